// A click on a heading's link also copies its address, and says so.

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
}
