// How shards are written (src/search/shards/code.rs): numbers in base 46, words by what they do
// not share with the word before.

/** Reads numbers and letters out of one line. */
export class Reader {
  constructor(line) {
    this.line = line;
    this.at = 0;
  }

  get done() {
    return this.at >= this.line.length;
  }

  number() {
    let number = 0;
    for (let unit = 1; ; unit *= 46) {
      const digit = this.line.charCodeAt(this.at++) - 35;
      if (!(digit >= 0 && digit < 92)) throw new RangeError("not a number");
      if (digit < 46) return number + digit * unit;
      number += (digit - 46) * unit;
    }
  }

  byte() {
    const byte = this.line.charCodeAt(this.at++) - 35;
    return byte < 91 ? byte : byte + this.number();
  }

  rest() {
    return this.line.slice(this.at);
  }
}

/** All bytes of a line. */
export function bytes(line) {
  const reader = new Reader(line);
  const list = [];
  while (!reader.done) list.push(reader.byte());
  return list;
}

/** All numbers of a line. */
export function numbers(line) {
  const reader = new Reader(line);
  const list = [];
  while (!reader.done) list.push(reader.number());
  return list;
}

/** The first `count` characters of a word. */
export function start(word, count) {
  const units = word.slice(0, count);
  return /[\ud800-\udfff]/.test(word) ? Array.from(word).slice(0, count).join("") : units;
}

/** A word without its last `count` characters. */
export function without(word, count) {
  return start(word, (/[\ud800-\udfff]/.test(word) ? Array.from(word).length : word.length) - count);
}

const TABLE = new Uint32Array(256).map((_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

/** CRC-32. */
export function crc(bytes) {
  let sum = -1;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** CRC-32 as eight hexadecimal digits. */
export const checksum = (bytes) => crc(bytes).toString(16).padStart(8, "0");
