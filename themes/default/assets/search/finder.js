// Asks the page's language first and the others where it has nothing.

import { compare } from "./analysis.js";
import { closes } from "./ask.js";
import { createSearch } from "./search.js";

/** `early`: a file that is on its way already. `find` and `findElsewhere` give `{ hits, more }`; hits of another language have `lang` and `dir`. */
export function createFinder(form, early) {
  const { base, lang, others = "" } = form.dataset;
  const own = createSearch({ base, lang, fetch: once(early) });
  const languages = others.split("|").filter(Boolean).map((line) => {
    const [lang, dir, ...name] = line.split(" ");
    return { lang, dir, name: name.join(" "), search: createSearch({ base, lang }) };
  });
  own.prepare().catch(() => {
    // The question itself will tell.
  });
  return {
    find: (query, options) => own.search(query, options),
    findElsewhere: (query, options) => elsewhere(languages, query, options),
  };
}

// Takes the early response for the first request of its address; asks the network for all others.
function once(early) {
  return (address, options) => {
    if (address !== early?.address) return fetch(address, options);
    const { response } = early;
    early = null;
    return response;
  };
}

// The language that knows most of the words as they were typed is most likely the one meant; one that
// knows none has only chance likenesses to offer (as src/search/query/answer.rs has it).
async function elsewhere(languages, query, options) {
  const asked = languages.map(async ({ lang, dir, name, search }) => {
    const { hits, more, known } = await search.search(query, options);
    return { lang, known, more, hits: hits.map((hit) => ({ ...hit, match: "other_language", lang, dir, language: name })) };
  });
  const answers = (await Promise.all(asked)).filter(({ known }) => known > 0);
  answers.sort((a, b) => b.known - a.known || compare(a.lang, b.lang));
  const hits = [];
  for (const hit of answers.flatMap(({ hits }) => hits)) {
    // Each language's topics are the same; one would close some other language's list.
    if (!closes(hit) && hits.every(({ article }) => article !== hit.article)) hits.push(hit);
  }
  // Channels first, whatever language knows them, behind what some language has pinned.
  const articles = hits.filter(({ contact }) => !contact);
  const kept = hits.filter((hit) => hit.contact || articles.indexOf(hit) < options.limit);
  const rank = ({ pinned, contact }) => (pinned ? 0 : 2) + (contact ? 0 : 1);
  const shown = kept.sort((a, b) => rank(a) - rank(b));
  return { hits: shown, more: articles.length > options.limit || answers.some(({ more }) => more) };
}
