// Firefox by WebDriver BiDi, which it speaks itself: no driver beside it. What the checks need and no more.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";

const PROGRAM = process.env.FIREFOX ?? "firefox-esr";
/** It reaches this machine alone, and does nothing by itself on the net. */
const PREFS = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "network.proxy.no_proxies_on": "127.0.0.1",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  "ui.prefersReducedMotion": 1,
};

/** A page of a new Firefox; `report` is told of errors in its scripts. `shade` is "light" or "dark". */
export async function firefox(shade, report) {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const prefs = { ...PREFS, "layout.css.prefers-color-scheme.content-override": shade === "dark" ? 0 : 1 };
  const lines = Object.entries(prefs).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, "user.js"), lines.join(""));
  const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"];
  const child = spawn(PROGRAM, args, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: profile } });
  const ended = new Promise((done) => child.on("close", done));
  const socket = new WebSocket(`${await address(child)}/session`);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const ask = asking(socket, report);
  await ask("session.new", { capabilities: {} });
  await ask("session.subscribe", { events: ["log.entryAdded"] });
  const { contexts } = await ask("browsingContext.getTree", {});
  return {
    page: page(ask, contexts[0].context),
    close: async () => {
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

// Where it listens is said on its standard error.
function address(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", () => reject(new Error("Firefox ended before it listened")));
    createInterface({ input: child.stderr }).on("line", (line) => {
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
  });
}

function asking(socket, report) {
  const waiting = new Map();
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.method === "log.entryAdded" && message.params.level === "error") report(`${message.params.source.context ?? ""} ${message.params.text}`);
    const asked = waiting.get(message.id);
    if (!asked) return;
    waiting.delete(message.id);
    if (message.type === "error") asked.reject(new Error(`${message.error}: ${message.message}`));
    else asked.resolve(message.result);
  });
  let last = 0;
  return (method, params) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
}

// As much of a Playwright page as the checks use.
function page(ask, context) {
  const value = ({ type, result, exceptionDetails }) => {
    if (type === "exception") throw new Error(exceptionDetails.text);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  };
  const call = (code, given) =>
    ask("script.callFunction", {
      functionDeclaration: `async (given) => JSON.stringify(await (${code})(JSON.parse(given)))`,
      arguments: [{ type: "string", value: JSON.stringify(given ?? null) }],
      awaitPromise: true,
      target: { context },
    });
  return {
    goto: (url) => ask("browsingContext.navigate", { context, url, wait: "complete" }),
    setViewportSize: (viewport) => ask("browsingContext.setViewport", { context, viewport }),
    /** A function with what it is given as JSON, or a script as text. */
    evaluate: async (what, given) => {
      if (typeof what === "function") return value(await call(what.toString(), given));
      await ask("script.evaluate", { expression: `{ ${what}\n } undefined`, awaitPromise: false, target: { context } });
      return undefined;
    },
  };
}
