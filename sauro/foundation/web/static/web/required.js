// A field that must be filled and is empty says so beside itself, in the language of the page; the
// browser's own bubble speaks that of the browser and goes away.
const words = document.getElementById("words").dataset;

const noteOf = (field) => field.form?.querySelector(`.field-error[data-of="${CSS.escape(field.name)}"]`);

function put(note, field) {
  const group = field.type === "radio" && field.closest("fieldset");
  if (group) group.querySelector("legend").after(note);
  else (field.closest(".sr-line, .pick, p") ?? field).before(note);
}

function tell(field) {
  let note = noteOf(field);
  if (!note) {
    note = document.createElement("p");
    note.className = "field-error";
    note.dataset.of = field.name;
    note.id = `${field.id || field.name}-empty`;
    put(note, field);
  }
  note.textContent = field.validity.valueMissing ? words.required : field.validationMessage;
  field.classList.add("is-invalid");
  field.setAttribute("aria-invalid", "true");
  if (!field.getAttribute("aria-describedby")?.includes(note.id))
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${note.id}`.trim());
}

document.addEventListener("invalid", (event) => {
  event.preventDefault();
  tell(event.target);
  if (event.target === event.target.form?.querySelector(":invalid:not(fieldset)")) event.target.focus();
}, true);

function better({ target }) {
  const note = target.validity?.valid && target.form && noteOf(target);
  if (!note) return;
  note.remove();
  for (const field of target.form.querySelectorAll(`[name="${CSS.escape(target.name)}"]`)) {
    field.classList.remove("is-invalid");
    field.removeAttribute("aria-invalid");
  }
}
document.addEventListener("input", better);
document.addEventListener("change", better);
