// What a page costs, cold and packed as hosts send it, pictures left out:
//
// 1. an article comes in 30 KB;
// 2. a topic of the contact pages comes in 40 KB and 12 requests;
// 3. no script holds back what is shown, on a page of each type in English and of those above in every language
//    (FRONTDESK_TEST_LOOKS=all: of each type in every language);
// 4. the home page is no longer than it was before the theme was drawn anew, on a phone a quarter shorter;
// 5. a first search comes in 38 KB, scripts and all, and one after it in 12 KB, heads of answers not counted.
//
// usage: node budgets.mjs DIST

import { join } from "node:path";
import { launch, sideBySide, visit } from "./chromium.mjs";
import { samples } from "./samples.mjs";
import { serve } from "./serve.mjs";

const [dist] = process.argv.slice(2);
const KB = 1024;
const LIMITS = { article: { bytes: 30 * KB }, "contact/topic": { bytes: 40 * KB, requests: 12 } };
/** In words that the demo knows: each is asked first, and then behind the one before. */
const ASKED = ["reset my password", "invoice", "how do I cancel my plan", "my website is slow", "change e-mail address"];
const SEARCH = { first: 38 * KB, later: 12 * KB };
/** The demo's home page in English had 2,159 and 3,655 pixels. */
const HOME = [[1280, 2159], [390, 2741]];

const problems = [];
const server = await serve(join(dist, "site"), { packed: true });
const browser = await launch();
const most = {};
const limited = ({ type, lang }) => process.env.FRONTDESK_TEST_LOOKS === "all" || lang === "en" || type in LIMITS;
await sideBySide(samples(join(dist, "site")).filter(limited), async ({ type, path }) => {
  // A context of its own: nothing is kept from the page before.
  const { context, page } = await visit(browser, (what) => problems.push(what));
  const cost = await measure(context, page, path);
  await context.close();
  for (const script of cost.blocking) problems.push(`${path}: ${script} holds back what is shown`);
  const { bytes = Infinity, requests = Infinity } = LIMITS[type] ?? {};
  if (cost.bytes > bytes) problems.push(`${path}: ${cost.bytes} bytes, ${bytes} at most`);
  if (cost.requests > requests) problems.push(`${path}: ${cost.requests} requests, ${requests} at most`);
  if (!(most[type]?.bytes >= cost.bytes)) most[type] = { path, ...cost };
});
const lengths = [];
for (const [width, highest] of HOME) {
  const { context, page } = await visit(browser, (what) => problems.push(what), { viewport: { width, height: 844 }, reducedMotion: "reduce" });
  await page.goto(`${server.origin}/`, { waitUntil: "networkidle" });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  lengths.push(`${height} pixels at ${width}`);
  if (height > highest) problems.push(`the home page has ${height} pixels at ${width}, ${highest} at most`);
  await context.close();
}
const searches = { first: 0, later: 0 };
for (const [at, first] of ASKED.entries()) {
  const { context, page } = await visit(browser, (what) => problems.push(what));
  // No page of the theme, whose own scripts would be counted along.
  await page.goto(`${server.origin}/robots.txt`);
  for (const [kind, query] of Object.entries({ first, later: ASKED[(at + 1) % ASKED.length] })) {
    const before = server.sent.bytes;
    const found = await page.evaluate(search, query);
    const bytes = server.sent.bytes - before;
    if (found === 0 || bytes === 0) problems.push(`searching for "${query}" found ${found} by ${bytes} bytes`);
    if (bytes > SEARCH[kind]) problems.push(`searching for "${query}": ${bytes} bytes, ${SEARCH[kind]} at most`);
    searches[kind] = Math.max(searches[kind], bytes);
  }
  await context.close();
}
await browser.close();
server.close();
for (const type of Object.keys(LIMITS)) if (!most[type]) problems.push(`there is no page of type ${type}`);
for (const [type, { path, bytes, requests }] of Object.entries(most)) {
  console.log(`${type}: ${(bytes / KB).toFixed(1)} KB, ${requests} requests (${path})`);
}
console.log(`home: ${lengths.join(", ")}`);
console.log(`search: first ${(searches.first / KB).toFixed(1)} KB, later ${(searches.later / KB).toFixed(1)} KB`);
for (const problem of problems) console.log(problem);
console.log(`budgets: ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

/** Runs in the page. */
async function search(query) {
  const { createSearch } = await import("/assets/search/search.js");
  window.search ??= createSearch({ base: "/", lang: "en" });
  const { hits } = await window.search.search(query, { limit: 5 });
  return hits.length;
}

async function measure(context, page, path) {
  const cost = { bytes: 0, requests: 0, blocking: [] };
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const pictures = new Set();
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.mimeType.startsWith("image/")) pictures.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (pictures.has(requestId)) return;
    cost.bytes += encodedDataLength;
    cost.requests += 1;
  });
  await page.goto(server.origin + path, { waitUntil: "networkidle" });
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType("resource").filter((entry) => entry.initiatorType === "script" && entry.renderBlockingStatus === "blocking").map(({ name }) => name),
  );
  cost.blocking = scripts.map((name) => new URL(name).pathname);
  return cost;
}
