import { allCited, letter } from "./cite.js";
import { get, me, post, tell } from "./desk-common.js";
import { element } from "./element.js";
import { kind } from "./wording.js";

const PAUSE = 300; // milliseconds without a key before an answer is drafted
const box = document.getElementById("words");
const list = document.getElementById("hits");
const drafted = document.getElementById("draft");
const history = document.getElementById("history");
const keys = document.getElementById("keys");
const filters = ["document", "chapter", "issuer", "since"].map((id) => document.getElementById(id));
const [byDocument, byChapter, byIssuer, since] = filters;

let documents = [];
let hits = [];
let reply = null;
let selected = 0; // 0 is the draft, 1 the first hit
let working = new AbortController();
let timer = 0;

/** The ids that the filters leave; empty for all. */
function within() {
  const all = !byDocument.value && !byIssuer.value && !since.value;
  if (all) return [];
  const ids = documents
    .filter((d) => !byDocument.value || d.id === byDocument.value)
    .filter((d) => !byIssuer.value || d.issuer === byIssuer.value)
    .filter((d) => !since.value || (d.date && d.date >= since.value))
    .map((d) => d.id);
  return ids.length ? ids : null;
}

async function look() {
  const began = performance.now();
  const words = box.value.trim();
  working.abort();
  clearTimeout(timer);
  const mine = (working = new AbortController());
  const ids = within();
  if (!words || ids === null) {
    show([], ids === null ? "没有符合筛选条件的文件。" : "");
    draw(null);
    return;
  }
  const query = new URLSearchParams({ q: words, documents: ids.join(","), chapter: byChapter.value });
  try {
    const found = await get(`/desk/api/look?draft=0&${query}`, mine.signal);
    show(found.hits, found.hits.length ? "" : "没有找到条文。");
    list.dataset.millis = String(performance.now() - began);
    list.dataset.words = words;
    timer = setTimeout(() => draft(words, query, mine.signal), PAUSE);
  } catch (error) {
    if (!mine.signal.aborted) tell(error.message);
  }
}

async function draft(words, query, signal) {
  try {
    const found = await get(`/desk/api/look?hits=0&${query}`, signal);
    draw(found.reply);
    drafted.dataset.words = words;
  } catch (error) {
    if (!signal.aborted) tell(error.message);
  }
}

function why(hit) {
  const parts = [];
  if (hit.why.words > 0) parts.push(`字词 ${Math.round(hit.why.words * 100)}%`);
  if (hit.why.clause > 0) parts.push(`这一句意思 ${Math.round(hit.why.clause * 100)}%`);
  if (hit.why.likely > 0) parts.push(`相近问法 ${Math.round(hit.why.likely * 100)}%`);
  if (hit.why.section > 0) parts.push(`整条意思 ${Math.round(hit.why.section * 100)}%`);
  return parts.join(" · ");
}

function show(found, nothing) {
  hits = found;
  const rows = found.map((hit, i) => {
    const row = element(
      "li",
      { id: `hit-${i + 1}` },
      element("span", { className: "where" }, i < 9 ? element("kbd", {}, `Alt+${i + 1}`) : "", ` 〔${hit.label}〕${hit.document_title}`),
      element("span", { className: "words" }, hit.quote),
      hit.notice ? element("span", { className: "notice" }, hit.notice) : "",
      element("span", { className: "why" }, why(hit)),
    );
    row.setAttribute("role", "option");
    row.addEventListener("click", () => {
      select(i + 1);
      copy("cited");
    });
    return row;
  });
  list.replaceChildren(...rows);
  tell(nothing);
  select(0);
}

function draw(next) {
  reply = next;
  if (!next) {
    drafted.replaceChildren(element("p", { className: "waiting" }, "输入后在这里给出拟答。"));
    return;
  }
  const sources = (next.citations.length ? next.citations : next.nearest).map((c) =>
    element("li", {}, element("a", { href: c.href, target: "_blank" }, `〔${c.label}〕${c.document_title}`)),
  );
  drafted.classList.toggle("refused", next.status !== "answered");
  drafted.replaceChildren(
    element("p", { className: "kind" }, element("span", { className: "chip" }, kind(next))),
    element("p", { className: "said" }, next.text),
    element("ul", { className: "sources" }, ...sources),
  );
}

function select(at) {
  selected = Math.max(0, Math.min(hits.length, at));
  [...list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i + 1 === selected)));
  drafted.toggleAttribute("data-selected", selected === 0);
  if (selected) {
    box.setAttribute("aria-activedescendant", `hit-${selected}`);
    list.children[selected - 1].scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}

/** What is selected, as citations. */
function chosen() {
  if (selected > 0) return [hits[selected - 1]];
  if (reply?.status === "answered") return reply.citations;
  return [];
}

async function clip(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { value: text, className: "unseen" });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    box.focus();
  }
}

const WORDS = { cited: "已复制，带出处。", clause: "已复制条文。", link: "已复制链接。", letter: "已复制答复函。" };

async function copy(form) {
  const citations = chosen();
  if (!citations.length) {
    tell(box.value.trim() ? "没有可复制的拟答；按 ↓ 选一条条文。" : "");
    return;
  }
  const question = box.value.trim();
  const texts = {
    cited: () => allCited(citations),
    clause: () => citations.map((c) => c.quote).join("\n"),
    link: () => citations.map((c) => location.origin + c.href).join("\n"),
    letter: () => letter(question, citations, location.origin, new Date()),
  };
  await clip(texts[form]());
  tell(WORDS[form]);
  post("/desk/api/enquiries", { question, documents: within() ?? [] }).then(recall, () => {});
}

async function recall() {
  const { enquiries } = await get("/desk/api/history");
  const seen = new Set();
  const rows = enquiries
    .filter((e) => !seen.has(e.question) && seen.add(e.question))
    .slice(0, 10)
    .map((e) => {
      const again = element("button", { type: "button" }, `${e.question}${e.labels.length ? `〔${e.labels[0]}〕` : ""}`);
      again.addEventListener("click", () => {
        box.value = e.question;
        box.focus();
        look();
      });
      return element("li", {}, again);
    });
  history.replaceChildren(...(rows.length ? rows : [element("li", { className: "small" }, "还没有。")]));
}

async function choices() {
  documents = (await get("/api/v1/documents")).documents;
  byDocument.append(...documents.map((d) => element("option", { value: d.id }, d.notice ? `${d.title}（不在有效期）` : d.title)));
  const issuers = [...new Set(documents.map((d) => d.issuer).filter(Boolean))];
  byIssuer.append(...issuers.map((name) => element("option", { value: name }, name)));
}

async function chapters() {
  byChapter.replaceChildren(element("option", { value: "" }, "全部"));
  byChapter.disabled = !byDocument.value;
  if (!byDocument.value) return;
  const about = await get(`/api/v1/documents/${encodeURIComponent(byDocument.value)}`);
  byChapter.append(...about.outline.map((node) => element("option", { value: node.number }, `${node.label} ${node.title}`)));
}

const ALT = { KeyC: "clause", KeyL: "link", KeyR: "letter" };

addEventListener("keydown", (event) => {
  if (event.isComposing || keys.open) return;
  const digit = /^Digit([1-9])$/.exec(event.code);
  if (event.altKey && digit && hits.length >= Number(digit[1])) {
    event.preventDefault();
    select(Number(digit[1]));
    copy("cited");
  } else if (event.altKey && ALT[event.code]) {
    event.preventDefault();
    copy(ALT[event.code]);
  } else if (event.altKey && event.code === "KeyO") {
    event.preventDefault();
    const [first] = chosen();
    if (first) open(first.href, "_blank", "noopener");
  } else if (event.altKey && event.code === "KeyF") {
    event.preventDefault();
    byDocument.focus();
  } else if (event.altKey && event.code === "KeyH") {
    event.preventDefault();
    history.querySelector("button")?.focus();
  } else if (event.key === "Escape") {
    box.value = "";
    box.focus();
    look();
  } else if ((event.key === "?" || event.key === "？") && (event.target !== box || !box.value)) {
    event.preventDefault();
    keys.showModal();
  }
});
box.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    select(selected + (event.key === "ArrowDown" ? 1 : -1));
  }
});
document.getElementById("look").addEventListener("submit", (event) => {
  event.preventDefault();
  copy("cited");
});
box.addEventListener("input", look);
byDocument.addEventListener("change", () => chapters().then(look));
for (const filter of [byChapter, byIssuer, since]) filter.addEventListener("change", look);
document.getElementById("open-keys").addEventListener("click", () => keys.showModal());
document.getElementById("close-keys").addEventListener("click", () => keys.close());
keys.addEventListener("close", () => box.focus());

me().then(() => Promise.all([choices(), recall()])).catch((error) => tell(error.message));
