// The shards of one language: fetched when somebody asks, verified, decoded, kept.
//
// Lookups never wait. What they need and is not here yet is noted in `missing`; `fetchMissing` brings
// all of it at once, and the caller asks again. So do parts of the program that few queries need.
// Formats: src/search/shards/.

import { compare } from "./analysis.js";
import { Reader, bytes, checksum, crc, numbers, start, without } from "./code.js";

const VERSION = 7;
/** Of the key under which a word's meaning stands. */
const KEY_BITS = 28;
/** What can have a meaning: codes and numbers mean themselves. */
export const LETTERS = /^\p{Alphabetic}{2,}$/u;

/** Said to whoever searches when the files cannot be had or are damaged. */
export class SearchUnavailable extends Error {
  name = "SearchUnavailable";
}

/** A lookup in a shard that is not here yet. */
export const PENDING = Symbol("pending");

export class Shards {
  /** `parts`: by name, what brings a module. */
  constructor(folder, fetcher, parts) {
    this.folder = folder;
    this.fetcher = fetcher;
    this.parts = parts;
    this.files = new Map();
    this.missing = new Set();
    this.underway = new Map();
  }

  /** Fetches the manifest; `fresh` passes every cache by, because something in one was wrong. */
  async open(fresh) {
    this.fresh = fresh;
    const [json, ...rows] = unsealed("manifest", await this.read("manifest.txt", fresh ? "reload" : "no-cache")).split("\n");
    const manifest = JSON.parse(json);
    if (manifest.version !== VERSION) throw new SearchUnavailable("another version of the search index");
    this.manifest = manifest;
    this.words = directory(manifest.words);
    this.spelling = directory(manifest.spelling);
    this.table = table(rows);
    if (manifest.contact) this.part("contact");
    if (manifest.meaning) this.part("meaning");
    return this;
  }

  /** A module of the program, or `PENDING`. */
  part(name) {
    return this.get(name, "");
  }

  /** A surface form: `{ common, terms, compounds }`, `null`, or `PENDING`. */
  surface(word) {
    const shard = this.wordShard(word);
    return shard === PENDING ? PENDING : (shard?.surfaces.get(word) ?? null);
  }

  /** A term: its postings, `null`, or `PENDING`. */
  term(term) {
    const shard = this.wordShard(term);
    return shard === PENDING ? PENDING : (shard?.terms.get(term) ?? null);
  }

  /** `[surface, entry]` of every word that begins so, in order, or `PENDING`. */
  beginningWith(prefix) {
    const { starts } = this.words;
    const shards = [];
    for (let at = indexOf(starts, prefix); at >= 0 && at < starts.length; at++) {
      if (shards.length > 0 && !starts[at].startsWith(prefix)) break;
      shards.push(this.get(`w${at}`, this.words.sums[at]));
    }
    if (shards.includes(PENDING)) return PENDING;
    return shards.flatMap((shard) => [...shard.surfaces].filter(([surface]) => surface.startsWith(prefix)));
  }

  /** Notes that the shard of this word will be wanted. */
  expect(word) {
    this.wordShard(word);
  }

  wordShard(word) {
    const at = indexOf(this.words.starts, word);
    return at < 0 ? null : this.get(`w${at}`, this.words.sums[at]);
  }

  /** Spelling shards: all, or those that hold words with one of these first letters. */
  spellings(initials) {
    const { starts, sums } = this.spelling;
    const wanted = initials
      ? [...new Set(initials.map((initial) => indexOf(starts, initial)))].filter((at) => at >= 0)
      : [...starts.keys()];
    const shards = wanted.map((at) => this.get(`s${at}`, sums[at]));
    return shards.includes(PENDING) ? PENDING : shards.flat();
  }

  /** The spellings that a mistyped word is compared with first. */
  spellingsNear([first, second], limit) {
    return this.fewSpellings || limit > 1 ? this.spellings() : this.spellings([first, second]);
  }

  /** Whether fetching all spelling shards costs less than asking twice. */
  get fewSpellings() {
    return this.spelling.starts.length <= 4;
  }

  /** How common each word is, from all spelling shards, or `PENDING`. */
  commonness() {
    const all = this.spellings();
    if (all === PENDING) return PENDING;
    this.common ??= new Map(all.filter(({ word }) => word).map(({ surface, common }) => [surface, common]));
    return this.common;
  }

  /** What is known of a surface form without fetching anything. */
  peek(word) {
    return this.files.get(`w${indexOf(this.words.starts, word)}`)?.surfaces.get(word);
  }

  /** Documents that are near a word, `[[doc, level]]`; `null`, or `PENDING`. */
  near(word) {
    const { meaning } = this.manifest;
    if (!meaning || !LETTERS.test(word)) return null;
    const [count, of] = meaning;
    const key = crc(new TextEncoder().encode(word)) >>> (32 - KEY_BITS);
    const shard = this.get(`m${Math.floor((key * count) / 2 ** KEY_BITS)}`, of);
    return shard === PENDING ? PENDING : (shard.get(key) ?? null);
  }

  /** The text shard of a document and the first document in it, or `PENDING`. */
  texts(doc) {
    const { firsts, sums } = this.table;
    let at = 0;
    while (at + 1 < firsts.length && firsts[at + 1] <= doc) at++;
    const shard = this.get(`t${at}`, sums[at]);
    return shard === PENDING ? PENDING : { shard, first: firsts[at] };
  }

  get(name, sum) {
    return this.files.get(name) ?? this.need(name, sum);
  }

  need(name, sum) {
    this.missing.add(`${name} ${sum}`);
    return PENDING;
  }

  /** Fetches everything noted, at once. */
  async fetchMissing() {
    const wanted = [...this.missing];
    this.missing.clear();
    for (const both of wanted) {
      if (!this.underway.has(both)) this.underway.set(both, this.fetchShard(...both.split(" ")));
    }
    try {
      await Promise.all(wanted.map((both) => this.underway.get(both)));
    } finally {
      for (const both of wanted) this.underway.delete(both);
    }
  }

  async fetchShard(name, sum) {
    if (this.parts[name]) return void this.files.set(name, await this.parts[name]());
    const bytes = await this.read(`${name}.${sum}.txt`, this.fresh ? "reload" : "default");
    const text = name[0] === "m" ? unsealed(name, bytes) : whole(name, bytes, sum);
    this.files.set(name, DECODERS[name[0]](text));
  }

  async read(name, cache) {
    try {
      const response = await this.fetcher(`${this.folder}${name}`, { cache });
      if (!response.ok) throw new Error(`${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw new SearchUnavailable(`${name}: ${error.message}`, { cause: error });
    }
  }
}

// The text of a file that has this checksum.
function whole(name, bytes, sum) {
  if (checksum(bytes) !== sum) throw new SearchUnavailable(`damaged ${name}`);
  return decode(bytes);
}

// The text of a file whose first line is the checksum of the rest.
function unsealed(name, bytes) {
  const at = bytes.indexOf(10);
  return whole(name, bytes.subarray(at + 1), decode(bytes.subarray(0, Math.max(at, 0))));
}

const decode = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

const DECODERS = { w: wordShard, s: spellingShard, t: JSON.parse, m: meaningShard };

function directory([starts, sums]) {
  const list = sums.match(/.{8}/g) ?? [];
  return { starts: list.length > 0 ? starts.split(" ") : [], sums: list };
}

// The last shard that begins at or before the word.
function indexOf(starts, word) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(starts[middle], word) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function wordShard(text) {
  const lines = text.split("\n");
  const terms = new Map();
  const surfaces = new Map();
  let at = 0;
  let last = "";
  for (; lines[at] !== ""; at++) {
    const [tail, gaps, extras] = lines[at].split("\t");
    const reader = new Reader(gaps);
    last = start(last, reader.number()) + tail;
    terms.set(last, new Postings(last, reader.rest(), extras));
  }
  last = "";
  for (at++; at < lines.length; at++) {
    if (lines[at] === "") continue;
    const [tail, ...parts] = lines[at].split("\t");
    const reader = new Reader(parts.shift());
    last = start(last, reader.number()) + tail;
    surfaces.set(last, surface(last, reader.number(), [reader.rest(), ...parts]));
  }
  return { terms, surfaces };
}

function surface(word, common, parts) {
  const entry = { common, terms: [], compounds: [] };
  for (const part of parts) {
    if (part === "") {
      entry.terms.push(word);
    } else if (part[0] === "!") {
      entry.compounds.push(part.slice(1));
    } else {
      const reader = new Reader(part);
      entry.terms.push(without(word, reader.number()) + reader.rest());
    }
  }
  return entry;
}

/** A term's documents with how often it stands in text and head; decoded when first asked for. */
export class Postings {
  constructor(term, gaps, extras) {
    this.term = term;
    this.gaps = gaps;
    this.extras = extras;
  }

  /** In how many documents the term occurs; in how many heads. */
  get frequency() {
    return this.decoded().docs.length;
  }

  decoded() {
    if (this.docs) return this;
    let next = 0;
    this.docs = numbers(this.gaps).map((gap) => {
      const doc = next + gap;
      next = doc + 1;
      return doc;
    });
    this.texts = new Uint32Array(this.docs.length).fill(1);
    this.heads = new Uint32Array(this.docs.length);
    this.headFrequency = 0;
    const reader = new Reader(this.extras);
    for (let at = -1; !reader.done; ) {
      at += 1 + reader.number();
      const more = reader.number();
      this.texts[at] = (more >> 1) + 1;
      if (more & 1) {
        this.heads[at] = reader.number() + 1;
        this.headFrequency++;
      }
    }
    return this;
  }

  /** Whether the term stands in the document. */
  has(doc) {
    return this.place(doc) >= 0;
  }

  /** Whether it stands in the title or heading, or in the `asks` line. */
  inHead(doc) {
    const at = this.place(doc);
    return at >= 0 && this.heads[at] > 0;
  }

  // Where the document stands among those of the term; -1: nowhere.
  place(doc) {
    const { docs } = this.decoded();
    let low = 0;
    let high = docs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (docs[middle] < doc) low = middle + 1;
      else high = middle;
    }
    return docs[low] === doc ? low : -1;
  }
}

function spellingShard(text) {
  let last = "";
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [tail, numbers] = line.split("\t");
      const reader = new Reader(numbers);
      last = start(last, reader.number()) + tail;
      const both = reader.number();
      const kind = both % 3;
      return { surface: last, common: (both - kind) / 3, word: kind < 2, term: kind > 0 };
    });
}

// Words by key, each with the documents that are near it; levels are written above the least of a list.
function meaningShard(text) {
  const words = new Map();
  const reader = new Reader(text);
  for (let key = 0; !reader.done; ) {
    key += reader.number();
    const near = [];
    let count = reader.number();
    const least = reader.number();
    for (let next = 0; count > 0; count--) {
      const doc = next + reader.number();
      near.push([doc, least + reader.number()]);
      next = doc + 1;
    }
    words.set(key, near);
  }
  return words;
}

function table([documents, textNorms, headNorms, categories, audiences, votes, shards, sums, topics, titles]) {
  const articles = numbers(documents);
  const firsts = running(articles);
  const articleOf = new Uint32Array(firsts[articles.length]);
  articles.forEach((count, article) => articleOf.fill(article, firsts[article], firsts[article] + count));
  return {
    firstOf: firsts,
    articleOf,
    textNorms: bytes(textNorms),
    headNorms: bytes(headNorms),
    categories: numbers(categories),
    audiences: numbers(audiences),
    factors: factors(articles.length, votes),
    firsts: running(numbers(shards)).slice(0, -1),
    sums: sums.match(/.{8}/g) ?? [],
    topics: topicsOf(topics),
    titles: numbers(titles),
  };
}

// Article to the contact topics it is about, all as places among the articles.
function topicsOf(text) {
  const topics = new Map();
  const reader = new Reader(text);
  for (let article = -1; !reader.done; ) {
    article += 1 + reader.number();
    topics.set(article, Array.from({ length: reader.number() }, () => reader.number()));
  }
  return topics;
}

function running(counts) {
  const sums = [0];
  for (const count of counts) sums.push(sums[sums.length - 1] + count);
  return sums;
}

function factors(count, votes) {
  const factors = new Float32Array(count).fill(1);
  const reader = new Reader(votes);
  for (let article = -1; !reader.done; ) {
    article += 1 + reader.number();
    const yes = reader.number();
    const no = reader.number();
    factors[article] = 1 + 0.2 * ((yes + 5) / (yes + no + 10) - 0.5);
  }
  return factors;
}
