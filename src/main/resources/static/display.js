import { keep, kept } from "./store.js";

/** Type size, elder version and colours, kept on the device. */
const SIZES = [85, 100, 115, 130, 150, 175, 200];
const root = document.documentElement;
const elder = document.getElementById("elder");
const theme = document.getElementById("theme");
const shown = document.getElementById("size");

function setElder(on) {
  root.classList.toggle("elder", on);
  elder.setAttribute("aria-pressed", String(on));
  elder.textContent = on ? "标准版" : "大字版";
  keep("youju.elder", on ? "1" : "");
}

function setSize(percent) {
  const size = SIZES.includes(percent) ? percent : 100;
  for (const one of SIZES) root.classList.toggle(`size-${one}`, one === size);
  shown.textContent = `${size}%`;
  keep("youju.size", String(size));
}

function step(by) {
  const at = SIZES.indexOf(Number(kept("youju.size")) || 100);
  setSize(SIZES[Math.max(0, Math.min(SIZES.length - 1, at + by))]);
}

function setTheme(name) {
  for (const one of ["light", "dark", "contrast"]) root.classList.toggle(one, one === name);
  theme.value = name;
  keep("youju.theme", name);
}

elder.addEventListener("click", () => setElder(!root.classList.contains("elder")));
document.getElementById("smaller").addEventListener("click", () => step(-1));
document.getElementById("larger").addEventListener("click", () => step(1));
theme.addEventListener("change", () => setTheme(theme.value));
setElder(kept("youju.elder") === "1");
setSize(Number(kept("youju.size")) || 100);
setTheme(["light", "dark", "contrast"].includes(kept("youju.theme")) ? kept("youju.theme") : "");

const menus = [...document.querySelectorAll("details.menu")];
addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
addEventListener("keydown", (event) => {
  const open = menus.find((menu) => menu.open);
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
  event.stopImmediatePropagation();
}, true);
