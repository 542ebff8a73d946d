// Text to words, letter for letter as the index was built (src/search/text/analysis.rs).

const MAX_WORD = 40;

const WORD_CHAR = /[\p{Alphabetic}\p{N}\p{M}]/u;
const INVISIBLE = /[\u{ad}\u{200c}\u{200d}\u{2060}\u{feff}\u{640}]/gu;
const APOSTROPHE = /['’\u{2bc}]/u;
const NUMERIC = /\p{N}/u;
const GRAM =
  /[ー\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const ACCENT = /[\u{300}-\u{36f}\u{591}-\u{5bd}\u{5bf}\u{5c1}\u{5c2}\u{5c4}\u{5c5}\u{5c7}\u{64b}-\u{65f}\u{670}]/gu;
const SPELLED = /[ßæœþøđðłıςىة]/g;
const SPELLING = {
  ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", ς: "σ", ى: "ي", ة: "ه",
};

/** How a word is tied to the one before it. */
export const LINK = { none: 0, space: 1, hyphen: 2 };

/** The words of a text in order: `{ text, gram, link }`. */
export function words(text) {
  // Most words of most texts, and nothing to look closer at.
  if (/^[a-z0-9]+$/i.test(text)) return [{ text: cut(text.toLowerCase()), gram: false, link: LINK.none }];
  const found = [];
  const chars = Array.from(normalise(text));
  let gap = "";
  for (let at = 0; at < chars.length; ) {
    if (!WORD_CHAR.test(chars[at])) {
      gap += chars[at++];
      continue;
    }
    const start = at;
    at = endOfRun(chars, at);
    pushRun(chars.slice(start, at), found.length > 0 ? linkOf(gap) : LINK.none, found);
    gap = "";
  }
  return found;
}

/** Where a text's words stand: `{ start, end }` in UTF-16 units, for highlighting. */
export function spans(text) {
  const found = [];
  for (const match of text.matchAll(/[\p{Alphabetic}\p{N}\p{M}\u{ad}'’]+/gu)) {
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The form under which a word is compared: no accents, ligatures spelled out. */
export function fold(word) {
  if (/^[\0-\x7f]*$/.test(word)) return word;
  const bare = word.normalize("NFD").replace(ACCENT, "").normalize("NFC");
  return bare.replace(SPELLED, (letter) => SPELLING[letter]);
}

/** The two words written as one; `null` where that cannot be a compound. */
export function join(before, word) {
  if (word.link === LINK.none) return null;
  const least = word.link === LINK.hyphen ? 1 : 2;
  const part = ({ text, gram }) => !gram && !NUMERIC.test(text) && Array.from(text).length >= least;
  if (!part(before) || !part(word)) return null;
  return cut(before.text + word.text);
}

export const isGram = (text) => GRAM.test(text);

/** The order of Rust's strings: by code points, not by UTF-16 units. */
export function compare(a, b) {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    let x = a.charCodeAt(at);
    let y = b.charCodeAt(at);
    if (x === y) continue;
    // Surrogates stand for the characters above all others.
    if (x >= 0xd800 && y >= 0xd800) {
      x = (x + 0x2800) & 0xffff;
      y = (y + 0x2800) & 0xffff;
      if (x < 0x800 !== y < 0x800) return x < 0x800 ? 1 : -1;
    }
    return x - y;
  }
  return a.length - b.length;
}

function normalise(text) {
  return text.replace(/\p{Cs}/gu, "\u{fffd}").normalize("NFKC").replace(INVISIBLE, "").toLowerCase();
}

function endOfRun(chars, at) {
  while (++at < chars.length) {
    if (WORD_CHAR.test(chars[at])) continue;
    if (!APOSTROPHE.test(chars[at]) || at + 1 >= chars.length || !WORD_CHAR.test(chars[at + 1])) break;
  }
  return at;
}

function linkOf(gap) {
  if (gap === " ") return LINK.space;
  return gap === "-" || gap === "\u{2010}" ? LINK.hyphen : LINK.none;
}

// Cuts one run where the script changes between spaced and unspaced.
function pushRun(run, link, found) {
  for (let at = 0; at < run.length; ) {
    const gram = GRAM.test(run[at]);
    let end = at;
    while (end < run.length && (GRAM.test(run[end]) === gram || APOSTROPHE.test(run[end]))) end++;
    const part = run.slice(at, end);
    if (gram) pushGrams(part, found);
    else pushPlain(part, link, found);
    link = LINK.none;
    at = end;
  }
}

function pushGrams(part, found) {
  const chars = part.filter((char) => !APOSTROPHE.test(char));
  const width = Math.max(1, Math.min(2, chars.length));
  for (let at = 0; at + width <= chars.length; at++) {
    found.push({ text: chars.slice(at, at + width).join(""), gram: true, link: LINK.none });
  }
}

// "doesn't" is one word, "l'application" two: what follows the apostrophe decides.
function pushPlain(part, link, found) {
  let current = [];
  const push = () => {
    if (current.length === 0) return;
    found.push({ text: cut(current.join("")), gram: false, link });
    link = LINK.none;
    current = [];
  };
  let piece = [];
  const close = () => {
    if (piece.length === 0) return;
    if (piece.length > 2 || current.length < 2) push();
    current = current.concat(piece);
    piece = [];
  };
  for (const char of part) {
    if (APOSTROPHE.test(char)) close();
    else piece.push(char);
  }
  close();
  push();
}

const cut = (text) => (text.length <= MAX_WORD ? text : Array.from(text).slice(0, MAX_WORD).join(""));
