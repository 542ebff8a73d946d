// What scripts add to the contact pages, in Chromium (contact-walk.mjs walks the pages themselves):
//
// 1. what is said about opening hours is what `frontdesk contact --at` says;
// 2. the answer box, and that nothing typed into it leaves the page;
// 3. the ticket form without a host: draft, advice, composed text;
// 4. by keyboard alone from the home page to a composed ticket;
// 5. axe-core on every step, light and dark, left to right and right to left.
//
// usage: node contact-scripts.mjs DIST FRONTDESK [--instants N] [--root DIR]
//   DIST      a build of the demo made with --now 2026-11-22
//   --instants  how many instants are compared in each of three zones (default 12)

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);
const BUILT = "2026-11-22";
const LANGUAGES = { en: "/", fr: "/fr/", fil: "/fil/" };
const ZONES = ["America/New_York", "Asia/Manila", "Australia/Lord_Howe"];
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const [dist, frontdesk, ...rest] = process.argv.slice(2);
const option = (name, or) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : or);
const instants = Number(option("--instants", 12));
const root = option("--root", join(here, "../.."));
const axe = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");

const problems = [];
const counts = { hours: 0, axe: 0 };
const expect = (holds, what) => holds || problems.push(what);

const { origin, close } = await serve(join(dist, "site"));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu"] });
try {
  await compareHours();
  await shownHours();
  await answerBox();
  await ticketForm();
  await keyboard();
  await accessible();
} finally {
  await browser.close();
  close();
}
if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error(`contact: ${problems.length} problems`);
  process.exit(1);
}
console.log(`contact: ${counts.hours} texts of hours compared, axe on ${counts.axe} pages: no problem`);

async function open(settings = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 760 }, locale: "en-US", ...settings });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && problems.push(`${page.url()}: ${message.text()}`));
  return { context, page };
}

function wordsOf(page) {
  return page.evaluate(async () => {
    const words = await (await fetch(document.querySelector("script[data-words]").dataset.words)).json();
    const hours = await (await fetch(document.querySelector("[data-hours-file]").dataset.hoursFile)).json();
    return { words, hours };
  });
}

// The module as the page loads it, in a browser that lives in the zone.
async function compareHours() {
  for (const [n, zone] of ZONES.entries()) {
    const lang = Object.keys(LANGUAGES)[n];
    const { context, page } = await open({ timezoneId: zone });
    await page.goto(`${origin}${LANGUAGES[lang]}contact/general/`, { waitUntil: "networkidle" });
    const { words, hours } = await wordsOf(page);
    for (const [m, at] of moments(hours).entries()) {
      const clock = m % 2 ? "12" : "24";
      const channels = await command(lang, zone, at, clock);
      for (const { id, kind, hours: schedule, hours_text } of channels.filter((channel) => channel.hours_text)) {
        const ask = { id: schedule, kind, at, clock, words: words.hours, hours };
        const said = await page.evaluate(async (ask) => {
          const names = performance.getEntriesByType("resource").map(({ name }) => name);
          const { hoursText } = await import(names.find((name) => name.includes("/contact/hours-text.")));
          const { visitorOffset } = await import(names.find((name) => name.includes("/contact/clock.")));
          return hoursText({ ...ask, visitor: visitorOffset });
        }, ask);
        counts.hours++;
        expect(said.text === hours_text, `${zone}, ${at}, ${id}: page “${said.text}”, command “${hours_text}”`);
      }
    }
    await context.close();
  }
}

// Evenly over the file and past its end, and around openings, closings and changes of the clock.
function moments({ from, until, hours }) {
  const half = Math.ceil(instants / 2);
  const even = Array.from({ length: half }, (_, n) => Math.floor(from + (n * (until + 86400 - from)) / half) + 59 * n);
  const all = Object.values(hours).flatMap(({ open, offsets }) => [...open.flat(), ...offsets.map(([since]) => since)]);
  const edges = all.flatMap((at) => [at - 1200, at - 1, at, at + 1]).filter((at) => at >= from && at < until);
  const step = Math.max(1, Math.floor(edges.length / (instants - half)));
  return [...even, ...edges.filter((_, n) => n % step === 0)].slice(0, instants);
}

async function command(lang, zone, at, clock) {
  const time = new Date(at * 1000).toISOString();
  const args = ["contact", "general", "--root", root, "--json", "--lang", lang, "--at", time, "--now", BUILT];
  const { stdout } = await run(frontdesk, [...args, "--visitor-zone", zone, "--clock", clock]);
  return JSON.parse(stdout).channels;
}

// What stands on a page at a moment, and a minute later.
async function shownHours() {
  const { context, page } = await open({ timezoneId: "America/New_York" });
  await context.clock.install({ time: new Date("2026-11-28T13:49:30Z") });
  await page.goto(`${origin}/contact/lagoonpay_charge/`, { waitUntil: "networkidle" });
  const state = page.locator("[data-state]").first();
  expect((await state.textContent()) === "Closes in 11 minutes", `a phone before closing: ${await state.textContent()}`);
  await context.clock.runFor(31_000);
  expect((await state.textContent()) === "Closes in 10 minutes", `a minute later: ${await state.textContent()}`);
  await context.clock.runFor(601_000);
  expect(
    (await state.textContent()) === "Opens Monday 8:00 am (Sunday 7:00 pm your time)",
    `after closing: ${await state.textContent()}`,
  );
  await page.goto(`${origin}/contact/general/`, { waitUntil: "networkidle" });
  const call = await page.locator('[data-kind="appointment"] [data-state]').textContent();
  expect(call === "By appointment", `an appointment: ${call}`);
  await context.close();
  const late = await open();
  await late.context.clock.install({ time: new Date("2028-01-01T00:00:00Z") });
  await late.page.goto(`${origin}/contact/lagoonpay_charge/`, { waitUntil: "networkidle" });
  const said = await late.page.locator("[data-state]").first().textContent();
  expect(said.startsWith("We do not know beyond 30 November 2027"), `past the end of the file: ${said}`);
  await late.context.close();
}

async function answerBox() {
  const asked = { en: ["a stranger is in my account", "hacked", "ticket"], fr: ["je veux un remboursement", "refund", "ticket"], fil: ["mabagal ang site ko", "site_slow", "chat"] };
  for (const [lang, [text, topic, channel]] of Object.entries(asked)) {
    const { context, page } = await open();
    await page.goto(`${origin}${LANGUAGES[lang]}contact/`, { waitUntil: "networkidle" });
    const requests = [];
    page.on("request", (request) => requests.push(request));
    await page.locator("#fd-problem").pressSequentially(text, { delay: 5 });
    const likely = page.locator("[data-answers] [data-topic]");
    await page.waitForFunction((topic) => document.querySelector("[data-answers] [data-topic]")?.dataset.topic === topic, topic, { timeout: 10_000 }).catch(() => {});
    expect((await likely.count()) === 1 && (await likely.getAttribute("data-topic")) === topic, `${lang}: “${text}” is not taken for ${topic}`);
    const first = page.locator("[data-answers] [data-first]");
    expect((await first.count()) === 1 && (await first.getAttribute("data-first")) === channel, `${lang}: “${text}” does not lead to ${channel}`);
    expect((await page.locator("[data-answers] .found a").count()) > 0, `${lang}: “${text}” finds no article`);
    for (const request of requests) {
      const told = request.method() !== "GET" || !request.url().startsWith(`${origin}/assets/`) || new URL(request.url()).search;
      expect(!told, `${lang}: typing asked for ${request.method()} ${request.url()}`);
    }
    await analyse(page, `answers in ${lang}`);
    await context.close();
  }
}

async function ticketForm() {
  const { context, page } = await open();
  const form = `${origin}/contact/form/website/`;
  await page.goto(`${form}?topic=site_down&yes=emergency`, { waitUntil: "networkidle" });
  expect((await page.locator("#fd-topic").inputValue()) === "site_down", "the form does not know its topic");
  await page.locator("#fd-subject").fill("Help");
  await page.locator("[data-advice=short]").waitFor({ timeout: 10_000 });
  await page.locator("#fd-subject").fill("Shop shows error 500 since update");
  await page.locator("[data-advice=good]").waitFor({ timeout: 10_000 });
  await page.locator("[data-suggestions] .found a").first().waitFor({ timeout: 10_000 });
  await page.locator("#fd-email").fill("customer@example.org");
  await page.locator("#fd-details").fill("First line\nsecond line & <b>more</b>");
  await page.locator("[data-draft]:not([hidden])").waitFor({ timeout: 10_000 });
  await page.reload({ waitUntil: "networkidle" });
  expect((await page.locator("#fd-details").inputValue()).startsWith("First line"), "the draft is lost");
  const files = Array.from({ length: 6 }, (_, n) => ({ name: `${n}.txt`, mimeType: "text/plain", buffer: Buffer.from("x") }));
  await page.locator("input[type=file]").setInputFiles(files);
  await page.locator(".wrong").waitFor({ timeout: 10_000 });
  await page.locator("input[type=file]").setInputFiles(files.slice(0, 2));
  expect((await page.locator(".wrong").count()) === 0, "two files are too many");
  await page.locator("form[data-ticket] button[type=submit]").click();
  const text = await page.locator("#fd-composed").inputValue();
  expect(text.includes("Shop shows error 500 since update") && text.includes("second line & <b>more</b>"), `composed: ${text}`);
  const link = await page.locator("[data-mail]").getAttribute("href");
  expect(link.startsWith("mailto:") && link.length <= 1900, `the mail's link: ${link}`);
  await analyse(page, "the composed ticket");
  await page.locator("[data-draft] button").click();
  await page.reload({ waitUntil: "networkidle" });
  expect((await page.locator("#fd-details").inputValue()) === "", "the draft is still there");
  await context.close();
}

// Tab and Enter alone, from the home page to the form and its text.
async function keyboard() {
  const { context, page } = await open({ viewport: { width: 1000, height: 800 } });
  await page.goto(`${origin}/`, { waitUntil: "networkidle" });
  const reach = async (selector) => {
    for (let tabs = 0; tabs < 150; tabs++) {
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`no way to ${selector} by keyboard on ${page.url()}`);
  };
  const follow = async (selector) => {
    await reach(selector);
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    await page.waitForLoadState("networkidle");
  };
  try {
    await follow('main a[href="/contact/"]');
    await follow('a[data-topic="refund"]');
    await follow('[data-channel="ticket"] a[data-action]');
    await reach("#fd-email");
    await page.keyboard.type("customer@example.org");
    await reach("#fd-subject");
    await page.keyboard.type("Charged twice for the same month");
    await reach("#fd-details");
    await page.keyboard.type("Two charges on one day");
    await reach("form[data-ticket] button[type=submit]");
    await page.keyboard.press("Enter");
    await page.locator("#fd-composed").waitFor({ timeout: 10_000 });
    const focused = await page.evaluate(() => document.activeElement?.id);
    expect(focused === "fd-composed-title", `after composing the focus is on ${focused}`);
  } catch (error) {
    problems.push(`keyboard: ${error.message}`);
  }
  await context.close();
}

async function accessible() {
  const steps = ["", "general/", "password/", "expert/", "lagoonpay_charge/", "channels/", "form/account/"];
  const pages = ["/", "/fr/", "/fil/", "/ar/"].flatMap((home) => steps.map((step) => `${home}contact/${step}`));
  for (const colorScheme of ["light", "dark"]) {
    const { context, page } = await open({ colorScheme });
    for (const path of pages) {
      await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
      await analyse(page, `${path} (${colorScheme})`);
    }
    await context.close();
  }
}

async function analyse(page, where) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 2).join(" | ")}`);
  }, AXE_TAGS);
  counts.axe++;
  for (const violation of violations) problems.push(`${where}: axe ${violation}`);
}
