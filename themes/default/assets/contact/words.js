// What the build wrote for these scripts in the page's language, fetched once.

let asked;

/** `{ lang, hours, say, topics }`; rejected where it cannot be had. Pages beside the contact pages know the `address`. */
export function words(address = document.querySelector("script[data-words]")?.dataset.words) {
  asked ??= json(address);
  asked.catch(() => (asked = undefined));
  return asked;
}

export async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** An element with attributes and children; strings become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}
