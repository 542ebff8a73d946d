// Tickets that were sent from this browser: their numbers and private links, kept here and nowhere else.

import { element, words } from "./words.js";

const KEY = "frontdesk-tickets";
const MOST = 20;

/** Keeps a ticket's private link, the newest first. */
export function remember(number, link) {
  try {
    const kept = read().filter((one) => one.number !== number);
    localStorage.setItem(KEY, JSON.stringify([{ number, link }, ...kept].slice(0, MOST)));
  } catch {
    // Storage is off or full: the link stands on the page.
  }
}

/** Forgets a ticket that is no more. */
export function forget(number) {
  try {
    const kept = read().filter((one) => one.number !== number);
    if (kept.length > 0) localStorage.setItem(KEY, JSON.stringify(kept));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is off: nothing is kept.
  }
}

/** A list of them at the end of a page, where there are any. */
export async function showTickets(page) {
  const kept = read();
  if (kept.length === 0) return;
  const { say } = await words();
  const links = kept.map(({ number, link }) => element("li", {}, element("a", { href: link, dir: "ltr" }, number)));
  const forget = element("button", { type: "button", class: "button quiet" }, say["tickets-forget"]);
  const title = element("h2", { id: "fd-here" }, say["tickets-here"]);
  const list = element("ul", { class: "choices" }, ...links);
  const section = element("section", { class: "tickets-here", "aria-labelledby": "fd-here" }, title, list, element("p", { class: "action" }, forget));
  forget.addEventListener("click", () => {
    localStorage.removeItem(KEY);
    section.remove();
  });
  page.append(section);
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    const isOurs = ({ number, link }) => typeof number === "string" && /^https?:\/\//.test(link);
    return Array.isArray(kept) ? kept.filter(isOurs) : [];
  } catch {
    // No storage, or not ours.
    return [];
  }
}
