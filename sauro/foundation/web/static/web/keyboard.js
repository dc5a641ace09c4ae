// Keys for those who do not take the hand to the mouse; they can be switched off (WCAG 2.1.4).
const OFF = "sauro.keys.off";
const help = document.getElementById("keys");

export const typing = (element) =>
  element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

export const off = () => localStorage.getItem(OFF) !== null;

const switches = document.querySelectorAll("[data-keys-on]");
for (const box of switches) {
  box.checked = localStorage.getItem(OFF) === null;
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    for (const other of switches) other.checked = box.checked;
  });
}

function move(step) {
  const rows = [...document.querySelectorAll("main [data-row]")];
  if (!rows.length) return;
  const row = document.activeElement.closest("tr, li, article");
  const at = rows.findIndex((link) => link === document.activeElement || row?.contains(link));
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step;
  rows[Math.min(Math.max(next, 0), rows.length - 1)].focus();
}

const keys = {
  "?": () => help.showModal(),
  "/": () => document.querySelector("main input[type=search], input[type=search]")?.focus(),
  j: () => move(1),
  k: () => move(-1),
  n: () => document.querySelector("main a[rel=next]")?.click(),
  p: () => document.querySelector("main a[rel=prev]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey) {
    event.target.form?.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]") || off()) return;
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});
