/** How offices cite: 据《…决定》第五部分第2条：“…”. */
const HAN = "〇零一二三四五六七八九十百千";

/** @param {string} label as printed, such as 五、2 or 第四十三条 @returns {string} */
export function spoken(label) {
  if (/^(第|前言|附)/.test(label)) return label;
  return label
    .split("、")
    .filter(Boolean)
    .map((part, level) => {
      if (/^（.+）$/.test(part)) return `第${part}项`;
      if (level === 0 && [...part].every((c) => HAN.includes(c))) return `第${part}部分`;
      if (/^\d+$/.test(part)) return `第${part}条`;
      return part;
    })
    .join("");
}

/** @param {{document_title: string, label: string, quote: string}} c */
export function cited(c) {
  return `据《${c.document_title}》${spoken(c.label)}：“${c.quote}”`;
}

/** @param {any[]} citations */
export function allCited(citations) {
  return citations.map(cited).join("\n");
}

/** @param {string} question @param {any[]} citations @param {string} origin @param {Date} today */
export function letter(question, citations, origin, today) {
  const links = [...new Set(citations.map((c) => origin + c.href))].join("\n");
  return [
    "您好：",
    `　　您咨询的“${question}”收悉。现答复如下：`,
    ...citations.map((c) => `　　${cited(c)}`),
    "　　以上为文件原文摘录，全文见：",
    links,
    "　　感谢您的关注。",
    "",
    `${today.getFullYear()}年${today.getMonth() + 1}月${today.getDate()}日`,
  ].join("\n");
}
