// Search in the browser, from any page:
//
//   import { createSearch } from "https://help.example.com/assets/search/search.js";
//   const search = createSearch({ base: "https://help.example.com/", lang: "en" });
//   const { hits } = await search.search("how do I reset my password", { limit: 5 });
//
// A hit is `{ kind, article, url, title, heading, score, match, likely, category, audience, excerpt }`, shaped like
// `frontdesk search --json`; `answer`, of the first article where its heading says what was asked, are the section's
// first lines; `excerpt` is a list of `{ text, match }` to be shown as text. A hit of kind
// `contact` has `contact: { is, id, kind, action, hours }` too: a channel asked for comes first, the likeliest
// topic (`is: "topic"`) first, third or last, by what it says of the question. What data/search.yaml pins to the query stands before all, and says `pinned: true`. Only the
// shards that a query needs are fetched. When they cannot be had, or are damaged even after a second
// look, the promise is rejected with `SearchUnavailable`: there is never a wrong result.

import { MIN_CORE } from "./affixes.js";
import { start } from "./code.js";
import { excerpt, warmUp } from "./excerpt.js";
import { isOutright, lines } from "./outright.js";
import { f32, hasNeeded, idf, rank, scoresOf } from "./rank.js";
import { HOW, Resolver, allOf, contentOf, isQuoting, says } from "./resolve.js";
import { PENDING, SearchUnavailable, Shards } from "./shards.js";
import { titled, titledFirst } from "./titled.js";

export { SearchUnavailable };

const LIMIT = 10;
const SUGGESTIONS = 5;
const MEANING = HOW.indexOf("meaning");
const AS_TYPED = new Set(["exact", "stem", "prefix"]);
const LIKELY = f32(1 / 3);
/** What few sites or queries need: fetched beside the shards that it reads. */
const PARTS = {
  contact: () => import("./contact.js"),
  meaning: () => import("./meaning.js"),
  quoted: () => import("./quoted.js"),
  typo: () => import("./typo.js"),
};
/** Rounds of fetching after which something must be wrong. */
const ROUNDS = 20;

/**
 * `base` is the site's root (of the site this file comes from, if left out), `lang` a language of it.
 * `fetch` is for tests.
 */
export function createSearch({ base = new URL("../../", import.meta.url).href, lang, fetch: fetcher } = {}) {
  const root = base.endsWith("/") ? base : `${base}/`;
  const folder = `${root}assets/search/${encodeURIComponent(lang)}/`;
  const get = fetcher ?? ((...request) => fetch(...request));
  const index = new Index(folder, root, get);
  return {
    /** Fetches what every query needs. Need not be called. */
    prepare: () => index.prepare(),
    /**
     * The best articles: `{ hits, more, known }`: `more`, whether others were found too; `known`, how many
     * words are known as they were typed, or begin known ones.
     * `limit` articles, beside which channels and a topic may stand; only of a `category` and those below it, only for an `audience` or everybody;
     * `unfinished`: the last word is still being typed.
     */
    search: (query, options = {}) => index.ask(String(query), options),
    /** As-you-type: the few best articles for what is there so far. */
    suggest: (prefix, options = {}) => index.ask(String(prefix), { limit: SUGGESTIONS, unfinished: true, ...options }),
    /** The categories and audiences that `search` can be limited to. */
    facets: () => index.facets(),
  };
}

class Index {
  constructor(folder, root, fetcher) {
    this.folder = folder;
    this.root = root;
    this.fetcher = fetcher;
    this.opened = null;
  }

  open(fresh) {
    const opened = new Shards(this.folder, this.fetcher, PARTS).open(fresh);
    // The next question tries again.
    opened.catch(() => this.opened === opened && (this.opened = null));
    this.opened = opened;
    return opened;
  }

  async prepare() {
    const opened = this.opened ?? this.open(false);
    warmUp();
    await opened;
  }

  async facets() {
    const { categories, audiences } = (await (this.opened ?? this.open(false))).manifest;
    return { categories, audiences: [...new Set(audiences.flat())] };
  }

  ask(query, options) {
    return this.honestly((shards) => this.answer(shards, query, options));
  }

  // A file that is gone or damaged may belong to a build that was replaced: look at the manifest
  // once more, past every cache. Then say so.
  async honestly(work) {
    let used;
    try {
      used = this.opened ?? this.open(false);
      return await work(await used);
    } catch {
      if (this.opened === used || this.opened === null) this.open(true);
      try {
        return await work(await this.opened);
      } catch (error) {
        this.opened = null;
        if (error instanceof SearchUnavailable) throw error;
        throw new SearchUnavailable("the search index cannot be read", { cause: error });
      }
    }
  }

  async answer(shards, query, { limit = LIMIT, category, audience, unfinished = false }) {
    const resolver = (shards.resolver ??= new Resolver(shards));
    const { slots, meaning, alone } = await complete(shards, () => {
      if (isQuoting(query)) shards.part("quoted");
      const slots = resolver.resolve(query, unfinished);
      const { meaning, more } = meant(shards, resolver, query, unfinished);
      return [slots, meaning, more].includes(PENDING) ? PENDING : { slots, meaning, alone: !more };
    });
    const passes = filter(shards, category, audience);
    const count = resolver.counted(query, unfinished).length;
    const called = await complete(shards, () => titled(shards, resolver, query, passes));
    const scored = meaning
      ? shards.part("meaning").together(shards, scoresOf(shards, slots), meaning, { passes, slots, count })
      : ((await quoted(shards, query, slots, passes)) ?? rank(shards, slots).filter(passes));
    const found = titledFirst(scored, called);
    const { shown: ranked, more } = arrange(shards, slots, found, {
      limit,
      passes,
      alone,
      telling: resolver.tells(query),
      pin: resolver.pins.size > 0 ? resolver.pins.get(resolver.said(query)) : undefined,
    });
    const show = () => {
      const texts = ranked.map(({ doc }) => shards.texts(doc));
      return texts.includes(PENDING) ? PENDING : texts;
    };
    const arriving = complete(shards, show);
    warmUp();
    const texts = await arriving;
    const known = slots.filter((slot) => allOf(slot).some(({ how }) => AS_TYPED.has(HOW[how])));
    const hits = ranked.map((found, at) => this.hit(shards, resolver, slots, found, texts[at]));
    return { hits, more, known: known.length };
  }

  hit(shards, resolver, slots, { doc, article, score, likely, pinned, outright }, { shard, first }) {
    const { manifest, table } = shards;
    const { id, title, page, anchor, heading, text, contact } = stored(shard, doc - first, manifest.prefix);
    const found = matches(slots, doc);
    const weights = new Map(found.map(({ postings }) => [postings.term, idf(postings.frequency, resolver.total)]));
    const answer = outright ? lines(text) : [];
    const [rarest] = found.filter(({ isThere }) => isThere).sort((a, b) => a.postings.frequency - b.postings.frequency || a.how - b.how);
    return {
      kind: contact ? "contact" : "article",
      ...(contact && { contact }),
      article: id,
      url: `${this.root}${page}${anchor ? `#${anchor}` : ""}`,
      title: flat(title),
      heading: heading && flat(heading),
      score,
      match: HOW[rarest?.how ?? (contact || !manifest.meaning ? 0 : MEANING)],
      likely,
      ...(pinned && { pinned }),
      ...(answer.length > 0 && { answer }),
      category: manifest.categories[table.categories[article]],
      audience: manifest.audiences[table.audiences[article]],
      excerpt: excerpt(text, weights, (surface) => termsOf(shards, resolver, weights, surface)),
    };
  }
}

// Repeats a lookup until nothing is missing any more.
async function complete(shards, lookUp) {
  for (let round = 0; round < ROUNDS; round++) {
    const result = lookUp();
    if (result !== PENDING && shards.missing.size === 0) return result;
    await shards.fetchMissing();
  }
  throw new SearchUnavailable("the search index contradicts itself");
}

// What a query means, and whether it says more than its words do: where the site knows what words mean (meaning.js).
function meant(shards, resolver, query, unfinished) {
  if (!shards.manifest.meaning) return { meaning: null, more: false };
  const meaning = shards.part("meaning");
  // The module comes beside what it looks at, not before it.
  const near = resolver.counted(query, unfinished).map(({ surface }) => shards.near(surface));
  if ([meaning, ...near].includes(PENDING)) return { meaning: PENDING };
  return {
    meaning: meaning.meant(shards, resolver, query, unfinished),
    more: meaning.saysMore(shards, resolver, query, unfinished),
  };
}

/**
 * `found` (`{ doc, article, score }`, best first) in the order it is shown: channels, `limit` articles, a topic.
 * `pin` is the article or topic that stands before all of them. Gives `{ shown, more }`: each of `shown` says whether it
 * is `likely`, probably an answer; `more`: whether other articles were found. `passes` as for the articles, `telling`:
 * whether the query has other words than function words, `alone`: whether no word means something that nothing says.
 */
function arrange(shards, slots, found, { limit, passes, telling, pin, alone }) {
  const { contact } = shards.manifest;
  const isArticle = ({ article }) => !contact || article < contact.topics;
  const first = pinned(shards, found, pin, passes);
  const articles = found.filter(isArticle);
  const others = articles.filter(({ article }) => article !== first?.article);
  const leads = first !== null && isArticle(first);
  const room = leads ? Math.max(limit - 1, 0) : limit;
  const answers = judged(others.slice(0, room), articles[0]?.score ?? 0, slots, telling);
  const top = first ? [{ ...first, likely: true, pinned: true }] : [];
  const [best] = leads ? top : answers;
  if (best?.likely) best.outright = isOutright(slots, best.doc);
  const shown = contact
    ? shards.part("contact").withWays(shards, slots, found, { top, answers, passes, alone })
    : [...top, ...answers];
  return { shown, more: others.length > room };
}

// What is pinned to the query, by the section that answers best, else by its first one.
function pinned({ table }, found, pin, passes) {
  if (pin === undefined) return null;
  const first = found.find(({ article }) => article === pin) ?? { doc: table.firstOf[pin], article: pin, score: 0 };
  return passes(first) ? first : null;
}

// Likely is what counts a third of the best at least, and surely means it or says a word that tells what the query is about:
// any where it has function words alone, none where no other word of it is known.
function judged(articles, best, slots, telling) {
  const known = slots.some(({ content }) => content);
  const wanted = known || !telling ? contentOf(slots) : [];
  const least = f32(best * LIKELY);
  return articles.map((one) => ({ ...one, likely: one.score >= least && (one.sure || wanted.some((slot) => says(slot, one.doc))) }));
}

// What a query with quotations finds; `null` for any other.
async function quoted(shards, query, slots, passes) {
  if (!isQuoting(query)) return null;
  const { quotations, saidFirst } = await complete(shards, () => shards.part("quoted"));
  const rows = quotations(query);
  const read = (doc) => {
    const texts = shards.texts(doc);
    return texts === PENDING ? PENDING : stored(texts.shard, doc - texts.first, "");
  };
  const find = () => saidFirst(shards, scoresOf(shards, slots), rows, passes, read);
  return rows.length > 0 ? complete(shards, find) : null;
}

// Only this category and those below it; only articles for everybody or for this audience.
function filter({ manifest, table }, category, audience) {
  return ({ article }) => {
    const own = manifest.categories[table.categories[article]];
    const meant = manifest.audiences[table.audiences[article]];
    // No category holds the ways to a person.
    const below = !category || article >= manifest.contact?.topics || own === category || own.startsWith(`${category}/`);
    return below && (!audience || meant.length === 0 || meant.includes(audience));
  };
}

// The terms of a query that stand in a document, how they were found, and whether all that goes with them is there.
function matches(slots, doc) {
  const all = slots.flatMap((slot) =>
    allOf(slot).flatMap((alternative) => {
      const isThere = hasNeeded(alternative, doc);
      return alternative.terms.map(([postings]) => ({ postings, how: alternative.how, isThere }));
    }),
  );
  return all.filter(({ postings }) => postings.has(doc));
}

// The document at a place in its shard.
function stored(articles, at, prefix) {
  for (const [id, title, address, sections, contact] of articles) {
    if (at < sections.length) {
      const article = { id, title, page: address === 0 ? `${prefix}${id}/` : address, contact };
      // An `asks` line shows the article's opening; an opening left empty is the next section's text, if no heading
      // says what it would be about.
      const opening = sections[0] === 0 ? "" : sections[0][2] || sections[1]?.[2] || "";
      if (sections[at] === 0) return { ...article, anchor: "", heading: null, text: opening };
      const [heading, anchor, text] = sections[at];
      return { ...article, anchor: anchor || "", heading: heading || null, text: at === 0 && !heading ? opening : text };
    }
    at -= sections.length;
  }
  throw new RangeError("no such document");
}

const flat = (text) => text.replace(/\s+/g, " ").trim();

// The terms of a word in a text: by its shard if it happens to be here, else by the affix rules, which
// would take "thing" for a form of "the": a function word has no others.
function termsOf(shards, resolver, weights, surface) {
  const entry = shards.peek(surface);
  if (entry) return entry.terms;
  if (weights.has(surface)) return [surface];
  // A rule keeps the first letters: most words of a text are none of those looked for.
  const begins = start(surface, MIN_CORE);
  if (![...weights.keys()].some((term) => term.startsWith(begins))) return [];
  const terms = [...resolver.affixes.candidates(Array.from(surface))];
  return terms.filter((term) => weights.has(term) && !resolver.functionWords.has(term)).slice(0, 1);
}
