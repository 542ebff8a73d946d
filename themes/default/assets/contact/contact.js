// What scripts add to the contact pages: who is there now, answers while one types. (The ticket
// form: form.js.) Every page works without, and loads only what it has.

import { setUpHours } from "./hours.js";

const page = document.querySelector("[data-contact]");
const box = document.querySelector("[data-answer-box]");

if (page) setUpHours(page);
if (page && location.search !== "") load(import("./carry.js"), ({ setUpCarrying }) => setUpCarrying(page));
if (box) load(import("./answer-box.js"), ({ setUpAnswerBox }) => setUpAnswerBox(box, document.querySelector("[data-answers]")));
// Without words for it there is no list.
if (["start", "tickets"].includes(page?.dataset.contact)) load(import("./tickets-here.js"), ({ showTickets }) => showTickets(page));

// What cannot be had is left out: the page is whole without it.
function load(module, use) {
  module.then(use).catch((error) => console.warn(`contact: ${error.message}`));
}
