import { element } from "./element.js";
import { openAt } from "./panel.js";
import { bare, copied, kind, labelled, links, mark, permalink, places, spoken } from "./wording.js";

/**
 * The one place where a reply is drawn: quotes under 原文摘录, words of a model under AI 生成 and after the quotes, which stand.
 * @typedef {import("./wording.js").Reply} Reply
 * @typedef {import("./wording.js").Citation} Citation
 */

const QUOTED = "原文摘录";

const REASONS = [
  ["wrong-section", "出处不对"],
  ["incomplete", "不完整"],
  ["off-topic", "答非所问"],
  ["hard-to-read", "看不懂"],
  ["other", "其他"],
];

/** @param {string} name */
const chip = (name) => element("span", { className: name.startsWith("AI") ? "chip machine" : "chip" }, name);

/** @param {Citation} citation */
function label(citation) {
  const button = element("button", { type: "button", className: "label", title: citation.quote }, citation.label);
  button.setAttribute("aria-label", `出处 ${citation.label}，查看原文`);
  button.addEventListener("click", () => openAt(citation, button));
  return button;
}

/** @param {string} text @param {Citation[]} citations */
function withLabels(text, citations) {
  return labelled(text, citations).map((part) => (typeof part === "string" ? part : label(part)));
}

/** @param {Citation} citation @param {boolean} quoted */
function source(citation, quoted) {
  const link = element("a", { href: permalink(citation) }, `〔${citation.label}〕 ${citation.document_title} › ${citation.heading_path.join(" › ")}`);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openAt(citation, link);
  });
  const made = element("li", {}, link);
  if (quoted) made.prepend(element("blockquote", {}, chip(QUOTED), citation.quote));
  return made;
}

/** @param {string} name @param {(made: HTMLElement) => void} act */
function button(name, act) {
  const made = element("button", { type: "button" }, name);
  made.addEventListener("click", () => act(made));
  return made;
}

/** Puts text on the clipboard, or shows it selected where the browser does not allow that. */
async function copy(/** @type {string} */ text, /** @type {HTMLElement} */ from) {
  try {
    await navigator.clipboard.writeText(text);
    const name = from.textContent;
    from.textContent = "已复制";
    setTimeout(() => (from.textContent = name), 2000);
  } catch {
    const box = /** @type {HTMLTextAreaElement} */ (
      element("textarea", { className: "to-copy", readOnly: true, value: text, rows: 5 })
    );
    box.setAttribute("aria-label", "请按 Ctrl+C 复制");
    from.parentElement.after(box);
    box.select();
  }
}

/** @param {string} text @param {HTMLElement} from */
function aloud(text, from) {
  if (speechSynthesis.speaking) {
    speechSynthesis.cancel();
    return;
  }
  const said = new SpeechSynthesisUtterance(text);
  said.lang = "zh-CN";
  said.onstart = () => (from.textContent = "停止朗读");
  said.onend = said.onerror = () => (from.textContent = "朗读");
  speechSynthesis.speak(said);
}

/** @param {Reply} reply @param {import("./store.js").Turn} turn @param {() => void} changed */
function verdict(reply, turn, changed) {
  const place = element("div", { className: "verdict" });
  const send = async (/** @type {boolean} */ useful, /** @type {string} */ reason) => {
    try {
      const response = await fetch("/api/v1/feedback", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ reply: reply.id, useful, ...(reason ? { reason } : {}) }),
      });
      if (!response.ok) throw new Error(String(response.status));
      turn.verdict = useful ? "有用" : "没用";
      changed();
      const thanks = element("p", { className: "small", role: "status", tabIndex: -1 }, "已记下，谢谢。");
      place.replaceChildren(thanks);
      thanks.focus();
    } catch {
      place.append(element("p", { className: "small", role: "status" }, "没能送出，请稍后再试。"));
    }
  };
  if (turn.verdict) {
    place.append(element("p", { className: "small" }, `您评价过：${turn.verdict}`));
    return place;
  }
  const why = button("没用", () => {
    place.replaceChildren(
      element("p", { className: "small" }, "是哪里不好？"),
      ...REASONS.map(([code, name]) => button(name, () => send(false, code))),
    );
    place.querySelector("button").focus();
  });
  place.append(button("有用", () => send(true, "")), why);
  return place;
}

/** @param {Citation[]} citations */
function nearest(citations) {
  return element(
    "ul",
    { className: "nearest" },
    ...citations.map((citation) => {
      const made = button("", () => openAt(citation, made));
      made.append(chip(QUOTED), `〔${citation.label}〕`, element("span", { className: "quote" }, citation.quote));
      return element("li", {}, made);
    }),
  );
}

/** @param {string} name of the mark @param {string} text @param {Citation[]} citations */
function quotes(name, text, citations) {
  return [
    element("p", { className: "kind" }, chip(name)),
    element("p", { className: "said" }, ...withLabels(text, citations)),
    element("ul", { className: "sources" }, ...places(citations).map((c) => source(c, false))),
  ];
}

/**
 * The quotes of a turn: those told before a model wrote, where they are known, and not those its words rest on.
 * @param {import("./store.js").Turn} turn
 */
function quoted({ reply, quoted: before }) {
  if (reply.kind !== "written") return quotes(kind(reply), reply.text, reply.citations);
  if (before) return quotes(QUOTED, before.text, before.citations);
  return [element("ul", { className: "sources first" }, .../** @type {Citation[]} */ (reply.citations).map((c) => source(c, true)))];
}

/**
 * What a model made of the quotes, under its own mark, with the sections that the quotes are not from.
 * @param {string} text @param {Citation[]} citations @param {string} name @param {Citation[]} known
 */
function machine(text, citations, name, known) {
  const others = places(citations).filter((c) => !known.some((k) => k.href === c.href));
  const made = element(
    "div",
    { className: "machine-written" },
    element("p", { className: "kind" }, chip(name)),
    element("p", { className: "said" }, ...withLabels(text, citations)),
  );
  if (others.length) made.append(element("ul", { className: "sources" }, ...others.map((c) => source(c, false))));
  return made;
}

/** @param {Reply} reply */
function refused(reply) {
  /** @type {HTMLElement[]} */
  const made = [
    element("p", { className: "kind" }, chip(kind(reply))),
    element("p", { className: "said" }, reply.text),
  ];
  if (reply.nearest.length) {
    made.push(element("p", { className: "small" }, "最接近的几处原文，供您核对："), nearest(reply.nearest));
  }
  return made;
}

/**
 * @param {HTMLElement} place emptied and filled with the reply
 * @param {import("./store.js").Turn} turn
 * @param {{again: () => void, changed: () => void}} on
 * @param {Element[]} standing what of the quotes is drawn already: it is not touched, so that nothing moves under the reader's eyes
 */
export function show(place, turn, on, standing = []) {
  const { reply } = turn;
  const answered = reply.status === "answered";
  place.classList.toggle("refused", !answered);
  for (const drawn of [...place.children]) if (!standing.includes(drawn)) drawn.remove();
  if (!answered) place.append(...refused(reply));
  else if (!standing.length) place.append(...quoted(turn));
  if (reply.kind === "written") {
    place.append(machine(bare(reply), reply.citations, mark(reply), turn.quoted?.citations ?? reply.citations));
  }
  const acts = element("div", { className: "acts" });
  if (answered) acts.append(button("复制回答和出处", (b) => copy(copied(reply, location.origin), b)));
  if (reply.citations.length || reply.nearest.length) {
    acts.append(button("复制条文链接", (b) => copy(links(reply, location.origin), b)));
  }
  if ("speechSynthesis" in window) acts.append(button("朗读", (b) => aloud(spoken(reply), b)));
  acts.append(button("重新回答", on.again));
  place.append(element("div", { className: "foot-row" }, acts, verdict(reply, turn, on.changed)));
}

/**
 * A reply while it comes: the quotes are drawn at most once a frame, so that nothing flickers, and stand from when a
 * model begins to write; what it writes comes whole, with the end.
 * @param {HTMLElement} place
 */
export function live(place) {
  const waiting = element("p", { className: "said waiting" }, "正在查找原文……");
  place.replaceChildren(waiting);
  let id = "";
  let text = "";
  /** @type {Citation[]} */
  const citations = [];
  let writing = false;
  let asked = 0;
  /** @type {Element[]} */
  let drawn = [];
  const draw = () => {
    asked = 0;
    drawn = quotes(QUOTED, text, citations);
    place.replaceChildren(...drawn);
  };
  return {
    /** @param {string} name @param {any} value */
    take(name, value) {
      if (name === "meta") id = value.id;
      if (name === "delta") text += value.text;
      if (name === "citation") citations.push(value);
      if ((name === "delta" || name === "citation") && text && !asked) asked = requestAnimationFrame(draw);
      if (name !== "writing" || writing) return;
      writing = true;
      cancelAnimationFrame(asked);
      draw();
      place.append(element("p", { className: "small" }, `AI（${value.model}）正在根据以上原文整理，完成后会逐句核对……`));
    },
    /** @returns {Reply | null} the quotes as a reply of their own, once a model writes: they hold whatever becomes of it */
    quotes() {
      return writing ? { id, status: "answered", kind: "quote", text, citations, nearest: [] } : null;
    },
    /** @param {Reply} reply @returns {Element[]} what is drawn and part of it */
    standing(reply) {
      return writing && reply.status === "answered" ? drawn : [];
    },
    end() {
      cancelAnimationFrame(asked);
    },
  };
}

/** @param {HTMLElement} place @param {string} message @param {() => void} again */
export function trouble(place, message, again) {
  place.classList.add("refused");
  place.replaceChildren(
    element("p", { className: "kind" }, chip("没有回答")),
    element("p", { className: "said", role: "alert" }, message),
    element("div", { className: "acts" }, button("再试一次", again)),
  );
}
