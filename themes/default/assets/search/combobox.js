// A search field with results as you type: an ARIA combobox with a list box of links.
//
// Arrow keys choose, Enter opens what is chosen or goes to the search page, Escape closes. The list
// stays as it is until the next answer is there, and an answer to an older question is dropped. Its last
// row asks a person.

import { answers, closes, personLink, sorted, stateOf, surely, wayTo } from "./ask.js";
import { contactLink, debounced, element, foreign, pieces, sentence } from "./view.js";

const PAUSE = 120;
/** Without an answer, other languages are asked when the reader stops typing. */
const LONG_PAUSE = 600;
/** Milliseconds without an answer until the panel says that it searches. */
const PATIENCE = 300;
const LIMIT = 5;

export function setUpCombobox(form, input, finder) {
  const words = form.dataset;
  const inDialog = form.closest("dialog") !== null;
  // A page may have two fields.
  const prefix = inDialog ? "fd-find" : "fd";
  const list = element("div", { role: "listbox", id: `${prefix}-options`, "aria-label": input.labels[0].textContent });
  const note = element("div", { class: "search-note" });
  const panel = element("div", { class: "search-panel" }, note, list);
  const status = element("div", { class: "said", role: "status" });
  panel.hidden = true;
  form.append(panel, status);
  for (const [key, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    input.setAttribute(key, value);
  }

  let asked = 0;
  let active = null;
  const say = debounced((text) => (status.textContent = text), LONG_PAUSE);

  const open = (is) => {
    panel.hidden = !is;
    input.setAttribute("aria-expanded", String(is && list.childElementCount > 0));
    if (!is) choose(null);
  };
  const choose = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option;
    if (!active) return input.removeAttribute("aria-activedescendant");
    active.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  };
  const move = (by) => {
    const options = [...list.children];
    const at = active ? options.indexOf(active) + by : by > 0 ? 0 : options.length - 1;
    choose(options[at] ?? null);
  };

  const show = (options, query, messages, spoken) => {
    const chosen = active?.href;
    list.replaceChildren(...options);
    note.replaceChildren(...messages);
    note.hidden = messages.length === 0;
    choose(options.find((option) => option.href === chosen) ?? null);
    // In the dialog nothing else is to be seen.
    open(input.value.trim() === query && (inDialog || document.activeElement === input));
    say(spoken);
  };
  const answer = (query, hits, messages = []) => {
    const { listed: all, topic } = sorted(hits);
    // The search page has the rest.
    const likely = all.filter((hit) => hit.likely);
    const listed = likely.length > 0 ? likely : all;
    const guesses = listed.length > 0 && likely.length === 0;
    if (guesses && messages.length === 0) messages = [element("p", {}, words.less)];
    const ask = personLink(words, query, topic, attributes(`${prefix}-option-ask`, "search-ask"));
    const options = [
      ...listed.map((hit, at) => (hit.contact ? wayOption(hit, words, query, `${prefix}-option-way-${at}`) : optionOf(hit, `${prefix}-option-${at}`))),
      ...(all.some(({ contact }) => !contact) ? [allOption(form, words, query, `${prefix}-option-all`)] : []),
      ...(ask ? [ask] : []),
    ];
    const count = listed.length;
    const spoken = [...messages.map((message) => message.textContent), count > 0 ? sentence(words.found, { count }) : ""];
    show(options, query, messages, spoken.join(" "));
  };
  const nothing = (query, hits) => {
    const text = `${sentence(words.none, { query })}. ${words.noneHelp}`;
    answer(query, hits, [element("p", {}, text)]);
  };
  const unavailable = (query) => answer(query, [], [element("p", {}, words.unavailable), ...contactLink(words)]);

  // On a slow line. An older answer stays until there is a new one.
  const wait = (query, turn) => {
    if (turn !== asked || list.childElementCount > 0) return;
    show([], query, [element("p", {}, words.busy)], words.busy);
  };

  const search = async () => {
    const query = input.value.trim();
    const turn = ++asked;
    if (query === "") return open(false);
    const waiting = setTimeout(wait, PATIENCE, query, turn);
    try {
      const { hits } = await finder.find(query, { limit: LIMIT, unfinished: !/\s$/.test(input.value) });
      clearTimeout(waiting);
      if (turn !== asked) return;
      if (surely(hits)) return answer(query, hits);
      if (!answers(hits)) nothing(query, hits);
      await new Promise((resolve) => setTimeout(resolve, LONG_PAUSE));
      if (turn !== asked) return;
      const others = await finder.findElsewhere(query, { limit: LIMIT });
      if (turn !== asked) return;
      if (others.hits.length > 0) answer(query, [...others.hits, ...hits.filter(closes)], [element("p", {}, words.elsewhere)]);
      else if (answers(hits)) answer(query, hits);
    } catch {
      clearTimeout(waiting);
      if (turn === asked) unavailable(query);
    }
  };
  const searchSoon = debounced(search, PAUSE);

  input.addEventListener("input", () => {
    asked++;
    if (input.value.trim() === "") open(false);
    searchSoon();
  });
  input.addEventListener("focus", () => open(input.value.trim() !== "" && list.childElementCount > 0));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (panel.hidden) return void search();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      active.click();
    } else if (event.key === "Escape" && !panel.hidden && !inDialog) {
      event.preventDefault();
      open(false);
    }
  });
  // A finger or the mouse on the list does not take the focus away from the field.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("mousemove", (event) => {
    const option = event.target.closest("[role=option]");
    if (option && option !== active) choose(option);
  });
  if (!inDialog) {
    document.addEventListener("focusin", (event) => !form.contains(event.target) && open(false));
    document.addEventListener("click", (event) => !form.contains(event.target) && open(false));
  }
  if (input.value.trim() !== "") search();
}

function optionOf(hit, id) {
  const title = element("span", { class: "search-title" }, hit.title);
  const parts = [title];
  if (hit.language) parts.push(element("span", { class: "badge" }, hit.language));
  const heading = hit.heading ? [element("span", { class: "search-heading" }, hit.heading), " "] : [];
  const excerpt = element("span", { class: "search-excerpt" }, ...pieces(hit.excerpt));
  parts.push(element("span", { class: "search-more" }, ...heading, excerpt));
  return element("a", { href: hit.url, ...attributes(id), ...foreign(hit) }, ...parts);
}

function allOption(form, words, query, id) {
  const address = `${form.action}?${new URLSearchParams({ q: query })}`;
  const text = sentence(words.all, { query });
  return element("a", { href: address, ...attributes(id, "search-all") }, text);
}

// It leads to where the channel is described with its conditions, which an option has no room for.
function wayOption(hit, words, query, id) {
  const parts = [element("span", { class: "search-title" }, hit.title), " ", stateOf(hit, words)];
  const { action } = hit.contact;
  if (action) parts.push(element("span", { class: "search-more" }, element("bdi", {}, action.label)));
  else if (hit.contact.is === "topic") parts.push(element("span", { class: "search-more" }, words.contactLabel));
  return element("a", { href: wayTo(hit, query), ...attributes(id, "search-channel"), ...foreign(hit) }, ...parts);
}

const attributes = (id, name) => ({ role: "option", id, tabindex: "-1", "aria-selected": "false", class: name });
