// The layout walk and axe in Firefox (Debian's firefox-esr, or the one that $FIREFOX names), on every type of page
// in two languages, one of them from right to left:
//
// 1. the layout at widths between a small phone and a wide screen, as in layout.mjs;
// 2. axe-core in light and dark, on a phone and on a screen;
// 3. no error in a script.
//
// usage: node firefox.mjs DIST [--step PIXELS]

import { join } from "node:path";
import { inspect } from "./audit.mjs";
import { firefox } from "./bidi.mjs";
import { LIMITS, measure } from "./measure.mjs";
import { samples } from "./samples.mjs";
import { serve } from "./serve.mjs";

const [dist, ...rest] = process.argv.slice(2);
const step = Number(rest[1] ?? 60);
const [FIRST, LAST] = [320, 1400];
const SIZES = [[390, 844], [1280, 900]];

const site = join(dist, "site");
const problems = [];
const server = await serve(site);
const pages = samples(site).filter(({ lang }) => lang === "en" || lang === "ar");
let where = "";
for (const shade of ["light", "dark"]) {
  const { page, close } = await firefox(shade, (what) => problems.push(`${where}: ${what}`));
  for (const { path } of pages) {
    where = `${path}, ${shade}`;
    await page.goto(server.origin + path);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      for (const found of await inspect(page)) problems.push(`${where} at ${width}: axe ${found}`);
    }
    // Colours move nothing: one shade is walked.
    for (let width = FIRST; shade === "light" && width <= LAST; width += step) {
      await page.setViewportSize({ width, height: 640 });
      for (const found of await page.evaluate(measure, LIMITS)) problems.push(`${path} at ${width}: ${found}`);
    }
  }
  await close();
}
server.close();
for (const problem of problems) console.log(problem);
console.log(`firefox: ${pages.length} pages, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
