// Ways to a person among the results, as src/search/query/contact.rs has it: a channel that the query asks
// for stands first; and contact topics, as src/search/query/topics.rs has it: they lead the list, stand third in it or
// close it. Fetched where a site has some.

import { f32 } from "./rank.js";
import { HOW, allOf, contentOf, says } from "./resolve.js";

const CHANNELS = 2;
const LEADS = f32(1.5);
const STANDS = f32(0.9);
const THIRD = 2;
const WITNESSES = 3;
const PREFIX = HOW.indexOf("prefix");

/**
 * What is shown: `answers`, with channels before them and a topic among them. `top` is what is pinned, a list of one or
 * none; `found` is all of `{ doc, article, score }`, best first; `passes` as for the articles; `alone`: whether no word
 * means something that nothing says.
 */
export function withWays(shards, slots, found, { top, answers, passes, alone }) {
  const { contact } = shards.manifest;
  const content = contentOf(slots);
  const channels = alone ? askedFor(shards, slots, found) : [];
  const spoken = byWords(found);
  const isPinned = top.some(({ article }) => article >= contact.topics);
  const likely = isPinned ? [] : likeliest(shards, content, spoken, passes);
  // "I cannot send e-mail" says the name of a channel and means a topic.
  const topics = likely.filter(({ place }) => channels.length === 0 || place <= THIRD);
  const sure = (one) => ({ ...one, likely: true });
  const asked = [...top, ...channels.map(sure)];
  const shown = [...asked, ...answers];
  seat(shards, content, { shown, asked: asked.length, topics: topics.map(sure) });
  return shown;
}

// Puts topics in their places, behind `asked` that were asked for.
function seat({ table }, content, { shown, asked, topics: [likeliest, ...rest] }) {
  if (!likeliest) return;
  const put = (place, topic) => shown.splice(place, 0, topic);
  const isAbout = (one, topic) => table.topics.get(one.article)?.includes(topic.article);
  const told = shown.slice(0, THIRD);
  const isTold = (topic) => told.some((one) => isAbout(one, topic));
  const others = rest.filter(({ place }) => asked === 0 && place <= THIRD);
  if (likeliest.place === 0) {
    const [first] = asked === 0 ? shown : [];
    const behind = first && (isAbout(first, likeliest) || content.every((slot) => says(slot, first.doc)));
    const place = Math.max(behind ? 1 : 0, asked);
    put(place, likeliest);
    if (others[0]) put(Math.max(others[0].place, place + 1), others[0]);
    return;
  }
  const other = likeliest.place === THIRD && isTold(likeliest) ? others.find((topic) => !isTold(topic)) : undefined;
  if (other) put(THIRD, other);
  put(other ? Infinity : Math.max(likeliest.place, asked), likeliest);
}

// Where a topic stands among the answers at best; the last place is beyond all of them.
function placeOf(score, best) {
  if (score >= f32(best * LEADS)) return 0;
  return score >= f32(best * STANDS) ? THIRD : Infinity;
}

// The topics that something speaks for, likeliest first.
function likeliest({ manifest: { contact }, table }, content, spoken, passes) {
  const topics = new Map();
  for (const one of spoken) {
    const isTopic = one.article >= contact.topics && one.article < contact.channels;
    if (isTopic && content.some((slot) => says(slot, one.doc))) topics.set(one.article, { ...one });
  }
  const known = new Set();
  const articles = spoken.filter(({ article }) => article < contact.topics);
  for (const [at, { article, score }] of articles.slice(0, WITNESSES).entries()) {
    const share = f32(score / f32(2 * (at + 1)));
    for (const topic of table.topics.get(article) ?? []) {
      const first = { doc: table.firstOf[topic], article: topic, score: 0 };
      if (known.has(topic) || !passes(first)) continue;
      known.add(topic);
      const own = topics.get(topic) ?? first;
      topics.set(topic, { ...own, score: f32(own.score + share) });
    }
  }
  const best = articles[0]?.score ?? 0;
  const placed = [...topics.values()].map((one) => ({ ...one, place: placeOf(one.score, best) }));
  // Of equals the first in the file wins.
  return placed.sort((a, b) => b.score - a.score || a.article - b.article);
}

// What is found by its words alone, best first; where nothing is, as it is.
function byWords(found) {
  const spoken = found.filter(({ words }) => words > 0).map((one) => ({ ...one, score: one.words }));
  return spoken.length > 0 ? spoken.sort((a, b) => b.score - a.score || a.doc - b.doc) : found;
}

// The channels that a query asks for: those that most of it names first.
function askedFor({ manifest: { contact }, table }, slots, found) {
  const content = contentOf(slots);
  const termsOf = (alternatives) => alternatives.flatMap(({ terms }) => terms.map(([{ term }]) => term));
  const said = new Set(termsOf(slots.flatMap(allOf).filter(({ how }) => how !== PREFIX)));
  const all = table.firstOf[contact.names[contact.names.length - 1][0]];
  const asked = [];
  for (const [article, phrases] of contact.names) {
    const named = new Set(phrases.filter((phrase) => phrase.every((term) => said.has(term))).flat());
    const own = named.size > 0 ? found.find((one) => one.article === article) : undefined;
    if (!own || !content.every((slot) => says(slot, own.doc) || says(slot, all))) continue;
    const names = slots.filter((slot) => termsOf(allOf(slot)).some((term) => named.has(term)));
    asked.push({ own, names: names.length });
  }
  // Of "customer care" and "number" a chat is called the one, the phone both.
  asked.sort((a, b) => b.names - a.names);
  return asked.slice(0, CHANNELS).map(({ own }) => own);
}
