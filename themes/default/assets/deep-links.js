// A click on a heading's link also copies its address, and says so. The link of the whole article is handed
// on by the phone where that can.

import { copyText } from "./copying.js";

const SHOWN_FOR = 2000;

export function setUpDeepLinks() {
  const said = document.getElementById("fd-said");
  for (const link of document.querySelectorAll("a.deep-link")) {
    link.addEventListener("click", async () => {
      // Without a clipboard the link still works as a link.
      if (!(await copyText(link.href))) return;
      link.classList.add("copied");
      if (said) said.textContent = said.dataset.copied ?? "";
      setTimeout(() => {
        link.classList.remove("copied");
        if (said) said.textContent = "";
      }, SHOWN_FOR);
    });
  }
  for (const link of document.querySelectorAll("a.share")) link.addEventListener("click", (event) => share(event, link, said));
}

async function share(event, link, said) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  const words = link.lastChild;
  const own = words.textContent;
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    // Whoever changes their mind has shared nothing, and needs to be told nothing.
    await navigator.share({ title: document.title, url: link.href }).catch(() => {});
    return;
  }
  if (!(await copyText(link.href))) {
    location.assign(link.href);
    return;
  }
  words.textContent = said?.dataset.copied ?? own;
  if (said) said.textContent = said.dataset.copied ?? "";
  setTimeout(() => {
    words.textContent = own;
    if (said) said.textContent = "";
  }, SHOWN_FOR);
}
