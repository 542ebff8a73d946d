// What the words of a query mean, beside what they are: the same steps as src/search/query/meaning.rs.
// Only a site that has vectors has shards of meaning (src/search/shards/nearness.rs), and its readers fetch this.

import { f32, idf, scoresOf } from "./rank.js";
import { isQuoting, says } from "./resolve.js";
import { LETTERS, PENDING } from "./shards.js";

const WEIGHT = 1.5;
const TRUST = f32(0.7);
const SPREAD = f32(0.75);
const SURE = f32(0.7);
/** What it counts to say the words throughout. */
const THROUGHOUT = f32(0.4);
const NEAREST_NOT = 8;
const STEPS = 80;

/** What a query means of each document: a `Map`, `null` where the site or the query has none, or `PENDING`. */
export function meant(shards, resolver, query, unfinished) {
  const said = meanings(shards, resolver, query, unfinished);
  if (said.some(({ near, documents }) => near === PENDING || documents === PENDING)) return PENDING;
  const weighed = said.map(({ near, documents }) => ({ near, weight: idf(Math.max(documents ?? 1, 1), resolver.total) }));
  const squares = weighed.reduce((sum, { weight }) => f32(sum + f32(weight * weight)), 0);
  const sums = new Map();
  for (const { near, weight } of weighed) {
    for (const [doc, level] of near ?? []) {
      if (isContact(shards, doc)) continue;
      sums.set(doc, f32((sums.get(doc) ?? 0) + f32(weight * (NEAREST_NOT + level))));
    }
  }
  if (sums.size === 0) return null;
  const scale = f32(WEIGHT / f32(f32(STEPS * SPREAD) * f32(Math.sqrt(squares))));
  for (const [doc, sum] of sums) sums.set(doc, f32(sum * scale));
  return sums;
}

// What is near each word that counts, and how many documents say it.
function meanings(shards, resolver, query, unfinished) {
  if (isQuoting(query)) return [];
  return resolver.counted(query, unfinished).map((word) => {
    const surface = meantWord(shards, resolver, word);
    if (surface === PENDING) return { near: PENDING };
    return { near: shards.near(surface), documents: resolver.commonest(surface) };
  });
}

// The word as it is compared, or the one that it was taken for if it is none.
function meantWord(shards, resolver, { word, surface, isLast }) {
  if (!LETTERS.test(surface)) return surface;
  const known = [resolver.typable(surface), shards.near(surface)];
  if (known.includes(PENDING)) return PENDING;
  if (known.some(Boolean)) return surface;
  const slot = resolver.contentWord(word, isLast, false);
  return slot === PENDING ? PENDING : (slot?.takenFor ?? surface);
}

/**
 * Whether a word of the query means something and is said nowhere: it is about more than what its other words say; or
 * `PENDING`.
 */
export function saysMore(shards, resolver, query, unfinished) {
  const none = resolver.counted(query, unfinished).map(({ word, surface, isLast }) => {
    const [entry, near] = [resolver.typable(surface), shards.near(surface)];
    if (entry === PENDING || near === PENDING) return PENDING;
    if (entry || !near) return false;
    const slot = resolver.contentWord(word, isLast, false);
    return slot === PENDING ? PENDING : slot === null;
  });
  return none.includes(PENDING) ? PENDING : none.includes(true);
}

function isContact({ manifest: { contact }, table }, doc) {
  return contact !== undefined && table.articleOf[doc] >= contact.topics;
}

/**
 * Articles by their words and their meaning, as `{ doc, article, score, words, sure }`: `doc` is the one to show, `words` what
 * its words count alone. `scores` are those of all documents by their words; `passes` tells which articles count;
 * `count` is how many words of the query count.
 */
export function together(shards, scores, meant, { passes, slots, count }) {
  const { manifest, table } = shards;
  const { contact } = manifest;
  const documents = new Map();
  for (let doc = 0; doc < scores.length; doc++) {
    if (scores[doc] > 0) documents.set(doc, { words: f32(scores[doc] * table.factors[table.articleOf[doc]]), meaning: 0 });
  }
  for (const [doc, meaning] of meant) documents.set(doc, { words: documents.get(doc)?.words ?? 0, meaning });
  const own = [...documents].map(([doc, parts]) => ({ doc, article: table.articleOf[doc], ...parts })).filter(passes);
  const isArticle = ({ article }) => !contact || article < contact.topics;
  own.sort((a, b) => a.doc - b.doc);
  const top = own.filter(isArticle).reduce((best, one) => (one.words > (best?.words ?? 0) ? one : best), null);
  const weight = weightBeside(top, slots, count);
  const articles = new Map();
  for (const { doc, article, words, meaning } of own) {
    const share = top ? f32(words / top.words) : words;
    const weighed = f32(meaning * weight);
    const both = f32(share + weighed);
    const known = articles.get(article) ?? { words: 0, meaning: 0, weighed: 0, both: 0, doc: 0 };
    articles.set(article, {
      words: Math.max(known.words, share),
      meaning: Math.max(known.meaning, meaning),
      weighed: Math.max(known.weighed, weighed),
      ...(both > known.both ? { both, doc } : { both: known.both, doc: known.doc }),
    });
  }
  const isCounted = (doc) => [{ doc, article: table.articleOf[doc] }].filter(isArticle).some(passes);
  const all = throughout(scoresOf(shards, slots.filter((slot) => slot.content)), table, isCounted);
  const found = [...articles].map(([article, { words, meaning, weighed, doc }]) => ({
    doc,
    article,
    score: f32(f32(words + weighed) + (all.get(article) ?? 0)),
    words,
    sure: meaning >= SURE,
  }));
  return found.sort((a, b) => b.score - a.score || a.doc - b.doc);
}

// What an article counts for saying the words in more than its best document: the root of the sum of their squares without
// the best one, as a share of the greatest root.
function throughout(scores, table, isCounted) {
  const said = new Map();
  for (let doc = 0; doc < scores.length; doc++) {
    if (!(scores[doc] > 0) || !isCounted(doc)) continue;
    const article = table.articleOf[doc];
    const score = f32(scores[doc] * table.factors[article]);
    const known = said.get(article) ?? { squares: 0, best: 0 };
    said.set(article, { squares: f32(known.squares + f32(score * score)), best: Math.max(known.best, score) });
  }
  const roots = [...said].map(([article, { squares, best }]) => ({ article, root: f32(Math.sqrt(squares)), best }));
  const most = roots.reduce((most, { root }) => Math.max(most, root), 0);
  const share = ({ root, best }) => f32(f32(root - best) / most);
  return new Map(roots.map((said) => [said.article, f32(THROUGHOUT * share(said))]));
}

// What meaning weighs beside the words of the document that they count most for: the less, the more of the words it says.
// Words that stand for nothing count as not said.
function weightBeside(top, slots, count) {
  const content = slots.filter((slot) => slot.content);
  const all = Math.max(content.length, count);
  if (!top || all === 0) return 1;
  const said = content.filter((slot) => says(slot, top.doc)).length;
  return f32(1 - f32(TRUST * f32(said / all)));
}
