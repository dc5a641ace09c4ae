// Files may be dropped anywhere on the page of documents; they are sent at once.
const form = document.querySelector("[data-drop]");
const files = (event) => event.dataTransfer?.types.includes("Files");

if (form) {
  // Which files are chosen, by name; without this script the page only says that some are.
  form.elements.sent.addEventListener("change", () => {
    const names = [...form.elements.sent.files].map((file) => file.name);
    const shown = names.slice(0, 3).join(", ");
    form.querySelector("[data-picked]").textContent = names.length > 3 ? `${shown} … (${names.length})` : shown;
  });
  document.addEventListener("dragover", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    form.classList.add("sr-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("sr-over");
  });
  document.addEventListener("drop", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    form.classList.remove("sr-over");
    form.elements.sent.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
