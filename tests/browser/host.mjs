// The customers' server met by customers: the demo site, served by the real program, in Chromium.
//
// 1. votes with and without scripts, from the host's own pages and from another declared origin;
// 2. a ticket and a reply without scripts, up to their confirmation; moderation; the static page;
//    a ticket's life with scripts in three languages: sent, listed, looked at, added to, erased;
// 3. search without scripts;
// 4. attacks in every field that is stored, on every surface (host-attacks.mjs);
// 5. the answers of the host, and the pages with forms, under the validator and axe.
//
// usage: node host.mjs FRONTDESK        FRONTDESK_TEST_ATTACKS_EVERY=1 sends every attack, not every 299th

import { join } from "node:path";
import { sideBySide } from "./chromium.mjs";
import { openDesk, until } from "./desk.mjs";
import { attacks, nothingRuns } from "./host-attacks.mjs";
import { payloads } from "./payloads.mjs";
import { serve } from "./serve.mjs";

const ARTICLE = "/billing/refunds/";
const COUNTS = "/api/ratings/billing/refunds?lang=en";

const every = Number(process.env.FRONTDESK_TEST_ATTACKS_EVERY ?? 299);
const texts = attacks(payloads(), every);
const problems = [];
const check = (holds, what) => {
  if (!holds) problems.push(what);
};
const desk = await openDesk(process.argv[2], problems);
const { host, run, build, visitor } = desk;
let answers = 0;
try {
  const lives = ["/", "/fr/", "/ar/"].map((prefix) => () => ticketLife(prefix));
  const visits = [ticketWithoutScripts, ...lives, () => votesWithScripts(host), votesWithoutScripts, searchWithoutScripts, searchInVain];
  await sideBySide(visits, (visit) => visit());
  await replyIsModerated();
  await nothingRuns(desk, texts, problems);
  await pagesWithForms();
  await votesFromAnotherOrigin();
  answers = await desk.audit.finish();
} finally {
  await desk.close();
}
for (const problem of problems.slice(0, 200)) console.log(problem);
console.log(`host: ${texts.length} attacks, ${desk.mails.length} mails, ${answers} kinds of answers validated, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

function text(page, selector) {
  return page.locator(selector).first().textContent();
}

// The page shows the votes of its build; the answer to a vote, those of now.
async function votesWithScripts(origin, settings = {}) {
  const context = await visitor(settings, [host, origin]);
  const page = await context.newPage();
  const before = await (await fetch(host + COUNTS)).json();
  await page.goto(origin + ARTICLE);
  const built = await text(page, "[data-votes]");
  const voted = (value) => {
    const answer = page.waitForResponse((response) => response.request().method() === "POST" && response.url().includes("/api/ratings/"));
    return Promise.all([answer, page.click(`.rating button[value=${value}]`)]);
  };
  const [answer] = await voted("yes");
  check(answer.ok(), `a vote from ${origin}: ${answer.status()}`);
  await page.waitForFunction((old) => document.querySelector("[data-votes]").textContent !== old, built);
  const yes = numbers(await text(page, "[data-votes]"));
  check(yes.votes === before.votes + 1, `one vote more: ${JSON.stringify(before)} -> ${yes.words}`);
  await voted("no");
  await page.waitForSelector("form.reasons");
  check(await page.locator("[data-sorry]").evaluate((words) => words === document.activeElement), "a `no` leaves the focus nowhere");
  check((await page.locator(".after-else a").count()) === 2, "a `no` offers no other answers");
  const no = numbers(await text(page, "[data-votes]"));
  check(no.votes === yes.votes && no.yes === yes.yes - 1, `a change of mind counts once: ${yes.words} -> ${no.words}`);
  check((await page.locator(".after-ask a.button").getAttribute("href")).includes("/contact/form/billing/"), "a `no` leads to no form");
  check(/24/.test(await text(page, ".after-ask .promise")), "a `no` promises no answer");
  const sent = (selector) => Promise.all([page.waitForResponse(/api\/ratings/), page.click(selector)]);
  const [why] = await sent("form.reasons button[value=outdated]");
  check(why.ok(), `why not, from ${origin}: ${why.status()}`);
  const long = "x".repeat(2_001);
  await page.fill("form.reasons textarea", long);
  const [refused] = await sent("form.reasons [data-send]");
  await page.waitForFunction(() => /2[ ,.]?000/.test(document.querySelector("[data-said]").textContent));
  const kept = (await page.inputValue("form.reasons textarea")) === long;
  check(refused.status() === 422 && kept, `words that are too long: ${refused.status()}, whole: ${kept}`);
  await page.fill("form.reasons textarea", "The price is an old one.");
  const [words] = await sent("form.reasons [data-send]");
  check(words.ok() && words.request().postData().includes("reason=outdated"), "the words come without their reason");
  await page.waitForFunction(() => document.activeElement?.matches("[data-said]"));
  await page.reload();
  check((await page.getAttribute(".rating button[value=no]", "aria-pressed")) === "true", "the own vote is shown again");
  await context.close();
}

// "19 of 35 found this helpful"
function numbers(words) {
  const [yes, votes] = words.match(/\d+/g).map(Number);
  return { words, yes, votes: votes ?? yes };
}

async function votesWithoutScripts() {
  const context = await visitor({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${host}/ar/support/contact-support/`);
  await page.click(".rating button[value=no]");
  check((await page.locator("html").getAttribute("lang")) === "ar", "the answer is in the page's language");
  await page.check("input[value=unclear]");
  await page.fill("textarea[name=comment]", "<b>x</b>");
  await page.click(".reasons button");
  check((await page.locator(".reasons").count()) === 0, "thanks after the reason");
  await page.click(".host-page a.button");
  check(page.url() === `${host}/ar/support/contact-support/`, `back to the article: ${page.url()}`);
  await context.close();
}

async function ticketWithoutScripts() {
  const context = await visitor({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${host}/tickets/`);
  await page.click(".choices a");
  await page.fill("[name=email]", "jo@example.com");
  await page.fill("[name=subject]", "Shop shows error 500 since update");
  await page.fill("[name=details]", "Since noon.\n\n<img src=x onerror=alert(1)>");
  const topic = page.locator("select[name=topic]");
  if (await topic.count()) await topic.selectOption({ index: 1 });
  const side = page.locator("[name=side][value=yours]");
  if (await side.count()) await side.check();
  await page.click("form.ticket button[type=submit]");
  check((await page.inputValue("[name=details]")).includes("onerror"), "the ticket is shown again");
  // The token is meant for people, who need a moment to read.
  await page.waitForTimeout(1500);
  await page.click(".desk-form button[type=submit]");
  check((await page.locator(".number").count()) === 1, `a ticket has a number: ${await text(page, "h1")}`);
  await addressIsConfirmed(page, await text(page, ".number"));
  await context.close();
}

// Without an account: the browser that sent it has the private link.
async function ticketLife(prefix) {
  const context = await visitor();
  const page = await context.newPage();
  await page.goto(`${host}${prefix}tickets/`);
  await page.click(".choices a");
  await page.fill("[name=email]", `life${prefix.replaceAll("/", "")}@example.com`);
  await page.fill("[name=subject]", "Shop shows error 500 since update");
  await page.fill("[name=details]", "Since noon.");
  const topic = page.locator("select[name=topic]");
  if (await topic.count()) await topic.selectOption({ index: 1 });
  await page.waitForTimeout(1500);
  await page.click("form.ticket button[type=submit]");
  const number = await text(page, "[data-number]");
  check((await page.locator(".ticket p").count()) > 2, `${prefix}: when an answer comes`);
  await page.goto(`${host}${prefix}tickets/`);
  check((await text(page, ".tickets-here li")) === number, `${prefix}: the device lists the ticket`);
  await desk.audit.keep(`tickets-here${prefix.replaceAll("/", "-")}`, page, await page.request.get(page.url()));
  await page.click(".tickets-here li a");
  check((await text(page, ".number")) === number, `${prefix}: the private link leads to it`);
  await page.fill("[name=text]", "It happened again.");
  await page.setInputFiles("[name=images]", { name: "late.txt", mimeType: "text/plain", buffer: Buffer.from("log") });
  // What was added is shown at the ticket's own address, which can be kept.
  const link = page.url();
  const back = page.waitForResponse((response) => response.request().redirectedFrom()?.method() === "POST");
  await page.click(".desk-form button[type=submit]");
  await desk.audit.keep(`ticket${prefix.replaceAll("/", "-")}`, page, await back);
  check(page.url() === link, `${prefix}: adding leads to ${page.url()}`);
  const shown = await text(page, "main");
  check(shown.includes("It happened again.") && shown.includes("late.txt"), `${prefix}: what was added is shown`);
  await until(() => desk.mails.some(({ mail }) => mail.messageId.startsWith(`<${number}.desk-more`)), "the desk hears of more");
  await page.goto(`${host}${prefix}tickets/`, { waitUntil: "networkidle" });
  await page.click(".tickets-here button");
  await page.reload({ waitUntil: "networkidle" });
  check((await page.locator(".tickets-here").count()) === 0, `${prefix}: the list is gone`);
  await page.goto(link);
  const erased = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator("[name=erase]").locator("xpath=..").locator("button").click();
  check((await erased).status() === 200, `${prefix}: erasing: ${(await erased).status()}`);
  await page.waitForLoadState();
  const gone = await page.goto(link);
  check(gone.status() === 410, `${prefix}: erased is gone: ${gone.status()}`);
  await context.close();
}

// By the link of the mail: the click shows a button, the button confirms, and the desk hears of it.
async function addressIsConfirmed(page, number) {
  const mailed = (what) => desk.mails.find(({ mail }) => mail.messageId.startsWith(`<${number}.${what}@`))?.mail;
  await until(() => mailed("confirm"), "the link");
  const link = /http\S+/.exec(mailed("confirm").text)[0];
  await page.goto(link);
  await page.goto(link);
  check(!run("tickets", "show", number).includes("address confirmed"), "looking at the link confirms nothing");
  await page.click("main form button");
  check((await text(page, ".number")) === number, "the page says what is confirmed");
  await until(() => mailed("desk-confirmed"), "the news for the desk");
  check(mailed("desk-confirmed").text.includes("address confirmed: jo@example.com"), "the desk hears of it");
}

async function replyIsModerated() {
  const context = await visitor({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(host + ARTICLE);
  await page.click(".reply-new summary");
  await page.fill("#fd-reply-name", "Jo <i>");
  await page.fill("#fd-reply-email", "jo@example.com");
  await page.fill("#fd-reply-text", "It took three days.\n\n<script>alert(1)</script>");
  await page.click(".reply-new button");
  await page.waitForTimeout(1500);
  await page.click(".desk-form button[type=submit]");
  check((await page.locator(".host-page .desk-form").count()) === 0, "the reply is held");
  await page.goto(host + ARTICLE);
  check(!(await page.content()).includes("three days"), "a reply is shown before anybody has read it");
  run("replies", "approve", /\d+/.exec(run("replies", "list"))?.[0]);
  run("replies", "export");
  build();
  await until(async () => {
    await page.goto(host + ARTICLE);
    return (await page.content()).includes("three days");
  }, "the approved reply");
  check((await text(page, ".reply-text")).includes("<script>alert(1)</script>"), "an approved reply stands on the page, as text");
  check(!(await page.content()).includes("jo@example.com"), "the address is shown");
  await context.close();
}

async function searchWithoutScripts() {
  const context = await visitor({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [lang, query] of [["", "refund"], ["fr/", "remboursement"], ["fil/", "bayad"], ["ar/", "تواصل"]]) {
    await page.goto(`${host}/${lang}`);
    await page.fill("input[name=q]", query);
    await page.press("input[name=q]", "Enter");
    check((await page.locator(".results li").count()) > 0, `nothing found for ${query}`);
    check((await page.inputValue("input[name=q]")) === query, `the question stays: ${query}`);
    await page.click(".results li a");
    check((await page.locator("article").count()) === 1, `a result of ${query} leads to an article`);
  }
  await page.goto(`${host}/search/?q=zzqqxxyy`);
  check((await page.locator(".contact-band a.button").count()) === 1, "no result leads to contact");
  await context.close();
}

// Where the site says so, the page tells the host what it found nothing for; a heading that says what was asked, its lines.
async function searchInVain() {
  const context = await visitor();
  const page = await context.newPage();
  const answered = page.waitForResponse((response) => response.url() === `${host}/api/searches`).catch(() => null);
  // What an address asks is counted by the host itself, which answers it.
  await page.goto(`${host}/search/`);
  await page.fill("form.search:not(#fd-find-form) input[type=search]", "zzqqxxyy");
  check((await answered)?.status() === 204, "nothing found is not told");
  await page.goto(`${host}/search/?q=${encodeURIComponent("What are refunds?")}`);
  const found = page.locator(".results li:first-child", { has: page.locator(".result-answer") }).first();
  const lines = found.locator(".result-answer p");
  await lines.first().waitFor().catch(() => {});
  const href = await found.locator("> a").getAttribute("href", { timeout: 1_000 }).catch(() => null);
  if ((await lines.count()) > 0) {
    const said = await lines.first().textContent();
    await page.goto(new URL(href, host).href);
    const article = (await page.locator("article").textContent()).replace(/\s+/g, " ");
    check(article.includes(said.replace(/ …$/, "")), `the answer is not the article's: ${said}`);
  } else {
    check(false, `no answer for what a heading says (${href})`);
  }
  await context.close();
}

// Pages that have forms only where there is a host; the article's with every attack below it.
async function pagesWithForms() {
  const context = await visitor();
  const page = await context.newPage();
  for (const prefix of ["/", "/ar/"]) {
    const lang = prefix === "/" ? "en" : "ar";
    await page.goto(`${host}${prefix}tickets/`);
    const form = await page.locator(".choices a").first().getAttribute("href");
    for (const [name, path] of [["form", form], ["article", `${prefix}${lang === "en" ? ARTICLE.slice(1) : "support/contact-support/"}`]]) {
      const response = await page.goto(new URL(path, page.url()).href);
      await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
      await desk.audit.keep(`${name}-${lang}`, page, response);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check(wide <= 0, `${path} scrolls sideways by ${wide}`);
    }
  }
  await context.close();
}

async function votesFromAnotherOrigin() {
  const other = await serve(join(desk.folder, "dist", "site"));
  build(other.origin);
  // The host takes posts of the site that its build declares.
  await until(async () => (await (await fetch(host + ARTICLE)).text()).includes(`${other.origin}${ARTICLE}`), "the new build");
  // A header of our own would make the browser ask first, which a page's own script does not.
  await votesWithScripts(other.origin, { extraHTTPHeaders: {} });
  other.close();
}
