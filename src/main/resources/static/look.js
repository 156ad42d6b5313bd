// Applies the kept type size, elder version and colours before the first paint, so that nothing flickers.
(() => {
  const root = document.documentElement;
  const kept = (/** @type {string} */ key) => {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  };
  root.classList.add("scripted");
  root.classList.toggle("elder", kept("youju.elder") === "1");
  const size = kept("youju.size");
  if (/^(85|115|130|150|175|200)$/.test(size)) root.classList.add(`size-${size}`);
  const theme = kept("youju.theme");
  if (/^(light|dark|contrast)$/.test(theme)) root.classList.add(theme);
})();
