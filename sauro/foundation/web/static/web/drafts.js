// What is typed into a form with data-draft="name" is kept in this browser until it is sent and
// accepted, seven days at most, for this person only; signing out forgets it.
const PREFIX = `sauro.draft.${document.body.dataset.user}.`;
const KEEP = 7 * 24 * 3600 * 1000;
const words = document.getElementById("words").dataset;

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};
const ours = () => Object.keys(localStorage).filter((key) => key.startsWith("sauro.draft."));
const kept = (element) =>
  element.name && !element.disabled && !["password", "file", "hidden", "submit"].includes(element.type);
const value = (element) =>
  ["checkbox", "radio"].includes(element.type) ? element.checked
    : element.multiple ? [...element.selectedOptions].map((option) => option.value)
    : element.value;
// Boxes of one name differ by their value; places of one name by their order.
const place = (element) =>
  ["checkbox", "radio"].includes(element.type) ? `${element.name}=${element.value}` : element.name;

function fill(element, typed) {
  if (["checkbox", "radio"].includes(element.type)) element.checked = typed;
  else if (element.multiple) for (const option of element.options) option.selected = typed.includes(option.value);
  else element.value = typed;
}

const state = (form) =>
  Object.fromEntries([...form.elements].filter(kept).map((element) => [place(element), value(element)]));

// 29/11/2026, 03:10 by the clocks of Viet Nam, as pages write it: see words.py.
const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit",
});

function notice(form, draft, key, before) {
  const box = document.createElement("p");
  box.className = "alert alert-info restored";
  box.setAttribute("role", "status");
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "btn btn-sm";
  discard.textContent = words.discard;
  discard.addEventListener("click", () => {
    localStorage.removeItem(key);
    // What came into the form later had nothing before.
    const there = [...form.elements].filter((element) => kept(element) && place(element) in before);
    for (const element of there) fill(element, before[place(element)]);
    box.remove();
    form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
  box.append(`${words.restored} ${CLOCK.format(draft.at)}. `, discard);
  form.prepend(box);
}

function restore(form, key) {
  const draft = read(key);
  const before = state(form);
  // After an error the server shows again what was sent: that is newer than the draft.
  if (!draft || form.querySelector(".wrong")) return;
  const differing = [...form.elements].filter(
    (element) => kept(element) && place(element) in draft.typed
      && JSON.stringify(draft.typed[place(element)]) !== JSON.stringify(value(element)));
  if (!differing.length) return;
  for (const element of differing) fill(element, draft.typed[place(element)]);
  notice(form, draft, key, before);
}

function watch(form) {
  const key = PREFIX + form.dataset.draft;
  if (form.dataset.watched) return;
  form.dataset.watched = "1";
  restore(form, key);
  let timer;
  const save = () => {
    clearTimeout(timer);
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), typed: state(form) }));
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  form.addEventListener("submit", () => {
    save();
    localStorage.setItem(key, JSON.stringify({ ...read(key), sent: true }));
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === form && event.detail.successful) localStorage.removeItem(key);
  });
  const pending = () => timer && read(key)?.sent !== true && save();
  window.addEventListener("pagehide", pending);
  // A form that is about to be replaced on the page keeps its last words too.
  form.closest("[id]")?.addEventListener("htmx:beforeSwap", pending);
}

// A refusal, or a sign-in that came in between: what was sent has not been accepted.
const keepAll = document.querySelector("[data-keep-drafts]");
for (const key of ours()) {
  const draft = read(key);
  if (draft?.sent && keepAll) localStorage.setItem(key, JSON.stringify({ ...draft, sent: false }));
  const wrong = document.querySelector(`form[data-draft="${CSS.escape(key.replace(PREFIX, ""))}"] .wrong`);
  const accepted = draft?.sent && key.startsWith(PREFIX) && !keepAll && !wrong;
  if (!draft || Date.now() - draft.at > KEEP || accepted) localStorage.removeItem(key);
}
const all = (root) => root.querySelectorAll?.("form[data-draft]") ?? [];
all(document).forEach(watch);
document.addEventListener("htmx:afterSettle", (event) => all(event.detail.elt.parentNode ?? document).forEach(watch));
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-forget-drafts]")) return;
  for (const key of ours()) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
});
