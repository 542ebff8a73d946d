// Ways to a person among the results, as src/search/query/contact.rs has it: a channel that the query asks
// for stands first, otherwise the likeliest contact topic leads the list, stands third in it or closes it. Fetched where
// a site has some.

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
  const likely = isPinned ? null : likeliest(shards, content, spoken, passes);
  const place = likely ? placeOf(likely, contact, spoken) : Infinity;
  // "I cannot send e-mail" says the name of a channel and means a topic.
  const topic = channels.length === 0 || place <= THIRD ? likely : null;
  const sure = (one) => ({ ...one, likely: true });
  const asked = [...top, ...channels.map(sure)];
  const shown = [...asked, ...answers];
  if (topic) {
    const isAbout = (one) => shards.table.topics.get(one.article)?.includes(topic.article) || content.every((slot) => says(slot, one.doc));
    const behind = place === 0 && asked.length === 0 && shown[0] && isAbout(shown[0]);
    shown.splice(Math.max(behind ? 1 : 0, asked.length, place), 0, sure(topic));
  }
  return shown;
}

// Where a topic stands among the answers at best; the last place is beyond all of them.
function placeOf({ score }, { topics }, spoken) {
  const best = spoken.find(({ article }) => article < topics)?.score ?? 0;
  if (score >= f32(best * LEADS)) return 0;
  return score >= f32(best * STANDS) ? THIRD : Infinity;
}

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
  const inOrder = [...topics.values()].sort((a, b) => a.article - b.article);
  return inOrder.reduce((best, one) => (best === null || one.score > best.score ? one : best), null);
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
