// Lighthouse as on a phone, over one page of each type: 100 for accessibility and best practices, 100 for
// search engines where they may come, and 99 for speed if asked, the best of three: a busy machine is slow.
//
// usage: node lighthouse.mjs DIST [--speed] [TYPE...]    (TYPE as in data-page; all without one)

import { createServer } from "node:net";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { launch } from "./chromium.mjs";
import { samples } from "./samples.mjs";
import { serve } from "./serve.mjs";

const [dist, ...rest] = process.argv.slice(2);
const speed = rest.includes("--speed");
const types = rest.filter((word) => !word.startsWith("--"));
const LANGUAGES = ["en", "ar"];
const TRIES = 3;
const LEAST_SPEED = 0.99;
/** About the host, and told of any that speaks no TLS on this machine. */
const OF_THE_HOST = ["is-on-https", "redirects-http"];

const problems = [];
const server = await serve(join(dist, "site"), { packed: true });
const port = await freePort();
const browser = await launch([`--remote-debugging-port=${port}`]);
const pages = samples(join(dist, "site")).filter(({ type, lang }) => LANGUAGES.includes(lang) && (types.length === 0 || types.includes(type)));
for (const page of pages) await judge(page);
await browser.close();
server.close();
if (pages.length === 0) problems.push("there is no such page");
for (const problem of problems) console.log(problem);
console.log(`lighthouse: ${pages.length} pages, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function judge({ path, indexable }) {
  const wanted = ["accessibility", "best-practices", ...(indexable ? ["seo"] : [])];
  const { categories, audits } = await run(path, wanted);
  for (const name of wanted) {
    const { score, auditRefs } = categories[name];
    if (score >= 1) continue;
    const failed = auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1).map(({ id }) => id);
    problems.push(`${path}: ${name} ${Math.round(score * 100)}: ${failed.join(", ")}`);
  }
  if (!speed) return;
  let best = { score: 0 };
  for (let tries = 0; tries < TRIES && best.score < LEAST_SPEED; tries += 1) {
    const { categories, audits } = await run(path, ["performance"]);
    if (categories.performance.score > best.score) best = { score: categories.performance.score, audits };
  }
  console.log(`${path}: ${Math.round(best.score * 100)}`);
  if (best.score >= LEAST_SPEED) return;
  const slow = Object.values(best.audits ?? {}).filter(({ scoreDisplayMode, score }) => scoreDisplayMode === "numeric" && score < 0.9);
  problems.push(`${path}: speed ${Math.round(best.score * 100)}: ${slow.map(({ id, displayValue }) => `${id} ${displayValue}`).join(", ")}`);
}

async function run(path, onlyCategories) {
  const settings = { port, onlyCategories, skipAudits: OF_THE_HOST, formFactor: "mobile", logLevel: "error", output: "json" };
  return (await lighthouse(server.origin + path, settings)).lhr;
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
