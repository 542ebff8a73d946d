// The search of a page: what is small and always needed. The rest comes when somebody is about to
// search.
//
// 1. `/` leads to the search field, or to the search page where there is none;
// 2. a field that is touched becomes a combobox with results as you type;
// 3. on the search page, results take the place of the list of all questions.

const form = document.querySelector("form[data-search]:not([data-answer-box])");
const input = form?.querySelector("input[type=search]");
const results = document.getElementById("fd-results");

if (input) {
  input.setAttribute("aria-keyshortcuts", "/");
  const start = once(() => (results ? startPage() : startCombobox()));
  // The host may have put results there already; they stay until somebody types.
  const asked = results && !results.hasChildNodes() && new URLSearchParams(location.search).has("q");
  if (asked) start();
  input.addEventListener("focus", start);
  input.addEventListener("input", start);
  if (document.activeElement === input) start();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  const link = document.querySelector("a[data-search-link]");
  if (!input && !link) return;
  event.preventDefault();
  if (input) input.focus();
  else link.click();
});

async function startCombobox() {
  const early = fetchManifest();
  const [{ setUpCombobox }, { createFinder }] = await load(import("./combobox.js"));
  setUpCombobox(form, input, createFinder(form, early));
}

async function startPage() {
  const early = fetchManifest();
  const [{ setUpPage }, { createFinder }] = await load(import("./page.js"));
  setUpPage(form, input, results, createFinder(form, early));
}

// The one file every search begins with, fetched beside the modules rather than after them.
function fetchManifest() {
  const { base, lang } = form.dataset;
  const address = `${base}assets/search/${lang}/manifest.txt`;
  const response = fetch(address, { cache: "no-cache" });
  response.catch(() => {
    // Whoever waits for it will say so.
  });
  return { address, response };
}

// All modules at once, so that none waits for another to name it.
function load(own) {
  return Promise.all([
    own,
    import("./finder.js"),
    import("./search.js"),
    import("./view.js"),
    import("./shards.js"),
    import("./resolve.js"),
    import("./rank.js"),
    import("./analysis.js"),
    import("./excerpt.js"),
    import("./affixes.js"),
    import("./typo.js"),
    import("./code.js"),
  ]);
}

// Unless it failed.
function once(work) {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work().catch((error) => {
      // A module that cannot be had: the form still works as a form, and the next letter tries again.
      console.warn(`search: ${error.message}`);
      done = false;
    });
  };
}

function isTyping(target) {
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}
