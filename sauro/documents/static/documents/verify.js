// Verifying beside the text: pointing at one side marks the other; a selection adds a directive;
// a click in the words offers to split there. Everything also works without this file.
const root = document.querySelector("[data-verify]");
const words = root?.querySelector("[data-words]");

function light(id) {
  for (const mark of root.querySelectorAll("mark[data-items]"))
    mark.classList.toggle("sr-lit", mark.dataset.items.split(" ").includes(id));
  for (const item of root.querySelectorAll("[data-item]"))
    item.classList.toggle("sr-lit", item.dataset.item === id);
}

// Places in the source count characters as Python does: whole code points.
function placeOf(node, offset) {
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(node, offset);
  return [...range.toString()].length;
}

function offerToAdd() {
  const form = root.querySelector("[data-add]");
  const chosen = document.getSelection();
  if (!form || !chosen.rangeCount || !words.contains(chosen.anchorNode)) return;
  const range = chosen.getRangeAt(0);
  form.hidden = range.collapsed;
  form.elements.start.value = placeOf(range.startContainer, range.startOffset);
  form.elements.end.value = placeOf(range.endContainer, range.endOffset);
  if (range.collapsed) offerToSplit(range);
}

function offerToSplit(range) {
  const mark = range.startContainer.parentElement?.closest("mark[data-items]");
  const id = mark?.dataset.items.split(" ")[0];
  for (const form of root.querySelectorAll("[data-split]")) {
    const mine = form.closest("[data-item]").dataset.item === id;
    form.hidden = !mine;
    if (mine) form.elements.at.value = placeOf(range.startContainer, range.startOffset);
  }
}

if (root) {
  root.addEventListener("pointerover", (event) => {
    const item = event.target.closest("[data-item]");
    const mark = event.target.closest("mark[data-items]");
    if (item) light(item.dataset.item);
    else if (mark) light(mark.dataset.items.split(" ")[0]);
  });
  root.addEventListener("focusin", (event) => {
    const item = event.target.closest("[data-item]");
    if (!item) return;
    light(item.dataset.item);
    root.querySelector("mark.sr-lit")?.scrollIntoView({ block: "nearest" });
  });
  words.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-items]");
    if (mark && document.getSelection().isCollapsed)
      document.getElementById(`viec-${mark.dataset.items.split(" ")[0]}`)?.focus();
  });
  document.addEventListener("selectionchange", offerToAdd);
}
