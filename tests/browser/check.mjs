// Checks a built site the way a browser and its readers meet it:
//
// 1. the Nu validator over every HTML file: no errors;
// 2. pages of every type and language opened in Chromium: no policy violation, no script error, no missing file, no
//    sideways scrolling at 320 pixels;
// 3. every page's links, as they are written or as scripts leave them: no dead one, no dead anchor;
// 4. axe-core over every page type in every direction, light and dark, wide and narrow: no violation.
//
// usage: node check.mjs DIST [--all] [--skip-validator] [--missing-ok PREFIX]...
//   --all             every page opened, and under axe, instead of two of each kind
//   --missing-ok P    links to addresses that start with P may lead nowhere
//
// Kinds are types, guides, pages in place of a missing translation: of each language for opening, of each direction for
// axe. Two of a kind share shades and widths between them, as one has them; FRONTDESK_TEST_LOOKS=all gives each page all.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { ALL_LOOKS, inspect, looks, validate } from "./audit.mjs";
import { inTabs, launch, newContext, onScriptError } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const EACH_TYPE = 2;
/** Of the other pages of a kind, so many share one that is opened. */
const EVERY = 6;

const options = readArguments(process.argv.slice(2));
const site = join(options.dist, "site");
const files = htmlFiles(site);
const problems = [];
let opened = 0;
const report = (page, what) => problems.push(`${page}: ${what}`);

if (files.length === 0) report(site, "there is no page");
await Promise.all([options.validator && check(files), browse(files)]);

for (const problem of problems.sort()) console.log(problem);
console.log(`${files.length} pages, ${opened} of them opened, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

function readArguments(args) {
  const options = { dist: null, all: false, validator: true, missingOk: [] };
  while (args.length > 0) {
    const argument = args.shift();
    if (argument === "--all") options.all = true;
    else if (argument === "--skip-validator") options.validator = false;
    else if (argument === "--missing-ok") options.missingOk.push(args.shift());
    else options.dist = argument;
  }
  if (!options.dist) {
    console.error("usage: node check.mjs DIST [--all] [--skip-validator] [--missing-ok PREFIX]...");
    process.exit(2);
  }
  return options;
}

function htmlFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

async function check(names) {
  for (const { file, line, what } of await validate(names.map((name) => join(site, name)))) {
    report(`${file.split("/site/").pop()}:${line}`, `validator: ${what}`);
  }
}

async function browse(names) {
  const server = await serve(site);
  const browser = await launch();
  try {
    const seen = new Map(names.map((name) => [name, read(name, server.origin)]));
    await open(browser, toOpen(seen), {
      settings: { viewport: { width: 320, height: 640 } },
      origin: server.origin,
      look: async (name, page) => seen.set(name, await look(name, page)),
    });
    checkLinks(seen, server.origin);
    const chosen = sample(seen);
    await open(browser, [...chosen.keys()], {
      settings: {},
      origin: server.origin,
      look: (name, page) => runAxe(name, page, chosen.get(name)),
    });
  } finally {
    await browser.close();
    server.close();
  }
}

// What is written in a page, as `look` tells it of an open one. One that only leads on is seen by nobody, and the browser
// does not stay there.
function read(name, origin) {
  const html = readFileSync(join(site, name), "utf8");
  if (/http-equiv="refresh"/.test(html)) {
    const target = /url=([^"]*)"/.exec(html)[1];
    return { type: "redirect", links: [new URL(target, origin).href], ids: [] };
  }
  const all = (pattern) => [...html.matchAll(pattern)].map(([, value]) => value.replaceAll("&amp;", "&"));
  return {
    type: /\sdata-guide\b/.test(html) ? "guide" : (/<body data-page="([^"]+)"/.exec(html)?.[1] ?? "other"),
    fallback: /\sclass="[^"]*\bfallback\b/.test(html),
    lang: /<html lang="([^"]+)"/.exec(html)?.[1],
    links: all(/<a\b[^>]*?\shref="([^"]*)"/g).map((link) => new URL(link, address(origin, name)).href),
    ids: all(/\sid="([^"]*)"/g),
  };
}

/** The pages that are opened: the first ones of each kind in each language, and a share of the others. */
function toOpen(seen) {
  const met = new Map();
  return [...seen].filter(([, { type, fallback, lang }]) => {
    const kind = `${type} ${fallback} ${lang}`;
    const at = met.get(kind) ?? 0;
    met.set(kind, at + 1);
    return type !== "redirect" && (options.all || at < EACH_TYPE || at % EVERY === 0);
  }).map(([name]) => name);
}

// Opens pages in a few tabs that stay, notes what goes wrong in them by page, and has each looked at.
async function open(browser, names, { settings, origin, look }) {
  const context = await newContext(browser, { reducedMotion: "reduce", ...settings });
  await context.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.effectiveDirective} blocks ${event.blockedURI} ${event.sample}`);
    });
  });
  const shown = new Map();
  context.on("page", (page) => {
    const say = (what) => report(shown.get(page), what);
    onScriptError(page, (message) => say(`script error: ${message}`));
    page.on("console", (message) => {
      if (/content security policy/i.test(message.text())) say(`policy: ${message.text()}`);
    });
    page.on("response", (response) => {
      if (response.url().startsWith(origin) && response.status() >= 400) say(`missing: ${response.url()}`);
    });
  });
  await inTabs(context, names, async (name, page) => {
    shown.set(page, name);
    await page.goto(address(origin, name), { waitUntil: "load" });
    await look(name, page);
    for (const violation of await page.evaluate(() => window.violations)) report(name, `policy: ${violation}`);
  });
  await context.close();
}

function address(origin, name) {
  return `${origin}/${name.split("/").map(encodeURIComponent).join("/")}`.replace(/\/index\.html$/, "/");
}

// What the later checks need to know about an open page.
async function look(name, page) {
  const found = await page.evaluate(() => ({
    type: document.querySelector("[data-guide]") ? "guide" : (document.body.dataset.page ?? "other"),
    dir: document.documentElement.dir,
    fallback: document.querySelector(".fallback") !== null,
    width: document.documentElement.scrollWidth,
    links: [...document.querySelectorAll("a[href]")].map((a) => a.href),
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
  }));
  opened += 1;
  if (found.width > 320) report(name, `scrolls sideways at 320 pixels (${found.width})`);
  return found;
}

function checkLinks(seen, origin) {
  const known = new Map([...seen].map(([name, page]) => [address(origin, name), page]));
  const others = new Set(
    readdirSync(site, { recursive: true }).map((name) => address(origin, String(name).split(sep).join("/"))),
  );
  for (const [name, page] of seen) {
    for (const link of new Set(page.links)) {
      const [url, fragment] = link.split("#");
      if (!url.startsWith(origin)) continue;
      const path = url.slice(origin.length);
      if (options.missingOk.some((prefix) => path.startsWith(prefix))) continue;
      const bare = url.split("?")[0];
      const target = known.get(bare) ?? known.get(normal(bare));
      if (!target && !others.has(normal(bare))) report(name, `dead link: ${decodeURIComponent(path)}`);
      if (target && fragment && target.type !== "redirect" && !target.ids.includes(decodeURIComponent(fragment))) {
        report(name, `dead anchor: ${decodeURIComponent(link.slice(origin.length))}`);
      }
    }
  }
}

// One spelling for what may be percent-encoded in several.
function normal(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname.split("/").map((part) => encodeURIComponent(decodeURIComponent(part))).join("/");
}

/** The pages for axe, each with the looks that are its own. */
function sample(seen) {
  const kinds = new Map();
  for (const [name, { type, dir, fallback }] of seen) {
    // Which of them it is, is known of an open page.
    if (dir === undefined) continue;
    const kind = `${type} ${dir} ${fallback}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), name]);
  }
  return new Map(
    [...kinds.values()].flatMap((names, kind) => {
      // From all over its languages.
      const step = options.all ? 1 : Math.ceil(names.length / EACH_TYPE);
      const taken = names.filter((_, at) => at % step === 0);
      return taken.map((name, n) => [name, looks(kind + 2 * n, taken.length === 1 ? 2 : 1)]);
    }),
  );
}

// The page follows without being loaded again.
async function runAxe(name, page, chosen) {
  // Of a guide every step is a view of its own; each in one look after the other.
  const steps = await page.$$eval(".step h2", (headings) => headings.map(({ id }) => id));
  if ((await page.$("[data-guide]")) && steps.length < 2) report(name, "this guide has no steps for axe");
  for (const [n, [colorScheme, width]] of chosen.entries()) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const step of ["", ...steps.filter((_, at) => ALL_LOOKS || at % chosen.length === n)]) {
      if (step) await page.evaluate((id) => (location.hash = id), step);
      if (step && !(await page.locator(`[id="${step}"]`).isVisible())) report(name, `step ${step} is not shown`);
      const where = `${name}${step && `#${step}`} (${colorScheme}, ${width})`;
      for (const violation of await inspect(page)) report(where, `axe ${violation}`);
    }
  }
}
