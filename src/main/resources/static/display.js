import { keep, kept } from "./store.js";

/** The controls of type size, elder version and colours; `look.js` applies what is kept before the first paint. */
const SIZES = [85, 100, 115, 130, 150, 175, 200];
const THEMES = ["light", "dark", "contrast"];
const root = document.documentElement;
const elder = document.getElementById("elder");
const theme = /** @type {HTMLSelectElement} */ (document.getElementById("theme"));
const shown = document.getElementById("size");

/** @param {boolean} on */
function setElder(on) {
  root.classList.toggle("elder", on);
  elder.setAttribute("aria-pressed", String(on));
  keep("youju.elder", on ? "1" : "");
}

/** @param {number} percent */
function setSize(percent) {
  const size = SIZES.includes(percent) ? percent : 100;
  for (const one of SIZES) root.classList.toggle(`size-${one}`, one === size);
  shown.textContent = `${size}%`;
  keep("youju.size", String(size));
}

/** @param {number} by steps up or down */
function step(by) {
  const at = SIZES.indexOf(Number(kept("youju.size")) || 100);
  setSize(SIZES[Math.max(0, Math.min(SIZES.length - 1, at + by))]);
}

/** @param {string} name empty: as the system says */
function setTheme(name) {
  for (const one of THEMES) root.classList.toggle(one, one === name);
  theme.value = name;
  keep("youju.theme", name);
}

elder.addEventListener("click", () => setElder(!root.classList.contains("elder")));
document.getElementById("smaller").addEventListener("click", () => step(-1));
document.getElementById("larger").addEventListener("click", () => step(1));
theme.addEventListener("change", () => setTheme(theme.value));
setElder(kept("youju.elder") === "1");
setSize(Number(kept("youju.size")) || 100);
setTheme(THEMES.includes(kept("youju.theme")) ? kept("youju.theme") : "");

const menus = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details.menu")]);
addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
});
addEventListener(
  "keydown",
  (event) => {
    const open = menus.find((menu) => menu.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
    event.stopImmediatePropagation();
  },
  true,
);
