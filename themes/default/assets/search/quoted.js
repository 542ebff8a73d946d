// Quotations: of a query in quotes, and of a number with its unit, the very words are wanted, side by side; the same
// steps as src/search/query/quoted.rs. Fetched for queries that have some.

import { fold, words } from "./analysis.js";
import { f32 } from "./rank.js";
import { QUOTES, isMeasure } from "./resolve.js";
import { PENDING } from "./shards.js";

const MAX_CHARS = 1000;
const READ = 64;
const BELOW = 0.25;

/** The folded words of every quotation of a query. */
export function quotations(query) {
  if (isMeasure(query)) return [folded(query)];
  const parts = Array.from(query).slice(0, MAX_CHARS).join("").split(QUOTES);
  const inside = parts.filter((_, at) => at % 2 === 1 && at + 1 < parts.length);
  return inside.map(folded).filter((row) => row.length > 0);
}

const folded = (text) => words(text).map(({ text }) => fold(text));

/**
 * `{ doc, article, score }` of the document to show of each article, those that say the quotations first; or `PENDING`.
 * `scores` are those of all documents by their words, `passes` tells which articles count, `read` gives a document's texts.
 */
export function saidFirst(shards, scores, rows, passes, read) {
  const { table, manifest } = shards;
  const all = [];
  for (let doc = 0; doc < scores.length; doc++) {
    const article = table.articleOf[doc];
    if (scores[doc] > 0 && passes({ article })) all.push({ doc, article, score: f32(scores[doc] * table.factors[article]) });
  }
  all.sort((a, b) => b.score - a.score || a.doc - b.doc);
  const isArticle = ({ article }) => !manifest.contact || article < manifest.contact.topics;
  const saying = sayingAll(shards, all.filter(isArticle), rows, read);
  if (saying === PENDING) return PENDING;
  const says = ({ doc }) => saying.has(doc);
  const least = all.filter(says).pop()?.score;
  const scale = least === undefined ? 1 : f32(f32(least * BELOW) / all[0].score);
  const articles = new Map();
  const first = (one) => articles.has(one.article) || articles.set(one.article, one);
  all.filter(says).forEach(first);
  all.filter((one) => !says(one)).forEach((one) => first({ ...one, score: f32(one.score * scale) }));
  return [...articles.values()].sort((a, b) => b.score - a.score || a.doc - b.doc);
}

// Of the best documents those that say every quotation.
function sayingAll(shards, documents, rows, read) {
  const entries = rows.flat().map((word) => shards.surface(word));
  if (entries.includes(PENDING)) return PENDING;
  if (entries.includes(null)) return new Set();
  const postings = entries.map(({ terms }) => terms.map((term) => shards.term(term)));
  if (postings.flat().includes(PENDING)) return PENDING;
  const hasAll = ({ doc }) => postings.every((any) => any.some((term) => term?.has(doc)));
  const texts = documents.filter(hasAll).slice(0, READ).map(({ doc }) => [doc, read(doc)]);
  if (texts.some(([, text]) => text === PENDING)) return PENDING;
  const parts = texts.map(([doc, { title, heading, text }]) => [doc, [title, heading ?? "", text].map(folded)]);
  const saying = (says) => parts.filter(([, parts]) => rows.every((row) => says(parts, row))).map(([doc]) => doc);
  const inOne = saying((parts, row) => parts.some((part) => has(part, row)));
  return new Set(inOne.length > 0 ? inOne : saying((parts, row) => has(parts.flat(), row)));
}

// Whether the words stand side by side in a text.
const has = (text, row) => text.some((_, at) => row.every((word, next) => text[at + next] === word));
