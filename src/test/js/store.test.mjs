import assert from "node:assert/strict";
import { test } from "node:test";
import { whole } from "./static/store.js";

const citation = {
  label: "五、2", document: "d", document_title: "决定", section: "5.2", heading_path: ["五、甲"], quote: "引",
  start: 10, end: 11, href: "/documents/d#5.2",
};
const turn = { question: "问", reply: { id: "1", status: "answered", text: "甲〔五、2〕", citations: [citation], nearest: [] } };

test("a turn that was kept whole is drawn", () => {
  assert.ok(whole(turn));
  assert.ok(whole({ ...turn, verdict: "有用" }));
  assert.ok(whole({ ...turn, quoted: { text: "引〔五、2〕", citations: [citation] } }));
});

test("a turn that lacks anything that is drawn, or leads elsewhere, is not", () => {
  for (const value of [null, 5, "x", {}, { question: 5 }, { question: "问" }, { question: "问", reply: null }]) assert.ok(!whole(value));
  for (const quoted of [5, {}, { text: 5, citations: [] }, { text: "引", citations: [{}] }]) assert.ok(!whole({ ...turn, quoted }));
  for (const name of Object.keys(turn.reply)) {
    assert.ok(!whole({ ...turn, reply: { ...turn.reply, [name]: undefined } }), name);
    assert.ok(!whole({ ...turn, reply: { ...turn.reply, [name]: 5 } }), name);
  }
  for (const name of Object.keys(citation)) {
    for (const value of [undefined, {}, "javascript:x"]) {
      const fits = typeof value === "string" && typeof citation[name] === "string" && name !== "href";
      const changed = { ...turn, reply: { ...turn.reply, nearest: [{ ...citation, [name]: value }] } };
      assert.equal(whole(changed), fits, `${name} ${value}`);
    }
  }
});
