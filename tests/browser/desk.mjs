// The demo site with a host of its own: the real program on a new database, a mail server for its
// tickets, a browser for its customers. Every field that a form can have is in its form.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect, looks, validate } from "./audit.mjs";
import { launch, newContext } from "./chromium.mjs";
import { freePort, startHost } from "./live-host.mjs";
import { mailServer } from "./mail.mjs";

const FORM = "form: [username, subject, side, details, domain, page_address, since, invoice, phone, images]";
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** `problems` gets a line for everything that must not happen, such as a script of a stranger's that runs. */
export async function openDesk(program, problems) {
  const binary = resolve(program ?? join(root, "target/debug/frontdesk"));
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-host-"));
  const mail = await mailServer();
  const port = await freePort();
  const host = `http://127.0.0.1:${port}`;
  const db = join(folder, "desk.db");
  writeSite(folder, host, mail.port);
  const run = (...args) => {
    const ran = spawnSync(binary, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, FRONTDESK_DB: db } });
    if (ran.status !== 0) throw new Error(`frontdesk ${args.join(" ")}: ${ran.stderr}`);
    return ran.stdout;
  };
  const build = (base = host) => run("build", "--base-url", `${base}/`, "--now", "2026-11-22");
  build();
  const server = await startHost(binary, folder, ["--listen", `127.0.0.1:${port}`, "--db", db, "--trusted-proxy", "127.0.0.1"]);
  const unwhole = [];
  server.on("said", (line) => line.includes("did not arrive whole") && unwhole.push(line));
  const browser = await launch();
  const close = async () => {
    await browser.close();
    server.kill("SIGTERM");
    const code = server.exitCode ?? (await new Promise((done) => server.on("exit", done)));
    if (code !== 0) problems.push(`the host ended with ${code}`);
    mail.close();
    rmSync(folder, { recursive: true });
  };
  return { host, folder, mails: mail.mails, unwhole, run, build, close, visitor: visitors(browser, host, problems), audit: auditor(folder, problems) };
}

/** Waits until `holds` gives something true. */
export async function until(holds, what) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`waited in vain: ${what}`);
}

function writeSite(folder, host, port) {
  for (const part of ["content", "data"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  const contact = join(folder, "content/contact.yaml");
  writeFileSync(contact, readFileSync(contact, "utf8").replace(/form: \[[^\]]*\]/g, FORM));
  const site = readFileSync(join(root, "site.toml"), "utf8").replace(/\n\[host\][^[]*/, "\n");
  const mail = `[host.mail]\nserver = "127.0.0.1"\nport = ${port}\nsecurity = "none"\nfrom = "desk@example.com"\nto = "support@example.com"\nconfirm = true\n`;
  writeFileSync(join(folder, "site.toml"), `${site}\n[host]\nurl = "${host}/"\nlearn = true\n${mail}`);
}

// A context of its own is a visitor of its own, with an address of its own as the proxy saw it.
function visitors(browser, host, problems) {
  let count = 0;
  return async (settings = {}, origins = [host]) => {
    count += 1;
    const from = { "x-forwarded-for": `198.51.${count >> 8}.${count & 255}` };
    const context = await newContext(browser, { extraHTTPHeaders: from, reducedMotion: "reduce", ...settings });
    await context.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => {
        window.violations.push(`${event.effectiveDirective} blocks ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on("page", (page) => page.on("dialog", (dialog) => (problems.push(`a script ran: ${dialog.message()}`), dialog.dismiss())));
    context.on("weberror", (error) => problems.push(`script error: ${error.error().message}`));
    context.on("console", (message) => {
      if (/content security policy/i.test(message.text())) problems.push(`policy: ${message.text()}`);
    });
    context.on("request", (request) => {
      if (!origins.includes(new URL(request.url()).origin)) problems.push(`a request to ${request.url()}`);
    });
    return context;
  };
}

// Judges each kind of answer once: its text by the validator, the open page by axe; all have one frame, and
// share shades and widths.
function auditor(folder, problems) {
  const kept = new Map();
  const keep = async (name, page, response) => {
    if (kept.has(name)) return;
    const file = join(folder, `answer-${name}.html`);
    kept.set(name, file);
    writeFileSync(file, await response.text());
    for (const [colorScheme, width] of looks(kept.size, 2)) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      for (const violation of await inspect(page)) problems.push(`${name} (${colorScheme}, ${width}): axe ${violation}`);
    }
  };
  const finish = async () => {
    for (const { file, line, what } of await validate([...kept.values()])) problems.push(`${file.split("/").pop()}:${line}: ${what}`);
    return kept.size;
  };
  return { keep, finish };
}
