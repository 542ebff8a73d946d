// The list of an article's sections, where it stands beside the text: the one that is being read is marked.

/** A section is read once its heading has come so far up: just below where a link to it leads. */
const READ = 1 / 6;

/** A list that is longer than the window scrolls by itself, and the page does not. */
function bringUp(link, box) {
  const [own, around] = [link.getBoundingClientRect(), box.getBoundingClientRect()];
  if (own.top < around.top) box.scrollTop -= around.top - own.top + own.height;
  else if (own.bottom > around.bottom) box.scrollTop += own.bottom - around.bottom + own.height;
}

export function setUpContents() {
  const list = document.querySelector(".toc details");
  const summary = list.querySelector("summary");
  // Beside the text all of it is shown whatever a key does: then it is open, and no stop on the way.
  const wide = matchMedia("(min-width: 64rem)");
  const settle = () => {
    summary.tabIndex = wide.matches ? -1 : 0;
    if (wide.matches) list.open = true;
  };
  list.addEventListener("toggle", settle);
  wide.addEventListener("change", settle);
  settle();
  const links = [...list.querySelectorAll("a")];
  const sections = links.map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]);
  const all = sections.filter(([, heading]) => heading);
  const mark = () => {
    const begun = all.filter(([, heading]) => heading.getBoundingClientRect().top <= innerHeight * READ);
    // At the end of the page the last one is read, however short it is.
    const end = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const current = end ? all.at(-1) : begun.at(-1);
    for (const [link] of all) link.removeAttribute("aria-current");
    current?.[0].setAttribute("aria-current", "true");
    if (current) bringUp(current[0], list.closest(".toc"));
  };
  let asked = false;
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      mark();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  mark();
}
