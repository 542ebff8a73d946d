// The answer box of the contact page: while somebody types, the likely topic with its first channel,
// and articles. All of it is looked up in files of this site; nothing that is typed is sent anywhere.

import { createSearch } from "../search/search.js";
import { likely, prepare } from "./topics.js";
import { element, words } from "./words.js";

const PAUSE = 200;
const ARTICLES = 4;
const SHORTEST = 3;

export function setUpAnswerBox(form, place) {
  const input = form.querySelector("input[type=search]");
  if (!input || !place) return;
  let search;
  let topics;
  let timer;
  let latest = 0;
  const ready = async () => {
    search ??= createSearch({ base: new URL(form.dataset.base, location.href).href, lang: form.dataset.lang });
    const language = await words();
    topics ??= prepare(language.topics);
    return language.say;
  };
  const answer = async () => {
    const text = input.value.trim();
    const turn = ++latest;
    if (text.length < SHORTEST) return place.replaceChildren();
    try {
      const say = await ready();
      // Without the index the topics alone still help.
      const { hits } = await search.search(text, { limit: ARTICLES, unfinished: true }).catch(() => ({ hits: [] }));
      if (turn !== latest) return;
      const topic = likely(topics, text, hits.map(({ article }) => article));
      place.replaceChildren(...(topic ? [topicCard(topic, say)] : []), ...(hits.length > 0 ? [articleList(hits, say)] : []));
    } catch {
      // The form still leads to the search page.
      if (turn === latest) place.replaceChildren();
    }
  };
  input.addEventListener("focus", () => ready().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(answer, PAUSE);
  });
  if (input.value) answer();
}

function topicCard({ id, name, href, first }, say) {
  const lines = [
    element("p", { class: "quiet" }, say["contact-sounds-like"]),
    element("p", { class: "sounds-like" }, element("a", { href, "data-topic": id }, name)),
  ];
  if (first) {
    const way = element("a", { href: `${href}#fd-${first.id}`, "data-first": first.id }, first.name);
    lines.push(element("p", {}, `${say["contact-best"]}: `, way));
  }
  return element("div", { class: "likely" }, ...lines);
}

export function articleList(hits, say) {
  const items = hits.map(({ url, title, heading }) => {
    const link = element("a", { href: url }, title);
    if (!heading || heading === title) return element("li", {}, link);
    return element("li", {}, link, element("span", { class: "quiet" }, ` ${heading}`));
  });
  return element("div", { class: "found" }, element("p", { class: "quiet" }, say["contact-articles"]), element("ul", {}, ...items));
}
