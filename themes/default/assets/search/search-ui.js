// The search of a page: what is small and always needed. The rest comes when somebody is about to
// search.
//
// 1. the header's link, and Ctrl+K or Cmd+K, open the search in place; without this script the link
//    leads to the search page;
// 2. a field that is touched becomes a combobox with results as you type, on a phone in the whole
//    window;
// 3. on the search page, results take the place of the list of all questions;
// 4. the words that a followed result shows are kept for its page, where they may stand in a tab that
//    is not shown (tabs.js).

const dialog = document.getElementById("fd-find");
const own = document.querySelector("form[data-search]:not(#fd-find form)");
const results = document.getElementById("fd-results");
/** As in search.css: from here down the list has no room beside a keyboard. */
const phone = matchMedia("(max-width: 40rem)");

if (own) setUpForm(own);
if (dialog) setUpForm(dialog.querySelector("form"));
if (dialog) setUpDialog();
document.addEventListener("click", rememberFound);

function setUpForm(form) {
  const input = form.querySelector("input[type=search]");
  const isPage = form === own && results !== null;
  const start = once(() => (isPage ? startPage(form, input) : startCombobox(form, input)));
  // The host may have put results there already; they stay until somebody types.
  const asked = isPage && !results.hasChildNodes() && new URLSearchParams(location.search).has("q");
  if (asked) start();
  input.addEventListener("focus", start);
  // A finger or the mouse asks for it; who comes by keyboard may only be on the way past.
  if (form === own && !isPage && dialog) input.addEventListener("click", () => phone.matches && openSearch(input));
  input.addEventListener("input", start);
  if (document.activeElement === input) start();
}

function setUpDialog() {
  const link = document.querySelector("a[data-search-link]");
  link?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openSearch();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    openSearch();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  // Browsers would empty the field as well.
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  // The dialog itself is only hit beside what is in it.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  // A keyboard on the screen leaves less than the window; style sheets cannot see it everywhere.
  if (window.visualViewport && "adoptedStyleSheets" in document) {
    // A sheet of its own: the policy allows nothing inline.
    const seen = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, seen];
    const fit = () => seen.replaceSync(`:root { --fd-seen: ${visualViewport.height}px; }`);
    visualViewport.addEventListener("resize", fit);
    fit();
  }
}

/** `from`: a field of the page whose words are taken along and brought back. */
function openSearch(from) {
  if (own && results) return own.querySelector("input[type=search]").focus();
  if (dialog.open) return;
  const input = dialog.querySelector("input[type=search]");
  if (from) {
    input.value = from.value;
    // Or closing would give it the focus, and that would open the dialog again.
    from.blur();
    dialog.addEventListener("close", () => (from.value = input.value), { once: true });
  }
  dialog.showModal();
  input.focus();
  input.select();
}

async function startCombobox(form, input) {
  const early = fetchManifest(form);
  const style = loadStyle(form);
  const [{ setUpCombobox }, { createFinder }] = await load(import("./combobox.js"));
  await style;
  setUpCombobox(form, input, createFinder(form, early));
}

async function startPage(form, input) {
  const early = fetchManifest(form);
  const [{ setUpPage }, { createFinder }] = await load(import("./page.js"));
  setUpPage(form, input, results, createFinder(form, early));
}

// The one file every search begins with, fetched beside the modules rather than after them.
function fetchManifest(form) {
  const { base, lang } = form.dataset;
  const address = `${base}assets/search/${lang}/manifest.txt`;
  const response = fetch(address, { cache: "no-cache" });
  response.catch(() => {
    // Whoever waits for it will say so.
  });
  return { address, response };
}

// Most pages are read without a search: they do not carry its style sheet.
function loadStyle({ dataset: { style } }) {
  if (!style || document.querySelector(`link[rel=stylesheet][href="${style}"]`)) return null;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = style;
  const loaded = new Promise((resolve) => {
    link.addEventListener("load", resolve);
    // Answers without their looks are better than none.
    link.addEventListener("error", resolve);
  });
  document.head.append(link);
  return loaded;
}

// All modules at once, so that none waits for another to name it.
function load(first) {
  return Promise.all([
    first,
    import("./finder.js"),
    import("./ask.js"),
    import("./search.js"),
    import("./view.js"),
    import("./shards.js"),
    import("./resolve.js"),
    import("./rank.js"),
    import("./analysis.js"),
    import("./excerpt.js"),
    import("./affixes.js"),
    import("./outright.js"),
    import("./code.js"),
  ]);
}

function rememberFound({ target }) {
  const link = target instanceof Element && target.closest(".results a, a[role=option]");
  const words = link ? [...(link.closest("li") ?? link).querySelectorAll("mark")] : [];
  if (words.length === 0) return;
  try {
    const texts = words.map(({ textContent }) => textContent);
    sessionStorage.setItem("frontdesk-found", JSON.stringify([link.pathname, ...new Set(texts)]));
  } catch {
    // Storage may be switched off: then the reader chooses the tab.
  }
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
