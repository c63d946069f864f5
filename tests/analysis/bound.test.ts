import { describe, expect, it } from "vitest";
import { clientsFrom } from "../../src/analysis/clients.js";
import { externalCallOf } from "../../src/analysis/external-call.js";
import { catalogue } from "../../src/catalogue/index.js";
import { ask, type Reader } from "./ask.js";

const clients = clientsFrom(catalogue);

const imports = `
import axios from "axios"; import got from "got"; import ky from "ky"; import http from "node:http";
import * as undici from "undici"; import superagent from "superagent"; import needle from "needle";
`;

function states(code: string, reader: Reader): (string | undefined)[] {
  return ask(imports + code, reader, ["fetch", "axios.get", "axios", "got", "ky", "http.request", "undici.request", "superagent.get", "needle.get", "api.get", "XMLHttpRequest"], (file, call) => externalCallOf(file, clients, call)?.state);
}

/** Each case is one call and its bound state, asked by all the given parsers. */
function table(state: string | undefined, codes: readonly string[], readers: readonly Reader[] = ["espree", "syntax", "types"]): void {
  for (const code of codes) {
    it.each(readers)(`${code} (%s)`, (reader) => {
      expect(states(code, reader)).toEqual([state]);
    });
  }
}

describe("A call is bounded by", () => {
  table("bounded", [
    "fetch(u, { signal })",
    "fetch(u, { method: 'POST', signal: AbortSignal.timeout(5) })",
    "const init = { signal }; fetch(u, init)",
    "const init = {}; fetch(u, { ...init, signal })",
    "fetch(u, Object.assign({}, base, { signal }))",
    "fetch(u, a ? { signal: b } : { signal: c })",
    "fetch(new Request(u, { signal: s }))",
    "fetch(u, Object.freeze({ signal }))",
    "axios.get(u, { timeout: 5 })",
    "axios.get(u, { cancelToken: source.token })",
    "axios.get(u, { timeout: -1 })",
    "axios.get(u, { timeout: NaN })",
    "axios.get(u, { timeout: 2 ** 31 })",
    "http.request(url, { timeout: -1 }).end()",
    "const req = http.request(url); req.setTimeout(-1); req.end()",
    "axios({ url: u, timeout: 5 })",
    "got(u, { timeout: { request: 5 } })",
    "ky(u)",
    "ky(u, { timeout: undefined })",
    "undici.request(u)",
    "undici.request(u, { headersTimeout: 0, signal })",
    "const req = http.request(url); req.setTimeout(5, () => req.destroy()); req.end()",
    "const req = http.request(url, { timeout: 5 }); req.on('timeout', () => req.destroy()); req.end()",
    "http.request(url, { signal }).end()",
    "await superagent.get(u).timeout(5)",
    "await superagent.get(u).timeout({ response: 5 })",
    "const xhr = new XMLHttpRequest(); xhr.timeout = 5; xhr.send()",
  ]);
});

describe("A call is unbounded with", () => {
  table("unbounded", [
    "await fetch(u)",
    "await fetch(u, {})",
    "await fetch(u, undefined)",
    "await fetch(u, { signal: null })",
    "await fetch(u, { timeout: 0 })",
    "await fetch(u, { timeout: false })",
    "await fetch(u, { signal: undefined })",
    "const init = { method: 'POST' }; await fetch(u, init)",
    "const init = {}; init.method = 'POST'; console.log(init); await fetch(u, init)",
    "await fetch(u, { ...(post && { method: 'POST' }) })",
    "await fetch(u, { signal, ...{ signal: null } })",
    "await fetch(new Request(u, { signal }), { signal: null })",
    "await axios.get(u)",
    "await axios.get(u, { timeout: 0 })",
    "const none = 0; await axios.get(u, { timeout: none })",
    "await got(u, { timeout: {} })",
    "await got(u, { timeout: { connect: 5 } })",
    "await ky(u, { timeout: false })",
    "await undici.request(u, { headersTimeout: 0 })",
    "await undici.request(u, { headersTimeout: 0, bodyTimeout: 5 })",
    "needle.get(u, { open_timeout: 5 }, done)",
    "const req = http.request(url); req.end()",
    "import { parse } from 'node:url'; const req = http.request({ ...parse(link), method: 'POST' }); req.end()",
    "import url from 'node:url'; const options = url.parse(link); options.method = 'POST'; const req = http.request(options); req.end()",
    "await superagent.get(u)",
    "superagent.get(u).end(done)",
    "superagent.get(u, (error, response) => show(response))",
    "function f(url) { return got(url).json(); }",
    "import { Agent } from 'node:https'; await axios.get(u, { httpsAgent: new Agent({ keepAlive: true, timeout: 5 }) })",
    "await axios.get(u, { httpAgent: new http.Agent() })",
    "const xhr = new XMLHttpRequest(); xhr.open('GET', u); xhr.send()",
  ]);
});

describe("A call is ineffective with", () => {
  table("ineffective", [
    "await fetch(u, { timeout: 5 })",
    "await fetch(u, { timeout: limit })",
    "await undici.request(u, { timeout: 5 })",
    "const req = http.request(url); req.setTimeout(limit); req.end()",
    "new Promise((resolve, reject) => { const req = http.request(url, (res) => resolve(res)); req.setTimeout(5); req.on('error', reject); req.end(); })",
    "const req = http.request(url, { timeout: 5 }); req.on('timeout', () => {}); req.end()",
    "const req = http.request(url, { timeout: 5 }); req.end()",
    "const { parse } = require('url'); const req = http.request(Object.assign({ timeout: 5 }, parse(link))); req.end()",
    "const req = http.request(url); req.setTimeout(5); req.end()",
    "superagent.get(u, (error, response) => show(response)).timeout(5)",
    "const req = http.request(url, { timeout: 5 }); req.on('timeout', () => console.log('slow')); req.end()",
  ]);
});

describe("Nobody can tell the state with", () => {
  table("unknown", ["declare const init: RequestInit; fetch(u, init)"], ["syntax", "types"]);
  table("unknown", [
    "function f(init) { return fetch(u, init); }",
    "function f(...args) { return fetch(...args); }",
    "function f(init) { return fetch(u, { ...init, method: 'POST' }); }",
    "function f(request) { return fetch(request); }",
    "fetch(u, { dispatcher })",
    "const init = {}; bound(init); fetch(u, init)",
    "const init = {}; if (a) init.signal = s; fetch(u, init)",
    "fetch(u, { signal: a ? s : undefined })",
    "fetch(u, { ...(a && { signal: s }) })",
    "fetch(u, { [key]: s })",
    "import { parse } from './link.js'; const req = http.request({ ...parse(link), timeout: 5 }); req.end()",
    "fetch(u, make())",
    "Promise.race([fetch(u), late])",
    "withTimeout(fetch(u), 5)",
    "new Promise((resolve, reject) => { setTimeout(reject, 5); fetch(u).then(resolve, reject); })",
    "function f() { return http.request(url); }",
    "const req = http.request(url); track(req)",
    "const req = http.request(url); setTimeout(() => req.destroy(), 5); req.end()",
    "function f() { return superagent.get(u); }",
    "function f(url) { return got(url); }",
    "import Agent from 'agentkeepalive'; axios.get(u, { httpsAgent: new Agent() })",
    "const xhr = new XMLHttpRequest(); xhr.open('GET', u, false); xhr.send()",
    "function f(config) { return axios.get(u, config); }",
    "function f(x) { return axios(x); }",
    "function f(x) { http.request(x, (res) => res.resume()).end(); }",
  ], ["espree", "syntax"]);
});

describe("A call waits for nobody outside", () => {
  table(undefined, [
    "await fetch(u, { keepalive: true })",
    "await fetch('data:text/plain,hello')",
    "await fetch(URL.createObjectURL(file))",
    "const fetch = make(); await fetch(u)",
  ]);
});
