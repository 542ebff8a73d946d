// What stands on the contact pages about opening hours, in Chromium with a clock of ours:
//
// 1. beside every channel, what `frontdesk contact --at` says: at many instants, for visitors of three
//    zones, on the demo and on a site whose hours are odd;
// 2. in plain words: the days on which clocks change, holidays, channels that are never open, the
//    minute before closing, the end of what is known; what works while a channel is closed;
// 3. a minute passes on an open page;
// 4. `serve --now` shows its moment, whatever the visitor's clock says.
//
// usage: node contact-hours.mjs DIST FRONTDESK [INSTANTS]
//   DIST      a build of the demo made with --now 2026-11-22
//   INSTANTS  how many are compared, for each zone and site (default 12)

import { execFile, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launch, visit } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, "../..");
const run = promisify(execFile);
const BUILT = "2026-11-22";
const ODD_BUILT = "2026-03-05";
// Each zone in a language of the demo. The browser's own language says how hours are counted; where it
// is another than the page's, the page's does (`null`).
const ZONES = [
  { zone: "America/New_York", lang: "en", home: "/", clocks: { "en-US": "12", "en-GB": "24" } },
  { zone: "Asia/Manila", lang: "fr", home: "/fr/", clocks: { "fr-FR": "24", "fr-DZ": "12" } },
  { zone: "Australia/Lord_Howe", lang: "fil", home: "/fil/", clocks: { "fil-PH": "12", "en-US": null } },
];
const AT_ONCE = 2;

const [dist, program, count = "12"] = process.argv.slice(2);
if (!program) {
  console.error("usage: node contact-hours.mjs DIST FRONTDESK [INSTANTS]");
  process.exit(2);
}
const frontdesk = resolve(program);
const instants = Number(count);
const problems = [];
const report = (what) => problems.push(what);
const expect = (holds, what) => holds || report(what);
let compared = 0;
let looked = 0;

const folder = mkdtempSync(join(tmpdir(), "frontdesk-hours-"));
const odd = { root: folder, built: ODD_BUILT, topic: "general", ...(await serveOdd()) };
const demo = { root: repository, built: BUILT, topic: "general", ...(await serve(join(dist, "site"))) };
const browser = await launch();
try {
  for (const zone of ZONES) {
    await compare(demo, zone);
    await compare(odd, { ...zone, lang: "en", home: "/", clocks: { "en-US": "12", "en-GB": "24" } });
  }
  await inPlainWords();
  await minutesPass();
  await servedAtAMoment();
} finally {
  await browser.close();
  demo.close();
  odd.close();
  rmSync(folder, { recursive: true });
}
if (problems.length > 0) console.error(problems.join("\n"));
console.log(`hours: ${compared} texts compared, ${looked} looked at: ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function serveOdd() {
  mkdirSync(join(folder, "content"));
  copyFileSync(join(here, "../fixtures/contact/odd_hours.yaml"), join(folder, "content/contact.yaml"));
  writeFileSync(join(folder, "content/fine.md"), "# Fine\n\nAll is well.\n");
  const head = 'title = "Help"\nbase_url = "https://help.example.com/"\ndefault_language = "en"\n';
  writeFileSync(join(folder, "site.toml"), `${head}[languages.en]\nname = "English"\n`);
  await run(frontdesk, ["build", "--root", folder, "--out", join(folder, "dist"), "--now", ODD_BUILT]);
  return serve(join(folder, "dist/site"));
}

async function compare(site, { zone, lang, home, clocks }) {
  const locales = Object.entries(clocks);
  for (const [n, [locale, clock]] of locales.entries()) {
    const { context, page } = await visit(browser, report, { timezoneId: zone, locale });
    const path = `${home}contact/channels/`;
    const asked = moments(await openChannels(page, site, path)).filter((_, m) => m % locales.length === n);
    await sideBySide(asked, async (at) => ({ at, channels: await command(site, { lang, zone, at, clock }) }), async ({ at, channels }) => {
      const shown = await channelsAt(page, at);
      for (const { id, hours_text: text, hours_state: state } of channels) {
        const said = shown[id];
        compared += text === undefined ? 0 : 1;
        const same = said && said.text === (text ?? "") && said.state === (state ?? null);
        expect(same, `${zone}, ${locale}, ${new Date(at * 1000).toISOString()}, ${id}: page ${JSON.stringify(said)}, command “${text}” (${state})`);
      }
    });
    await context.close();
  }
}

// The commands run a few at once; the page is asked in order.
async function sideBySide(items, first, then) {
  const started = items.slice(0, AT_ONCE).map(first);
  for (let n = 0; n < items.length; n += 1) {
    const ready = await started[n];
    if (n + AT_ONCE < items.length) started.push(first(items[n + AT_ONCE]));
    await then(ready);
  }
}

// Opens the page that shows every channel, and gives the file of hours.
async function openChannels(page, site, path) {
  await page.clock.setFixedTime(new Date(`${site.built}T12:00:00Z`));
  await page.goto(site.origin + path);
  await page.waitForSelector("[data-state]:not(:empty)");
  return page.evaluate(async () => (await fetch(document.querySelector("[data-hours-file]").dataset.hoursFile)).json());
}

// The page looks at its clock again when somebody comes back to it.
async function channelsAt(page, at) {
  await page.clock.setFixedTime(new Date(at * 1000));
  return page.evaluate(() => {
    document.dispatchEvent(new Event("visibilitychange"));
    const cards = Array.from(document.querySelectorAll("[data-channel]")).filter((card) => card.querySelector("[data-state]"));
    return Object.fromEntries(
      cards.map((card) => {
        const { textContent: text, dataset } = card.querySelector("[data-state]");
        return [card.dataset.channel, { text, state: dataset.state || null }];
      }),
    );
  });
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

async function command(site, { lang, zone, at, clock }) {
  const args = ["contact", site.topic, "--root", site.root, "--json", "--lang", lang, "--at", new Date(at * 1000).toISOString()];
  const { stdout } = await run(frontdesk, [...args, "--now", site.built, "--visitor-zone", zone, ...(clock ? ["--clock", clock] : [])]);
  return JSON.parse(stdout).channels;
}

async function inPlainWords() {
  const { context, page } = await visit(browser, report, { timezoneId: "Europe/Paris", locale: "en-GB" });
  await openChannels(page, odd, "/contact/general/");
  const said = [
    // The hour from 02:00 to 03:00 is not there: 02:30 is 03:00.
    ["2026-03-29T00:59:00Z", "night", "Opens today at 03:00"],
    ["2026-03-29T01:00:00Z", "night", "Closes in 30 minutes"],
    // It is there twice: open from the first 02:30 to 03:30, two hours.
    ["2026-10-25T00:29:59Z", "night", "Opens today at 02:30"],
    ["2026-10-25T00:30:00Z", "night", "Open now"],
    ["2026-10-25T01:30:00Z", "night", "Closes in 60 minutes"],
    ["2026-10-25T02:29:01Z", "night", "Closes in 1 minute"],
    ["2026-10-25T02:30:00Z", "night", "Opens Monday at 02:30"],
    // Easter Monday, a day off, and a short day.
    ["2026-04-06T10:00:00Z", "office", "Opens Wednesday at 10:00"],
    ["2026-04-08T09:00:00Z", "office", "Closes in 60 minutes"],
    ["2026-07-14T08:00:00Z", "office", "Opens Wednesday at 09:00"],
    ["2026-04-10T15:59:59Z", "office", "Closes in 1 minute"],
    ["2026-04-10T16:00:00Z", "office", "Opens Monday at 09:00"],
    ["2026-05-20T10:00:00Z", "leap_day", "Closed until further notice (nothing scheduled before 1 April 2027)."],
    ["2026-05-20T06:29:59Z", "minute", "Opens today at 12:00 (08:30 your time)"],
    ["2026-05-20T06:30:00Z", "minute", "Closes in 1 minute"],
    ["2026-05-20T10:00:00Z", "evening", "You can write at any time. Opens today at 18:00 (Thursday 00:00 your time)"],
    ["2026-05-20T10:00:00Z", "always", "Open day and night"],
    ["2026-05-20T10:00:00Z", "call", "By appointment"],
    ["2026-05-20T10:00:00Z", "letter", ""],
    ["2027-03-31T21:59:59Z", "always", "Open day and night"],
    ["2027-04-01T00:00:00Z", "always", "Hours after 31 March 2027 are not set yet; see the hours below."],
    ["2027-04-01T00:00:00Z", "call", "By appointment"],
  ];
  for (const [at, id, text] of said) {
    const found = (await channelsAt(page, Date.parse(at) / 1000))[id];
    expect(found?.text === text, `${at}, ${id}: “${found?.text}”, not “${text}”`);
    looked += 1;
  }
  // What is closed says what works now; nothing else does.
  await channelsAt(page, Date.parse("2026-07-14T08:00:00Z") / 1000);
  const instead = await page.locator("[data-meanwhile]").evaluateAll((lines) => lines.map((line) => [line.closest("[data-channel]").dataset.channel, line.dataset.meanwhile]));
  const wanted = ["night", "island", "office", "leap_day", "minute"].map((id) => [id, "fd-always"]);
  expect(JSON.stringify(instead) === JSON.stringify(wanted), `while closed: ${JSON.stringify(instead)}`);
  await context.close();
}

async function minutesPass() {
  const { context, page } = await visit(browser, report, { timezoneId: "America/New_York" });
  await context.clock.install({ time: new Date("2026-11-28T13:49:30Z") });
  await page.goto(`${demo.origin}/contact/lagoonpay_charge/`, { waitUntil: "networkidle" });
  const state = page.locator("[data-state]").first();
  const shows = async (text, when) => {
    const found = await state.textContent();
    expect(found === text, `${when}: “${found}”, not “${text}”`);
    looked += 1;
  };
  await shows("Closes in 11 minutes", "a phone before closing");
  await context.clock.runFor(31_000);
  await shows("Closes in 10 minutes", "a minute later");
  await context.clock.runFor(601_000);
  await shows("Opens Monday at 8:00 am (Sunday 7:00 pm your time)", "after closing");
  await context.close();
}

// The visitor's clock says something else, and goes on from the moment that was asked for.
async function servedAtAMoment() {
  const moment = "2026-12-24T16:49:30Z";
  const server = spawn(frontdesk, ["serve", "--root", folder, "--port", "0", "--now", moment], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const address = await new Promise((done, failed) => {
      server.on("exit", () => failed(new Error("serve ended")));
      createInterface({ input: server.stderr }).on("line", (line) => {
        const found = /^http:\S+/.exec(line);
        if (found) done(found[0]);
      });
    });
    const { context, page } = await visit(browser, report, { timezoneId: "Asia/Manila", locale: "en-GB" });
    await context.clock.install({ time: new Date("2031-07-07T07:07:07Z") });
    await page.goto(new URL("/contact/channels/", address).href);
    const state = (id) => page.locator(`[data-channel="${id}"] [data-state]`);
    const at = Date.parse(moment) / 1000;
    const channels = await command({ ...odd, built: moment }, { lang: "en", zone: "Asia/Manila", at, clock: "24" });
    for (const { id, hours_text: text } of channels.filter((channel) => channel.hours_text)) {
      await page.waitForFunction((id) => document.querySelector(`[data-channel="${id}"] [data-state]`).textContent, id);
      const found = await state(id).textContent();
      expect(found === text, `served at ${moment}, ${id}: “${found}”, not “${text}”`);
      looked += 1;
    }
    expect((await state("office").textContent()) === "Closes in 11 minutes", "the office at the moment that is served");
    await context.clock.runFor(31_000);
    expect((await state("office").textContent()) === "Closes in 10 minutes", "a minute later at the moment that is served");
    await context.close();
  } finally {
    server.kill("SIGKILL");
  }
}
