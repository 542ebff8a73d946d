// What search has to hold on help centres that nobody chose it by: titles asked as questions; codes, numbers and
// quotations of one article; words misspelt by one edit. Asked of the program itself.
//
// usage: node holds.mjs FRONTDESK [SITE...]     (what words mean: sites.mjs, `mean`)
//
// The corpora are those of sites.mjs; without them the demo alone is asked.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import * as sites from "./sites.mjs";

const LIMIT = 10;
/** Cases of each kind a site. */
const CASES = 20;
/** Builds with vectors, and as many without. */
const ROUNDS = 15;
/** Shares that have to be reached. */
const LEAST = { "titles first": 0.985, "titles in three": 1, codes: 1, numbers: 1, quotations: 1, typos: 0.9 };
const CODE = /(?<![\p{L}\p{N}._/-])(?=[a-z0-9]*[0-9])(?=[a-z0-9]*[a-z])[a-z0-9]{4,20}(?![\p{L}\p{N}._/-])/giu;
const NUMBER = /(?<![\p{L}\p{N}.,:/+-])\d[\d.]{1,11}\d(?![\p{L}\p{N}.,:/+-])/gu;

const frontdesk = resolve(process.argv[2] ?? "target/release/frontdesk");
const folder = mkdtempSync(join(tmpdir(), "frontdesk-holds-"));
const wrong = [];

try {
  const all = { demo: sites.demo, "login-gov-help": sites.loginGov, "arduino-help": sites.arduino, stackfaq: stackfaq };
  const wanted = process.argv.slice(3);
  for (const [name, make] of Object.entries(all)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const dist = make(frontdesk, folder);
    if (!dist) {
      console.log(`NOT RUN, not in ${sites.shared}: ${name}`);
      continue;
    }
    hold(name, dist);
    if (name === "arduino-help") timeOfBuilds(dirname(dist));
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const one of wrong) console.log(`  ${one}`);
process.exit(wrong.length > 0 ? 1 : 0);

/** What vectors add to a build, by the middle of nine builds each. */
function timeOfBuilds(root) {
  const [here, away] = [join(root, "data/meaning"), join(root, "meaning")];
  if (!existsSync(here)) return console.log("NOT RUN: a build with and without vectors, for there are none");
  const seconds = [[], []];
  for (let round = 0; round < 2 * ROUNDS; round++) {
    if (round % 2 === 1) renameSync(here, away);
    // A folder for each: one for both would measure how the files of the other go and come.
    const out = join(root, `timed-${round % 2}`);
    rmSync(out, { recursive: true, force: true });
    const start = performance.now();
    execFileSync(frontdesk, ["build", "--root", root, "--out", out], { stdio: "ignore" });
    seconds[round % 2].push((performance.now() - start) / 1000);
    if (round % 2 === 1) renameSync(away, here);
  }
  const [withThem, without] = seconds.map((list) => list.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]);
  console.log(`a build with vectors ${withThem.toFixed(3)} s, without ${without.toFixed(3)} s: ${(withThem / without).toFixed(3)}`);
}

function stackfaq(...given) {
  return sites.stackfaq(...given)?.dist ?? null;
}

function hold(name, dist) {
  for (const lang of sites.languages(dist)) {
    titles(`${name} (${lang})`, dist, lang);
    if (lang === "en") misspelt(`${name} (${lang})`, dist);
    // Each is of one article only, wherever it stands there.
    const texts = sites.articles(dist, lang);
    for (const [kind, cases] of [["codes", found(texts, CODE)], ["numbers", found(texts, NUMBER)], ["quotations", quotations(texts)]]) {
      const ranks = ask(dist, lang, cases.map(([text]) => text)).map((hits, at) => place(hits, (hit) => hit.article === cases[at][1]));
      report(kind, `${name} (${lang})`, ranks.map((rank) => rank === 1), cases);
    }
  }
}

/** Articles of the same title answer it alike. */
function titles(name, dist, lang) {
  const all = sites.articles(dist, lang).map(({ title }) => title);
  const ranks = ask(dist, lang, all).map((hits, at) => place(hits, (hit) => hit.title === all[at].replace(/\s+/g, " ").trim()));
  const cases = all.map((title, at) => [title, `is ${ranks[at] || "nowhere"}`]);
  report("titles first", name, ranks.map((rank) => rank === 1), cases);
  report("titles in three", name, ranks.map((rank) => rank > 0 && rank <= 3), cases);
}

/** A word misspelt by one edit finds what the word finds first, where the site has the word. */
function misspelt(name, dist) {
  const rows = sites.typos().filter(([, , edits]) => edits === "1");
  const right = ask(dist, "en", rows.map(([, word]) => word));
  const known = rows.map(([typo, word], at) => ({ typo, word, first: right[at][0] })).filter(({ first }) => /^(exact|stem)$/.test(first?.match));
  const hits = ask(dist, "en", known.map(({ typo }) => typo));
  const held = hits.map((list, at) => list.slice(0, 3).some(({ article }) => article === known[at].first.article));
  report("typos", name, held, known.map(({ typo, word }) => [typo, word]));
}

/** The articles that each query finds, best first. */
function ask(dist, lang, texts) {
  const queries = texts.map((text, at) => ({ id: String(at), text }));
  if (queries.length === 0) return [];
  const answers = sites.batch(frontdesk, dist, lang, queries, ["--limit", String(LIMIT)]);
  return answers.map(({ hits }) => hits.filter(({ kind }) => kind === "article"));
}

function place(hits, fits) {
  return hits.findIndex(fits) + 1;
}

/** What a pattern finds in one article only: `[text, article]`, some of all, spread over the site. */
function found(articles, pattern) {
  const owners = new Map();
  for (const { id, text } of articles) {
    for (const one of new Set((text.match(pattern) ?? []).map((one) => one.toLowerCase()))) {
      owners.set(one, owners.has(one) ? null : id);
    }
  }
  // Nor may it stand in another article as a part of something else, or with a space before its unit: "100 ms" says "100ms".
  const close = articles.map(({ id, text }) => ({ id, text: text.toLowerCase().replace(/(\d)\s(?=\p{L})/gu, "$1") }));
  const alone = ([one, id]) => id !== null && close.every((other) => other.id === id || !other.text.includes(one));
  return some([...owners].filter(alone));
}

/** Three or four words in a row that one article has, in quotes; of one block, for nobody quotes a heading and what follows. */
function quotations(articles) {
  const random = sites.randomNumbers(5);
  const cases = [];
  const plainly = (text) => ` ${text.toLowerCase().replace(/\s+/g, " ").trim()} `;
  const flat = articles.map(({ id, text }) => ({ id, text: plainly(text), blocks: text.split("\n").map(plainly) }));
  for (let round = 0; round < 40 * CASES && cases.length < CASES; round++) {
    const { id, blocks } = flat[random(flat.length)];
    const words = blocks[random(blocks.length)].split(" ");
    const at = random(words.length);
    const said = words.slice(at, at + 3 + random(2)).join(" ");
    const plain = /^[\p{L}\p{M}]+( [\p{L}\p{M}]+){2,3}$/u.test(said);
    if (plain && flat.every((other) => other.id === id || !other.text.includes(said))) cases.push([`"${said}"`, id]);
  }
  return cases;
}

function some(cases) {
  const step = Math.max(1, Math.floor(cases.length / CASES));
  return cases.filter((_, at) => at % step === 0).slice(0, CASES);
}

function report(kind, name, held, cases) {
  if (held.length === 0) return;
  const right = held.filter(Boolean).length;
  const holds = right / held.length >= LEAST[kind];
  console.log(`${kind}, ${name}: ${right} of ${held.length}, ${(right / held.length).toFixed(4)}${holds ? "" : `, not ${LEAST[kind]}`}`);
  const missed = cases.filter((_, at) => !held[at]).map(([text, more]) => `${JSON.stringify(text)} (${more})`);
  if (!holds) wrong.push(`${kind}, ${name}: ${missed.join("; ")}`);
}
