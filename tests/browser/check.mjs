// Checks a built site the way a browser and its readers meet it:
//
// 1. the Nu validator over every HTML file: no errors;
// 2. every page opened in Chromium: no policy violation, no script error, no missing file, no dead
//    link or anchor, no sideways scrolling at 320 pixels;
// 3. axe-core over every page type in every direction, light and dark: no violation.
//
// usage: node check.mjs DIST [--all] [--skip-validator] [--missing-ok PREFIX]...
//   --all             axe on every page instead of two of each type and direction
//   --missing-ok P    links to addresses that start with P may lead nowhere

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { chromium } from "playwright-core";
import { inspect, validate } from "./audit.mjs";
import { serve } from "./serve.mjs";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const EACH_TYPE = 2;
const AT_ONCE = 4;

const options = readArguments(process.argv.slice(2));
const site = join(options.dist, "site");
const files = htmlFiles(site);
const problems = [];
const report = (page, what) => problems.push(`${page}: ${what}`);

if (files.length === 0) report(site, "there is no page");
if (options.validator) check(files);
await browse(files);

for (const problem of problems.sort()) console.log(problem);
console.log(`${files.length} pages, ${problems.length} problems`);
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

function check(names) {
  for (const { file, line, what } of validate(names.map((name) => join(site, name)))) {
    report(`${file.split("/site/").pop()}:${line}`, `validator: ${what}`);
  }
}

async function browse(names) {
  const server = await serve(site);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  try {
    const seen = new Map();
    const context = await newContext(browser, server.origin);
    for (const name of names) seen.set(name, null);
    await inParallel(names, async (name) => seen.set(name, await visit(context, server.origin, name)));
    await context.close();
    checkLinks(seen, server.origin);
    for (const shade of ["light", "dark"]) await runAxe(browser, server.origin, sample(seen), shade);
  } finally {
    await browser.close();
    server.close();
  }
}

// Runs `work` over `items`, a few at a time.
async function inParallel(items, work) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function newContext(browser, origin, settings = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...settings });
  await context.route(
    (url) => url.origin !== origin,
    (route) => route.abort(),
  );
  await context.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.effectiveDirective} blocks ${event.blockedURI} ${event.sample}`);
    });
  });
  return context;
}

function address(origin, name) {
  return `${origin}/${name.split("/").map(encodeURIComponent).join("/")}`.replace(/\/index\.html$/, "/");
}

// Opens one page and gives what the later checks need to know about it.
async function visit(context, origin, name) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  page.on("pageerror", (error) => report(name, `script error: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    if (/content security policy/i.test(text)) report(name, `policy: ${text}`);
  });
  page.on("response", (response) => {
    if (response.url().startsWith(origin) && response.status() >= 400) report(name, `missing: ${response.url()}`);
  });
  const html = readFileSync(join(site, name), "utf8");
  if (/http-equiv="refresh"/.test(html)) {
    await page.close();
    const target = /url=([^"]*)"/.exec(html)[1];
    return { type: "redirect", links: [new URL(target, origin).href], ids: [] };
  }
  await page.goto(address(origin, name), { waitUntil: "load" });
  const found = await page.evaluate(() => ({
    type: document.body.dataset.page ?? "other",
    dir: document.documentElement.dir,
    fallback: document.querySelector(".fallback") !== null,
    width: document.documentElement.scrollWidth,
    violations: window.violations,
    links: [...document.querySelectorAll("a[href]")].map((a) => a.href),
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
  }));
  for (const violation of found.violations) report(name, `policy: ${violation}`);
  if (found.width > 320) report(name, `scrolls sideways at 320 pixels (${found.width})`);
  await page.close();
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

function sample(seen) {
  const counts = new Map();
  return [...seen.keys()].filter((name) => {
    const { type, dir, fallback } = seen.get(name);
    if (type === "redirect") return false;
    const key = `${type} ${dir} ${fallback}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return options.all || counts.get(key) <= EACH_TYPE;
  });
}

async function runAxe(browser, origin, names, shade) {
  const viewports = [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ];
  for (const viewport of viewports) {
    const context = await newContext(browser, origin, { colorScheme: shade, viewport });
    await inParallel(names, async (name) => {
      const page = await context.newPage();
      await page.goto(address(origin, name), { waitUntil: "load" });
      const violations = await inspect(page);
      for (const violation of violations) report(`${name} (${shade}, ${viewport.width})`, `axe ${violation}`);
      await page.close();
    });
    await context.close();
  }
}
