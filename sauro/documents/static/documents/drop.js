// Files may be dropped anywhere on the page of documents; they are sent at once.
const form = document.querySelector("[data-drop]");
const files = (event) => event.dataTransfer?.types.includes("Files");

if (form) {
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
