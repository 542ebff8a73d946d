// What the build wrote for these scripts in the page's language, fetched once.

let asked;

/** `{ lang, hours, say, topics }`; rejected where it cannot be had. */
export function words() {
  asked ??= json(document.querySelector("script[data-words]")?.dataset.words);
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
