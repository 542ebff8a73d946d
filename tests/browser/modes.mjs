// Pages in the ways of showing that nobody has on while they write a theme: paper, forced colours,
// right-to-left text, letters twice as large, words that are longer than a phone is wide.
//
// usage: node modes.mjs DIST        FRONTDESK_TEST_LOOKS=all tries a late logo on both pages at every width

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { launch, visit } from "./chromium.mjs";
import { samples } from "./samples.mjs";
import { serve } from "./serve.mjs";

const [dist] = process.argv.slice(2);
const ALL = process.env.FRONTDESK_TEST_LOOKS === "all";
const problems = [];
const report = (text) => problems.push(text);
const server = await serve(join(dist, "site"));
const browser = await launch();
await paper();
await forcedColours();
await rightToLeft();
await largeLetters();
await quotes();
await longWords();
await withoutScripts();
await lateLogo();
await wideTables();
await cells();
await browser.close();
server.close();
for (const problem of problems) console.log(problem);
console.log(`modes: ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

// Twice the size of letters on a phone, half as much again on a small one (WCAG 1.4.4): nothing leaves the window.
async function largeLetters() {
  for (const [width, standard] of [[390, 32], [320, 24]]) {
    const { context, page } = await visit(browser, report, { viewport: { width, height: 844 } });
    const devtools = await context.newCDPSession(page);
    await devtools.send("Page.setFontSizes", { fontSizes: { standard } });
    for (const path of ["/", "/fr/", "/ar/", "/contact/password/", "/contact/channels/", "/contact/form/billing/", "/billing/refunds/", "/domains/dns-records/"]) {
      await page.goto(server.origin + path);
      const [size, over] = await page.evaluate(() => [getComputedStyle(document.documentElement).fontSize, document.documentElement.scrollWidth - innerWidth]);
      if (size !== `${standard}px`) report(`large letters: ${path} has letters of ${size}`);
      if (over > 0) report(`large letters, ${standard} at ${width}: ${path} is ${over} pixels too wide`);
    }
    await context.close();
  }
}

// What a mail should have in it, where there is no form: an advice does not run on from the name of its field.
async function withoutScripts() {
  const { context, page } = await visit(browser, report, { javaScriptEnabled: false });
  await page.goto(`${server.origin}/contact/form/account/`);
  const hint = page.locator(".by-mail .hint");
  const [own, field] = [await hint.boundingBox(), await page.locator(".by-mail li", { has: page.locator(".hint") }).boundingBox()];
  if (own.x > field.x + 1 || own.y < field.y + 10) report("without scripts: a field's advice begins in its line");
  await context.close();
}

// A table with more columns than paper is wide, and words that no line holds: all of it is on the sheet.
async function wideTables() {
  const { context, page } = await visit(browser, report, { viewport: { width: 680, height: 960 } });
  await page.emulateMedia({ media: "print" });
  const path = "/domains/dns-records/";
  for (const dir of ["ltr", "rtl"]) {
    await page.goto(server.origin + path);
    const [tables, over] = await page.evaluate((dir) => {
      document.documentElement.dir = dir;
      const tables = [...document.querySelectorAll(".prose table")];
      for (const row of document.querySelectorAll(".prose tr")) {
        for (let n = 0; n < 6; n++) {
          const cell = row.cells[0].cloneNode();
          cell.innerHTML = n % 2 ? "<code>selector1._domainkey.help.example.com</code>" : "Donaudampfschifffahrtsgesellschaft";
          row.append(cell);
        }
      }
      const text = document.querySelector(".prose").getBoundingClientRect();
      const boxes = tables.map((table) => table.getBoundingClientRect());
      return [tables.length, Math.max(...boxes.map((box) => Math.max(box.right - text.right, text.left - box.left)))];
    }, dir);
    if (tables === 0) report(`wide tables: ${path} has none`);
    if (over > 1) report(`wide tables: ${path}, ${dir}, is cut by ${over} pixels on paper`);
  }
  await context.close();
}

// Each cell is read in its own direction, at its column's edge; keys that are pressed together stay in order.
async function cells() {
  const { context, page } = await visit(browser, report, { viewport: { width: 1280, height: 900 } });
  for (const path of ["/domains/dns-records/", "/ar/"]) {
    await page.goto(server.origin + path);
    const wrong = await page.evaluate(() => {
      const prose = document.querySelector(".prose") ?? document.querySelector("main").appendChild(Object.assign(document.createElement("div"), { className: "prose" }));
      const rtl = getComputedStyle(prose).direction === "rtl";
      prose.innerHTML = `<table><tr><td id="cell-latin">Version (2.0)!</td><td id="cell-arabic">نسخة (٢)!</td></tr></table><p id="keys">اضغط <kbd><kbd>Ctrl</kbd>+<kbd>C</kbd></kbd></p>`;
      const wrong = [];
      const edge = (id, at) => {
        const range = document.createRange();
        const text = document.getElementById(id).firstChild;
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect();
      };
      // The mark at the end stands behind its text, in the text's own direction.
      if (edge("cell-latin", 13).left < edge("cell-latin", 0).right) wrong.push("a Latin cell's mark stands before it");
      if (edge("cell-arabic", 8).right > edge("cell-arabic", 0).left) wrong.push("an Arabic cell's mark stands before it");
      for (const id of ["cell-latin", "cell-arabic"]) {
        const cell = document.getElementById(id);
        if (getComputedStyle(cell).textAlign !== (rtl ? "right" : "left")) wrong.push(`${id} leaves its column's edge`);
      }
      const [ctrl, c] = [...document.querySelectorAll("#keys kbd kbd")].map((key) => key.getBoundingClientRect());
      if (ctrl.left > c.left) wrong.push("Ctrl+C is shown as C+Ctrl");
      return wrong;
    });
    for (const what of wrong) report(`cells: ${path}: ${what}`);
  }
  await context.close();
}

// A logo whose size no page tells comes after the menu was measured, and takes room from it: the menu still keeps clear
// of the tools.
async function lateLogo() {
  const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="220" height="40"><rect width="220" height="40"/></svg>`;
  let [seen, narrowed] = [0, 0];
  for (const [n, path] of ["/contact/", "/ar/contact/"].entries()) {
    for (let width = 940; width <= 1400; width += 20) {
      if (!ALL && (width / 20) % 2 !== n) continue;
      const { context, page } = await visit(browser, report, { viewport: { width, height: 700 } });
      let come;
      const asked = new Promise((resolve) => (come = resolve));
      await page.route("**/late.svg", (route) => come(() => route.fulfill({ contentType: "image/svg+xml", body: logo })));
      await page.route(`**${path}`, async (route) => {
        const response = await route.fetch();
        const html = await response.text();
        const swapped = html.replace(/<b class="mark"[^>]*>[^<]*<\/b>/, `<img class="logo" src="/late.svg" alt="">`);
        seen += swapped === html ? 0 : 1;
        await route.fulfill({ response, body: swapped });
      });
      await page.goto(server.origin + path, { waitUntil: "domcontentloaded" });
      const letGo = await asked;
      const frames = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await frames();
      const before = await page.evaluate(() => document.querySelector(".brand").getBoundingClientRect().width);
      await letGo();
      await page.waitForFunction(() => document.querySelector(".logo").naturalWidth > 0);
      await frames();
      const [brand, over] = await page.evaluate(() => {
        const list = document.querySelector("#fd-nav ul");
        const folded = document.documentElement.classList.contains("folded");
        return [document.querySelector(".brand").getBoundingClientRect().width, folded ? 0 : list.scrollWidth - list.clientWidth];
      });
      narrowed += brand > before ? 1 : 0;
      if (over > 0) report(`late logo: ${path} at ${width}: the menu lies ${over} pixels over the tools`);
      await context.close();
    }
  }
  if (seen === 0 || narrowed === 0) report(`late logo: ${seen} pages with a logo, in ${narrowed} it took room`);
}

// Titles, topics, questions and labels are their writers', whose languages may join words: nothing leaves the window.
// Badges and the page's head say words of the theme, and what of a table is wide is scrolled.
async function longWords() {
  const { context, page } = await visit(browser, report, { viewport: { width: 320, height: 800 } });
  for (const { path } of samples(join(dist, "site")).filter(({ lang }) => lang === "en" || lang === "ar")) {
    await page.goto(server.origin + path);
    const [words, over] = await page.evaluate(() => {
      for (const folded of document.querySelectorAll("main details")) folded.open = true;
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let words = 0;
      while (texts.nextNode()) {
        const node = texts.currentNode;
        if (node.parentElement.closest("script, style, .site-header, .badge")) continue;
        const longer = node.data.replace(/\p{L}{3,}/u, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen");
        words += longer === node.data ? 0 : 1;
        node.data = longer;
      }
      return [words, document.documentElement.scrollWidth - innerWidth];
    });
    if (words < 10) report(`long words: ${path} has only ${words}`);
    if (over > 0) report(`long words: ${path} is ${over} pixels too wide`);
  }
  await context.close();
}

// Paper is white whatever the system or the reader chose for the screen, down to the last property.
async function paper() {
  const { context, page } = await visit(browser, report);
  const seen = new Map();
  for (const [name, colorScheme, choice] of [["light", "light", ""], ["dark", "dark", ""], ["chosen", "light", "dark"]]) {
    await page.emulateMedia({ media: "print", colorScheme });
    await page.goto(`${server.origin}/billing/refunds/`);
    const values = await page.evaluate((choice) => {
      if (choice) document.documentElement.dataset.shade = choice;
      const style = getComputedStyle(document.documentElement);
      const names = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap(function all(rule) {
        return rule.cssRules?.length ? [...(rule.style ?? []), ...[...rule.cssRules].flatMap(all)] : [...(rule.style ?? [])];
      });
      const properties = [...new Set(names)].filter((name) => name.startsWith("--")).sort();
      const body = getComputedStyle(document.body);
      return [
        `background ${body.backgroundColor}`,
        `text ${body.color}`,
        `scheme ${style.colorScheme}`,
        ...properties.map((name) => `${name} ${style.getPropertyValue(name).trim()}`),
      ];
    }, choice);
    if (values[0] !== "background rgb(255, 255, 255)") report(`paper, ${name}: ${values[0]}`);
    if (values[1] !== "text rgb(0, 0, 0)") report(`paper, ${name}: ${values[1]}`);
    seen.set(name, values);
  }
  for (const name of ["dark", "chosen"]) {
    for (const value of seen.get(name).filter((value) => !seen.get("light").includes(value))) report(`paper, ${name}: ${value}`);
  }
  // What does not fit on a line of code goes on below: paper does not scroll.
  await page.emulateMedia({ media: "print" });
  await page.goto(`${server.origin}/websites/server/cron-jobs/`);
  const cut = await page.evaluate(() => {
    const code = document.querySelector(".prose pre code");
    code.append(`${"long-option ".repeat(40)}${"x".repeat(400)}`);
    const { right } = code.closest("pre").getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(code);
    return [...range.getClientRects()].filter((rect) => rect.right > right + 1).length;
  });
  if (cut > 0) report(`paper: ${cut} lines of code are cut off`);
  // Nobody opens what is folded on paper.
  const folded = await page.evaluate(() => {
    const details = document.createElement("details");
    details.innerHTML = "<summary>More</summary><p>Folded</p>";
    document.querySelector(".prose").append(details);
    return details.lastChild.checkVisibility({ contentVisibilityAuto: true });
  });
  if (!folded) report("paper: what an article folds is not there");
  await context.close();
}

// The found words in the list of answers, and those of the host's result page.
async function forcedColours() {
  for (const colorScheme of ["light", "dark"]) {
    const { context, page } = await visit(browser, report, { forcedColors: "active", colorScheme });
    await page.goto(server.origin);
    await page.fill("#fd-q", "words of the bank statement");
    await page.waitForSelector(".search-panel mark");
    check(await page.evaluate(markColours, ".search-panel mark"), `found words, ${colorScheme}`);
    // The host's result page: the same list under the host's own style sheet.
    const sheet = readdirSync(join(dist, "site/assets")).find((name) => /^host\..*\.css$/.test(name));
    await page.addStyleTag({ url: `/assets/${sheet}` });
    await page.evaluate(() => {
      const list = document.createElement("ol");
      list.className = "articles results";
      list.innerHTML = "<li><p><mark>found</mark></p></li>";
      document.querySelector("main").append(list);
    });
    check(await page.evaluate(markColours, ".results mark"), `found words of the host, ${colorScheme}`);
    await context.close();
  }
  function check({ colour, background, alpha, contrast }, what) {
    if (alpha < 1 || contrast < 4.5) report(`${what}: ${colour} on ${background}, ${contrast.toFixed(2)}:1`);
  }
}

function markColours(selector) {
  const style = getComputedStyle(document.querySelector(selector));
  const numbers = (text) => text.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const [front, back] = [numbers(style.color), numbers(style.backgroundColor)];
  const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
  const contrast = (high + 0.05) / (low + 0.05);
  return { colour: style.color, background: style.backgroundColor, alpha: back[3] ?? 1, contrast };
}

// French quotes stand apart from what they quote, also those that the browser writes.
async function quotes() {
  const { context, page } = await visit(browser, report);
  await page.goto(`${server.origin}/fr/contact/site_files/`);
  const [written, typed] = await page.evaluate(() => {
    const [quote, text] = [document.createElement("q"), document.createElement("span")];
    [quote.textContent, text.textContent] = ["oui", "«\u00a0oui\u00a0»"];
    document.querySelector("main").append(quote, text);
    return [quote, text].map((element) => element.getBoundingClientRect().width);
  });
  if (Math.abs(written - typed) > 1) report(`quotes: ${written} pixels wide, typed ones ${typed}`);
  await context.close();
}

// Code reads from left to right: its last sign stands right of its first.
async function rightToLeft() {
  const { context, page } = await visit(browser, report);
  for (const path of ["/ar/account/security/passwords/", "/ar/websites/first-steps/", "/ar/support/contact-support/"]) {
    await page.goto(server.origin + path);
    const wrong = await page.evaluate(() => {
      const extra = document.createElement("p");
      extra.innerHTML = "اضغط <kbd>Ctrl+/</kbd> ثم <samp>-x public_html/</samp> و <code>https://panel.example.com/</code>";
      document.querySelector(".prose").append(extra);
      const at = (node, from) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 1);
        return range.getBoundingClientRect();
      };
      return [...document.querySelectorAll(".prose :is(code, kbd, samp)")].filter((code) => {
        const node = code.firstChild;
        if (code.childNodes.length !== 1 || node.nodeType !== 3 || node.length < 2 || !/^[\x20-\x7e]+$/.test(node.data)) return false;
        const [first, last] = [at(node, 0), at(node, node.length - 1)];
        return Math.abs(first.top - last.top) < 2 && last.left <= first.left;
      }).map((code) => code.textContent);
    });
    for (const code of wrong) report(`${path}: \`${code}\` is drawn from right to left`);
  }
  await context.close();
}
