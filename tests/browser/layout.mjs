// The layout at every width between a small phone and a wide screen, in every language of a build:
//
// 1. the header keeps to one row, its tools at the end, with the site's own title and the longest;
// 2. nothing scrolls sideways;
// 3. whatever can be opened lies within the window when it is: menu, languages, every `details`;
// 4. no box cuts its text, also with wide spacing.
//
// A page is looked at in every sixteenth of these widths, the next page in those beside them, and all in the
// narrowest and the widest. FRONTDESK_TEST_WIDTHS_EVERY=1 looks at each page in all of them.
//
// usage: node layout.mjs DIST [--step PIXELS]

import { join } from "node:path";
import { launch, visit } from "./chromium.mjs";
import { LIMITS, measure } from "./measure.mjs";
import { samples } from "./samples.mjs";
import { serve } from "./serve.mjs";

const [dist, ...rest] = process.argv.slice(2);
const step = Number(rest[1] ?? 20);
const every = Number(process.env.FRONTDESK_TEST_WIDTHS_EVERY ?? 16);
const [FIRST, LAST, HEIGHT] = [320, 1400, 640];
const site = join(dist, "site");
const problems = [];
const report = (text) => problems.push(text);
const server = await serve(site);
const browser = await launch();
const pages = samples(site).map(({ path }, n) => ({ path, widths: widths(n) }));
await Promise.all([0, 1].map((half) => walk(pages.filter((_, n) => n % 2 === half))));
await browser.close();
server.close();
for (const problem of problems) console.log(problem);
const looked = pages.reduce((sum, { widths }) => sum + widths.length, 0);
console.log(`layout: ${pages.length} pages, ${looked} widths of theirs, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

/** In which the page at `n` is looked at. */
function widths(n) {
  const all = Array.from({ length: Math.floor((LAST - FIRST) / step) + 1 }, (_, at) => FIRST + at * step);
  return all.filter((_, at) => at % every === n % every || at === 0 || at === all.length - 1);
}

async function walk(pages) {
  const settings = { viewport: { width: FIRST, height: HEIGHT }, reducedMotion: "reduce" };
  const { context, page } = await visit(browser, report, settings);
  for (const { path, widths } of pages) {
    await page.goto(server.origin + path, { waitUntil: "load" });
    for (const width of widths) {
      await page.setViewportSize({ width, height: HEIGHT });
      for (const found of await page.evaluate(measure, LIMITS)) report(`${path} at ${width}: ${found}`);
    }
  }
  await context.close();
}
