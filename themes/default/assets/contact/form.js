// The page of a ticket form. With its script in the page and not behind another, what somebody types at once
// is kept as well.

import { setUpTicketForm } from "./ticket-form.js";

const ticket = document.querySelector("form[data-ticket]");
if (ticket) setUpTicketForm(ticket);
