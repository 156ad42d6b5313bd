/**
 * Cuts a stretch of text at the edges of its heading and of what is marked in it.
 * @typedef {{text: string, marked: boolean, heading: boolean}} Piece
 * @param {string} text
 * @param {{start: number, end: number}} span what is cut, UTF-16 code units
 * @param {number} headingEnd where the heading, which begins the span, ends
 * @param {{start: number, end: number}[]} marks in order, apart
 * @returns {Piece[]} none empty; together the text of the span
 */
export function pieces(text, span, headingEnd, marks) {
  const inside = (/** @type {number} */ at) => Math.max(span.start, Math.min(span.end, at));
  const edges = [span.start, span.end, headingEnd, ...marks.flatMap((m) => [m.start, m.end])].map(inside);
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => ({
    text: text.slice(cuts[i], end),
    marked: marks.some((m) => m.start <= cuts[i] && end <= m.end),
    heading: end <= headingEnd,
  }));
}

/**
 * Where the printed heading of a section ends: its title stands at the head of its own text.
 * @param {string} text
 * @param {{start: number, title: string, ownEnd: number}} node
 */
export function headingEnd(text, node) {
  if (!node.title) return node.start;
  const at = text.slice(node.start, node.ownEnd).indexOf(node.title);
  return at < 0 || at > 20 ? node.start : node.start + at + node.title.length;
}

/**
 * Every place of `wanted` in `text`, in order, apart.
 * @param {string} text @param {string} wanted not empty
 */
export function placesOf(text, wanted) {
  const found = [];
  for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length)) {
    found.push({ start: i, end: i + wanted.length });
  }
  return found;
}
