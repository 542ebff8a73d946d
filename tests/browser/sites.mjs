// Sites for the search tests: the demo in this repository, and real corpora where they are at hand.
//
// The corpora are no part of the repository. They are looked for in $FRONTDESK_SHARED, else in
// ../shared beside it; callers say loudly which were there.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const shared = resolve(process.env.FRONTDESK_SHARED ?? join(repository, "../shared"));

const NOW = "2026-11-22";

/** Builds the demo site, or any other in `root`; gives the build's folder. */
export function build(frontdesk, root, out) {
  run(frontdesk, ["build", "--root", root, "--out", out, "--now", NOW]);
  return out;
}

/** The demo; the build of it that FRONTDESK_TEST_DEMO names is looked at and not written to. */
export function demo(frontdesk, folder) {
  const built = process.env.FRONTDESK_TEST_DEMO;
  return built ? resolve(built) : build(frontdesk, repository, join(folder, "demo"));
}

/**
 * What words mean, on the sites below, where FRONTDESK_TEST_PYTHON is a Python that has what tools/meaning needs.
 * FRONTDESK_TEST_MEANING_CACHE is a folder that keeps what the model said.
 */
function mean(frontdesk, root, langs) {
  const { FRONTDESK_TEST_PYTHON: python, FRONTDESK_TEST_MEANING_CACHE: cache } = process.env;
  if (!python) return;
  const tool = join(repository, "tools/meaning/meaning.py");
  const all = [tool, "--frontdesk", frontdesk, "--root", root, ...langs.flatMap((lang) => ["--lang", lang])];
  execFileSync(python, cache ? [...all, "--cache", cache] : all, { stdio: "ignore" });
}

/** A help centre of electronics, 414 articles; `null` where it is not at hand. */
export function arduino(frontdesk, folder) {
  const source = join(shared, "corpora/arduino-help");
  if (!existsSync(source)) return null;
  const root = join(folder, "arduino-help");
  run(frontdesk, ["import", "markdown", source, "--out", root]);
  mean(frontdesk, root, ["en"]);
  return build(frontdesk, root, join(root, "dist"));
}

/** A help centre in four languages. */
export function loginGov(frontdesk, folder) {
  const source = join(shared, "corpora/login-gov-help");
  if (!existsSync(source)) return null;
  const root = join(folder, "login-gov-help");
  run(frontdesk, ["import", "jekyll", source, "--out", root]);
  // A landing page that claims the language's own home.
  for (const name of readdirSync(join(root, "content"), { recursive: true })) {
    if (!name.endsWith(".md")) continue;
    const file = join(root, "content", name);
    const text = readFileSync(file, "utf8");
    const mended = text.replace(/^- \/(es|fr|zh)\/\n/m, "");
    if (mended !== text) writeFileSync(file, mended);
  }
  mean(frontdesk, root, ["en", "es", "fr"]);
  return build(frontdesk, root, join(root, "dist"));
}

/** Short manuals of commands, very many of them. */
export function tldr(frontdesk, folder) {
  const source = join(shared, "corpora/tldr-pages.tar.xz");
  if (!existsSync(source)) return null;
  const root = join(folder, "tldr");
  mkdirSync(root, { recursive: true });
  execFileSync("tar", ["-xJf", source, "-C", root]);
  run(frontdesk, ["import", "markdown", join(root, "tldr-pages"), "--out", join(root, "site")]);
  return build(frontdesk, join(root, "site"), join(root, "dist"));
}

/** Questions and answers; gives `{ dist, queries, wanted }`. */
export function stackfaq(frontdesk, folder) {
  const source = join(shared, "eval/stackfaq");
  if (!existsSync(source)) return null;
  const docs = lines(join(source, "docs.jsonl")).map((line) => JSON.parse(line));
  const articles = docs.map(({ id, title, text }) => ({ path: `faq/${id}.md`, title, text: escape(text) }));
  const dist = site(frontdesk, join(folder, "stackfaq"), articles, { "faq/_category.md": "---\ntitle: FAQ\n---\n" }, "en", true);
  const queries = lines(join(source, "queries.jsonl")).map((line) => JSON.parse(line));
  const wanted = new Map(lines(join(source, "qrels.tsv")).map((line) => line.split("\t")));
  return { dist, queries, wanted };
}

/** Misspellings of words that the corpora use. */
export function typos() {
  const file = join(shared, "eval/typos.tsv");
  return existsSync(file) ? lines(file).slice(1).map((line) => line.split("\t")) : [];
}

/** A site of the given articles, in English if no other language is named. */
export function site(frontdesk, root, articles, more = {}, lang = "en", means = false) {
  const head = `title = "Help"\nbase_url = "https://help.example.com/"\ndefault_language = "${lang}"\n`;
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("site.toml", `${head}[languages.${lang}]\nname = "${lang}"\n`);
  for (const [path, text] of Object.entries(more)) write(`content/${path}`, text);
  for (const { path, title, text } of articles) {
    // JSON strings are YAML strings.
    write(`content/${path}`, `---\ntitle: ${JSON.stringify(title)}\n---\n\n${text}\n`);
  }
  if (means) mean(frontdesk, root, [lang]);
  return build(frontdesk, root, join(root, "dist"));
}

/** Markdown in which every character of the text is just a character. */
export function escape(text) {
  const lines = text.split("\n").map((line) => line.trim().replace(/[!-/:-@[-`{-~]/g, "\\$&"));
  return lines.join("\n");
}

/** The browser's search over a build on disk. */
export async function openSearch(dist, lang, fetch = fromDisk(dist)) {
  const folder = join(dist, "site/assets/search");
  const { createSearch } = await import(pathToFileURL(join(folder, "search.js")).href);
  return createSearch({ base: "/", lang, fetch });
}

/** The finder of a page in `lang`, which asks `others` where its own language has nothing. */
export async function openFinder(dist, lang, others) {
  const folder = join(dist, "site/assets/search");
  // Its name carries its hash.
  const file = readdirSync(folder).find((name) => /^finder\.\w+\.js$/.test(name));
  const { createFinder } = await import(pathToFileURL(join(folder, file)).href);
  globalThis.fetch = fromDisk(dist);
  const names = others.map((other) => `${other} ltr ${other}`);
  return createFinder({ dataset: { base: "/", lang, others: names.join("|") } });
}

/** A `fetch` that reads the build's files. */
export function fromDisk(dist) {
  return async (address) => {
    try {
      const bytes = await readFile(join(dist, "site", decodeURIComponent(address)));
      return { ok: true, status: 200, arrayBuffer: async () => bytes };
    } catch {
      return { ok: false, status: 404 };
    }
  };
}

/** The answers of `frontdesk search --batch` to `[{ id, text }]`. */
export function batch(frontdesk, dist, lang, queries, options = []) {
  const input = queries.map((query) => `${JSON.stringify(query)}\n`).join("");
  const all = ["search", "--batch", "-", "--dist", dist, "--lang", lang, "--json", ...options];
  return run(frontdesk, all, input).trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** The languages with an index. */
export function languages(dist) {
  return readdirSync(join(dist, "index")).sort();
}

/** Every document's `[title, heading, text]`, out of the text shards. */
export function documents(dist, lang) {
  const folder = join(dist, "site/assets/search", lang);
  const shards = readdirSync(folder).filter((name) => /^t\d+\./.test(name)).sort();
  const articles = shards.flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return articles.flatMap(([, title, , sections]) =>
    sections.filter((section) => section !== 0).map(([heading, , text]) => [title, heading || "", text]),
  );
}

/** Every article's `{ id, title, text }`, the text with title and headings, out of the text shards. */
export function articles(dist, lang) {
  const folder = join(dist, "site/assets/search", lang);
  const shards = readdirSync(folder).filter((name) => /^t\d+\./.test(name));
  const all = new Map();
  for (const name of shards) {
    for (const [id, title, , sections, contact] of JSON.parse(readFileSync(join(folder, name), "utf8"))) {
      if (contact) continue;
      const texts = sections.filter((section) => section !== 0).map(([heading, , text]) => `${heading || ""}\n${text}`);
      const known = all.get(id) ?? { id, title, text: title };
      all.set(id, { ...known, text: [known.text, ...texts].join("\n") });
    }
  }
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Pseudo-random numbers below `n`, the same for the same seed. */
export function randomNumbers(seed) {
  return (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  };
}

/** A query as somebody might type it: a title, a heading, a few words of a text, now and then misspelt. */
export function randomQuery(texts, random) {
  const [title, heading, text] = texts[random(texts.length)];
  const source = [title, heading || title, text, text][random(4)];
  const words = source.split(/\s+/).filter(Boolean);
  const start = random(words.length);
  const query = random(4) === 0 ? words : words.slice(start, start + 1 + random(6));
  const joined = query.join(random(12) === 0 ? ["-", ""][random(2)] : " ").slice(0, 300);
  return random(3) === 0 ? misspelt(joined, random) : joined;
}

function misspelt(text, random) {
  const letters = Array.from(text);
  const at = random(letters.length);
  const other = letters[random(letters.length)] ?? "";
  const edits = [
    () => letters.splice(at, 1),
    () => letters.splice(at, 0, other),
    () => letters.splice(at, 1, other),
    () => letters.splice(at, 2, ...letters.slice(at, at + 2).reverse()),
  ];
  edits[random(edits.length)]();
  return letters.join("");
}

function lines(file) {
  return readFileSync(file, "utf8").split("\n").filter(Boolean);
}

function run(frontdesk, args, input = "") {
  try {
    return execFileSync(frontdesk, args, { input, encoding: "utf8", maxBuffer: 1 << 30, stdio: "pipe" });
  } catch (error) {
    throw new Error(`frontdesk ${args.join(" ")}: ${error.stderr || error.message}`);
  }
}
