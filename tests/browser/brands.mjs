// Any company's colour can be read: random colours through a real build, and what Chromium paints of them,
// by axe, in light and dark, on the pages that use the colour most.
//
// usage: node brands.mjs DIST PROGRAM [COUNT]    (200 colours, if not told otherwise)

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inspect } from "./audit.mjs";
import { launch, visit } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const [dist, program, count = "200"] = process.argv.slice(2);
const PAGES = ["/websites/first-steps/", "/contact/refund/"];
const problems = [];
const rules = brands(Number(count));
const server = await serve(join(dist, "site"));
const browser = await launch();
for (const colorScheme of ["light", "dark"]) {
  const { context, page } = await visit(browser, (what) => problems.push(what), { colorScheme, viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  for (const path of PAGES) {
    await page.goto(server.origin + path, { waitUntil: "load" });
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
    }
  }
  await context.close();
}
await browser.close();
server.close();
for (const problem of problems) console.log(problem);
console.log(`brands: ${rules.length} colours, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

// Colours with what a build makes of them: `[colour, rule]`. The same ones every time.
function brands(count) {
  const folder = mkdtempSync(join(tmpdir(), "brands-"));
  mkdirSync(join(folder, "content"));
  writeFileSync(join(folder, "content", "a.md"), "# A\n\nText.\n");
  let state = 20261122;
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648);
  const found = [];
  for (let n = 0; n < count; n += 1) {
    const brand = `#${(random() >> 7).toString(16).padStart(6, "0").slice(-6)}`;
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
