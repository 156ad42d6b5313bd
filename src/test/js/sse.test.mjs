import assert from "node:assert/strict";
import { test } from "node:test";
import { readEvents } from "./static/sse.js";

/** A response whose body comes in pieces of `size` bytes. */
function cut(text, size) {
  const bytes = new TextEncoder().encode(text);
  return new Response(
    new ReadableStream({
      start(controller) {
        for (let i = 0; i < bytes.length; i += size) controller.enqueue(bytes.slice(i, i + size));
        controller.close();
      },
    }),
  );
}

test("events are the same however the bytes are cut, comments and line ends included", async () => {
  const text = ': beat\n\nevent: delta\ndata: {"text":"限购〔五、2〕"}\n\nevent: x\r\ndata: {"a":\r\ndata: 1}\r\n\r\n';
  for (const size of [1, 2, 3, 5, 7, 1000]) {
    const events = [];
    await readEvents(cut(text, size), (name, value) => events.push([name, value]));
    assert.deepEqual(events, [["delta", { text: "限购〔五、2〕" }], ["x", { a: 1 }]], `pieces of ${size}`);
  }
});
