// Follows the writer's edits: loads the page again where it stands, swaps style sheets in place,
// and shows mistakes over the page until they are mended.

const [session, revision, served] = document.querySelector("script[data-frontdesk]").dataset.frontdesk.split(".");
let shown = Number(revision);
let page = served;

const SCROLL = "frontdesk-scroll";

function reload() {
  sessionStorage.setItem(SCROLL, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
  location.reload();
}

function restoreScroll() {
  const kept = JSON.parse(sessionStorage.getItem(SCROLL) ?? "null");
  sessionStorage.removeItem(SCROLL);
  if (kept?.path !== location.pathname) return;
  const restore = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  restore();
  // Pictures above may still push the text down.
  if (document.readyState !== "complete") addEventListener("load", restore, { once: true });
}

function swapStyles(swap) {
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
    const next = swap[new URL(link.href).pathname];
    if (!next) continue;
    const fresh = link.cloneNode();
    fresh.href = next;
    fresh.addEventListener("load", () => link.remove(), { once: true });
    link.after(fresh);
  }
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

let overlay = null;

function hide() {
  overlay?.remove();
  overlay = null;
}

function showMistakes(mistakes) {
  hide();
  if (!mistakes.length) return;
  overlay = element("div");
  overlay.id = "frontdesk-mistakes";
  overlay.lang = "en";
  overlay.dir = "ltr";
  const root = overlay.attachShadow({ mode: "open" });
  const style = element("link");
  style.rel = "stylesheet";
  style.href = "/_frontdesk/overlay.css";
  const panel = element("section", "panel");
  panel.setAttribute("role", "alert");
  const close = element("button", "close", "Hide (Esc)");
  close.type = "button";
  close.addEventListener("click", hide);
  const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
  panel.append(close, element("h2", "", `${count} to mend before this is published`));
  for (const mistake of mistakes) panel.append(element("pre", "", mistake));
  root.append(style, panel);
  document.body.append(overlay);
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});

function hear(state) {
  if (state.session !== session) return reload();
  // Another page's edit is none of this one's business.
  if (state.page !== page) {
    if (state.styles?.from !== shown || state.styles.page !== page) return reload();
    swapStyles(state.styles.swap);
    page = state.page;
  }
  shown = state.revision;
  showMistakes(state.mistakes);
}

function connect() {
  const own = encodeURIComponent(location.pathname);
  const socket = new WebSocket(`ws://${location.host}/_frontdesk/live?page=${own}`);
  socket.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  // The server may only be starting again.
  socket.addEventListener("close", () => setTimeout(connect, 1000));
}

restoreScroll();
connect();
