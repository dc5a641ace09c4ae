// The figures of a report as in a spreadsheet: keys, blocks from Excel, fill, undo, sums. Without it
// the same inputs are typed and sent one by one. What is typed is kept by web/drafts.js, which
// listens to "input"; so every change that is made here tells of itself.
const form = document.querySelector("form[data-grid]");
const cells = [...form.querySelectorAll("[data-figure]")];
const words = form.dataset;
const RETRY = 15_000; // ms between two looks whether the connection is back

// As rules/cells.py reads them: points part thousands, the comma parts decimals.
export function read(text) {
  const plain = text.replace(/\s/g, "");
  if (!plain) return null;
  const grouped = /^\d{1,3}(\.\d{3})+$/.test(plain) || plain.split(".").length > 2;
  const exact = plain.includes(",") ? plain.replaceAll(".", "").replace(",", ".")
    : grouped ? plain.replaceAll(".", "") : plain;
  return /^-?\d+(\.\d+)?$/.test(exact) ? Number(exact) : NaN;
}

// One figure for each line; of a line with several, the first that is a figure. A single line with
// several figures goes down as a column.
export function block(text) {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t").map((cell) => cell.trim()));
  const isFigure = (cell) => cell !== "" && !Number.isNaN(read(cell));
  if (lines.length === 1 && lines[0].length > 1) return lines[0].filter((cell, n) => n || isFigure(cell));
  return lines.map((line) => line.find(isFigure) ?? (line.length === 1 ? line[0] : ""));
}

const done = [];
const undone = [];
let begun = null; // the cell that is being typed in, and what stood there before

function put(cell, value) {
  cell.value = value;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

function change(pairs) {
  const step = pairs.map(([cell, value]) => [cell, cell.value, value]).filter(([, before, after]) => before !== after);
  if (!step.length) return;
  for (const [cell, , after] of step) put(cell, after);
  done.push(step);
  undone.length = 0;
  begin(document.activeElement);
}

function begin(cell) {
  begun = cells.includes(cell) ? { cell, value: cell.value } : null;
}

// What was typed in the present cell becomes one step.
function end() {
  if (begun && begun.cell.value !== begun.value) {
    done.push([[begun.cell, begun.value, begun.cell.value]]);
    undone.length = 0;
    begun.value = begun.cell.value;
  }
}

function back(from, to, which) {
  end();
  const step = from.pop();
  if (!step) return;
  for (const part of step) put(part[0], part[which]);
  to.push(step);
  step[0][0].focus();
  begin(step[0][0]);
}

function move(cell, by) {
  const next = cells[cells.indexOf(cell) + by];
  if (!next) return;
  next.focus();
  next.select();
}

function fillDown(cell) {
  const above = cells[cells.indexOf(cell) - 1];
  if (above) change([[cell, above.value]]);
}

function keyed(event) {
  if (!cells.includes(event.target) || event.altKey) return;
  const key = event.ctrlKey || event.metaKey ? `^${event.key.toLowerCase()}` : event.key;
  const act = {
    ArrowDown: () => move(event.target, 1),
    ArrowUp: () => move(event.target, -1),
    Enter: () => move(event.target, event.shiftKey ? -1 : 1),
    "^d": () => fillDown(event.target),
    "^z": () => (event.shiftKey ? back(undone, done, 2) : back(done, undone, 1)),
    "^y": () => back(undone, done, 2),
  }[key];
  if (!act) return;
  event.preventDefault();
  act();
}

function pasted(event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const start = cells.indexOf(event.target);
  if (start < 0 || !/[\t\n]/.test(text.trimEnd())) return; // one figure is pasted as everywhere
  event.preventDefault();
  end();
  change(block(text).slice(0, cells.length - start).map((value, n) => [cells[start + n], value]));
}

function told(cell, name, text) {
  let note = cell.parentElement.querySelector(`[data-${name}]`);
  if (!note && !text) return;
  if (!note) {
    note = document.createElement("output");
    note.setAttribute(`data-${name}`, "");
    note.className = name === "odd" ? "field-error" : "form-hint";
    note.htmlFor = cell.id;
    cell.after(note);
  }
  note.textContent = text;
}

const shown = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 9 });

function look(cell) {
  const odd = Number.isNaN(read(cell.value));
  told(cell, "odd", odd ? `“${cell.value.trim()}” ${words.odd}` : "");
  if (odd) cell.setAttribute("aria-invalid", "true");
  else if (!cell.matches(".is-invalid")) cell.removeAttribute("aria-invalid");
}

// Beside a whole, what its parts come to as long as that is something else.
function sums() {
  for (const whole of cells.filter((cell) => cell.dataset.parts)) {
    const parts = whole.dataset.parts.split(" ").map((slot) => form.elements[`o_${slot}`]?.value ?? "");
    const figures = parts.map(read).filter((figure) => figure !== null && !Number.isNaN(figure));
    const sum = Math.round(figures.reduce((all, one) => all + one, 0) * 1e9) / 1e9;
    const same = !figures.length || sum === read(whole.value);
    told(whole, "sum", same ? "" : `${words.sum}: ${shown.format(sum)}`);
  }
}

// A draft that cannot be sent is kept and sent when the connection is back. Before drafts.js hears
// of it: what it takes for sent it forgets.
let reached = false;
let waiting = null;

async function reachable() {
  try {
    return (await fetch(import.meta.url, { method: "HEAD", cache: "no-store" })) !== null;
  } catch {
    return false;
  }
}

async function send() {
  clearTimeout(waiting);
  waiting = null;
  const state = form.querySelector("[data-line]");
  if (await reachable()) {
    reached = true;
    form.requestSubmit();
    return;
  }
  state.textContent = words.offline;
  state.hidden = false;
  waiting = setTimeout(send, RETRY);
}

function submitted(event) {
  if (event.target !== form || reached) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  end();
  send();
}

form.addEventListener("keydown", keyed);
form.addEventListener("paste", pasted);
form.addEventListener("focusin", (event) => {
  end();
  begin(event.target);
});
form.addEventListener("focusout", (event) => cells.includes(event.target) && look(event.target));
form.addEventListener("input", (event) => {
  if (cells.includes(event.target) && event.target !== document.activeElement) look(event.target);
  sums();
});
window.addEventListener("submit", submitted, true);
window.addEventListener("online", () => waiting && send());
window.addEventListener("pageshow", () => {
  reached = false;
});
sums();
