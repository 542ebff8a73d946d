// Typing mistakes: the word of the index that a mistyped one most likely means (src/search/text/typo.rs,
// src/search/query/neighbours.rs), and words that are several in one. Fetched when a word is not known.

import { compare } from "./analysis.js";
import { COMMON, SHORTEST_CUT, STEM, allowance, slotOf } from "./resolve.js";
import { PENDING } from "./shards.js";

/** Shorter words are not taken for words that no article says, of which synonyms have many. */
const SHORTEST_UNSAID = 6;
// How a word came to be a neighbour, the likeliest first.
const [BY_WORD, BY_STEM, BY_FORM] = [0, 1, 2];
const MIN_PART = 2;
const MIN_RARE_PART = 3;
/** Words and numbers that are written together. */
const MAX_PARTS = 5;
/** Shorter words have no ending to slip in. */
const SHORTEST_FORM = 5;

/**
 * What a mistyped word most likely means, at most `limit` edits away, which its length allows: `{ surface, byStem }`,
 * `null`, or `PENDING`. With `stem`, terms near it count, too (`byStem`), but for function words, and so do the terms
 * that something one edit away is a form of.
 * With `initial`, only what begins so is of interest; what would be any other is `null`.
 */
export function bestNeighbour(resolver, letters, limit, { stem, initial }) {
  const { shards } = resolver;
  const wanted = { resolver, letters, stem, limit };
  if (shards.fewSpellings || limit > 1) {
    const found = nearest(shards.spellings(), wanted);
    return found && found !== PENDING && initial && !found.surface.startsWith(initial) ? null : found;
  }
  // One edit, many shards: words with the same first letter come first, but for swapped beginnings.
  const [first] = letters;
  const near = shards.spellingsNear(letters, limit);
  if (near === PENDING) return PENDING;
  const found = nearest(near, wanted);
  if (initial) return found?.surface.startsWith(initial) ? found : null;
  if (found && (found.surface.startsWith(first) || found.rank[1] === 0)) return found;
  return nearest(shards.spellings(), wanted);
}

/** "login" where the corpus writes only "log in": the slot of both parts, each at least so common. */
export function cutInTwo(resolver, letters, least) {
  if (letters.length < SHORTEST_CUT) return null;
  const { shards } = resolver;
  const common = shards.commonness();
  if (common === PENDING) return PENDING;
  let best = null;
  const shortest = least < COMMON ? MIN_RARE_PART : MIN_PART;
  for (let at = shortest; at <= letters.length - shortest; at++) {
    const parts = [letters.slice(0, at).join(""), letters.slice(at).join("")];
    const rank = Math.min(...parts.map((part) => common.get(part) ?? -1));
    if (rank >= 0 && (best === null || rank >= best.rank)) best = { parts, rank };
  }
  if (best === null || best.rank < least) return null;
  return together(resolver, best.parts.map((part) => shards.surface(part)));
}

/** "nano33iot" where the corpus writes "Nano 33 IoT": the slot of all parts, each a number or a word that documents say. */
export function cutAtDigits(resolver, letters) {
  const parts = letters.join("").match(/[0-9]+|[^0-9]+/g) ?? [];
  if (letters.length < SHORTEST_CUT || parts.length < 2 || parts.length > MAX_PARTS) return null;
  if (parts.some((part) => !/^[0-9]/.test(part) && Array.from(part).length < MIN_PART)) return null;
  const entries = parts.map((part) => resolver.shards.surface(part));
  if (entries.some((entry) => entry !== PENDING && !entry?.common)) return null;
  return together(resolver, entries);
}

// One slot for words written together; `PENDING` as long as one of them is.
function together(resolver, entries) {
  if (entries.includes(PENDING)) return PENDING;
  const found = resolver.lookUp(entries.map((entry) => entry.terms[0]));
  if (found === PENDING) return PENDING;
  return slotOf([{ terms: found.map((postings) => resolver.weighed(postings, 1)), how: STEM }]);
}

function nearest(entries, { resolver, letters, stem, limit }) {
  if (entries === PENDING) return PENDING;
  const word = prepared(letters, limit, BY_WORD, letters);
  const core = stem && prepared(stem, Math.min(limit, allowance(stem.length)), BY_STEM, letters);
  // A function word has no other forms to be taken for.
  const isTerm = ({ term, surface }) => term && !resolver.functionWords.has(surface);
  let [written, best] = [null, null];
  for (const entry of entries) {
    entry.letters ??= Array.from(entry.surface);
    if (entry.word) written = nearer(word, entry, written);
    if (core && isTerm(entry)) best = nearer(core, entry, best);
  }
  // A word that articles write is likelier than a form that none does.
  const isLikely = written?.rank[0] === 1 && written.rank[1] + written.rank[2] < 2;
  if (stem && !isLikely) {
    const reached = formsOf(resolver, letters);
    for (const entry of entries) {
      const isSwap = reached.get(entry.surface);
      if (isSwap === undefined || !isTerm(entry) || !isNear(entry, 1, letters)) continue;
      best = better([1, Number(!isSwap), Number(entry.letters[0] !== letters[0]), BY_FORM], entry, best);
    }
  }
  return written && (best === null || before(written.rank, written.surface, best)) ? written : best;
}

// What stands in no article only by one edit, and from a longer word: "aime" is no slip for "abîmé".
const isNear = ({ common }, edits, typed) => common > 0 || (edits <= 1 && typed.length >= SHORTEST_UNSAID);

const prepared = (letters, limit, by, typed) => ({
  letters,
  limit,
  by,
  typed,
  sorted: [...letters].sort().join(""),
  bits: signature(letters),
});

function nearer({ letters, limit, by, typed, sorted, bits }, entry, best) {
  if (limit === 0 || Math.abs(entry.letters.length - letters.length) > limit) return best;
  entry.bits ??= signature(entry.letters);
  if (ones(bits[0] ^ entry.bits[0]) + ones(bits[1] ^ entry.bits[1]) > 2 * limit) return best;
  const edits = distance(letters, entry.letters, limit);
  if (edits > limit || !isNear(entry, edits, typed)) return best;
  const rank = [
    edits,
    Number([...entry.letters].sort().join("") !== sorted),
    Number(entry.letters[0] !== letters[0]),
    by,
  ];
  return better(rank, entry, best);
}

function better(first, { surface, common }, best) {
  const rank = [...first, -common];
  return best === null || before(rank, surface, best) ? { rank, surface, byStem: rank[3] !== BY_WORD } : best;
}

// What the affix rules make of all that is one edit away from a word, each with whether a swap leads there.
function formsOf(resolver, letters) {
  const { affixes } = resolver;
  const word = letters.join("");
  if (resolver.reached?.word === word) return resolver.reached.forms;
  const forms = new Map();
  if (letters.length >= SHORTEST_FORM && !/[0-9]/.test(word)) {
    const alphabet = new Set([...affixes.letters, ...letters]);
    for (const [near, isSwap] of oneEdit(letters, alphabet)) {
      for (const term of affixes.candidates(near)) forms.set(term, isSwap || forms.get(term) === true);
    }
  }
  resolver.reached = { word, forms };
  return forms;
}

// Everything that is one edit away, each with whether the edit is a swap; letters that were left out or mistaken are
// some of `alphabet`.
function* oneEdit(letters, alphabet) {
  for (let at = 0; at <= letters.length; at++) {
    const [before, one, other] = [letters.slice(0, at), letters[at], letters[at + 1]];
    if (other !== undefined && one !== other) yield [[...before, other, one, ...letters.slice(at + 2)], true];
    if (one !== undefined) yield [[...before, ...letters.slice(at + 1)], false];
    for (const letter of alphabet) {
      yield [[...before, letter, ...letters.slice(at)], false];
      if (one !== undefined) yield [[...before, letter, ...letters.slice(at + 1)], false];
    }
  }
}

function before(rank, surface, best) {
  const at = rank.findIndex((part, at) => part !== best.rank[at]);
  return at < 0 ? compare(surface, best.surface) < 0 : rank[at] < best.rank[at];
}

// Which characters occur: one edit flips two bits at most.
function signature(letters) {
  const bits = [0, 0];
  for (const letter of letters) {
    const bit = letter.codePointAt(0) % 64;
    bits[bit >> 5] |= 1 << (bit & 31);
  }
  return bits;
}

function ones(bits) {
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}

/** Optimal string alignment: each character is edited at most once, a swap is one edit. */
function distance(a, b, limit) {
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    let least = i + 1;
    for (let j = 0; j < b.length; j++) {
      let best = Math.min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] === b[j] ? 0 : 1));
      if (i > 0 && j > 0 && a[i - 1] === b[j] && b[j - 1] === a[i]) best = Math.min(best, before[j - 1] + 1);
      row.push(best);
      if (best < least) least = best;
    }
    if (least > limit) return Infinity;
    before = last;
    last = row;
  }
  return last[b.length];
}
