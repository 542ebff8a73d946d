// Debian's Chromium, or the one that $CHROMIUM names, without what it does by itself on the net.

import { chromium } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** A page of a visitor of its own; errors of its scripts go to `report`, those of the network if told. */
export async function visit(browser, report, settings = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 760 }, locale: "en-US", ...settings });
  const page = await context.newPage();
  page.on("pageerror", (error) => report(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    const expected = settings.refusals && message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !expected) report(`${page.url()}: ${message.text()}`);
  });
  return { context, page };
}
