// An answer with its source: the first lines of a section whose heading says what was asked
// (src/search/query/outright.rs).

import { HOW, allOf } from "./resolve.js";

const LENGTH = 320;
const SURE = new Set(["exact", "stem", "synonym"]);
const SENTENCE = /[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964\u104b\u1362]/u;
const ASCII = /[\0-\x7f]/;

/** Whether title and heading of a document say every word that tells what the query is about. */
export function isOutright(slots, doc) {
  const telling = slots.filter(({ content }) => content);
  return telling.length > 0 && telling.every((slot) => headSays(slot, doc));
}

const headSays = (slot, doc) =>
  allOf(slot).some(
    ({ terms, how }) => SURE.has(HOW[how]) && terms.length > 0 && terms.every(([postings]) => postings.inHead(doc)),
  );

/** The first lines of a section as they stand there; none where it has no text. */
export function lines(text) {
  const found = [];
  let room = LENGTH;
  for (const part of text.split("\n")) {
    // A row of a table says nothing without its columns.
    if (part.trim().includes("\t")) break;
    const block = part.trim().replace(/\s+/gu, " ");
    const { length } = Array.from(block);
    if (length > room) {
      if (found.length === 0) found.push(beginning(Array.from(block), room));
      break;
    }
    if (length === 0) continue;
    room -= length;
    found.push(block);
  }
  return found;
}

// The first sentences of a long block, else its first words.
function beginning(chars, room) {
  const least = Math.floor(room / 3);
  for (let at = room - 1; at >= least; at--) {
    const next = chars[at + 1];
    // A stop of scripts without spaces needs none behind it.
    if (SENTENCE.test(chars[at]) && (next === undefined || /\s/u.test(next) || !ASCII.test(chars[at]))) return chars.slice(0, at + 1).join("");
  }
  let end = room;
  while (end >= least && chars[end] !== " ") end--;
  return `${chars.slice(0, end >= least ? end : room).join("")} …`;
}
