// What judges a page: the Nu validator and axe-core.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const modules = join(dirname(fileURLToPath(import.meta.url)), "node_modules");
const jar = join(modules, "vnu-jar", "build", "dist", "vnu.jar");
const axe = readFileSync(join(modules, "axe-core", "axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// Java starts slowly: so many files for one start as the system's limit for a command line allows.
const BATCH = 4000;
// Eight megabytes of stack: the schema is read by deep recursion, whose frames are larger before they are
// optimised. The compiler that starts at once and one thread for collecting: a run is over in seconds.
const JAVA = ["-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar, "--errors-only", "--format", "json"];

/** Whether every page and every view of it is judged in all looks. */
export const ALL_LOOKS = process.env.FRONTDESK_TEST_LOOKS === "all";
/** Shades and widths for axe. Neighbours differ in one, each from the next but one in both: two have all between them. */
const LOOKS = [["light", 1280], ["light", 390], ["dark", 390], ["dark", 1280]];

/** The looks for the n-th of pages that share them: one, or two for a page that stands alone; or all. */
export function looks(n, many = 1) {
  return LOOKS.filter((_, at) => ALL_LOOKS || at === n % LOOKS.length || (many === 2 && at === (n + 2) % LOOKS.length));
}

/** The validator's complaints about HTML files: `{ file, line, what }`. It runs beside its caller. */
export async function validate(paths) {
  const found = [];
  for (let at = 0; at < paths.length; at += BATCH) {
    const { error, code, said } = await run("java", [...JAVA, ...paths.slice(at, at + BATCH)]);
    let messages;
    try {
      messages = JSON.parse(said).messages;
    } catch {
      return [{ file: "validator", line: 0, what: `did not run: ${error ?? `code ${code} ${said.slice(0, 400)}`}` }];
    }
    for (const { url, lastLine, message, extract } of messages) {
      found.push({ file: decodeURIComponent(url ?? ""), line: lastLine, what: `${message} | ${extract ?? ""}` });
    }
  }
  return found;
}

function run(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
    child.on("error", (error) => done({ error: error.message, said }));
    child.on("close", (code) => done({ code, said }));
  });
}

/** axe's complaints about an open page, a line each; of these rules alone, if they are named. */
export async function inspect(page, rules = null) {
  // What moves is judged where it comes to rest: a menu that closes in a narrower window, too. From the top, where
  // the page's head covers nothing.
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await page.evaluate(() => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))));
  await page.evaluate(() => {
    const ends = ({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime);
    return Promise.allSettled(document.getAnimations().filter(ends).map(({ finished }) => finished));
  });
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS };
  return page.evaluate(async (runOnly) => {
    // What it does not complain about need not be told in full.
    const result = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
    return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
  }, runOnly);
}
