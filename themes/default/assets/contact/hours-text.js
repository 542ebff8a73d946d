// Opening hours at one moment, in words, step by step as `frontdesk contact --at` says them
// (src/contact/hours/text.rs). Pure: the hours' file and the theme's words in, a sentence out.

const CLOSING_MINUTES = 60;
const DAY = 86400;

/**
 * What `id` of `hours` says at `at` (seconds since 1970) for a channel of `kind`: `{ state, text }`.
 * `visitor(instant)` is the reader's offset from UTC in seconds, `clock` "12" or "24".
 */
export function hoursText({ hours, id, kind, words, at, visitor, clock }) {
  if (kind === "appointment") return { state: "appointment", text: words.by_appointment };
  const { state, text } = said(hours, hours.hours[id], { words, at, visitor, clock });
  if (state === "closed" && !isLive(kind)) return { state, text: fill(words.any_time, { text }) };
  return { state, text };
}

/** Whether it works only while somebody is there. */
export const isLive = (kind) => ["chat", "phone", "messenger", "visit"].includes(kind);

/** The next instant at which the texts may change, apart from the passing minutes. */
export function nextChange(hours, at) {
  const all = Object.values(hours.hours).flatMap(({ open }) => open.flat());
  return Math.min(hours.until, ...all.filter((instant) => instant > at));
}

/** `pattern` with every `{name}` replaced; what is put in is not looked at again. */
export function fill(pattern = "", values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

function said(hours, schedule, moment) {
  const { words, at } = moment;
  if (!schedule || at < hours.from) return { state: "unknown", text: words.see_below };
  if (at >= hours.until) return { state: "unknown", text: fill(words.unknown, { date: date(words, hours.until - DAY) }) };
  const { open } = schedule;
  if (open.length === 1 && open[0][0] === hours.from && open[0][1] === hours.until) {
    return { state: "always", text: words.always };
  }
  const next = open.find(([, end]) => end > at);
  if (!next) return { state: "closed", text: fill(words.closed_until, { date: date(words, hours.until) }) };
  const [start, end] = next;
  if (start > at) return { state: "closed", text: opening(schedule, start, moment) };
  const minutes = end < hours.until ? Math.floor((end - at + 59) / 60) : Infinity;
  const text = minutes >= 1 && minutes <= CLOSING_MINUTES ? words.closes_in[minutes - 1] : words.open;
  return { state: "open", text: text ?? words.open };
}

// The desk's own time comes first; the reader's follows where it is another. A wall clock is told by
// seconds as if it stood in UTC.
function opening(schedule, opens, { words, at, visitor, clock }) {
  const theirs = (instant) => instant + offset(schedule, instant);
  const ours = (instant) => instant + visitor(instant);
  const there = theirs(opens);
  const here = ours(opens);
  const fromThere = day(there) - day(theirs(at));
  const fromHere = day(there) - day(ours(at));
  const thereTime = time(words, there, clock);
  let text;
  if (fromThere === 0 && fromHere === 0) {
    text = fill(words.opens_today, { time: thereTime });
  } else {
    // "on Monday" and "on 24 December" take other words in most languages.
    text =
      Math.max(fromThere, fromHere) <= 6
        ? fill(words.opens_on, { day: weekday(words, there), time: thereTime })
        : fill(words.opens_date, { date: date(words, there), time: thereTime });
  }
  if (here === there) return text;
  let hereTime = time(words, here, clock);
  if (day(here) !== day(there)) hereTime = `${weekday(words, here)} ${hereTime}`;
  return fill(words.your_time, { text, time: hereTime });
}

function offset({ offsets }, instant) {
  let found = offsets.length > 0 ? offsets[0][1] : 0;
  for (const [since, seconds] of offsets) {
    if (since <= instant) found = seconds;
  }
  return found;
}

const day = (wall) => Math.floor(wall / DAY);

function time(words, wall, clock) {
  const minutes = Math.floor((wall - day(wall) * DAY) / 60);
  const hour = Math.floor(minutes / 60);
  const minute = String(minutes % 60).padStart(2, "0");
  if (clock !== "12") return `${String(hour).padStart(2, "0")}:${minute}`;
  return fill(words.halves[hour < 12 ? 0 : 1], { time: `${hour % 12 || 12}:${minute}` });
}

// The first day of 1970 was a Thursday.
const weekday = (words, wall) => words.weekdays[(((day(wall) + 3) % 7) + 7) % 7] ?? "";

function date(words, wall) {
  const at = new Date(wall * 1000);
  return fill(words.dates[at.getUTCMonth()], { day: at.getUTCDate(), year: at.getUTCFullYear() });
}
