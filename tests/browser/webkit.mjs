// A smoke run in WebKitGTK (Debian's webkit2gtk-driver with its MiniBrowser, on a screen of Xvfb):
//
// 1. every type of page in two languages is laid out as in layout.mjs, on a narrow and on a wide window;
// 2. search answers in place, and the shade that is chosen holds on the next page.
//
// usage: node webkit.mjs DIST

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LIMITS, measure } from "./measure.mjs";
import { samples } from "./samples.mjs";
import { serve } from "./serve.mjs";

const [dist] = process.argv.slice(2);
// Its window is no narrower than its own buttons need.
const WIDTHS = [560, 1280];
/** Longer than anything takes on a busy machine; what is waited for is looked at again and again. */
const PATIENCE = 60_000;

const problems = [];
const site = join(dist, "site");
const server = await serve(site);
const screen = await xvfb();
const port = 4100 + (process.pid % 800);
const driver = spawn("WebKitWebDriver", [`--port=${port}`], { stdio: "ignore", env: { ...process.env, DISPLAY: screen.display } });
const session = await start();
const pages = samples(site).filter(({ lang }) => lang === "en" || lang === "ar");
for (const width of WIDTHS) {
  await session("POST", "/window/rect", { width, height: 900 });
  for (const { path } of pages) {
    await session("POST", "/url", { url: server.origin + path });
    for (const found of await run(measure, LIMITS)) problems.push(`${path} at ${width}: ${found}`);
  }
}
await smoke();
await session("DELETE", "");
driver.kill();
screen.child.kill();
server.close();
for (const problem of problems) console.log(problem);
console.log(`webkit: ${pages.length} pages, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function smoke() {
  await session("POST", "/url", { url: `${server.origin}/` });
  await run(() => {
    const field = document.querySelector("main input[type=search]");
    field.focus();
    field.value = "password";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  if (!(await comes(() => document.querySelector("[role=option]") !== null))) {
    problems.push("search does not answer in place");
  }
  await run(() => document.getElementById("fd-shade").click());
  const shade = await run(() => document.documentElement.dataset.shade ?? null);
  if (shade === null) problems.push("no shade can be chosen");
  await session("POST", "/url", { url: `${server.origin}/contact/` });
  if ((await run(() => document.documentElement.dataset.shade ?? null)) !== shade) problems.push(`the shade ${shade} does not hold`);
}

/** Whether `what` becomes true in the page. */
async function comes(what) {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(100)) {
    if (await run(what)) return true;
  }
  return false;
}

/** What a function gives in the page. */
async function run(code, given) {
  const script = `const [given, done] = arguments; Promise.resolve((${code})(given)).then(done);`;
  return session("POST", "/execute/async", { script, args: [given ?? null] });
}

async function start() {
  const folders = ["/usr/lib", "/usr/libexec"].flatMap((folder) => entries(folder).map((name) => join(folder, name)));
  const kits = folders.flatMap((folder) => entries(folder).filter((name) => name.startsWith("webkit2gtk-4")).map((name) => join(folder, name, "MiniBrowser")));
  const binary = process.env.MINIBROWSER ?? kits[0];
  if (!binary) throw new Error("no MiniBrowser: scripts/setup installs it, $MINIBROWSER names another");
  const options = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
  for (const until = Date.now() + PATIENCE; ; await sleep(100)) {
    try {
      const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: options } });
      const inside = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
      await inside("POST", "/timeouts", { script: PATIENCE, pageLoad: PATIENCE });
      return inside;
    } catch (error) {
      // It does not listen yet.
      if (error.message !== "fetch failed" || Date.now() > until) throw error;
    }
  }
}

async function ask(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

/** A screen of its own; the server says which number it has. */
function xvfb() {
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.stdio[3].once("data", (number) => resolve({ child, display: `:${String(number).trim()}` }));
  });
}

function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
