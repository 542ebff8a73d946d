// The article that is called what was asked stands first, and so does one of whose `asks` lines that is: the same steps as
// src/search/query/titled.rs.

import { fold } from "./analysis.js";
import { fieldLength } from "./rank.js";
import { isQuoting, wordsOf } from "./resolve.js";
import { PENDING } from "./shards.js";

const MOST_WORDS = 24;

/** `found`, best first, with those articles first that are among `titled`. They count as much as the best at least. */
export function titledFirst(found, titled) {
  if (titled.size === 0) return found;
  const best = found[0]?.score ?? 0;
  const first = found.filter(({ article }) => titled.has(article));
  const others = found.filter(({ article }) => !titled.has(article));
  return [...first.map((one) => ({ ...one, score: Math.max(one.score, best) })), ...others];
}

/** The articles that are called what was asked: a `Set`, or `PENDING`. */
export function titled(shards, resolver, query, passes) {
  const articles = new Set();
  const row = wordsOf(query);
  if (row.length > MOST_WORDS || isQuoting(query)) return articles;
  const said = [...new Set(row.map(({ text }) => fold(text)))].map((surface) => heads(shards, resolver, surface));
  if (said.includes(null)) return articles;
  if (said.includes(PENDING)) return PENDING;
  const [rarest] = said.sort((a, b) => documents(a) - documents(b));
  const { headNorms, articleOf, firstOf, titles } = shards.table;
  const isIn = (doc) => said.every((word) => word.some((postings) => postings.inHead(doc)));
  // Of some titles no head is as long (src/search/corpus/titles.rs): what is in them is in the head of the second section as
  // well, if there is one.
  const opens = (doc, title) => title >> 1 === row.length && firstOf[articleOf[doc]] === doc && (title % 2 === 0 || isIn(doc + 1));
  const isCalledSo = (doc) =>
    isIn(doc) && (fieldLength(headNorms[doc]) === row.length || opens(doc, titles[articleOf[doc]] ?? 0));
  for (const doc of (rarest ?? []).flatMap((postings) => postings.decoded().docs)) {
    const article = articleOf[doc];
    if (isCalledSo(doc) && isArticle(shards, article) && passes({ doc, article })) articles.add(article);
  }
  return articles;
}

// The postings of a word; `null` where nothing says it as it is typed, or `PENDING`.
function heads(shards, resolver, surface) {
  const entry = shards.surface(surface);
  return !entry || entry === PENDING ? entry : resolver.lookUp(entry.terms);
}

const documents = (word) => word.reduce((sum, { frequency }) => sum + frequency, 0);

const isArticle = ({ manifest: { contact } }, article) => !contact || article < contact.topics;
