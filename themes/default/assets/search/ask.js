// Ways to a person among the answers: channels that were asked for, and the last row of every list, which
// leads to the likeliest contact topic, or to all of them, with the words carried along.

import { element, sentence } from "./view.js";

/** Hits as they are listed, and the topic that the last row is about, which may stand among them, too: `{ listed, topic }`. */
export function sorted(hits) {
  const topic = hits.findLast(closes) ?? null;
  return { listed: topic === hits.at(-1) ? hits.slice(0, -1) : hits, topic };
}

/** Whether it is the likeliest topic, which nobody asked for by name. */
export const closes = ({ contact, pinned }) => contact?.is === "topic" && !pinned;

/** Whether there is more than the likeliest topic. */
export const answers = (hits) => !hits.every(closes);

/** Whether one of them says a word of the question, or surely means it: else other languages are asked too. */
export const surely = (hits) => hits.some((hit) => !closes(hit) && (hit.likely || hit.match !== "meaning"));

/** The last row; `null` on a site without contact pages. `words`: the `data-…` of a search form. */
export function personLink(words, query, topic, attributes) {
  if (!words.contact) return null;
  const href = topic ? topic.url : words.contact;
  const text = topic ? sentence(words.askAbout, { topic: topic.title }) : words.askAny;
  return element("a", { href: withWords(href, query), ...attributes }, text);
}

/** Where a way to a person leads; to a topic the words are carried along. */
export const wayTo = ({ url, contact }, query) => (contact.is === "topic" ? withWords(url, query) : url);

const withWords = (href, query) => (query ? `${href}?${new URLSearchParams({ q: query })}` : href);

/** Where a channel says whether somebody is there now; empty where it keeps no hours. */
export function stateOf({ contact }, words) {
  const place = element("span", { class: "search-state" });
  if (contact.hours && words.hoursFile) say(place, contact, words);
  return place;
}

async function say(place, { hours: id, kind }, words) {
  try {
    const { stateNow } = await import("../contact/hours.js");
    const { state, text } = await stateNow({ hours: words.hoursFile, words: words.contactWords }, { id, kind });
    place.dataset.state = state;
    place.textContent = text;
  } catch {
    // The channel's own page says its hours.
  }
}
