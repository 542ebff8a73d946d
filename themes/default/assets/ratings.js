// Votes without leaving the page: live counts, a change of mind, and why an article did not help.
// Without this script the same forms post, and the host answers with pages.

const REMEMBERED = "frontdesk-votes";

for (const section of document.querySelectorAll(".rating[data-action]")) setUp(section);

function setUp(section) {
  const form = section.querySelector("form[data-vote]");
  const buttons = [...form.querySelectorAll("button[name=helpful]")];
  const key = `${section.dataset.article} ${section.dataset.lang}`;
  const desk = { section, buttons, key };
  press(desk, remembered()[key]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = event.submitter?.value ?? buttons[0].value;
    vote(desk, fields(form, { helpful: choice }), choice);
  });
  // Only readers who come so far need the counts of today.
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    refresh(desk);
  });
  observer.observe(section);
}

async function refresh(desk) {
  const { action, lang } = desk.section.dataset;
  try {
    const answer = await fetch(`${action}?lang=${encodeURIComponent(lang)}`, { headers: { accept: "application/json" } });
    const counts = answer.ok ? await answer.json() : null;
    // A vote that was cast meanwhile has brought newer counts.
    if (counts && !desk.voted) show(desk, counts);
  } catch {
    // No host within reach: the counts of the last build stand there already.
  }
}

async function vote(desk, body, choice) {
  if (desk.busy) return;
  desk.busy = true;
  desk.voted = true;
  const { section } = desk;
  try {
    const answer = await post(section.dataset.action, body);
    show(desk, answer);
    press(desk, choice);
    remember(desk.key, choice);
    say(desk, choice === "yes" ? section.dataset.votedYes : "");
    helpOn(desk, choice === "no");
  } catch {
    say(desk, section.dataset.failed);
  } finally {
    desk.busy = false;
  }
}

// After a "no": other answers and a person first, then, for us, why. The focus goes where it is said.
function helpOn(desk, isAsked) {
  const { section } = desk;
  section.querySelector("[data-after-no]")?.remove();
  if (!isAsked) return;
  section.append(section.querySelector("template[data-why]").content.cloneNode(true));
  section.querySelector("[data-sorry]").focus();
  const form = section.querySelector("form.reasons");
  const chips = [...form.querySelectorAll("button[name=reason]")];
  const more = form.querySelector("[data-more]");
  let reason;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isChip = chips.includes(event.submitter);
    if (isChip) reason = event.submitter.value;
    try {
      // Sending the words says the reason again: what is sent last counts.
      await post(section.dataset.action, fields(form, reason ? { reason } : {}));
      for (const chip of chips) chip.setAttribute("aria-pressed", String(chip.value === reason));
      if (isChip) more.hidden = false;
      else form.remove();
      say(desk, section.dataset.thanks);
      // A button that is gone would leave the focus nowhere.
      if (!isChip) section.querySelector("[data-said]").focus();
    } catch (refusal) {
      // What was written stays where it is.
      say(desk, tooLong(form, refusal.cause?.long) ?? section.dataset.failed);
    }
  });
}

async function post(action, body) {
  const answer = await fetch(action, { method: "POST", body, credentials: "include", headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`, { cause: await answer.json().catch(() => null) });
  return answer.json();
}

// What the host says of a comment that is too long: nothing of it was taken, nothing cut off.
function tooLong(form, long) {
  if (!long?.comment) return undefined;
  const { comment } = form.elements;
  comment.setAttribute("aria-invalid", "true");
  comment.addEventListener("input", () => comment.removeAttribute("aria-invalid"), { once: true });
  comment.focus();
  const { most, length } = long.comment;
  return comment.dataset.long.replace("{most}", said(most)).replace("{length}", said(length));
}

function fields(form, more) {
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  return body;
}

// The sentence is the theme's; which one depends on the language's plural forms.
function show({ section }, { yes, votes }) {
  const { votesZero, votesOne, votesMany } = section.dataset;
  // Nobody is told that nobody cares.
  const words = votes === 0 ? "" : yes === 0 ? votesZero : yes === 1 ? votesOne : votesMany;
  section.querySelector("[data-votes]").textContent = words.replace("{yes}", said(yes)).replace("{votes}", said(votes));
}

// In groups, as the page's language writes it, in the digits that the pages have.
function said(count) {
  return count.toLocaleString(document.documentElement.lang, { numberingSystem: "latn" });
}

function press({ buttons }, choice) {
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === choice));
}

function say({ section }, words) {
  section.querySelector("[data-said]").textContent = words;
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED)) ?? {};
  } catch {
    return {};
  }
}

function remember(key, choice) {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify({ ...remembered(), [key]: choice }));
  } catch {
    // Storage is off: the vote counts all the same, only its button is not marked next time.
  }
}
