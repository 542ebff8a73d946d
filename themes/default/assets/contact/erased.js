// A ticket that its sender has erased: this browser forgets it, too.

import { forget } from "./tickets-here.js";

for (const { dataset } of document.querySelectorAll("[data-erased]")) forget(dataset.erased);
