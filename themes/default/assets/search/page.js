// The search page: results in place of the list of all questions, as you type and from `?q=`.

import { answers, closes, personLink, sorted, stateOf, surely, wayTo } from "./ask.js";
import { contactLink, debounced, element, foreign, pieces, sentence } from "./view.js";

const PAUSE = 150;
const LONG_PAUSE = 700;
const FIRST = 10;
/** Milliseconds without an answer until the page says that it searches. */
const PATIENCE = 300;

export function setUpPage(form, input, results, finder) {
  const words = form.dataset;
  const questions = document.querySelectorAll("[data-all-questions]");
  const filterBox = document.querySelector("[data-filters]");
  const filters = [...(filterBox?.querySelectorAll("select") ?? [])];
  const heading = document.querySelector("h1");
  const here = document.querySelector(".breadcrumb [aria-current]");
  const title = heading.textContent;
  const pageTitle = document.title;
  const status = element("div", { class: "said", role: "status" });
  form.append(status);
  const say = debounced((text) => (status.textContent = text), LONG_PAUSE);
  let asked = 0;
  // Where the site counts what is looked for in vain.
  const learning = words.learn ? import("./learn.js").then(({ learner }) => learner(words, results), () => null) : null;
  const learn = (query, found) => learning?.then((tell) => tell?.(query, found));

  const limits = () => Object.fromEntries(filters.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  const show = (query, nodes) => {
    results.replaceChildren(...nodes);
    results.removeAttribute("aria-busy");
    heading.textContent = query === "" ? title : sentence(words.all, { query });
    if (here) here.textContent = heading.textContent;
    // So that the way back, and a kept tab, name the question. (No pattern in the query may matter.)
    document.title = pageTitle.replace(title, () => heading.textContent);
    if (filterBox) filterBox.hidden = query === "";
    for (const part of questions) part.hidden = query !== "";
  };

  // Where the filters leave nothing, what there is without them; then what other languages have.
  const find = async (query, options) => {
    const filtered = await finder.find(query, { ...options, ...limits() });
    if (surely(filtered.hits)) return filtered;
    if (Object.keys(limits()).length > 0) {
      const all = await finder.find(query, options);
      if (surely(all.hits)) return { ...all, notice: words.unfiltered };
    }
    const others = await finder.findElsewhere(query, { ...options, unfinished: false });
    if (others.hits.length === 0 && answers(filtered.hits)) return filtered;
    return { ...others, hits: [...others.hits, ...filtered.hits.filter(closes)], notice: words.elsewhere };
  };

  // On a slow line. What was found before stays, so that nothing jumps.
  const wait = (query, turn) => {
    if (turn !== asked) return;
    if (!results.querySelector(".results")) show(query, [element("p", {}, words.busy)]);
    results.setAttribute("aria-busy", "true");
    say(words.busy);
  };

  const ask = async (unfinished, limit = FIRST) => {
    const query = input.value.trim();
    const turn = ++asked;
    learn("", false);
    if (query === "") return show("", []);
    const waiting = setTimeout(wait, PATIENCE, query, turn);
    try {
      const { hits, more, notice } = await find(query, { limit, unfinished });
      clearTimeout(waiting);
      if (turn !== asked) return;
      show(query, answer(query, hits, notice));
      if (more) results.append(element("p", { class: "more" }, moreButton(unfinished, limit)));
      if (answers(hits)) results.append(...askPerson(query, hits));
      const found = answers(hits);
      say(sentence(found ? words.found : words.none, { query, count: sorted(hits).listed.length }));
      learn(query, found);
    } catch {
      if (turn !== asked) return;
      // All questions from A to Z are there without search.
      show("", [element("div", { class: "nothing" }, element("p", {}, words.unavailable), ...contactLink(words))]);
      say(words.unavailable);
    } finally {
      clearTimeout(waiting);
    }
  };

  const moreButton = (unfinished, limit) => {
    const more = element("button", { type: "button", class: "button quiet" }, words.more);
    more.addEventListener("click", async () => {
      await ask(unfinished, limit + FIRST);
      results.querySelectorAll("li > a")[limit]?.focus();
    });
    return more;
  };

  const answer = (query, hits, notice) => {
    if (!answers(hits)) {
      const texts = [element("h2", {}, sentence(words.none, { query })), element("p", {}, words.noneHelp)];
      return [element("div", { class: "nothing" }, ...texts, ...askPerson(query, hits))];
    }
    const { listed } = sorted(hits);
    const itemOf = (hit) => (hit.contact ? wayItem(hit, words, query) : item(hit));
    const items = listed.filter(({ likely }) => likely).map(itemOf);
    const rest = listed.filter(({ likely }) => !likely).map(itemOf);
    const lists = [items, rest].filter(({ length }) => length > 0);
    const [first, ...others] = lists.map((items) => element("ol", { class: "articles results" }, ...items));
    const less = element("h2", { class: "less" }, words.less);
    const parts = items.length > 0 ? [first, ...others.flatMap((list) => [less, list])] : [less, first];
    return notice ? [element("p", { class: "notice" }, notice), ...parts] : parts;
  };

  const askPerson = (query, hits) => {
    const link = personLink(words, query, sorted(hits).topic, { class: "button quiet" });
    return link ? [element("p", { class: "ask-person" }, link)] : [];
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
    for (const filter of filters) choose(filter, given.get(filter.name) ?? "");
    ask(false);
  } else if (typedAlready) {
    remember();
    ask(true);
  }
}

function wayItem(hit, words, query) {
  const { action } = hit.contact;
  const parts = [element("a", { href: wayTo(hit, query) }, hit.title), " ", stateOf(hit, words)];
  parts.push(element("p", {}, ...pieces(hit.excerpt)));
  if (action) parts.push(element("p", {}, element("a", { href: action.href, class: "button" }, element("bdi", {}, action.label))));
  else if (hit.contact.is === "topic") parts.push(element("p", {}, element("a", { href: wayTo(hit, query), class: "button quiet" }, words.contactLabel)));
  return element("li", { class: "search-channel", ...foreign(hit) }, ...parts);
}

/** A section that is too deep for the list of topics is a choice where its own page leads here. */
function choose(filter, value) {
  filter.value = value;
  if (filter.selectedIndex >= 0) return;
  if (filter.name === "category") filter.append(new Option(value, value));
  filter.value = filter.name === "category" ? value : "";
}

function item(hit) {
  const parts = [element("a", { href: hit.url }, hit.title)];
  if (hit.language) parts.push(" ", element("span", { class: "badge" }, hit.language));
  if (hit.heading) parts.push(element("p", { class: "result-section" }, hit.heading));
  // The article's own first lines, where its heading says what was asked.
  const answer = hit.answer?.map((line) => element("p", {}, line));
  parts.push(answer ? element("div", { class: "result-answer" }, ...answer) : element("p", {}, ...pieces(hit.excerpt)));
  return element("li", foreign(hit), ...parts);
}
