import { describe, expect, it } from "vitest";
import { reachesOf } from "../../src/analysis/callee.js";
import { clientsFrom } from "../../src/analysis/clients.js";
import { catalogue } from "../../src/catalogue/index.js";
import { ask, type Reader } from "./ask.js";

const clients = clientsFrom(catalogue);

/** The clients and members that the calls marked by a `"here"` argument reach. */
function reached(code: string, reader: Reader): string[] {
  return ask(code, reader, /"here"/, (file, call) => {
    const reaches = reachesOf(file, clients, call).flat();
    return [...new Set(reaches.map(({ client, path }) => `${client.name}${path && `.${path}`}`))].join(" ");
  });
}

function table(expected: string, codes: readonly string[], readers: readonly Reader[] = ["espree", "syntax", "types"]): void {
  for (const code of codes) {
    it.each(readers)(`${code} (%s)`, (reader) => {
      expect(reached(code, reader)).toEqual([expected]);
    });
  }
}

describe("The global fetch is reached by", () => {
  table("fetch", [
    'fetch("here")',
    'globalThis.fetch("here")',
    'window.fetch("here")',
    'self["fetch"]("here")',
    'global[`fetch`]("here")',
    'globalThis.window.fetch("here")',
    '(0, fetch)("here")',
    'fetch?.("here")',
    'window?.fetch?.("here")',
    'const get = fetch; get("here")',
    'const { fetch } = globalThis; fetch("here")',
    'const { fetch: get } = window; get("here")',
    'const get = fetch.bind(globalThis); get("here")',
    'fetch.call(null, "here")',
    'let get; get = fetch; get("here")',
    'function load(get = fetch) { get("here"); }',
    'function load({ get = fetch }) { get("here"); }',
    'function load({ get } = { get: fetch }) { get("here"); }',
    'class A { get = fetch; load() { this.get("here"); } }',
    'class A { #get = fetch; load() { this.#get("here"); } }',
    'class A { constructor(own) { this.get = own ?? fetch; } load() { this.get("here"); } }',
    'class A { load = () => this.get("here"); get = fetch; }',
    'const own = options.fetch; (own ?? fetch)("here")',
    'const get = options.fetch || fetch; get("here")',
    'const get = own ? own : fetch; get("here")',
    'const http = { get: fetch }; http.get("here")',
    'const http = Object.freeze({ get: fetch }); http.get("here")',
  ]);

  table("fetch", [
    'const get = fetch as any; get("here")',
    '(fetch as typeof own)("here")',
    'fetch!("here")',
    'class A { constructor(private readonly get: typeof fetch = fetch) {} load() { this.get("here"); } }',
  ], ["syntax", "types"]);
});

describe("What an instance has that no entry lists", () => {
  const grpc = 'import * as grpc from "@grpc/grpc-js"; const proto = grpc.loadPackageDefinition(definition); ';

  table("@grpc/grpc-js.shop.v1.Orders", [`${grpc}new proto.shop.v1.Orders("here")`, `${grpc}const { Orders } = proto.shop.v1; new Orders("here")`]);
  table("@grpc/grpc-js", [`${grpc}const Orders = grpc.makeClientConstructor(service, "Orders"); new Orders("here")`]);
  table("@grpc/grpc-js.get", [`${grpc}const orders = new proto.shop.v1.Orders(address); orders.get("here")`]);
  table("", [
    `${grpc}proto.shop.v1.each("here")`,
    `${grpc}const orders = new proto.shop.v1.Orders(address); orders.get.mockImplementation("here")`,
    `${grpc}const orders = new proto.shop.v1.Orders(address); orders.waitForReady("here")`,
    `${grpc}const orders = new proto.shop.v1.Orders(address); orders.cart.get("here")`,
    `${grpc}new Orders("here")`,
  ]);
  table("googleapis.files.list", ['import { google } from "googleapis"; google.drive({ version: "v3" }).files.list("here")']);
});

describe("A module's client is reached by", () => {
  table("axios.get", [
    'import axios from "axios"; axios.get("here")',
    'import { default as http } from "axios"; http.get("here")',
    'import * as axios from "axios"; axios.get("here")',
    'import * as axios from "axios"; axios.default.get("here")',
    'const axios = require("axios"); axios.get("here")',
    'const axios = require("axios").default; axios.get("here")',
    'const { get } = require("axios"); get("here")',
    'const { default: axios } = await import("axios"); axios.get("here")',
    'const axios = (await import("axios")).default; axios.get("here")',
    'import { createRequire } from "node:module"; const require = createRequire(import.meta.url); require("axios").get("here")',
    'import axios from "axios"; const { get } = axios; get("here")',
    'import axios from "axios"; const api = axios.create(); api.get("here")',
    'import axios from "axios"; axios.create().get("here")',
    'import axios from "axios"; class A { api = axios.create(); load() { this.api.get("here"); } }',
    'import axios from "axios"; class A { constructor() { this.api = axios.create(); } load() { return this.api.get("here"); } }',
  ]);
  table("undici.request", [
    'import { request } from "undici"; request("here")',
    'import { request as get } from "undici"; get("here")',
    'import * as undici from "undici"; undici.request("here")',
    'import undici from "undici"; undici.request("here")',
  ]);
  table("node:http.request", ['import http from "http"; http.request("here")', 'import { request } from "node:http"; request("here")']);
  table("axios.get", ['import axios = require("axios"); axios.get("here")'], ["syntax", "types"]);
});

describe("No client is reached by", () => {
  table("", [
    'function load(fetch) { fetch("here"); }',
    'async function fetch() {} fetch("here")',
    'import { fetch } from "./http.js"; fetch("here")',
    'import { fetch } from "expo/fetch"; fetch("here")',
    'class A { fetch() {} load() { this.fetch("here"); } }',
    'class A { constructor(get) { this.get = get; } load() { this.get("here"); } }',
    'const get = (url) => fetch(url, init); get("here")',
    'map.get("here")',
    'new Map().get("here")',
    'const axios = make(); axios.get("here")',
    'import axios from "axios"; axios.isCancel("here")',
    'import axios from "axios"; axios.toString("here")',
    'new fetch("here")',
    'const get = fetch.bind(null, url); get("here")',
    'function require() {} const axios = require("axios"); axios.get("here")',
    'for (const fetch of list) fetch("here")',
    'const [fetch] = list; fetch("here")',
    'var t = t.call("here")',
    'let a = b, b = a; a("here")',
  ]);
  table("", ['const fetchSoon: typeof fetch = (url, init) => fetch(url, { ...init, signal }); fetchSoon("here")', 'import type axios from "axios"; axios.get("here")'], ["syntax"]);
});

describe("A method that no entry lists is reached", () => {
  const google = 'import { google } from "googleapis"; ';
  table("googleapis.files.list", [
    `${google}const drive = google.drive({ version: "v3" }); drive.files.list({}, "here")`,
    `${google}const { files } = google.drive({ version: "v3" }); files.list({}, "here")`,
    `${google}google.drive({ version: "v3" }).files.list({}, "here")`,
    `${google}class A { drive = google.drive({ version: "v3" }); list() { return this.drive.files.list({}, "here"); } }`,
    'const { google } = require("googleapis"); google.drive("v3").files.list({}, "here")',
  ]);
  table("", [
    `${google}google.files.list({}, "here")`,
    `${google}const drive = google.drive({ version: "v3" }); drive("here")`,
    `${google}const drive = google.drive; drive.files.list({}, "here")`,
    'import { google } from "./google.js"; google.drive({ version: "v3" }).files.list({}, "here")',
  ]);
});

describe("What a promise gives is reached", () => {
  const queue = 'import { Job, Queue } from "bullmq"; const queue = new Queue("mails"); ';
  table("bullmq.waitUntilFinished", [
    `${queue}const job = await queue.add("welcome", {}); job.waitUntilFinished("here")`,
    `${queue}(await queue.add("welcome", {})).waitUntilFinished("here")`,
    `${queue}const added = queue.add("welcome", {}); const job = await added; job.waitUntilFinished("here")`,
    `${queue}const job = isOld ? await queue.getJob(id) : await queue.add("welcome", {}); job.waitUntilFinished("here")`,
    `${queue}const job = await (isOld ? queue.getJob(id) : queue.add("welcome", {})); job.waitUntilFinished("here")`,
    `${queue}const job = await Job.fromId(queue, id); job.waitUntilFinished("here")`,
    'const { Queue } = await import("bullmq"); const job = await new Queue("mails").add("welcome", {}); job.waitUntilFinished("here")',
  ]);
  table("axios.get", ['import axios from "axios"; const api = await axios.create(); api.get("here")']);
  table("", [
    `${queue}const job = await queue.close(); job.waitUntilFinished("here")`,
    `${queue}const job = await make(queue); job.waitUntilFinished("here")`,
    'import { add } from "bullmq"; const job = await add("welcome", {}); job.waitUntilFinished("here")',
    'let job = await job.add(); job.waitUntilFinished("here")',
  ]);
});
