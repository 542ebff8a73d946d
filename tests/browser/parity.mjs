// The browser's search against `frontdesk search --batch`: the same articles in the same order,
// except where tantivy's scores differ by less than one part in 100,000, and the same ways to a person.
//
// usage: node parity.mjs FRONTDESK [COUNT]     (COUNT random queries a language, default 500; with fewer, of the
//                                               questions that are given as many fewer are asked)

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as sites from "./sites.mjs";

const TOP = 10;
const NEAR = 1e-5;
/** From so many random queries on, every question that is given is asked. */
const WHOLE = 500;
const isContact = ({ kind }) => kind === "contact";

const frontdesk = resolve(process.argv[2] ?? "target/debug/frontdesk");
const count = Number(process.argv[3] ?? 500);
const each = Math.max(1, Math.floor(WHOLE / count));
const folder = mkdtempSync(join(tmpdir(), "frontdesk-parity-"));
let different = 0;

try {
  await demo();
  await smallSites();
  await pins();
  const ran = [await stackfaq(), await arduino(), await loginGov()];
  const names = ["stackfaq", "arduino-help", "login-gov-help"].filter((_, at) => !ran[at]);
  if (names.length > 0) console.log(`NOT RUN, not in ${sites.shared}: ${names.join(", ")}`);
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(different === 0 ? 0 : 1);

async function demo() {
  const dist = sites.demo(frontdesk, folder);
  for (const lang of sites.languages(dist)) {
    await compare("demo", dist, lang, randomQueries(dist, lang, count));
    await compare("demo, prefixes", dist, lang, prefixes(dist, lang), true);
    await compare("demo, words of the language", dist, lang, commonWords(lang));
    await compare("demo, synonyms", dist, lang, some(synonyms(lang)));
    await compare("demo, quotations", dist, lang, quotations(dist, lang));
    await compareElsewhere(dist, lang);
  }
}

// Words that stand for others, and phrases of which half is something else.
function synonyms(lang) {
  const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");
  const own = read(join(sites.repository, `content/synonyms.${lang}.yaml`));
  const everyday = read(join(sites.repository, `src/search/corpus/everyday/${lang}.txt`));
  const groups = (own.match(/\[.*\]/g) ?? []).map((group) => group.slice(1, -1));
  const lines = everyday.split("\n").filter((line) => line && !line.startsWith("#"));
  return [...groups, ...lines.flatMap((line) => line.split(" > "))].flatMap((group) => group.split(", "));
}

// Help centres of eight articles: the subject first, here as in the Rust tests that ask the same.
async function smallSites() {
  const all = JSON.parse(readFileSync(join(sites.repository, "tests/fixtures/questions.json"), "utf8"));
  for (const [lang, { articles, wanted, questions }] of Object.entries(all)) {
    const pages = articles.map(([id, title, text]) => ({ path: `${id}.md`, title, text }));
    const dist = sites.site(frontdesk, join(folder, `small-${lang}`), pages, {}, lang);
    await compare("eight articles", dist, lang, questions);
    const search = await sites.openSearch(dist, lang);
    for (const question of questions) {
      const { hits } = await search.search(question);
      if (hits[0]?.article === wanted) continue;
      different++;
      console.log(`  ${question}: ${hits[0]?.article} is first, not ${wanted}`);
    }
  }
}

// What is pinned stands first in both, also for words that nothing says; nothing comes twice, and the rest is as ever.
async function pins() {
  const all = JSON.parse(readFileSync(join(sites.repository, "tests/fixtures/questions.json"), "utf8"));
  const contact =
    "channels:\n  mail: { name: Mail, kind: mail, address: a@example.com, checks_identity: yes, good_for: All }\n" +
    "topics:\n  general: General\n  other: Something else\n";
  let [asked, failed] = [0, 0];
  for (const [lang, { articles, questions }] of Object.entries(all)) {
    const pages = articles.map(([id, title, text]) => ({ path: `${id}.md`, title, text }));
    const [first] = articles[articles.length - 1];
    const wanted = new Map([[questions[0], first], ["Qzxv-WYÉ!", first], ["qqzzx", "contact/other"]]);
    const pin = ([query, id]) =>
      `  - { query: ${JSON.stringify(query)}, ${id.startsWith("contact/") ? "topic: other" : `article: ${id}`} }\n`;
    const more = { "contact.yaml": contact, "../data/search.yaml": `pins:\n${[...wanted].map(pin).join("")}` };
    const dist = sites.site(frontdesk, join(folder, `pins-${lang}`), pages, more, lang);
    const queries = [...wanted.keys(), "qzxv   wye", "constructor"].map((text, at) => ({ id: String(at), text }));
    const search = await sites.openSearch(dist, lang);
    for (const limit of [1, TOP]) {
      for (const { query, hits: answered } of sites.batch(frontdesk, dist, lang, queries, ["--limit", String(limit)])) {
        const { hits } = await search.search(query, { limit });
        const id = wanted.get(query) ?? (query.startsWith("qzxv") ? first : undefined);
        const named = (list) => list.map(({ article, pinned = false }) => `${article} ${pinned}`).join(", ");
        const pinned = hits.findIndex((hit) => hit.pinned);
        const isFirst = id ? pinned === 0 && hits[0].article === id : pinned < 0;
        const articles = hits.filter((hit) => !isContact(hit));
        const once = new Set(hits.map(({ article }) => article)).size === hits.length && articles.length <= limit;
        asked++;
        if (named(hits) === named(answered) && isFirst && once) continue;
        failed++;
        console.log(`  ${lang} ${JSON.stringify(query)}: ${named(hits)}; not ${named(answered)}`);
      }
    }
  }
  different += failed;
  console.log(`pins: ${asked - failed} of ${asked} the same and first`);
}

async function stackfaq() {
  const set = sites.stackfaq(frontdesk, folder);
  if (!set) return false;
  await compare("stackfaq", set.dist, "en", some(set.queries).map(({ text }) => text));
  return true;
}

async function arduino() {
  const dist = sites.arduino(frontdesk, folder);
  const typos = some(sites.typos());
  if (!dist || typos.length === 0) return false;
  await compare("arduino-help, typos", dist, "en", typos.map(([misspelling]) => misspelling));
  await compare("arduino-help, corrections", dist, "en", typos.map(([, correct]) => correct));
  await compare("arduino-help", dist, "en", randomQueries(dist, "en", count));
  await compare("arduino-help, prefixes", dist, "en", prefixes(dist, "en"), true);
  await compare("arduino-help, quotations", dist, "en", quotations(dist, "en"));
  return true;
}

async function loginGov() {
  const dist = sites.loginGov(frontdesk, folder);
  if (!dist) return false;
  for (const lang of sites.languages(dist)) {
    await compare("login-gov-help", dist, lang, randomQueries(dist, lang, count));
    await compare("login-gov-help, prefixes", dist, lang, prefixes(dist, lang), true);
    await compare("login-gov-help, titles", dist, lang, spread(sites.articles(dist, lang).map(({ title }) => title)));
    await compare("login-gov-help, long", dist, lang, long(dist, lang));
  }
  return true;
}

/** As large a part of what is given as `COUNT` is of the whole. */
function some(list) {
  return list.filter((_, at) => at % each === 0);
}

/** `COUNT` of what is given, from all over it. */
function spread(list) {
  const step = Math.max(1, Math.floor(list.length / count));
  return list.filter((_, at) => at % step === 0).slice(0, count);
}

// More words than are looked up, the last of which stands before as well.
function long(dist, lang) {
  const begin = (text) => {
    const words = text.split(/\s+/).filter(Boolean).slice(0, 80);
    const again = words.findLastIndex((word, at) => words.indexOf(word) < at);
    return words.slice(0, again + 1).join(" ");
  };
  const texts = sites.articles(dist, lang).map(({ text }) => begin(text));
  return spread(texts.filter((text) => text.split(" ").length > 50));
}

function randomQueries(dist, lang, count) {
  const random = sites.randomNumbers(7);
  const texts = sites.documents(dist, lang);
  return Array.from({ length: count }, () => sites.randomQuery(texts, random));
}

// One to four common words, most of which the demo does not say: what they mean finds something.
function commonWords(lang) {
  const random = sites.randomNumbers(13);
  const words = readFileSync(join(sites.repository, `tools/meaning/words/${lang}.txt`), "utf8").split("\n").filter(Boolean);
  const query = () => Array.from({ length: 1 + random(4) }, () => words[random(words.length)]).join(" ");
  return Array.from({ length: count }, query);
}

// Two to four words of a text in quotes, as they stand there or not, now and then with a word beside them.
function quotations(dist, lang) {
  const random = sites.randomNumbers(17);
  const texts = sites.documents(dist, lang);
  const query = () => {
    const words = texts[random(texts.length)].join(" ").split(/\s+/).filter(Boolean);
    const at = random(words.length);
    const said = words.slice(at, at + 2 + random(3));
    if (random(4) === 0) said.reverse();
    const beside = random(3) === 0 ? words[random(words.length)] : "";
    return `${beside} "${said.join(" ")}"`.trim();
  };
  return Array.from({ length: count }, query);
}

function prefixes(dist, lang) {
  const random = sites.randomNumbers(11);
  const texts = sites.documents(dist, lang);
  return Array.from({ length: 2 * count }, () => {
    const query = Array.from(sites.randomQuery(texts, random)).slice(0, 60);
    return query.slice(0, 1 + random(query.length)).join("");
  });
}

async function compare(name, dist, lang, texts, unfinished = false) {
  if (texts.length === 0) return;
  const queries = texts.map((text, at) => ({ id: String(at), text }));
  // A longer list than compared, so that ties at its end are seen.
  const options = ["--limit", String(4 * TOP), ...(unfinished ? ["--unfinished"] : [])];
  const answers = sites.batch(frontdesk, dist, lang, queries, options);
  const search = await sites.openSearch(dist, lang);
  let failed = 0;
  let empty = 0;
  for (const { query, hits: answered } of answers) {
    // Hits of other languages are another matter.
    const expected = answered.filter((hit) => hit.match !== "other_language");
    const { hits: found } = await search.search(query, { limit: TOP, unfinished });
    // What only may be meant gives way to what other languages say.
    const hits = expected.length < answered.length ? found.filter(isContact) : found;
    if (expected.length === 0) empty++;
    const problem = difference(hits, expected);
    if (problem === null) continue;
    failed++;
    if (failed <= 5) console.log(`  ${JSON.stringify(query)}: ${problem}`);
  }
  different += failed;
  const same = answers.length - failed;
  console.log(`${name} (${lang}): ${same} of ${answers.length} the same, ${empty} without hits`);
}

// What the other languages know where the page's own has nothing, with their order.
async function compareElsewhere(dist, lang) {
  const others = sites.languages(dist).filter((other) => other !== lang);
  const queries = others.flatMap((other) => {
    const words = [...randomQueries(dist, other, count), ...prefixes(dist, other)].flatMap((text) => text.split(/\s+/));
    return words.slice(0, 2 * count).map((text, at) => ({ id: `${other} ${at}`, text }));
  });
  const answers = sites.batch(frontdesk, dist, lang, queries, ["--limit", String(4 * TOP)]);
  const finder = await sites.openFinder(dist, lang, others);
  const [elsewhere, failures] = [[], []];
  for (const { query, hits } of answers) {
    // The language's own topic closes the list.
    const expected = hits.filter(({ contact }) => contact?.is !== "topic");
    if (expected.some((hit) => hit.match !== "other_language")) continue;
    if (expected.length > 0) elsewhere.push(query);
    const { hits: found } = await finder.findElsewhere(query, { limit: TOP });
    const problem = difference(found, expected) ?? languages(found, expected);
    if (problem !== null) failures.push(`  ${JSON.stringify(query)}: ${problem}`);
  }
  different += failures.length;
  for (const failure of failures.slice(0, 5)) console.log(failure);
  console.log(`demo (${lang}), elsewhere: ${failures.length} differ, ${elsewhere.length} found in another language`);
}

function languages(hits, expected) {
  const at = hits.findIndex((hit, at) => hit.lang !== expected[at].lang);
  return at < 0 ? null : `${at + 1}. is in ${hits[at].lang}, not ${expected[at].lang}`;
}

function difference(hits, expected) {
  const articles = (list) => list.filter((hit) => !isContact(hit));
  return articleDifference(articles(hits), articles(expected)) ?? contactDifference(hits, expected);
}

// Channels stand first, two topics at most at the same places; which topic it is may hang on a rounding.
function contactDifference(hits, expected) {
  const [found, wanted] = [hits.filter(isContact), expected.filter(isContact)];
  const named = (list) => list.map(({ article }) => article).join(", ");
  const near = (hit, at) => Math.abs(hit.score - wanted[at].score) <= NEAR * wanted[at].score;
  const same = found.length === wanted.length && found.every(near);
  const channels = (list) => named(list.filter(({ contact }) => contact.is === "channel"));
  if (!same || channels(found) !== channels(wanted)) return `contact is ${named(found)}, not ${named(wanted)}`;
  // One list may be longer than the other: the last place is the last in both.
  const places = (list) => {
    const all = list.map(({ contact, pinned }, at) => (contact?.is === "topic" && !pinned ? at : null)).filter((at) => at !== null);
    return all.map((at) => (at === list.length - 1 ? "last" : at)).join(" and ");
  };
  if (places(hits) !== places(expected)) return `topics stand at ${places(hits)}, not at ${places(expected)}`;
  if (places(hits).split(" and ").length > 2) return `topics stand at ${places(hits)}`;
  const order = (list) => list.map((hit) => (isContact(hit) ? hit.contact.is : "article")).join(" ");
  const inOrder = /^(topic )?(channel ?)*((article|topic) ?)*$/;
  if (!inOrder.test(order(hits)) || !inOrder.test(order(expected))) return `the order is ${order(hits)}`;
  if (JSON.stringify(found[0]?.contact) !== JSON.stringify(wanted[0]?.contact) && named(found) === named(wanted)) return "another contact";
  return null;
}

function articleDifference(hits, expected) {
  if (hits.length !== Math.min(TOP, expected.length)) return `${hits.length} hits, not ${expected.length}`;
  if (new Set(hits.map((hit) => hit.article)).size !== hits.length) return "an article twice";
  for (const [at, hit] of hits.entries()) {
    const own = expected.find((other) => other.article === hit.article);
    const wanted = expected[at];
    if (!own || Math.abs(own.score - wanted.score) > NEAR * wanted.score) {
      return `${at + 1}. is ${hit.article}, not ${wanted.article}`;
    }
    if (Math.abs(hit.score - own.score) > NEAR * own.score) return `${hit.article} scores ${hit.score}, not ${own.score}`;
    if (hit.match !== own.match && hit.url === own.url) return `${hit.article} is ${hit.match}, not ${own.match}`;
    if (hit.likely !== own.likely && hit.url === own.url) return `${hit.article} is likely: ${hit.likely}, not ${own.likely}`;
    // Which of two is first may hang on a rounding.
    const same = at > 0 || hit.url !== expected[0].url || JSON.stringify(hit.answer) === JSON.stringify(expected[0].answer);
    if (!same) return `${hit.article} answers ${JSON.stringify(hit.answer)}, not ${JSON.stringify(expected[0].answer)}`;
    if (hit.title !== own.title) return `${hit.article} has the title ${hit.title}`;
  }
  return null;
}
