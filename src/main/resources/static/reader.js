/** Marks the section that the address names, on the page of a document. */
function mark() {
  document.querySelectorAll("section.target").forEach((s) => s.classList.remove("target"));
  const section = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!section) return;
  section.classList.add("target");
  section.scrollIntoView({ block: "start" });
}
addEventListener("hashchange", mark);
mark();
