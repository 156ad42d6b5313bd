import { element } from "./element.js";
import { readEvents } from "./sse.js";
import { bare, copied, mark, permalink, places } from "./wording.js";

/**
 * `<youju-chat></youju-chat>`: a box to ask in, for other sites. The service is where this script came from;
 * it answers only sites that its operator has named (`youju.origins`). No secret is in the page.
 */
const SERVICE = new URL(import.meta.url).origin;
const STYLE = `
:host { display: block; color-scheme: light; font: 1rem/1.7 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color: #1d2129; background: #fff; border: 1px solid #8d8a82; border-radius: .8rem; padding: 1rem; max-width: 40rem; }
form { display: flex; gap: .5rem; } input { flex: 1; min-width: 0; }
input, button { font: inherit; min-height: 44px; border: 1px solid #8d8a82; border-radius: .5rem; padding: .3rem .8rem; background: #fff; color: inherit; }
button { cursor: pointer; } form button { background: #8a1f1b; color: #fff; }
:focus-visible { outline: 3px solid #8f211d; outline-offset: 2px; }
p { margin: .6rem 0; overflow-wrap: anywhere; white-space: pre-wrap; } .small { color: #555c69; font-size: .88rem; } a { color: #8f211d; }
.kind { font-weight: 600; color: #8f211d; font-size: .85rem; }`;

/** @param {string} text the quotes, which stand whatever a model makes of them */
const quotes = (text) => [element("p", { className: "kind" }, "原文摘录"), element("p", {}, text)];

class YoujuChat extends HTMLElement {
  /** @type {{question: string, answer: string}[]} */
  #turns = [];
  /** @type {AbortController | null} */
  #working = null;

  connectedCallback() {
    if (this.shadowRoot) return;
    const shadow = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    const box = element("input", { type: "text", maxLength: 2000, placeholder: "输入您的问题" });
    box.setAttribute("aria-label", "您的问题");
    const form = element("form", {}, box, element("button", { type: "submit" }, "提问"));
    const said = element("div", {});
    said.setAttribute("role", "status");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (box.value.trim()) this.#ask(box.value.trim(), said);
    });
    shadow.append(form, said, element("p", { className: "small" }, "参考回答，不代替有关部门的正式答复。"));
  }

  disconnectedCallback() {
    this.#working?.abort();
  }

  /** @param {string} question @param {HTMLElement} said */
  async #ask(question, said) {
    this.#working?.abort();
    const mine = (this.#working = new AbortController());
    said.replaceChildren(element("p", { className: "small" }, "正在查找原文……"));
    try {
      const response = await fetch(`${SERVICE}/api/v1/answers`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
        body: JSON.stringify({ question, history: this.#turns.slice(-10) }),
        signal: mine.signal,
      });
      if (!response.ok) throw new Error(String(response.status));
      /** @type {import("./wording.js").Reply | null} */
      let reply = null;
      let text = "";
      said.setAttribute("aria-busy", "true"); // a screen reader is told the whole, once
      await readEvents(response, (name, value) => {
        if (name === "done") reply = value;
        if (name === "delta") text += value.text;
        if (name !== "delta" && name !== "writing") return;
        said.replaceChildren(...quotes(text));
        if (name === "writing") said.append(element("p", { className: "small" }, `AI（${value.model}）正在根据以上原文整理……`));
      });
      const whole = /** @type {import("./wording.js").Reply | null} */ (reply);
      if (!whole) throw new Error("连接中断");
      this.#turns.push({ question, answer: whole.text });
      said.replaceChildren(...(whole.kind === "written" ? quotes(text) : []), ...this.#shown(whole));
    } catch (error) {
      if (!mine.signal.aborted) said.replaceChildren(element("p", {}, `这次没能回答：${/** @type {Error} */ (error).message}`));
    } finally {
      if (this.#working === mine) said.removeAttribute("aria-busy");
    }
  }

  /** @param {import("./wording.js").Reply} reply */
  #shown(reply) {
    const link = (/** @type {import("./wording.js").Citation} */ c) => element("a", { href: SERVICE + permalink(c), target: "_blank", rel: "noopener" }, `〔${c.label}〕${c.document_title}`);
    const copy = element("button", { type: "button" }, "复制回答和出处");
    copy.addEventListener("click", () => navigator.clipboard.writeText(copied(reply, SERVICE)).then(() => (copy.textContent = "已复制"), () => {}));
    return [
      element("p", { className: "kind" }, mark(reply)),
      element("p", {}, bare(reply)),
      ...places(reply.citations.length ? reply.citations : reply.nearest).map((c) =>
        element("p", { className: "small" }, link(c), reply.kind === "written" ? ` 【原文摘录】“${c.quote}”` : ""),
      ),
      copy,
    ];
  }
}
customElements.define("youju-chat", YoujuChat);
