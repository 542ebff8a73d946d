// `frontdesk host` as a process; and the demo site with a host of its own, which can be stopped and started.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** `{ origin, build, run, start, stop, remove }`; `build(origin)` is for pages that stand elsewhere. */
export async function openHost(frontdesk) {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-host-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  for (const part of ["content", "data"]) cpSync(join(repository, part), join(folder, part), { recursive: true });
  const site = readFileSync(join(repository, "site.toml"), "utf8").replace(/\n\[host\][^[]*/, "\n");
  writeFileSync(join(folder, "site.toml"), `${site}\n[host]\nurl = "${origin}/"\n`);
  const run = (...args) => {
    const ran = spawnSync(resolve(frontdesk), args, { cwd: folder, encoding: "utf8" });
    if (ran.status !== 0) throw new Error(`frontdesk ${args.join(" ")}: ${ran.stderr}`);
    return ran.stdout;
  };
  const db = `sqlite://${join(folder, "desk.db")}`;
  let child = null;
  const host = {
    origin,
    db,
    site: join(folder, "dist/site"),
    run,
    build: (base = origin) => run("build", "--base-url", `${base}/`, "--now", "2026-11-22"),
    start: async () => {
      child = await startHost(resolve(frontdesk), folder, ["--listen", `127.0.0.1:${port}`, "--db", db, "--trusted-proxy", "127.0.0.1"]);
    },
    /** Resolves to the code it ended with. */
    stop: () =>
      new Promise((done) => {
        if (!child || child.exitCode !== null) return done(child?.exitCode ?? 0);
        child.on("exit", done);
        child.kill("SIGTERM");
      }),
    remove: () => rmSync(folder, { recursive: true }),
  };
  return host;
}

/** The process, once it listens. */
export function startHost(binary, folder, args) {
  const env = { ...process.env, FRONTDESK_LOG: "frontdesk=debug" };
  const child = spawn(binary, ["host", ...args], { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((done, failed) => {
    const said = [];
    child.on("exit", () => failed(new Error(`the host ended: ${said.join("\n")}`)));
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      child.emit("said", line);
      if (line.includes('"listening"')) done(child);
    });
  });
}

export function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
