import { get, me, post, send, tell } from "./desk-common.js";
import { element } from "./element.js";

const part = (id) => document.getElementById(id);
const STATES = { in_use: "使用中", not_yet: "未到日期", over: "已过期", stale: "所引条文已变，已停用" };
const REASONS = {
  "not-in-documents": "文件里没有",
  "out-of-scope": "不在范围",
  "false-premise": "前提不符",
  "unsafe-input": "不安全的输入",
  "no-such-section": "没有这一条",
  "unsupported-citation": "引文核对不一致",
  "wrong-section": "出处不对",
  incomplete: "不完整",
  "off-topic": "答非所问",
  "hard-to-read": "看不懂",
  other: "其他",
};
let editor = false;

function button(words, act) {
  const made = element("button", { type: "button" }, words);
  made.addEventListener("click", act);
  return made;
}

async function guarded(act) {
  try {
    await act();
  } catch (error) {
    tell(`没有完成：${error.message}`);
  }
}

async function queue() {
  if (!editor) return;
  const { groups } = await get(`/desk/api/queue?kind=${part("kind").value}&days=${part("queue-days").value}`);
  const rows = groups.map((g) => {
    const others = g.questions.slice(1, 8).map((q) => element("li", {}, `${q.question}（${q.count}）`));
    const acts = element("div", { className: "row-acts" });
    if (g.pin) acts.append(element("span", { className: "tag" }, "已有核定答复"));
    else acts.append(button("写核定答复", () => edit({ questions: g.questions.slice(0, 20).map((q) => q.question) })));
    return element(
      "li",
      {},
      element("strong", {}, g.question),
      ` · 共 ${g.count} 次 · 最近 ${g.last.slice(0, 10)} · ${g.reasons.map((r) => REASONS[r] ?? r).join("、")}`,
      element("ul", { className: "small" }, ...others),
      acts,
    );
  });
  part("queue").replaceChildren(...(rows.length ? rows : [element("li", { className: "small" }, "没有。")]));
}

function labelledField(words, field) {
  return [element("label", { htmlFor: field.id }, words), field];
}

/** Opens the form for a pinned answer; `pin` holds what is known of it. */
function edit(pin) {
  const place = part("editor");
  const citations = (pin.citations ?? []).map((c) => ({ ...c }));
  const questions = element("textarea", { id: "pin-questions", rows: 4, value: (pin.questions ?? []).join("\n") });
  const text = element("textarea", { id: "pin-text", rows: 5, value: pin.text ?? "", maxLength: 2000 });
  const from = element("input", { id: "pin-from", type: "date", value: pin.from ?? "" });
  const until = element("input", { id: "pin-until", type: "date", value: pin.until ?? "" });
  const words = element("input", { id: "pin-words", autocomplete: "off" });
  const found = element("ul", { id: "pin-hits" });
  const cited = element("ul", { id: "pin-cited" });

  const drawCited = () =>
    cited.replaceChildren(
      ...citations.map((c, i) =>
        element(
          "li",
          {},
          `〔${c.label}〕《${c.document_title}》：“${c.quote}” `,
          button("去掉", () => {
            citations.splice(i, 1);
            text.value = text.value.replaceAll(`〔${c.label}〕`, "");
            drawCited();
          }),
        ),
      ),
    );
  const cite = (hit) => {
    citations.push(hit);
    const mark = `〔${hit.label}〕`;
    const own = text.value.trim();
    if (!own) text.value = `${hit.quote}${mark}`;
    else text.setRangeText(mark, text.selectionEnd, text.selectionEnd, "end");
    drawCited();
    text.focus();
  };
  let looking = new AbortController();
  words.addEventListener("input", async () => {
    looking.abort();
    const mine = (looking = new AbortController());
    if (!words.value.trim()) return found.replaceChildren();
    try {
      const { hits } = await get(`/desk/api/look?draft=0&${new URLSearchParams({ q: words.value })}`, mine.signal);
      found.replaceChildren(
        ...hits.slice(0, 6).map((hit) => element("li", {}, button("引用", () => cite(hit)), ` 〔${hit.label}〕${hit.document_title}：${hit.quote}`)),
      );
    } catch (error) {
      if (!mine.signal.aborted) tell(error.message);
    }
  });

  const form = element("form", { className: "pin-form" });
  form.append(
    ...labelledField("问法（每行一种，意思相同；最多 20 种）", questions),
    ...labelledField("找要引用的条文", words),
    found,
    ...labelledField("答复（引用处写〔编号〕，点“引用”会自动加上）", text),
    element("h3", {}, "引用"),
    cited,
    ...labelledField("从哪天起用（可不填）", from),
    ...labelledField("用到哪天（可不填）", until),
    element("div", { className: "row-acts" }, element("button", { type: "submit" }, "保存并启用"), button("取消", () => (place.hidden = true))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    guarded(async () => {
      await post(pin.id ? `/desk/api/pins/${pin.id}` : "/desk/api/pins", {
        questions: questions.value.split("\n"),
        text: text.value,
        citations: citations.map(({ document, start, end, quote }) => ({ document, start, end, quote })),
        from: from.value,
        until: until.value,
      });
      place.hidden = true;
      await refresh();
      tell("已保存，正在使用。");
    });
  });
  const warnings = (pin.stale ?? []).map((s) =>
    element("li", {}, `〔${s.label}〕原来：“${s.was}” 现在：“${s.now || "没有这一条"}”`),
  );
  place.replaceChildren(
    element("h2", { id: "editor-title" }, pin.id ? "修改核定答复" : "写核定答复"),
    ...(warnings.length ? [element("p", { className: "alert" }, "所引条文已变，请重新引用："), element("ul", {}, ...warnings)] : []),
    form,
  );
  drawCited();
  place.hidden = false;
  questions.focus();
}

async function pins() {
  const { pins: all, stale } = await get("/desk/api/pins");
  const rows = all.map((pin) => {
    const acts = element("div", { className: "row-acts" });
    if (editor) {
      acts.append(
        button("修改", () => edit(pin)),
        button("撤销", () =>
          guarded(async () => {
            await send("DELETE", `/desk/api/pins/${pin.id}`);
            await refresh();
            tell("已撤销。");
          }),
        ),
      );
    }
    return element(
      "li",
      { className: pin.state },
      element("span", { className: "tag" }, STATES[pin.state]),
      element("strong", {}, pin.questions[0]),
      element("span", { className: "small" }, ` ${pin.questions.length} 种问法 · ${pin.person} · ${pin.changed.slice(0, 10)} ${pin.from || pin.until ? `· ${pin.from || "…"} 至 ${pin.until || "…"}` : ""}`),
      element("p", { className: "said" }, pin.text),
      ...pin.stale.map((s) =>
        element("p", { className: "alert" }, `〔${s.label}〕原来：“${s.was}”；现在：“${s.now || "没有这一条"}”`),
      ),
      acts,
    );
  });
  part("pins").replaceChildren(...(rows.length ? rows : [element("li", { className: "small" }, "还没有。")]));
  if (stale) tell(`有 ${stale} 条核定答复所引条文已变，已停用，请核对。`);
}

async function refresh() {
  await Promise.all([queue(), pins()]);
}

part("kind").addEventListener("change", () => guarded(queue));
part("queue-days").addEventListener("change", () => guarded(queue));
part("fresh").addEventListener("click", () => edit({}));
guarded(async () => {
  editor = (await me()).role !== "reader";
  part("queue-part").hidden = part("fresh").hidden = !editor;
  await refresh();
});
