import { element } from "./element.js";
import { openAt } from "./panel.js";
import { copied, kind, links, places } from "./wording.js";

const REASONS = [
  ["wrong-section", "出处不对"],
  ["incomplete", "不完整"],
  ["off-topic", "答非所问"],
  ["hard-to-read", "看不懂"],
  ["other", "其他"],
];

/** @param {any} citation */
function label(citation) {
  const button = element("button", { type: "button", className: "label", title: citation.quote }, citation.label);
  button.setAttribute("aria-label", `出处 ${citation.label}，查看原文`);
  button.addEventListener("click", () => openAt(citation, button));
  return button;
}

/** Text with its 〔labels〕 as buttons: the n-th label of a name opens the n-th citation of that name. */
function withLabels(text, citations) {
  const met = new Map();
  return text.split(/〔([^〔〕]+)〕/).map((part, i) => {
    if (i % 2 === 0) return part;
    const same = citations.filter((c) => c.label === part);
    const nth = met.get(part) ?? 0;
    met.set(part, nth + 1);
    return same.length ? label(same[Math.min(nth, same.length - 1)]) : `〔${part}〕`;
  });
}

function source(citation, quoted) {
  const path = `${citation.document_title} › ${citation.heading_path.join(" › ")}`;
  const link = element("a", { href: citation.href }, `〔${citation.label}〕 ${path}`);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openAt(citation, link);
  });
  const made = element("li", {}, link);
  if (quoted) {
    made.append(element("blockquote", {}, element("span", { className: "chip" }, "原文摘录"), citation.quote));
  }
  return made;
}

function sources(reply) {
  const written = reply.kind === "written";
  const shown = written ? reply.citations : places(reply.citations);
  return element("ul", { className: "sources" }, ...shown.map((c) => source(c, written)));
}

function button(name, act) {
  const made = element("button", { type: "button" }, name);
  made.addEventListener("click", () => act(made));
  return made;
}

/** Puts text on the clipboard, or shows it selected where the browser does not allow that. */
async function copy(text, from) {
  try {
    await navigator.clipboard.writeText(text);
    const name = from.textContent;
    from.textContent = "已复制";
    setTimeout(() => (from.textContent = name), 2000);
  } catch {
    const box = element("textarea", { className: "to-copy", readOnly: true, value: text, rows: 5 });
    box.setAttribute("aria-label", "请按 Ctrl+C 复制");
    from.parentElement.after(box);
    box.select();
  }
}

function aloud(text, from) {
  if (speechSynthesis.speaking) {
    speechSynthesis.cancel();
    return;
  }
  const said = new SpeechSynthesisUtterance(text.replace(/〔([^〔〕]+)〕/g, "，出处$1。"));
  said.lang = "zh-CN";
  said.onstart = () => (from.textContent = "停止朗读");
  said.onend = said.onerror = () => (from.textContent = "朗读");
  speechSynthesis.speak(said);
}

function verdict(reply, turn, changed) {
  const place = element("div", { className: "verdict" });
  const send = async (useful, reason) => {
    try {
      const response = await fetch("/api/v1/feedback", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ reply: reply.id, useful, ...(reason ? { reason } : {}) }),
      });
      if (!response.ok) throw new Error(String(response.status));
      turn.verdict = useful ? "有用" : "没用";
      changed();
      place.replaceChildren(element("p", { className: "small", role: "status" }, "已记下，谢谢。"));
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

/**
 * @param {HTMLElement} place emptied and filled with the reply
 * @param {import("./store.js").Turn} turn
 * @param {{again: () => void, changed: () => void}} on
 */
export function show(place, turn, on) {
  const { reply } = turn;
  const refused = reply.status !== "answered";
  place.classList.toggle("refused", refused);
  const mark = element("p", { className: "kind" }, element("span", { className: "chip" }, kind(reply)));
  place.replaceChildren(mark, element("p", { className: "said" }, ...withLabels(reply.text, reply.citations)));
  if (refused && reply.nearest.length) {
    place.append(element("p", { className: "small" }, "最接近的几处原文，供您核对："), nearest(reply.nearest));
  }
  if (!refused) place.append(sources(reply));
  const acts = element("div", { className: "acts" });
  if (!refused) acts.append(button("复制回答和出处", (b) => copy(copied(reply, location.origin), b)));
  if (reply.citations.length || reply.nearest.length) {
    acts.append(button("复制条文链接", (b) => copy(links(reply, location.origin), b)));
  }
  if ("speechSynthesis" in window) acts.append(button("朗读", (b) => aloud(reply.text, b)));
  acts.append(button("重新回答", on.again));
  place.append(acts, verdict(reply, turn, on.changed));
}

function nearest(citations) {
  return element(
    "ul",
    { className: "nearest" },
    ...citations.map((citation) => {
      const made = button("", () => openAt(citation, made));
      made.append(
        element("span", { className: "chip" }, "原文摘录"),
        `〔${citation.label}〕`,
        element("span", { className: "quote" }, citation.quote),
      );
      return element("li", {}, made);
    }),
  );
}

/** @param {HTMLElement} place @param {string} message @param {() => void} again */
export function trouble(place, message, again) {
  place.classList.add("refused");
  place.replaceChildren(
    element("p", { className: "kind" }, element("span", { className: "chip" }, "没有回答")),
    element("p", { className: "said", role: "alert" }, message),
    element("div", { className: "acts" }, button("再试一次", again)),
  );
}
