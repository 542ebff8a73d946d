// The ticket form: a draft on this device, advice for the subject, articles that may make the ticket
// needless, files that are not too many or too large. With a host the ticket is sent without leaving
// the page; without one the text is put together to be copied or mailed. What was written is never
// lost: where a script cannot go on, the plain form goes.

import { createSearch } from "../search/search.js";
import { articleList } from "./answer-box.js";
import { Draft } from "./draft.js";
import { fieldsOf, refusedFiles, tell, tooLong } from "./fields.js";
import { fill } from "./hours-text.js";
import { showMail } from "./ticket-mail.js";
import { setUpSending } from "./ticket-send.js";
import { filesTrouble, subjectAdvice } from "./ticket-text.js";
import { element, words } from "./words.js";

const PAUSE = 300;
/** What stands in a draft before the name of a field of files. */
const FILES = "files:";
const MOST_SAID = 2000;
const ARTICLES = 3;
const ADVICE = { short: "form-subject-short", long: "form-subject-long", good: "form-subject-good" };

export async function setUpTicketForm(form) {
  const draft = new Draft(form.dataset.draftName ?? location.pathname, location.pathname);
  restore(form, draft.read());
  prefill(form);
  let say;
  try {
    ({ say } = await words());
  } catch {
    // Without words for it there is no advice; a form with a host still posts as it is.
    return;
  }
  const names = setUpNames(form, draft.read(), say);
  const keep = setUpDraft(form, draft, say, names);
  setUpSubject(form, say);
  const filesFit = setUpFiles(form, say);
  const textsFit = setUpLengths(form, say);
  const fits = () => [filesFit(), textsFit()].every(Boolean);
  const done = () => {
    draft.remove();
    keep.stop();
  };
  if (form.hasAttribute("action")) setUpSending(form, say, fits, done);
  else setUpMail(form, say, fits);
}

// The link to the form says what it is about.
function prefill(form) {
  const query = new URLSearchParams(location.search);
  const topic = form.elements.namedItem("topic");
  const known = topic?.options && Array.from(topic.options).some(({ value }) => value === query.get("topic"));
  if (known) topic.value = query.get("topic");
  const subject = form.elements.namedItem("subject");
  if (subject && !subject.value && query.get("q")) subject.value = query.get("q");
  const details = form.elements.namedItem("details");
  if (details && !details.value && query.get("said")) details.value = `${query.get("said").slice(0, MOST_SAID)}\n\n`;
  for (const box of form.querySelectorAll("input[name=yes]")) {
    if (query.getAll("yes").includes(box.value)) box.checked = true;
  }
}

function restore(form, kept) {
  if (!kept) return;
  for (const field of fieldsOf(form)) {
    const value = kept[field.name];
    if (field.type === "checkbox") field.checked ||= Array.isArray(value) && value.includes(field.value);
    else if (field.type === "radio") field.checked = value === undefined ? field.checked : field.value === value;
    else if (typeof value === "string" && !(field.name === "topic" && field.value)) field.value = value;
  }
}

function valuesOf(form) {
  const values = {};
  for (const field of fieldsOf(form)) {
    if (field.type === "checkbox") (values[field.name] ??= []).push(...(field.checked ? [field.value] : []));
    else if (field.type !== "radio" || field.checked) values[field.name] = field.value;
  }
  return values;
}

// Gives the names of the files that are chosen, for the draft. The files themselves no page may keep: they are asked for again.
function setUpNames(form, kept, say) {
  const inputs = Array.from(form.querySelectorAll("input[type=file]"));
  const missing = new Map();
  for (const input of inputs) {
    const names = kept?.[FILES + input.name];
    if (!Array.isArray(names) || names.length === 0) continue;
    const line = element("span", { class: "again" }, `${say["host-files-again"]} `, element("bdi", {}, names.join(", ")));
    const forget = () => {
      missing.delete(input);
      line.remove();
    };
    document.getElementById(input.getAttribute("aria-describedby"))?.append(line);
    missing.set(input, names);
    input.addEventListener("change", forget);
    form.addEventListener("reset", forget);
  }
  const named = (input) => (input.files.length > 0 ? Array.from(input.files, ({ name }) => name) : (missing.get(input) ?? []));
  return () => Object.fromEntries(inputs.map((input) => [FILES + input.name, named(input)]));
}

function setUpDraft(form, draft, say, names) {
  const remove = element("button", { type: "button", class: "button quiet" }, say["form-draft-delete"]);
  const line = element("p", { class: "draft", "data-draft": "" }, element("span", {}, say["form-draft"]), " ", remove);
  line.hidden = draft.read() === null;
  form.querySelector(".action").before(line);
  let timer;
  let stopped = false;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!stopped) line.hidden = !draft.write({ ...valuesOf(form), ...names() });
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE);
  });
  // Who sends or leaves at once after the last letter has written it all the same.
  form.addEventListener("submit", write);
  addEventListener("pagehide", () => (line.hidden && timer === undefined) || write());
  remove.addEventListener("click", () => {
    clearTimeout(timer);
    timer = undefined;
    draft.remove();
    line.hidden = true;
    form.reset();
    fieldsOf(form)[0]?.focus();
  });
  const stop = () => {
    stopped = true;
    line.hidden = true;
  };
  return { stop };
}

function setUpSubject(form, say) {
  const subject = form.elements.namedItem("subject");
  const place = form.querySelector("[data-suggestions]");
  if (!subject || !place) return;
  const advice = element("p", { class: "advice", "data-advice": "" });
  const found = element("div", {});
  place.replaceChildren(advice, found);
  let search;
  let timer;
  let latest = 0;
  const suggest = async () => {
    const turn = ++latest;
    const text = subject.value.trim();
    const { hits } = await search
      .search(text, { limit: ARTICLES, unfinished: true })
      // Suggestions are a help, not a need.
      .catch(() => ({ hits: [] }));
    if (turn === latest) found.replaceChildren(...(text && hits.length > 0 ? [articleList(hits, say)] : []));
  };
  subject.addEventListener("input", () => {
    search ??= createSearch({ lang: form.dataset.lang });
    clearTimeout(timer);
    timer = setTimeout(() => {
      const verdict = subjectAdvice(subject.value);
      const text = say[ADVICE[verdict]] ?? "";
      if (advice.textContent !== text) advice.textContent = text;
      advice.dataset.advice = verdict;
      suggest();
    }, PAUSE);
  });
}

// Gives a function that says whether the chosen files can be taken.
function setUpFiles(form, say) {
  const limits = { count: Number(form.dataset.mostFiles), megabytes: Number(form.dataset.mostMegabytes) };
  const inputs = Array.from(form.querySelectorAll("input[type=file]"));
  const check = () => {
    const trouble = filesTrouble(inputs.flatMap(({ files }) => Array.from(files)), limits);
    for (const input of inputs) tell(input, trouble.length > 0 ? refusedFiles(trouble, [], say) : "");
    return trouble.length === 0;
  };
  inputs.forEach((input) => input.addEventListener("change", check));
  return check;
}

// Gives a function that says whether every text fits. Nothing is cut off while it is typed or pasted: how long
// it may be is said as soon as it is too long.
function setUpLengths(form, say) {
  const fields = fieldsOf(form).filter(({ dataset }) => dataset.most);
  const told = new Map();
  const check = (field) => {
    const text = tooLong(field, say);
    if (text !== (told.get(field) ?? "")) tell(field, text);
    told.set(field, text);
    return text === "";
  };
  for (const field of fields) {
    let timer;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(check, PAUSE, field);
    });
  }
  return () => {
    const wrong = fields.filter((field) => !check(field));
    wrong[0]?.focus();
    return wrong.length === 0;
  };
}

function setUpMail(form, say, fits) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (fits()) showMail(form, say);
  });
}
