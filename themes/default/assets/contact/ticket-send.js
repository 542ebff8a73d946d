// A host: the ticket is posted from here, with progress, and its number shown. Where the host wants to
// ask first, or cannot be understood, the plain form goes: its answer is a page.

import { tell } from "./fields.js";
import { fill } from "./hours-text.js";
import { element, json } from "./words.js";

const REFUSALS = { "too-often": "host-too-often", "too-large": "form-files-limit", failed: "host-failed" };

export function setUpSending(form, say, filesFit, done) {
  const result = form.querySelector("[data-result]");
  const button = form.querySelector("button[type=submit]");
  const token = element("input", { type: "hidden", name: "token" });
  form.append(token);
  // Tokens have to be a little old, so one is fetched when the writing begins.
  form.addEventListener("focusin", () => fetchToken(form, token), { once: true });
  let busy = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy || !filesFit()) return;
    busy = true;
    button.disabled = true;
    const progress = element("p", {});
    result.replaceChildren(progress);
    try {
      const answer = await post(form, (percent) => {
        progress.textContent = fill(say["form-sending"], { percent });
      });
      take(answer);
    } catch {
      result.replaceChildren(element("p", { class: "wrong", role: "alert" }, say["host-failed"]));
    }
    busy = false;
    button.disabled = false;
  });

  function take({ status, body }) {
    if (status === 201 && body?.number) {
      done();
      const title = element("h2", { tabindex: "-1" }, say["ticket-received"]);
      const number = element("b", { dir: "ltr", "data-number": "" }, body.number);
      form.replaceChildren(title, element("p", {}, `${say["ticket-number"]} `, number));
      title.focus();
      return;
    }
    if (body?.token) token.value = body.token;
    if (status === 422 && body?.wrong) return mend(form, body.wrong, say, result);
    if (status === 409 || !body) return form.submit();
    const key = REFUSALS[body.error] ?? "host-failed";
    result.replaceChildren(element("p", { class: "wrong", role: "alert" }, fill(say[key], { count: form.dataset.mostFiles, megabytes: form.dataset.mostMegabytes })));
  }
}

function mend(form, wrong, say, result) {
  result.replaceChildren();
  let first;
  for (const name of wrong) {
    const found = form.elements.namedItem(name);
    const field = found instanceof RadioNodeList ? found[0] : found;
    if (!field || field.type === "hidden") continue;
    const key = field.type === "file" ? "host-bad-files" : name === "email" && field.value ? "host-bad-email" : "host-missing";
    tell(field, say[key]);
    field.addEventListener("input", () => tell(field, ""), { once: true });
    first ??= field;
  }
  if (first) first.focus();
  else form.submit();
}

async function fetchToken(form, token) {
  try {
    token.value = (await json(new URL("token?for=ticket", form.action))).token ?? "";
  } catch {
    // Without one the host asks before it takes the ticket.
  }
}

// Fetch tells no progress of what is sent; this old way does.
function post(form, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      if (total > 0) onProgress(Math.round((100 * loaded) / total));
    });
    request.addEventListener("error", () => reject(new Error("no connection")));
    request.addEventListener("load", () => {
      let body = null;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        // Not ours: a page of something in between.
      }
      resolve({ status: request.status, body });
    });
    onProgress(0);
    request.send(new FormData(form));
  });
}
