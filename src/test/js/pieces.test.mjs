import assert from "node:assert/strict";
import { test } from "node:test";
import { headingEnd, pieces, placesOf } from "./static/pieces.js";

/** A generator of whole numbers below n, the same on every run. */
function random(seed) {
  let state = seed;
  return (n) => (state = (state * 1103515245 + 12345) & 0x7fffffff) % n;
}

test("pieces put together are the text of the span, and marks cover what they should", () => {
  const next = random(7);
  const text = "一二三四五六七八九十".repeat(4);
  for (let i = 0; i < 500; i++) {
    const start = next(30);
    const span = { start, end: start + 1 + next(10) };
    const marks = placesOf(text, text.slice(next(20), 21 + next(10)));
    const cut = pieces(text, span, span.start + next(5), marks);
    assert.equal(cut.map((p) => p.text).join(""), text.slice(span.start, span.end));
    assert.ok(cut.every((p) => p.text.length > 0));
    let at = span.start;
    for (const piece of cut) {
      for (let c = at; c < at + piece.text.length; c++) {
        assert.equal(piece.marked, marks.some((m) => m.start <= c && c < m.end));
      }
      at += piece.text.length;
    }
  }
});

test("a heading ends after its title, where the title stands at the head of the section", () => {
  const text = "2.推进智慧城市建设。正文推进";
  assert.equal(headingEnd(text, { start: 0, title: "推进智慧城市建设", ownEnd: text.length }), 10);
  assert.equal(headingEnd(text, { start: 0, title: "没有", ownEnd: text.length }), 0);
  assert.equal(headingEnd(text, { start: 0, title: "", ownEnd: text.length }), 0);
});

test("places are found apart and in order", () => {
  assert.deepEqual(placesOf("甲甲甲", "甲甲"), [{ start: 0, end: 2 }]);
  assert.deepEqual(placesOf("甲乙甲", "甲"), [{ start: 0, end: 1 }, { start: 2, end: 3 }]);
});
