// The ways of customers through the built demo, in Chromium, on a phone: every one ends at an answer
// or at a person. Places are measured, not looked at.
//
// 1. search in place: five answers above a phone's keyboard, on every kind of page; the last row asks
//    (errands.mjs: words lead to their answer or to a person);
// 2. from an article to a form: the way stands behind the vote, with and without scripts;
// 3. the page that compares the channels acts;
// 4. another language keeps section, query, topic and draft, and says what is not there;
// 5. an address that does not exist answers from its words, other languages, small letters;
// 6. reading: copying code, looking at a picture, code in right-to-left text;
// 7. the list of sections is short on a phone, and beside the text says which one is read; an article is handed on; who comes
//    back is told what has changed;
// 8. a guide shows one step, by links alone; what was answered arrives in the form.
//
// usage: node journeys.mjs DIST
//   DIST      a build of the demo
//   FRONTDESK_TEST_LOOKS=all walks each way in each language, and asks all questions

import { join } from "node:path";
import { inTabs, launch, visit } from "./chromium.mjs";
import { errands } from "./errands.mjs";
import { serve } from "./serve.mjs";
import { type } from "./typing.mjs";

const [dist] = process.argv.slice(2);
const ALL = process.env.FRONTDESK_TEST_LOOKS === "all";
const PHONE = { viewport: { width: 390, height: 844 }, reducedMotion: "reduce", hasTouch: true };
/** What a phone of 844 pixels has left above its keyboard. */
const ABOVE_KEYBOARD = { width: 390, height: 500 };
const ANSWERS = 5;
/** Scrolling from the end of the text to the button that leads to a form. */
const MOST_SCROLLING = 600;
/** On the page that compares the channels: down to the first number to call, and all of it. */
const MOST_TO_A_CALL = 1200;
const MOST_COMPARED = 6200;
/** The article of the demo with most sections. */
const LONG = "/support/live-chat-and-phone/";
/** An article of the demo in each language, and what somebody types there. */
const ARTICLES = {
  en: ["/billing/refunds/", "refund"],
  fr: ["/fr/billing/refunds/", "remboursement"],
  fil: ["/fil/billing/refunds/", "ibalik ang pera"],
  ar: ["/ar/account/security/passwords/", "كلمة المرور"],
};
/** A guide of the demo, and answers of it that lead to a form. */
const GUIDE = "support/call-does-not-connect/";
const ANSWERED = ["booked", "app", "ask"];
/** Pages that are about something else than searching. */
const KINDS = ["", "billing/", "billing/refunds/", "contact/", "contact/refund/", "contact/channels/", "sitemap/"];

const problems = [];
const expect = (holds, what) => holds || problems.push(what);
const { origin, close } = await serve(join(dist, "site"));
const browser = await launch();
try {
  const journeys = { ...errands(origin, open, problems, ALL), searchInPlace, fieldOfHome, wayToAForm, withoutScripts, channelsAct, otherLanguage, noSuchPage, reading, contents, cameBack, guide, guideWithoutScripts };
  await Promise.all(
    Object.entries(journeys).map(([name, journey]) => journey().catch((error) => problems.push(`${name}: ${error.message}`))),
  );
} finally {
  await browser.close();
  close();
}
for (const problem of problems) console.log(problem);
console.log(`journeys: ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

function open(settings = {}) {
  return visit(browser, (what) => problems.push(what), { ...PHONE, ...settings });
}

async function searchInPlace() {
  const { context } = await open();
  const pages = [...KINDS.map((kind) => [`/${kind}`, "refund"]), ...Object.values(ARTICLES).slice(1)];
  await inTabs(context, pages, async ([path, words], page) => {
    await page.setViewportSize(ABOVE_KEYBOARD);
    await page.goto(origin + path);
    await page.tap("[data-search-link]");
    const field = page.locator("#fd-find-q");
    await field.waitFor();
    expect(page.url() === origin + path, `${path}: the search is another page`);
    expect(await field.evaluate((input) => input === document.activeElement), `${path}: the field waits for a tap`);
    await type(page, words, (what) => problems.push(`${path}: ${what}`));
    const bottoms = await page.locator("#fd-find-options [role=option]").evaluateAll((rows) =>
      rows.filter(({ id }) => /-option-\d+$/.test(id)).map((row) => row.getBoundingClientRect().bottom),
    );
    const seen = bottoms.filter((bottom) => bottom <= ABOVE_KEYBOARD.height).length;
    expect(seen >= Math.min(ANSWERS, bottoms.length), `${path}: ${seen} of ${bottoms.length} answers above the keyboard`);
    const ask = await page.locator("#fd-find-options [role=option]").last().evaluate((row) => [row.id, row.getAttribute("href")]);
    const carries = new URL(ask[1], origin).searchParams.get("q") === words;
    expect(ask[0] === "fd-find-option-ask" && ask[1].includes("/contact/") && carries, `${path}: the last row is ${ask}`);
  });
  await context.close();
}

/** Taps a link, and waits until the page behind it is there. */
async function follow(page, selector) {
  const link = page.locator(selector).first();
  const { pathname } = new URL(await link.getAttribute("href"), page.url());
  await link.tap();
  await page.waitForURL((url) => url.pathname === pathname);
}

function withoutScripts() {
  return wayToAForm(false);
}

/** The home page's own field: the whole window for a finger, nothing unasked for a keyboard. */
async function fieldOfHome() {
  const { context, page } = await open({ viewport: ABOVE_KEYBOARD });
  await page.goto(`${origin}/`);
  const dialog = page.locator("#fd-find");
  const isOwn = () => page.evaluate(() => document.activeElement.id === "fd-q");
  for (let tabs = 0; tabs < 30 && !(await isOwn()); tabs += 1) await page.keyboard.press("Tab");
  expect((await isOwn()) && (await dialog.isHidden()), "the field cannot be passed by keyboard");
  await page.tap("#fd-q");
  expect(await dialog.isVisible(), "a tap on the field leaves the answers below it");
  await page.keyboard.type("refund");
  await page.locator("#fd-find-option-all").waitFor();
  await page.keyboard.press("Escape");
  // A dialog tells that it was closed in a task of its own.
  const isBack = page.waitForFunction(() => document.querySelector("#fd-q").value === "refund");
  expect(await isBack.then(() => true, () => false), "the words are not brought back");
  await context.close();
}

async function wayToAForm(javaScriptEnabled = true) {
  const { context } = await open({ javaScriptEnabled });
  const articles = Object.entries(ARTICLES).filter((_, at) => ALL || javaScriptEnabled || at % 2 === 1);
  await inTabs(context, articles, async ([lang, [path]], page) => {
    const where = `${path}, scripts ${javaScriptEnabled ? "on" : "off"}`;
    await page.goto(origin + path);
    const [text, way, header] = await page.evaluate(() => {
      const bottom = (selector) => document.querySelector(selector)?.getBoundingClientRect().bottom;
      const link = document.querySelector(".contact-link")?.getBoundingClientRect();
      return [bottom(".prose"), bottom("#fd-way .button"), link && link.left >= 0 && link.right <= innerWidth && link.bottom < 100];
    });
    expect(way - text <= MOST_SCROLLING, `${where}: ${way - text} pixels from the text to a person`);
    expect(header, `${where}: no words for contact in the header`);
    await follow(page, "#fd-way .button");
    // Where a case has to be told first, its page leads on.
    if (!page.url().includes("/contact/form/")) await follow(page, "a[data-action]");
    expect(/\/(contact\/form|tickets)\//.test(page.url()), `${where}: two taps lead to ${page.url()}`);
    expect(new URL(page.url()).pathname.startsWith(lang === "en" ? "/" : `/${lang}/`), `${where}: another language`);
  });
  await context.close();
}

async function channelsAct() {
  const { context, page } = await open();
  for (const home of ["/", "/fr/", "/fil/", "/ar/"]) {
    await page.goto(`${origin}${home}contact/channels/`);
    const cards = await page.locator("[data-channel]").evaluateAll((cards) =>
      cards.map((card) => [card.dataset.channel, card.querySelector("a[data-action], a[data-topic]")?.getAttribute("href") ?? ""]),
    );
    const by = Object.fromEntries(cards);
    expect(by.phone?.startsWith("tel:+33"), `${home}: nobody can call: ${by.phone}`);
    expect(by.ticket?.endsWith("/tickets/"), `${home}: nobody can write: ${by.ticket}`);
    expect(/^https:/.test(by.chat ?? ""), `${home}: nobody can chat: ${by.chat}`);
    const [call, height] = await page.evaluate(() => {
      const top = document.querySelector("main a[href^='tel:']")?.getBoundingClientRect().top + scrollY;
      return [top, document.documentElement.scrollHeight];
    });
    expect(call <= MOST_TO_A_CALL, `${home}: a call is ${call} pixels down`);
    expect(height <= MOST_COMPARED, `${home}: the comparison has ${height} pixels`);
  }
  await context.close();
}

async function otherLanguage() {
  const { context, page } = await open();
  const switchTo = async (lang) => {
    await page.click(".languages summary");
    // What carries the place over comes when the list is opened: no reader finds a language sooner.
    await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("/languages.")));
    await page.click(`.languages a[hreflang=${lang}]`);
    await page.waitForFunction((lang) => document.documentElement.lang === lang, lang);
  };
  const isAtTop = (selector) => page.waitForFunction((selector) => {
    const { top } = document.querySelector(selector).getBoundingClientRect();
    return top >= 0 && top < innerHeight / 2;
  }, selector).then(() => true, () => false);
  await page.goto(`${origin}/billing/refunds/#twice`);
  await switchTo("fr");
  expect(page.url() === `${origin}/fr/billing/refunds/#twice` && (await isAtTop("#twice")), `the section is lost: ${page.url()}`);
  // A heading without a name of its own: its place counts.
  await page.goto(`${origin}/account/security/passwords/`);
  const third = page.locator(".prose > section:nth-of-type(3) :is(h2, h3)").first();
  await third.evaluate((heading) => (location.hash = heading.id));
  await switchTo("ar");
  expect(await isAtTop(".prose > section:nth-of-type(3) :is(h2, h3)"), `the place is lost: ${page.url()}`);
  await page.goto(`${origin}/search/?q=refund`);
  await switchTo("fr");
  // The address is there before the page's script has written it into the field.
  const carried = await page
    .waitForFunction(() => document.querySelector("#fd-q").value === "refund")
    .then(() => true, () => false);
  expect(carried, `the query is lost: ${page.url()}`);
  await page.goto(`${origin}/contact/form/billing/?topic=refund&yes=emergency`);
  await page.fill("#fd-details", "Two charges on one day");
  await page.setInputFiles("#fd-images", { name: "panel.png", mimeType: "image/png", buffer: Buffer.from("no picture yet") });
  await page.locator(".draft:not([hidden])").waitFor();
  await switchTo("fr");
  await page.waitForFunction(() => document.querySelector("#fd-details").value !== "").catch(() => problems.push("the draft is lost"));
  expect((await page.inputValue("#fd-topic")) === "refund", "the topic is lost");
  const again = page.locator("#fd-images-hint .again");
  await again.waitFor().catch(() => problems.push("nothing says that a file is to be chosen again"));
  expect((await again.innerText()).includes("panel.png"), "the file is not named");
  expect(await page.isChecked("input[name=yes][value=emergency]"), "the answers are lost");
  await page.goto(`${origin}/support/maintenance/`);
  await page.click(".languages summary");
  expect((await page.locator(".languages a[hreflang=ar] small").count()) === 1, "nothing says that a translation is missing");
  await page.click(".languages a[hreflang=ar]");
  await page.waitForURL(`${origin}/ar/#fd-missing`);
  expect(await page.locator("#fd-missing").isVisible(), "nothing says why this is another page");
  await context.close();
}

async function noSuchPage() {
  const { context, page } = await open({ refusals: true });
  // As hosts do: the language's own page in place of what is not there.
  const missing = ["/billing/refund/", "/billing/Refunds/", "/ar/billing/tva/", "/qxwrtz/kjhgf/"];
  await context.route(/\/(refunds?|tva|kjhgf)\/$/i, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!missing.includes(pathname)) return route.continue();
    const body = await (await fetch(`${origin}${pathname.startsWith("/ar/") ? "/ar" : ""}/404.html`)).text();
    return route.fulfill({ status: 404, contentType: "text/html; charset=utf-8", body });
  });
  const waiting = () => page.locator("[data-guesses] ~ section").evaluate((topics) => getComputedStyle(topics).animationName);
  let ask;
  const asked = new Promise((resolve) => (ask = resolve));
  const manifest = "**/assets/search/en/manifest.txt";
  await context.route(manifest, async (route) => asked.then(() => route.continue()));
  await page.goto(`${origin}/billing/refund/`);
  expect((await waiting()) === "until-guessed", "topics are shown where guesses will push them away");
  ask();
  await page.locator("[data-guesses] a").first().waitFor();
  expect((await waiting()) === "none", "topics wait for guesses that are there");
  await context.unroute(manifest);
  const guesses = async (path, expected) => {
    await page.goto(origin + path);
    const found = page.locator(`[data-guesses] a[href="${expected}"]`);
    await found.waitFor().catch(() => problems.push(`${path} does not lead to ${expected}`));
  };
  await guesses("/billing/refund/", "/billing/refunds/");
  expect((await page.inputValue("#fd-q")) === "billing refund", "the field does not hold the address's words");
  await guesses("/billing/Refunds/", "/billing/refunds/");
  await guesses("/ar/billing/tva/", "/fr/billing/tva/");
  await page.goto(`${origin}/qxwrtz/kjhgf/`);
  await page.locator('[data-guesses="0"]').waitFor({ state: "attached" });
  expect(await page.locator("[data-guesses]").isHidden(), "an address of no words leads somewhere all the same");
  await context.close();
}

async function reading() {
  const { context, page } = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${origin}/websites/server/cron-jobs/`);
  const block = page.locator(".code-box").first();
  await block.locator(".copy").tap();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const written = await block.locator("pre").textContent();
  expect(copied === written.replace(/\n$/, ""), `copied: ${copied}`);
  await page.goto(`${origin}/websites/first-steps/`);
  const link = page.locator("a.enlarge").first();
  await link.tap();
  await page.locator("dialog.picture[open] img").waitFor();
  await page.goBack();
  const closed = page.locator("dialog.picture").waitFor({ state: "detached" });
  await closed.catch(() => problems.push("the way back does not close the picture"));
  expect(new URL(page.url()).pathname === "/websites/first-steps/", `the way back leads to ${page.url()}`);
  await link.tap();
  await page.keyboard.press("Escape");
  await page.locator("dialog.picture").waitFor({ state: "detached" });
  expect(await link.evaluate((element) => element === document.activeElement), "the focus is not where it was");
  // Code keeps its own direction, and in one piece.
  await page.goto(`${origin}/ar/account/security/passwords/`);
  const broken = await page.locator(".prose code.short").evaluateAll((codes) =>
    codes.filter((code) => code.getClientRects().length > 1 || getComputedStyle(code).direction !== "ltr").map((code) => code.textContent),
  );
  expect(broken.length === 0, `broken code: ${broken}`);
  await context.close();
  // There is one clipboard for all.
  await handedOn();
}

async function contents() {
  const { context, page } = await open();
  await page.goto(`${origin}${LONG}`);
  const list = page.locator(".toc details");
  expect(!(await list.evaluate((details) => details.open)), "a long list of sections is open on a phone");
  expect((await page.locator(".toc").boundingBox()).height < 80, "the closed list takes room");
  await list.locator("summary").tap();
  expect(await list.locator("a").first().isVisible(), "the list of sections does not open");
  await context.close();
  // Beside the text, without scripts and with them.
  const wide = { viewport: { width: 1280, height: 800 }, hasTouch: false };
  const still = await open({ ...wide, javaScriptEnabled: false });
  await still.page.goto(`${origin}${LONG}`);
  expect(await still.page.locator(".toc a").first().isVisible(), "without scripts the list is closed beside the text");
  await still.context.close();
  const read = await open(wide);
  await read.page.goto(`${origin}${LONG}`);
  const marked = read.page.locator(".toc a[aria-current]");
  const links = read.page.locator(".toc a");
  for (const at of [2, 0]) {
    const link = links.nth(at);
    const hash = await link.getAttribute("href");
    await link.click();
    await read.page.waitForFunction((hash) => document.querySelector(".toc a[aria-current]")?.getAttribute("href") === hash, hash);
    expect((await marked.count()) === 1, "several sections are marked");
  }
  await read.context.close();
}

async function handedOn() {
  const wide = { viewport: { width: 1280, height: 800 }, hasTouch: false, permissions: ["clipboard-read", "clipboard-write"] };
  const { context, page } = await open(wide);
  await page.goto(`${origin}/billing/refunds/`);
  // What copies comes behind the page; before it, the link is a link.
  const copies = () => performance.getEntriesByType("resource").find(({ name }) => name.includes("/deep-links."))?.name;
  await page.evaluate((name) => import(name), await (await page.waitForFunction(copies)).jsonValue());
  const link = page.locator("a.share");
  const canonical = await page.locator("link[rel=canonical]").getAttribute("href");
  const words = await link.textContent();
  await link.click();
  await page.waitForFunction((words) => document.querySelector("a.share").textContent !== words, words);
  expect((await page.evaluate(() => navigator.clipboard.readText())) === canonical, "another address is copied");
  expect(new URL(page.url()).pathname === "/billing/refunds/", "copying leaves the page");
  await context.close();
}

async function cameBack() {
  const { context, page } = await open();
  const changed = page.locator(".byline .changed");
  const visit = async () => {
    await page.goto(`${origin}/billing/refunds/`);
    await page.waitForFunction(() => localStorage.getItem("frontdesk-read")?.includes("/billing/refunds/"));
  };
  await visit();
  expect((await changed.count()) === 0, "the first visit is told of a change");
  await visit();
  expect((await changed.count()) === 0, "a visit is told of a change that there was not");
  await page.evaluate(() => localStorage.setItem("frontdesk-read", JSON.stringify({ "/billing/refunds/": "2001-01-01" })));
  await page.goto(`${origin}/billing/refunds/`);
  await changed.waitFor();
  await context.close();
}

async function seen(page) {
  return page.locator(".step:visible").evaluateAll((steps) => steps.map((step) => step.querySelector("h2").id));
}

/** Answers by the links of the step that is shown. */
async function answer(page, path) {
  await page.goto(`${origin}${path}${GUIDE}`);
  expect((await seen(page)).join() === "which", `${path}: a guide begins with ${await seen(page)}`);
  for (const [before, to] of ANSWERED.entries()) {
    await page.click(`.step:visible .section li a[href="#${to}"]`);
    await page.waitForFunction((to) => location.hash === `#${to}`, to);
    expect((await seen(page)).join() === to, `${path}#${to} shows ${await seen(page)}`);
    const number = await page.locator(".step:visible .step-number").innerText();
    expect(/\d|[٠-٩]/.test(number) && page.locator(".guide-lead:visible"), `${path}: step ${before + 2} is called ${number}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide <= 0, `${path}#${to} scrolls sideways by ${wide} pixels`);
  }
}

async function guide() {
  const { context, page } = await open();
  for (const path of ALL ? ["/", "/fr/", "/fil/", "/ar/"] : ["/ar/"]) await answer(page, path);
  await answer(page, "/");
  // Back takes the last answer back, and the browser's own "back" goes on from there.
  await page.click(".step:visible [data-back]");
  await page.waitForFunction(() => location.hash === "#app");
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#booked");
  await page.click('.step:visible .section li a[href="#app"]');
  await page.click('.step:visible .section li a[href="#ask"]');
  await page.waitForFunction(() => location.hash === "#ask");
  const link = page.locator('.step:visible a[href*="/contact/expert/"]').first();
  await page.waitForFunction(() => document.querySelector('.step a[href*="said="]'));
  await link.click();
  await page.waitForURL(/contact\/expert\//);
  await page.click('a[href*="/contact/form/"]');
  await page.waitForFunction(() => document.querySelector("#fd-details")?.value);
  const details = await page.inputValue("#fd-details");
  const subject = await page.inputValue("#fd-subject");
  expect(details.split("\n").filter((line) => line.startsWith("– ")).length === ANSWERED.length, `the answers are ${details}`);
  expect(subject.startsWith("My call does not connect"), `the subject is ${subject}`);
  await context.close();
}

async function guideWithoutScripts() {
  const { context, page } = await open({ javaScriptEnabled: false });
  await page.goto(`${origin}/${GUIDE}`);
  for (const to of ANSWERED) {
    await page.click(`.step:visible .section li a[href="#${to}"]`);
    expect(page.url().endsWith(`#${to}`), `an answer leads to ${page.url()}`);
    expect((await page.locator(".step:visible").count()) === 1, `#${to} shows several steps`);
  }
  await page.click(".step:visible [data-back]");
  expect(page.url().endsWith("#hear"), `back leads to ${page.url()}`);
  await page.goto(`${origin}/${GUIDE}`);
  await page.emulateMedia({ media: "print" });
  expect((await page.locator(".step:visible").count()) > 10, "paper has not all steps");
  await context.close();
}
