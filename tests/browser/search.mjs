// The search of a built site in Chromium, as readers meet it: results as you type, keyboard, screen
// reader, the search page, other languages, nothing found, damaged files. Then queries and articles
// that are attacks: nothing of them may run, under the pages' own strict policy.
//
// usage: node search.mjs FRONTDESK

import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, newContext, onScriptError } from "./chromium.mjs";
import * as sites from "./sites.mjs";
import { payloads } from "./payloads.mjs";
import { serve } from "./serve.mjs";
import { answered } from "./typing.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const axe = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");
const frontdesk = resolve(process.argv[2] ?? "target/debug/frontdesk");
const folder = mkdtempSync(join(tmpdir(), "frontdesk-search-"));
const browser = await launch();
/** Each of so many payloads is tried; the long runs try all. */
const EVERY = Number(process.env.FRONTDESK_TEST_ATTACKS_EVERY ?? 39);
let failed = 0;

try {
  const demo = sites.demo(frontdesk, folder);
  const attacked = attackSite(payloads());
  // Each has pages of its own, and mostly waits.
  await Promise.all([onSite(demo, behaviour), damaged(demo), attacks(attacked, payloads())]);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
process.exit(failed === 0 ? 0 : 1);

function check(what, holds) {
  if (holds) return;
  failed++;
  console.log(`FAILED: ${what}`);
}

/** Opens pages of a build; gives back what went wrong in them: policy violations, errors, dialogs. */
async function onSite(dist, work, served = {}) {
  const server = await serve(join(dist, "site"), served);
  const context = await newContext(browser, { viewport: { width: 1000, height: 800 } });
  const problems = [];
  await context.exposeFunction("frontdeskAttacked", (what) => problems.push(`EXECUTED: ${what}`));
  await context.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = (...all) => window.frontdeskAttacked(`${name}(${all})`);
    document.addEventListener("securitypolicyviolation", (event) => window.frontdeskAttacked(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  context.on("page", (page) => {
    page.on("dialog", (dialog) => problems.push(`EXECUTED: ${dialog.message()}`) && dialog.dismiss());
    onScriptError(page, (message) => problems.push(`error: ${message}`));
    page.on("console", (message) => /policy/i.test(message.text()) && problems.push(message.text()));
  });
  const page = await context.newPage();
  try {
    await work(page, server.origin, problems);
  } finally {
    await context.close();
    server.close();
  }
  return problems;
}

async function behaviour(page, origin, problems) {
  const field = page.locator("#fd-q");
  const options = page.locator("#fd-options [role=option]");
  await page.goto(`${origin}/`);
  await field.focus();
  await page.keyboard.type("reset passw");
  await answered(page, "reset passw", "fd-options");
  check("results while typing", (await options.first().textContent()).includes("Passwords"));
  check("the combobox is open", (await field.getAttribute("aria-expanded")) === "true");
  await page.waitForFunction(() => document.querySelector("form.search [role=status]").textContent.match(/\d/));
  await page.keyboard.press("ArrowDown");
  check("the arrow chooses", (await field.getAttribute("aria-activedescendant")) === "fd-option-0");
  check("the choice is marked", (await options.first().getAttribute("aria-selected")) === "true");
  check("words are highlighted", (await options.first().locator("mark").count()) > 0);
  await accessible(page, "open combobox");
  await page.keyboard.press("Escape");
  check("Escape closes", await page.locator(".search-panel").isHidden());
  await page.keyboard.press("ArrowDown");
  await options.first().waitFor();
  await page.keyboard.press("ArrowDown");
  const target = await options.first().evaluate((option) => option.href);
  await page.keyboard.press("Enter");
  await page.waitForURL(target);
  check("Enter opens the section", target.includes("/account/security/passwords/"));

  await inPlace(page, `${origin}/account/close-account/`);
  const results = page.locator("#fd-results .results > li");
  await page.goto(`${origin}/search/?q=${encodeURIComponent("how do I move my domain")}`);
  await results.first().waitFor();
  check("the field holds the query", (await field.inputValue()) === "how do I move my domain");
  check("the answer comes first", /domain/i.test(await results.first().textContent()));
  check("the title names the question", (await page.title()).includes("how do I move my domain"));
  check("so does the way there", (await page.locator(".breadcrumb [aria-current]").textContent()).includes("how do I move my domain"));
  check("all questions make place", await page.locator("div[data-all-questions]").isHidden());
  await accessible(page, "search page");
  await page.selectOption("select[name=category]", "billing");
  await page.waitForFunction(() => [...document.querySelectorAll("#fd-results .results > li:not(.search-channel) > a")].every((link) => link.pathname.startsWith("/billing/")));
  check("the address remembers the filter", new URL(page.url()).searchParams.get("category") === "billing");
  await page.reload();
  await results.first().waitFor();
  check("the filter comes back", (await page.locator("select[name=category]").inputValue()) === "billing");
  await field.fill("cron ");
  await page.locator("#fd-results .notice").waitFor();
  check("a filter is no dead end", (await page.locator("#fd-results .notice").textContent()) === (await page.locator("#fd-search").getAttribute("data-unfiltered")));
  await page.selectOption("select[name=category]", "");
  await field.fill("money back ");
  // A heading that says so: its first lines, without the table below them.
  await page.locator("#fd-results li:first-child .result-answer", { hasText: /^Yes, within 30 days[^·]*reason\.$/ }).waitFor();
  await field.fill("what you bought money back renewals ");
  await page.locator("#fd-results", { hasText: "What you bought · Money back · " }).waitFor();
  await field.fill("");
  await page.locator("div[data-all-questions]").waitFor();
  check("no query, all questions", (await results.count()) === 0);

  await field.fill("northpay password ftp ");
  await page.locator("#fd-results .less").waitFor();
  await accessible(page, "less likely results");
  await field.fill("speak to a human ");
  const channel = page.locator("#fd-results .search-channel").first();
  await channel.locator("[data-state=always]").waitFor();
  check("a person comes first", (await results.first().getAttribute("class")) === "search-channel");
  check("with what to do", (await channel.locator("a.button").getAttribute("href")).startsWith("https://chat."));
  await accessible(page, "a channel");
  await page.goto(`${origin}/ar/search/?q=gcash`);
  await results.first().waitFor();
  check("other languages help out", (await results.first().getAttribute("lang")) !== null);
  check("and it is said", (await page.locator("#fd-results .notice").count()) === 1);
  await page.goto(`${origin}/ar/`);
  await page.fill("#fd-q", "gcash ");
  await page.locator("#fd-options .badge").first().waitFor();
  const [said, list] = await page.evaluate(() => [".search-note", "#fd-options"].map((what) => document.querySelector(what).getBoundingClientRect().top));
  check("above them, where somebody types", said < list);
  await slow(page, origin);
  await interrupted(page, origin);
  await page.goto(`${origin}/search/?q=qqzzxxwwyy`);
  await page.locator("#fd-results .nothing a").waitFor();
  check("nothing found offers contact", (await page.locator("#fd-results .nothing a").getAttribute("href")) === "/contact/?q=qqzzxxwwyy");
  await accessible(page, "nothing found");
  check("no problems on the way", problems.length === 0);
  problems.forEach((problem) => console.log(`  ${problem}`));
  console.log("behaviour: looked at");
}

/** The search of every page, by its link and by keyboard, from a page that is about something else. */
async function inPlace(page, address) {
  const dialog = page.locator("#fd-find");
  const field = page.locator("#fd-find-q");
  const options = page.locator("#fd-find-options [role=option]");
  const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);
  await page.goto(address);
  await page.keyboard.press("/");
  check("a single key does nothing", await dialog.isHidden());
  const link = page.locator("[data-search-link]");
  await link.click();
  check("the link opens the search in place", page.url() === address && (await isFocused(field)));
  await page.keyboard.press("Escape");
  check("Escape closes it", await dialog.isHidden());
  check("and gives the focus back", await isFocused(link));
  await page.keyboard.press("Control+k");
  await page.keyboard.type("charged twice");
  await page.locator("#fd-find-option-ask[href*='/contact/refund/?q=charged+twice']").waitFor();
  check("the last row leads to a person", (await options.last().getAttribute("id")) === "fd-find-option-ask");
  await accessible(page, "search in place");
  const cut = await dialog.evaluate((dialog) => {
    const { top, bottom } = dialog.getBoundingClientRect();
    const shown = [...dialog.querySelectorAll("input, [role=option]")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.height > 0 && box.top >= top && box.bottom <= bottom;
    });
    return shown.filter((element) => {
      const { left, right, top, height } = element.getBoundingClientRect();
      return [left + 3, right - 3].some((x) => !element.contains(document.elementFromPoint(x, top + height / 2)));
    }).map((element) => element.id);
  });
  check(`its corners cut nothing off (${cut})`, cut.length === 0);
  await field.fill("phone number");
  await page.locator("#fd-find-option-way-0").waitFor();
  check("who wants a number gets one", (await options.first().textContent()).includes("+33"));
  await options.first().locator("[data-state=always]").waitFor();
  await field.fill("I lost my phone");
  await page.locator("#fd-find-option-all[href*='lost']").waitFor();
  check("who lost one does not", (await page.locator("#fd-find-option-way-0").count()) === 0);
  await field.fill("charged twice");
  await page.locator("#fd-find-option-ask[href*='q=charged+twice']").waitFor();
  await page.keyboard.press("ArrowDown");
  const target = await options.first().evaluate((option) => option.href);
  await page.keyboard.press("Enter");
  await page.waitForURL(target);
}

/** Files that take their time: the page says that it searches, in both places, and then has the answer. */
async function slow(page, origin) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const files = "**/assets/search/en/w*";
  await page.route(files, (route) => held.then(() => route.continue()));
  const list = await page.context().newPage();
  await list.route(files, (route) => held.then(() => route.continue()));
  await page.goto(`${origin}/search/?q=password`);
  await page.locator("#fd-results[aria-busy] > p").waitFor();
  check("the questions make place at once", await page.locator("div[data-all-questions]").isHidden());
  await list.goto(`${origin}/`);
  await list.fill("#fd-q", "password");
  await list.locator(".search-note", { hasText: "Searching" }).waitFor();
  await accessible(list, "slow network");
  release();
  await page.locator("#fd-results:not([aria-busy]) .results > li").first().waitFor();
  await list.locator("#fd-options [role=option]").first().waitFor();
  await page.unroute(files);
  await list.close();
}

/** A script that does not arrive at first: the next letters try again, and the way back keeps the question. */
async function interrupted(page, origin) {
  await page.route("**/assets/search/page.*.js", (route) => route.abort(), { times: 1 });
  await page.goto(`${origin}/search/`);
  const warned = page.waitForEvent("console", (message) => message.text().startsWith("search:"));
  await page.fill("#fd-q", "password");
  await warned;
  await page.fill("#fd-q", "password reset");
  const link = page.locator("#fd-results .results > li > a").first();
  await link.click();
  await page.waitForURL((address) => address.pathname !== "/search/");
  await page.goBack();
  await link.waitFor();
  check("the way back leads to the question", (await page.locator("#fd-q").inputValue()) === "password reset");
}

async function accessible(page, name) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
  check(`${name} is accessible: ${violations.join("; ")}`, violations.length === 0);
}

// Files that are missing, cut short or altered: an honest word with the way to people, no result.
async function damaged(demo) {
  const ways = {
    missing: () => null,
    truncated: (bytes) => bytes.subarray(0, bytes.length / 2),
    altered: (bytes) => Buffer.from(bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte))),
  };
  const kinds = ["manifest", "w", "t"];
  for (const [way, change] of Object.entries(ways)) {
    for (const kind of kinds) {
      const isDamaged = (path) => path.startsWith(`/assets/search/en/${kind}`);
      const changed = (path, bytes) => (isDamaged(path) ? change(bytes) : bytes);
      const problems = await onSite(demo, async (page, origin) => {
        await page.goto(`${origin}/search/?q=password`);
        await page.locator("#fd-results .nothing").waitFor();
        check(`${kind} ${way}: said so`, (await page.locator("#fd-results").textContent()).includes("unavailable"));
        check(`${kind} ${way}: the way to people`, (await page.locator("#fd-results .nothing a").getAttribute("href")) === "/contact/");
        check(`${kind} ${way}: no result`, (await page.locator("#fd-results li").count()) === 0);
      }, { changed });
      check(`${kind} ${way}: ${problems.join("; ")}`, problems.length === 0);
    }
  }
  console.log("damaged files in the browser: looked at");
}

// Every payload as title, heading and text of an article, and as query in both places.
function attackSite(all) {
  const clean = (text) => text.replace(/\s+/g, " ").trim() || "?";
  const articles = all.map((payload, at) => ({
    path: `attacks/a${at}.md`,
    title: clean(payload),
    text: `attack${at} ${sites.escape(clean(payload))}\n\n## ${sites.escape(clean(payload))}\n\nattack${at} ${sites.escape(clean(payload))}`,
  }));
  return sites.site(frontdesk, join(folder, "attacks"), articles, { "attacks/_category.md": "---\ntitle: Attacks\n---\n" });
}

async function attacks(dist, all) {
  let shown = 0;
  let asked = 0;
  const problems = await onSite(dist, async (first, origin) => {
    const queue = [...all.entries()].filter(([at]) => at % EVERY === 0);
    const work = async (page) => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [at, payload] = next;
        asked++;
        // The query in the address; then the article that has it in title, heading and text; then typed.
        await page.goto(`${origin}/search/?${new URLSearchParams({ q: payload })}`);
        await settled(page, payload);
        await page.fill("#fd-q", `attack${at} `);
        await page.locator(`#fd-results a[href^="/attacks/a${at}/"]`).first().waitFor();
        shown += await page.locator("#fd-results li").count();
        await page.fill("#fd-q", payload);
        await settled(page, payload);
      }
    };
    await Promise.all([work(first), work(await first.context().newPage()), work(await first.context().newPage())]);
    // And in the list below the field of the home page.
    await first.goto(`${origin}/`);
    for (const [, payload] of [...all.entries()].filter(([at]) => at % (8 * EVERY) === 0 && all[at].trim())) {
      await first.fill("#fd-q", payload);
      await first.locator(".search-panel").waitFor();
    }
  });
  check(`no attack runs: ${problems.slice(0, 5).join("; ")}`, problems.length === 0);
  console.log(`attacks: ${asked} of ${all.length} payloads as query, title, heading and text; ${shown} results shown, ${problems.length} problems`);
}

// A payload without any word counts as no query or finds nothing; either way the page says so.
async function settled(page, payload) {
  const answers = "#fd-results:not([aria-busy]) > *, div[data-all-questions]:not([hidden])";
  await page.locator(answers).first().waitFor().catch(() => check(`an answer to ${JSON.stringify(payload)}`, false));
}
