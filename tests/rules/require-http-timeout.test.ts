import { Linter } from "eslint";
import { expect } from "vitest";
import rule from "../../rules/require-http-timeout.js";
import { everywhere, policy, run, typescript } from "../cases.js";
import { describe, it } from "../tester.js";
import {
  bound,
  boundHeaders,
  connectOnly,
  noTimeoutMethod,
  noTimeoutOption,
  noTimeoutProperty,
  switchedOff,
  unbounded,
  unboundedInstance,
  unboundedStream,
  unboundedTransfer,
} from "./require-http-timeout.errors.js";

const total = "AbortSignal.timeout(10_000)";
const signal = `{ signal: ${total} }`;
const axios = 'import axios from "axios"; ';

// Each message and each kind of edit once; the other files of this suite take one topic each.
run("require-http-timeout", rule, everywhere, {
  valid: [
    { name: "fetch with a signal", code: "await fetch(url, { signal: AbortSignal.timeout(5_000) });" },
    { name: "a client with a timeout of its own", code: `${axios}await axios.get(url, { timeout: 5_000 });` },
    { name: "a request with a timeout in its chain", code: 'import superagent from "superagent"; await superagent.get(url).timeout(5_000);' },
    { name: "a request with a timeout as its property", code: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); xhr.timeout = 5_000; xhr.send();' },
    { name: "an instance with a timeout", code: `${axios}export const api = axios.create({ timeout: 5_000 });` },
    { name: "a limit that goes on after the connect", code: 'import got from "got"; await got(url, { timeout: { connect: 1_000, response: 5_000 } });' },
    { name: "a file that mentions no client", code: "cache.get(url); request(url); http.get(url);" },
  ],
  invalid: [
    {
      name: "unbounded: a fix writes the team's deadline",
      code: "const order = await (await ⟦fetch⟧(url)).json();",
      errors: [unbounded("fetch")],
      output: `const order = await (await fetch(url, ${signal})).json();`,
    },
    {
      name: "unbounded: a suggestion where the answer goes elsewhere",
      code: "export const load = () => ⟦fetch⟧(url);",
      errors: [unbounded("fetch", bound(total, `export const load = () => fetch(url, ${signal});`))],
    },
    {
      name: "unboundedStream: a suggestion that lets a healthy stream live",
      code: "const response = await ⟦fetch⟧(url);\nfor await (const chunk of response.body) show(chunk);\n",
      errors: [
        unboundedStream(
          boundHeaders(
            "controller.signal",
            [
              "const controller = new AbortController();",
              'const timer = setTimeout(() => controller.abort(new DOMException("No answer in time", "TimeoutError")), 10_000);',
              "const response = await fetch(url, { signal: controller.signal }).finally(() => clearTimeout(timer));",
              "for await (const chunk of response.body) show(chunk);",
              "",
            ].join("\n"),
          ),
        ),
      ],
    },
    {
      name: "unboundedTransfer",
      code: "const timer = 1; await ⟦fetch⟧(url, { method: 'POST', body: new FormData() });",
      errors: [unboundedTransfer("fetch")],
    },
    {
      name: "noTimeoutOption",
      code: `${axios}const { data } = await ⟦axios.get⟧(url);`,
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: `${axios}const { data } = await axios.get(url, { timeout: 10_000 });`,
    },
    {
      name: "noTimeoutMethod",
      code: 'import superagent from "superagent"; await ⟦superagent.get⟧(url);',
      errors: [noTimeoutMethod("superagent.get", "superagent", "timeout")],
      output: 'import superagent from "superagent"; await superagent.get(url).timeout(10_000);',
    },
    {
      name: "noTimeoutProperty",
      code: 'const xhr = ⟦new XMLHttpRequest()⟧; xhr.open("GET", url); xhr.send();',
      errors: [noTimeoutProperty("XMLHttpRequest", "timeout")],
      output: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); xhr.timeout = 10_000; xhr.send();',
    },
    {
      name: "unboundedInstance",
      code: `${axios}const api = ⟦axios.create⟧(); await api.get(url);`,
      errors: [unboundedInstance("axios.create", "timeout", "axios", "`api`")],
      output: `${axios}const api = axios.create({ timeout: 10_000 }); await api.get(url);`,
    },
    {
      name: "switchedOff",
      code: `${axios}await axios.get(url, { ⟦timeout: 0⟧ });`,
      errors: [switchedOff("axios.get", "timeout: 0")],
      output: `${axios}await axios.get(url, { timeout: 10_000 });`,
    },
    {
      name: "connectOnly",
      code: 'import got from "got"; await got(url, { timeout: { ⟦connect: 1_000⟧ } });',
      errors: [connectOnly("got", "connect: 1_000", "`timeout.request`")],
      output: 'import got from "got"; await got(url, { timeout: { connect: 1_000, request: 10_000 } });',
    },
  ],
});

// The cases that flake8-bandit's S113, bandit's B113 and pylint's W3101 hold, in JavaScript.
run("require-http-timeout: the cases of Python's linters", rule, everywhere, {
  valid: [
    ...["get", "delete", "head", "options"].map((verb) => ({ name: `${verb} with a timeout`, code: `${axios}axios.${verb}(url, { timeout: 5_000 });` })),
    ...["post", "put", "patch"].map((verb) => ({ name: `${verb} with a timeout`, code: `${axios}axios.${verb}(url, body, { timeout: 5_000 });` })),
    { name: "a generic request with a timeout", code: `${axios}axios.request({ method: "get", url, timeout: 5_000 });` },
    { name: "a spread that has a timeout", code: `${axios}const options = { timeout: 5_000 }; axios.get(url, { ...options });` },
    { name: "a spread of a spread that has a timeout", code: `${axios}const base = { timeout: 5_000 }; const options = { ...base, headers }; axios.get(url, { ...options });` },
    { name: "another module's method of that name", code: 'import requests from "./requests.js"; requests.get(url); requests.post(url, body);' },
    { name: "a client that is safe by default", code: 'import ky from "ky"; ky.get(url); ky.create({ headers }).get(url);' },
    { name: "a client that is safe by default, with a timeout", code: 'import ky from "ky"; ky.get(url, { timeout: 5_000 });' },
    { name: "an instance with a timeout", code: `${axios}const session = axios.create({ timeout: 5_000 }); session.get(url); session.post(url, body);` },
  ],
  invalid: [
    ...["get", "delete", "head", "options"].map((verb) => ({
      name: `${verb} without a timeout`,
      code: `${axios}await ⟦axios.${verb}⟧(url);`,
      errors: [noTimeoutOption(`axios.${verb}`, "axios", "`timeout` or `signal`")],
      output: `${axios}await axios.${verb}(url, { timeout: 10_000 });`,
    })),
    ...["post", "put", "patch"].map((verb) => ({
      name: `${verb} without a timeout`,
      code: `${axios}await ⟦axios.${verb}⟧(url, {});`,
      errors: [noTimeoutOption(`axios.${verb}`, "axios", "`timeout` or `signal`")],
      output: `${axios}await axios.${verb}(url, {}, { timeout: 10_000 });`,
    })),
    {
      name: "a generic request without a timeout",
      code: `${axios}await ⟦axios.request⟧({ method: "get", url });`,
      errors: [noTimeoutOption("axios.request", "axios", "`timeout` or `signal`")],
      output: `${axios}await axios.request({ method: "get", url, timeout: 10_000 });`,
    },
    {
      name: "no timeout on purpose: the place is the argument",
      code: `${axios}await axios.get(url, { ⟦timeout: undefined⟧ });`,
      errors: [switchedOff("axios.get", "timeout: undefined")],
      output: `${axios}await axios.get(url, { timeout: 10_000 });`,
    },
    {
      name: "a renamed import",
      code: 'import http from "axios"; await ⟦http.get⟧(url);',
      errors: [noTimeoutOption("http.get", "axios", "`timeout` or `signal`")],
      output: 'import http from "axios"; await http.get(url, { timeout: 10_000 });',
    },
    {
      name: "a named import by another name",
      code: 'import { get as load } from "axios"; await ⟦load⟧(url);',
      errors: [noTimeoutOption("load", "axios", "`timeout` or `signal`")],
      output: 'import { get as load } from "axios"; await load(url, { timeout: 10_000 });',
    },
    {
      name: "a spread that has no timeout",
      code: `${axios}const options = { headers }; await ⟦axios.get⟧(url, { ...options });`,
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: `${axios}const options = { headers }; await axios.get(url, { ...options, timeout: 10_000 });`,
    },
    {
      name: "a client that is safe by default, switched off",
      code: 'import ky from "ky"; await ky.get(url, { ⟦timeout: false⟧ });',
      errors: [switchedOff("ky.get", "timeout: false")],
      output: 'import ky from "ky"; await ky.get(url, { timeout: 10_000 });',
    },
    {
      name: "a client that is safe by default, switched off where it is made",
      code: 'import ky from "ky"; const api = ky.create({ ⟦timeout: false⟧ }); await api.get(url);',
      errors: [switchedOff("ky.create", "timeout: false")],
      output: 'import ky from "ky"; const api = ky.create({ timeout: 10_000 }); await api.get(url);',
    },
    {
      name: "a session",
      code: `${axios}const session = ⟦axios.create⟧(); await session.get(url); await session.post(url, {});`,
      errors: [unboundedInstance("axios.create", "timeout", "axios", "`session`")],
      output: `${axios}const session = axios.create({ timeout: 10_000 }); await session.get(url); await session.post(url, {});`,
    },
  ],
});

// Where a careless rule is wrong about real code, and what one easily misses.
run("require-http-timeout: as real code has it", rule, everywhere, {
  valid: [
    { name: "a wrapper that passes its options through", code: "export const request = (url, init) => fetch(url, init);" },
    { name: "a wrapper that passes its arguments through", code: "export const request = (...args) => fetch(...args);" },
    { name: "a wrapper that passes a request through", code: "export const send = (request) => fetch(request);" },
    { name: "a wrapper that adds headers", code: "export const send = (url, init) => fetch(url, { ...init, headers: { ...init.headers, authorization } });" },
    { name: "a wrapper whose caller may overrule its signal", code: "export const send = (url, options) => fetch(url, { signal: AbortSignal.timeout(5_000), ...options });" },
    { name: "a signal in an options variable", code: "const options = { method: 'GET', signal: controller.signal }; await fetch(url, options);" },
    { name: "a signal as a shorthand", code: "const { signal } = new AbortController(); await fetch(url, { signal });" },
    { name: "a signal from a ternary", code: "await fetch(url, { signal: ms ? AbortSignal.timeout(ms) : undefined });" },
    { name: "a signal from a helper", code: "await fetch(url, { signal: anySignal(user, deadline(5_000)) });" },
    { name: "a signal inside a Request", code: "const request = new Request(url, { signal: stop }); await fetch(request);" },
    { name: "a whole options object of the caller", code: "export async function load(url, { retries = 3, ...options } = {}) { for (let i = 0; i < retries; i++) await fetch(url, options); }" },
    { name: "a limit that is set elsewhere in the file", code: `${axios}axios.defaults.timeout = 5_000; export const load = () => axios.get(url);` },
    { name: "a controller whose timer is armed after the call", code: "const controller = new AbortController(); const answer = fetch(url, { signal: controller.signal }); setTimeout(() => controller.abort(), 5_000); await answer;" },
    { name: "methods merely named fetch", code: "await collection.fetch(); await this.store.fetch(id); await guild.members.fetch({ user }); cache.fetch(url);" },
    { name: "injected services with a fetch method", code: "export class Orders { constructor({ http }) { this.http = http; } load() { return this.http.fetch(url); } }" },
    { name: "a project's own wrapper", code: 'import { fetchJson } from "../lib/fetch-json.js"; await fetchJson(url);' },
    { name: "a service worker that passes a request on", code: "self.addEventListener('fetch', (event) => { event.respondWith(caches.match(event.request).then((hit) => hit ?? fetch(event.request))); });" },
    { name: "a beacon", code: "addEventListener('pagehide', () => { fetch('/beacon', { method: 'POST', body, keepalive: true }); });" },
    { name: "a module of the application's own bundle as a data URL", code: "const bytes = await (await fetch(`data:application/octet-stream;base64,${base64}`)).arrayBuffer();" },
  ],
  invalid: [
    {
      name: "an injected function, else the global",
      code: "class Api { constructor(options) { this._fetch = options.fetch; } async load() { return (await (⟦this._fetch ?? fetch⟧)(url)).json(); } }",
      errors: [unbounded("this._fetch ?? fetch")],
      output: `class Api { constructor(options) { this._fetch = options.fetch; } async load() { return (await (this._fetch ?? fetch)(url, ${signal})).json(); } }`,
    },
    {
      name: "a default parameter",
      code: "export async function load(url, { fetchFn = fetch } = {}) { return (await ⟦fetchFn⟧(url)).json(); }",
      errors: [unbounded("fetchFn")],
      output: `export async function load(url, { fetchFn = fetch } = {}) { return (await fetchFn(url, ${signal})).json(); }`,
    },
    {
      name: "a ping without a limit",
      code: "export class Space {\n  async ping() {\n    const response = await ⟦fetch⟧(`${this.url}/.ping`, {\n      headers: { 'cache-control': 'no-cache' },\n    });\n    return response.ok;\n  }\n}\n",
      errors: [unbounded("fetch")],
      output: `export class Space {\n  async ping() {\n    const response = await fetch(\`\${this.url}/.ping\`, {\n      headers: { 'cache-control': 'no-cache' },\n      signal: ${total},\n    });\n    return response.ok;\n  }\n}\n`,
    },
    {
      name: "a download in a build script",
      code: "const manifest = await ⟦fetch⟧(manifestUrl).then((response) => response.text());",
      errors: [unbounded("fetch")],
      output: `const manifest = await fetch(manifestUrl, ${signal}).then((response) => response.text());`,
    },
    {
      name: "a loop over pages",
      code: "for (let page = 1; page < last; page++) { const response = await ⟦fetch⟧(`${base}?page=${page}`); rows.push(...(await response.json())); }",
      errors: [unbounded("fetch")],
      output: `for (let page = 1; page < last; page++) { const response = await fetch(\`\${base}?page=\${page}\`, ${signal}); rows.push(...(await response.json())); }`,
    },
    {
      name: "many at once",
      code: "const pages = await Promise.all(urls.map(async (url) => (await ⟦fetch⟧(url)).json()));",
      errors: [unbounded("fetch")],
      output: `const pages = await Promise.all(urls.map(async (url) => (await fetch(url, ${signal})).json()));`,
    },
    {
      name: "an effect",
      code: "useEffect(() => { ⟦fetch⟧('/api/orders').then((response) => response.json()).then(setOrders, setError); }, []);",
      errors: [unbounded("fetch")],
      output: `useEffect(() => { fetch('/api/orders', ${signal}).then((response) => response.json()).then(setOrders, setError); }, []);`,
    },
  ],
});

run("require-http-timeout: as real TypeScript has it", rule, typescript, {
  valid: [
    { name: "a signal behind as any", code: "await fetch(url, { signal: controller.signal, duplex: 'half' } as any);" },
    { name: "a signal under another name, handed on by a helper", code: "export const load = (url: string, abortSignal?: AbortSignal) => request(url, { abortSignal });" },
    { name: "a positional signal", code: "export const load = (url: string, signal: AbortSignal) => getJson(url, signal);" },
    { name: "a function with fetch's type", code: "export const fetchWithTimeout: typeof fetch = (input, init) => fetch(input, { signal: AbortSignal.timeout(5_000), ...init });" },
  ],
  invalid: [
    {
      name: "a method with a signal that it forgets",
      code: "class Api { async load(id: string, { signal }: { signal?: AbortSignal } = {}) { return (await ⟦fetch⟧(`${this.base}/${id}`)).json(); } base = '/'; }",
      errors: [unbounded("fetch")],
      output: "class Api { async load(id: string, { signal }: { signal?: AbortSignal } = {}) { return (await fetch(`${this.base}/${id}`, { signal })).json(); } base = '/'; }",
    },
  ],
});

describe("its messages", () => {
  const messagesOf = (code: string): string[] => {
    const config = { files: ["**"], plugins: { timeout: { rules: { rule: rule as never } } }, rules: { "timeout/rule": "error" as const }, settings: policy };
    return new Linter().verify(code, config).map(({ message }) => message);
  };

  it.each([
    ["await fetch(url);", "Nothing limits how long this `fetch` may take. Pass a `signal`, e.g. `AbortSignal.timeout(10_000)`."],
    [
      "(await fetch(url)).body.pipeTo(out);",
      "Nothing in this code ends the stream if the server goes silent. Bound the headers and the gap between chunks; `AbortSignal.timeout` would cut a healthy stream.",
    ],
    [
      `${axios}export const api = axios.create();`,
      "`axios.create()` sets no `timeout`, and axios waits for ever by default. Set it here to bound every call of `api`.",
    ],
    [`${axios}await axios.get(url);`, "`axios.get` has no timeout: axios waits for ever by default. Pass `timeout` or `signal`."],
    [`${axios}await axios.get(url, { timeout: 0 });`, "`timeout: 0` lets this `axios.get` wait for ever. Give it a limit."],
  ])("read as a person would say them: %s", (code, message) => {
    expect(messagesOf(code)).toEqual([message]);
  });
});
