// One menu open at a time; Escape closes it and gives the focus back; a click elsewhere closes it.
document.documentElement.classList.add("scripted");

const menus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("focusin", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// On a telephone the list comes before its filters, unless something is filtered or wrong. Where there is room they
// always stand open: their summary is not shown there.
const narrow = matchMedia("(max-width: 40rem)");
const fold = () => {
  for (const filters of document.querySelectorAll("details.filters-fold"))
    filters.open = !narrow.matches || "chosen" in filters.dataset || !!filters.querySelector(".field-error");
};
narrow.addEventListener("change", fold);
fold();
