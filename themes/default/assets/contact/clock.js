// What time it is, for whom. A writers' server that was started with `--now` shows its pages at that
// moment; its own script in the page carries it, and no built page does.

const loaded = Date.now();

/** Seconds since 1970. */
export function now() {
  const shown = document.querySelector("script[data-frontdesk-now]")?.dataset.frontdeskNow;
  const start = shown === undefined ? loaded : Number(shown) * 1000;
  return Math.floor((start + Date.now() - loaded) / 1000);
}

/** The reader's offset from UTC at an instant, in seconds. */
export const visitorOffset = (instant) => -60 * new Date(instant * 1000).getTimezoneOffset();

/** "12" or "24": what the reader's own form of the page's language does, else what the language does. */
export function clockOf(lang, own, wanted = navigator.languages ?? []) {
  const primary = (tag) => tag.toLowerCase().split("-")[0];
  const variant = wanted.find((tag) => tag.includes("-") && primary(tag) === primary(lang));
  if (!variant) return own;
  try {
    const { hourCycle } = new Intl.DateTimeFormat(variant, { hour: "numeric" }).resolvedOptions();
    return hourCycle === "h12" || hourCycle === "h11" ? "12" : "24";
  } catch {
    // No language the browser knows.
    return own;
  }
}
