import { element, part } from "./element.js";
import { headingEnd, pieces, placesOf } from "./pieces.js";

/** The reader beside the chat: one document, a quote highlighted and in view. */
const panel = document.getElementById("reader");
const main = document.getElementById("chat");
const desk = document.querySelector(".desk");
const title = document.getElementById("reader-title");
const path = document.getElementById("reader-path");
const body = document.getElementById("reader-text");
const outline = part("reader-outline", HTMLDetailsElement);
const words = part("find-words", HTMLInputElement);
const found = document.getElementById("found");
const kept = new Map();
/** @type {HTMLElement | null} */
let opener = null;
/** @type {{about: any, text: string, nodes: any[]} | null} */
let open = null;
let at = 0;
let place = -1;

/** @param {string} id */
async function load(id) {
  if (!kept.has(id)) {
    const base = `/api/v1/documents/${encodeURIComponent(id)}`;
    const [about, text] = await Promise.all([
      fetch(base).then((r) => r.json()),
      fetch(`${base}/text`).then((r) => r.text()),
    ]);
    kept.set(id, { about, text, nodes: flat(about.outline, []) });
  }
  return kept.get(id);
}

/**
 * Sections in order, each with the path of headings above it and its own text's end.
 * @param {any[]} nodes @param {any[]} above
 * @returns {any[]}
 */
function flat(nodes, above) {
  return nodes.flatMap((n) => {
    const path = [...above, n];
    return [{ ...n, path, ownEnd: n.children.length ? n.children[0].start : n.end }, ...flat(n.children, path)];
  });
}

/**
 * @param {{document: string, section: string, start: number, end: number}} citation
 * @param {HTMLElement} [from] what has the focus again when the reader is closed
 */
export async function openAt(citation, from) {
  opener = from ?? /** @type {HTMLElement} */ (document.activeElement);
  open = await load(citation.document);
  title.textContent = open.about.title;
  draw([{ start: citation.start, end: citation.end }]);
  outline.querySelector("ol").replaceChildren(...open.about.outline.map(branch));
  panel.hidden = false;
  main.inert = matchMedia("(max-width: 900px)").matches; // there the reader covers the chat
  desk.classList.add("reading");
  at = Math.max(0, open.nodes.findIndex((n) => citation.start >= n.start && citation.start < n.ownEnd));
  crumbs();
  body.querySelector("mark")?.scrollIntoView({ block: "center" });
  body.focus({ preventScroll: true });
}

/** @param {any} node @returns {HTMLElement} */
function branch(node) {
  const go = element("button", { type: "button" }, `${node.label} ${node.title}`);
  go.dataset.number = node.number;
  go.addEventListener("click", () => visit(open.nodes.findIndex((n) => n.number === node.number)));
  const made = element("li", {}, go);
  if (node.children.length) made.append(element("ol", {}, ...node.children.map(branch)));
  return made;
}

/** @param {{start: number, end: number}[]} marks in order, apart */
function draw(marks) {
  body.replaceChildren(
    ...open.nodes.map((node) => {
      const cut = pieces(open.text, { start: node.start, end: node.ownEnd }, headingEnd(open.text, node), marks);
      const level = `level-${Math.min(3, node.level)}`;
      return element("section", { id: `reader-${node.number}`, className: level }, ...cut.map(drawn));
    }),
  );
}

/** @param {import("./pieces.js").Piece} piece */
function drawn(piece) {
  const text = piece.marked ? element("mark", {}, piece.text) : piece.text;
  return piece.heading ? element("strong", {}, text) : text;
}

function crumbs() {
  const node = open.nodes[at];
  for (const one of outline.querySelectorAll("button")) {
    if (one.dataset.number === node.number) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
  path.replaceChildren(element("ol", {}, ...node.path.map((/** @type {any} */ n) => element("li", {}, `${n.label} ${n.title}`))));
  const link = element("a", { href: `/documents/${encodeURIComponent(open.about.id)}#${node.number}` }, "本节链接");
  path.append(link);
  part("previous", HTMLButtonElement).disabled = at === 0;
  part("next", HTMLButtonElement).disabled = at === open.nodes.length - 1;
}

/** @param {number} index of a section, in reading order */
function visit(index) {
  at = Math.max(0, Math.min(open.nodes.length - 1, index));
  crumbs();
  outline.open = false;
  document.getElementById(`reader-${open.nodes[at].number}`).scrollIntoView({ block: "start" });
}

function find() {
  const wanted = words.value.trim();
  if (!wanted) return;
  if (body.dataset.found !== wanted) {
    draw(placesOf(open.text, wanted));
    body.dataset.found = wanted;
    place = -1;
  }
  const marks = body.querySelectorAll("mark");
  place = marks.length ? (place + 1) % marks.length : -1;
  found.textContent = marks.length ? `第 ${place + 1} 处，共 ${marks.length} 处` : "没有找到";
  if (place < 0) return;
  marks[place].scrollIntoView({ block: "center" });
  const id = marks[place].closest("section").id.slice("reader-".length);
  at = open.nodes.findIndex((n) => n.number === id);
  crumbs();
}

export function close() {
  panel.hidden = true;
  main.inert = false;
  desk.classList.remove("reading");
  found.textContent = "";
  delete body.dataset.found;
  if (opener && opener.isConnected) opener.focus();
}

document.getElementById("previous").addEventListener("click", () => visit(at - 1));
document.getElementById("next").addEventListener("click", () => visit(at + 1));
document.getElementById("find").addEventListener("submit", (event) => {
  event.preventDefault();
  find();
});
document.getElementById("reader-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) close();
});
