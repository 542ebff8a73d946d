// An address that does not exist: what its words find, and the page itself where it is there under
// another case or in another language. Nothing is asked of anybody but this site.

import { createFinder } from "./finder.js";
import { element, foreign } from "./view.js";

const MOST = 3;
/** Languages that are tried; each is a request. */
const MOST_LANGUAGES = 12;

const place = document.querySelector("[data-guesses]");
const form = document.querySelector("form[data-search]:not(#fd-find form)");
if (place && form) guess();

async function guess() {
  const { prefix, tail } = parts();
  const words = wordsOf(tail);
  const input = form.querySelector("input[type=search]");
  if (words) input.value ||= words;
  const [same, others, hits] = await Promise.all([inSmallLetters(prefix, tail), inOtherLanguages(prefix, tail), find(words)]);
  const links = [
    ...same.map((href) => element("a", { href }, decoded(href))),
    ...others.map(({ href, lang, dir, name }) => element("a", { href, hreflang: lang, lang, dir }, name)),
    ...hits.filter(({ url }) => !same.includes(url)).map((hit) => element("a", { href: hit.url, ...foreign(hit) }, hit.title)),
  ];
  place.dataset.guesses = links.length;
  if (links.length === 0) return;
  place.querySelector("ul").replaceChildren(...links.map((link) => element("li", {}, link)));
  place.hidden = false;
}

// The language's own start, and what was asked for below it. The menu knows where languages start.
function parts() {
  const { base } = form.dataset;
  const starts = [base, ...languages().map(({ start }) => start)].sort((a, b) => b.length - a.length);
  const prefix = starts.find((start) => location.pathname.startsWith(start)) ?? base;
  // The page's own address is nobody's mistake.
  return { prefix, tail: location.pathname.slice(prefix.length).replace(/^404\.html$/, "") };
}

function languages() {
  const links = [...document.querySelectorAll(".languages a[hreflang]")];
  return links.map((link) => {
    const own = link.querySelector("[lang]") ?? link;
    const start = new URL(link.getAttribute("href"), location.href).pathname.replace(/404\.html$/, "");
    return { start, lang: link.hreflang, dir: own.getAttribute("dir"), name: own.textContent };
  });
}

function wordsOf(tail) {
  const words = decoded(tail).replace(/\.html?$/, "").split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.filter((word) => word && word !== "index").join(" ").slice(0, 200);
}

async function find(words) {
  if (!words) return [];
  try {
    const { hits } = await createFinder(form).find(words, { limit: MOST, unfinished: false });
    // The page has its own way to a person; and what merely comes nearest is no guess at an address.
    return hits.filter(({ contact, likely }) => !contact && likely);
  } catch {
    // The field and the topics stand there without search, too.
    return [];
  }
}

async function inSmallLetters(prefix, tail) {
  const small = decoded(tail).toLowerCase();
  const href = prefix + small.split("/").map(encodeURIComponent).join("/");
  return small !== decoded(tail) && (await exists(href)) ? [href] : [];
}

async function inOtherLanguages(prefix, tail) {
  const others = languages().filter(({ start }) => start !== prefix).slice(0, MOST_LANGUAGES);
  if (!tail) return [];
  const found = await Promise.all(others.map(({ start }) => exists(start + tail)));
  return others.filter((_, at) => found[at]).map((language) => ({ ...language, href: language.start + tail }));
}

async function exists(href) {
  try {
    return (await fetch(href, { method: "HEAD" })).ok;
  } catch {
    // No connection: nothing to offer.
    return false;
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    // No address of ours.
    return text;
  }
}
