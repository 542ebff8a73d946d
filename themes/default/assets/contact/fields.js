// A form's fields, and what is wrong with one of them.

import { element } from "./words.js";

/** The fields that a customer fills in, without files. */
export const fieldsOf = (form) =>
  Array.from(form.elements).filter(({ name, type }) => name && name !== "website" && !["hidden", "file", "submit"].includes(type));

/** Says what is wrong with a field, or with "" that nothing is. */
export function tell(input, text) {
  const id = `${input.id}-wrong`;
  document.getElementById(id)?.remove();
  const others = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
  if (text) {
    input.setAttribute("aria-invalid", "true");
    input.after(element("span", { id, class: "wrong", role: "alert" }, text));
    others.push(id);
  } else {
    input.removeAttribute("aria-invalid");
  }
  input.setAttribute("aria-describedby", others.join(" "));
}
