// Serves a folder on a loopback port of the system's choice, as a plain static host would.

import { createServer } from "node:http";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
};

/** Files whose name changes with their content are kept by browsers, as the site's `_headers` asks. */
const HASHED = /\.[0-9a-f]{8,16}\.[a-z0-9]+$/;

/** What hosts pack on the way. */
const PACKED = /\.(css|html|js|json|md|svg|txt|xml)$/;
const pack = promisify(brotliCompress);

/**
 * Resolves to `{ origin, sent, close }`: `sent.bytes` counts what was sent, without heads. `base` is the path under which
 * the site stands; `changed` gives other bytes for those of an address, or none as if there were no such file.
 */
export function serve(folder, { base = "/", packed = false, changed = (_, bytes) => bytes } = {}) {
  const sent = { bytes: 0 };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.startsWith(base) ? await find(folder, path.slice(base.length)) : null;
    const bytes = file && changed(path, await readFile(file));
    if (!bytes) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    const hashed = HASHED.test(file) && { "cache-control": "public, max-age=31536000, immutable" };
    const isPacked = packed && PACKED.test(file) && { "content-encoding": "br" };
    const headers = { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...hashed, ...isPacked };
    response.writeHead(200, headers);
    const body = isPacked ? await pack(bytes) : bytes;
    sent.bytes += body.length;
    response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const close = () => {
        server.closeAllConnections();
        server.close();
      };
      resolve({ origin: `http://127.0.0.1:${server.address().port}`, sent, close });
    });
  });
}

async function find(folder, path) {
  const inside = normalize(`/${path}`);
  for (const candidate of [join(folder, inside), join(folder, inside, "index.html")]) {
    try {
      if ((await stat(candidate)).isFile()) return candidate;
    } catch {
      // The next candidate, or none.
    }
  }
  return null;
}
