// The channels that somebody asks for by name: "phone number", "speak to a human". Pure.

import { fold, words as cut } from "../search/analysis.js";

const folded = (text) => cut(text).map(({ text }) => fold(text));

/** Of `channels` (`{ name, words, … }`) those that `text` names, in their order. */
export function asked(channels, text) {
  const said = ` ${folded(text).join(" ")} `;
  return channels.filter(({ name, words }) => [name, ...words].some((word) => names(said, folded(word))));
}

// Whole words, all of them and beside each other.
function names(said, wanted) {
  return wanted.length > 0 && said.includes(` ${wanted.join(" ")} `);
}
