// What somebody has typed goes along on the way through the contact pages, into the form's subject.

/** `href` with the words, and what a guide was told; of what a link says already, nothing is lost. */
export function carried(href, words) {
  if (!words) return href;
  const said = new URLSearchParams(location.search).get("said");
  const target = new URL(href, location.href);
  if (target.origin !== location.origin || target.protocol === "mailto:") return href;
  target.searchParams.set("q", words);
  if (said) target.searchParams.set("said", said);
  return target.pathname + target.search + target.hash;
}

/** Every link of a contact page that leads on to another, or to a form. */
export function setUpCarrying(page) {
  const words = new URLSearchParams(location.search).get("q");
  if (!words) return;
  for (const link of page.querySelectorAll("a[data-topic], a[data-question], a[data-audience], a[data-back], a[data-action]")) {
    // Same page, other programs: nothing to carry.
    const href = link.getAttribute("href");
    if (/^(#|[a-z]+:)/i.test(href)) continue;
    link.setAttribute("href", carried(href, words));
  }
}
