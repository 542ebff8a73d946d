// The endings and prefixes that the build learned from the language's stemmer (src/search/text/affix.rs).

import { PENDING } from "./shards.js";

const MAX_ENDING = 7;
/** Letters at the beginning of a word that no rule touches. */
export const MIN_CORE = 2;

export class Affixes {
  constructor({ prefixes, endings, spare }) {
    this.prefixes = prefixes;
    this.endings = grouped(endings);
    this.spare = grouped(spare);
    /** The letters of which endings are made. */
    this.letters = new Set([...this.endings.keys(), ...this.spare.keys()].flatMap((ending) => Array.from(ending)));
  }

  /** The first term that the rules reach and `find` knows; `PENDING` where that cannot be told yet. */
  resolve(letters, find) {
    const word = letters.join("");
    const stripped = this.prefixes.filter((prefix) => word.startsWith(prefix));
    const stems = [letters, ...stripped.map((prefix) => Array.from(word.slice(prefix.length)))];
    let pending = false;
    for (const [at, stem] of stems.entries()) {
      // What is a term without its prefix has no ending to lose.
      const whole = at > 0 ? [stem.join("")] : [];
      for (const term of [...whole, ...this.candidates(stem)]) {
        const found = find(term);
        if (found === PENDING) pending = true;
        else if (found && !pending) return found;
      }
    }
    return pending ? PENDING : null;
  }

  /** What the rules make of a word that no term vouches for. */
  stem(letters) {
    const [first] = this.candidates(letters);
    return first === undefined ? letters : Array.from(first);
  }

  *candidates(letters) {
    const first = Math.max(letters.length - MAX_ENDING, Math.min(MIN_CORE, letters.length + 1), 0);
    for (const rules of [this.endings, this.spare]) {
      for (let at = first; at <= letters.length; at++) {
        const instead = rules.get(letters.slice(at).join(""));
        if (instead) for (const ending of instead) yield letters.slice(0, at).join("") + ending;
      }
    }
  }
}

// "ing> ies>i" as a map from an ending to what may stand in its place.
function grouped(pairs) {
  const rules = new Map();
  for (const pair of pairs === "" ? [] : pairs.split(" ")) {
    const [ending, instead] = pair.split(">");
    rules.set(ending, [...(rules.get(ending) ?? []), instead]);
  }
  return rules;
}
