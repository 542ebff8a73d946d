// The reader's choice of light or dark, the mark that scripts run, and whether the menu is folded (theme.js
// looks again, with a ruler). Asked for before the styles and much smaller, it runs before the first paint, and
// holds nothing back where it is late: theme.css keeps the places of what waits for it.
(function () {
  var root = document.documentElement;
  root.classList.add("scripts");
  if (matchMedia("(max-width: 58rem)").matches) root.classList.add("folded");
  try {
    var shade = localStorage.getItem("frontdesk-shade");
    if (shade === "light" || shade === "dark") root.dataset.shade = shade;
  } catch (error) {
    // Storage may be switched off; the system's setting then decides.
  }
})();
