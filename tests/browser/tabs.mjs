// Tabs in an article, in Chromium on a phone, in every language of the demo:
//
// 1. without scripts and on paper every panel stands under its label;
// 2. with scripts one is shown, arrow keys lead through the others, and nothing jumps while the page loads;
// 3. a choice holds on other pages, by its label;
// 4. an address inside a hidden panel, a result of the search and the browser's own search open it.
//
// usage: node tabs.mjs DIST

import { join } from "node:path";
import { launch, visit } from "./chromium.mjs";
import { serve } from "./serve.mjs";
import { type } from "./typing.mjs";

const [dist] = process.argv.slice(2);
const PATH = "websites/first-steps/";
const PHONE = { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" };
const problems = [];
const expect = (holds, what) => holds || problems.push(what);
const { origin, close } = await serve(join(dist, "site"));
const browser = await launch();
try {
  for (const lang of ["", "fr/", "fil/", "ar/"]) {
    await plain(`/${lang}${PATH}`, { javaScriptEnabled: false }, "without scripts");
    await keyboard(`/${lang}${PATH}`);
  }
  await plain(`/${PATH}`, {}, "on paper");
  await choice();
  await addresses();
  await found();
} catch (error) {
  problems.push(error.stack);
} finally {
  await browser.close();
  close();
}
for (const problem of problems) console.log(problem);
console.log(`tabs: ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

function open(settings = {}) {
  return visit(browser, (what) => problems.push(what), { ...PHONE, ...settings });
}

/** Which panels a reader sees. */
function shown(page) {
  return page.locator(".tab").evaluateAll((panels) => panels.map((panel) => panel.lastElementChild.checkVisibility()));
}

async function plain(path, settings, what) {
  const { context, page } = await open(settings);
  await page.goto(origin + path);
  if (what === "on paper") {
    await page.locator(".tabs.ready").waitFor();
    await page.emulateMedia({ media: "print" });
  }
  await page.locator(".tab").last().locator("p").waitFor();
  const panels = await page.locator(".tab").evaluateAll((panels) =>
    panels.map((panel) => {
      const [label, text] = [panel.firstElementChild, panel.lastElementChild].map((part) => part.getBoundingClientRect());
      return label.height > 10 && label.width > 30 && text.height > 10 && text.top >= label.bottom;
    }),
  );
  expect(panels.length === 3 && panels.every(Boolean), `${path} ${what}: ${panels}`);
  expect(await page.locator(".tab-list").isHidden(), `${path} ${what}: there is a list of tabs`);
  await context.close();
}

async function keyboard(path) {
  const { context, page } = await open();
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.moved += value))).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${origin}${path}`);
  const tabs = page.locator(".tab-list [role=tab]");
  await tabs.first().waitFor();
  const moved = await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done(window.moved)))));
  expect(moved < 0.02, `${path}: the page moves by ${moved} while it loads`);
  const state = () =>
    page.evaluate(() => {
      const tabs = [...document.querySelectorAll("[role=tab]")];
      const is = (tab, panel) => tab.getAttribute("aria-controls") === panel.id && panel.getAttribute("aria-labelledby") === tab.id;
      const panels = [...document.querySelectorAll("[role=tabpanel]")];
      return {
        selected: tabs.map((tab) => tab.ariaSelected).indexOf("true"),
        stops: tabs.filter((tab) => tab.tabIndex === 0).length,
        linked: tabs.every((tab, at) => is(tab, panels[at])),
        focused: tabs.indexOf(document.activeElement),
        named: document.getElementById(document.querySelector("[role=tablist]").getAttribute("aria-labelledby"))?.textContent.trim() ?? "",
      };
    });
  const start = await state();
  expect(start.selected === 0 && start.stops === 1 && start.linked && start.named !== "", `${path}: ${JSON.stringify(start)}`);
  expect(String(await shown(page)) === "true,false,false", `${path}: shown are ${await shown(page)}`);
  const [ahead, back] = path.startsWith("/ar/") ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  await tabs.first().focus();
  for (const [key, at] of [[ahead, 1], [ahead, 2], [ahead, 0], [back, 2], ["Home", 0], ["End", 2]]) {
    await page.keyboard.press(key);
    const { selected, focused } = await state();
    expect(selected === at && focused === at, `${path}: ${key} leads to ${selected}, the focus to ${focused}`);
  }
  expect(String(await shown(page)) === "false,false,true", `${path}: behind End are ${await shown(page)}`);
  // One stop for all tabs, then the panel.
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.role === "tabpanel"), `${path}: behind the tabs is no panel`);
  await context.close();
}

async function choice() {
  const { context, page } = await open();
  await page.goto(`${origin}/${PATH}`);
  const last = page.locator("[role=tab]").last();
  await last.scrollIntoViewIfNeeded();
  const before = await last.boundingBox();
  await last.click();
  expect(Math.abs((await last.boundingBox()).y - before.y) < 2, "the tab moves away from the finger");
  // The same label in another language; the choice is the last one made.
  await page.goto(`${origin}/fr/${PATH}`);
  await page.locator(".tabs.ready").waitFor();
  expect(String(await shown(page)) === "false,false,true", `the choice is forgotten: ${await shown(page)}`);
  await context.close();
}

async function addresses() {
  const { context, page } = await open();
  for (const [from, to] of [["", "#wordpress"], ["#ftp-or-ssh", "#wordpress"], ["#wordpress", "#file-manager"]]) {
    await page.goto("about:blank");
    await page.goto(`${origin}/${PATH}${from}`);
    await page.locator(".tabs.ready").waitFor();
    await page.evaluate((to) => (location.hash = to), to);
    const seen = await page
      .waitForFunction((to) => {
        const panel = document.querySelector(to).closest(".tab");
        const { top } = panel.getBoundingClientRect();
        return !panel.hidden && document.querySelectorAll(".tab:not([hidden])").length === 1 && top > 50 && top < innerHeight / 2;
      }, to)
      .then(() => true, () => false);
    expect(seen, `${from || "the page"} to ${to}: ${await shown(page)}`);
  }
  // What the browser finds in hidden text it shows, and says so.
  await page.locator(".tab").nth(1).evaluate((panel) => panel.dispatchEvent(new Event("beforematch", { bubbles: true })));
  expect(String(await shown(page)) === "false,true,false", `what was found stays hidden: ${await shown(page)}`);
  await context.close();
}

async function found() {
  const { context, page } = await open();
  await page.goto(origin);
  await page.click("[data-search-link]");
  await type(page, "wordpress puts its own files", (what) => expect(false, what));
  const option = page.locator(`#fd-find-options a[href*="/${PATH}"]`).first();
  await option.waitFor();
  await option.click();
  await page.locator(".tabs.ready").waitFor();
  expect(page.url().includes(`/${PATH}`), `the result leads to ${page.url()}`);
  expect(String(await shown(page)) === "false,false,true", `the words found are not shown: ${await shown(page)}`);
  // Only for that result: later the page is as it always is.
  await page.goto(`${origin}/${PATH}`);
  await page.locator(".tabs.ready").waitFor();
  expect(String(await shown(page)) === "true,false,false", `a result is remembered: ${await shown(page)}`);
  await context.close();
}
