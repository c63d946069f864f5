import type { Case } from "../case.js";
import { ends } from "./programs.js";

/** A program that serves on loopback as some statements say, hands a good server's answer on to itself at `port`, and prints what comes of it. */
const relays = (libraries: readonly string[], ...serving: readonly string[]): string =>
  [
    ...libraries,
    'import { url } from "./surroundings.mjs";',
    "",
    ...serving,
    "const { body } = await fetch(url);",
    'const headers = { "content-type": "application/json" };',
    'const response = await fetch(`http://127.0.0.1:${port}`, { method: "POST", headers, body, duplex: "half" });',
    "console.log(await response.text());",
    "process.exit();",
    "",
  ].join("\n");

const node = (...making: readonly string[]): string =>
  relays(
    ['import { once } from "node:events";', 'import http from "node:http";'],
    "async function handle(request, response) {",
    '  let text = "";',
    "  for await (const chunk of request) text += chunk;",
    "  response.end(String(JSON.parse(text).id));",
    "}",
    ...making,
    'server.listen(0, "127.0.0.1");',
    'await once(server, "listening");',
    "const { port } = server.address();",
  );

const relayed = (name: string, program: string): Case => ({
  rule: "no-disabled-server-timeout",
  name: `${name}: a request that is well goes through as before`,
  program,
  edit: "fix",
  well: ends("7"),
  // What the default ends, it ends after 60 s or 300 s: no test waits for that.
  faults: {},
});

export const noDisabledServerTimeout: readonly Case[] = [
  relayed("an option", node("const server = http.createServer({ requestTimeout: 0 }, handle);")),
  relayed("a property", node("const server = http.createServer(handle);", "server.headersTimeout = 0;")),
  relayed(
    "the server inside Fastify's",
    relays(
      ['import fastify from "fastify";'],
      "const app = fastify();",
      "app.server.headersTimeout = 0;",
      'app.post("/", async (request) => String(request.body.id));',
      'await app.listen({ port: 0, host: "127.0.0.1" });',
      "const { port } = app.server.address();",
    ),
  ),
  relayed(
    "the server inside hapi's",
    relays(
      ['import Hapi from "@hapi/hapi";'],
      'const api = Hapi.server({ host: "127.0.0.1" });',
      "api.listener.requestTimeout = 0;",
      'api.route({ method: "POST", path: "/", handler: (request) => String(request.payload.id) });',
      "await api.start();",
      "const { port } = api.info;",
    ),
  ),
];
