import { element } from "./element.js";
import { openAt } from "./panel.js";
import { bare, copied, kind, labelled, links, mark, permalink, places, spoken } from "./wording.js";

/**
 * The one place where a reply is drawn: quotes under 原文摘录, words of a model under AI 生成 and after the quotes.
 * @typedef {import("./wording.js").Reply} Reply
 * @typedef {import("./wording.js").Citation} Citation
 */

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
  if (quoted) made.prepend(element("blockquote", {}, chip("原文摘录"), citation.quote));
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
      made.append(chip("原文摘录"), `〔${citation.label}〕`, element("span", { className: "quote" }, citation.quote));
      return element("li", {}, made);
    }),
  );
}

/** Quotes, then what a model made of them under its own mark. */
function written(/** @type {Reply} */ reply) {
  return [
    element("ul", { className: "sources first" }, ...reply.citations.map((c) => source(c, true))),
    machine(bare(reply), reply.citations, mark(reply)),
  ];
}

/** @param {string} text @param {Citation[]} citations @param {string} name */
function machine(text, citations, name) {
  return element(
    "div",
    { className: "machine-written" },
    element("p", { className: "kind" }, chip(name)),
    element("p", { className: "said" }, ...withLabels(text, citations)),
  );
}

/** @param {Reply} reply */
function quoted(reply) {
  return [
    element("p", { className: "kind" }, chip(kind(reply))),
    element("p", { className: "said" }, ...withLabels(reply.text, reply.citations)),
    element("ul", { className: "sources" }, ...places(reply.citations).map((c) => source(c, false))),
  ];
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
 */
export function show(place, turn, on) {
  const { reply } = turn;
  const answered = reply.status === "answered";
  place.classList.toggle("refused", !answered);
  place.replaceChildren(...(!answered ? refused(reply) : reply.kind === "written" ? written(reply) : quoted(reply)));
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
 * A reply while it comes: drawn at most once a frame, so that nothing flickers.
 * @param {HTMLElement} place
 */
export function live(place) {
  const waiting = element("p", { className: "said waiting" }, "正在查找原文……");
  place.replaceChildren(waiting);
  let text = "";
  /** @type {Citation[]} */
  const citations = [];
  let model = "";
  let machineText = "";
  let asked = 0;
  const draw = () => {
    asked = 0;
    const parts = [element("p", { className: "kind" }, chip("原文摘录")), element("p", { className: "said" }, ...withLabels(text, citations))];
    if (machineText) parts.push(machine(machineText, citations, `AI 生成 · ${model}`));
    else if (model) parts.push(element("p", { className: "small" }, `AI（${model}）正在根据以上原文整理，完成后会逐句核对……`));
    place.replaceChildren(...parts);
  };
  const soon = () => {
    if (!asked) asked = requestAnimationFrame(draw);
  };
  return {
    /** @param {string} name @param {any} value */
    take(name, value) {
      if (name === "delta") text += value.text;
      else if (name === "citation") citations.push(value);
      else if (name === "writing") model = value.model;
      else if (name === "written") [model, machineText] = [value.model, bare({ ...value, kind: "written" })];
      else return;
      if (text) soon();
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
