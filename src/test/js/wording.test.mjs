import assert from "node:assert/strict";
import { test } from "node:test";
import { bare, copied, kind, labelled, links, literal, mark, markdown, permalink, places, spoken } from "./static/wording.js";

const citation = (label, start, extra = {}) => ({
  label, document: "d", document_title: "决定", section: "5.2", heading_path: ["五、甲"], quote: `引${start}`,
  start, end: start + 2, href: "/documents/d#5.2", ...extra,
});
const answer = { id: "1", status: "answered", kind: "quote", text: "甲〔五、2〕", citations: [citation("五、2", 10)], nearest: [] };
const written = { ...answer, kind: "written", text: "【AI 生成 · m-1】乙〔五、2〕", engine: { model: "m-1" } };
const refusal = { id: "2", status: "refused", kind: null, text: "没有。", citations: [], nearest: [citation("三、1", 4)] };

test("the n-th label of a name is the n-th citation of that name", () => {
  const two = [citation("五、2", 1), citation("五、2", 7)];
  const parts = labelled("甲〔五、2〕乙〔五、2〕丙〔五、2〕", two);
  assert.deepEqual(parts.filter((p) => typeof p !== "string").map((c) => c.start), [1, 7, 7]);
  assert.deepEqual(parts.filter((p) => typeof p === "string"), ["甲", "乙", "丙"]);
});

test("a label without its citation stays text", () => {
  assert.deepEqual(labelled("甲〔九〕", []), ["甲", "〔九〕"]);
});

test("a permalink carries the place of the quote before the section", () => {
  assert.equal(permalink(citation("五、2", 10)), "/documents/d?quote=10-12#5.2");
});

test("what is copied carries the mark, every quote as 原文摘录, its link and the notice", () => {
  const text = copied(answer, "https://a.example");
  assert.match(text, /^【原文摘录】甲〔五、2〕\n/);
  assert.ok(text.includes("〔五、2〕《决定》【原文摘录】“引10” https://a.example/documents/d?quote=10-12#5.2"));
  assert.ok(text.endsWith("参考回答，不代替有关部门的正式答复。"));
});

test("a model's words are marked once, with the model's name, wherever they go", () => {
  assert.equal(kind(written), "AI 生成");
  assert.equal(mark(written), "AI 生成 · m-1");
  assert.equal(bare(written), "乙〔五、2〕");
  for (const text of [copied(written, ""), markdown([{ question: "问", reply: written }], ""), spoken(written)]) {
    assert.equal(text.split("AI 生成").length, 2, text);
    assert.ok(text.includes("m-1"));
  }
  assert.ok(copied(written, "").includes("【原文摘录】“引10”"));
});

test("a refusal is copied with the nearest clauses", () => {
  assert.ok(copied(refusal, "").startsWith("【没有回答】没有。"));
  assert.ok(links(refusal, "").includes("〔三、1〕"));
});

test("links name each section once", () => {
  const twice = { ...answer, citations: [citation("五、2", 1), citation("五、2", 7)] };
  assert.equal(links(twice, "").split("\n").length, 1);
  assert.equal(places(twice.citations).length, 1);
});

test("Markdown takes what was typed and quoted literally", () => {
  assert.equal(literal("# [x](y) <b> 1. a"), "\\# \\[x\\](y) \\<b\\> 1. a");
  assert.equal(literal("1. 甲\n- 乙"), "\\1. 甲\n\\- 乙");
  const text = markdown([{ question: "[点](javascript:x)\n第二行", reply: answer }], "https://a.example");
  assert.ok(text.includes("## \\[点\\](javascript:x) 第二行"));
  assert.ok(text.includes("【原文摘录】引10"));
  assert.ok(text.includes("参考回答"));
});

test("read aloud, a label is said as a source", () => {
  assert.equal(spoken(answer), "原文摘录：甲，出处五、2。");
});
