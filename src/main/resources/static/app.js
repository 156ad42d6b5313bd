import { element } from "./element.js";
import { openAt } from "./panel.js";
import { readEvents } from "./sse.js";

const KEY = "youju.conversation";
const MOST_TURNS = 10;
const form = document.getElementById("ask");
const box = document.getElementById("question");
const send = document.getElementById("send");
const stop = document.getElementById("stop");
const turns = document.getElementById("turns");
const welcome = document.getElementById("welcome");
const announce = document.getElementById("announce");

/** @type {{question: string, reply: any}[]} */
let conversation = [];
let working = null;

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify(conversation.slice(-50)));
  } catch {
    // A full or forbidden store only means that the conversation is not kept.
  }
}

function recall() {
  try {
    conversation = JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    conversation = [];
  }
  for (const { question, reply } of conversation) show(turn(question), reply);
  welcome.hidden = conversation.length > 0;
}

/** @param {string} question */
function turn(question) {
  const replied = element("div", { className: "replied" });
  turns.append(element("li", {}, element("p", { className: "asked" }, question), replied));
  return replied;
}

/** @param {any} citation */
function label(citation) {
  const button = element("button", { type: "button", className: "label", title: citation.quote }, citation.label);
  button.setAttribute("aria-label", `出处 ${citation.label}，查看原文`);
  button.addEventListener("click", () => openAt(citation, button));
  return button;
}

/** Text with its 〔labels〕 as buttons. */
function withLabels(text, citations) {
  const parts = text.split(/〔([^〔〕]+)〕/);
  return parts.map((part, i) => {
    if (i % 2 === 0) return part;
    const citation = citations.find((c) => c.label === part);
    return citation ? label(citation) : `〔${part}〕`;
  });
}

function nearest(citations) {
  return element(
    "ul",
    { className: "nearest" },
    ...citations.map((citation) => {
      const button = element(
        "button",
        { type: "button" },
        `〔${citation.label}〕`,
        element("span", { className: "quote" }, citation.quote),
      );
      button.addEventListener("click", () => openAt(citation, button));
      return element("li", {}, button);
    }),
  );
}

/** @param {HTMLElement} place @param {any} reply */
function show(place, reply) {
  const refused = reply.status !== "answered";
  place.classList.toggle("refused", refused);
  place.replaceChildren(
    element("p", { className: "kind" }, refused ? "没有回答" : "原文摘录"),
    element("p", { className: "said" }, ...withLabels(reply.text, reply.citations)),
  );
  if (refused && reply.nearest.length) place.append(nearest(reply.nearest));
  if (!refused) place.append(acts(reply));
}

function acts(reply) {
  const copy = element("button", { type: "button" }, "复制回答和出处");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copied(reply));
    copy.textContent = "已复制";
  });
  return element("div", { className: "acts" }, copy);
}

function copied(reply) {
  const sources = reply.citations.map(
    (c) => `〔${c.label}〕《${c.document_title}》：“${c.quote}” ${location.origin}${c.href}`,
  );
  return ["【原文摘录】", reply.text, "", "出处：", ...sources].join("\n");
}

function trouble(place, message, question) {
  place.classList.add("refused");
  const again = element("button", { type: "button" }, "再试一次");
  again.addEventListener("click", () => {
    place.parentElement.remove();
    ask(question);
  });
  place.replaceChildren(
    element("p", { className: "said" }, message),
    element("div", { className: "acts" }, again),
  );
}

/** @param {string} question */
async function ask(question) {
  if (working) return;
  welcome.hidden = true;
  const place = turn(question);
  const said = element("p", { className: "said" }, "正在查找原文……");
  place.append(said);
  place.scrollIntoView({ block: "nearest" });
  working = new AbortController();
  send.hidden = true;
  stop.hidden = false;
  let text = "";
  let reply = null;
  try {
    const response = await fetch("/api/v1/answers", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      body: JSON.stringify({ question, history: history() }),
      signal: working.signal,
    });
    if (!response.ok) {
      const problem = await response.json().catch(() => ({}));
      trouble(place, `这次没能回答：${problem.detail ?? response.status}`, question);
      return;
    }
    await readEvents(response, (name, value) => {
      if (name === "delta") said.textContent = text += value.text;
      if (name === "done") reply = value;
      if (name === "problem") throw new Error(value.detail);
    });
    if (!reply) throw new Error("连接中断");
    show(place, reply);
    conversation.push({ question, reply });
    keep();
    announce.textContent = reply.text;
  } catch (error) {
    trouble(place, working.signal.aborted ? "已停止。" : `这次没能回答：${error.message}`, question);
  } finally {
    working = null;
    send.hidden = false;
    stop.hidden = true;
    place.scrollIntoView({ block: "nearest" });
  }
}

function history() {
  return conversation.slice(-MOST_TURNS).map(({ question, reply }) => ({ question, answer: reply.text }));
}

async function suggest() {
  const { documents } = await fetch("/api/v1/documents").then((r) => r.json());
  if (!documents.length) return;
  const about = await fetch(`/api/v1/documents/${documents[0].id}`).then((r) => r.json());
  const parts = about.outline.filter((node) => node.children.length);
  const titles = parts.slice(2, 9).map((node) => node.children[node.children.length - 1].title);
  const questions = [...titles.slice(0, 4).map((t) => `${t}有哪些措施`), `第${parts.at(-1).label}部分讲了哪些方面`, "全文一共几部分"];
  document.getElementById("suggestions").replaceChildren(
    ...questions.map((question) => {
      const button = element("button", { type: "button" }, question);
      button.addEventListener("click", () => ask(question));
      return element("li", {}, button);
    }),
  );
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = box.value.trim();
  if (!question) return;
  box.value = "";
  ask(question);
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
stop.addEventListener("click", () => working?.abort());
document.getElementById("clear").addEventListener("click", () => {
  working?.abort();
  conversation = [];
  keep();
  turns.replaceChildren();
  welcome.hidden = false;
  box.focus();
});
const elder = document.getElementById("elder");
function setElder(on) {
  document.documentElement.classList.toggle("elder", on);
  elder.setAttribute("aria-pressed", String(on));
  elder.textContent = on ? "标准版" : "大字版";
  try {
    localStorage.setItem("youju.elder", on ? "1" : "");
  } catch {
    // Not kept then.
  }
}
elder.addEventListener("click", () => setElder(!document.documentElement.classList.contains("elder")));
setElder(localStorage.getItem("youju.elder") === "1");
recall();
suggest().catch(() => {});
