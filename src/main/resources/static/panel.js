import { element } from "./element.js";

/** The reader beside the chat: one document, a quote highlighted and in view. */
const panel = document.getElementById("reader");
const title = document.getElementById("reader-title");
const path = document.getElementById("reader-path");
const body = document.getElementById("reader-text");
const kept = new Map();
let opener = null;

/** @param {string} id */
async function load(id) {
  if (!kept.has(id)) {
    const base = `/api/v1/documents/${encodeURIComponent(id)}`;
    const [about, text] = await Promise.all([
      fetch(base).then((r) => r.json()),
      fetch(`${base}/text`).then((r) => r.text()),
    ]);
    kept.set(id, { about, text });
  }
  return kept.get(id);
}

/** Sections in order, each with its own text's end: where its first child begins. */
function flat(nodes) {
  return nodes.flatMap((n) => [{ ...n, ownEnd: n.children.length ? n.children[0].start : n.end }, ...flat(n.children)]);
}

/** @param {{document: string, section: string, start: number, end: number, heading_path: string[]}} citation */
export async function openAt(citation, from) {
  opener = from ?? document.activeElement;
  const { about, text } = await load(citation.document);
  title.textContent = about.title;
  path.textContent = citation.heading_path.join(" › ");
  body.replaceChildren(...flat(about.outline).map((node) => section(node, text, citation)));
  panel.hidden = false;
  document.querySelector(".desk").classList.add("reading");
  const mark = body.querySelector("mark");
  if (mark) mark.scrollIntoView({ block: "center" });
  body.focus({ preventScroll: true });
}

function section(node, text, citation) {
  const made = element("section", { id: `reader-${node.number}`, className: `numbered-${node.level}` });
  if (node.children.length === 0) made.className = "";
  const from = Math.max(node.start, Math.min(citation.start, node.ownEnd));
  const to = Math.max(from, Math.min(citation.end, node.ownEnd));
  if (citation.start >= node.start && citation.end <= node.ownEnd) {
    made.append(
      text.slice(node.start, from),
      element("mark", {}, text.slice(from, to)),
      text.slice(to, node.ownEnd),
    );
  } else {
    made.append(text.slice(node.start, node.ownEnd));
  }
  return element("div", {}, made);
}

export function close() {
  panel.hidden = true;
  document.querySelector(".desk").classList.remove("reading");
  if (opener && opener.isConnected) opener.focus();
}

document.getElementById("reader-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) close();
});
