// Runs before the first paint: the reader's choice of light or dark, and the mark that scripts run.
(function () {
  var root = document.documentElement;
  root.classList.add("scripts");
  try {
    var shade = localStorage.getItem("frontdesk-shade");
    if (shade === "light" || shade === "dark") root.dataset.shade = shade;
  } catch (error) {
    // Storage may be switched off; the system's setting then decides.
  }
})();
