// Four of WCAG 2.2's criteria that axe-core does not judge or not alone, by their numbers, on a page of every type:
// 2.1.4 (no single key does anything), 2.4.3 (the focus goes as one reads), 2.5.8 (targets of 24 pixels, or apart),
// 3.2.6 (the way to a person stands at the same place of every page).
//
// A page of each type is judged in a phone's window in one language and in a wide one in the other, and the two share the
// keys between them; FRONTDESK_TEST_LOOKS=all has all judged in both, and every key pressed.
//
// usage: node criteria.mjs DIST

import { join } from "node:path";
import { launch, sideBySide, visit } from "./chromium.mjs";
import { samples } from "./samples.mjs";
import { serve } from "./serve.mjs";

const [dist] = process.argv.slice(2);
const LANGUAGES = ["en", "ar"];
const SIZES = [{ width: 390, height: 844 }, { width: 1280, height: 800 }];
/** Every printable key of a keyboard; the space is left out where it scrolls. */
const KEYS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
const ALL = process.env.FRONTDESK_TEST_LOOKS === "all";
/** So often the focus goes on before it is asked where it was. */
const TABS_AT_ONCE = 10;
/** In pixels. */
const TARGET = 24;

const problems = [];
const server = await serve(join(dist, "site"));
const browser = await launch();
const pages = samples(join(dist, "site")).filter(({ lang }) => LANGUAGES.includes(lang));
const help = new Map();
for (const [n, viewport] of SIZES.entries()) {
  await sideBySide(pages.filter((page) => ALL || turn(page) === n), (page) => judge(page, viewport));
}
await browser.close();
server.close();
if (pages.length === 0) problems.push("there is no page");
for (const problem of problems) console.log(problem);
console.log(`criteria: ${pages.length} pages, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

/** Which of the windows shows a page: of a type both do, each in a language, and of a language half of the types. */
function turn({ type, lang }) {
  const types = [...new Set(pages.map(({ type }) => type))];
  return (types.indexOf(type) + LANGUAGES.indexOf(lang)) % SIZES.length;
}

async function judge({ path, lang }, viewport) {
  const name = `${path} at ${viewport.width}`;
  const report = (text) => problems.push(`${name}: ${text}`);
  const { context, page } = await visit(browser, report, { viewport, reducedMotion: "reduce" });
  await page.goto(server.origin + path);
  await singleKeys(page, KEYS.filter((_, at) => ALL || at % SIZES.length === SIZES.indexOf(viewport)), report);
  await focusOrder(page, report);
  await targets(page, report);
  await sameHelp(page, `${lang} at ${viewport.width}`, report);
  await context.close();
}

/** 2.1.4: outside a field no letter, digit or sign does anything. */
async function singleKeys(page, keys, report) {
  const state = () => page.evaluate(() => {
    document.activeElement?.blur();
    const open = [...document.querySelectorAll("details[open], dialog[open], [aria-expanded=true]")].filter((part) => !part.closest(".toc")).length;
    return `${location.href} ${open} ${document.documentElement.dataset.shade ?? ""}`;
  });
  const before = await state();
  for (const key of keys.filter((key) => key !== " ")) await page.keyboard.press(key);
  const after = await state();
  if (after !== before) report(`2.1.4: a single key did something: ${before} became ${after}`);
}

/** 2.4.3: from one stop to the next the focus goes forward in the text, and nothing is taken out of its order. */
async function focusOrder(page, report) {
  const ahead = await page.evaluate(() => [...document.querySelectorAll("[tabindex]")].filter(({ tabIndex }) => tabIndex > 0).length);
  if (ahead > 0) report(`2.4.3: ${ahead} elements take the focus out of turn`);
  await page.evaluate(() => {
    document.activeElement?.blur();
    getSelection().removeAllRanges();
    document.body.tabIndex = -1;
    document.body.focus();
    const steps = (window.steps = { stops: 0, isBack: null, isEnd: false });
    let from = document.body;
    addEventListener("focusin", ({ target: to }) => {
      if (steps.isEnd || to === document.body) return;
      const isOn = from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!isOn) steps.isBack ??= `from ${from.outerHTML.slice(0, 80)} to ${to.outerHTML.slice(0, 80)}`;
      steps.stops += 1;
      from = to;
    });
    // It leaves the page behind the last of them.
    addEventListener("focusout", ({ relatedTarget }) => (steps.isEnd ||= steps.stops > 0 && relatedTarget === null));
  });
  let steps = { stops: 0, isBack: null, isEnd: false };
  while (!steps.isEnd && !steps.isBack) {
    const before = steps.stops;
    for (let tabs = 0; tabs < TABS_AT_ONCE; tabs += 1) await page.keyboard.press("Tab");
    steps = await page.evaluate(() => window.steps);
    if (!steps.isEnd && steps.stops === before) return report(`2.4.3: the focus stays at stop ${before}`);
  }
  const { stops, isBack } = steps;
  if (isBack) return report(`2.4.3: the focus goes back: ${isBack}`);
  if (stops < 3) report(`2.4.3: only ${stops} stops`);
}

/** 2.5.8: a target is 24 pixels wide and high, stands in a sentence, or has no other one so near its middle. */
async function targets(page, report) {
  const small = await page.evaluate((least) => {
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option]")];
    const boxes = all.filter((target) => target.checkVisibility({ visibilityProperty: true })).map((target) => {
      // A label is a part of its field's target, and what a link is drawn over is the link.
      const covers = getComputedStyle(target, "::after").position === "absolute" && getComputedStyle(target).position === "static";
      const parts = [target, ...(target.labels ?? []), ...(covers ? [target.offsetParent] : [])].map((part) => part.getBoundingClientRect());
      const box = parts.reduce((one, other) => (one.width * one.height >= other.width * other.height ? one : other));
      return { target, box };
    }).filter(({ box }) => box.width > 1 && box.height > 1);
    const isSmall = ({ box }) => box.width < least - 0.5 || box.height < least - 0.5;
    const inText = ({ target }) => {
      if (getComputedStyle(target).display !== "inline") return false;
      const around = target.closest("p, li, td, th, dd, dt, h1, h2, h3, h4, figcaption, small, label, summary");
      return around !== null && around.textContent.trim().length > target.textContent.trim().length;
    };
    const distance = (x, y, box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const crowded = ({ target, box }) => {
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      return boxes.some((other) => other.target !== target && !other.target.contains(target) && !target.contains(other.target) && distance(x, y, other.box) < least / 2);
    };
    return boxes.filter((one) => isSmall(one) && !inText(one) && crowded(one)).map(({ target, box }) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${target.outerHTML.slice(0, 100)}`);
  }, TARGET);
  for (const target of small) report(`2.5.8: ${target}`);
}

/** 3.2.6: what leads to a person in the header stands at the same place among what stands beside it. */
async function sameHelp(page, group, report) {
  const order = await page.evaluate(() => {
    const header = document.querySelector(".site-header");
    const shown = [...header.querySelectorAll("a[href], button, summary")].filter((part) => part.checkVisibility({ visibilityProperty: true }));
    const help = shown.findIndex((part) => part.matches("a[href*='contact/']"));
    return help < 0 ? null : help;
  });
  if (order === null) return report("3.2.6: the header has no way to a person");
  const known = help.get(group) ?? order;
  help.set(group, known);
  if (order !== known) report(`3.2.6: before the way to a person stand ${order} others, and ${known} elsewhere`);
}
