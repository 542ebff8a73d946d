// What a ticket is made of, without a page: advice, the text to send by mail, its link.

const SHORTEST = 5;
const LONGEST = 7;
/** Mail programs and systems cut longer links. */
const LINK_LIMIT = 1900;

/** "empty", "short", "good" or "long": five to seven words tell a problem apart. */
export function subjectAdvice(subject) {
  const spaced = subject.trim().split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (spaced.length === 0) return "empty";
  const words = spaced.reduce((sum, word) => sum + wordsIn(word), 0);
  if (words < SHORTEST) return "short";
  return words > LONGEST ? "long" : "good";
}

// Scripts without spaces: about two characters a word.
function wordsIn(word) {
  const characters = word.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/gu);
  return characters ? Math.max(1, Math.round(characters.length / 2)) : 1;
}

/** Which files cannot be taken beside the others, as the host judges them: `[{ name, why }]`, "many" or "large". */
export function filesTrouble(files, { count, megabytes }) {
  let [left, bytes] = [count, megabytes * 1024 * 1024];
  return files.flatMap(({ name, size }) => {
    if (left === 0) return [{ name, why: "many" }];
    if (size > bytes) return [{ name, why: "large" }];
    left -= 1;
    bytes -= size;
    return [];
  });
}

/** `fields` are `{ label, value }`; empty ones are left out, long ones start on a line of their own. */
export function composed(fields) {
  const line = ({ label, value }) => {
    // A question needs no colon.
    const head = label && !/[?？؟]$/u.test(label) ? `${label}:` : label;
    return `${head}${value.includes("\n") ? "\n" : head && " "}${value.trim()}`;
  };
  return fields.filter(({ value }) => value.trim() !== "").map(line).join("\n\n");
}

/** A `mailto:` link; what would make it too long is left out, so copy the text as well. */
export function mailLink(address, subject, text) {
  const start = `mailto:${encodeURIComponent(address).replaceAll("%40", "@")}?subject=${encodeURIComponent(subject)}`;
  const body = encodeURIComponent(text.replaceAll("\n", "\r\n"));
  const whole = `${start}&body=${body}`;
  return whole.length <= LINK_LIMIT ? { href: whole, whole: true } : { href: start, whole: false };
}
