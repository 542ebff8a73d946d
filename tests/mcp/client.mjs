// A build asked by the protocol's official client: `frontdesk mcp` by standard input and output, and the host's /mcp.
//
// 1. both say the same: versions, tools, answers; the client holds every answer to the tool's own schema;
// 2. what is found is read, and stands in the published copy; resources come in pages, under addresses of their own;
// 3. names that lead elsewhere, wrong kinds of things and unknown tools are refused, and the next question is answered;
// 4. a newer build is taken up without a restart.
//
// usage: node client.mjs FRONTDESK

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { openHost } from "../browser/live-host.mjs";

const frontdesk = resolve(process.argv[2]);
const problems = [];
const check = (holds, what) => {
  if (!holds) problems.push(what);
};
let asked = 0;

const host = await openHost(frontdesk);
try {
  // More questions come than one client may ask in a minute.
  const file = join(host.site, "../../site.toml");
  writeFileSync(file, `${readFileSync(file, "utf8")}[host.limits]\nsearches = 100000\n`);
  host.build();
  await host.start();
  const dist = resolve(host.site, "..");
  const line = await connect(new StdioClientTransport({ command: frontdesk, args: ["mcp", "--dist", dist], stderr: "inherit" }));
  const wire = await connect(new StreamableHTTPClientTransport(new URL(`${host.origin}/mcp`)));
  for (const [way, client] of [["stdio", line], ["http", wire]]) {
    await greets(way, client);
    await findsAndReads(way, client);
    await routes(way, client);
    await listsResources(way, client);
    await refuses(way, client);
  }
  await saysTheSame(line, wire);
  await followsTheBuild(line, wire);
  await line.close();
  await wire.close();
} finally {
  await host.stop();
  host.remove();
}
for (const problem of problems) console.log(problem);
console.log(`mcp: ${asked} questions by stdio and HTTP, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function connect(transport) {
  const client = new Client({ name: "frontdesk-test", version: "1" });
  await client.connect(transport);
  return client;
}

/** The answer of a tool, as the client has validated it against the tool's output schema. */
async function call(client, name, args) {
  asked += 1;
  const answer = await client.callTool({ name, arguments: args });
  if (answer.isError) return { error: answer.content[0].text };
  const said = JSON.stringify(JSON.parse(answer.content[0].text));
  check(said === JSON.stringify(answer.structuredContent), `${name}: the text is another answer`);
  return answer.structuredContent;
}

async function greets(way, client) {
  const server = client.getServerVersion();
  check(server.name === "frontdesk" && server.title === "Example Hosting Help", `${way}: ${JSON.stringify(server)}`);
  check(/read_article/.test(client.getInstructions()), `${way}: no instructions`);
  const { tools } = await client.listTools();
  check(tools.map((tool) => tool.name).join() === "search,read_article,route_contact", `${way}: ${tools.length} tools`);
  check(tools.every((tool) => tool.annotations.readOnlyHint && tool.outputSchema.type === "object"), `${way}: tools promise nothing`);
  await client.ping();
}

async function findsAndReads(way, client) {
  for (const [query, lang] of [["how do refunds work", "en"], ["remboursement", "fr"], ["كلمة المرور", "ar"], ["password", "en"]]) {
    const found = await call(client, "search", { query, lang, limit: 5 });
    check(found.lang === lang && found.hits.length > 0, `${way}: ${query} finds nothing`);
    for (const hit of found.hits ?? []) {
      check(hit.url.startsWith(`${host.origin}/`), `${way}: ${hit.url} is no address`);
      if (hit.kind !== "article") continue;
      const article = await call(client, "read_article", { article: hit.article, lang: hit.lang });
      const page = new URL(article.url);
      check(hit.url.split("#")[0] === article.url, `${way}: ${hit.url} is another page than ${article.url}`);
      const copy = readFileSync(join(host.site, decodeURIComponent(page.pathname), "index.md"), "utf8");
      check(copy.startsWith(article.markdown) && (article.next !== null || copy === article.markdown), `${way}: ${hit.article} is not its copy`);
      check((await call(client, "read_article", { article: hit.url })).url === article.url, `${way}: ${hit.url} leads nowhere`);
    }
  }
}

async function routes(way, client) {
  const all = await call(client, "route_contact", { lang: "fr" });
  check(all.topics.length > 10 && all.topics.every((topic) => topic.url.startsWith(`${host.origin}/fr/contact/`)), `${way}: topics`);
  for (const topic of all.topics) {
    const routed = await call(client, "route_contact", { topic: topic.id, lang: "fr", at: "2026-11-24T10:00:00Z" });
    check(routed.channels[0].outcome !== "refused", `${way}: ${topic.id} is a dead end`);
  }
  const night = await call(client, "route_contact", { question: "somebody is in my account", at: "2026-11-22T02:00:00Z", zone: "Asia/Tokyo" });
  check(night.topic?.url.includes("/contact/") && night.at === "2026-11-22T02:00:00Z", `${way}: words lead to no topic`);
}

async function listsResources(way, client) {
  let cursor;
  const resources = [];
  do {
    const page = await client.listResources({ cursor });
    resources.push(...page.resources);
    cursor = page.nextCursor;
  } while (cursor);
  check(resources.length > 20 && new Set(resources.map((one) => one.uri)).size === resources.length, `${way}: ${resources.length} resources`);
  for (const { uri } of resources.filter((_, at) => at % 10 === 0)) {
    const { contents } = await client.readResource({ uri });
    const copy = readFileSync(join(host.site, decodeURIComponent(new URL(uri).pathname)), "utf8");
    check(contents[0].text === copy && contents[0].mimeType === "text/markdown", `${way}: ${uri}`);
    asked += 1;
  }
}

async function refuses(way, client) {
  const bad = [
    ["read_article", { article: "../host/site.json" }],
    ["read_article", { article: "/etc/passwd" }],
    ["read_article", { article: `${host.origin}/../host/site.json` }],
    ["read_article", { article: "billing/refunds", lang: "xx" }],
    ["search", { query: "" }],
    ["search", { query: "x".repeat(501) }],
    ["search", { query: "refund", limit: 51 }],
    ["search", { query: ["refund"] }],
    ["route_contact", { topic: "no such topic" }],
    ["route_contact", { topic: 3 }],
    ["route_contact", { topic: "general", yes: Array(17).fill("shut_out") }],
    ["route_contact", { topic: "general", at: "never" }],
  ];
  for (const [name, args] of bad) {
    const { error } = await call(client, name, args);
    check(error && error.length < 2000, `${way}: ${name} takes ${JSON.stringify(args).slice(0, 80)}`);
  }
  const refused = async (what, work) => {
    asked += 1;
    const code = await work().then(() => 0, (error) => error.code);
    check(code < 0, `${way}: ${what} is answered`);
  };
  await refused("a tool that is not there", () => client.callTool({ name: "erase", arguments: {} }));
  await refused("a resource that is not there", () => client.readResource({ uri: `${host.origin}/../host/site.json` }));
  await refused("a resource elsewhere", () => client.readResource({ uri: "file:///etc/passwd" }));
  await refused("a foreign cursor", () => client.listResources({ cursor: "x" }));
  await client.ping();
}

async function saysTheSame(line, wire) {
  const questions = [
    ["search", { query: "domain transfer", lang: "en" }],
    ["search", { query: "speak to a human", lang: "en" }],
    ["read_article", { article: "billing/refunds" }],
    ["route_contact", { topic: "password", at: "2026-11-24T10:00:00Z" }],
  ];
  for (const [name, args] of questions) {
    const [one, other] = [await call(line, name, args), await call(wire, name, args)];
    check(JSON.stringify(one) === JSON.stringify(other), `${name} ${JSON.stringify(args)} differs`);
  }
}

async function followsTheBuild(line, wire) {
  const file = join(host.site, "../../content/billing/refunds.md");
  writeFileSync(file, `${readFileSync(file, "utf8")}\n\n## A quokka\n\nThe quokka pays.\n`);
  host.build();
  const finds = async (client) => (await call(client, "search", { query: "quokka" })).hits[0]?.url.endsWith("#a-quokka");
  check(await finds(line), "stdio: the newer build is not taken up");
  const until = Date.now() + 30_000;
  let found = false;
  while (!found && Date.now() < until) {
    found = await finds(wire);
    if (!found) await new Promise((done) => setTimeout(done, 200));
  }
  check(found, "http: the newer build is not taken up");
  const read = await call(line, "read_article", { article: "billing/refunds" });
  check(read.markdown.includes("The quokka pays."), "stdio: the newer text is not read");
}
