// Ways to a person among the results, as src/search/query/contact.rs has it: a channel that the query asks
// for stands first, otherwise the likeliest contact topic closes the list.

import { f32 } from "./rank.js";
import { HOW, allOf } from "./resolve.js";

const CHANNELS = 2;
const WITNESSES = 3;
const PREFIX = HOW.indexOf("prefix");

/**
 * `found` (`{ doc, article, score }`, best first) in the order it is shown: channels, `limit` articles, a topic.
 * Gives `{ shown, more }`, `more`: whether other articles were found; `passes` as for the articles.
 */
export function arrange(shards, slots, found, limit, passes) {
  const { contact } = shards.manifest;
  if (!contact) return { shown: found.slice(0, limit), more: found.length > limit };
  const articles = found.filter(({ article }) => article < contact.topics);
  const content = contentOf(slots);
  const channels = askedFor(shards, content, found);
  const topic = channels.length > 0 ? null : likeliest(shards, content, found, articles, passes);
  const shown = [...channels, ...articles.slice(0, limit), ...(topic ? [topic] : [])];
  return { shown, more: articles.length > limit };
}

function likeliest({ manifest: { contact }, table }, content, found, articles, passes) {
  const topics = new Map();
  for (const one of found) {
    const isTopic = one.article >= contact.topics && one.article < contact.channels;
    if (isTopic && content.some((slot) => says(slot, one.doc))) topics.set(one.article, { ...one });
  }
  const known = new Set();
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

function askedFor({ manifest: { contact }, table }, content, found) {
  const meant = content.flatMap(allOf).filter(({ how }) => how !== PREFIX);
  const said = new Set(meant.flatMap(({ terms }) => terms.map(([{ term }]) => term)));
  const all = table.firstOf[contact.names[contact.names.length - 1][0]];
  const asked = [];
  for (const [article, phrases] of contact.names) {
    if (asked.length === CHANNELS) break;
    if (!phrases.some((phrase) => phrase.every((term) => said.has(term)))) continue;
    const own = found.find((one) => one.article === article);
    if (own && content.every((slot) => says(slot, own.doc) || says(slot, all))) asked.push(own);
  }
  return asked;
}

// Whether a document says what the slot stands for.
const says = (slot, doc) => allOf(slot).some(({ terms }) => terms.some(([postings]) => postings.has(doc)));

// The slots that say what the query is about; all of them where none does.
function contentOf(slots) {
  const content = slots.filter((slot) => slot.content);
  return content.length > 0 ? content : slots;
}
