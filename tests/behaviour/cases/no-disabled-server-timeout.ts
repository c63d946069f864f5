import type { Case } from "../case.js";
import { ends } from "./programs.js";

/** A program that serves on loopback, hands a good server's answer on to itself, and prints what comes of it. */
const relays = (making: readonly string[]): string =>
  [
    'import { once } from "node:events";',
    'import http from "node:http";',
    'import { url } from "./surroundings.mjs";',
    "",
    "async function handle(request, response) {",
    '  let text = "";',
    "  for await (const chunk of request) text += chunk;",
    "  response.end(String(JSON.parse(text).id));",
    "}",
    "",
    ...making,
    'server.listen(0, "127.0.0.1");',
    'await once(server, "listening");',
    "const { body } = await fetch(url);",
    'const response = await fetch(`http://127.0.0.1:${server.address().port}`, { method: "POST", body, duplex: "half" });',
    "console.log(await response.text());",
    "process.exit();",
    "",
  ].join("\n");

const relayed = (name: string, ...making: readonly string[]): Case => ({
  rule: "no-disabled-server-timeout",
  name: `${name}: a request that is well goes through as before`,
  program: relays(making),
  edit: "fix",
  well: ends("7"),
  // What the default ends, it ends after 300 s: no test waits for that.
  faults: {},
});

export const noDisabledServerTimeout: readonly Case[] = [
  relayed("an option", "const server = http.createServer({ requestTimeout: 0 }, handle);"),
  relayed("a property", "const server = http.createServer(handle);", "server.headersTimeout = 0;"),
];
