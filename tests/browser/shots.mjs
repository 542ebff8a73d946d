// Takes screenshots of a built site for people to look at: desktop and phone, light and dark.
//
// usage: node shots.mjs DIST OUT PAGE...     (PAGE is an address such as /ar/support/)

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const [dist, out, ...pages] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const server = await serve(join(dist, "site"));
const browser = await launch();
for (const [name, viewport] of [["desktop", { width: 1280, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport, colorScheme });
    for (const address of pages) {
      const page = await context.newPage();
      await page.goto(server.origin + address, { waitUntil: "load" });
      const file = `${address.replace(/\W+/g, "-").replace(/^-|-$/g, "") || "home"}-${name}-${colorScheme}.png`;
      await page.screenshot({ path: join(out, file), fullPage: false });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
server.close();
