// What judges a page: the Nu validator and axe-core.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const modules = join(dirname(fileURLToPath(import.meta.url)), "node_modules");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const BATCH = 200;
const axe = readFileSync(join(modules, "axe-core", "axe.min.js"), "utf8");

/** The validator's complaints about HTML files: `{ file, line, what }`. */
export function validate(paths) {
  const jar = join(modules, "vnu-jar", "build", "dist", "vnu.jar");
  const found = [];
  for (let at = 0; at < paths.length; at += BATCH) {
    const batch = paths.slice(at, at + BATCH);
    const run = spawnSync("java", ["-Xss1m", "-jar", jar, "--errors-only", "--format", "json", ...batch], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    let messages;
    try {
      messages = JSON.parse(run.stderr).messages;
    } catch {
      return [{ file: "validator", line: 0, what: `did not run: ${run.error?.message ?? run.stderr.slice(0, 400)}` }];
    }
    for (const { url, lastLine, message, extract } of messages) {
      found.push({ file: decodeURIComponent(url ?? ""), line: lastLine, what: `${message} | ${extract ?? ""}` });
    }
  }
  return found;
}

/** axe's complaints about an open page, a line each. */
export async function inspect(page) {
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const result = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
  }, TAGS);
}
