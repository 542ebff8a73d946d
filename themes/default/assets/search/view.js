// Results as elements. Whatever comes from articles or from the reader becomes a text node.

/** An element with properties, attributes (`data-…`, `aria-…`, `role`) and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** `{query}` and `{count}` in a sentence of the theme. */
export function sentence(template = "", values) {
  return template.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? said(values[key]) : whole));
}

// A number in groups, as the page's language writes it, in the digits that the pages have.
function said(value) {
  if (typeof value !== "number") return String(value);
  return value.toLocaleString(document.documentElement.lang, { numberingSystem: "latn" });
}

/** The pieces of an excerpt, the words found as `mark`. */
export function pieces(excerpt) {
  return excerpt.map(({ text, match }) => (match ? element("mark", {}, text) : text));
}

/** The attributes of a text in another language than the page. */
export function foreign({ lang, dir }) {
  return lang ? { lang, dir } : {};
}

/** What to do when nothing is found, or search is not to be had: ask somebody. */
export function contactLink({ contact, contactLabel }) {
  return contact ? [element("a", { href: contact, class: "button" }, contactLabel)] : [];
}

/** A function that runs `work` when it was not called for `pause` milliseconds. */
export function debounced(work, pause) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), pause);
  };
}
