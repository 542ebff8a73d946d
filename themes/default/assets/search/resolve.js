// What the words of a query stand for: the same steps as src/search/query/resolve.rs and
// its neighbours budget.rs and light.rs, in the same order.
//
// Everything here is synchronous. A step that needs a shard which is not here yet gives `PENDING`;
// the caller fetches what was noted and asks again from the start.

import { compare, fold, join, words } from "./analysis.js";
import { PENDING } from "./shards.js";
import { Affixes } from "./affixes.js";
import { damping, f32, hasNeeded, idf } from "./rank.js";

/** Of a query that are looked at. */
const MAX_CHARS = 1000;
const MAX_MEANINGS = 32;
const MAX_KNOWN = 32;
const MAX_UNKNOWN = 32;
const MAX_GRAMS = 64;
const MAX_COMPLETIONS = 12;
const MIN_PREFIX = 2;
/** Shorter words are no two in one. */
export const SHORTEST_CUT = 5;
/** A word that several documents say. */
export const COMMON = 2;
const LONG_CUT = 3;
const LIGHT_BELOW = 64;
const NUMBER = /^[0-9.]+$/;
const SYNONYM_WEIGHT = f32(0.8);
// Of what stands for a word everywhere, where this site says the word as well.
const EVERYDAY_WEIGHT = f32(0.4);
// Of a word that stands in a phrase, which means something else.
const INSIDE_WEIGHT = f32(0.5);
const COMPLETION_WEIGHT = f32(0.7);

/** Pairs of these say that the very words are wanted. */
export const QUOTES = /["“”„«»「」]/g;
export const isQuoting = (query) => (query.match(QUOTES) ?? []).length > 1 || isMeasure(query);

/** The words of a query, as many as are read of it. */
export const wordsOf = (query) => words(Array.from(query).slice(0, MAX_CHARS).join(""));

/** Whether a query is one number with its unit and nothing else: the very words are wanted of it, too. */
export const isMeasure = (query) => /^ *[0-9][0-9.]*[a-z]+ *$/i.test(query) && words(query).length === 2;

/** How a word was matched, the surest first. */
export const HOW = ["exact", "stem", "prefix", "typo", "synonym", "other_language", "meaning"];
export const [EXACT, STEM, PREFIX, TYPO, SYNONYM] = HOW.keys();

export class Resolver {
  constructor(shards) {
    const { manifest } = shards;
    this.shards = shards;
    this.total = manifest.documents;
    this.affixes = new Affixes(manifest);
    this.functionWords = new Set(manifest.functionWords?.split(" "));
    this.lightness = f32(this.total / f32(this.total + LIGHT_BELOW));
    // What is said to the place of the article or topic that stands first.
    this.pins = new Map(manifest.pins);
    // Terms in a row, joined by spaces, to what may stand for them.
    this.synonyms = synonyms(manifest.synonyms);
    // The same of what is shipped.
    this.everyday = synonyms(manifest.everyday);
    // All that something may stand for, in order, each once.
    const phrases = [...this.synonyms.keys(), ...this.everyday.keys()].filter((from) => from.includes(" "));
    this.phrases = [...new Set(phrases)].sort(compare).map((from) => from.split(" "));
    // The same with all that it may stand for in one list: it is looked through at every letter.
    this.meant = [...this.synonyms, ...this.everyday].map(([from, phrases]) => [from.split(" "), phrases.flat()]);
  }

  /**
   * The slots of a query, or `PENDING`. A slot is `{ alternatives: [{ terms: [[postings, boost]], needed, how }], parts, content }`;
   * `parts` are the slots of two words whose sum is one more alternative, `content` whether it says what the query is about.
   */
  resolve(query, unfinished) {
    const row = wordsOf(query);
    this.expectSynonyms(row);
    const found = this.row(row, unfinished);
    const phrases = this.phrasesOf(row, found);
    const slots = this.joined(row, phrases === PENDING ? found : lighterInside(found, phrases));
    let pending = slots.includes(PENDING) || phrases === PENDING;
    for (const slot of slots) if (slot !== PENDING) pending = this.addSynonyms(slot) === PENDING || pending;
    return pending ? PENDING : distinct([...slots, ...phrases.map(({ slot }) => slot)]);
  }

  /** Whether the query has other words than function words. */
  tells(query) {
    return wordsOf(query).some(({ text }) => !this.functionWords.has(fold(text)));
  }

  /** What the query says, without the words it is wrapped in: by this a pin knows it (src/search/text/said.rs). */
  said(query) {
    const all = wordsOf(query).map(({ text }) => fold(text));
    const telling = all.filter((word) => !this.functionWords.has(word));
    return (telling.length > 0 ? telling : all).join(" ");
  }

  /**
   * The words of a query that may mean something, each once, and whether it is the last. One that is still being typed
   * may become any other.
   */
  counted(query, unfinished) {
    const row = wordsOf(query);
    const all = row.map((word, at) => ({ word, surface: fold(word.text), isLast: at === row.length - 1 }));
    const counted = all.filter(({ word, isLast }) => !word.gram && !(unfinished && isLast));
    const known = new Set();
    const isNew = ({ surface }) => !this.functionWords.has(surface) && !known.has(surface) && known.add(surface);
    return counted.filter(isNew).slice(0, MAX_MEANINGS);
  }

  // The slot of each word; `null` for those that are not looked up or stand for nothing.
  row(row, unfinished) {
    const kept = this.budget(row);
    const known = new Map();
    return row.map((word, at) => {
      if (at === row.length - 1) return this.word(word, true, unfinished);
      if (kept === PENDING) return PENDING;
      if (!known.has(word.text)) known.set(word.text, kept(fold(word.text)) ? this.word(word, false, unfinished) : null);
      return known.get(word.text);
    });
  }

  // Which words of a long query are worth looking up: those that tell most, wherever they stand.
  budget(row) {
    if (row.length <= MAX_KNOWN) return () => true;
    const places = new Map();
    row.forEach(({ text, gram }, at) => {
      const surface = fold(text);
      if (!places.has(surface)) places.set(surface, { surface, at, gram, frequency: this.commonest(surface) });
    });
    const all = [...places.values()];
    if (all.some(({ frequency }) => frequency === PENDING)) return PENDING;
    const rarest = (list, most) => list.sort((a, b) => a.frequency - b.frequency || a.at - b.at).slice(0, most);
    const known = all.filter(({ frequency }) => frequency !== null);
    const kept = [
      ...rarest(known.filter(({ gram }) => !gram), MAX_KNOWN),
      ...rarest(known.filter(({ gram }) => gram), MAX_GRAMS),
      ...all.filter(({ frequency, gram }) => frequency === null && !gram).slice(0, MAX_UNKNOWN),
    ];
    // The last word is looked up wherever it stands.
    const surfaces = new Set([...kept.map(({ surface }) => surface), fold(row[row.length - 1].text)]);
    return (surface) => surfaces.has(surface);
  }

  // In how many documents a word's commonest term occurs; `null` for a word that the index does not know.
  commonest(surface) {
    const entry = this.shards.surface(surface);
    if (!entry || entry === PENDING) return entry;
    const found = this.lookUp(entry.terms);
    return found === PENDING ? PENDING : Math.max(0, ...found.map(({ frequency }) => frequency));
  }

  // The slots in order, two that the corpus writes as one word made one.
  joined(row, found) {
    const slots = [];
    for (let at = 0; at < row.length; at++) {
      const parts = [found[at], found[at + 1] ?? null];
      const whole = at + 1 < row.length && (parts[0] || parts[1]) ? this.compound(row[at], row[at + 1], parts) : null;
      if (whole) at++;
      const slot = whole ?? parts[0];
      if (slot) slots.push(slot === PENDING ? PENDING : copied(slot));
    }
    return slots;
  }

  // A function word weighs less the fewer documents there are to tell that it is common, and stands for
  // no other word.
  word(word, last, unfinished) {
    const surface = fold(word.text);
    if (!this.functionWords.has(surface)) return this.contentWord(word, last, unfinished);
    return this.lighter(last && unfinished ? this.contentWord(word, last, true) : this.functionWord(surface));
  }

  contentWord({ text, gram }, last, unfinished) {
    const surface = fold(text);
    const letters = Array.from(surface);
    const entry = this.typable(surface);
    if (entry === PENDING) {
      if (last && unfinished && letters.length >= MIN_PREFIX) this.shards.beginningWith(surface);
      // Its term may stand in the shard before; what the rules say first is most likely the term.
      if (!gram) this.shards.expect(this.affixes.stem(letters).join(""));
      return PENDING;
    }
    if (entry) return this.known(entry, last && unfinished && letters.length >= MIN_PREFIX ? surface : null);
    const inflected = gram ? null : this.inflected(surface, letters);
    if (inflected) return inflected;
    if (last && (letters.length >= MIN_PREFIX || gram)) {
      const alternatives = this.completions(surface, 1);
      if (alternatives === PENDING) return PENDING;
      if (alternatives.length > 0) return slotOf(alternatives);
    }
    return gram ? null : (this.shorter(surface) ?? this.mistyped(letters));
  }

  // Of a number with dots that nothing says ("2.3.1") the longest beginning that something says.
  shorter(surface) {
    if (!NUMBER.test(surface)) return null;
    for (let rest = surface; rest.includes("."); ) {
      rest = rest.slice(0, rest.lastIndexOf("."));
      const entry = this.shards.surface(rest);
      if (entry) return entry === PENDING ? PENDING : this.one(entry, STEM);
    }
    return null;
  }

  // A word that can be typed by itself: one that documents say, or that something stands for. Others stand in phrases
  // alone, and hide no form of another word.
  typable(surface) {
    const entry = this.shards.surface(surface);
    if (!entry || entry === PENDING || entry.common > 0) return entry;
    const found = entry.terms.map((term) => this.meaningful(this.shards.term(term)));
    if (found.some((postings) => postings && postings !== PENDING)) return entry;
    return found.includes(PENDING) ? PENDING : null;
  }

  // The postings of a term that documents say or that something stands for.
  meaningful(postings) {
    if (!postings || postings === PENDING) return postings;
    const { term } = postings;
    return postings.frequency > 0 || this.synonyms.has(term) || this.everyday.has(term) ? postings : null;
  }

  functionWord(surface) {
    const entry = this.typable(surface);
    if (entry === PENDING) return PENDING;
    return entry ? this.known(entry, null) : this.inflected(surface, Array.from(surface));
  }

  lighter(slot) {
    if (!slot || slot === PENDING) return slot;
    slot.content = false;
    for (const { terms, how } of slot.alternatives) {
      if (how !== PREFIX) for (const term of terms) term[1] = f32(term[1] * this.lightness);
    }
    return slot;
  }

  known(entry, prefix) {
    // A word that only synonyms say is a form of those that documents say.
    const slot = this.one(entry, entry.common > 0 ? EXACT : STEM);
    const more = prefix === null ? [] : this.completions(prefix, COMPLETION_WEIGHT);
    if (slot === PENDING || more === PENDING) return PENDING;
    slot.alternatives.push(...more);
    return slot;
  }

  one(entry, how) {
    const alternatives = this.lookUp(entry.terms);
    if (alternatives === PENDING) return PENDING;
    return slotOf(alternatives.map((postings) => this.alternative(postings, how)));
  }

  // The postings of the terms that exist, or `PENDING`.
  lookUp(terms) {
    const found = terms.map((term) => this.shards.term(term));
    return found.includes(PENDING) ? PENDING : found.filter((postings) => postings !== null);
  }

  alternative(postings, how) {
    return { terms: [[postings, damping(postings.frequency, this.total)]], how };
  }

  inflected(surface, letters) {
    const postings = this.affixes.resolve(letters, (term) => this.meaningful(this.shards.term(term))) ?? this.left(letters);
    if (!postings || postings === PENDING) return postings;
    if (letters.length >= Array.from(postings.term).length + LONG_CUT) {
      const slip = this.neighbour(letters, 1, { initial: letters[0] });
      if (slip === PENDING) return PENDING;
      if (slip) {
        const entry = this.shards.surface(slip.surface);
        if (entry === PENDING) return PENDING;
        const other = Array.from(slip.surface).length !== letters.length && !entry.terms.includes(postings.term);
        if (other) return this.one(entry, TYPO);
      }
    }
    const isLight = this.functionWords.has(postings.term) && !this.functionWords.has(surface);
    if (isLight) {
      // "fromed" is no form of "from" where the index has "form".
      const found = this.neighbour(letters, 1, { stem: this.affixes.stem(letters) });
      if (found === PENDING) return PENDING;
      if (found?.surface.startsWith(letters[0])) return this.slip(found);
    }
    const slot = slotOf([this.alternative(postings, STEM)]);
    // Forms of function words are some.
    return isLight ? this.lighter(slot) : slot;
  }

  // What is left of the word may be one whose term looks otherwise: "their prices".
  left(letters) {
    const said = (entry) => (entry && entry !== PENDING && !entry.common ? null : entry);
    const entry = this.affixes.resolve(letters, (word) => said(this.shards.surface(word)));
    return entry && entry !== PENDING ? this.shards.term(entry.terms[0]) : entry;
  }

  completions(prefix, weight) {
    const entries = this.shards.beginningWith(prefix);
    if (entries === PENDING) return PENDING;
    const common = entries
      .filter(([surface, { common }]) => surface !== prefix && common > 0)
      .sort((a, b) => b[1].common - a[1].common || compare(a[0], b[0]))
      .slice(0, MAX_COMPLETIONS);
    const terms = [...new Set(common.flatMap(([, entry]) => entry.terms))].sort(compare);
    const found = this.lookUp(terms);
    return found === PENDING ? PENDING : this.pooled(found, weight);
  }

  // Terms that share one frequency, their sum.
  pooled(terms, weight) {
    const sum = terms.reduce((sum, postings) => sum + postings.frequency, 0);
    const shared = Math.min(sum, this.total);
    const base = f32(f32(weight) * damping(shared, this.total));
    return terms.map((postings) => {
      const own = idf(postings.frequency, this.total);
      return { terms: [[postings, f32(base * f32(idf(shared, this.total) / own))]], how: PREFIX };
    });
  }

  mistyped(letters) {
    const word = letters.join("");
    // Neither a number nor a word with a meaning is a slip of the hand for another one.
    const near = NUMBER.test(word) ? null : this.shards.near(word);
    if (near === PENDING) return PENDING;
    const isSlip = !near && !NUMBER.test(word);
    const typo = this.typo(letters, isSlip ? 1 : 0, letters.length >= SHORTEST_CUT);
    if (!typo || typo === PENDING) return typo;
    const stem = this.affixes.stem(letters);
    const slip = (limit) => (isSlip ? this.slip(this.neighbour(letters, limit, { stem })) : null);
    return typo.cutAtDigits(this, letters) || slip(1) || typo.cutInTwo(this, letters, COMMON) || slip(2) || typo.cutInTwo(this, letters, 1) || null;
  }

  // The word that another one was most likely meant to be (typo.js), at most so many edits away.
  neighbour(letters, limit, wanted) {
    const typo = this.typo(letters, limit, false);
    return typo && typo !== PENDING ? typo.bestNeighbour(this, letters, Math.min(limit, allowance(letters.length)), wanted) : typo;
  }

  // The part that knows of typing mistakes; it comes beside the spellings it looks at first. `null` where a word is too
  // short for any.
  typo(letters, most, cut) {
    const { shards } = this;
    const limit = Math.min(most, allowance(letters.length));
    if (limit === 0 && !cut) return null;
    const near = limit > 0 ? shards.spellingsNear(letters, limit) : shards.spellings();
    const typo = shards.part("typo");
    return near === PENDING ? PENDING : typo;
  }

  // What a mistyped word was taken for.
  slip(found) {
    if (!found || found === PENDING) return found;
    const { surface, byStem } = found;
    const entry = byStem ? { terms: [surface] } : this.shards.surface(surface);
    const slot = entry === PENDING ? PENDING : this.one(entry, TYPO);
    if (this.functionWords.has(surface)) return this.lighter(slot);
    return slot === PENDING ? PENDING : { ...slot, takenFor: surface };
  }

  weighed(postings, weight) {
    return [postings, f32(weight * damping(postings.frequency, this.total))];
  }

  // One slot for two words that the corpus writes as one somewhere; the compound weighs no more than both
  // parts together. The first part's entry lists its second parts, so that most pairs need no look at
  // the shard of the whole.
  compound(before, next, parts) {
    const whole = join(before, next);
    if (whole === null) return null;
    const halves = [fold(before.text), fold(next.text)];
    const entries = halves.map((half) => this.shards.surface(half));
    if (entries.includes(PENDING)) return PENDING;
    const listed = entries.every((entry) => entry) && halves.every((half) => Array.from(half).length > 1);
    const surface = fold(whole);
    if (listed && surface === halves.join("") && !entries[0].compounds.includes(halves[1])) return null;
    const entry = this.typable(surface);
    if (entry === null || entry === PENDING) return entry;
    const slot = this.one(entry, EXACT);
    if (slot === PENDING || parts.includes(PENDING)) return PENDING;
    slot.content = parts.some((part) => !part || part.content);
    slot.parts = parts.filter((part) => part && part.alternatives[0]?.how !== TYPO).map(copied);
    if (slot.parts.length === 2) {
      const limit = f32(this.weight(slot.parts[0]) + this.weight(slot.parts[1]));
      for (const { terms } of slot.alternatives) {
        for (const term of terms) {
          const own = f32(idf(term[0].frequency, this.total) * term[1]);
          if (own > limit) term[1] = f32(term[1] * f32(limit / own));
        }
      }
    }
    return slot;
  }

  // What a slot's first alternative counts at most, but for how often documents say it.
  weight({ alternatives }) {
    const terms = alternatives[0]?.terms ?? [];
    return terms.reduce((sum, [{ frequency }, boost]) => f32(sum + f32(idf(frequency, this.total) * boost)), 0);
  }

  addSynonyms(slot) {
    const found = [];
    for (const part of slot.parts) if (this.addSynonyms(part) === PENDING) return PENDING;
    for (const { terms, how } of slot.alternatives) {
      if (how === PREFIX || terms.length !== 1) continue;
      const more = this.synonymsOf([terms[0][0].term]);
      if (more === PENDING) return PENDING;
      found.push(...more);
    }
    slot.alternatives.push(...found);
    return slot;
  }

  // The phrases that a query says word by word, or with function words between that the phrase has not, and that stand for
  // something the site says: `{ slot, places }`; or `PENDING`.
  phrasesOf(row, found) {
    const all = row.map(({ text }, at) => {
      // Also a word that cannot be typed by itself, or was not worth looking up.
      const known = this.shards.surface(fold(text))?.terms?.[0];
      return [at, known ?? found[at]?.alternatives?.[0]?.terms[0]?.[0].term ?? null];
    });
    const telling = all.filter(([at]) => !this.functionWords.has(fold(row[at].text)));
    const phrases = [];
    for (const from of this.phrases) {
      const places = placesOf(from, all) ?? placesOf(from, telling);
      if (!places) continue;
      const alternatives = this.synonymsOf(from);
      if (alternatives === PENDING) return PENDING;
      const isSaid = alternatives.some(({ terms }) => terms.some(([{ frequency }]) => frequency > 0));
      if (!isSaid) continue;
      const own = this.lookUp(from);
      if (own === PENDING) return PENDING;
      // The phrase itself: what its words lose, a document gets back that says all of them.
      const verbatim = { terms: own.map((postings) => this.weighed(postings, INSIDE_WEIGHT)), needed: own, how: EXACT };
      if (own.length === from.length) alternatives.push(verbatim);
      phrases.push({ slot: slotOf(alternatives), places });
    }
    return phrases;
  }

  synonymsOf(from) {
    const found = [];
    const key = from.join(" ");
    const everyday = this.everyday.get(key) ?? [];
    const own = everyday.length > 0 ? this.lookUp(from) : [];
    if (own === PENDING) return PENDING;
    // That the site says each word of a phrase tells nothing of the phrase.
    const said = from.length === 1 && own.length === 1 && own[0].frequency > 0;
    const all = (this.synonyms.get(key) ?? []).map((phrase) => [phrase, SYNONYM_WEIGHT]);
    all.push(...everyday.map((phrase) => [phrase, said ? EVERYDAY_WEIGHT : SYNONYM_WEIGHT]));
    for (const [phrase, weight] of all) {
      const terms = this.lookUp(phrase);
      if (terms === PENDING) return PENDING;
      // "money back" is what "refund" means; "back" is not. Function words of a phrase may be others.
      const wanted = phrase.length > 1 ? phrase.filter((term) => !this.functionWords.has(term)) : [];
      const needed = terms.filter(({ term }) => wanted.includes(term));
      if (terms.length === 0 || needed.length < wanted.length) continue;
      found.push({ terms: terms.map((postings) => this.weighed(postings, weight)), needed, how: SYNONYM });
    }
    return found;
  }

  // Synonyms hang on terms, which are known only when a word's shard is here. So as not to lose a
  // round trip, those whose terms look like the words typed are fetched along.
  expectSynonyms(row) {
    const surfaces = row.map(({ text }) => fold(text));
    const telling = surfaces.filter((surface) => !this.functionWords.has(surface));
    const alike = (term, word = "") => word.startsWith(term) || (term.length > 3 && word.startsWith(term.slice(0, -1)));
    for (const [from, terms] of this.meant) {
      const standsIn = (words) => words.some((_, at) => from.every((term, offset) => alike(term, words[at + offset])));
      if (standsIn(surfaces) || standsIn(telling)) terms.forEach((term) => this.shards.expect(term));
    }
  }
}

/** Edits allowed in a word of so many letters. */
export const allowance = (length) => (length < 3 ? 0 : length < 5 ? 1 : 2);

// Groups of synonyms (src/search/shards/synonyms.rs) as a map from terms in a row, joined by spaces, to the phrases that
// may stand for them.
function synonyms(groups) {
  const meant = new Map();
  const phrases = (text) => (text ? text.split(";") : []);
  for (const group of groups === "" ? [] : groups.split("|")) {
    const [first, others] = group.split("<");
    const isEach = first[0] === "=";
    const to = phrases(isEach ? first.slice(1) : first);
    for (const from of [...(isEach ? to : []), ...phrases(others)]) {
      meant.set(from, to.filter((phrase) => phrase !== from).map((phrase) => phrase.split(" ")));
    }
  }
  return meant;
}

// Where the terms of a phrase stand in a row of `[place, term]`; `null` where they do not.
function placesOf(from, row) {
  const at = row.findIndex((_, at) => from.every((term, offset) => row[at + offset]?.[1] === term));
  return at < 0 ? null : row.slice(at, at + from.length).map(([place]) => place);
}

// The words of phrases count half, and do not say what the query is about.
function lighterInside(found, phrases) {
  const inside = new Set(phrases.flatMap(({ places }) => places));
  const lighter = ([postings, boost]) => [postings, f32(boost * INSIDE_WEIGHT)];
  return found.map((slot, at) => {
    if (!slot || slot === PENDING || !inside.has(at)) return slot;
    const alternatives = slot.alternatives.map((one) => ({ ...one, terms: one.terms.map(lighter) }));
    return { ...slot, alternatives, content: false };
  });
}

/** A slot of these alternatives. */
export const slotOf = (alternatives) => ({ alternatives, parts: [], content: true });

// Synonyms are added to parts, which may stand in the row more than once.
const copied = (slot) => ({ ...slot, alternatives: [...slot.alternatives] });

/** A slot's own alternatives, then those of its parts. */
export const allOf = ({ alternatives, parts }) => [...alternatives, ...parts.flatMap((part) => part.alternatives)];

/** Whether a document says what the slot stands for. */
export const says = (slot, doc) =>
  allOf(slot).some((alternative) => hasNeeded(alternative, doc) && alternative.terms.some(([postings]) => postings.has(doc)));

/** The slots that say what the query is about; all of them where none does. */
export function contentOf(slots) {
  const content = slots.filter((slot) => slot.content);
  return content.length > 0 ? content : slots;
}

function distinct(slots) {
  const known = new Set();
  return slots.filter((slot) => {
    const terms = allOf(slot).flatMap(({ terms }) => terms.map(([postings]) => postings.term));
    const key = [...new Set(terms)].sort().join(" ");
    return !known.has(key) && known.add(key);
  });
}
