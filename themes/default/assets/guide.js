// What was answered on the way through a guide: "back" goes where the reader came from, and links to the
// contact pages carry the answers into the form. Without scripts every answer is a link all the same.

const LONGEST = 1500;

const guide = document.querySelector("[data-guide]");
if (guide) setUpGuide(guide);

function setUpGuide(guide) {
  const kept = `fd-guide:${location.pathname}`;
  const steps = Array.from(guide.querySelectorAll(".step"));
  const nameOf = (step) => step.querySelector("h2").id;
  const here = () => {
    const named = location.hash.length > 1 && document.getElementById(decoded(location.hash.slice(1)));
    return (named && named.closest(".step")) || steps[0];
  };
  let trail = read(kept);
  let answered = false;

  guide.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const step = link?.closest(".step");
    if (!step || link.matches(".deep-link")) return;
    if (link.matches("[data-back]")) {
      const came = trail.at(-1);
      // Only where the page before this one is the step that was answered last; a step is seen before it is told.
      if (came?.to !== nameOf(step) || !(answered || history.state?.answered)) return;
      event.preventDefault();
      history.back();
      return;
    }
    if (!link.closest("li")) return;
    const to = decoded(link.hash.slice(1));
    trail = [...before(trail, nameOf(step)), { step: nameOf(step), asked: asked(step), answer: link.textContent.trim(), to }];
    write(kept, trail);
    answered = true;
  });

  const carry = () => {
    const step = here();
    const said = before(trail, nameOf(step));
    for (const link of document.querySelectorAll(".article a[href*='/contact/']")) carryTo(link, step, said);
  };
  addEventListener("hashchange", () => {
    if (answered) history.replaceState({ ...history.state, answered }, "");
    answered = false;
    carry();
  });
  carry();
}

// What was answered before the step of that name was reached: going back takes answers back.
function before(trail, name) {
  const at = trail.findIndex(({ step }) => step === name);
  if (at >= 0) return trail.slice(0, at);
  return trail.at(-1)?.to === name ? trail : [];
}

function carryTo(link, step, said) {
  const target = new URL(link.href, location.href);
  if (target.origin !== location.origin) return;
  const title = document.querySelector("h1").textContent.trim();
  if (said.length === 0) {
    target.searchParams.delete("said");
  } else {
    target.searchParams.set("q", `${title}: ${asked(step)}`);
    target.searchParams.set("said", said.map(({ asked, answer }) => `${asked}\n– ${answer}`).join("\n").slice(0, LONGEST));
  }
  link.setAttribute("href", target.pathname + target.search + target.hash);
}

const asked = (step) => step.querySelector("h2").textContent.trim();

function read(kept) {
  try {
    const trail = JSON.parse(sessionStorage.getItem(kept) ?? "[]");
    return Array.isArray(trail) ? trail : [];
  } catch {
    return [];
  }
}

function write(kept, trail) {
  try {
    sessionStorage.setItem(kept, JSON.stringify(trail));
  } catch {
    // Where nothing may be kept, the answers last as long as the page.
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
