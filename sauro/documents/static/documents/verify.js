// Verifying beside the text: pointing at one side marks the other; a selection adds a directive;
// a click in the words offers to split there; one key an act. Everything also works without it.
import { typing, off } from "../web/keyboard.js";
import "./find.js";

const page = () => document.querySelector("[data-verify]");
const words = () => page()?.querySelector("[data-words]");

function light(id) {
  for (const mark of page().querySelectorAll("[data-items]"))
    mark.classList.toggle("sr-lit", mark.dataset.items.split(" ").includes(id));
  for (const item of page().querySelectorAll("[data-item]"))
    item.classList.toggle("sr-lit", item.dataset.item === id);
}

// The words come to where the eye is, without moving the page itself.
function bring(id) {
  light(id);
  const box = page().querySelector("[data-pane]:not([hidden])");
  const mark = box?.querySelector(".sr-lit");
  if (!mark || box.scrollHeight <= box.clientHeight) return;
  const at = mark.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (at.top < frame.top || at.bottom > frame.bottom) box.scrollTop += at.top - frame.top - frame.height / 4;
}

// Places in the source count characters as Python does: whole code points. Of a long paper only a
// stretch is shown, which says where it begins.
function placeOf(node, offset) {
  const range = document.createRange();
  range.setStart(words(), 0);
  range.setEnd(node, offset);
  return Number(words().dataset.from) + [...range.toString()].length;
}

function offerToAdd() {
  const form = page()?.querySelector("[data-add]");
  const chosen = document.getSelection();
  if (!form || !chosen.rangeCount || !words().contains(chosen.anchorNode)) return;
  const range = chosen.getRangeAt(0);
  form.hidden = range.collapsed;
  form.elements.start.value = placeOf(range.startContainer, range.startOffset);
  form.elements.end.value = placeOf(range.endContainer, range.endOffset);
  if (range.collapsed) offerToSplit(range);
}

function offerToSplit(range) {
  const ids = range.startContainer.parentElement?.closest("mark[data-items]")?.dataset.items.split(" ") ?? [];
  for (const form of page().querySelectorAll("[data-split]")) {
    form.hidden = !ids.includes(form.closest("[data-item]").dataset.item);
    form.elements.at.value = placeOf(range.startContainer, range.startOffset);
  }
}

// Of a PDF or scan either the pages or their words are shown; the choice is remembered.
const VIEW = "sauro.view";
function show(view) {
  const panes = [...page().querySelectorAll("[data-pane]")];
  if (panes.length < 2) return;
  for (const pane of panes) pane.hidden = pane.dataset.pane !== view;
  for (const button of page().querySelectorAll("[data-view]"))
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  localStorage.setItem(VIEW, view);
}
const prepare = () => {
  numberChoices(page());
  show(localStorage.getItem(VIEW) ?? "pages");
};

// Candidates of a name carry the number of their key.
function numberChoices(root) {
  for (const item of root.querySelectorAll("[data-item], section[data-issuing]"))
    item.querySelectorAll("[data-choice]").forEach((button, n) => {
      if (button.dataset.key || n > 8) return;
      button.dataset.key = String(n + 1);
      const key = document.createElement("kbd");
      key.textContent = n + 1;
      button.prepend(key, " ");
    });
}

const current = () =>
  document.activeElement.closest?.("[data-item]") ?? page().querySelector("[data-item][data-open]");
const keys = {
  u: () => goTo(placeAsked() ?? nextOpen()),
  j: () => overTheEdge("next", -1),
  k: () => overTheEdge("prev", 0),
  b: () => document.getElementById("ban-hanh")?.focus(),
  v: () => page().querySelector("[data-view][aria-pressed=false]")?.click(),
  x: () => page().querySelector("#state [data-key=x]")?.click(),
};

// j and k go on to the leaf beside this one at the last and the first card.
function overTheEdge(rel, place) {
  const rows = [...page().querySelectorAll("[data-item]")];
  if (was && was === rows.at(place)) page().querySelector(`a[rel=${rel}]`)?.click();
}
let was = null; // the card that had the focus before a key moved it
document.addEventListener("keydown", () => (was = document.activeElement.closest?.("[data-item]") ?? null), true);

// The next item that is open, else one on another leaf, else where the list is published.
function goTo(item) {
  if (item) item.focus();
  else (page().querySelector("[data-next-open]") ?? document.getElementById("ban-hanh"))?.click();
}

// Before anything else whoever begins is asked from where the paper speaks: all names hang on it.
const placeAsked = () =>
  document.activeElement.closest?.("[data-item], [data-issuing]") ? null : page().querySelector("section[data-issuing]");

function nextOpen() {
  const open = [...page().querySelectorAll("[data-item][data-open]")];
  const here = document.activeElement.closest?.("[data-item]");
  return open.find((item) => here && here.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
}

// What a key presses: in the name that has the focus, else the first of its card.
function pressed(key) {
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  return document.activeElement.closest?.(".sr-name, section[data-issuing]")?.querySelector(wanted) ?? current()?.querySelector(wanted);
}

// An open form closes wherever the focus is, but not from under what is typed elsewhere.
function close() {
  const here = document.activeElement.closest?.("[data-editing]");
  const open = here ?? (typing(document.activeElement) ? null : page().querySelector("[data-editing]"));
  open?.querySelector("[data-key=Escape]")?.click();
}

// A key that is held down, or comes before the answer to the last one, decides nothing unseen.
const busy = () => page().matches(".htmx-request") || page().querySelector(".htmx-request");

document.addEventListener("keydown", (event) => {
  if (!page() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    if (!event.isComposing) close();
    return;
  }
  if (off() || typing(event.target)) return;
  const button = pressed(event.key);
  if (!keys[event.key] && !button) return;
  event.preventDefault();
  if (keys[event.key]) keys[event.key]();
  else if (!event.repeat && !busy()) button.click();
});

// After an act the server says where the work goes on.
document.addEventListener("focusOn", (event) => document.getElementById(event.detail.value)?.focus());
document.addEventListener("focusFirst", (event) => {
  const box = document.getElementById(event.detail.value);
  (box?.querySelector("[data-first]") ?? box?.querySelector("a, button"))?.focus();
  box?.scrollIntoView({ block: "nearest" });
});
document.addEventListener("focusIn", (event) =>
  document.getElementById(event.detail.value)?.querySelector("textarea, input:not([type=hidden])")?.focus());
// What an act did is told until the next one, or until there was time to read it.
const said = document.getElementById("said");
let told = 0;
function say(words) {
  if (said) said.textContent = words;
  clearTimeout(told);
  if (words) told = setTimeout(() => say(""), 12_000);
}
document.addEventListener("said", (event) => say(event.detail.value));
document.addEventListener("htmx:beforeRequest", () => say(""));
document.addEventListener("htmx:afterSettle", () => page() && prepare());
document.addEventListener("selectionchange", offerToAdd);

document.addEventListener("pointerover", (event) => {
  const over = event.target.closest?.("[data-item], [data-items]");
  if (over && page()?.contains(over)) light(over.dataset.item ?? over.dataset.items.split(" ")[0]);
});
document.addEventListener("focusin", (event) => {
  const item = event.target.closest?.("[data-item]");
  if (item && page()?.contains(item)) bring(item.dataset.item);
});
document.addEventListener("click", (event) => {
  const wanted = event.target.closest?.("[data-words-of]");
  if (wanted) {
    light(wanted.dataset.wordsOf);
    const lit = page().querySelector("[data-pane]:not([hidden]) .sr-lit[data-items]");
    if (lit) {
      event.preventDefault();
      lit.scrollIntoView({ block: "center" });
    }
  }
  const to = event.target.closest?.("a[data-to]");
  const there = to && document.getElementById(to.dataset.to);
  if (there) {
    event.preventDefault();
    there.focus();
  }
  const view = event.target.closest?.("[data-view]");
  if (view) show(view.dataset.view);
  const mark = event.target.closest?.("[data-items]");
  if (mark && page()?.contains(mark) && document.getSelection().isCollapsed) toItem(mark.dataset.items.split(" ")[0]);
});

// The card of an item, here or on another leaf.
function toItem(id) {
  const card = document.getElementById(`viec-${id}`);
  if (card) card.focus();
  else location.assign(`${location.pathname}?viec=${id}#viec-${id}`);
}

if (page()) {
  prepare();
  // A link to a card leads into it, so that its keys work at once.
  const at = location.hash.startsWith("#viec-") || location.hash.startsWith("#dieu-");
  if (at) document.getElementById(location.hash.slice(1))?.focus();
  // A page that was opened at the address of an act begins in its form.
  if (!document.querySelector("main .wrong"))
    page().querySelector("[data-editing] :is(textarea, input:not([type=hidden]))")?.focus();
}
