// How well natural questions are answered: frontdesk next to Pagefind on the same pages. (Plain BM25
// on the same texts: `search_eval bm25`.)
//
// usage: node ranking.mjs FRONTDESK PAGEFIND     (PAGEFIND: the folder of npm's `pagefind`)

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launch } from "./chromium.mjs";
import { serve } from "./serve.mjs";
import * as sites from "./sites.mjs";

const TOP = 10;

const frontdesk = resolve(process.argv[2] ?? "target/release/frontdesk");
const pagefind = resolve(process.argv[3] ?? "node_modules/pagefind");
const folder = mkdtempSync(join(tmpdir(), "frontdesk-ranking-"));

try {
  const set = sites.stackfaq(frontdesk, folder);
  if (!set) throw new Error(`nothing to measure: no stackfaq in ${sites.shared}`);
  report("frontdesk", set, await ours(set));
  report("Pagefind", set, await theirs(set));
} finally {
  rmSync(folder, { recursive: true });
}

/** For each query, the articles found. */
async function ours({ dist, queries }) {
  const search = await sites.openSearch(dist, "en");
  const found = [];
  for (const { text } of queries) {
    const { hits } = await search.search(text, { limit: TOP });
    found.push(hits.map(({ article }) => article));
  }
  return found;
}

async function theirs({ dist, queries }) {
  // Articles only: lists of all titles, which hold every word, would stand above them.
  const options = ["--site", join(dist, "site"), "--glob", "faq/*/index.html"];
  execFileSync("node", [join(pagefind, "lib/runner/bin.cjs"), ...options], { stdio: "ignore" });
  const server = await serve(join(dist, "site"));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    // A page without our policy: Pagefind needs WebAssembly.
    await page.goto(`${server.origin}/robots.txt`);
    const addresses = await page.evaluate(ask, { texts: queries.map(({ text }) => text), top: TOP });
    return addresses.map((list) => list.map((address) => address.replace(/^\/|\/$/g, "")));
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the page. */
async function ask({ texts, top }) {
  const search = await import("/pagefind/pagefind.js");
  const found = [];
  for (const text of texts) {
    const { results } = await search.search(text);
    const shown = await Promise.all(results.slice(0, top).map((result) => result.data()));
    found.push(shown.map(({ url }) => url));
  }
  return found;
}

function report(name, { queries, wanted }, found) {
  const ranks = queries.map(({ id }, at) => found[at].indexOf(`faq/${wanted.get(id)}`) + 1);
  const share = (few) => ranks.filter((rank) => rank > 0 && rank <= few).length / ranks.length;
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length;
  const empty = found.filter((list) => list.length === 0).length;
  console.log(`${name}: ${ranks.length} questions, hit@1 ${share(1).toFixed(4)}, hit@3 ${share(3).toFixed(4)}, MRR@${TOP} ${reciprocal.toFixed(4)}, ${empty} without an answer`);
}
