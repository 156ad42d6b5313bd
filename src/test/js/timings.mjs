// Times a whole Youju process, alone on its port: first event and first quote of a stream, first paint in Chromium.
//   node src/test/js/timings.mjs [http://localhost:8080]     (without an address it starts ./youju serve itself)
// Prints medians and 95th percentiles; exits 1 when a bar is not met: event 50 ms, quote 100 ms, paint 1000 ms.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("../../../", import.meta.url));
const ROUNDS = 200;
const LOADS = 10;

/** Starts the service on a free port; resolves to its address. */
function serve() {
  const child = spawn(join(home, "youju"), ["serve", "--port", "0"], { cwd: home });
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (piece) => {
      const ready = /ready on (http:\S+)/.exec((said += piece));
      if (ready) resolve({ address: ready[1], stop: () => child.kill() });
    });
    child.on("exit", (code) => reject(new Error(`./youju serve ended with ${code}`)));
  });
}

/** Milliseconds until the first event and the first quote of one streamed answer. */
async function stream(address, question) {
  const start = performance.now();
  const response = await fetch(`${address}/api/v1/answers`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ question }),
    signal: AbortSignal.timeout(10_000),
  });
  let text = "";
  let event = 0;
  let quote = 0;
  const decoder = new TextDecoder();
  for await (const piece of response.body) {
    text += decoder.decode(piece, { stream: true });
    if (!event && text.includes("event:")) event = performance.now() - start;
    if (!quote && text.includes("event:citation")) quote = performance.now() - start;
  }
  return { event, quote };
}

/** Talks to Chromium over its debugging pipe: no library is needed. */
function chromium(profile) {
  const child = spawn(
    "chromium",
    ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${profile}`],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  const waiting = new Map();
  let last = 0;
  let rest = "";
  child.stdio[4].on("data", (piece) => {
    const parts = (rest + piece).split("\0");
    rest = parts.pop();
    for (const part of parts) {
      const message = JSON.parse(part);
      waiting.get(message.id)?.(message.result ?? {});
      waiting.delete(message.id);
    }
  });
  const call = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve) => {
      waiting.set(++last, resolve);
      child.stdio[3].write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  return { call, stop: () => child.kill() };
}

/** Milliseconds from navigation to first contentful paint, in a fresh tab each time. */
async function paints(address) {
  const profile = mkdtempSync(join(tmpdir(), "youju-paint-"));
  const browser = chromium(profile);
  const found = [];
  for (let i = 0; i < LOADS; i++) {
    const { targetId } = await browser.call("Target.createTarget", { url: `${address}/?${i}` });
    const { sessionId } = await browser.call("Target.attachToTarget", { targetId, flatten: true });
    const expression = `new Promise((done) => { const look = () => { const p = performance.getEntriesByName("first-contentful-paint")[0]; p ? done(p.startTime) : setTimeout(look, 20); }; look(); })`;
    // A page that is not there yet, or goes while it is asked, is asked again.
    let result;
    for (let tries = 0; tries < 50 && typeof result?.value !== "number"; tries++) {
      ({ result } = await browser.call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }, sessionId));
      if (typeof result?.value !== "number") await new Promise((done) => setTimeout(done, 20));
    }
    found.push(result.value);
    await browser.call("Target.closeTarget", { targetId });
  }
  browser.stop();
  await new Promise((done) => setTimeout(done, 500));
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return found;
}

const at = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const service = process.argv[2] ? { address: process.argv[2], stop: () => {} } : await serve();
const api = await (await fetch(`${service.address}/v3/api-docs`)).json();
const { question } = api.paths["/api/v1/answers"].post.requestBody.content["application/json"].example;
for (let i = 0; i < 50; i++) await stream(service.address, question); // warm
const streams = [];
for (let i = 0; i < ROUNDS; i++) streams.push(await stream(service.address, question));
const figures = [
  ["first event", streams.map((s) => s.event), 50],
  ["first quote", streams.map((s) => s.quote), 100],
  ["first contentful paint", await paints(service.address), 1000],
];
service.stop();
let met = true;
for (const [name, values, bar] of figures) {
  const median = at(values, 0.5);
  met &&= median > 0 && median < bar;
  console.log(`${name}: median ${median.toFixed(1)} ms, p95 ${at(values, 0.95).toFixed(1)} ms, n ${values.length} (bar ${bar} ms)`);
}
process.exit(met ? 0 : 1);
