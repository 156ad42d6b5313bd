import { get, me, tell } from "./desk-common.js";
import { element } from "./element.js";

const part = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, FOOT] = [640, 160, 22];

function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** Bars of one figure by day; `of` is drawn behind as the whole, when given. */
function plot(title, days, figure, of) {
  const top = Math.max(1, ...days.map((d) => (of ?? figure)(d)));
  const step = WIDTH / days.length;
  const bar = (d, i, value, shade) =>
    svg(
      "rect",
      { x: i * step + step * 0.1, y: HEIGHT - (value / top) * HEIGHT, width: step * 0.8, height: (value / top) * HEIGHT, class: shade },
      svg("title", {}, `${d.day}：${value}`),
    );
  const shapes = days.flatMap((d, i) => [...(of ? [bar(d, i, of(d), "whole")] : []), bar(d, i, figure(d), "share")]);
  const text = (x, y, words, anchor) => svg("text", { x, y, "text-anchor": anchor }, words);
  return element(
    "figure",
    {},
    element("figcaption", {}, title),
    svg(
      "svg",
      { viewBox: `0 -14 ${WIDTH} ${HEIGHT + FOOT + 14}`, role: "img", "aria-label": `${title}，最高 ${top}` },
      ...shapes,
      svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT }),
      text(0, -3, String(Math.round(top * 10) / 10), "start"),
      text(0, HEIGHT + 16, days[0].day, "start"),
      text(WIDTH, HEIGHT + 16, days.at(-1).day, "end"),
    ),
  );
}

const COLUMNS = [
  ["日期", (d) => d.day],
  ["提问", (d) => d.questions],
  ["其中工作台", (d) => d.staff],
  ["未回答", (d) => d.refused],
  ["有用", (d) => d.liked],
  ["没用", (d) => d.disliked],
  ["中位毫秒", (d) => d.median_ms],
  ["95% 毫秒", (d) => d.p95_ms],
];

function table(days) {
  const head = element("tr", {}, ...COLUMNS.map(([name]) => element("th", { scope: "col" }, name)));
  const rows = days.toReversed().map((d) => element("tr", {}, ...COLUMNS.map(([, of]) => element("td", {}, String(of(d))))));
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
}

const percent = (share) => `${Math.round(share * 1000) / 10}%`;

async function show() {
  const days = part("days").value;
  for (const link of document.querySelectorAll(".csv")) link.href = `/desk/api/figures.csv?days=${days}&part=${link.dataset.part}`;
  const found = await get(`/desk/api/figures?days=${days}`);
  const sum = (of) => found.days.reduce((all, d) => all + of(d), 0);
  const questions = sum((d) => d.questions);
  const judged = sum((d) => d.liked + d.disliked);
  const sums = [
    ["提问", questions],
    ["未回答", questions ? percent(sum((d) => d.refused) / questions) : "—"],
    ["评为有用", judged ? percent(sum((d) => d.liked) / judged) : "—"],
    ["待核对的核定答复", found.stale_pins],
  ];
  part("sums").replaceChildren(...sums.map(([name, value]) => element("p", {}, element("strong", {}, String(value)), name)));
  part("plots").replaceChildren(
    plot("提问（深色：未回答）", found.days, (d) => d.refused, (d) => d.questions),
    plot("评为有用（浅色：全部评价）", found.days, (d) => d.liked, (d) => d.liked + d.disliked),
    plot("用时 95% 毫秒（深色：中位）", found.days, (d) => d.median_ms, (d) => d.p95_ms),
  );
  part("table").replaceChildren(table(found.days));
  const none = [element("li", { className: "small" }, "没有。")];
  const sections = found.sections.map((s) => element("li", {}, element("a", { href: s.href }, `〔${s.label}〕${s.title}`), ` ${s.times} 次`));
  part("sections").replaceChildren(...(sections.length ? sections : none));
  const topics = found.unanswered.map((t) => element("li", {}, `${t.question} ${t.times} 次`));
  part("unanswered").replaceChildren(...(topics.length ? topics : none.map((n) => n.cloneNode(true))));
  part("plots").dataset.days = days;
}

const shown = () => show().catch((error) => tell(error.message));
part("days").addEventListener("change", shown);
me().then(shown, (error) => tell(error.message));
