// The last row of every list of answers: the way to a person, with the words carried along.

import { element, sentence } from "./view.js";

/** Gives `null` on a site without contact pages. `words`: the `data-…` of a search form. */
export function createAsk(words) {
  const { contact, contactWords, askAny, askAbout } = words;
  if (!contact) return null;
  const carried = (href, query) => (query ? `${href}?${new URLSearchParams({ q: query })}` : href);
  return {
    /** The contact pages' start: what is there at once. */
    any: (query) => ({ href: carried(contact, query), text: askAny }),
    /** The channels that the words name: `{ href, text, to }`. */
    async channels(query) {
      try {
        const [{ asked }, { channels }] = await Promise.all([import("../contact/asked.js"), known(contactWords)]);
        return asked(channels, query).slice(0, 2).map(({ href, name, to }) => ({ href, text: name, to }));
      } catch {
        // As below.
        return [];
      }
    },
    /** The topic that the words are about, `null` where none is likely. `articles`: ids, best first. */
    async about(query, articles) {
      try {
        const [{ ranked }, { topics }] = await Promise.all([import("../contact/topics.js"), known(contactWords)]);
        const [first] = ranked(topics, query, articles);
        const topic = first?.topic;
        return topic && { href: carried(topic.href, query), text: sentence(askAbout, { topic: topic.name }) };
      } catch {
        // The topics cannot be had: the row leads to the page that lists them.
        return null;
      }
    },
  };
}

/** A link to a person: to the contact pages at once, to the likely topic as soon as it is known. */
export function personLink(ask, query, hits, attributes) {
  const { href, text } = ask.any(query);
  const link = element("a", { href, ...attributes }, text);
  ask.about(query, hits.map(({ article }) => article)).then((topic) => {
    if (!topic) return;
    link.href = topic.href;
    link.textContent = topic.text;
  });
  return link;
}

let file;

// Fetched once, when there is a first answer: nothing waits for it.
function known(address) {
  file ??= Promise.all([import("../contact/topics.js"), fetch(address).then((response) => response.json())]).then(
    ([{ prepare }, { topics, channels }]) => ({ topics: prepare(topics), channels }),
  );
  file.catch(() => (file = undefined));
  return file;
}
