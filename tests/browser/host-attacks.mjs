// What strangers write, in every field that is stored, on every surface: text, and nothing runs.
//
// 1. each text is a comment on a vote, a reply, a ticket with its files, a search and a link's token, sent by
//    Chromium; each page that comes back shows it as text (mended, checked, held, received, refused);
// 2. the commands show them all without a character that could steer a terminal;
// 3. each ticket is one mail to the desk, plain text, under its own number;
// 4. approved, the replies stand on the static page as text, and nowhere else.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "./desk.mjs";

const ARTICLE = "/billing/refunds/";
const LINE_FIELDS = ["username", "subject", "domain", "page_address", "since", "invoice", "phone"];
const LINE = 500;
const AT_ONCE = 3;
// Not more replies and tickets than the host takes from everybody.
const PACE = 420;
const REORDERING = /[\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const HIDDEN = /[\u061c\u200e\u200f\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
// Nothing to see, so nothing said.
const UNSEEN = /^[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u2800\u3164\ufe00-\ufe0f\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]*$/u;
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
// Besides those of payloads.mjs: the theme's own marks, templates, terminals, and text that runs backwards.
const OWN = [
  "⟦#hidden⟧<script>alert(1)</script>⟦/hidden⟧⟦token⟧",
  "{{ \"<script>alert(1)</script>\" | safe }}{% include \"base.html\" %}",
  "\u001b[2J\u001b]0;owned\u0007\u009b31mred\u001b[0m",
  "\u001b]8;;https://evil.example/\u0007click\u001b]8;;\u0007",
  "line\rover\u0008\u0008\u007f\u0085next\u2028and\u2029on",
  "\u202egnp.exe\u2066<script>alert(1)</script>\u2069",
  "x\r\nBcc: thief@example.net\r\n\r\n.\r\nMAIL FROM:<a@b>\r\n\0RCPT TO:<thief@example.net>",
  "\ufeffa mark\ufeff within",
  "\\",
  "=HYPERLINK(\"https://evil.example\")\n--- details\n> Ticket 22222-22222",
];

/** The attacks: all of payloads.mjs' from `every` = 1 on, else every n-th; our own always. */
export function attacks(payloads, every) {
  return [...OWN, ...payloads.filter((_, at) => at % every === 0)].map((text) => text.toWellFormed());
}

export async function nothingRuns(desk, texts, problems) {
  const check = (holds, what) => {
    if (!holds) problems.push(what);
  };
  const tickets = new Map();
  const before = { comments: comments(desk), mails: desk.mails.length };
  const queue = texts.map((text, n) => ({ text, n }));
  let due = Date.now();
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      due = Math.max(due + PACE, Date.now());
      await new Promise((done) => setTimeout(done, due - Date.now()));
      // Each from another client, or the limit for one would be met.
      const context = await desk.visitor();
      const page = await context.newPage();
      try {
        await comment(desk, page, next, check);
        await reply(desk, page, next, check);
        tickets.set(await ticket(desk, page, next, check), next);
        await asked(desk, page, next, check);
      } catch (error) {
        problems.push(`${JSON.stringify(next.text)}: ${error.message}`);
      }
      await context.close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  onTheTerminal(desk, texts, tickets, check);
  const expected = texts.map((text) => lines(text, 2_000)).filter(Boolean);
  same(comments(desk), [...before.comments, ...expected], "comments", check);
  await inTheMail(desk, tickets, before.mails, check);
  await onThePage(desk, texts, check);
}

// As the host stores a line, and several lines. JavaScript calls a byte order mark white space; Unicode does not.
function line(text, limit) {
  const kept = [...text.trim().replace(/\r\n?/g, "\n").replace(/\0/g, "")].filter((c) => !c.match(REORDERING));
  const plain = kept.map((c) => (/[\s\u0085]/u.test(c) ? " " : c)).filter((c) => !/\p{Cc}/u.test(c) && !HIDDEN.test(c));
  return seen(plain.slice(0, limit).join("").trim());
}

// As the host names a file that holds a picture.
function fileName(text) {
  const last = line(text.split(/[/\\]/).at(-1), Infinity).replace(/^[.\s]+|[.\s]+$/gu, "") || "file";
  const named = /\.png$/i.test(last) ? last : `${last}.png`;
  return [...named].length <= 120 ? named : null;
}

function lines(text, limit) {
  const kept = [...text.trim().replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")].filter((c) => (/[\n\t]/.test(c) || !/\p{Cc}/u.test(c)) && !c.match(REORDERING));
  return seen(kept.slice(0, limit).join("").trim());
}

// What is too long is refused, and shown again as it was.
const cut = (text, limit) => [...text].slice(0, limit).join("");

const seen = (text) => (UNSEEN.test(text) ? "" : text);

// The same as a mail server carries it: another is refused where somebody is to be answered by mail.
const reached = (attack) => address({ ...attack, text: attack.text.replace(/[^\x21-\x7e]/gu, "") });

// An address with as much of the text in it as an address can have; dots part its words.
function address({ text, n }) {
  const local = [...text].filter((c) => !/[\s\p{Cc}<>()[\],;:\\"@.]/u.test(c) && !c.match(REORDERING)).slice(0, 12).join("");
  return `${local}${n}@example.org`;
}

// Writes `values` into a form that the page shows and sends it past all checks of the browser.
async function send(page, selector, values, files = []) {
  const sent = page.waitForNavigation({ waitUntil: "load" });
  await page.evaluate(
    ([selector, values, files]) => {
      const form = document.querySelector(selector);
      for (const [name, value] of Object.entries(values)) {
        const field = form.elements[name];
        if (field.length === undefined || field.tagName === "SELECT") {
          if (field.tagName === "INPUT") field.type = "hidden";
        }
        field.value = value;
      }
      for (const name of files) {
        const all = new DataTransfer();
        all.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])], name));
        form.elements.images.files = all.files;
      }
      HTMLFormElement.prototype.submit.call(form);
    },
    [selector, values, files],
  );
  return sent;
}

async function calm(page, what, check) {
  const violations = await page.evaluate(() => window.violations);
  check(violations.length === 0, `${what}: policy: ${violations.join(", ")}`);
}

async function shows(page, selector, expected, what, check) {
  const shown = await page.locator(selector).first().evaluate((element) => element.tagName === "INPUT" ? element.getAttribute("value") : element.value ?? element.textContent);
  check(shown.trim() === expected.trim(), `${what}: ${JSON.stringify(expected)} is shown as ${JSON.stringify(shown)}`);
}

async function comment(desk, page, { text }, check) {
  await page.goto(desk.host + ARTICLE);
  const asked = await Promise.all([
    page.waitForNavigation({ waitUntil: "load" }),
    page.evaluate(() => {
      const form = document.querySelector("form[data-vote]");
      const helpful = Object.assign(document.createElement("input"), { type: "hidden", name: "helpful", value: "no" });
      form.append(helpful);
      HTMLFormElement.prototype.submit.call(form);
    }),
  ]);
  await desk.audit.keep("reasons", page, asked[0]);
  const rated = await send(page, "form.reasons", { comment: cut(text, 2_000), page: text });
  check(rated.status() === 200, `a comment: ${rated.status()} for ${JSON.stringify(text)}`);
  await calm(page, "rated", check);
  await desk.audit.keep("rated", page, rated);
}

async function reply(desk, page, attack, check) {
  const { text } = attack;
  await page.goto(desk.host + ARTICLE);
  const mend = await send(page, ".reply-new form", { name: text, email: text, text, page: text });
  check(mend.status() === 422, `a reply to mend: ${mend.status()}`);
  await shows(page, "#fd-name", line(text, Infinity), "name", check);
  await shows(page, "#fd-email", line(text, Infinity), "email", check);
  await shows(page, "#fd-text", lines(text, Infinity), "text", check);
  await calm(page, "reply, to mend", check);
  await desk.audit.keep("reply-mend", page, mend);
  // The token is for people, who take a second to read.
  await page.waitForTimeout(1010);
  const held = await send(page, ".desk-form", { email: address(attack), name: line(text, 80) || "Jo", text: lines(text, 10_000) || "-" });
  check(held.status() === 201, `a reply: ${held.status()} for ${JSON.stringify(text)}`);
  await calm(page, "held", check);
  await desk.audit.keep("held", page, held);
}

async function ticket(desk, page, attack, check) {
  const { text } = attack;
  await page.goto(`${desk.host}/tickets/`);
  await page.goto(new URL(await page.locator(".choices a").first().getAttribute("href"), page.url()).href);
  const topic = await page.evaluate(() => {
    const field = document.querySelector("form.ticket").elements.topic;
    return field.tagName === "SELECT" ? field.options[1].value : field.value;
  });
  const fields = Object.fromEntries([...LINE_FIELDS, "details", "page"].map((name) => [name, text]));
  // No browser's file has such a name, and no multipart form can carry it: nothing of it is taken.
  let name = text.replace(/\p{Cc}/gu, " ");
  if (name !== text.replace(/[\r\n]/g, " ")) {
    const form = page.url();
    const refused = await send(page, "form.ticket", { ...fields, email: reached(attack), topic }, [text]);
    check(refused.status() === 400, `a file called ${JSON.stringify(text)}: ${refused.status()}`);
    await desk.audit.keep("broken", page, refused);
    await page.goto(form);
  }
  // Nor such a name, in the way in which browsers write it: its sender is told.
  if (name.endsWith("\\")) {
    const form = page.url();
    const told = await send(page, "form.ticket", { ...fields, email: reached(attack), topic }, [name]);
    check(told.status() === 422 && (await page.locator("#fd-images ~ .wrong").count()) > 0, `a file called ${JSON.stringify(name)} is lost`);
    await page.goto(form);
    name = name.replace(/\\+$/, "");
  }
  const mend = await send(page, "form.ticket", { ...fields, email: text, topic }, [name]);
  check(mend.status() === 422, `a ticket to mend: ${mend.status()}`);
  for (const name of LINE_FIELDS) await shows(page, `#fd-${name}`, line(text, Infinity), name, check);
  await shows(page, "#fd-details", lines(text, Infinity), "details", check);
  const files = await page.locator("#fd-images-hint bdi").textContent();
  const named = fileName(name);
  // One that is too long is cut before its ending.
  const isRight = named === null ? [...files].length === 120 && files.endsWith(".png") : files === named;
  check(isRight, `a file called ${JSON.stringify(name)} is ${JSON.stringify(files)} instead of ${JSON.stringify(named)}`);
  await calm(page, "ticket, to mend", check);
  await desk.audit.keep("ticket-mend", page, mend);
  await page.waitForTimeout(1010);
  const fitting = Object.fromEntries(LINE_FIELDS.map((name) => [name, line(text, LINE)]));
  const whole = { ...fitting, email: reached(attack), subject: line(text, LINE) || "-", details: lines(text, 20_000) || "-" };
  const taken = await send(page, ".desk-form", whole, [name]);
  check(taken.status() === 201, `a ticket: ${taken.status()} for ${JSON.stringify(text)}: ${await page.locator("body").textContent()} ${desk.unwhole.join("\n")}`);
  await calm(page, "received", check);
  await desk.audit.keep("received", page, taken);
  return page.locator(".number").textContent();
}

// Where it is the question, a token, or the name of something that the site does not have.
async function asked(desk, page, { text }, check) {
  const encoded = encodeURIComponent(text);
  await desk.audit.keep("results", page, await page.goto(`${desk.host}/search/?q=${encoded}`));
  await calm(page, "search", check);
  const confirm = await page.goto(`${desk.host}/api/confirm?token=${encoded}&lang=fr`);
  await calm(page, "confirm", check);
  await desk.audit.keep("confirm", page, confirm);
  const expired = await send(page, "main form", {});
  check(expired.status() === 410, `a link that is none: ${expired.status()}`);
  await desk.audit.keep("expired", page, expired);
  await page.goto(desk.host + ARTICLE);
  // `id` names the article; the text that was meant for it comes back to be copied.
  await page.evaluate(() => (document.querySelector(".reply-new form").action += "/no-such-article"));
  const unknown = await send(page, ".reply-new form", { name: text, email: text, text });
  check(unknown.status() === 404, `a reply to nothing: ${unknown.status()}`);
  if (lines(text, Infinity) !== "") await shows(page, "#fd-kept", lines(text, Infinity), "kept", check);
  await calm(page, "trouble", check);
  await desk.audit.keep("trouble", page, unknown);
}

function objects(out) {
  return out.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

function comments(desk) {
  return objects(desk.run("ratings", "report", "--json")).flatMap((article) => article.comments.map((said) => said.comment));
}

function same(found, expected, what, check) {
  const missing = expected.find((text) => !found.includes(text));
  check(found.length === expected.length && missing === undefined, `${found.length} ${what} of ${expected.length}, lost: ${JSON.stringify(missing)}`);
}

function onTheTerminal(desk, texts, tickets, check) {
  const plain = (words) => {
    const out = desk.run(...words);
    const steering = out.split("\n").find((line) => STEERING.test(line));
    check(steering === undefined, `${words.join(" ")} steers the terminal: ${JSON.stringify(steering)}`);
    return out;
  };
  const json = (...words) => objects(plain([...words, "--json"]));
  const all = ["--limit", "100000"];
  for (const words of [["replies", "list", ...all], ["tickets", "list", ...all], ["ratings", "report"]]) {
    check(plain(words).length > texts.length, `${words.join(" ")} shows little`);
  }
  same(json("replies", "list", ...all).map((reply) => reply.text), texts.map((text) => lines(text, 10_000) || "-"), "replies", check);
  for (const [number, { text }] of tickets) {
    plain(["tickets", "show", number]);
    const [shown] = json("tickets", "show", number);
    const details = shown.fields.find(([name]) => name === "details")[1];
    check(details === (lines(text, 20_000) || "-"), `${number} is not what was written: ${JSON.stringify(details)}`);
  }
}

async function inTheMail(desk, tickets, before, check) {
  await until(() => !desk.run("tickets", "list", "--json", "--limit", "100000").includes('"state":"waiting"'), "mails");
  const of = (number, end) => desk.mails.filter(({ mail }) => mail.messageId === `<${number}.${end}@example.com>`);
  for (const [number, attack] of tickets) {
    const found = of(number, "desk");
    check(found.length === 1, `${found.length} mails to the desk for ${JSON.stringify(attack.text)}`);
    const { from, to, mail } = found[0] ?? { mail: null };
    if (!mail) continue;
    const names = mail.headerLines.map(({ key }) => key);
    check(from === "desk@example.com" && to.join() === "support@example.com", `${number} goes from ${from} to ${to}`);
    check(!names.includes("cc") && !names.includes("bcc") && names.filter((name) => name === "to").length === 1, `${number}: ${names}`);
    check(mail.html === false && !STEERING.test(mail.subject), `${number}: markup, or a subject that steers: ${mail.subject}`);
    const quoted = (lines(attack.text, 20_000) || "-").split("\n").every((line) => mail.text.includes(`| ${line}`.trimEnd()));
    check(quoted, `${number}: ${JSON.stringify(attack.text)} has no bar in ${JSON.stringify(mail.text)}`);
    check(!mail.text.replace(/\n/g, "").match(STEERING) || /\t/.test(attack.text), `${number}: the text steers`);
    const files = mail.attachments.map(({ contentType, contentDisposition, filename }) => `${contentDisposition} ${contentType} ${filename === undefined || !STEERING.test(filename)}`);
    check(files.join() === "attachment image/png true", `${number}: attached ${files}`);
  }
  const links = desk.mails.filter(({ mail }) => mail.messageId.includes(".confirm@") && tickets.has(mail.messageId.slice(1).split(".")[0]));
  for (const { to, mail } of links) {
    check(to.length === 1 && mail.html === false && mail.attachments.length === 0, `a link to ${to}`);
  }
  check(links.length === tickets.size, `${links.length} links for ${tickets.size} tickets`);
  check(desk.mails.length === before + tickets.size + links.length, `${desk.mails.length - before} mails for ${tickets.size} tickets`);
}

async function onThePage(desk, texts, check) {
  const published = ["feed.xml", "articles.json", "llms.txt", "sitemap.xml", "billing/refunds/index.md"];
  const read = (name) => readFileSync(join(desk.folder, "dist/site", name), "utf8");
  const before = published.map(read);
  const context = await desk.visitor();
  const page = await context.newPage();
  await page.goto(desk.host + ARTICLE);
  const old = await page.locator(".reply-text").count();
  const replies = objects(desk.run("replies", "list", "--limit", "100000", "--json"));
  desk.run("replies", "approve", ...replies.map((reply) => String(reply.id)));
  desk.run("replies", "export");
  desk.build();
  await until(async () => {
    await page.goto(desk.host + ARTICLE);
    return (await page.locator(".reply-text").count()) === old + replies.length;
  }, "the approved replies");
  const bare = (text) => text.replace(/\s+/gu, "");
  const shown = (await page.locator(".reply-text").allTextContents()).map(bare);
  for (const { text } of replies) check(shown.includes(bare(text)), `not on the page as it was written: ${JSON.stringify(text)}`);
  const names = (await page.locator(".reply-head bdi").allTextContents()).map(bare);
  for (const { name } of replies) check(names.includes(bare(name)), `no such name on the page: ${JSON.stringify(name)}`);
  const html = await page.content();
  for (const { email } of replies) check(!html.includes(email), `${email} is on the page`);
  await calm(page, "approved replies", check);
  published.forEach((name, at) => check(read(name) === before[at], `${name} changed with the replies`));
  const broken = await page.evaluate(async () => {
    const feed = new DOMParser().parseFromString(await (await fetch("/feed.xml")).text(), "application/xml");
    return feed.querySelector("parsererror")?.textContent ?? null;
  });
  check(broken === null, `the feed: ${broken}`);
  await context.close();
}
