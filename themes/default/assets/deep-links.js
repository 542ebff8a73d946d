// A click on a heading's link also copies its address, and says so.

const SHOWN_FOR = 2000;

export function setUpDeepLinks() {
  const said = document.getElementById("fd-said");
  for (const link of document.querySelectorAll("a.deep-link")) {
    link.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(link.href);
      } catch {
        // No clipboard (insecure address, permission refused): the link still works as a link.
        return;
      }
      link.classList.add("copied");
      if (said) said.textContent = said.dataset.copied ?? "";
      setTimeout(() => {
        link.classList.remove("copied");
        if (said) said.textContent = "";
      }, SHOWN_FOR);
    });
  }
}
