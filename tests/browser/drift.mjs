// Edits of originals and what readers of their translations see, in Chromium, with scripts and without.
//
// A site is copied (or imported, where another generator has it), its translations are recorded, and one
// block is edited in each of so many originals. Which block of a translation that is, is counted in the
// lines of the two files, where both have the same kinds of blocks in the same order. Then
//
// 1. `translate status` names these blocks and no others;
// 2. each page has one note, at this block, on its inline side, with a way to the original that works.
//
// usage: node drift.mjs PROGRAM [SITE] [EDITS] [rtl]
//        rtl: one language of a site without one that is written from right to left is called Arabic

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inTabs, launch, visit } from "./chromium.mjs";
import { serve } from "./serve.mjs";
import { repository } from "./sites.mjs";

const [program, from = repository, wanted = "30", rtl = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "drift-"));
const root = join(folder, "site");
const problems = [];
const expect = (holds, what) => holds || problems.push(what);
const run = (args) => execFileSync(resolve(program), args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

let edits = 0;
let shown = 0;
let mirrored = 0;
try {
  bring();
  const languages = [...readFileSync(join(root, "site.toml"), "utf8").matchAll(/^\[languages\.(.*)\]$/gm)].map((m) => m[1]);
  run(["translate", "sync"]);
  const before = told();
  const expected = edit(languages);
  const found = told().filter((part) => !before.some((old) => same(old, part)));
  for (const part of found) expect(expected.some((one) => same(one, part)), `told, not edited: ${JSON.stringify(part)}`);
  for (const one of expected) expect(found.some((part) => same(one, part)), `edited, not told: ${JSON.stringify(one)}`);
  run(["build", "--now", "2026-11-22"]);
  await look(expected, before);
} catch (error) {
  problems.push(error.stack);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.log(problem);
console.log(`drift: ${edits} originals edited, ${shown} notes seen, ${mirrored} of them from right to left; ${problems.length} problems`);
process.exit(problems.length === 0 && edits > 0 && shown > 0 && mirrored > 0 ? 0 : 1);

function bring() {
  if (existsSync(join(from, "site.toml"))) {
    for (const part of ["site.toml", "content", "data"]) cpSync(join(from, part), join(root, part), { recursive: true });
  } else {
    execFileSync(resolve(program), ["import", from, "--out", root], { stdio: "ignore" });
  }
  rmSync(join(root, "data/translations"), { recursive: true, force: true });
  if (rtl !== "rtl") return;
  const config = readFileSync(join(root, "site.toml"), "utf8");
  const last = [...config.matchAll(/^\[languages\.(.*)\]$/gm)].map((m) => m[1]).filter((lang) => !config.includes(`default_language = "${lang}"`))[1];
  writeFileSync(join(root, "site.toml"), config.replace(`[languages.${last}]`, "[languages.ar]"));
  for (const name of readdirSync(join(root, "content"), { recursive: true })) {
    if (name.endsWith(`.${last}.md`)) renameSync(join(root, "content", name), join(root, "content", name.replace(`.${last}.md`, ".ar.md")));
  }
}

/** What `status` tells of changed blocks: article, language, and the lines of both. */
function told() {
  const { languages } = JSON.parse(run(["translate", "status", "--json"]));
  return languages.flatMap(({ lang, parts }) =>
    parts
      .filter((part) => part.change !== "moved")
      .map(({ article, change, source, translation }) => ({ article, lang, change, source: source.line, own: translation.line })),
  );
}

function same(one, other) {
  return ["article", "lang", "change", "source", "own"].every((key) => one[key] === other[key]);
}

/** Edits blocks of originals that are translated, spread over all of them; gives what is to be told. */
function edit([source, ...others]) {
  const expected = [];
  const all = readdirSync(join(root, "content"), { recursive: true }).filter((name) => name.endsWith(".md")).sort();
  const originals = all.filter((name) => ![...others, source].some((lang) => name.endsWith(`.${lang}.md`)) && !/(^|\/)_/.test(name));
  const candidates = originals.filter((name) => others.some((lang) => all.includes(name.replace(/\.md$/, `.${lang}.md`))));
  const step = Math.max(1, Math.floor(candidates.length / Number(wanted)));
  const spread = candidates.map((name, at) => ({ name, at })).sort((a, b) => (a.at % step) - (b.at % step) || a.at - b.at);
  for (const { name } of spread) {
    if (edits === Number(wanted)) break;
    const file = join(root, "content", name);
    const lines = readFileSync(file, "utf8").split("\n");
    const own = blocks(lines);
    const parallel = others
      .map((lang) => ({ lang, path: join(root, "content", name.replace(/\.md$/, `.${lang}.md`)) }))
      .filter(({ path }) => existsSync(path))
      .map((one) => ({ ...one, blocks: blocks(readFileSync(one.path, "utf8").split("\n")) }))
      .filter((one) => one.blocks.map((block) => block.kind).join() === own.map((block) => block.kind).join());
    const translations = others.filter((lang) => all.includes(name.replace(/\.md$/, `.${lang}.md`)));
    // A translation in a structure of its own has no block of which anybody could say that it is this one.
    if (parallel.length < translations.length || own.length < 2) continue;
    // The steps of a guide are shown one at a time.
    if (lines.includes("kind: guide")) continue;
    const block = 1 + ((edits * 7) % (own.length - 1));
    const { line } = own[block];
    // A fact is shown by its words, which the files do not have.
    if (lines[line].includes("{{")) continue;
    lines[line] = lines[line].replace(/^(\s*(?:[-*+] |\d+[.)] |#+ |> )*)/, "$1Edited ");
    writeFileSync(file, lines.join("\n"));
    for (const { lang, blocks, path } of parallel) {
      const text = readFileSync(path, "utf8").split("\n")[blocks[block].line];
      const article = name.replace(/\.md$/, "");
      expected.push({ article, lang, change: "changed", source: line + 1, own: blocks[block].line + 1, text, kind: own[block].kind });
    }
    edits += 1;
  }
  return expected;
}

/** Headings, items and paragraphs, each with the line it begins in. What is more than that is left out. */
function blocks(lines) {
  const found = [];
  let front = lines[0] === "---";
  let fence = false;
  let open = "";
  lines.forEach((line, at) => {
    if (front) {
      front = at === 0 || line !== "---";
      return;
    }
    if (/^\s*(```|~~~)/.test(line)) fence = !fence;
    const bare = line.trim();
    const kind = /^#+ /.test(bare) ? "heading" : /^([-*+]|\d+[.)]) /.test(bare) ? "item" : "paragraph";
    const isPlain = !fence && bare !== "" && !/^[<|>{!:[\]`~]|^\*\*\*|^---|^ {4}|^(\S+\s*)?:/.test(line) && !/^\s+\S/.test(line);
    if (!isPlain) open = bare === "" ? "" : "other";
    else if (kind !== "paragraph" || open === "") {
      found.push({ kind, line: at });
      open = kind;
    }
  });
  return found;
}

function letters(text) {
  return text.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** The words of a line of Markdown, without what stands in brackets and tags. */
function words(line) {
  return letters(line.replace(/^\s*(?:[-*+] |\d+[.)] |#+ )*/, "").replace(/\{[^}]*\}|<(?!https?:)[^>]*>|!?\[([^\]]*)\]\([^)]*\)/g, "$1"));
}

async function look(expected, before) {
  const { articles } = JSON.parse(readFileSync(join(root, "dist/site/articles.json"), "utf8"));
  const config = readFileSync(join(root, "site.toml"), "utf8");
  const base = new URL(/^base_url = "(.*)"/m.exec(config)[1]);
  const { origin, close } = await serve(join(root, "dist/site"));
  const browser = await launch();
  try {
    for (const javaScriptEnabled of [true, false]) {
      const { context } = await visit(browser, (what) => problems.push(what), { javaScriptEnabled });
      await inTabs(context, expected, async (one, page) => {
        const entry = articles.find(({ id, lang }) => id === one.article && lang === one.lang);
        if (!entry) return expect(false, `no page of ${one.article} in ${one.lang}`);
        await page.goto(new URL(new URL(entry.url).pathname.replace(base.pathname, "/"), origin).href);
        const notes = await page.locator(".prose .drift").evaluateAll(read);
        const others = before.filter((old) => old.article === one.article && old.lang === one.lang).length;
        const where = `${one.article}:${one.own} in ${one.lang}`;
        expect(notes.length === 1 + others, `${notes.length} notes in ${where}`);
        const start = words(one.text).slice(0, 12);
        // Under a heading that changed stands the note to it.
        const place = one.kind === "heading" ? "above" : "block";
        const own = notes.find((note) => letters(note[place]).startsWith(start));
        if (!own) return expect(false, `no note at ${where}, “${one.text}”, but at ${notes.map((note) => `“${note[place]}”`)}`);
        expect(own.height > 10 && own.width > 40, `${own.width} × ${own.height} of ${where}`);
        expect(own.dir === "rtl" ? own.right > 0 && own.left === 0 : own.left > 0 && own.right === 0, `the mark of ${where} stands on the wrong side`);
        expect(own.to !== null, `no way to the original at ${where}`);
        const there = await (await fetch(own.to)).text();
        const id = decodeURIComponent(new URL(own.to).hash.slice(1));
        expect(there.includes("Edited ") && (id === "" || there.includes(`id="${id}"`)), `${own.to} is not the original of ${where}`);
        shown += 1;
        mirrored += own.dir === "rtl";
      });
      await context.close();
    }
  } finally {
    await browser.close();
    close();
  }
}

/** Runs in the page: each note with the text of its block. */
function read(notes) {
  return notes.map((note) => {
    const block = note.tagName === "P" ? note.nextElementSibling : note.parentElement;
    const { width, height } = note.getBoundingClientRect();
    const style = getComputedStyle(note);
    const text = (block?.textContent ?? "").replace(note.tagName === "P" ? "" : note.textContent, "");
    return {
      block: text,
      above: note.previousElementSibling?.textContent ?? "",
      width,
      height,
      dir: style.direction,
      left: parseFloat(style.borderLeftWidth),
      right: parseFloat(style.borderRightWidth),
      to: note.querySelector("a")?.href ?? null,
    };
  });
}
