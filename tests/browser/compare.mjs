// What a search costs in Chromium: bytes, requests, milliseconds, cold and warm, next to Pagefind on
// the same pages under the same throttling; and how well each ranks natural questions.
//
// usage: node compare.mjs FRONTDESK [PAGEFIND]     (PAGEFIND: the folder of npm's `pagefind`)
//
// The corpora are those of sites.mjs; without them there is nothing to measure.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { launch, newContext } from "./chromium.mjs";
import { ARDUINO, TLDR } from "./queries.mjs";
import * as sites from "./sites.mjs";

const TYPES = { ".js": "text/javascript", ".json": "application/json", ".html": "text/html", ".css": "text/css" };
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const SHOWN = 5;
/** Milliseconds that sorting and showing may take after the last byte. */
const FRAME = 16;

const frontdesk = resolve(process.argv[2] ?? "target/release/frontdesk");
const pagefind = process.argv[3] && resolve(process.argv[3]);
const folder = mkdtempSync(join(tmpdir(), "frontdesk-compare-"));
const browser = await launch();

try {
  const dist = sites.arduino(frontdesk, folder);
  if (!dist) throw new Error(`nothing to measure: no corpora in ${sites.shared}`);
  if (pagefind) execFileSync("node", [join(pagefind, "lib/runner/bin.cjs"), "--site", join(dist, "site")], { stdio: "ignore" });
  const server = await brotliServer(join(dist, "site"));
  const ours = await measure(server, OURS, ARDUINO);
  report("frontdesk", ours);
  await reportShown(server);
  if (pagefind) {
    const theirs = await measure(server, THEIRS, ARDUINO);
    report("Pagefind", theirs);
    const ratio = median(ours.map((one) => one.cold.bytes)) / median(theirs.map((one) => one.cold.bytes));
    console.log(`cold bytes, frontdesk to Pagefind: ${ratio.toFixed(3)}`);
  }
  server.close();
  await large();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** 38,000 pages in 39 languages, 7,400 of them English. */
async function large() {
  const dist = sites.tldr(frontdesk, folder);
  if (!dist) return console.log(`NOT RUN, not in ${sites.shared}: tldr-pages`);
  const server = await brotliServer(join(dist, "site"));
  report("tldr, frontdesk", await measure(server, OURS, TLDR));
  server.close();
}

/** Runs in the page: loads the script, gives a function that searches. Fetches are counted in waves. */
function OURS(shown) {
  const waves = { depth: 0, arrived: 0 };
  const manifest = "/assets/search/en/manifest.txt";
  let early = null;
  const counted = async (...request) => {
    const beside = request[0] === manifest && early;
    const depth = beside ? 0 : waves.depth + 1;
    const response = await (beside ? early : fetch(...request));
    early = null;
    const bytes = await response.arrayBuffer();
    waves.depth = Math.max(waves.depth, depth);
    waves.arrived = performance.now();
    return { ok: response.ok, status: response.status, arrayBuffer: async () => bytes };
  };
  window.ask = async (query) => {
    if (!window.search) {
      // As the theme's search field does: the manifest beside the script.
      early = fetch(manifest, { cache: "no-cache" });
      const { createSearch } = await import("/assets/search/search.js");
      window.search = createSearch({ base: "/", lang: "en", fetch: counted });
    }
    waves.depth = 0;
    waves.arrived = performance.now();
    const { hits } = await window.search.search(query, { limit: shown });
    return { hits: hits.length, rounds: waves.depth, after: performance.now() - waves.arrived };
  };
}

function THEIRS(shown) {
  window.ask = async (query) => {
    window.search ??= await import("/pagefind/pagefind.js");
    const { results } = await window.search.search(query);
    await Promise.all(results.slice(0, shown).map((result) => result.data()));
    return { hits: results.length };
  };
}

/** Runs in the search page before its scripts: when the first answer to the address's `q` is there. */
function SHOWN_AT() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector("#fd-results:not([aria-busy]) > *")) return;
    observer.disconnect();
    const files = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/assets/search/en/"));
    window.shownAfter = performance.now() - Math.max(...files.map(({ responseEnd }) => responseEnd));
  }).observe(document, { childList: true, subtree: true });
}

/** The theme's own page, cold: from the last byte to results in the document. */
async function reportShown(server) {
  const after = [];
  for (const query of ARDUINO) {
    const { context, page } = await throttled();
    await page.addInitScript(SHOWN_AT);
    await page.goto(`${server.origin}/search/?${new URLSearchParams({ q: query })}`);
    await page.waitForFunction(() => window.shownAfter !== undefined);
    after.push(await page.evaluate(() => window.shownAfter));
    await context.close();
  }
  const late = after.filter((ms) => ms > FRAME).length;
  console.log(`  search page, in the document after the data: median ${median(after).toFixed(1)} ms, max ${Math.max(...after).toFixed(1)} ms, ${late} later than ${FRAME} ms`);
}

async function throttled() {
  const context = await newContext(browser);
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", NETWORK);
  return { context, page };
}

/** For each query: cold in a browser that knows nothing, then the next query as a later one. */
async function measure(server, prepare, queries) {
  const measured = [];
  for (const [at, query] of queries.entries()) {
    const { context, page } = await throttled();
    await page.goto(`${server.origin}/blank.html`);
    await page.evaluate(prepare, SHOWN);
    const ask = (query) => asked(page, server, query);
    measured.push({ query, cold: await ask(query), later: await ask(queries[(at + 1) % queries.length]) });
    await context.close();
  }
  return measured;
}

async function asked(page, server, query) {
  const before = { ...server.sent };
  const start = performance.now();
  const answer = await page.evaluate((query) => window.ask(query), query);
  const ms = performance.now() - start;
  return { ...answer, bytes: server.sent.bytes - before.bytes, requests: server.sent.requests - before.requests, ms };
}

function report(name, measured) {
  for (const kind of ["cold", "later"]) {
    const all = measured.map((one) => one[kind]);
    const of = (key) => all.map((one) => one[key]);
    const empty = of("hits").filter((hits) => hits === 0).length;
    console.log(
      `${name}, ${kind}: median ${(median(of("bytes")) / 1000).toFixed(1)} KB (max ${(Math.max(...of("bytes")) / 1000).toFixed(1)}), ` +
        `${median(of("requests"))} requests, ${median(of("ms")).toFixed(0)} ms; ${empty} of ${all.length} queries empty`,
    );
    if (of("rounds").includes(undefined)) continue;
    const over = measured.filter((one) => one[kind].rounds > 3).map((one) => one.query);
    const late = of("after").filter((ms) => ms > FRAME).length;
    console.log(`  round trips after the script: max ${Math.max(...of("rounds"))}${over.length > 0 ? `, more than 3: ${over.join("; ")}` : ""}`);
    console.log(`  results after the data: median ${median(of("after")).toFixed(1)} ms, max ${Math.max(...of("after")).toFixed(1)} ms, ${late} later than ${FRAME} ms`);
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A static host that compresses, and counts what it sends, heads of answers included. */
function brotliServer(root) {
  writeFileSync(join(root, "blank.html"), "<!doctype html><title>blank</title>");
  const known = new Map();
  const sent = { bytes: 0, requests: 0 };
  const server = createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const path = join(root, address.endsWith("/") ? `${address}index.html` : address);
    if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
    if (!known.has(path)) {
      const bytes = readFileSync(path);
      const best = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      known.set(path, best.length < bytes.length ? { bytes: best, headers: { "content-encoding": "br" } } : { bytes, headers: {} });
    }
    const { bytes, headers } = known.get(path);
    const type = TYPES[extname(path)] ?? (/\.txt$/.test(path) ? "text/plain" : "application/octet-stream");
    const { socket } = response;
    const before = socket.bytesWritten;
    response.on("finish", () => {
      sent.bytes += socket.bytesWritten - before;
      sent.requests++;
    });
    response.writeHead(200, { ...headers, "content-type": type, "cache-control": "public, max-age=31536000" }).end(bytes);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({ sent, origin: `http://127.0.0.1:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) }));
  });
}
