// Any company's colour can be read: random colours through a real build, and what Chromium paints of them,
// by axe, in light and dark, on the pages that use the colour most. What is filled with it stands out from what
// it stands on, by itself or by its edge.
//
// usage: node brands.mjs DIST PROGRAM [COUNT]    (200 colours beside the extreme ones, if not told otherwise)

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inspect } from "./audit.mjs";
import { launch, visit } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const [dist, program, count = "200"] = process.argv.slice(2);
const PAGES = ["/websites/first-steps/", "/contact/refund/"];
/** Nearly the light page, nearly the dark one, and what no page comes near to. */
const EXTREMES = ["#ffffff", "#fefce8", "#000000", "#15171c", "#ffff00", "#0000ff"];
/** WCAG 2.2, 1.4.11. */
const VISIBLE = 3;
const problems = [];
let fills = 0;
const rules = brands(Number(count));
const server = await serve(join(dist, "site"));
const browser = await launch();
for (const colorScheme of ["light", "dark"]) {
  const { context, page } = await visit(browser, (what) => problems.push(what), { colorScheme, viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  for (const path of PAGES) {
    await page.goto(server.origin + path, { waitUntil: "load" });
    fills += await page.evaluate(findFilled);
    for (const [brand, rule] of rules) {
      // The policy allows no style of the page's own; a sheet of the test's is none.
      const taken = await page.evaluate((rule) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rule);
        document.adoptedStyleSheets = [sheet];
        return getComputedStyle(document.documentElement).getPropertyValue("--brand").trim();
      }, rule);
      if (taken !== brand) problems.push(`${brand}: the page has ${taken}`);
      for (const what of await inspect(page, ["color-contrast"])) problems.push(`${path}, ${colorScheme}, ${brand}: ${what}`);
      for (const { name, contrast } of await page.evaluate(shapes)) {
        if (contrast < VISIBLE) problems.push(`${path}, ${colorScheme}, ${brand}: ${name} stands out by ${contrast.toFixed(2)}`);
      }
    }
  }
  await context.close();
}
await browser.close();
server.close();
if (fills === 0) problems.push("nothing is filled with the brand's colour");
for (const problem of problems) console.log(problem);
console.log(`brands: ${rules.length} colours, ${fills} fills, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

// Notes what is filled with the brand's colour: what shows a colour that nothing else has.
function findFilled() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":root { --brand: #123457; }");
  document.adoptedStyleSheets = [sheet];
  const all = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  window.filled = all.filter((element) => getComputedStyle(element).backgroundColor === "rgb(18, 52, 87)");
  return window.filled.length;
}

// How far these, or their edges, stand out from what is around them.
function shapes() {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const paint = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (one, other) => {
    const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
    return Math.max(a, b) / Math.min(a, b);
  };
  return window.filled.map((element) => {
    const style = getComputedStyle(element);
    let around = element.parentElement;
    while (around !== document.body && paint(getComputedStyle(around).backgroundColor)[3] < 255) around = around.parentElement;
    const ground = paint(getComputedStyle(around).backgroundColor);
    const edge = Number.parseFloat(style.borderTopWidth) >= 1 ? contrast(paint(style.borderTopColor), ground) : 0;
    return { name: `${element.localName}.${element.className}`, contrast: Math.max(contrast(paint(style.backgroundColor), ground), edge) };
  });
}

// Colours with what a build makes of them: `[colour, rule]`. The same ones every time.
function brands(count) {
  const folder = mkdtempSync(join(tmpdir(), "brands-"));
  mkdirSync(join(folder, "content"));
  writeFileSync(join(folder, "content", "a.md"), "# A\n\nText.\n");
  let state = 20261122;
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648);
  const found = [];
  const chance = Array.from({ length: count }, () => `#${(random() >> 7).toString(16).padStart(6, "0").slice(-6)}`);
  for (const brand of [...EXTREMES, ...chance]) {
    const site = `title = "B"\nbase_url = "https://help.example.com/"\ndefault_language = "en"\n[languages.en]\nname = "English"\n[theme]\naccent = "${brand}"\n`;
    writeFileSync(join(folder, "site.toml"), site);
    // A build keeps the files of the one before.
    rmSync(join(folder, "dist"), { recursive: true, force: true });
    execFileSync(resolve(program), ["build", "-q", "--root", folder, "--out", join(folder, "dist")]);
    const assets = join(folder, "dist", "site", "assets");
    const sheet = readdirSync(assets).find((name) => /^theme\..*\.css$/.test(name));
    found.push([brand, /^:root \{ --accent-for-light[^}]*\}/m.exec(readFileSync(join(assets, sheet), "utf8"))[0]]);
  }
  rmSync(folder, { recursive: true });
  return found;
}
