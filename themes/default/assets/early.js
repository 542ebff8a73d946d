// The reader's choice of light or dark, the mark that scripts run, and whether the menu is folded (theme.js
// looks again, with a ruler). First in the body: it comes beside the styles, which alone hold back the page's
// first paint, and no word is shown in the wrong shade or place.
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
