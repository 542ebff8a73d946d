// The answer box of the contact page: while somebody types, the likely topics with their first channel,
// the channel that was asked for by name, and articles. All of it is looked up in files of this site;
// nothing that is typed is sent anywhere.

import { createSearch } from "../search/search.js";
import { carried } from "./carry.js";
import { ranked, prepare } from "./topics.js";
import { element, words } from "./words.js";

const PAUSE = 200;
const ARTICLES = 4;
const SHORTEST = 3;
const MOST_TOPICS = 3;

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
      const channels = hits.filter(({ contact }) => contact?.is === "channel");
      const articles = hits.filter(({ contact }) => !contact);
      const found = ranked(topics, text, articles.map(({ article }) => article));
      place.replaceChildren(
        ...channels.map(channelCard),
        ...topicCards(found, text, say),
        ...(articles.length > 0 ? [articleList(articles, say)] : []),
      );
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
  // What was asked elsewhere on the site comes along.
  input.value ||= new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) answer();
}

// One where it is clear, a choice where it is not.
function topicCards([first, ...others], text, say) {
  if (!first) return [];
  if (first.sure) return [topicCard(first.topic, text, say)];
  const items = [first, ...others].slice(0, MOST_TOPICS).map(({ topic: { id, name, lang, href } }) =>
    element("li", {}, element("a", { href: carried(href, text), "data-topic": id, lang }, name)),
  );
  return [element("div", { class: "likely" }, element("p", { class: "quiet" }, say["contact-closest"]), element("ul", {}, ...items))];
}

function channelCard({ title, url, contact: { id, action } }) {
  const link = element("a", { href: url, class: "button", "data-channel": id }, title);
  return element("div", { class: "likely" }, element("p", { class: "action" }, link, action ? element("bdi", {}, ` ${action.label}`) : ""));
}

function topicCard({ id, name, lang, href, first }, text, say) {
  const lines = [
    element("p", { class: "quiet" }, say["contact-sounds-like"]),
    element("p", { class: "sounds-like" }, element("a", { href: carried(href, text), "data-topic": id, lang }, name)),
  ];
  if (first) {
    const way = element("a", { href: `${carried(href, text)}#fd-${first.id}`, "data-first": first.id, lang: first.lang }, first.name);
    lines.push(element("p", {}, element("span", { class: "badge best" }, say["contact-best"]), " ", way));
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
