// What scripts add to the contact pages: who is there now, answers while one types, and a ticket form
// that keeps a draft. Every page works without.

import { setUpAnswerBox } from "./answer-box.js";
import { setUpCarrying } from "./carry.js";
import { setUpHours } from "./hours.js";
import { setUpTicketForm } from "./ticket-form.js";
import { showTickets } from "./tickets-here.js";

const page = document.querySelector("[data-contact]");
const box = document.querySelector("[data-answer-box]");
const ticket = document.querySelector("form[data-ticket]");

if (page) setUpHours(page);
if (page) setUpCarrying(page);
if (box) setUpAnswerBox(box, document.querySelector("[data-answers]"));
if (ticket) setUpTicketForm(ticket);
// Without words for it there is no list.
if (["start", "tickets"].includes(page?.dataset.contact)) showTickets(page).catch(() => {});
