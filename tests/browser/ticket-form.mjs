// The ticket form and a live `frontdesk host`, in Chromium:
//
// 1. sent: the number is shown and stands in the desk's list; the draft is gone; from another origin, too;
// 2. an answer that is lost on its way, a token that is missing: sent again, it is one ticket;
// 3. what the host refuses: fields at their places, files, too long, too large, too often, a form that was trapped;
// 4. no host: the text to copy and the address, the draft kept; then the host is back;
// 5. a plain form without scripts.
//
// usage: node ticket-form.mjs FRONTDESK

import { inspect } from "./audit.mjs";
import { launch, visit } from "./chromium.mjs";
import { openHost } from "./live-host.mjs";
import { serve } from "./serve.mjs";

const [frontdesk] = process.argv.slice(2);
if (!frontdesk) {
  console.error("usage: node ticket-form.mjs FRONTDESK");
  process.exit(2);
}
const FORM = "/contact/form/website/?topic=site_down";
const ADDRESS = "support@example.com";
const SUBJECT = "Shop shows error 500 since update";

const problems = [];
const report = (what) => problems.push(what);
const expect = (holds, what) => holds || report(what);
let visitors = 0;
let steps = 0;

const host = await openHost(frontdesk);
host.build();
await host.start();
const browser = await launch();
try {
  await sent();
  await answerLost();
  await tokenMissing();
  await fieldsToMend();
  await tooLong();
  await tooLarge();
  await tooOften();
  await trapped();
  await withoutScripts();
  await hostDown();
  await fromAnotherOrigin();
} catch (error) {
  report(error.stack);
} finally {
  await browser.close();
}
expect((await host.stop()) === 0, "the host did not end well");
host.remove();
if (problems.length > 0) console.error(problems.join("\n"));
console.log(`ticket form: ${steps} steps, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

// A customer with an address of his own, as a proxy would tell it; another origin's page adds no header.
// Nothing moves by itself: what is looked at while it scrolls is measured where it is not.
async function customer(settings = {}) {
  visitors += 1;
  const extraHTTPHeaders = { "x-forwarded-for": `203.0.113.${visitors}` };
  const opened = await visit(browser, report, { refusals: true, extraHTTPHeaders, reducedMotion: "reduce", ...settings });
  steps += 1;
  return opened;
}

async function write(page, { subject = SUBJECT, email = "jo@example.com" } = {}) {
  await page.locator("#fd-email").fill(email);
  await page.locator("#fd-subject").fill(subject);
  await page.locator("#fd-details").fill("Since noon.\nNothing else was changed.");
}

async function opened(page, origin = host.origin) {
  await page.goto(origin + FORM);
  await page.locator("[data-draft]").waitFor({ state: "attached" });
}

function submit(page) {
  return page.locator("form[data-ticket] button[type=submit]").click();
}

/** How many drafts are kept. */
function draft(page) {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("frontdesk-draft:")).length);
}

function focused(page) {
  return page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
}

function number(page) {
  return page.locator("[data-number]").textContent();
}

/** As the desk sees them. */
function tickets() {
  return host.run("tickets", "list", "--db", host.db);
}

async function sound(page, where) {
  for (const violation of await inspect(page)) report(`${where}: axe ${violation}`);
}

async function sent() {
  const { context, page } = await customer();
  await opened(page);
  await write(page);
  await page.locator("input[type=file]").setInputFiles({ name: "log.txt", mimeType: "text/plain", buffer: Buffer.from("error 500\n") });
  await page.locator("[data-draft]:not([hidden])").waitFor();
  expect((await draft(page)) === 1, "no draft while writing");
  await submit(page);
  const got = await number(page);
  expect(tickets().includes(got), `${got} is not in the desk's list`);
  // This host sends no mail, so nobody shall wait for one.
  expect(!(await page.locator("form[data-ticket]").textContent()).includes("mail"), "a mail is promised that nobody sends");
  expect((await focused(page)) === "We have your ticket", `after sending the focus is on ${await focused(page)}`);
  expect((await draft(page)) === 0, "the draft outlives the ticket");
  await sound(page, "a ticket that was sent");
  await page.goto("about:blank");
  await opened(page);
  expect((await page.locator("#fd-details").inputValue()) === "", "what was sent is in the form again");
  await context.close();
}

// The host has the ticket, the customer does not know: the same token makes it the same ticket.
async function answerLost() {
  const { context, page } = await customer();
  await opened(page);
  await write(page, { subject: "This answer was lost on its way" });
  let taken = null;
  await page.route("**/api/tickets", async (route) => {
    const response = await route.fetch();
    taken = (await response.json()).number ?? taken;
    await (taken ? route.abort() : route.fulfill({ response }));
  });
  await submit(page);
  await page.locator("#fd-composed").waitFor();
  expect((await draft(page)) === 1, "the draft is gone before anybody knows of a ticket");
  await page.unroute("**/api/tickets");
  await submit(page);
  expect((await number(page)) === taken, `sent again: ${await number(page)}, not ${taken}`);
  const listed = tickets().split("\n").filter((line) => line.includes(taken));
  expect(listed.length === 1, `sent twice, listed as ${listed}`);
  await context.close();
}

async function tokenMissing() {
  const { context, page } = await customer();
  await page.route("**/api/token*", (route) => route.abort());
  await opened(page);
  await write(page);
  const posts = [];
  page.on("response", (response) => response.request().method() === "POST" && posts.push(response.status()));
  await submit(page);
  await number(page);
  expect(posts.join() === "409,201", `without a token: ${posts}`);
  await context.close();
}

async function fieldsToMend() {
  const { context, page } = await customer();
  await opened(page);
  await write(page, { subject: "   ", email: "jo@nowhere" });
  await page.locator("input[type=file]").setInputFiles({ name: "tool.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ\0\0") });
  await submit(page);
  await page.locator(".wrong").first().waitFor();
  const wrong = await page.locator("[aria-invalid=true]").evaluateAll((fields) =>
    fields.map((field) => [field.name, document.getElementById(field.getAttribute("aria-describedby").split(" ").at(-1)).textContent]),
  );
  const wanted = [
    ["email", "This is not an e-mail address."],
    ["subject", "Please fill this in."],
    ["images", "These files can’t be uploaded: tool.exe: this kind of file is not taken (pictures, video, PDF, office documents and text are)"],
  ];
  expect(JSON.stringify(wrong) === JSON.stringify(wanted), `what is wrong: ${JSON.stringify(wrong)}`);
  expect((await focused(page)) === "fd-email", `the focus is on ${await focused(page)}`);
  await sound(page, "fields to mend");
  await write(page);
  await page.locator("input[type=file]").setInputFiles([]);
  expect((await page.locator("[aria-invalid=true]").count()) === 0, "mended fields are still wrong");
  await submit(page);
  await number(page);
  await context.close();
}

// What is pasted stays whole, and it is said at once that it is too long; the host says the same of a page that
// counts wrong.
async function tooLong() {
  const { context, page } = await customer();
  const posts = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  const long = "🙂".repeat(612);
  const said = async () => {
    await page.locator("#fd-subject-wrong").waitFor();
    return page.locator("#fd-subject-wrong").textContent();
  };
  const wanted = "“Subject” takes at most 500 characters, and this has 612. Nothing was cut off: please shorten it.";
  const plain = (text) => text.replace(/[\u2068\u2069]/g, "");
  await opened(page);
  await write(page);
  await page.locator("#fd-subject").evaluate((field, text) => {
    field.focus();
    document.execCommand("insertText", false, text);
  }, long);
  expect((await page.locator("#fd-subject").inputValue()).endsWith(long), "what was pasted is cut");
  await page.locator("#fd-subject").fill(long);
  expect(plain(await said()) === wanted, `too long: ${await said()}`);
  await sound(page, "a text that is too long");
  await submit(page);
  expect(posts.length === 0 && (await focused(page)) === "fd-subject", "too long, and sent all the same");
  await page.goto("about:blank");
  await miscount(page, 'data-most="500"', 'data-most="9999"');
  await opened(page);
  await write(page, { subject: long });
  await submit(page);
  expect(plain(await said()) === wanted, `the host of what is too long: ${await said()}`);
  expect((await page.locator("#fd-subject").inputValue()) === long && (await draft(page)) === 1, "what was written is lost");
  await write(page);
  await submit(page);
  await number(page);
  await context.close();
}

/** From now on the form's page believes in another bound than the host. */
async function miscount(page, bound, believed) {
  await page.route("**/contact/form/website/**", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(bound, believed) });
  });
}

// The page counts before it sends; a proxy in between may be stricter, and answers with a page of its own.
async function tooLarge() {
  const { context, page } = await customer();
  await opened(page);
  await write(page);
  const posts = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  const picture = (bytes) => ({ name: "big.png", mimeType: "image/png", buffer: Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(bytes)]) });
  await page.locator("input[type=file]").setInputFiles(picture(11 << 20));
  await page.locator(".wrong").waitFor();
  const named = await page.locator(".wrong").textContent();
  expect(named.includes("big.png: too large together with the others (10 MB in all)"), `which file, and how large: ${named}`);
  await submit(page);
  expect(posts.length === 0, "too large, and sent all the same");
  await page.locator("input[type=file]").setInputFiles(picture(2 << 20));
  expect((await page.locator(".wrong").count()) === 0, "a file that fits is wrong");
  await page.route("**/api/tickets", (route) => route.fulfill({ status: 413, contentType: "text/html", body: "<h1>413 Request Entity Too Large</h1>" }));
  await submit(page);
  const said = await page.locator(".wrong").textContent();
  expect(said.startsWith("Files: at most"), `a proxy that takes less: ${said}`);
  expect((await draft(page)) === 1 && (await page.locator("#fd-details").inputValue()) !== "", "what was written is lost");
  await page.unroute("**/api/tickets");
  // The host itself, asked by a page that counts wrong.
  await page.goto("about:blank");
  await miscount(page, 'data-most-megabytes="10"', 'data-most-megabytes="99"');
  await opened(page);
  await write(page);
  await page.locator("input[type=file]").setInputFiles(picture(12 << 20));
  await submit(page);
  await page.locator(".wrong").first().waitFor();
  expect((await page.locator("[data-number]").count()) === 0 && (await draft(page)) === 1, "12 MB were taken, or the draft is lost");
  await context.close();
}

async function tooOften() {
  const { context, page } = await customer();
  await opened(page);
  await write(page);
  const client = { "x-forwarded-for": `203.0.113.${visitors}`, accept: "application/json" };
  const post = async (token) => {
    const body = new FormData();
    const fields = { token, lang: "en", channel: "ticket", topic: "site_down", email: "jo@example.com", subject: SUBJECT, details: "x" };
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return fetch(`${host.origin}/api/tickets`, { method: "POST", headers: client, body });
  };
  const tokens = [];
  for (let n = 0; n < 5; n += 1) tokens.push((await (await post("")).json()).token);
  await page.waitForTimeout(1500);
  for (const token of tokens) expect((await post(token)).status === 201, "five tickets are not too many");
  await submit(page);
  const said = await page.locator(".wrong").textContent();
  expect(said.startsWith("Too many at once."), `the sixth: ${said}`);
  expect((await focused(page)) === "fd-composed-title", `after a refusal the focus is on ${await focused(page)}, not on another way`);
  const { top, bottom } = await page.locator(".wrong").evaluate((element) => element.getBoundingClientRect());
  expect(top >= 0 && bottom <= 760, `the refusal stands at ${top}, out of sight`);
  expect((await draft(page)) === 1 && (await page.locator("#fd-details").inputValue()) !== "", "what was written is lost");
  await context.close();
}

// A program, or a browser that fills in too much: the host's page asks, with everything in it.
async function trapped() {
  const { context, page } = await customer();
  await opened(page);
  await write(page);
  await page.evaluate(() => (document.querySelector("[name=website]").value = "https://example.org/"));
  await Promise.all([page.waitForURL(`${host.origin}/api/tickets`), submit(page)]);
  expect((await page.locator("[name=details]").inputValue()).startsWith("Since noon."), "the page that asks has lost the text");
  await page.waitForTimeout(1500);
  await page.locator(".desk-form button[type=submit]").click();
  await page.locator(".number").waitFor();
  await context.close();
}

async function withoutScripts() {
  for (const [home, title] of [["", "We have your ticket"], ["/fr", "Nous avons reçu votre ticket"], ["/fil", "Natanggap namin ang ticket mo"]]) {
    const { context, page } = await customer({ javaScriptEnabled: false });
    await page.goto(`${host.origin}${home}${FORM}`);
    await page.locator("#fd-topic").selectOption("site_down");
    await write(page);
    await page.locator("input[type=file]").setInputFiles({ name: "log.txt", mimeType: "text/plain", buffer: Buffer.from("error 500\n") });
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.locator("form[data-ticket] button[type=submit]").click();
    const status = (await answered).status();
    if (status !== 200) throw new Error(`${home}: ${status}, ${await page.locator("main").innerText()}`);
    expect((await page.locator("[name=subject]").inputValue()) === SUBJECT, `${home}: the host's page has lost the subject`);
    await page.waitForTimeout(1500);
    await page.locator(".desk-form button[type=submit]").click();
    const got = await page.locator(".number").textContent();
    expect(tickets().includes(got), `${home}: ${got} is not in the desk's list`);
    const said = (await page.locator("h1").textContent()).trim();
    expect(said === title, `${home}: the answer is headed “${said}”`);
    await context.close();
  }
}

async function hostDown() {
  const { context, page } = await customer();
  await opened(page);
  await write(page);
  await page.locator("[data-draft]:not([hidden])").waitFor();
  await host.stop();
  await submit(page);
  const text = await page.locator("#fd-composed").inputValue();
  expect(text.includes(SUBJECT) && text.includes("Nothing else was changed."), `the text to copy: ${text}`);
  expect((await page.locator("#fd-composed-title").textContent()).includes(ADDRESS), "no address to write to");
  expect((await page.locator("[data-mail]").getAttribute("href")).startsWith(`mailto:${ADDRESS}?subject=`), "no link to a mail program");
  expect((await page.locator(".wrong").textContent()).startsWith("Not sent:"), "nobody says that it was not sent");
  expect((await focused(page)) === "fd-composed-title", `the focus is on ${await focused(page)}`);
  expect((await draft(page)) === 1, "the draft is gone");
  await sound(page, "a host that is down");
  // Something stands before the host, and says so with a page.
  await page.route("**/api/tickets", (route) => route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }));
  await submit(page);
  await page.locator("#fd-composed").waitFor();
  expect((await page.locator(".wrong").textContent()).startsWith("Not sent:"), "a bad gateway is taken for something else");
  await page.unroute("**/api/tickets");
  await host.start();
  await submit(page);
  await number(page);
  expect((await draft(page)) === 0, "the draft outlives the ticket");
  await context.close();
}

// The pages stand with a static host; the tickets go to the desk's.
async function fromAnotherOrigin() {
  const other = await serve(host.site);
  await host.stop();
  host.build(other.origin);
  await host.start();
  const { context, page } = await customer({ extraHTTPHeaders: {} });
  await opened(page, other.origin);
  await write(page);
  await submit(page);
  const got = await number(page);
  expect(tickets().includes(got), `from another origin: ${got} is not in the desk's list`);
  await context.close();
  other.close();
}
