// BM25 as tantivy computes it, in 32-bit floats (src/search/query/rank.rs; docs/search.md, "The formula").

export const f32 = Math.fround;

const K1 = f32(1.2);
const B = f32(0.75);
const HEAD_WEIGHT = f32(1.25);

/** How rare a term is that stands in `documents` of `total`. */
export function idf(documents, total) {
  const ratio = f32(f32(f32(total - documents) + 0.5) / f32(f32(documents) + 0.5));
  return f32(Math.log(f32(1 + ratio)));
}

/** The fourth root of idf. */
export function damping(documents, total) {
  return f32(Math.sqrt(f32(Math.sqrt(idf(documents, total)))));
}

/** Whether a document has all that an alternative cannot do without. */
export const hasNeeded = ({ needed }, doc) => needed === undefined || needed.every((postings) => postings.has(doc));

/** `{ doc, score }` of the best document of each article, best first. */
export const rank = (shards, slots) => bestSections(scoresOf(shards, slots), shards.table);

/** What the words of a query give each document. */
export function scoresOf(shards, slots) {
  const { table, manifest } = shards;
  const total = manifest.documents;
  const norms = (shards.norms ??= manifest.tokens.map((tokens) => normCache(f32(f32(tokens) / f32(total)))));
  const fields = [
    { weight: HEAD_WEIGHT, norms: norms[0], codes: table.headNorms },
    { weight: 1, norms: norms[1], codes: table.textNorms },
  ];
  const scores = new Float32Array(total);
  const work = { total, fields, sums: new Float32Array(total), best: new Float32Array(total), parts: new Float32Array(total) };
  for (const slot of slots) {
    for (const doc of scoreSlot(slot, work)) {
      scores[doc] += work.best[doc];
      work.best[doc] = 0;
    }
  }
  return scores;
}

// Leaves in `best` what the slot's best alternative gives each document, and names those documents.
function scoreSlot({ alternatives, parts }, work) {
  const { best } = work;
  const together = [];
  for (const part of parts) {
    for (const doc of scoreAlternatives(part.alternatives, work)) {
      if (work.parts[doc] === 0) together.push(doc);
      work.parts[doc] += best[doc];
      best[doc] = 0;
    }
  }
  const touched = scoreAlternatives(alternatives, work);
  for (const doc of together) {
    if (best[doc] === 0) touched.push(doc);
    if (work.parts[doc] > best[doc]) best[doc] = work.parts[doc];
    work.parts[doc] = 0;
  }
  return touched;
}

function scoreAlternatives(alternatives, { total, fields, sums, best }) {
  const touched = [];
  for (const alternative of alternatives) {
    const { terms } = alternative;
    for (const [postings, boost] of terms) addTerm(sums, postings, boost, fields, total);
    for (const [{ docs }] of terms) {
      for (const doc of docs) {
        if (sums[doc] > best[doc] && hasNeeded(alternative, doc)) {
          if (best[doc] === 0) touched.push(doc);
          best[doc] = sums[doc];
        }
        // Another term of the alternative may have the document too: by then its sum is taken.
        sums[doc] = 0;
      }
    }
  }
  return touched;
}

// Adds what a term gives to each of its documents.
function addTerm(sums, postings, boost, [head, text], total) {
  const { docs, texts, heads, headFrequency } = postings.decoded();
  const textWeight = termWeight(docs.length, total, f32(text.weight * boost));
  const headWeight = termWeight(headFrequency, total, f32(head.weight * boost));
  for (let at = 0; at < docs.length; at++) {
    const doc = docs[at];
    if (heads[at] > 0) sums[doc] += part(headWeight, heads[at], head.norms[head.codes[doc]]);
    sums[doc] += part(textWeight, texts[at], text.norms[text.codes[doc]]);
  }
}

const termWeight = (documents, total, boost) => f32(f32(idf(documents, total) * f32(1 + K1)) * boost);

const part = (weight, times, norm) => f32(weight * f32(times / f32(times + norm)));

function normCache(average) {
  return Float32Array.from({ length: 256 }, (_, code) =>
    f32(K1 * f32(f32(1 - B) + f32(f32(B * fieldLength(code)) / average))),
  );
}

// tantivy's one-byte field length: exact below 40, then three significant bits.
export function fieldLength(code) {
  if (code < 24) return code;
  const bits = (code - 24) & 7;
  const shift = ((code - 24) >> 3) - 1;
  return 24 + (shift < 0 ? bits : (bits | 8) * 2 ** shift);
}

function bestSections(scores, table) {
  const best = [];
  for (let doc = 0; doc < scores.length; doc++) {
    if (scores[doc] === 0) continue;
    const article = table.articleOf[doc];
    const score = f32(scores[doc] * table.factors[article]);
    const known = best[best.length - 1];
    if (known?.article !== article) best.push({ doc, article, score });
    else if (score > known.score) best[best.length - 1] = { doc, article, score };
  }
  return best.sort((a, b) => b.score - a.score || a.doc - b.doc);
}
