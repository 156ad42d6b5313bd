import assert from "node:assert/strict";
import { test } from "node:test";
import { address, curl, operations } from "./static/calls.js";

const api = {
  paths: {
    "/d/{id}": { get: { parameters: [{ name: "id", in: "path", example: "a/b" }, { name: "q", in: "query" }] } },
    "/a": { post: { requestBody: { content: { "application/json": { example: { q: "问" } } } }, responses: { 200: { content: { "text/event-stream": {} } } } } },
  },
};

test("operations come in the order of the document, with their examples", () => {
  const [get, post] = operations(api);
  assert.equal(get.method, "GET");
  assert.equal(get.parameters[0].example, "a/b");
  assert.equal(JSON.parse(post.body).q, "问");
  assert.ok(post.streams && !get.streams);
});

test("what is typed cannot leave its place in the address", () => {
  const [get] = operations(api);
  assert.equal(address(get, { id: "../x?y", q: "a&b=c" }), "/d/..%2Fx%3Fy?q=a%26b%3Dc");
  assert.equal(address(get, { id: "x", q: "" }), "/d/x");
});

test("a quote in the body cannot end the shell's quoting", () => {
  assert.equal(curl("POST", "http://h/a", "{\"q\":\"it's\"}", false), `curl -X POST 'http://h/a' -H 'Content-Type: application/json' -d '{"q":"it'\\''s"}'`);
});
