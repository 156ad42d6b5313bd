import "./display.js";
import { element, part } from "./element.js";
import { live, show, trouble } from "./reply.js";
import { readEvents } from "./sse.js";
import { conversations, fresh, keepAll } from "./store.js";
import { markdown, spoken } from "./wording.js";

const MOST_TURNS = 10;
const form = part("ask", HTMLFormElement);
const box = part("question", HTMLTextAreaElement);
const send = document.getElementById("send");
const stop = document.getElementById("stop");
const turns = document.getElementById("turns");
const welcome = document.getElementById("welcome");
const announce = document.getElementById("announce");
const list = document.getElementById("conversations");

let all = conversations();
let current = all[0];
/** @type {AbortController | null} */
let working = null;

function changed() {
  keepAll([current, ...all.filter((c) => c !== current && c.turns.length)]);
  names();
}

/** The kept conversations, by their first question. */
function names() {
  const rows = all.filter((c) => c.turns.length).map((conversation) => {
    const open = element("button", { type: "button" }, conversation.turns[0].question.slice(0, 30));
    if (conversation === current) open.setAttribute("aria-current", "true");
    open.addEventListener("click", () => go(conversation));
    return element("li", {}, open);
  });
  list.replaceChildren(...rows);
}

/** @param {import("./store.js").Conversation} conversation */
function go(conversation) {
  working?.abort();
  current = conversation;
  turns.replaceChildren();
  for (const one of conversation.turns) shown(turn(one.question), one);
  welcome.hidden = conversation.turns.length > 0;
  changed();
  part("kept", HTMLDetailsElement).open = false;
}

/** @param {string} question */
function turn(question) {
  const replied = element("div", { className: "replied" });
  turns.append(element("li", {}, element("p", { className: "asked" }, question), replied));
  return replied;
}

/** @param {HTMLElement} place @param {import("./store.js").Turn} one @param {Element[]} standing see {@link show} */
function shown(place, one, standing = []) {
  const again = () => {
    current.turns = current.turns.filter((t) => t !== one);
    place.parentElement.remove();
    ask(one.question);
  };
  show(place, one, { again, changed }, standing);
}

function history() {
  return current.turns.slice(-MOST_TURNS).map(({ question, reply }) => ({ question, answer: reply.text }));
}

/** @param {string} question @param {AbortSignal} signal */
async function request(question, signal) {
  const response = await fetch("/api/v1/answers", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ question, history: history() }),
    signal,
  });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Error(response.status === 429 ? "提问太频繁，请稍等一会儿再试" : (problem.detail ?? String(response.status)));
}

/** @param {string} question */
async function ask(question) {
  if (working) return;
  welcome.hidden = true;
  const asking = current;
  const place = turn(question);
  const coming = live(place);
  place.scrollIntoView({ block: "nearest" });
  announce.textContent = "正在查找原文";
  const mine = (working = new AbortController());
  send.hidden = true;
  stop.hidden = false;
  /** @type {import("./wording.js").Reply | null} */
  let reply = null;
  const end = (/** @type {import("./store.js").Turn} */ one) => {
    asking.turns.push(one);
    if (!all.includes(asking)) all.unshift(asking);
    shown(place, one, coming.standing(one.reply));
    changed();
  };
  try {
    await readEvents(await request(question, mine.signal), (name, value) => {
      const before = coming.quotes();
      coming.take(name, value);
      const quotes = coming.quotes();
      if (quotes && !before) {
        announce.textContent = spoken(quotes);
        place.scrollIntoView({ block: "nearest" });
      }
      if (name === "done") reply = value;
      if (name === "problem") throw new Error(value.detail);
    });
    if (!reply) throw new Error("连接中断");
    const quotes = coming.quotes();
    const quoted = quotes && { text: quotes.text, citations: quotes.citations };
    end(quoted && reply.kind === "written" ? { question, reply, quoted } : { question, reply });
    if (reply.kind === "written" || !quotes) announce.textContent = spoken(reply);
  } catch (error) {
    const quotes = asking === current ? coming.quotes() : null;
    announce.textContent = quotes ? "整理没有完成，以原文摘录为准。" : "";
    if (quotes) end({ question, reply: quotes });
    else {
      trouble(place, mine.signal.aborted ? "已停止。" : `这次没能回答：${/** @type {Error} */ (error).message}`, () => {
        place.parentElement.remove();
        ask(question);
      });
    }
  } finally {
    coming.end();
    working = null;
    send.hidden = false;
    stop.hidden = true;
    if (!coming.quotes()) place.scrollIntoView({ block: "nearest" });
  }
}

/** First questions out of the document's own outline, made by the server; without scripts they are a form. */
document.getElementById("suggestions").addEventListener("click", (event) => {
  const offered = /** @type {Element} */ (event.target).closest("button");
  if (!offered) return;
  event.preventDefault();
  ask(offered.value);
});

/** @param {string} name @param {string} text */
function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = box.value.trim();
  if (!question || working) return;
  box.value = "";
  grow();
  ask(question);
});
function grow() {
  box.rows = Math.min(5, box.value.split("\n").length);
}
box.addEventListener("input", grow);
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
stop.addEventListener("click", () => working?.abort());
document.getElementById("fresh").addEventListener("click", () => {
  go(fresh());
  box.focus();
});
document.getElementById("clear").addEventListener("click", () => {
  if (!confirm("清空保存在本机的全部对话？")) return;
  all = [];
  go(fresh());
  box.focus();
});
document.getElementById("export").addEventListener("click", () => download("有据对话.md", markdown(current.turns, location.origin)));
document.getElementById("print").addEventListener("click", () => print());
go(current);
