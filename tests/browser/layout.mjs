// The layout at every width between a small phone and a wide screen, in every language of a build:
//
// 1. the header keeps to one row, its tools at the end, with the site's own title and the longest;
// 2. nothing scrolls sideways;
// 3. whatever can be opened lies within the window when it is: menu, languages, every `details`;
// 4. no box cuts its text, also with wide spacing.
//
// usage: node layout.mjs DIST [--step PIXELS]

import { join } from "node:path";
import { launch, visit } from "./chromium.mjs";
import { LIMITS, measure } from "./measure.mjs";
import { samples } from "./samples.mjs";
import { serve } from "./serve.mjs";

const [dist, ...rest] = process.argv.slice(2);
const step = Number(rest[1] ?? 20);
const [FIRST, LAST, HEIGHT] = [320, 1400, 640];
const site = join(dist, "site");
const problems = [];
const report = (text) => problems.push(text);
const server = await serve(site);
const browser = await launch();
const pages = samples(site).map(({ path }) => path);
await Promise.all([0, 1].map((half) => walk(pages.filter((_, n) => n % 2 === half))));
await browser.close();
server.close();
for (const problem of problems) console.log(problem);
console.log(`layout: ${pages.length} pages at ${Math.floor((LAST - FIRST) / step) + 1} widths, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function walk(paths) {
  const settings = { viewport: { width: FIRST, height: HEIGHT }, reducedMotion: "reduce" };
  const { context, page } = await visit(browser, report, settings);
  for (const path of paths) {
    await page.goto(server.origin + path, { waitUntil: "load" });
    for (let width = FIRST; width <= LAST; width += step) {
      await page.setViewportSize({ width, height: HEIGHT });
      for (const found of await page.evaluate(measure, LIMITS)) report(`${path} at ${width}: ${found}`);
    }
  }
  await context.close();
}
