// Walks the contact pages of the built demo as customers do, in Chromium:
//
// 1. every situation of tests/fixtures/contact/situations.json, in three languages, with and without
//    JavaScript (in one language after the other; half of them without as well, in the language behind it), at phone width: at most four taps from the home page to a page that shows the right
//    channel first, and names every channel that will not work and that somebody may have in mind;
// 2. the same on a site whose chat can check identity (chat_checks.json there): other channels come first;
// 3. one of them by keyboard alone, with the focus always to be seen; what is folded opens by it.
//
// The pages are static: what a page shows, and where a tap on one of its links leads, is the same for
// every customer who comes to it. So each link is tapped once in each language, with and without
// scripts, and the situations are walked over what was noted; not a tap or a page of theirs is left out.
//
// usage: node contact-walk.mjs DIST FRONTDESK        (a build of the demo, and the program)
//        FRONTDESK_TEST_WALKS=all walks every situation in every language, with and without scripts

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { inTabs, launch, newContext } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const [dist, frontdesk] = process.argv.slice(2);
if (!frontdesk) {
  console.error("usage: node contact-walk.mjs DIST FRONTDESK");
  process.exit(2);
}
const fixtures = join(dirname(fileURLToPath(import.meta.url)), "../fixtures/contact");
const MOST_TAPS = 4;
const ALL_WALKS = process.env.FRONTDESK_TEST_WALKS === "all";
/** Why nobody who comes with a topic has thought of a channel: it is for others, or for the very end. */
const NOT_TOLD = ["only_for", "last_resort"];
/** Pictures may still be on their way: links and outcomes are there. */
const PARSED = { waitUntil: "domcontentloaded" };

const problems = [];
let walks = 0;
let taps = 0;
const demo = await open(dist, "situations.json", { en: "/", fr: "/fr/", fil: "/fil/" });
const folder = mkdtempSync(join(tmpdir(), "frontdesk-walk-"));
const other = await open(buildOther(), "chat_checks.json", { en: "/" });
const browser = await launch();
try {
  for (const site of [demo, other]) {
    for (const javaScriptEnabled of [true, false]) {
      for (const lang of Object.keys(site.languages)) await walkAll(site, javaScriptEnabled, lang);
    }
  }
  otherOutcomes();
  await byKeyboard();
} finally {
  await browser.close();
  demo.close();
  other.close();
  rmSync(folder, { recursive: true });
}
for (const problem of problems.sort()) console.log(problem);
console.log(`${walks} walks, ${taps} links tapped, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

/** A site to walk on: where it is served, what its routing says, and who comes with what. */
async function open(dist, situations, languages) {
  const read = (path) => JSON.parse(readFileSync(path, "utf8"));
  const served = await serve(join(dist, "site"));
  return { ...served, languages, routing: read(join(dist, "site/contact/routing.json")), situations: read(join(fixtures, situations)) };
}

function buildOther() {
  mkdirSync(join(folder, "content"));
  copyFileSync(join(fixtures, "chat_checks.yaml"), join(folder, "content/contact.yaml"));
  writeFileSync(join(folder, "content/fine.md"), "# Fine\n\nAll is well.\n");
  const head = 'title = "Help"\nbase_url = "https://help.example.com/"\ndefault_language = "en"\n';
  writeFileSync(join(folder, "site.toml"), `${head}[languages.en]\nname = "English"\n`);
  execFileSync(resolve(frontdesk), ["build", "--root", folder, "--out", join(folder, "dist"), "--now", "2026-11-22"], { stdio: "ignore" });
  return join(folder, "dist");
}

// What the chat can do makes the difference.
function otherOutcomes() {
  const first = (site) => site.situations.find(({ topic }) => topic === "password").first;
  if (first(demo) === first(other)) problems.push("both sites send a password to the same channel");
}

async function walkAll(site, javaScriptEnabled, lang) {
  const context = await newVisitor({ javaScriptEnabled });
  const known = { landings: new Map(), notes: new Map() };
  const languages = Object.keys(site.languages);
  const isIn = (n) => languages[n % languages.length] === lang;
  const isTurn = (n) => (javaScriptEnabled ? isIn(n) : n % 2 === 0 && isIn(n + 1));
  const isWalked = (_, n) => ALL_WALKS || isTurn(n);
  await inTabs(context, site.situations.filter(isWalked), async (situation, page) => {
    const report = (why) => problems.push(`${lang}, scripts ${javaScriptEnabled ? "on" : "off"}, ${situation.case}: ${why}`);
    try {
      await walk(page, known, { site, situation, lang, report });
    } catch (error) {
      report(error.message.split("\n")[0]);
    }
    walks += 1;
  });
  await context.close();
}

async function newVisitor(settings) {
  const context = await newContext(browser, { viewport: { width: 360, height: 740 }, reducedMotion: "reduce", ...settings });
  return context;
}

/** What `make` gives for `key`, made once even where several wait for it. */
function once(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}

async function walk(page, known, { site, situation, lang, report }) {
  let at = site.origin + site.languages[lang];
  let taken = 0;
  const note = () => noteOf(page, known, at);
  const tap = async (selector) => {
    at = await once(known.landings, `${at} ${selector}`, () => follow(page, known, at, selector));
    taken += 1;
  };
  await tap("#fd-main .contact-box a");
  await tap(`#fd-main a[data-topic="${situation.topic}"]`);
  if ((await note()).audiences.includes(situation.audience)) await tap(`#fd-main .ask a[data-audience="${situation.audience}"]`);
  let turned = null;
  for (let asked = true; asked && !turned; ) {
    const { questions } = await note();
    const before = at.split("#")[0];
    const question = situation.yes.find((question) => questions.includes(question));
    asked = question !== undefined;
    if (asked) await tap(`#fd-main a[data-question="${question}"]`);
    if (at.startsWith(`${before}#fd-`)) turned = at.slice(`${before}#fd-`.length);
  }
  if (taken > MOST_TAPS) report(`${taken} taps`);
  judge(await note(), { at, site, situation, lang, turned, report });
}

/** Taps a link of the page at `from` in the browser and gives the address to which that led. */
async function follow(page, known, from, selector) {
  if (page.url() !== from) await page.goto(from, PARSED);
  const link = page.locator(selector).first();
  const to = new URL(await link.getAttribute("href"), from);
  await link.click();
  // A page that is known already need not be read again.
  await page.waitForURL((url) => url.pathname === to.pathname && url.hash === to.hash, { waitUntil: "commit" });
  taps += 1;
  const landed = page.url();
  await noteOf(page, known, landed);
  return landed;
}

/** What the page at an address offers and shows. */
function noteOf(page, known, at) {
  return once(known.notes, at, async () => {
    if (page.url() !== at) await page.goto(at, PARSED);
    await page.waitForLoadState(PARSED.waitUntil);
    return page.evaluate(() => {
      const all = (selector, pick) => [...document.querySelectorAll(selector)].map(pick);
      const cards = all("#fd-main [data-channel][data-outcome]", (element) => ({
        id: element.dataset.channel,
        outcome: element.dataset.outcome,
        condition: element.dataset.if ?? null,
        provisos: element.querySelectorAll(".facts .condition").length,
      }));
      const headings = all("#fd-main [id^=fd-] h3", (element) => ({
        id: element.closest("[id^=fd-]").id.slice("fd-".length),
        isVisible: element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0,
        name: element.innerText,
      }));
      const audiences = all("#fd-main .ask a[data-audience]", (link) => link.dataset.audience);
      const questions = all("#fd-main a[data-question]", (link) => link.dataset.question);
      return { cards, headings, audiences, questions };
    });
  });
}

function judge({ cards, headings }, { at, site, situation, lang, turned, report }) {
  const applies = (card) => card.outcome !== "refused" && (card.condition === null || situation.yes.includes(card.condition));
  const isClosed = (card) => card.id in situation.refused && card.provisos > 0;
  const first = turned ?? cards.find((card) => applies(card) && !isClosed(card))?.id;
  if (first !== situation.first) report(`${at} shows ${first} first, not ${situation.first}`);
  const heading = headings.find(({ id }) => id === situation.first);
  if (!heading?.isVisible) report(`${situation.first} is not to be seen`);
  const channel = site.routing.channels.find((channel) => channel.id === situation.first);
  if (!heading?.name.includes(channel.name[lang])) report(`${situation.first} has no name in ${lang}`);
  if (situation.wait && !cards.some((card) => card.id === situation.first && card.outcome === "wait_until")) {
    report("nobody is told to wait");
  }
  for (const id of situation.also ?? []) {
    if (!cards.some((card) => card.id === id && applies(card))) report(`${id} is not offered`);
  }
  for (const [id, cause] of Object.entries(situation.refused)) {
    const card = cards.find((card) => card.id === id);
    if (!card) NOT_TOLD.includes(cause) || report(`silent about ${id}`);
    else if (applies(card) && !isClosed(card)) report(`${id} is offered`);
  }
}

// Tab and Enter only: home, contact, topic, "yes", the channel's own link; then something folded.
async function byKeyboard() {
  const context = await newVisitor({});
  const page = await context.newPage();
  const report = (why) => problems.push(`keyboard: ${why}`);
  const reach = async (selector) => {
    for (let tabs = 0; tabs < 120; tabs += 1) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate((selector) => {
        const active = document.activeElement;
        // The outline may be that of the box around it, or of the area that its `::after` spans.
        const area = getComputedStyle(active, "::after");
        let outlined = area.content !== "none" && area.outlineStyle !== "none";
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
  await page.goto(demo.origin + "/");
  await follow("#fd-main .contact-box a");
  await follow('a[data-topic="password"]');
  await follow('a[data-question="mailbox_lost"]');
  await reach("#fd-recovery a[data-action]");
  await page.goto(`${demo.origin}/contact/general/`);
  if (await reach("#fd-messenger summary")) {
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => document.activeElement.matches("#fd-messenger a[data-action]"));
    if (!inside) report("what is folded does not open");
  }
  walks += 1;
  await context.close();
}
