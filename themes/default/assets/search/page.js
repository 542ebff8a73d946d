// The search page: results in place of the list of all questions, as you type and from `?q=`.

import { contactLink, debounced, element, foreign, pieces, sentence } from "./view.js";

const PAUSE = 150;
const LONG_PAUSE = 700;
const FIRST = 10;

export function setUpPage(form, input, results, finder) {
  const words = form.dataset;
  const questions = document.querySelectorAll("[data-all-questions]");
  const filterBox = document.querySelector("[data-filters]");
  const filters = [...(filterBox?.querySelectorAll("select") ?? [])];
  const heading = document.querySelector("h1");
  const title = heading.textContent;
  const status = element("div", { class: "said", role: "status" });
  form.append(status);
  const say = debounced((text) => (status.textContent = text), LONG_PAUSE);
  let asked = 0;

  const limits = () => Object.fromEntries(filters.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  const show = (query, nodes) => {
    results.replaceChildren(...nodes);
    heading.textContent = query === "" ? title : sentence(words.all, { query });
    if (filterBox) filterBox.hidden = query === "";
    for (const part of questions) part.hidden = query !== "";
  };

  const find = async (query, options) => {
    const { hits } = await finder.find(query, options);
    if (hits.length > 0) return { hits };
    const others = await finder.findElsewhere(query, { ...options, unfinished: false });
    return { hits: others.hits, elsewhere: others.hits.length > 0 };
  };

  const ask = async (unfinished, limit = FIRST) => {
    const query = input.value.trim();
    const turn = ++asked;
    if (query === "") return show("", []);
    try {
      // One more than shown tells whether there are more.
      const { hits, elsewhere } = await find(query, { limit: limit + 1, unfinished, ...limits() });
      if (turn !== asked) return;
      const shown = hits.slice(0, limit);
      show(query, answer(query, shown, elsewhere));
      if (hits.length > limit) {
        const more = element("button", { type: "button", class: "button quiet" }, words.more);
        more.addEventListener("click", async () => {
          await ask(unfinished, limit + FIRST);
          results.querySelectorAll("li > a")[limit]?.focus();
        });
        results.append(element("p", { class: "more" }, more));
      }
      say(sentence(shown.length > 0 ? words.found : words.none, { query, count: shown.length }));
    } catch {
      if (turn !== asked) return;
      // All questions from A to Z are there without search.
      show("", [element("div", { class: "nothing" }, element("p", {}, words.unavailable), ...contactLink(words))]);
      say(words.unavailable);
    }
  };

  const answer = (query, hits, elsewhere) => {
    if (hits.length === 0) {
      const texts = [element("h2", {}, sentence(words.none, { query })), element("p", {}, words.noneHelp)];
      return [element("div", { class: "nothing" }, ...texts, ...contactLink(words))];
    }
    const list = element("ol", { class: "articles results" }, ...hits.map(item));
    return elsewhere ? [element("p", { class: "notice" }, words.elsewhere), list] : [list];
  };

  const remember = () => {
    const values = new URLSearchParams({ ...(input.value.trim() && { q: input.value.trim() }), ...limits() });
    history.replaceState(history.state, "", values.size > 0 ? `?${values}` : location.pathname);
  };
  const typed = debounced(() => {
    remember();
    ask(!/\s$/.test(input.value));
  }, PAUSE);
  input.addEventListener("input", () => {
    asked++;
    typed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember();
    ask(false);
  });
  for (const filter of filters) {
    filter.addEventListener("change", () => {
      remember();
      ask(false);
    });
  }

  const given = new URLSearchParams(location.search);
  const typedAlready = input.value !== "" && input.value !== input.defaultValue;
  if (!typedAlready && given.has("q") && !results.hasChildNodes()) {
    input.value = given.get("q");
    for (const filter of filters) filter.value = given.get(filter.name) ?? "";
    for (const filter of filters) if (filter.selectedIndex < 0) filter.value = "";
    ask(false);
  } else if (typedAlready) {
    ask(true);
  }
}

function item(hit) {
  const parts = [element("a", { href: hit.url }, hit.title)];
  if (hit.language) parts.push(" ", element("span", { class: "badge" }, hit.language));
  if (hit.heading) parts.push(element("p", { class: "result-section" }, hit.heading));
  parts.push(element("p", {}, ...pieces(hit.excerpt)));
  return element("li", foreign(hit), ...parts);
}
