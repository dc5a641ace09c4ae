// What htmx does with answers that are not simply good.
const words = document.getElementById("words").dataset;
const told = document.getElementById("told");

function tell(sentence) {
  const box = document.createElement("div");
  box.className = "alert alert-danger";
  box.setAttribute("role", "alert");
  box.textContent = sentence;
  told.replaceChildren(box);
  told.scrollIntoView({ block: "nearest" });
}

// A told error names where it goes (HX-Retarget); what is typed elsewhere stays as it is.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (xhr.status < 400) told.replaceChildren();
  else if (xhr.getResponseHeader("HX-Retarget")) event.detail.shouldSwap = true;
  else if (xhr.status !== 422) tell(words.failed);
});
document.addEventListener("htmx:sendError", () => tell(words.offline));
document.addEventListener("htmx:timeout", () => tell(words.offline));

// The first wrong field takes the focus: its error stands beside it and is read with it. Where
// no field is wrong, the list of errors does.
const WRONG = ".is-invalid:not([type=hidden]):not([data-example] *)";
const toErrors = (root) => (root.querySelector?.(WRONG) ?? root.querySelector?.(".wrong"))?.focus();
document.addEventListener("htmx:afterSettle", (event) => toErrors(event.detail.elt));
toErrors(document.querySelector("main"));

// A link to a wrong field leads into the field, not only to its place on the page.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".wrong a[href^='#']");
  const there = link && document.getElementById(link.hash.slice(1));
  if (!there) return;
  event.preventDefault();
  (there.matches("input, select, textarea") ? there : there.querySelector("input"))?.focus();
});
