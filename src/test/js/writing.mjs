// Times a whole Youju process in mode write, with a model that fails in each of its ways and one that is slow to begin.
//   node src/test/js/writing.mjs [REQUESTS A KIND]     (3400; it starts ./youju serve itself, and must be alone on the machine)
// For each kind: time of a reply (JSON, whole), threads and open files of the process, connections to the model, before and
// after; then the first quote of a stream, and how soon the model is left when the reader leaves.
// Exits 1 when a bar is not met: p99 of a reply in trouble 150 ms, held up at most once a client, quote 100 ms, left 100 ms,
// 5 more threads, 10 more files, 4 connections, breaker open in trouble and closed after it.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import http from "node:http";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("../../../", import.meta.url));
const MANY = Number(process.argv[2] ?? 3400);
const CLIENTS = 2;
const STREAMS = Math.min(200, MANY);
const wait = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));
const chunk = (/** @type {object} */ delta, finish = null) =>
  `data: ${JSON.stringify({ id: "x", object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

/** A model service that does as it is told. */
function scripted() {
  const sockets = new Set();
  const model = { ways: "good", port: 0, left: 0, asked: 0, sockets, start, stop };
  const server = http.createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    model.asked++;
    response.on("close", () => (model.left = performance.now()));
    if (model.ways === "limited") {
      response.writeHead(429, { "Content-Type": "application/json" }).end('{"error":{"message":"Rate limit reached","type":"rate_limit_error"}}');
      return;
    }
    response.writeHead(200, { "Content-Type": "text/event-stream" }).flushHeaders();
    if (model.ways === "slow") await wait(30_000);
    if (model.ways === "late") await wait(1000);
    // Whatever is asked: the first clause shown, word for word, with its label.
    const [, label, clause] = /〔([^〔〕]+)〕\n<<<[^\n]*\n([^。\n]+)/.exec(JSON.parse(body).messages.at(-1).content) ?? [];
    response.write(chunk({ role: "assistant", content: `${clause}〔${label}〕。` }));
    response.end(`${chunk({}, "stop")}data: [DONE]\n\n`);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  async function start() {
    await new Promise((done) => server.listen(model.port, "127.0.0.1", () => done(0)));
    model.port = /** @type {import("node:net").AddressInfo} */ (server.address()).port;
  }
  async function stop() {
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
  }
  return model;
}

function serve(/** @type {number} */ port) {
  const env = { ...process.env, YOUJU_WRITER_URL: `http://127.0.0.1:${port}/v1`, YOUJU_WRITER_MODEL: "scripted", YOUJU_WRITER_BREAKER_OPEN: "3s" };
  const child = spawn(`${home}youju`, ["serve", "--port", "0"], { cwd: home, env });
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (piece) => {
      const ready = /ready on (http:\S+)/.exec((said += piece));
      if (ready) resolve({ address: ready[1], pid: child.pid, stop: () => child.kill() });
    });
    child.on("exit", (code) => reject(new Error(`./youju serve ended with ${code}`)));
  });
}

const at = (/** @type {number[]} */ values, /** @type {number} */ share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const ms = (/** @type {number} */ x) => `${x.toFixed(1)} ms`;
let met = true;
const bar = (/** @type {boolean} */ held, /** @type {string} */ words) => {
  met &&= held;
  return `${words}${held ? "" : "  <-- NOT MET"}`;
};

const model = scripted();
await model.start();
const service = await serve(model.port);
const inside = () => ({ threads: readdirSync(`/proc/${service.pid}/task`).length, files: readdirSync(`/proc/${service.pid}/fd`).length });
const health = async () => (await (await fetch(`${service.address}/actuator/health`)).json()).components.writer.details;
const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });
const api = await (await fetch(`${service.address}/v3/api-docs`)).json();
const { question } = api.paths["/api/v1/answers"].post.requestBody.content["application/json"].example;

/** One whole reply; how long it took and what is said of the model. */
function reply(mode = "write") {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(`${service.address}/api/v1/answers`, { method: "POST", agent, headers: { "Content-Type": "application/json" } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece) => (text += piece));
      response.on("end", () => {
        const took = performance.now() - start;
        const json = JSON.parse(text);
        if (json.status !== "answered") reject(new Error(text));
        else resolve({ took, note: json.kind === "written" ? "written" : json.engine.note });
      });
    });
    request.on("error", reject);
    request.end(JSON.stringify({ question, mode }));
  });
}

/** Many replies, some clients at once. */
async function many(/** @type {number} */ n, mode = "write") {
  /** @type {{took: number, note: string}[]} */
  const replies = [];
  let begun = 0;
  const client = async () => {
    while (begun++ < n) replies.push(await reply(mode));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return replies;
}

/** Asks until the model's words are back; seconds. */
async function trusted() {
  const start = performance.now();
  while ((await reply()).note !== "written" && performance.now() - start < 30_000) await wait(100);
  return (performance.now() - start) / 1000;
}

async function trouble(/** @type {string} */ name) {
  await trusted();
  const before = inside();
  model.ways = name;
  if (name === "down") await model.stop();
  const replies = await many(MANY);
  const breaker = (await health()).breaker;
  if (name === "down") await model.start();
  model.ways = "good";
  const back = await trusted();
  await wait(500);
  const after = inside();
  const took = replies.map((r) => r.took);
  const held = took.filter((t) => t >= 1000).length;
  const notes = [...new Set(replies.map((r) => r.note))].map((note) => `${note} ${replies.filter((r) => r.note === note).length}`).join(", ");
  console.log(`model ${name}, ${replies.length} replies (${notes}):`);
  console.log(bar(at(took, 0.99) < 150, `  p50 ${ms(at(took, 0.5))}, p95 ${ms(at(took, 0.95))}, p99 ${ms(at(took, 0.99))} (bar 150 ms), longest ${ms(Math.max(...took))}`));
  console.log(bar(held <= CLIENTS, `  held up for a second or more: ${held} (at most ${CLIENTS}, and only by a slow model)`));
  console.log(bar(breaker !== "closed" && (await health()).breaker === "closed", `  breaker ${breaker} in trouble, closed ${back.toFixed(1)} s after it`));
  console.log(bar(after.threads <= before.threads + 5, `  threads ${before.threads} before, ${after.threads} after`));
  console.log(bar(after.files <= before.files + 10, `  open files ${before.files} before, ${after.files} after`));
  console.log(bar(model.sockets.size <= 4, `  connections to the model ${model.sockets.size}`));
}

/** A stream that is left at its first quote: milliseconds to the quote, and from leaving to the model being left. */
async function quote() {
  const asked = model.asked;
  const start = performance.now();
  const leave = new AbortController();
  const response = await fetch(`${service.address}/api/v1/answers`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ question, mode: "write" }),
    signal: leave.signal,
  });
  let text = "";
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  while (!text.includes("event:citation")) text += (await reader.read()).value;
  const first = performance.now() - start;
  while (model.asked === asked && performance.now() - start < 5000) await wait(2);
  if (model.asked === asked) throw new Error(`the model was not asked: ${text}`);
  await wait(20);
  model.left = 0;
  const gone = performance.now();
  reader.closed.catch(() => {});
  leave.abort();
  while (!model.left && performance.now() - gone < 900) await wait(1);
  return { first, left: model.left ? model.left - gone : Infinity };
}

try {
  await many(Math.min(200, MANY));
  const plain = (await many(Math.min(500, MANY), "extract")).map((r) => r.took);
  console.log(`mode extract for comparison: p50 ${ms(at(plain, 0.5))}, p99 ${ms(at(plain, 0.99))}`);
  for (const name of ["down", "limited", "slow"]) await trouble(name);
  model.ways = "late";
  const streams = [];
  for (let i = 0; i < STREAMS; i++) streams.push(await quote());
  const first = streams.map((s) => s.first);
  const left = streams.map((s) => s.left);
  console.log(bar(at(first, 0.95) < 100, `first quote of a stream, model silent for 1 s: median ${ms(at(first, 0.5))}, p95 ${ms(at(first, 0.95))} (bar 100 ms), n ${STREAMS}`));
  console.log(bar(at(left, 0.95) < 100, `model left after its reader: median ${ms(at(left, 0.5))}, p95 ${ms(at(left, 0.95))} (bar 100 ms)`));
} finally {
  service.stop();
}
console.log(met ? "all bars met" : "BARS NOT MET");
process.exit(met ? 0 : 1);
