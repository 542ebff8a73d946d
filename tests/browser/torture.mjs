// Strange queries and damaged files against the browser's search, in Node: no exception but the
// honest one, no hang, and never a result that the undamaged files would not give.
//
// usage: node torture.mjs FRONTDESK [QUERIES] [MUTATIONS]     (defaults 5000 and 200)

import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as sites from "./sites.mjs";

/** Milliseconds after which a query counts as hanging; the slowest takes a small part of it. */
const HANGS = 5_000;
const ALPHABETS = ["abcdefghij klmnop", "éßœİıﬁ№①'’-‐ ", "كلمةالمرور َ ", "パスワードの設定を変更 ー", "ภาษาไทย ", "हिन्दी में ", "\0\t\n\u{ad}\u{200d}\u{feff}\ud800\udc00😀𝒜 ", "<>&\"'`{}()[]\\/|;:"];

const frontdesk = resolve(process.argv[2] ?? "target/debug/frontdesk");
const queries = Number(process.argv[3] ?? 5_000);
const mutations = Number(process.argv[4] ?? 200);
const folder = mkdtempSync(join(tmpdir(), "frontdesk-torture-"));
let failed = 0;

try {
  const dist = sites.demo(frontdesk, folder);
  await strangeQueries(dist);
  await damagedFiles(dist);
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(failed === 0 ? 0 : 1);

async function strangeQueries(dist) {
  let longest = 0;
  let hardest = 0;
  let found = 0;
  const each = Math.ceil(queries / sites.languages(dist).length);
  for (const lang of sites.languages(dist)) {
    const random = sites.randomNumbers(23);
    const texts = sites.documents(dist, lang);
    const search = await sites.openSearch(dist, lang);
    for (let at = 0; at < each; at++) {
      const query = at % 3 === 0 ? sites.randomQuery(texts, random) : strange(random);
      const start = performance.now();
      const before = process.cpuUsage();
      try {
        const { hits } = await search.search(query, { limit: 1 + random(12), unfinished: random(2) === 0 });
        if (hits.length > 0) found++;
      } catch (error) {
        failed++;
        console.log(`FAILED: ${JSON.stringify(query)}: ${error.stack}`);
      }
      longest = Math.max(longest, performance.now() - start);
      const { user, system } = process.cpuUsage(before);
      hardest = Math.max(hardest, (user + system) / 1000);
    }
  }
  if (longest > HANGS) failed++;
  // On a busy machine the clock tells how busy it is.
  console.log(`${queries} strange queries: ${found} with hits, the hardest took ${hardest.toFixed(0)} ms of the processor, the longest ${longest.toFixed(0)} ms`);
}

function strange(random) {
  const length = random(random(20) === 0 ? 3_000 : 40);
  let query = "";
  let alphabet = ALPHABETS[random(ALPHABETS.length)];
  for (let at = 0; at < length; at++) {
    if (random(6) === 0) alphabet = ALPHABETS[random(ALPHABETS.length)];
    query += random(40) === 0 ? String.fromCharCode(random(0x10000)) : alphabet[random(alphabet.length)];
  }
  return query;
}

// One file at a time is missing, cut short or has a bit flipped, for good or only the first time.
async function damagedFiles(dist) {
  const lang = "en";
  const random = sites.randomNumbers(31);
  const texts = sites.documents(dist, lang);
  const names = readdirSync(join(dist, "site/assets/search", lang));
  const disk = sites.fromDisk(dist);
  const whole = await sites.openSearch(dist, lang);
  const counts = { refused: 0, recovered: 0, untouched: 0 };
  for (let at = 0; at < mutations; at++) {
    const name = names[random(names.length)];
    const once = random(3) === 0;
    const change = mutation(readFileSync(join(dist, "site/assets/search", lang, name)), random);
    let met = 0;
    const fetch = async (address) => {
      if (!address.endsWith(`/${name}`) || (once && met > 0)) return disk(address);
      met++;
      return change === null ? { ok: false, status: 404 } : { ok: true, status: 200, arrayBuffer: async () => change };
    };
    const search = await sites.openSearch(dist, lang, fetch);
    for (let turn = 0; turn < 4; turn++) {
      const query = sites.randomQuery(texts, random);
      const right = JSON.stringify(await whole.search(query, { limit: 5 }));
      try {
        const got = JSON.stringify(await search.search(query, { limit: 5 }));
        if (got !== right) {
          failed++;
          console.log(`FAILED: a wrong result with ${name} damaged: ${JSON.stringify(query)}`);
        }
        counts[met > 0 ? "recovered" : "untouched"]++;
      } catch (error) {
        counts.refused++;
        if (error.name === "SearchUnavailable" && met > 0) continue;
        failed++;
        console.log(`FAILED: ${name}: ${error.stack}`);
      }
    }
  }
  console.log(`${mutations} damaged files: ${JSON.stringify(counts)}, no wrong result`);
}

function mutation(bytes, random) {
  const kind = random(3);
  if (kind === 0) return null;
  if (kind === 1) return bytes.subarray(0, random(bytes.length));
  const flipped = Buffer.from(bytes);
  flipped[random(bytes.length)] ^= 1 << random(8);
  return flipped;
}
