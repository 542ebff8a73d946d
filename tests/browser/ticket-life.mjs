// A ticket's whole life without an account, in three languages, with scripts and by plain forms:
//
// 1. sent: a number, and a private link;
// 2. the link in the mail confirms the address, by a button;
// 3. behind the private link: what became of it; a message and a file are added and reach the desk;
// 4. erased: the page is gone, and so is everything that the desk had of it.
//
// usage: node ticket-life.mjs FRONTDESK

import { readFileSync } from "node:fs";
import { sideBySide } from "./chromium.mjs";
import { openDesk, until } from "./desk.mjs";

const [frontdesk] = process.argv.slice(2);
if (!frontdesk) {
  console.error("usage: node ticket-life.mjs FRONTDESK");
  process.exit(2);
}
const FORM = "/contact/form/website/?topic=site_down";
const LANGUAGES = { en: "", fr: "/fr", ar: "/ar" };

const problems = [];
const desk = await openDesk(frontdesk, problems);
const expect = (holds, what) => holds || problems.push(what);
let lives = 0;
try {
  await sideBySide(Object.entries(LANGUAGES), async ([lang, home]) => {
    for (const scripts of [true, false]) await live(lang, home, scripts);
  });
} catch (error) {
  problems.push(error.stack);
} finally {
  await desk.close();
}
if (problems.length > 0) console.error(problems.join("\n"));
console.log(`ticket life: ${lives} tickets from sending to erasing, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function live(lang, home, scripts) {
  lives += 1;
  const where = `${lang}${scripts ? "" : " without scripts"}`;
  const email = `${lang}-${scripts ? "scripts" : "plain"}@example.com`;
  const words = strings(lang);
  const context = await desk.visitor({ javaScriptEnabled: scripts });
  const page = await context.newPage();
  const { number, link } = await send(page, { home, email, scripts });

  await confirm(page, { email, number, where, words });
  await page.goto(link);
  await speaks(page, lang, where);
  const states = await page.locator(".states").textContent();
  for (const key of ["state-handed", "state-confirmed"]) expect(states.includes(words(key)), `${where}: not ${key}: ${states}`);

  await add(page, { number, where });
  expect(page.url() === link, `${where}: after adding, the address is ${page.url()}`);
  if (scripts) await listed(page, { home, number, where, is: true });
  await page.goto(link);
  await page.locator("input[name=erase] ~ .action button").click();
  await page.getByRole("heading", { name: words("ticket-erased") }).waitFor();
  await speaks(page, lang, where);
  // The page's scripts have run when it has loaded: one of them has this browser forget the ticket.
  await page.waitForLoadState("load");
  const gone = await page.goto(link);
  expect(gone.status() === 410, `${where}: an erased ticket is answered with ${gone.status()}`);
  if (scripts) await listed(page, { home, number, where, is: false });
  const left = desk.run("tickets", "list", "--json", "--limit", "1000");
  expect(!left.includes(number) && !left.includes(email), `${where}: something of ${number} is left`);
  await context.close();
}

/** The number, and the address of the ticket's own page. */
async function send(page, { home, email, scripts }) {
  await page.goto(`${desk.host}${home}${FORM}`);
  if (scripts) await page.locator("[data-draft]").waitFor({ state: "attached" });
  // Only a script reads the topic from the address.
  else await page.locator("#fd-topic").selectOption("site_down");
  await page.locator("#fd-email").fill(email);
  await page.locator("#fd-subject").fill("Error 500 since noon");
  await page.locator("#fd-details").fill("Nothing else was changed.");
  await page.locator("form[data-ticket] button[type=submit]").click();
  if (!scripts) {
    // The host's page asks once more; its token has to be older than a second.
    await page.waitForTimeout(1500);
    await page.locator(".desk-form button[type=submit]").click();
  }
  const number = await page.locator(scripts ? "[data-number]" : ".number").textContent();
  const link = await page.locator('a.button[href*="/api/ticket?"]').getAttribute("href");
  return { number: number.trim(), link: new URL(link, desk.host).href };
}

async function confirm(page, { email, number, where, words }) {
  const mail = () => desk.mails.find(({ to }) => to.includes(email));
  await until(mail, `${where}: a mail to ${email}`);
  const link = mail().mail.text.match(/http\S+\/api\/confirm\S+/)[0];
  await page.goto(link);
  await page.getByRole("button", { name: words("address-confirm") }).click();
  await page.getByRole("heading", { name: words("address-confirmed") }).waitFor();
  expect((await page.locator(".number").textContent()).trim() === number, `${where}: another ticket was confirmed`);
  const told = () => desk.mails.some(({ mail: { messageId } }) => messageId === `<${number}.desk-confirmed@example.com>`);
  await until(told, `${where}: the desk is told that the address is confirmed`);
}

async function add(page, { number, where }) {
  const text = `It happened again: ${where}`;
  await page.locator("#fd-more").fill(text);
  await page.locator("#fd-more-images").setInputFiles({ name: "later.txt", mimeType: "text/plain", buffer: Buffer.from("error 500\n") });
  await page.locator("form.desk-form").first().locator("button").click();
  await page.getByText("later.txt").waitFor();
  // What is seen, not what is there: a hidden section would have the text as well.
  const seen = await page.locator("main").innerText();
  expect(seen.includes(text), `${where}: what was added is not shown`);
  for (const section of await page.locator(".sent").all()) {
    const { width, height } = await section.boundingBox();
    expect(width > 200 && height > 40, `${where}: what was sent takes ${width} by ${height} pixels`);
  }
  const arrived = ({ mail }) => mail.inReplyTo === `<${number}.desk@example.com>` && mail.text.includes(text) && mail.attachments.length === 1;
  await until(() => desk.mails.some(arrived), `${where}: what was added reaches the desk`);
}

/** Whether the device's own list of tickets has it. */
async function listed(page, { home, number, where, is }) {
  await page.goto(`${desk.host}${home}/contact/`);
  const own = page.locator(".tickets-here a", { hasText: number });
  if (is) await own.waitFor();
  else {
    const kept = await page.evaluate(() => localStorage.getItem("frontdesk-tickets"));
    expect(!kept?.includes(number), `${where}: the device keeps ${number}`);
    expect((await own.count()) === 0, `${where}: the erased ${number} is listed`);
  }
}

async function speaks(page, lang, where) {
  const shown = await page.locator("html").getAttribute("lang");
  expect(shown === lang, `${where}: ${page.url()} is in ${shown}`);
}

/** The theme's words in a language, by their keys. */
function strings(lang) {
  const text = readFileSync(new URL(`../../themes/default/i18n/${lang}.ftl`, import.meta.url), "utf8");
  return (key) => text.match(new RegExp(`^${key} = (.*)$`, "m"))[1];
}
