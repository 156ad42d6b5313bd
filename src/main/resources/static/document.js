import "./display.js";

/** Shows the section that the address names, on the page of a document, and the quote in it. */
function mark() {
  document.querySelectorAll("section.target").forEach((s) => s.classList.remove("target"));
  const section = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!section || section.tagName !== "SECTION") return;
  section.classList.add("target");
  const quote = new URLSearchParams(location.search).has("quote") ? section.querySelector("mark") : null;
  (quote ?? section).scrollIntoView({ block: quote ? "center" : "start" });
}
addEventListener("hashchange", mark);
mark();
