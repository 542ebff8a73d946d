// What the pages can do beyond HTML. Nothing here is needed to read, search or reach anybody.
//
// 1. the button between light and dark;
// 2. the main menu, folded where it does not fit beside the title, and the language list: both close on
//    Escape and on a click outside, and give the focus back;
// 3. what only some pages have, or only some readers use, is loaded there: every file is a request more.

const SHADE = "frontdesk-shade";
/** Below this the menu is always folded; early.js and theme.css say the same. */
const NARROW = "(max-width: 58rem)";
/** A section by its position, as the page in another language names it. */
const POSITION = /^#fd-s\d+$/;

// Tabs come first: what follows may ask where things stand.
if (document.querySelector(".tabs")) import("./tabs.js").then(({ setUpTabs }) => setUpTabs());
setUpShade();
setUpMenus();
setUpLanguages();
if (document.querySelector("a.deep-link, a.share")) import("./deep-links.js").then(({ setUpDeepLinks }) => setUpDeepLinks());
if (document.querySelector(".prose")) import("./reading.js").then(({ setUpReading }) => setUpReading());
// Where it stands beside the text alone: on a phone nobody sees it while reading.
if (document.querySelector(".toc") && matchMedia("(min-width: 64rem)").matches) {
  import("./contents.js").then(({ setUpContents }) => setUpContents());
}

// Without a choice the system's setting holds.
function setUpShade() {
  const button = document.getElementById("fd-shade");
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;

  const isDark = () => (root.dataset.shade ? root.dataset.shade === "dark" : system.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));

  button.addEventListener("click", () => {
    root.dataset.shade = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(SHADE, root.dataset.shade);
    } catch {
      // Without storage the choice holds for this page.
    }
    show();
  });
  system.addEventListener("change", show);
  show();
}

function setUpMenus() {
  const button = document.getElementById("fd-menu");
  const nav = document.getElementById("fd-nav");
  if (button && nav) {
    const open = (is) => {
      button.setAttribute("aria-expanded", String(is));
      nav.classList.toggle("open", is);
    };
    foldWhereNeeded(nav);
    button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
    closeOn(
      () => button.getAttribute("aria-expanded") === "true",
      () => open(false),
      [button, nav],
      button,
    );
  }
  makeRoom(nav);
  for (const details of document.querySelectorAll("details.languages")) {
    closeOn(
      () => details.open,
      () => (details.open = false),
      [details],
      details.querySelector("summary"),
    );
  }
}

// On the narrowest phones the switch between light and dark stands in the menu.
function makeRoom(nav) {
  const shade = document.getElementById("fd-shade");
  const tools = shade?.parentElement;
  const after = shade?.nextElementSibling ?? null;
  if (!shade || !nav) return;
  const narrow = matchMedia("(max-width: 30rem)");
  const move = () => (narrow.matches ? nav.append(shade) : tools.insertBefore(shade, after));
  narrow.addEventListener("change", move);
  move();
}

// Entries and titles are as long as a site and its languages make them, so no fixed width is right.
function foldWhereNeeded(nav) {
  const root = document.documentElement;
  const list = nav.querySelector("ul");
  const narrow = matchMedia(NARROW);
  const fold = () => {
    root.classList.toggle("folded", narrow.matches);
    if (!narrow.matches && list.scrollWidth > list.clientWidth) root.classList.add("folded");
  };
  const bar = nav.parentElement;
  new ResizeObserver(fold).observe(bar);
  // A logo or a font that comes late makes title and entries wider, and the bar stays as wide as it is.
  bar.addEventListener("load", fold, true);
  document.fonts?.ready.then(fold);
  document.fonts?.addEventListener?.("loadingdone", fold);
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
  // Tab leads out of it: what is open behind the reader only hides the page.
  document.addEventListener("focusin", (event) => {
    if (isOpen() && !inside.some((element) => element.contains(event.target))) close();
  });
}

// Few readers switch, and nobody before the list is open.
function setUpLanguages() {
  const list = document.querySelector("details.languages");
  const load = () => import("./languages.js").then(({ setUpLanguages }) => setUpLanguages());
  if (POSITION.test(location.hash)) load();
  else for (const event of ["pointerenter", "focusin", "toggle"]) list?.addEventListener(event, load, { once: true });
}
