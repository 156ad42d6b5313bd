import { address, curl, operations } from "./calls.js";
import { element } from "./element.js";

/** The page to try the API: what it shows comes from `/v3/api-docs`, what it sends goes to this site only. */
const place = document.getElementById("operations");

/** Shows an answer as text, piece by piece as it comes. */
async function shown(/** @type {Response} */ response, /** @type {HTMLElement} */ said, /** @type {HTMLElement} */ status) {
  status.textContent = `${response.status} ${response.headers.get("content-type") ?? ""}`;
  said.hidden = false;
  said.textContent = "";
  if (!response.body) return;
  const json = (response.headers.get("content-type") ?? "").includes("json");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    said.append(value);
  }
  if (json) said.textContent = JSON.stringify(JSON.parse(said.textContent), null, 2);
}

/** @param {string} name @param {HTMLElement} input @param {string} hint */
function field(name, input, hint) {
  input.id = `f-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  const label = element("label", { htmlFor: input.id }, name);
  return element("p", { className: "field" }, label, input, hint ? element("span", { className: "small" }, hint) : "");
}

/** @param {string} text @returns {(string | Node)[]} with what stands in backticks as code */
function withCode(text) {
  return text.split("`").map((part, i) => (i % 2 ? element("code", {}, part) : part));
}

/** @param {import("./calls.js").Operation} operation */
function drawn(operation) {
  /** @type {Record<string, HTMLInputElement>} */
  const inputs = {};
  const form = element("form", {});
  for (const p of operation.parameters) {
    const input = /** @type {HTMLInputElement} */ (element("input", { value: p.example, required: p.required }));
    inputs[p.name] = input;
    form.append(field(p.name, input, p.description));
  }
  const body = /** @type {HTMLTextAreaElement} */ (element("textarea", { value: operation.body, rows: operation.body.split("\n").length + 1, spellcheck: false }));
  if (operation.method === "POST") form.append(field("请求体（JSON）", body, ""));
  const stream = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
  if (operation.streams) form.append(element("p", {}, element("label", { className: "check" }, stream, " 以事件流返回（SSE）")));
  const status = element("p", { className: "small" });
  status.setAttribute("role", "status");
  const command = element("pre", { tabIndex: 0 });
  command.setAttribute("aria-label", "curl 命令");
  const said = element("pre", { tabIndex: 0, hidden: true });
  said.setAttribute("aria-label", "返回内容");
  form.append(element("button", { type: "submit" }, "发送"));
  const call = () => {
    const values = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]));
    const sent = operation.method === "POST" ? body.value : "";
    return { url: address(operation, values), sent };
  };
  const refresh = () => {
    const { url, sent } = call();
    command.textContent = curl(operation.method, location.origin + url, sent, stream.checked);
  };
  form.addEventListener("input", refresh);
  refresh();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { url, sent } = call();
    status.textContent = "正在发送……";
    try {
      const accept = stream.checked ? "text/event-stream" : "*/*";
      const headers = sent ? { Accept: accept, "Content-Type": "application/json" } : { Accept: accept };
      await shown(await fetch(url, { method: operation.method, headers, ...(sent ? { body: sent } : {}) }), said, status);
    } catch (error) {
      status.textContent = `没有成功：${/** @type {Error} */ (error).message}`;
    }
  });
  /** @type {HTMLElement[]} */
  const parts = [form, status, command, said];
  if (operation.description) parts.unshift(element("p", { lang: "en", className: "small" }, ...withCode(operation.description)));
  if (operation.answer) {
    const example = element("pre", { tabIndex: 0 }, operation.answer);
    example.setAttribute("aria-label", "返回示例");
    parts.push(element("details", {}, element("summary", {}, "返回示例"), example));
  }
  const head = element("summary", {}, element("span", { className: "method" }, operation.method), " ", element("code", {}, operation.path), " ", element("span", { className: "small", lang: "en" }, operation.summary));
  const made = element("details", { className: "operation" }, head, ...parts);
  made.dataset.path = operation.path;
  return made;
}

const response = await fetch("/v3/api-docs");
if (response.ok) {
  place.replaceChildren(element("h2", {}, "接口"), ...operations(await response.json()).map(drawn));
} else {
  place.replaceChildren(element("p", { className: "note" }, "接口说明暂时读不到，请稍后再试。"));
}
