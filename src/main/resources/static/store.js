/**
 * Conversations on the visitor's device; a full or forbidden store only means that they are not kept.
 * @typedef {{question: string, reply: any, verdict?: string}} Turn
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

/** @returns {Conversation[]} newest first; never empty */
export function conversations() {
  try {
    const all = JSON.parse(kept(KEY) || "[]").filter((c) => typeof c.id === "string" && Array.isArray(c.turns));
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
