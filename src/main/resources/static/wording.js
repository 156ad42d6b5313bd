/** What is shown, copied and exported: the words of a reply with the mark of their origin and their sources. */

/**
 * @typedef {{label: string, document: string, document_title: string, section: string, heading_path: string[],
 *   quote: string, start: number, end: number, href: string}} Citation
 * @typedef {{id: string, status: string, reason?: string|null, kind?: string|null, text: string, citations: Citation[],
 *   nearest: Citation[], engine?: {model?: string|null}}} Reply
 */

/** @type {Record<string, string>} */
const KINDS = { written: "AI 生成", pinned: "人工核定", count: "按原文计数", outline: "原文目录" };
const NOTICE = "参考回答，不代替有关部门的正式答复。";

/** @param {Reply} reply @returns {string} the visible mark of where the words come from */
export function kind(reply) {
  if (reply.status !== "answered") return "没有回答";
  return KINDS[reply.kind ?? ""] ?? "原文摘录";
}

/** @param {Reply} reply @returns {string} the mark with the name of the model that wrote, if one did */
export function mark(reply) {
  const model = reply.kind === "written" ? reply.engine?.model : "";
  return model ? `${kind(reply)} · ${model}` : kind(reply);
}

/** @param {Reply} reply @returns {string} the text without a mark at its head: marks are put beside it */
export function bare(reply) {
  return reply.kind === "written" ? reply.text.replace(/^【AI 生成[^】]*】/, "") : reply.text;
}

/**
 * Where a quote stands, marked, on the page of its document; readable without scripts.
 * @param {Citation} citation
 */
export function permalink(citation) {
  const [page, section] = citation.href.split("#");
  return `${page}?quote=${citation.start}-${citation.end}#${section ?? ""}`;
}

/** @param {Citation[]} citations each section once */
export function places(citations) {
  return citations.filter((c, i) => citations.findIndex((d) => d.href === c.href) === i);
}

/**
 * Text cut at its 〔labels〕: the n-th label of a name is the n-th citation of that name.
 * @param {string} text @param {Citation[]} citations
 * @returns {(string | Citation)[]}
 */
export function labelled(text, citations) {
  const met = new Map();
  return text.split(/〔([^〔〕]+)〕/).flatMap((part, i) => {
    if (i % 2 === 0) return part ? [part] : [];
    const same = citations.filter((c) => c.label === part);
    const nth = met.get(part) ?? 0;
    met.set(part, nth + 1);
    return [same.length ? same[Math.min(nth, same.length - 1)] : `〔${part}〕`];
  });
}

/** @param {Reply} reply @param {string} origin such as `https://example.org` */
export function copied(reply, origin) {
  const sources = (reply.citations.length ? reply.citations : reply.nearest).map(
    (c) => `〔${c.label}〕《${c.document_title}》【原文摘录】“${c.quote}” ${origin}${permalink(c)}`,
  );
  const head = `【${mark(reply)}】${bare(reply)}`;
  return (sources.length ? [head, "", "出处：", ...sources] : [head]).concat("", NOTICE).join("\n");
}

/** @param {Reply} reply @param {string} origin @returns {string} one line a section */
export function links(reply, origin) {
  return places(reply.citations.length ? reply.citations : reply.nearest)
    .map((c) => `〔${c.label}〕《${c.document_title}》 ${origin}${permalink(c)}`)
    .join("\n");
}

/** @param {string} text @returns {string} Markdown with what was typed and quoted taken literally */
export function literal(text) {
  return text.replace(/[\\`*_{}[\]<>#|~!&]/g, "\\$&").replace(/^(\s*)([-+=]|\d+(?=[.)]))/gm, "$1\\$2");
}

/** @param {{question: string, reply: Reply}[]} turns @param {string} origin */
export function markdown(turns, origin) {
  const parts = turns.map(({ question, reply }) => {
    const quotes = (reply.citations.length ? reply.citations : reply.nearest).map(
      (c) =>
        `> 【原文摘录】${literal(c.quote).replace(/\n/g, "\n> ")}\n>\n> 〔${c.label}〕《${literal(c.document_title)}》 <${origin}${permalink(c)}>`,
    );
    return [`## ${literal(question).replace(/\n/g, " ")}`, `【${mark(reply)}】${literal(bare(reply))}`, ...quotes].join("\n\n");
  });
  return ["# 有据 · 对话记录", ...parts, `摘自所收录文件的${NOTICE}`, ""].join("\n\n");
}

/** @param {Reply} reply @returns {string} what is read aloud, or told to a screen reader */
export function spoken(reply) {
  return `${mark(reply)}：${bare(reply).replace(/〔([^〔〕]+)〕/g, "，出处$1。")}`;
}
