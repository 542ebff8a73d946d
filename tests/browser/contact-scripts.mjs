// What scripts add to the contact pages, in Chromium (contact-walk.mjs walks the pages themselves):
//
// 1. the answer box, and that nothing typed into it leaves the page;
// 2. the ticket form without a host: draft, advice, composed text;
// 3. by keyboard alone from the home page to a composed ticket;
// 4. axe-core on every step, light and dark, left to right and right to left; a step is light in one language and dark
//    in the next (FRONTDESK_TEST_LOOKS=all: each in both).
//
// Opening hours are in contact-hours.mjs, the form with a host in ticket-form.mjs.
//
// usage: node contact-scripts.mjs DIST
//   DIST      a build of the demo made with --now 2026-11-22

import { join } from "node:path";
import { ALL_LOOKS, inspect } from "./audit.mjs";
import { inTabs, launch, visit } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const LANGUAGES = { en: "/", fr: "/fr/", fil: "/fil/" };

const [dist] = process.argv.slice(2);

const problems = [];
let analysed = 0;
const expect = (holds, what) => holds || problems.push(what);

const { origin, close } = await serve(join(dist, "site"));
const browser = await launch();
try {
  // Each has a visitor of its own, and mostly waits.
  await Promise.all([answerBox(), ticketForm(), keyboard(), accessible()]);
} finally {
  await browser.close();
  close();
}
if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error(`contact: ${problems.length} problems`);
  process.exit(1);
}
console.log(`contact: axe on ${analysed} pages: no problem`);

function open(settings) {
  return visit(browser, (what) => problems.push(what), settings);
}

async function answerBox() {
  const asked = { en: ["a stranger is in my account", "hacked", "ticket"], fr: ["je veux un remboursement", "refund", "ticket"], fil: ["mabagal ang site ko", "site_slow", "chat"] };
  for (const [lang, [text, topic, channel]] of Object.entries(asked)) {
    const { context, page } = await open();
    await page.goto(`${origin}${LANGUAGES[lang]}contact/`, { waitUntil: "networkidle" });
    const requests = [];
    page.on("request", (request) => requests.push(request));
    await page.locator("#fd-problem").pressSequentially(text, { delay: 5 });
    // What half of it asks for may be there before all of it is typed.
    const settled = ([topic, channel]) => {
      const all = (what) => [...document.querySelectorAll(`[data-answers] ${what}`)];
      const [topics, firsts] = [all("[data-topic]"), all("[data-first]")];
      return topics.length === 1 && topics[0].dataset.topic === topic && firsts.length === 1 && firsts[0].dataset.first === channel && all(".found a").length > 0;
    };
    await page.waitForFunction(settled, [topic, channel]).catch(async () => {
      problems.push(`${lang}: “${text}” does not lead to ${topic}, ${channel} and an article: ${await page.locator("[data-answers]").innerHTML()}`);
    });
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
  await page.emulateMedia({ reducedMotion: "reduce" });
  // A field that is missing is gone to, and its label is seen: not below the page's head.
  for (const id of ["fd-email", "fd-subject", "fd-details"]) {
    await page.locator("form[data-ticket] button[type=submit]").click();
    const [label, head] = await page.evaluate((id) => {
      const label = document.querySelector(`label[for="${id}"]`).getBoundingClientRect();
      return [document.activeElement.id === id ? label.top : Number.NaN, document.querySelector(".site-header").getBoundingClientRect().bottom];
    }, id);
    expect(label >= head, `${id}: its label stands at ${label}, the head ends at ${head}`);
    await page.locator(`#${id}`).fill(id === "fd-email" ? "customer@example.org" : "Filled in");
  }
  await page.locator("#fd-subject").fill("Help");
  await page.locator("[data-advice=short]").waitFor();
  await page.locator("#fd-subject").fill("Shop shows error 500 since update");
  await page.locator("[data-advice=good]").waitFor();
  await page.locator("[data-suggestions] .found a").first().waitFor();
  await page.locator("#fd-email").fill("customer@example.org");
  await page.locator("#fd-details").fill("First line\nsecond line & <b>more</b>");
  await page.locator("[data-draft]:not([hidden])").waitFor();
  await page.reload({ waitUntil: "networkidle" });
  expect((await page.locator("#fd-details").inputValue()).startsWith("First line"), "the draft is lost");
  const files = Array.from({ length: 6 }, (_, n) => ({ name: `${n}.txt`, mimeType: "text/plain", buffer: Buffer.from("x") }));
  await page.locator("input[type=file]").setInputFiles(files);
  await page.locator(".wrong").waitFor();
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
    await page.locator("#fd-composed").waitFor();
    const focused = await page.evaluate(() => document.activeElement?.id);
    expect(focused === "fd-composed-title", `after composing the focus is on ${focused}`);
  } catch (error) {
    problems.push(`keyboard: ${error.message}`);
  }
  await context.close();
}

async function accessible() {
  const steps = ["", "general/", "password/", "expert/", "lagoonpay_charge/", "move_site/mailbox_lost-yes/", "general/recent_ticket-yes/", "channels/", "form/account/"];
  const shades = (n) => ["light", "dark"].filter((_, at) => ALL_LOOKS || at === n % 2);
  const pages = ["/", "/fr/", "/fil/", "/ar/"].flatMap((home, lang) =>
    [...steps.map((step) => `contact/${step}`), "tickets/"].map((path, n) => [`${home}${path}`, shades(lang + n)]),
  );
  // Colours that fade would be judged half way.
  const { context } = await open({ reducedMotion: "reduce" });
  await inTabs(context, pages, async ([path, shades], tab) => {
    await tab.goto(`${origin}${path}`, { waitUntil: "networkidle" });
    for (const colorScheme of shades) {
      await tab.emulateMedia({ colorScheme });
      await analyse(tab, `${path} (${colorScheme})`);
    }
  });
  await context.close();
}

async function analyse(page, where) {
  analysed += 1;
  for (const violation of await inspect(page)) problems.push(`${where}: axe ${violation}`);
}
