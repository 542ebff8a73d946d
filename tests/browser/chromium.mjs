// Debian's headless Chromium, or the browser that $CHROMIUM names. It reaches this machine alone:
// other names lead nowhere, and it does nothing by itself on the net.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

// The shell is the same engine without the window: half the processor time of the whole browser.
const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Cheaper than intercepting requests, which sends each through Node and turns the cache off.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
/**
 * A page lives for a moment: what the compilers that optimise are at work on is gone before it pays, and young objects
 * with it before they have to be moved. A third less processor time for axe-core, a twentieth for opening a page.
 * FRONTDESK_TEST_OPTIMISED=1 has the engine as visitors do.
 */
const UNOPTIMISED = process.env.FRONTDESK_TEST_OPTIMISED === "1" ? [] : ["--js-flags=--no-opt --no-maglev --min-semi-space-size=16"];

// In milliseconds.
const PATIENCE = 180_000;

export function launch(more = []) {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path));
  if (!executablePath) throw new Error("no Chromium: scripts/setup installs it, $CHROMIUM names another");
  return chromium.launch({ executablePath, args: [...FLAGS, ...UNOPTIMISED, ...more] });
}

/** A visitor of its own, whose waits end in a failure only where nothing comes: a machine under load is slow, not wrong. */
export async function newContext(browser, settings = {}) {
  const context = await browser.newContext(settings);
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/** A page of a visitor of its own; errors of its tabs' scripts go to `report`, those of the network if told. */
export async function visit(browser, report, settings = {}) {
  const context = await newContext(browser, { viewport: { width: 360, height: 760 }, locale: "en-US", ...settings });
  context.on("page", (page) => {
    onScriptError(page, (message) => report(`${page.url()}: ${message}`));
    page.on("console", (message) => {
      const expected = settings.refusals && message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !expected) report(`${page.url()}: ${message.text()}`);
    });
  });
  return { context, page: await context.newPage() };
}

// The browser's own fade from page to page, which the style sheet asks for: one that comes too late for a page that is
// shown already is told as if a script had failed, though no script asked for it (csswg-drafts 13726).
const TOO_LATE_TO_FADE = "Transition was aborted because of invalid state. Page already revealed";

/** Tells `say` what the page's scripts throw and nobody catches. */
export function onScriptError(page, say) {
  page.on("pageerror", (error) => error.message.includes(TOO_LATE_TO_FADE) || say(error.message));
}

/** Runs `work(item)` over `items`, a few at a time: most of them wait more than they work. */
export async function sideBySide(items, work, few = 3) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(few, queue.length) }, worker));
}

/** Runs `work(item, page)` over `items` in a few tabs of a context, which are opened once. */
export async function inTabs(context, items, work, tabs = 4) {
  const queue = [...items];
  const worker = async () => {
    const page = await context.newPage();
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item, page);
    await page.close();
  };
  await Promise.all(Array.from({ length: Math.min(tabs, queue.length) }, worker));
}
