import type { RuleTester } from "eslint";
import rule from "../../rules/no-disabled-server-timeout.js";
import { everywhere, type Expected, run } from "../cases.js";

type Suggestion = RuleTester.SuggestionOutput;

const http = 'import http from "node:http"; ';

const standard = (text: string, output: string): Suggestion => ({ messageId: "standard", data: { text }, output });

const disabled = (messageId: "request" | "headers", seconds: number, client: string, written: string, suggestions: Suggestion[]): Expected => ({
  messageId,
  data: { written, client, standard: String(seconds) },
  ...(suggestions.length > 0 && { suggestions }),
});

const request = (written = "requestTimeout: 0", ...suggestions: Suggestion[]): Expected => disabled("request", 300, "node:http", written, suggestions);
const headers = (written = "headersTimeout: 0", ...suggestions: Suggestion[]): Expected => disabled("headers", 60, "node:http", written, suggestions);

run("no-disabled-server-timeout: options", rule, everywhere, {
  valid: [
    { name: "the defaults", code: `${http}http.createServer(handle); http.createServer({ requestTimeout: undefined }, handle);` },
    { name: "other limits", code: `${http}http.createServer({ requestTimeout: 120_000, headersTimeout: 10_000 }, handle);` },
    { name: "limits that are off by default", code: `${http}const server = http.createServer({ keepAliveTimeout: 0 }, handle); server.timeout = 0; server.setTimeout(0);` },
    { name: "options from elsewhere", code: `${http}export const serve = (options) => http.createServer({ requestTimeout: 0, ...options }, handle);` },
    { name: "a value from elsewhere", code: `${http}http.createServer({ requestTimeout: limit }, handle);` },
    { name: "off in one place only", code: `${http}http.createServer({ requestTimeout: isLocal ? 0 : 60_000 }, handle);` },
    { name: "set later", code: `${http}const server = http.createServer({ requestTimeout: 0 }, handle); server.requestTimeout = 600_000;` },
    { name: "set in the options later", code: `${http}const options = { requestTimeout: 0 }; options.requestTimeout = 600_000; http.createServer(options, handle);` },
    { name: "options of a client", code: 'import { Client } from "undici"; new Client(origin, { headersTimeout: 0 });' },
    { name: "options of an SDK's client", code: 'import { NodeHttpHandler } from "@smithy/node-http-handler"; new NodeHttpHandler({ requestTimeout: 0 });' },
    { name: "http2 takes no such option", code: 'import http2 from "node:http2"; http2.createSecureServer({ allowHTTP1: true, requestTimeout: 0 }, handle);' },
    { name: "Fastify's own default", code: 'import fastify from "fastify"; fastify({ requestTimeout: 0, connectionTimeout: 0 });' },
    { name: "hapi's limits: two are off by default, and the payload's does not end a client that goes silent", code: 'import Hapi from "@hapi/hapi"; Hapi.server({ routes: { timeout: { server: false, socket: false }, payload: { timeout: false } } });' },
    { name: "hapi's own limits, which are off by default", code: 'import { server } from "@hapi/hapi"; server({ routes: { timeout: { server: false } } });' },
    { name: "a switch of one request", code: `${http}http.createServer((request) => { request.setTimeout(0); });` },
    { name: "another's `createServer`", code: 'import { createServer } from "./http.js"; createServer({ requestTimeout: 0 });' },
  ],
  invalid: [
    {
      name: "both limits at once",
      code: `${http}http.createServer({ ⟦requestTimeout: 0⟧ }, handle);`,
      errors: [request()],
      output: `${http}http.createServer({ requestTimeout: 300_000 }, handle);`,
    },
    {
      name: "the headers' limit",
      code: `${http}http.createServer({ ⟦headersTimeout: 0⟧ });`,
      errors: [headers()],
      output: `${http}http.createServer({ headersTimeout: 60_000 });`,
    },
    {
      name: "each by itself",
      code: `${http}http.createServer({ ⟦requestTimeout: 0⟧, ⟦headersTimeout: 0⟧ }, handle);`,
      errors: [request(), headers()],
      output: `${http}http.createServer({ requestTimeout: 300_000, headersTimeout: 60_000 }, handle);`,
    },
    {
      name: "the headers' limit is no longer than the request's, or Node throws",
      code: `${http}http.createServer({ requestTimeout: 30_000, ⟦headersTimeout: 0⟧ }, handle);`,
      errors: [headers()],
      output: `${http}http.createServer({ requestTimeout: 30_000, headersTimeout: 30_000 }, handle);`,
    },
    {
      name: "the request's limit is no shorter than the headers', or Node throws",
      code: `${http}http.createServer({ ⟦requestTimeout: 0⟧, headersTimeout: 400_000 }, handle);`,
      errors: [request()],
      output: `${http}http.createServer({ requestTimeout: 400_000, headersTimeout: 400_000 }, handle);`,
    },
    {
      name: "no edit beside a limit from elsewhere",
      code: `${http}http.createServer({ ⟦requestTimeout: 0⟧, headersTimeout: limit }, handle);`,
      errors: [request()],
    },
    {
      name: "by name, through a constant",
      code: 'import { createServer } from "node:https"; const none = 0; const options = { cert, ⟦requestTimeout: none⟧ }; createServer(options, handle);',
      errors: [disabled("request", 300, "node:https", "requestTimeout: none", [])],
      output: 'import { createServer } from "node:https"; const none = 0; const options = { cert, requestTimeout: 300_000 }; createServer(options, handle);',
    },
    {
      name: "in shorthand",
      code: `${http}const requestTimeout = 0; http.createServer({ ⟦requestTimeout⟧ }, handle);`,
      errors: [request("requestTimeout")],
      output: `${http}const requestTimeout = 0; http.createServer({ requestTimeout: 300_000 }, handle);`,
    },
    {
      name: "a server that is constructed",
      code: 'const { Server } = require("http"); new Server({ ⟦"requestTimeout": 0⟧ });',
      errors: [request('"requestTimeout": 0')],
      output: 'const { Server } = require("http"); new Server({ "requestTimeout": 300_000 });',
    },
    {
      name: "only suggested without a policy",
      code: `${http}http.createServer({ ⟦requestTimeout: 0⟧ }, handle);`,
      settings: {},
      errors: [request("requestTimeout: 0", standard("requestTimeout: 300_000", `${http}http.createServer({ requestTimeout: 300_000 }, handle);`))],
    },
  ],
});

run("no-disabled-server-timeout: properties", rule, everywhere, {
  valid: [
    { name: "a limit", code: `${http}const server = http.createServer(handle); server.requestTimeout = 600_000; server.headersTimeout = 60_000;` },
    { name: "set again", code: `${http}const server = http.createServer(handle); server.requestTimeout = 0; if (isProduction) server.requestTimeout = 600_000;` },
    { name: "another object's", code: "const config = {}; config.requestTimeout = 0; export function relax(client) { client.headersTimeout = 0; }" },
    { name: "added to", code: `${http}const server = http.createServer(handle); server.requestTimeout += 0;` },
    { name: "the policy allows it", code: `${http}http.createServer(handle).requestTimeout = 0;`, settings: { timeout: { deadlines: [{ client: "node:http", deadline: "none" }] } } },
  ],
  invalid: [
    {
      name: "of a server in a variable",
      code: `${http}const server = http.createServer(handle); ⟦server.requestTimeout = 0⟧; server.listen(80);`,
      errors: [request("server.requestTimeout = 0")],
      output: `${http}const server = http.createServer(handle); server.requestTimeout = 300_000; server.listen(80);`,
    },
    {
      name: "of a server in a field",
      code: `${http}class Api { #server = http.createServer(handle); start() { ⟦this.#server.headersTimeout = 0⟧; } }`,
      errors: [headers("this.#server.headersTimeout = 0")],
      output: `${http}class Api { #server = http.createServer(handle); start() { this.#server.headersTimeout = 60_000; } }`,
    },
    {
      name: "only suggested without a policy",
      code: `${http}const server = new http.Server(handle); ⟦server.requestTimeout = 0⟧;`,
      settings: {},
      errors: [request("server.requestTimeout = 0", standard("server.requestTimeout = 300_000", `${http}const server = new http.Server(handle); server.requestTimeout = 300_000;`))],
    },
  ],
});

const app = 'import fastify from "fastify"; const app = fastify(); ';
const api = 'import Hapi from "@hapi/hapi"; const api = Hapi.server(); ';

run("no-disabled-server-timeout: the server inside a framework's", rule, everywhere, {
  valid: [
    { name: "a limit that Fastify has switched off itself", code: `${app}app.server.requestTimeout = 0;` },
    { name: "limits", code: `${app}app.server.headersTimeout = 30_000; ${api}api.listener.requestTimeout = 600_000;` },
    { name: "another property of it", code: `${app}app.settings.headersTimeout = 0; app.headersTimeout = 0;` },
    { name: "a property of the framework's server, which is no server of Node's", code: `${api}api.requestTimeout = 0;` },
    { name: "set again", code: `${app}app.server.headersTimeout = 0; if (isProduction) app.server.headersTimeout = 30_000;` },
    { name: "a property of a server of Node's that is no server", code: `${http}const server = http.createServer(handle); server.options.requestTimeout = 0;` },
  ],
  invalid: [
    {
      name: "Fastify's: the headers' limit is Node's",
      code: `${app}⟦app.server.headersTimeout = 0⟧;`,
      errors: [disabled("headers", 60, "fastify", "app.server.headersTimeout = 0", [])],
      output: `${app}app.server.headersTimeout = 60_000;`,
    },
    {
      name: "Fastify's by its named export, through a variable",
      code: 'const { fastify } = require("fastify"); const { server } = fastify({ logger: true }); ⟦server.headersTimeout = 0⟧;',
      errors: [disabled("headers", 60, "fastify", "server.headersTimeout = 0", [])],
      output: 'const { fastify } = require("fastify"); const { server } = fastify({ logger: true }); server.headersTimeout = 60_000;',
    },
    {
      name: "hapi's: both limits are Node's",
      code: `${api}⟦api.listener.requestTimeout = 0⟧; ⟦api.listener.headersTimeout = 0⟧;`,
      errors: [disabled("request", 300, "hapi", "api.listener.requestTimeout = 0", []), disabled("headers", 60, "hapi", "api.listener.headersTimeout = 0", [])],
      output: `${api}api.listener.requestTimeout = 300_000; api.listener.headersTimeout = 60_000;`,
    },
    {
      name: "hapi's where it is constructed",
      code: 'import * as Hapi from "@hapi/hapi"; const api = new Hapi.Server({ port: 80 }); ⟦api.listener.requestTimeout = 0⟧;',
      settings: {},
      errors: [
        disabled("request", 300, "hapi", "api.listener.requestTimeout = 0", [
          standard("api.listener.requestTimeout = 300_000", 'import * as Hapi from "@hapi/hapi"; const api = new Hapi.Server({ port: 80 }); api.listener.requestTimeout = 300_000;'),
        ]),
      ],
    },
  ],
});

run("no-disabled-server-timeout: with types", rule, ["typed"], {
  valid: [{ name: "not a server's", code: 'import type { RequestOptions } from "node:http"; export function relax(options: RequestOptions & { headersTimeout: number }) { options.headersTimeout = 0; }' }],
  invalid: [
    {
      name: "a server by its type",
      code: 'import type { Server } from "node:http"; export function relax(server: Server) { ⟦server.requestTimeout = 0⟧; }',
      errors: [request("server.requestTimeout = 0")],
      output: 'import type { Server } from "node:http"; export function relax(server: Server) { server.requestTimeout = 300_000; }',
    },
    {
      name: "a server of TLS by its type",
      code: 'export function relax(server: import("node:https").Server | undefined) { if (server) ⟦server.headersTimeout = 0⟧; }',
      errors: [disabled("headers", 60, "node:https", "server.headersTimeout = 0", [])],
      output: 'export function relax(server: import("node:https").Server | undefined) { if (server) server.headersTimeout = 60_000; }',
    },
  ],
});
