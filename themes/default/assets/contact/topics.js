// The topics that a few words are about. Pure: words are folded as the search folds them.

import { fold, words as cut } from "../search/analysis.js";

/** A word that many topics share says little about any of them. */
const NAME = 3;
const ALIAS = 3;
const DESCRIPTION = 1;
const ARTICLE = 2;

const folded = (text) => cut(text).map(({ text }) => fold(text));

/** Topics with the words customers call them by, ready to be asked. */
export function prepare(topics) {
  const entries = topics.map((topic) => {
    const weights = new Map();
    const add = (text, weight) => {
      for (const word of folded(text)) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
    };
    add(topic.description, DESCRIPTION);
    add(topic.name, NAME);
    topic.aliases.forEach((alias) => add(alias, ALIAS));
    const phrases = [topic.name, ...topic.aliases].map((text) => folded(text).join(" "));
    return { topic, weights, phrases };
  });
  const spread = new Map();
  for (const { weights } of entries) {
    for (const word of weights.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  }
  return { entries, spread };
}

/** A topic is sure where it leads the next by so much, and words of its own were said. */
const LEAD = 1.25;

/** The likely topic of `text`, or `null`; `articles` are the ids of what the search found, best first. */
export function likely(topics, text, articles = []) {
  return ranked(topics, text, articles)[0]?.topic ?? null;
}

/** The likely topics of `text`, `{ topic, score, sure }`, best first. */
export function ranked({ entries, spread }, text, articles = []) {
  const asked = folded(text);
  const phrase = ` ${asked.join(" ")} `;
  const found = [];
  for (const { topic, weights, phrases } of entries) {
    const weight = (word) => weightOf(word, weights, spread, entries.length);
    let score = [...new Set(asked)].reduce((sum, word) => sum + weight(word), 0);
    const whole = phrases.filter((known) => phrase.includes(` ${known} `));
    score += Math.max(0, ...whole.map((known) => known.split(" ").reduce((sum, word) => sum + weight(word), 0)));
    const at = articles.slice(0, 3).findIndex((id) => topic.articles.includes(id));
    const said = score;
    if (at >= 0) score += ARTICLE / (at + 1);
    if (score >= ARTICLE) found.push({ topic, score, said });
  }
  // Sorting is stable: of equals the first in the file leads.
  found.sort((a, b) => b.score - a.score);
  const next = found[1]?.score ?? 0;
  return found.map(({ topic, score, said }, at) => ({ topic, score, sure: at === 0 && said > 0 && score >= LEAD * next }));
}

// The word itself, or one that it begins: people stop typing, and endings differ.
function weightOf(word, weights, spread, topics) {
  let best = 0;
  for (const [known, weight] of weights) {
    if (known !== word && !begins(word, known)) continue;
    const rare = 1 - Math.log(spread.get(known)) / Math.log(topics + 1);
    best = Math.max(best, weight * rare * (known === word ? 1 : 0.7));
  }
  return word.length < 3 ? best / 4 : best;
}

function begins(word, known) {
  const shorter = Math.min(word.length, known.length);
  return shorter >= 4 && known.slice(0, shorter) === word.slice(0, shorter) && Math.abs(word.length - known.length) <= 4;
}
