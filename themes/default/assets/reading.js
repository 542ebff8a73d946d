// Looking closer and taking along: pictures at their own size, a button that copies a block of code, what has
// changed since the last visit, videos that load when they are wanted. Without scripts a picture is a link to
// its file and a video a link to its page.

import { copyText } from "./copying.js";

const SHOWN_FOR = 2000;
/** What was read here, by address, and of which day it was. Never sent anywhere. */
const READ = "frontdesk-read";
const MOST_READ = 300;

export function setUpReading() {
  const words = document.getElementById("fd-said")?.dataset ?? {};
  for (const link of document.querySelectorAll(".prose a.enlarge")) setUpPicture(link, words);
  for (const block of document.querySelectorAll(".prose pre")) setUpCode(block, words);
  for (const video of document.querySelectorAll(".video[data-frame]")) setUpVideo(video);
  const byline = document.querySelector(".byline[data-version]");
  if (byline) noteChange(byline);
}

// Whoever comes back is told that the article says something else now.
function noteChange(byline) {
  const { version, changed } = byline.dataset;
  const address = location.pathname;
  let all;
  try {
    all = JSON.parse(localStorage.getItem(READ)) ?? {};
  } catch {
    return;
  }
  if (all[address] < version) {
    const line = document.createElement("li");
    line.className = "changed";
    line.textContent = changed;
    byline.append(line);
  }
  // The last one read is the last to be forgotten.
  delete all[address];
  const kept = [...Object.entries(all), [address, version]].slice(-MOST_READ);
  try {
    localStorage.setItem(READ, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // Storage is full: nothing is remembered of this visit.
  }
}

function setUpPicture(link, words) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    show(link, words);
  });
}

// A window of its own, at the picture's own size: it scrolls, and fingers can widen it.
function show(link, words) {
  const small = link.querySelector("img");
  const dialog = document.createElement("dialog");
  dialog.className = "picture";
  dialog.setAttribute("aria-label", words.enlarge ?? "");
  const close = button(words.close ?? "", "×");
  const frame = document.createElement("div");
  frame.className = "picture-frame";
  frame.tabIndex = 0;
  const image = new Image();
  image.src = link.href;
  image.alt = small.alt;
  frame.append(image);
  dialog.append(close, frame);
  document.body.append(dialog);
  dialog.showModal();
  // The way back on a phone closes it instead of leaving the page.
  history.pushState({ picture: true }, "");
  const leave = () => dialog.close();
  addEventListener("popstate", leave);
  close.addEventListener("click", leave);
  dialog.addEventListener("click", (event) => event.target === dialog && leave());
  dialog.addEventListener("close", () => {
    removeEventListener("popstate", leave);
    if (history.state?.picture) history.back();
    dialog.remove();
    link.focus({ preventScroll: true });
  });
}

function setUpCode(block, words) {
  const box = document.createElement("div");
  box.className = "code-box";
  const copy = button(words.copy ?? "", words.copy ?? "");
  copy.classList.add("copy");
  block.before(box);
  box.append(block, copy);
  copy.addEventListener("click", async () => {
    if (!(await copyText(block.textContent.replace(/\n$/, "")))) {
      // No clipboard: the code is marked, the keyboard copies it.
      getSelection().selectAllChildren(block);
      return;
    }
    copy.textContent = words.copiedCode ?? "";
    const said = document.getElementById("fd-said");
    if (said) said.textContent = words.copiedCode ?? "";
    setTimeout(() => {
      copy.textContent = words.copy ?? "";
      if (said) said.textContent = "";
    }, SHOWN_FOR);
  });
}

function setUpVideo(video) {
  const link = video.querySelector("a");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = video.dataset.frame;
    frame.title = link.lastElementChild.textContent.trim();
    frame.allow = "fullscreen; picture-in-picture; encrypted-media";
    frame.allowFullscreen = true;
    link.replaceWith(frame);
    frame.focus();
  });
}

function button(label, text) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "tool";
  made.setAttribute("aria-label", label);
  made.textContent = text;
  return made;
}
