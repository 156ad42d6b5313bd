import { get, me, post, send, tell } from "./desk-common.js";
import { element } from "./element.js";

const KINDS = { ADDED: "新增", REMOVED: "删去", CHANGED: "改动", MOVED: "移动" };
const FIELDS = { title: "标题", issuer: "发布机关", date: "日期", origin: "来源", licence: "许可", in_force_from: "施行日期", in_force_until: "有效期至" };
const VALIDITY = { not_yet: "尚未施行", over: "已失效" };
const part = (id) => document.getElementById(id);
let person = { role: "reader" };
let holdings = [];

function may(role) {
  const order = ["reader", "editor", "administrator"];
  return order.indexOf(person.role) >= order.indexOf(role);
}

function button(words, act) {
  const made = element("button", { type: "button" }, words);
  made.addEventListener("click", () => done(act));
  return made;
}

/** Does something, says how it went, and shows everything anew. */
async function done(act) {
  tell("正在处理……");
  try {
    tell((await act()) ?? "");
  } catch (error) {
    tell(`没有完成：${error.message}`);
  }
  await refresh();
}

/** The words of a change, with what is different marked between what is common at both ends. */
function inline(before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    after.slice(0, head),
    element("del", {}, before.slice(head, before.length - tail)),
    element("ins", {}, after.slice(head, after.length - tail)),
    after.slice(after.length - tail),
  ];
}

function changeList(changes) {
  return element(
    "ul",
    { className: "changes" },
    ...changes.map((c) => {
      const words = {
        ADDED: () => [element("ins", {}, c.after)],
        REMOVED: () => [element("del", {}, c.before)],
        MOVED: () => [c.after],
        CHANGED: () => inline(c.before, c.after),
      }[c.kind]();
      return element("li", {}, element("span", { className: "tag" }, KINDS[c.kind]), `〔${c.label}〕`, ...words);
    }),
  );
}

function outline(nodes) {
  return nodes.flatMap((n) => [
    element("li", {}, `${"　".repeat(n.level - 1)}${n.label} ${n.title}`),
    ...outline(n.children),
  ]);
}

function describing(about, path, extra, after) {
  const form = element("form", { className: "describe" });
  const values = {};
  for (const [name, words] of Object.entries({ ...extra, ...FIELDS })) {
    const id = `${path.replace(/\W+/g, "-")}-${name}`;
    const type = name.startsWith("in_force") ? "date" : "text";
    values[name] = element("input", { id, type, value: about[name] ?? "", maxLength: 300 });
    form.append(element("label", { htmlFor: id }, words), values[name]);
  }
  form.append(element("span"), element("button", { type: "submit" }, "保存说明"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = Object.fromEntries(Object.entries(values).map(([name, input]) => [name, input.value]));
    done(async () => after(await post(path, body)));
  });
  return form;
}

function preview(draft) {
  const faults = draft.document.faults;
  const supersedes = element(
    "select",
    { id: "supersedes" },
    element("option", { value: "" }, "不替代其他文件"),
    ...holdings.filter((h) => h.id !== draft.id && !h.withdrawn).map((h) => element("option", { value: h.id }, h.title)),
  );
  part("preview").replaceChildren(
    element("h3", {}, `预览：${draft.title}`),
    describing(draft, `/desk/api/drafts/${draft.draft}`, { id: "编号（网址用）" }, (next) => {
      preview(next);
      return "已保存。";
    }),
    element("h3", {}, faults.length ? `读取时发现 ${faults.length} 处异常` : "读取时没有发现异常"),
    element("ul", {}, ...faults.map((f) => element("li", {}, `第 ${f.line} 行：${f.message}`))),
    element("h3", {}, `目录（${draft.document.sections} 节）`),
    element("ul", { className: "outline-list", tabIndex: 0, ariaLabel: "目录" }, ...outline(draft.document.outline)),
    element("h3", {}, draft.replaces ? `与现在的《${draft.replaces}》相比，${draft.changes_in_all} 处不同` : "这是一份新文件"),
    changeList(draft.changes),
    element("p", {}, element("label", { htmlFor: "supersedes" }, "发布后替代："), supersedes),
    element(
      "div",
      { className: "row-acts" },
      button("发布", async () => {
        const made = await post(`/desk/api/drafts/${draft.draft}/publish`, { supersedes: supersedes.value });
        part("preview").replaceChildren();
        return `已发布，${served(made)}`;
      }),
      button("放弃", async () => {
        await send("DELETE", `/desk/api/drafts/${draft.draft}`);
        part("preview").replaceChildren();
        return "已放弃。";
      }),
    ),
  );
}

/** On which days a document is in force. */
function days(h) {
  const from = h.in_force_from ? `自 ${h.in_force_from} 起施行` : "";
  const until = h.in_force_until ? `有效期至 ${h.in_force_until}` : "";
  return [from, until].filter(Boolean).join("，");
}

function held(h) {
  const row = element(
    "li",
    {},
    h.withdrawn ? element("span", { className: "tag" }, "已撤下") : "",
    h.superseded_by ? element("span", { className: "tag" }, `已由 ${h.superseded_by} 替代`) : "",
    VALIDITY[h.validity] ? element("span", { className: "tag" }, VALIDITY[h.validity]) : "",
    h.withdrawn ? h.title : element("a", { href: `/documents/${h.id}` }, h.title),
    ` 第 ${h.version} 稿 · ${[h.issuer, h.date, days(h), h.file].filter(Boolean).join(" · ")}`,
  );
  const place = element("div");
  const acts = element("div", { className: "row-acts" });
  if (!h.withdrawn) {
    acts.append(
      button("看改动", async () => {
        const found = await get(`/desk/api/documents/${h.id}/changes`);
        shown.set(h.id, found.changes);
        return found.changes.length ? `与第 ${found.since} 版相比，${found.changes.length} 处不同。` : "保留的版次里没有别的文本。";
      }),
    );
  }
  if (may("editor")) {
    acts.append(button(h.withdrawn ? "恢复" : "撤下", async () => {
      const made = await post(`/desk/api/documents/${h.id}/${h.withdrawn ? "restore" : "withdraw"}`);
      return `第 ${made.generation} 版正在服务。`;
    }));
    if (h.superseded_by) {
      acts.append(button("恢复有效", async () => {
        await post(`/desk/api/documents/${h.id}/supersede`, { by: "" });
        return "已恢复有效。";
      }));
    }
    const edit = element("details", {}, element("summary", {}, "改说明"));
    edit.append(describing(h, `/desk/api/documents/${h.id}`, {}, () => "已保存。"));
    place.append(edit);
  }
  if (shown.has(h.id)) place.append(changeList(shown.get(h.id)));
  row.append(acts, place);
  return row;
}

const shown = new Map();

/** Several drafts as one generation. */
async function publishAll(drafts) {
  const made = await post("/desk/api/publications", { drafts: drafts.map((d) => d.draft) });
  part("preview").replaceChildren();
  return `已发布 ${drafts.length} 份。${served(made)}`;
}

function served(made) {
  const stale = made.stale_pins ? `有 ${made.stale_pins} 条核定答复所引条文已变，已停用，请到“问题”页核对。` : "";
  return `第 ${made.generation} 版正在服务。${stale}`;
}

async function refresh() {
  holdings = (await get("/desk/api/documents")).documents;
  part("held").replaceChildren(...holdings.map(held));
  const { serving, generations } = await get("/desk/api/generations");
  part("generations").replaceChildren(
    ...generations.map((g) => {
      const row = element("li", {}, `第 ${g.number} 版 · ${new Date(g.made).toLocaleString("zh-CN")} · ${g.person || "系统"} · ${g.why}（${g.documents} 份文件）`);
      if (g.number === serving) row.prepend(element("span", { className: "tag" }, "正在服务"));
      else if (may("editor")) {
        row.append(element("div", { className: "row-acts" }, button("换回这一版", async () => {
          await post(`/desk/api/generations/${g.number}/serve`);
          return `已换回第 ${g.number} 版。`;
        })));
      }
      return row;
    }),
  );
  if (may("editor")) {
    const { drafts } = await get("/desk/api/drafts");
    part("drafts").replaceChildren(
      ...(drafts.length > 1 ? [element("li", { className: "row-acts" }, button(`全部发布（${drafts.length} 份）`, () => publishAll(drafts)))] : []),
      ...drafts.map((d) => element("li", {}, `待发布：${d.title}（${d.file}）`, element("div", { className: "row-acts" }, button("预览", async () => {
        preview(await get(`/desk/api/drafts/${d.draft}`));
        return "";
      })))),
    );
  }
  if (may("administrator")) {
    const { people } = await get("/desk/api/people");
    const names = { reader: "查询员", editor: "编辑", administrator: "管理员" };
    part("people").replaceChildren(
      ...people.map((p) => element("li", {}, `${p.name} · ${names[p.role]}`, p.name === person.name ? "" : element("div", { className: "row-acts" }, button(`移除 ${p.name}`, async () => {
        await send("DELETE", `/desk/api/people/${encodeURIComponent(p.name)}`);
        return "已移除。";
      })))),
    );
  }
}

part("upload").addEventListener("submit", (event) => {
  event.preventDefault();
  const [file] = part("file").files;
  done(async () => {
    const kept = await send("POST", `/desk/api/drafts?file=${encodeURIComponent(file.name)}`, file, "application/octet-stream");
    part("file").value = "";
    if (!kept.drafts) {
      preview(kept);
      return "已上传，请核对后发布。";
    }
    const left = kept.unread.length ? ` 没有读入 ${kept.unread.length} 个：${kept.unread.join("；")}` : "";
    return `已读入 ${kept.drafts.length} 份，请逐份预览后发布。${left}`;
  });
});
part("person").addEventListener("submit", (event) => {
  event.preventDefault();
  done(async () => {
    const name = part("person-name").value.trim();
    await post("/desk/api/people", { name, password: part("person-password").value, role: part("person-role").value });
    part("person").reset();
    return "已保存。";
  });
});

me()
  .then((who) => {
    person = who;
    part("upload-part").hidden = !may("editor");
    part("people-part").hidden = !may("administrator");
    return refresh();
  })
  .catch((error) => tell(error.message));
