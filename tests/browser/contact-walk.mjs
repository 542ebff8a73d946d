// Walks the contact pages of the built demo as customers do, in Chromium:
//
// 1. every situation of tests/fixtures/contact/situations.json, in three languages, with and without
//    JavaScript, at phone width: at most four taps from the home page to a page that shows the right
//    channel first, and names every channel that will not work;
// 2. one of them by keyboard alone, with the focus always to be seen; what is folded opens by it.
//
// usage: node contact-walk.mjs DIST

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const [dist] = process.argv.slice(2);
if (!dist) {
  console.error("usage: node contact-walk.mjs DIST");
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const situations = JSON.parse(readFileSync(join(here, "../fixtures/contact/situations.json"), "utf8"));
const routing = JSON.parse(readFileSync(join(dist, "site/contact/routing.json"), "utf8"));
const LANGUAGES = { en: "/", fr: "/fr/", fil: "/fil/" };
const MOST_TAPS = 4;
const AT_ONCE = 3;

const problems = [];
const server = await serve(join(dist, "site"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let walks = 0;
try {
  for (const javaScriptEnabled of [true, false]) {
    for (const [lang, home] of Object.entries(LANGUAGES)) await walkAll(javaScriptEnabled, lang, home);
  }
  await byKeyboard();
} finally {
  await browser.close();
  server.close();
}
for (const problem of problems.sort()) console.log(problem);
console.log(`${walks} walks, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function walkAll(javaScriptEnabled, lang, home) {
  const context = await newContext({ javaScriptEnabled });
  const queue = [...situations];
  const worker = async () => {
    const page = await context.newPage();
    for (let situation = queue.shift(); situation; situation = queue.shift()) {
      const report = (why) => problems.push(`${lang}, scripts ${javaScriptEnabled ? "on" : "off"}, ${situation.case}: ${why}`);
      try {
        await walk(page, situation, lang, home, report);
      } catch (error) {
        report(error.message.split("\n")[0]);
      }
      walks += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await context.close();
}

async function newContext(settings) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: "reduce", ...settings });
  context.setDefaultTimeout(30_000);
  await context.route(
    (url) => url.origin !== server.origin,
    (route) => route.abort(),
  );
  return context;
}

async function walk(page, situation, lang, home, report) {
  await page.goto(server.origin + home);
  let taps = 0;
  const tap = async (link) => {
    const href = await link.getAttribute("href");
    await link.click();
    taps += 1;
    if (!href.startsWith("#")) await page.waitForURL((url) => url.pathname === new URL(href, page.url()).pathname);
    return href;
  };
  await tap(page.locator("#fd-main .contact-box a"));
  await tap(page.locator(`#fd-main a[data-topic="${situation.topic}"]`).first());
  const audience = page.locator(`#fd-main .ask a[data-audience="${situation.audience}"]`);
  if (await audience.count()) await tap(audience);
  let turned = null;
  for (let asked = true; asked && !turned; ) {
    asked = false;
    for (const question of situation.yes) {
      const link = page.locator(`#fd-main a[data-question="${question}"]`);
      if (!(await link.count())) continue;
      const href = await tap(link);
      if (href.startsWith("#fd-")) turned = href.slice("#fd-".length);
      asked = true;
      break;
    }
  }
  if (taps > MOST_TAPS) report(`${taps} taps`);
  await judge(page, situation, lang, turned, report);
}

async function judge(page, situation, lang, turned, report) {
  const shown = await page.locator("#fd-main [data-channel][data-outcome]").evaluateAll((elements) =>
    elements.map((element) => ({
      id: element.dataset.channel,
      outcome: element.dataset.outcome,
      condition: element.dataset.if ?? null,
      provisos: element.querySelectorAll(".facts .condition").length,
      text: element.textContent,
    })),
  );
  const applies = (card) => card.outcome !== "refused" && (card.condition === null || situation.yes.includes(card.condition));
  const isClosed = (card) => card.id in situation.refused && card.provisos > 0;
  const first = turned ?? shown.find((card) => applies(card) && !isClosed(card))?.id;
  if (first !== situation.first) report(`${page.url()} shows ${first} first, not ${situation.first}`);
  const card = page.locator(`#fd-main #fd-${situation.first}`);
  if (!(await card.locator("h3").isVisible())) report(`${situation.first} is not to be seen`);
  const channel = routing.channels.find((channel) => channel.id === situation.first);
  if (!(await card.locator("h3").innerText()).includes(channel.name[lang])) report(`${situation.first} has no name in ${lang}`);
  if (situation.wait && !shown.some((card) => card.id === situation.first && card.outcome === "wait_until")) {
    report("nobody is told to wait");
  }
  for (const id of situation.also ?? []) {
    if (!shown.some((card) => card.id === id && applies(card))) report(`${id} is not offered`);
  }
  for (const id of Object.keys(situation.refused)) {
    const card = shown.find((card) => card.id === id);
    if (!card) report(`silent about ${id}`);
    else if (applies(card) && !isClosed(card)) report(`${id} is offered`);
  }
}

// Tab and Enter only: home, contact, topic, "yes", the channel's own link; then something folded.
async function byKeyboard() {
  const context = await newContext({});
  const page = await context.newPage();
  const report = (why) => problems.push(`keyboard: ${why}`);
  const reach = async (selector) => {
    for (let tabs = 0; tabs < 120; tabs += 1) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate((selector) => {
        const active = document.activeElement;
        // The outline may be that of the box around it.
        let outlined = false;
        for (let box = active; box && !outlined; box = box.parentElement) {
          outlined = getComputedStyle(box).outlineStyle !== "none";
        }
        return { hit: active.matches(selector), outlined, name: active.outerHTML.slice(0, 80) };
      }, selector);
      if (!found.outlined) report(`no focus to be seen on ${found.name}`);
      if (found.hit) return true;
    }
    report(`${selector} cannot be reached on ${page.url()}`);
    return false;
  };
  const follow = async (selector) => {
    if (!(await reach(selector))) return;
    const before = page.url();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href !== before);
  };
  await page.goto(server.origin + "/");
  await follow("#fd-main .contact-box a");
  await follow('a[data-topic="password"]');
  await follow('a[data-question="mailbox_lost"]');
  await reach("#fd-recovery a[data-action]");
  await page.goto(`${server.origin}/contact/general/`);
  if (await reach("#fd-messenger summary")) {
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => document.activeElement.matches("#fd-messenger a[data-action]"));
    if (!inside) report("what is folded does not open");
  }
  walks += 1;
  await context.close();
}
