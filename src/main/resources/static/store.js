/**
 * Conversations on the visitor's device; a full or forbidden store only means that they are not kept.
 * @typedef {{question: string, reply: any, quoted?: {text: string, citations: any[]}, verdict?: string}} Turn with the quotes
 *   told before a model wrote, if one did
 * @typedef {{id: string, turns: Turn[]}} Conversation
 */
const KEY = "youju.conversations";
const MOST = 20;
const MOST_TURNS = 50;

/** @param {string} key @param {string} value */
export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not kept then.
  }
}

/** @param {string} key @returns {string} empty where nothing is kept */
export function kept(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** @param {any} c @returns {boolean} whether it can be drawn as a citation */
function cites(c) {
  return (
    ["label", "document", "document_title", "section", "quote", "href"].every((name) => typeof c?.[name] === "string") &&
    Array.isArray(c.heading_path) &&
    Number.isInteger(c.start) &&
    Number.isInteger(c.end) &&
    c.href.startsWith("/documents/")
  );
}

/** @param {any} turn @returns {boolean} whether it can be drawn; what an older page or another hand left may not be */
export function whole(turn) {
  const reply = turn?.reply;
  const quoted = turn?.quoted ?? { text: "", citations: [] };
  return (
    typeof turn?.question === "string" &&
    typeof reply?.id === "string" &&
    typeof reply.status === "string" &&
    typeof reply.text === "string" &&
    typeof quoted.text === "string" &&
    [reply.citations, reply.nearest, quoted.citations].every((list) => Array.isArray(list) && list.every(cites))
  );
}

/** @returns {Conversation[]} newest first; never empty; turns that cannot be drawn are left out */
export function conversations() {
  try {
    const all = JSON.parse(kept(KEY) || "[]")
      .filter((/** @type {any} */ c) => typeof c?.id === "string" && Array.isArray(c.turns))
      .map((/** @type {Conversation} */ c) => ({ ...c, turns: c.turns.filter(whole) }));
    return all.length ? all : [fresh()];
  } catch {
    return [fresh()];
  }
}

/** @param {Conversation[]} all newest first */
export function keepAll(all) {
  const short = all.slice(0, MOST).map(({ id, turns }) => ({ id, turns: turns.slice(-MOST_TURNS) }));
  keep(KEY, JSON.stringify(short));
}

/** @returns {Conversation} */
export function fresh() {
  return { id: `${Date.now()}-${Math.floor(Math.random() * 1e6)}`, turns: [] };
}
