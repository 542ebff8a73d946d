// No host, or none that answers: the ticket as text, to be copied or opened in a mail program.

import { copyText } from "../copying.js";
import { fieldsOf } from "./fields.js";
import { fill } from "./hours-text.js";
import { composed, mailLink } from "./ticket-text.js";
import { element } from "./words.js";

/** `before` stands above the text: why it is not sent from here. */
export function showMail(form, say, ...before) {
  const { address = "" } = form.dataset;
  const subject = form.elements.namedItem("subject")?.value.trim() ?? "";
  const text = composed(lines(form, fieldsOf(form)));
  const area = element("textarea", { readonly: "", rows: "12", id: "fd-composed", "aria-labelledby": "fd-composed-title" });
  area.value = text;
  const copied = element("span", { role: "status" });
  const copy = element("button", { type: "button", class: "button" }, say["form-copy"]);
  copy.addEventListener("click", async () => {
    if (await copyText(text)) {
      copied.textContent = say["form-copied"];
    } else {
      // No clipboard here: the text is marked, the keyboard copies it.
      area.focus();
      area.select();
    }
  });
  const title = element("h2", { id: "fd-composed-title", tabindex: "-1" }, address ? fill(say["form-composed"], { address }) : say["host-kept"]);
  const parts = [
    title,
    area,
    element("p", { class: "action" }, copy, " ", ...mailTo(address, subject, text, say), " ", copied),
  ];
  if (Array.from(form.querySelectorAll("input[type=file]")).some(({ files }) => files.length > 0)) {
    parts.push(element("p", { class: "hint" }, say["form-attach"]));
  }
  form.querySelector("[data-result]").replaceChildren(...before, ...parts);
  title.focus();
}

function mailTo(address, subject, text, say) {
  if (!address) return [];
  return [element("a", { class: "button quiet", href: mailLink(address, subject, text).href, "data-mail": "" }, say["form-open-mail"])];
}

// What the form says, by its labels, in its order.
function lines(form, fields) {
  const found = [];
  const about = form.querySelector(".about");
  if (about) found.push({ label: "", value: about.textContent });
  const sets = new Map();
  for (const field of fields) {
    const set = field.closest("fieldset");
    if (set) {
      if (!field.checked) continue;
      const label = set.querySelector("legend").textContent;
      sets.has(set) || found.push(sets.set(set, { label, value: "" }).get(set));
      const line = sets.get(set);
      line.value += `${line.value && "\n"}${field.closest("label").textContent.trim()}`;
    } else {
      const value = field.options ? (field.value && field.selectedOptions[0].textContent) : field.value;
      found.push({ label: field.labels[0]?.firstChild.textContent.trim() ?? field.name, value });
    }
  }
  return found;
}
