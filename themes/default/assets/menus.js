// The main menu on narrow screens, and the language list: both close on Escape and on a click
// outside, and give the focus back.

export function setUpMenus() {
  const button = document.getElementById("fd-menu");
  const nav = document.getElementById("fd-nav");
  if (button && nav) {
    const open = (is) => {
      button.setAttribute("aria-expanded", String(is));
      nav.classList.toggle("open", is);
    };
    button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
    closeOn(
      () => button.getAttribute("aria-expanded") === "true",
      () => open(false),
      [button, nav],
      button,
    );
  }
  for (const details of document.querySelectorAll("details.languages")) {
    closeOn(
      () => details.open,
      () => (details.open = false),
      [details],
      details.querySelector("summary"),
    );
  }
}

function closeOn(isOpen, close, inside, opener) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    const hadFocus = inside.some((element) => element.contains(document.activeElement));
    close();
    if (hadFocus && opener) opener.focus();
  });
  document.addEventListener("click", (event) => {
    if (isOpen() && !inside.some((element) => element.contains(event.target))) close();
  });
}
