// Shows beside every channel whether somebody is there, again each minute. Nothing moves: a channel
// that is closed stays where it is, and says which one works now.

import { hoursText, isLive } from "./hours-text.js";
import { element, json, words } from "./words.js";

const MINUTE = 60;

export async function setUpHours(page) {
  const cards = Array.from(page.querySelectorAll("[data-channel]")).filter((card) => card.querySelector("[data-state]"));
  if (!page.dataset.hoursFile || cards.length === 0) return;
  let hours;
  let language;
  try {
    [hours, language] = await Promise.all([json(page.dataset.hoursFile), words()]);
  } catch {
    // The page itself says the hours; only "now" is missing.
    return;
  }
  const show = () => {
    const at = now();
    const moment = { hours, words: language.hours, at, visitor: visitorOffset, clock: clockOf(language.lang, language.hours.clock) };
    for (const card of cards) {
      const { hours: id, kind } = card.dataset;
      if (id || kind === "appointment") say(card, hoursText({ ...moment, id, kind }));
    }
    if (page.dataset.contact === "topic") sayInstead(cards, language.say["contact-meanwhile"]);
  };
  const tick = () => {
    show();
    // Openings and closings fall on full minutes.
    setTimeout(tick, (MINUTE - (now() % MINUTE)) * 1000);
  };
  tick();
  // Timers sleep in pages nobody looks at.
  document.addEventListener("visibilitychange", () => document.hidden || show());
}

/** What a channel of these hours and this kind says now: `{ state, text }`; rejected where it cannot be had. */
export async function stateNow(files, { id, kind }) {
  const [hours, language] = await Promise.all([opening(files.hours), words(files.words)]);
  const at = now();
  return hoursText({ hours, words: language.hours, at, visitor: visitorOffset, clock: clockOf(language.lang, language.hours.clock), id, kind });
}

let file;

// Asked for at every answer, fetched once.
function opening(address) {
  file ??= json(address);
  file.catch(() => (file = undefined));
  return file;
}

function say(card, { state, text }) {
  const place = card.querySelector("[data-state]");
  if (place.textContent !== text) place.textContent = text;
  place.dataset.state = state;
}

/** The first offered channel that works now; `null` when none does. */
export function worksNow(cards) {
  const works = ({ outcome, kind, state }) =>
    (outcome === "recommended" || outcome === "available" || outcome === "wait_until") &&
    kind !== "appointment" &&
    kind !== "social" &&
    (!isLive(kind) || state === undefined || state === "open" || state === "always");
  return cards.find(works) ?? null;
}

function sayInstead(cards, label) {
  const seen = cards.map((card) => {
    const state = card.querySelector("[data-state]").dataset.state || undefined;
    return { card, state, outcome: card.dataset.outcome, kind: card.dataset.kind };
  });
  const now = worksNow(seen);
  for (const { card, state, kind } of seen) {
    const old = card.querySelector("[data-meanwhile]");
    const target = state === "closed" && isLive(kind) && now && now.card !== card ? now.card : null;
    if (old?.dataset.meanwhile === (target?.id ?? undefined)) continue;
    old?.remove();
    if (!target) continue;
    const link = element("a", { href: `#${target.id}` }, target.querySelector("h3")?.textContent ?? "");
    const line = element("p", { class: "meanwhile", "data-meanwhile": target.id }, `${label} `, link);
    (card.querySelector(".channel-body") ?? card).prepend(line);
    if (!card.querySelector(".channel-body")) card.querySelector(".channel-head")?.after(line);
  }
}

// What time it is, for whom. A writers' server that was started with `--now` shows its pages at that
// moment; its own script in the page carries it, and no built page does.

const loaded = Date.now();

/** Seconds since 1970. */
export function now() {
  const shown = document.querySelector("script[data-frontdesk-now]")?.dataset.frontdeskNow;
  const start = shown === undefined ? loaded : Number(shown) * 1000;
  return Math.floor((start + Date.now() - loaded) / 1000);
}

/** The reader's offset from UTC at an instant, in seconds. */
export const visitorOffset = (instant) => -60 * new Date(instant * 1000).getTimezoneOffset();

/** "12" or "24": what the reader's own form of the page's language does, else what the language does. */
export function clockOf(lang, own, wanted = navigator.languages ?? []) {
  const primary = (tag) => tag.toLowerCase().split("-")[0];
  const variant = wanted.find((tag) => tag.includes("-") && primary(tag) === primary(lang));
  if (!variant) return own;
  try {
    const { hourCycle } = new Intl.DateTimeFormat(variant, { hour: "numeric" }).resolvedOptions();
    return hourCycle === "h12" || hourCycle === "h11" ? "12" : "24";
  } catch {
    // No language the browser knows.
    return own;
  }
}
