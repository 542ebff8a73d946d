// One page of each type and language of a build: the longest has most of what can go wrong.

import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";

/** `{ type, lang, path, indexable }`, in the order of their paths. */
export function samples(site) {
  const found = new Map();
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".html")) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const html = readFileSync(file, "utf8");
    const type = /<body data-page="([^"]+)"/.exec(html)?.[1];
    if (!type) continue;
    const lang = /<html lang="([^"]+)"/.exec(html)[1];
    const key = `${type} ${lang}`;
    if ((found.get(key)?.size ?? 0) >= html.length) continue;
    const address = file.slice(site.length + 1).split(sep).map(encodeURIComponent).join("/");
    const path = `/${address.replace(/(^|\/)index\.html$/, "$1")}`;
    found.set(key, { size: html.length, type, lang, path, indexable: !html.includes('<meta name="robots" content="noindex"') });
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
