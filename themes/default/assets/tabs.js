// Tabs: a quote of Markdown whose headings are labels. Without scripts, and on paper, the panels stand one
// below the other. What a reader chose is kept by its label, so that it holds on other pages and next time.

const KEY = "frontdesk-tabs";
/** Labels that are remembered, the last one chosen first. */
const MOST = 20;
/** Written by search/search-ui.js: the path of the page that a result leads to, and the words found. */
const FOUND = "frontdesk-found";

export function setUpTabs() {
  const blocks = [...document.querySelectorAll(".tabs")].map(build).filter(Boolean);
  if (blocks.length === 0) return;
  const kept = read(localStorage, KEY);
  for (const block of blocks) {
    const wanted = kept.find((label) => block.labels.includes(label));
    block.show(wanted === undefined ? 0 : block.labels.indexOf(wanted));
    block.onChoice = (label) => choose(blocks, label, block);
  }
  arrive(blocks);
  addEventListener("hashchange", () => arrive(blocks));
}

// The same label everywhere on the page, while what is being read stays where it is.
function choose(blocks, label, chosen) {
  const top = chosen.list.getBoundingClientRect().top;
  for (const block of blocks) {
    if (block.labels.includes(label)) block.show(block.labels.indexOf(label));
  }
  scrollBy({ top: chosen.list.getBoundingClientRect().top - top, behavior: "instant" });
  const kept = [label, ...read(localStorage, KEY).filter((other) => other !== label)];
  write(localStorage, KEY, kept.slice(0, MOST));
}

// What an address names may stand in a panel that is not shown, and so may the words that a search found.
function arrive(blocks) {
  const [page, ...words] = read(sessionStorage, FOUND);
  write(sessionStorage, FOUND, null);
  const target = location.hash.length > 1 && document.getElementById(decoded(location.hash.slice(1)));
  const around = blocks.filter((block) => target && block.box.contains(target));
  for (const block of around) block.show(block.panels.findIndex((panel) => panel.contains(target)));
  if (around.length > 0) target.scrollIntoView();
  if (page !== location.pathname) return;
  for (const block of blocks.filter((block) => !around.includes(block))) {
    const score = (panel) => words.filter((word) => panel.textContent.includes(word)).length;
    const scores = block.panels.map(score);
    const best = Math.max(...scores);
    if (scores[block.shown] < best) block.show(scores.indexOf(best));
  }
}

let count = 0;

function build(box) {
  const panels = [...box.querySelectorAll(":scope > .tab")];
  if (panels.length < 2) return null;
  const list = document.createElement("div");
  list.className = "tab-list";
  list.setAttribute("role", "tablist");
  const heading = box.closest("section")?.querySelector(":is(h2, h3, h4, h5, h6)[id]");
  if (heading) list.setAttribute("aria-labelledby", heading.id);
  const tabs = panels.map((panel) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `fd-tab-${++count}`;
    tab.textContent = panel.firstElementChild.textContent.trim();
    tab.setAttribute("role", "tab");
    panel.id = `fd-panel-${count}`;
    panel.tabIndex = 0;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.setAttribute("aria-controls", panel.id);
    return tab;
  });
  list.append(...tabs);
  panels[0].before(list);
  const block = { box, list, panels, shown: 0, labels: tabs.map((tab) => tab.textContent.toLowerCase()), onChoice() {} };
  block.show = (shown) => {
    block.shown = Math.max(shown, 0);
    tabs.forEach((tab, at) => {
      const is = at === block.shown;
      tab.setAttribute("aria-selected", String(is));
      tab.tabIndex = is ? 0 : -1;
      // A browser that knows the word finds what is hidden, and says so before it goes there.
      if (is) panels[at].removeAttribute("hidden");
      else panels[at].setAttribute("hidden", "until-found");
    });
  };
  panels.forEach((panel, at) => panel.addEventListener("beforematch", () => block.show(at)));
  tabs.forEach((tab, at) => tab.addEventListener("click", () => block.onChoice(block.labels[at])));
  list.addEventListener("keydown", (event) => {
    const at = next(event, tabs);
    if (at < 0) return;
    event.preventDefault();
    tabs[at].focus();
    tabs[at].click();
  });
  box.classList.add("ready");
  return block;
}

// The tab that a key leads to, else -1.
function next({ key, ctrlKey, altKey, metaKey, target }, tabs) {
  const at = tabs.indexOf(target);
  if (at < 0 || ctrlKey || altKey || metaKey) return -1;
  const back = getComputedStyle(tabs[0]).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  const ahead = back === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  if (key === back) return (at + tabs.length - 1) % tabs.length;
  if (key === ahead) return (at + 1) % tabs.length;
  if (key === "Home") return 0;
  return key === "End" ? tabs.length - 1 : -1;
}

// Storage may be switched off, and what is in it may be anybody's.
function read(storage, key) {
  try {
    const kept = JSON.parse(storage.getItem(key));
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

function write(storage, key, value) {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // Then nothing is kept.
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
