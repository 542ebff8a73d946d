// The part of a text in which the words of a query stand, cut into pieces: `{ text, match }`
// (src/search/query/excerpt.rs).

import { fold, foldKana, isGram, spans, words } from "./analysis.js";

const WIDTH = 200;
const LEAD = 50;
/** Characters of a section that are looked at for the best part. */
const LOOKED_AT = 32 * 1024;
/** A stop, also in quotes or brackets: what follows needs no dot before it. */
const STOPPED = /[.!?…:;,·。！？：；，、؟؛،۔।།။።]["”’»)\]」』）》]*$/u;

/** The excerpt of `text` with most of the `weights` (term to how much it counts). */
export function excerpt(text, weights, termsOf) {
  const flat = onOneLine(text.slice(0, LOOKED_AT));
  const marks = findMarks(flat, weights, termsOf);
  const [start, end] = cutOut(flat, bestStart(marks, weights));
  const pieces = [];
  let at = start;
  const push = (until, match) => {
    if (until > at) pieces.push({ text: flat.slice(at, until), match });
    at = Math.max(at, until);
  };
  for (const mark of marks) {
    if (mark.start < at || mark.end > end) continue;
    push(mark.start, false);
    push(mark.end, true);
  }
  push(end, false);
  if (start > 0) pieces.unshift({ text: "… ", match: false });
  if (end < flat.length) pieces.push({ text: " …", match: false });
  return pieces;
}

// A block or a cell that ends without a stop is set apart from the next by a dot.
function onOneLine(text) {
  const apart = (_, at, all) => (STOPPED.test(all.slice(Math.max(0, at - 4), at)) ? " " : " · ");
  return text.trim().replace(/[^\S\n\t]+/g, " ").replace(/ ?[\n\t]\s*/g, apart);
}

// Where words with wanted terms stand, in order.
function findMarks(text, weights, termsOf) {
  const marks = [];
  const known = new Map();
  const wanted = (word) => {
    if (!known.has(word)) {
      const terms = words(word).flatMap(({ text, gram }) => (gram ? [] : termsOf(fold(text))));
      known.set(word, terms.filter((term) => weights.has(term)));
    }
    return known.get(word);
  };
  for (const { start, end } of spans(text)) {
    const terms = wanted(text.slice(start, end));
    if (terms.length > 0) marks.push({ start, end, terms });
  }
  const lower = foldKana(text.toLowerCase());
  for (const term of weights.keys()) {
    if (!isGram(term) || lower.length !== text.length) continue;
    for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + 1)) {
      marks.push({ start: at, end: at + term.length, terms: [term] });
    }
  }
  return merged(marks.sort((a, b) => a.start - b.start || a.end - b.end));
}

// Overlapping pairs of characters are one mark.
function merged(marks) {
  const list = [];
  for (const mark of marks) {
    const last = list[list.length - 1];
    if (last && mark.start < last.end) {
      last.end = Math.max(last.end, mark.end);
      last.terms = last.terms.concat(mark.terms);
    } else {
      list.push(mark);
    }
  }
  return list;
}

function bestStart(marks, weights) {
  let best = { start: 0, weight: 0 };
  for (let from = 0; from < marks.length; from++) {
    const terms = new Set();
    for (let at = from; at < marks.length && marks[at].end <= marks[from].start + WIDTH - LEAD; at++) {
      marks[at].terms.forEach((term) => terms.add(term));
    }
    const weight = [...terms].reduce((sum, term) => sum + weights.get(term), 0);
    if (weight > best.weight) best = { start: marks[from].start, weight };
  }
  return best.start;
}

// From the beginning of the sentence if it is near, else from a word's; to the end of a word.
function cutOut(text, first) {
  let start = 0;
  if (first > LEAD) {
    const lead = text.slice(first - LEAD, first);
    const sentence = Math.max(...[". ", "! ", "? ", "。", "؟ "].map((stop) => lead.lastIndexOf(stop)));
    const from = sentence >= 0 ? sentence + 1 : lead.indexOf(" ");
    start = first - LEAD + from + 1;
    if (from < 0) start = first;
  }
  while (text[start] === " ") start++;
  let end = Math.min(text.length, start + WIDTH);
  if (end < text.length) {
    const space = text.lastIndexOf(" ", end);
    end = space > start + WIDTH / 2 ? space : end;
    if (/[\udc00-\udfff]/.test(text[end])) end--;
  }
  return [start, end];
}

/** Lets the browser compile this module's patterns; the first excerpt would wait for that. */
export function warmUp() {
  excerpt("Ää\nb", new Map([["b", 1]]), (surface) => [surface]);
}
