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

const ALPHABETIC = /\p{Alphabetic}/u;
const KATAKANA = /[ァ-ヶ]/g;
// Also written right behind their number.
const UNITS = new Set(
  (
    "am bps cm days dpi eur fps ft gb gbit gbps ghz gib hrs hz kb kbit kbps kg khz kib km kw kwh lbs mah mb mbit mbps mg " +
    "mhz mib min ml mm ms oz pm pt px sec tb tib usd"
  ).split(" "),
);

/** How a word is tied to the one before it. */
export const LINK = { none: 0, space: 1, hyphen: 2 };

/** The words of a text in order: `{ text, gram, link }`. */
export function words(text) {
  // Most words of most texts, and nothing to look closer at.
  if (/^(?:[a-z]+|[0-9]+)$/i.test(text)) return [{ text: cut(text.toLowerCase()), gram: false, link: LINK.none }];
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

// "1.8.18", "U.S.", "C++" and "C#", then everything else.
const SPAN = new RegExp(
  "[vV]?[0-9]+(?:\\.[0-9]+)+[\\p{Alphabetic}\\p{N}\\p{M}]*|\\p{Alphabetic}(?:(?:\\.\\p{Alphabetic}(?![\\p{Alphabetic}\\p{N}\\p{M}]))+|(?:\\+\\+|#)(?![\\p{Alphabetic}\\p{N}\\p{M}+#]))" +
    "|[\\p{Alphabetic}\\p{N}\\p{M}\\u{ad}'’]+",
  "gu",
);

/** Where a text's words stand: `{ start, end }` in UTF-16 units, for highlighting. */
export function spans(text) {
  const found = [];
  for (const match of text.matchAll(SPAN)) {
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The form under which a word is compared: no accents, ligatures spelled out. */
export function fold(word) {
  if (/^[\0-\x7f]*$/.test(word)) return word;
  const bare = word.normalize("NFD").replace(ACCENT, "").normalize("NFC");
  return foldKana(bare.replace(SPELLED, (letter) => SPELLING[letter]));
}

/** Katakana as hiragana, letter for letter. */
export const foldKana = (text) =>
  text.replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

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
  const name = endOfNumber(chars, at) || endOfName(chars, at);
  if (name > 0) return name;
  while (++at < chars.length) {
    if (WORD_CHAR.test(chars[at])) continue;
    if (!APOSTROPHE.test(chars[at]) || at + 1 >= chars.length || !WORD_CHAR.test(chars[at + 1])) break;
  }
  return at;
}

// The end of a number with dots inside ("1.8.18", "v2.0"), with the letters behind it; 0 where none begins.
function endOfNumber(chars, at) {
  const afterDigits = (at) => {
    while (at < chars.length && /[0-9]/.test(chars[at])) at++;
    return at;
  };
  const first = chars[at] === "v" ? at + 1 : at;
  let end = afterDigits(first);
  if (end === first) return 0;
  const group = end;
  while (chars[end] === "." && afterDigits(end + 1) > end + 1) end = afterDigits(end + 1);
  if (end === group) return 0;
  while (end < chars.length && WORD_CHAR.test(chars[end])) end++;
  return end;
}

// The end of a word that is more than letters ("U.S.", "C++", "C#"), 0 where none begins.
function endOfName(chars, at) {
  const letter = (char = "") => ALPHABETIC.test(char) && !GRAM.test(char);
  const ends = (at, more) => at >= chars.length || !(WORD_CHAR.test(chars[at]) || more.includes(chars[at]));
  if (!letter(chars[at])) return 0;
  let end = at + 1;
  if (chars[end] === "+" && chars[end + 1] === "+" && ends(end + 2, "+#")) return end + 2;
  if (chars[end] === "#" && ends(end + 1, "+#")) return end + 1;
  while (chars[end] === "." && letter(chars[end + 1]) && ends(end + 2, "")) end += 2;
  return end > at + 1 ? end : 0;
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
    const text = cut(current.join(""));
    const [, number, unit] = /^([0-9.]+)([a-z]+)$/.exec(text) ?? [];
    const pieces = UNITS.has(unit) ? [number, unit] : [text];
    for (const text of pieces) {
      found.push({ text, gram: false, link });
      link = LINK.none;
    }
    current = [];
  };
  let piece = [];
  const close = () => {
    if (piece.length === 0) return;
    if (piece.length > 2 || current.length < 2) push();
    current = current.concat(piece);
    piece = [];
  };
  // A run has dots only where they stand inside a number or between the letters of a name.
  const isNumber = part.includes(".") && part.some((char) => /[0-9]/.test(char));
  for (const char of isNumber && part[0] === "v" ? part.slice(1) : part) {
    if (APOSTROPHE.test(char)) close();
    else if (char !== "." || isNumber) piece.push(char);
  }
  close();
  push();
}

const cut = (text) => (text.length <= MAX_WORD ? text : Array.from(text).slice(0, MAX_WORD).join(""));
