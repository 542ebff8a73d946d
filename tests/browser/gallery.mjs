// Pictures of a built site for people to look at: every type of page, in four languages, light and dark, at
// the widths of phones, tablets and screens.
//
// usage: node gallery.mjs DIST OUT [--types A,B] [--langs en,ar] [--widths 390,1280] [--shades light]
//        node gallery.mjs DIST OUT --readme      the pictures of the README
//
// Files are called TYPE-LANG-SHADE-WIDTH.png.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { inTabs, launch, newContext } from "./chromium.mjs";
import { samples } from "./samples.mjs";
import { serve } from "./serve.mjs";

const [dist, out, ...rest] = process.argv.slice(2);
const option = (name, all) => (rest.includes(name) ? rest[rest.indexOf(name) + 1].split(",") : all);
const LANGUAGES = ["en", "fr", "fil", "ar"];
const WIDTHS = ["360", "430", "768", "1280"];
const SHADES = ["light", "dark"];
/** What of a page is looked at: more is the same again. */
const HIGHEST = 2600;
/** Name, address, width, height and shade. */
const README = [
  ["home", "/", 1280, 760, "light"],
  ["topic-phone", "/contact/refund/", 390, 760, "light"],
  ["arabic-phone", "/ar/websites/first-steps/", 390, 760, "dark"],
];

mkdirSync(out, { recursive: true });
const server = await serve(join(dist, "site"));
const browser = await launch();
const count = rest.includes("--readme") ? await readme() : await gallery();
await browser.close();
server.close();
console.log(`gallery: ${count} pictures in ${out}`);

async function gallery() {
  const langs = option("--langs", LANGUAGES);
  const types = option("--types", null);
  const pages = samples(join(dist, "site")).filter(({ type, lang }) => langs.includes(lang) && (types?.includes(type) ?? true));
  let count = 0;
  for (const shade of option("--shades", SHADES)) {
    for (const width of option("--widths", WIDTHS)) {
      const context = await open(Number(width), 900, shade);
      await inTabs(context, pages, async ({ type, lang, path }, page) => {
        await page.goto(server.origin + path, { waitUntil: "networkidle" });
        const height = Math.min(HIGHEST, await page.evaluate(() => document.documentElement.scrollHeight));
        const clip = { x: 0, y: 0, width: Number(width), height };
        await page.screenshot({ path: join(out, `${type.replace("/", "-")}-${lang}-${shade}-${width}.png`), clip, fullPage: true });
        count += 1;
      });
      await context.close();
    }
  }
  return count;
}

async function readme() {
  for (const [name, path, width, height, shade] of README) {
    const context = await open(width, height, shade);
    const page = await context.newPage();
    await page.goto(server.origin + path, { waitUntil: "networkidle" });
    await page.screenshot({ path: join(out, `${name}.png`) });
    await context.close();
  }
  return README.length;
}

function open(width, height, colorScheme) {
  return newContext(browser, { viewport: { width, height }, colorScheme, reducedMotion: "reduce", locale: "en-US", timezoneId: "UTC" });
}
