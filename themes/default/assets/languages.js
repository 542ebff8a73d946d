// Switching the language keeps what the reader has: the section, the query, the answers given so far.
// (A ticket's draft is kept under the form's name in every language: contact/draft.js.)

/** A section by its position: ids in other languages are other words. */
const POSITION = /^#fd-s\d+$/;

let isSetUp = false;

/** However often it is asked for. */
export function setUpLanguages() {
  if (isSetUp) return;
  isSetUp = true;
  arrive();
  for (const link of document.querySelectorAll(".languages a[hreflang]")) {
    // When it is used, not when the page opens: by then the reader may be elsewhere.
    const carry = () => {
      const target = new URL(link.getAttribute("href"), location.href);
      // A page that is not there in the other language leads elsewhere; nothing of this one fits.
      if (link.hasAttribute("data-missing")) return;
      target.search = location.search;
      target.hash = place();
      link.href = target.href;
    };
    for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, carry);
  }
}

// The anchor itself where every language has it, else the position of what is being read.
function place() {
  const named = location.hash.length > 1 && document.getElementById(decoded(location.hash.slice(1)));
  if (named && named.hasAttribute("data-pinned")) return location.hash;
  const sections = [...document.querySelectorAll(".prose > section[id^='fd-s']")];
  const inside = named && sections.find((section) => section.contains(named));
  if (inside) return `#${inside.id}`;
  if (scrollY === 0) return named ? location.hash : "";
  const read = sections.findLast((section) => section.getBoundingClientRect().top < innerHeight / 3);
  return read ? `#${read.id}` : "";
}

// An address that names a position becomes one that can be passed on.
function arrive() {
  if (!POSITION.test(location.hash)) return;
  const heading = document.querySelector(`${location.hash} :is(h2, h3, h4, h5, h6)[id]`);
  if (!heading) return;
  history.replaceState(history.state, "", `#${encodeURIComponent(heading.id)}`);
  heading.scrollIntoView();
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    // No address of ours.
    return text;
  }
}
