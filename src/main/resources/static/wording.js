/** What is copied and exported: the words of a reply with the mark of their origin and their sources. */

const KINDS = { written: "AI 生成", pinned: "人工核定", count: "按原文计数", outline: "原文目录" };

/** @param {any} reply @returns {string} the visible mark of where the words come from */
export function kind(reply) {
  if (reply.status !== "answered") return "没有回答";
  return KINDS[reply.kind] ?? "原文摘录";
}

/** @param {any[]} citations each section once */
export function places(citations) {
  return citations.filter((c, i) => citations.findIndex((d) => d.href === c.href) === i);
}

/** @param {any} reply @param {string} origin such as `https://example.org` */
export function copied(reply, origin) {
  const sources = reply.citations.map(
    (c) => `〔${c.label}〕《${c.document_title}》【原文摘录】“${c.quote}” ${origin}${c.href}`,
  );
  const head = `【${kind(reply)}】${reply.text}`;
  return (sources.length ? [head, "", "出处：", ...sources] : [head]).concat("", "参考回答，不代替有关部门的正式答复。").join("\n");
}

/** @param {any} reply @param {string} origin @returns {string} one line a section */
export function links(reply, origin) {
  return places(reply.citations.length ? reply.citations : reply.nearest)
    .map((c) => `〔${c.label}〕《${c.document_title}》 ${origin}${c.href}`)
    .join("\n");
}

/** Markdown with what was typed and quoted taken literally. */
function literal(text) {
  return text.replace(/[\\`*_{}[\]<>#|~!]/g, "\\$&").replace(/^(\s*)([-+=]|\d+\.)/gm, "$1\\$2");
}

/** @param {{question: string, reply: any}[]} turns @param {string} origin */
export function markdown(turns, origin) {
  const parts = turns.map(({ question, reply }) => {
    const quotes = reply.citations.map(
      (c) => `> 【原文摘录】${literal(c.quote).replace(/\n/g, "\n> ")}\n>\n> 〔${c.label}〕《${literal(c.document_title)}》 <${origin}${c.href}>`,
    );
    return [`## ${literal(question).replace(/\n/g, " ")}`, `【${kind(reply)}】${literal(reply.text)}`, ...quotes].join("\n\n");
  });
  return ["# 有据 · 对话记录", ...parts, "参考回答：摘自所收录文件，不代替有关部门的正式答复。", ""].join("\n\n");
}
