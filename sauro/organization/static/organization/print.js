// The button of a slip prints it; without a script there is Ctrl+P.
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
