// Looking for another body inside a card: the focus goes into the field and comes back with Esc;
// Enter takes the first that the words found, arrows go on to the others, digits take them.
import { off } from "../web/keyboard.js";

const panel = () => document.querySelector("[data-find]");
const field = (box) => box.querySelector("input[type=search]");
let opener = null; // the link that opened it
let early = null; // what is typed between opening and the field's being there; null: nothing opens

function shut() {
  panel()?.remove();
  if (opener?.isConnected) opener.focus();
}

// One at a time: a second takes the place of the first.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.detail.elt.matches?.("[data-finds]")) return;
  panel()?.remove();
  opener = event.detail.elt;
  early = "";
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt === opener) setTimeout(() => (early = null), event.detail.successful ? 1000 : 0);
});
document.addEventListener("htmx:afterSettle", () => {
  const box = panel();
  if (!box || box.dataset.ready) return;
  box.dataset.ready = "1";
  field(box).focus();
  box.scrollIntoView({ block: "nearest" });
  if (early) {
    field(box).value = early;
    htmx.trigger(field(box), "now");
  }
  early = null;
});
document.addEventListener("click", (event) => event.target.closest?.("[data-find-close]") && shut());

// Nobody is chosen whom the person cannot have seen: what stands there must be of these words.
function first(box, found) {
  const words = field(box).value.trim();
  if (!words) return;
  if (box.querySelector("[data-for]").dataset.for === words) found[0]?.click();
  else htmx.trigger(field(box), "now");
}

function pressed(event, box, found) {
  const at = found.indexOf(document.activeElement);
  if (event.key === "Escape") shut();
  else if (event.key === "ArrowDown") (found[at + 1] ?? found.at(-1))?.focus();
  else if (event.key === "ArrowUp") (found[at - 1] ?? field(box)).focus();
  else if (event.key === "Enter" && event.target === field(box)) event.repeat || first(box, found);
  else if (at >= 0 && /^[1-9]$/.test(event.key) && !off()) event.repeat || found[event.key - 1]?.click();
  else return false;
  return true;
}

// Keys in here are not those of the card.
document.addEventListener("keydown", (event) => {
  if (early !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
    early += event.key; // the letters of a name are no keys of the card
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const box = event.target.closest?.("[data-find]");
  if (!box || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const found = [...box.querySelectorAll("[data-found]")];
  if (pressed(event, box, found)) event.preventDefault();
  else if (found.includes(event.target) && /^\p{L}$/u.test(event.key)) field(box).focus(); // typed on
  event.stopPropagation();
}, true);
