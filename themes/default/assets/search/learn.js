// What was looked for in vain is told to the host, where the site says so (`[host] learn` of site.toml): nothing was found,
// or what was found was left unopened. The host counts, and keeps words only once three visitors asked the same.

/** Milliseconds without another question until one counts. */
const PAUSE = 3000;

/** A function to be told each question and whether it found something. */
export function learner({ learn, lang }, results) {
  const told = new Set();
  let last = null;
  let timer;
  const tell = (query, found) => {
    if (told.has(query)) return;
    told.add(query);
    const body = new URLSearchParams({ q: query, lang, found: found ? "yes" : "no" });
    // Also when the page is being left; that it could not be told is nobody's trouble.
    fetch(learn, { method: "POST", body, credentials: "omit", keepalive: true }).catch(() => {});
  };
  results.addEventListener("click", ({ target }) => {
    if (target.closest("a")) last = null;
  });
  addEventListener("pagehide", () => {
    if (last?.found) tell(last.query, true);
    last = null;
  });
  return (query, found) => {
    clearTimeout(timer);
    last = query === "" ? null : { query, found };
    if (last && !found) timer = setTimeout(tell, PAUSE, query, false);
  };
}
