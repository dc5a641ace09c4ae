// The button that picks files speaks the language of the page; a browser's own speaks that of the
// machine. Without this script the browser's own stays: only a script can name what was picked.
const MOST = 3;

function show(input) {
  const names = [...input.files].map((file) => file.name);
  const shown = names.slice(0, MOST).join("; ") + (names.length > MOST ? ` … (${names.length})` : "");
  const place = input.closest(".pick")?.querySelector("[data-picked]");
  if (place) place.textContent = shown || place.dataset.picked;
}

document.addEventListener("change", (event) => event.target.matches(".pick input[type=file]") && show(event.target));
// What the browser kept through a reload or a way back.
for (const input of document.querySelectorAll(".pick input[type=file]")) show(input);
