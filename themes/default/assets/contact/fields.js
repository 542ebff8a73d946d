// A form's fields, and what is wrong with one of them.

import { fill } from "./hours-text.js";
import { element } from "./words.js";

/** The fields that a customer fills in, without files. */
export const fieldsOf = (form) =>
  Array.from(form.elements).filter(({ name, type }) => name && name !== "website" && !["hidden", "file", "submit"].includes(type));

/** What to say of a field with more characters than it takes; "" where it fits. */
export function tooLong(field, say, most = Number(field.dataset.most)) {
  const length = [...field.value.trim()].length;
  if (!(length > most)) return "";
  const written = (count) => count.toLocaleString(document.documentElement.lang, { numberingSystem: "latn" });
  return fill(say["host-long"], { field: labelOf(field), most: written(most), length: written(length) });
}

// Without what stands in the label beside the name.
function labelOf({ labels }) {
  const label = labels[0]?.cloneNode(true);
  label?.querySelector(".optional")?.remove();
  return label?.textContent.trim() ?? "";
}

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

/** Names each file that is not taken, and why: "a.exe: this kind of file is not taken". */
export function refusedFiles(files, taken, say) {
  const endings = taken.join(", ");
  const reasons = files.map(({ name, why }) => `${name || "?"}: ${fill(say[`host-file-${why}`] ?? "", { endings })}`);
  return [say["host-bad-files"], reasons.join("; ")].join(" ").trim();
}
