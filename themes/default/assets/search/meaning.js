// What the words of a query mean, beside what they are: the same steps as src/search/query/meaning.rs.
// Only a site that has vectors has shards of meaning (src/search/shards/nearness.rs).

import { fold, words } from "./analysis.js";
import { f32, idf } from "./rank.js";
import { PENDING } from "./shards.js";

const WEIGHT = 1.5;
const SPREAD = f32(0.75);
const SURE = f32(0.7);
const NEAREST_NOT = 8;
const STEPS = 80;
const MAX_CHARS = 1000;
const MOST_WORDS = 32;
const QUOTES = /["“”„«»「」]/g;
const LETTERS = /^\p{Alphabetic}{2,}$/u;

/** What a query means of each document: a `Map`, `null` where the site or the query has none, or `PENDING`. */
export function meant(shards, resolver, query, unfinished) {
  const said = meanings(shards, resolver, query, unfinished);
  if (said.some(({ near, documents }) => near === PENDING || documents === PENDING)) return PENDING;
  const weighed = said.map(({ near, documents }) => ({ near, weight: idf(Math.max(documents ?? 1, 1), resolver.total) }));
  const squares = weighed.reduce((sum, { weight }) => f32(sum + f32(weight * weight)), 0);
  const sums = new Map();
  for (const { near, weight } of weighed) {
    for (const [doc, level] of near ?? []) {
      if (isChannel(shards, doc)) continue;
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
  if (!shards.manifest.meaning || (query.match(QUOTES) ?? []).length > 1) return [];
  return counted(resolver, query, unfinished).map((surface) => ({
    near: LETTERS.test(surface) ? shards.near(surface) : null,
    documents: resolver.commonest(surface),
  }));
}

// The words that may mean something, each once. One that is still being typed may become any other.
function counted(resolver, query, unfinished) {
  const row = words(Array.from(query).slice(0, MAX_CHARS).join(""));
  if (unfinished) row.pop();
  const surfaces = row.filter(({ gram }) => !gram).map(({ text }) => fold(text));
  return [...new Set(surfaces.filter((surface) => !resolver.functionWords.has(surface)))].slice(0, MOST_WORDS);
}

function isChannel({ manifest: { contact }, table }, doc) {
  return contact !== undefined && table.articleOf[doc] >= contact.channels;
}

/**
 * Articles by their words and their meaning, as `{ doc, article, score, sure }`: `doc` is the one to show.
 * `scores` are those of all documents by their words; `passes` tells which articles count.
 */
export function together({ manifest: { contact }, table }, scores, meant, passes) {
  const documents = new Map();
  for (let doc = 0; doc < scores.length; doc++) {
    if (scores[doc] > 0) documents.set(doc, { words: f32(scores[doc] * table.factors[table.articleOf[doc]]), meaning: 0 });
  }
  for (const [doc, meaning] of meant) documents.set(doc, { words: documents.get(doc)?.words ?? 0, meaning });
  const own = [...documents].map(([doc, parts]) => ({ doc, article: table.articleOf[doc], ...parts })).filter(passes);
  const isArticle = ({ article }) => !contact || article < contact.topics;
  const best = own.filter(isArticle).reduce((most, { words }) => Math.max(most, words), 0);
  const articles = new Map();
  for (const { doc, article, words, meaning } of own.sort((a, b) => a.doc - b.doc)) {
    const share = best > 0 ? f32(words / best) : words;
    const both = f32(share + meaning);
    const known = articles.get(article) ?? { words: 0, meaning: 0, both: 0, doc: 0 };
    articles.set(article, {
      words: Math.max(known.words, share),
      meaning: Math.max(known.meaning, meaning),
      ...(both > known.both ? { both, doc } : { both: known.both, doc: known.doc }),
    });
  }
  const found = [...articles].map(([article, { words, meaning, doc }]) => ({
    doc,
    article,
    score: f32(words + meaning),
    sure: meaning >= SURE,
  }));
  return found.sort((a, b) => b.score - a.score || a.doc - b.doc);
}
