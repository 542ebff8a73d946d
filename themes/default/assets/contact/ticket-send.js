// A host: the ticket is posted from here, with progress, and its number shown. Where the host still
// wants to ask first, the plain form goes: its answer is a page. Where it cannot be reached, the ticket
// becomes text to be sent another way; nothing that was written is lost.

import { refusedFiles, tell, tooLong } from "./fields.js";
import { fill } from "./hours-text.js";
import { showMail } from "./ticket-mail.js";
import { remember } from "./tickets-here.js";
import { element, json } from "./words.js";

/** A token says that the form was not sent at once: it has to be older than a second. */
const TOKEN_AGE = 1500;

export function setUpSending(form, say, fits, done) {
  const result = form.querySelector("[data-result]");
  const button = form.querySelector("button[type=submit]");
  const token = element("input", { type: "hidden", name: "token" });
  form.append(token);
  form.addEventListener("focusin", () => fetchToken(form, token), { once: true });
  let busy = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy || !fits()) return;
    busy = true;
    // Not `disabled`: that would take the focus from whoever has just pressed it.
    button.setAttribute("aria-disabled", "true");
    const progress = element("p", {});
    result.replaceChildren(progress);
    const send = () =>
      post(form, (percent) => {
        progress.textContent = fill(say["form-sending"], { percent });
      });
    try {
      let answer = await send();
      if (answer.status === 409 && answer.body?.token) {
        token.value = answer.body.token;
        await new Promise((resume) => setTimeout(resume, TOKEN_AGE));
        answer = await send();
      }
      take(answer);
    } catch {
      unsent("form-unsent");
    }
    busy = false;
    button.removeAttribute("aria-disabled");
  });

  function take({ status, body }) {
    if (body?.token) token.value = body.token;
    if (status === 201 && body?.number) return received(body);
    if (status === 422 && body?.wrong) return mend(form, body, say, result);
    if (status === 409) return form.submit();
    if (status === 413) return refused("form-files-limit");
    // Whoever cannot wait is shown another way.
    if (status === 429 || body?.error === "busy") return unsent("host-too-often");
    // Its topic or form is gone since the page was opened: trying again helps nobody.
    if (status === 404 && body) return unsent("host-unknown");
    unsent(body ? "host-failed" : "form-unsent");
  }

  function received({ number, link, reply, until }) {
    done();
    if (link) remember(number, link);
    const title = element("h2", { tabindex: "-1" }, say["ticket-received"]);
    const lines = [element("p", {}, `${say["ticket-number"]} `, element("b", { dir: "ltr", "data-number": "" }, number))];
    if ("confirms" in form.dataset) {
      lines.push(element("p", {}, `${say["ticket-mail"]} `, element("bdi", {}, form.elements.namedItem("email").value)));
    }
    if (until) lines.push(element("p", {}, fill(say["ticket-until"], until)));
    else if (reply) lines.push(element("p", {}, fill(say["form-lead"], { reply })));
    if (link) {
      lines.push(element("p", {}, say["ticket-private"]));
      lines.push(element("p", { class: "action" }, element("a", { class: "button", href: link }, say["ticket-look"])));
    }
    form.replaceChildren(title, ...lines);
    title.focus();
  }

  function refused(key) {
    const limits = { count: form.dataset.mostFiles, megabytes: form.dataset.mostMegabytes };
    result.replaceChildren(element("p", { class: "wrong", role: "alert" }, fill(say[key], limits)));
    result.scrollIntoView({ block: "nearest" });
  }

  function unsent(key) {
    showMail(form, say, element("p", { class: "wrong", role: "alert" }, say[key]));
    result.scrollIntoView({ block: "nearest" });
  }
}

// Says at each field what is wrong, in the form's order. Nobody can mend what nobody sees: about
// hidden fields and the trap the host's own page asks.
function mend(form, { wrong, files = [], taken = [], long = {}, odd = false }, say, result) {
  result.replaceChildren();
  const seen = Array.from(form.elements).filter(({ name, type }) => wrong.includes(name) && name !== "website" && type !== "hidden");
  const fields = seen.filter(({ name }, n) => seen.findIndex((other) => other.name === name) === n);
  if (fields.length === 0) return form.submit();
  for (const field of fields) {
    const key = field.name !== "email" || !field.value ? "host-missing" : odd ? "host-odd-email" : "host-bad-email";
    const most = long[field.name]?.most;
    tell(field, field.type === "file" ? refusedFiles(files, taken, say) : (most && tooLong(field, say, most)) || say[key]);
    field.addEventListener("input", () => tell(field, ""), { once: true });
  }
  fields[0].focus();
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
