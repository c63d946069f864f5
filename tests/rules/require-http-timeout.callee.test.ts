import rule from "../../rules/require-http-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { fixture } from "../tester.js";
import { bound, noTimeoutOption, noTimeoutProperty, unbounded } from "./require-http-timeout.errors.js";

run("require-http-timeout: the global", rule, everywhere, {
  valid: [
    { name: "the global, with a signal", code: "fetch(url, { signal });" },
    { name: "a global that is not in the catalogue", code: "$load(url);" },
    { name: "a member of some object", code: "cache.fetch(url);" },
    { name: "a member of a shadowed window", code: "function open(window) { window.fetch(url); }" },
    { name: "a member of a shadowed globalThis", code: "const globalThis = mock(); globalThis.fetch(url);" },
    { name: "a member of the global object that nobody can name", code: "globalThis[name](url);" },
    { name: "another member of the global object", code: 'globalThis["fetchLater"](url);' },
    { name: "a member of a member of the global object", code: "window.app.fetch(url);" },
    { name: "a mention without a call", code: "register(fetch);" },
    { name: "a global that the configuration knows, with a signal", code: "fetch(url, { signal });", languageOptions: { globals: { fetch: "readonly" } } },
    { name: "an optional call with a signal", code: "globalThis.fetch?.(url, { signal });" },
    { name: "a property of fetch", code: "fetch.mockReset(); fetch.preconnect(url);" },
    { name: "a global that this file replaces", code: "globalThis.fetch = withTimeout(globalThis.fetch); await fetch(url);" },
    { name: "a global that this file replaces, called as a member", code: "window.fetch = withTimeout(window.fetch); await window.fetch(url);" },
  ],
  invalid: [
    { name: "the global", code: "await ⟦fetch⟧(url);", errors: [unbounded("fetch")], output: "await fetch(url, { signal: AbortSignal.timeout(10_000) });" },
    {
      name: "a global that the configuration knows",
      code: "await ⟦fetch⟧(url);",
      languageOptions: { globals: { fetch: "readonly" } },
      errors: [unbounded("fetch")],
      output: "await fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "in a file that replaces another global",
      code: "globalThis.crypto = webcrypto; await ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: "globalThis.crypto = webcrypto; await fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a global that a comment declares",
      code: "/* global fetch */ await ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: "/* global fetch */ await fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "the global, in parentheses",
      code: "await (⟦fetch⟧)(url);",
      errors: [unbounded("fetch")],
      output: "await (fetch)(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "the global, without its this",
      code: "await (⟦0, globalThis.fetch⟧)(url);",
      errors: [unbounded("0, globalThis.fetch")],
      output: "await (0, globalThis.fetch)(url, { signal: AbortSignal.timeout(10_000) });",
    },
    ...["globalThis.fetch", "window.fetch", "self.fetch", "global.fetch", 'globalThis["fetch"]', "self['fetch']", "window[`fetch`]"].map((callee) => ({
      code: `await ⟦${callee}⟧(url);`,
      errors: [unbounded(callee)],
      output: `await ${callee}(url, { signal: AbortSignal.timeout(10_000) });`,
    })),
    {
      name: "a member of the global object by a constant name",
      code: 'const name = "fetch"; await ⟦globalThis[name]⟧(url);',
      errors: [unbounded("globalThis[name]")],
      output: 'const name = "fetch"; await globalThis[name](url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "the global object as a member of itself",
      code: "await ⟦window.globalThis.fetch⟧(url);",
      errors: [unbounded("window.globalThis.fetch")],
      output: "await window.globalThis.fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "an optional call of the global",
      code: "await ⟦fetch⟧?.(url);",
      errors: [unbounded("fetch")],
      output: "await fetch?.(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "an optional call of an optional member",
      code: "await ⟦window?.fetch⟧?.(url);",
      errors: [unbounded("window?.fetch")],
      output: "await window?.fetch?.(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "an optional member in parentheses",
      code: "await (⟦globalThis?.fetch⟧)(url);",
      errors: [unbounded("globalThis?.fetch")],
      output: "await (globalThis?.fetch)(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a callee that is broken into lines is named by its client",
      code: "await ⟦window\n  .fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: "await window\n  .fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "two calls in one file",
      code: "await ⟦fetch⟧(a); await ⟦fetch⟧(b);",
      errors: [unbounded("fetch"), unbounded("fetch")],
      output: "await fetch(a, { signal: AbortSignal.timeout(10_000) }); await fetch(b, { signal: AbortSignal.timeout(10_000) });",
    },
  ],
});

run("require-http-timeout: names for the global", rule, everywhere, {
  valid: [
    { name: "an alias of something else", code: "const get = cachedFetch; get(url);" },
    { name: "an alias of what a call gives", code: "const get = withTimeout(fetch); get(url);" },
    { name: "an alias that is replaced before it is called", code: "let get = fetch; get = withTimeout(get); get(url);" },
    { name: "an alias that is replaced before a function is called", code: "let get = fetch; get = withTimeout(get); export const load = () => get(url);" },
    { name: "a global that this file writes to by its name", code: "fetch = withTimeout(fetch); fetch(url);" , languageOptions: { globals: { fetch: "writable" }, sourceType: "script" } },
    { name: "an alias with arguments of its own", code: "const get = fetch.bind(globalThis, url); get();" },
    { name: "a bound alias with a signal", code: "const get = fetch.bind(globalThis); get(url, { signal });" },
    { name: "a call with arguments that nobody can see", code: "fetch.apply(globalThis, args); fetch.call(globalThis, ...args); fetch(...args);" },
    { name: "fetch.call with a signal", code: "fetch.call(globalThis, url, { signal });" },
    { name: "a property that only has the name", code: "const { fetch } = await createApi(); fetch(url);" },
    { name: "a destructured property of a shadowed object", code: "function open(window) { const { fetch } = window; fetch(url); }" },
    { name: "a destructured computed property", code: "const { [name]: get } = globalThis; get(url);" },
    { name: "a rest element", code: "const { fetch, ...others } = globalThis; others.fetch(url);" },
    { name: "an object's own method", code: "const api = { fetch(path) { return cache.get(path); } }; api.fetch(url);" },
    { name: "a property that may be written over by a spread", code: "const api = { fetch, ...own }; api.fetch(url);" },
    { name: "a property that is another function", code: "const api = { fetch: cached }; api.fetch(url);" },
    { name: "a loop's variable", code: "for (const get of [fetch, cached]) get(url);" },
  ],
  invalid: [
    {
      name: "an alias",
      code: "const get = fetch; await ⟦get⟧(url);",
      errors: [unbounded("get")],
      output: "const get = fetch; await get(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "an alias of an alias of a member",
      code: "const a = globalThis.fetch; const b = a; await ⟦b⟧(url);",
      errors: [unbounded("b")],
      output: "const a = globalThis.fetch; const b = a; await b(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "an alias that is assigned later",
      code: "let get; get = fetch; await ⟦get⟧(url);",
      errors: [unbounded("get")],
      output: "let get; get = fetch; await get(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "an alias that is called before it is replaced",
      code: "let get = fetch; await ⟦get⟧(a); get = withTimeout(get); get(b);",
      errors: [unbounded("get")],
      output: "let get = fetch; await get(a, { signal: AbortSignal.timeout(10_000) }); get = withTimeout(get); get(b);",
    },
    {
      name: "an alias that is called above its declaration",
      code: "function load() { return ⟦get⟧(url).then((response) => response.json()); } const get = fetch;",
      errors: [unbounded("get")],
      output: "function load() { return get(url, { signal: AbortSignal.timeout(10_000) }).then((response) => response.json()); } const get = fetch;",
    },
    {
      name: "a destructured global",
      code: "const { fetch } = globalThis; await ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: "const { fetch } = globalThis; await fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a destructured global by another name",
      code: "const { fetch: get } = window; await ⟦get⟧(url);",
      errors: [unbounded("get")],
      output: "const { fetch: get } = window; await get(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a destructured property whose default is fetch",
      code: "const { get = fetch } = options; await ⟦get⟧(url);",
      errors: [unbounded("get")],
      output: "const { get = fetch } = options; await get(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a destructured global with a default",
      code: "const { fetch: get = polyfill } = self; await ⟦get⟧(url);",
      errors: [unbounded("get")],
      output: "const { fetch: get = polyfill } = self; await get(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a bound function",
      code: "const get = fetch.bind(globalThis); await ⟦get⟧(url);",
      errors: [unbounded("get")],
      output: "const get = fetch.bind(globalThis); await get(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a function bound and called at once",
      code: "await ⟦window.fetch.bind(window)⟧(url);",
      errors: [unbounded("window.fetch.bind(window)")],
      output: "await window.fetch.bind(window)(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "fetch.call: its arguments stand one place to the right",
      code: "await ⟦fetch.call⟧(globalThis, url);",
      errors: [unbounded("fetch.call")],
      output: "await fetch.call(globalThis, url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "fetch.call with options",
      code: 'await ⟦globalThis.fetch.call⟧(undefined, url, { method: "POST" });',
      errors: [unbounded("globalThis.fetch.call")],
      output: 'await globalThis.fetch.call(undefined, url, { method: "POST", signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "the property of a frozen object literal",
      code: "const api = Object.freeze({ get: fetch }); await ⟦api.get⟧(url);",
      errors: [unbounded("api.get")],
      output: "const api = Object.freeze({ get: fetch }); await api.get(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "the property of an object literal",
      code: "const api = { get: fetch }; await ⟦api.get⟧(url);",
      errors: [unbounded("api.get")],
      output: "const api = { get: fetch }; await api.get(url, { signal: AbortSignal.timeout(10_000) });",
    },
  ],
});

run("require-http-timeout: injected functions", rule, everywhere, {
  valid: [
    { name: "an injected function without a default", code: "export const load = (url, fetch) => fetch(url);" },
    { name: "an injected function with another default", code: "export const load = (url, get = cached) => get(url);" },
    { name: "a destructured parameter without a default", code: "export const load = (url, { fetch }) => fetch(url);" },
    { name: "an object that is injected", code: "export const load = (url, services) => services.fetch(url);" },
    { name: "an injected field", code: "class Api { constructor(fetch) { this.fetch = fetch; } load() { return this.fetch(url); } }" },
    { name: "a choice between two others", code: "(own ?? cached)(url); (own || cached)(url); (dry ? dryRun : cached)(url);" },
    { name: "a default with a signal", code: "export const load = (url, signal, get = fetch) => get(url, { signal });" },
    { name: "a choice with a signal", code: "(this._fetch ?? fetch)(url, { signal });" },
  ],
  invalid: [
    {
      name: "a parameter whose default is fetch",
      code: "export async function load(url, get = fetch) { return (await ⟦get⟧(url)).json(); }",
      errors: [unbounded("get")],
      output: "export async function load(url, get = fetch) { return (await get(url, { signal: AbortSignal.timeout(10_000) })).json(); }",
    },
    {
      name: "a destructured parameter whose default is fetch",
      code: "export const load = async (url, { fetch: get = globalThis.fetch } = {}) => (await ⟦get⟧(url)).json();",
      errors: [unbounded("get")],
      output: "export const load = async (url, { fetch: get = globalThis.fetch } = {}) => (await get(url, { signal: AbortSignal.timeout(10_000) })).json();",
    },
    ...["own ?? fetch", "own || fetch", "this._fetch ?? fetch", "own ? own : fetch", "own ?? other ?? globalThis.fetch", "options.fetch ?? window.fetch"].map((callee) => ({
      code: `await (⟦${callee}⟧)(url);`,
      errors: [unbounded(callee)],
      output: `await (${callee})(url, { signal: AbortSignal.timeout(10_000) });`,
    })),
    {
      name: "an alias of a choice",
      code: "const get = options.fetch ?? fetch; await ⟦get⟧(url);",
      errors: [unbounded("get")],
      output: "const get = options.fetch ?? fetch; await get(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a choice that is made above a function",
      code: "let get = cached; if (options.fetch) get = fetch; async function load() { return (await ⟦get⟧(url)).json(); }",
      errors: [unbounded("get")],
      output:
        "let get = cached; if (options.fetch) get = fetch; async function load() { return (await get(url, { signal: AbortSignal.timeout(10_000) })).json(); }",
    },
    {
      name: "a choice that is made in two statements",
      code: "let get = fetch; if (options.fetch) get = options.fetch; await ⟦get⟧(url);",
      errors: [unbounded("get")],
      output: "let get = fetch; if (options.fetch) get = options.fetch; await get(url, { signal: AbortSignal.timeout(10_000) });",
    },
  ],
});

run("require-http-timeout: fields", rule, everywhere, {
  valid: [
    { name: "a method named fetch", code: "class Api { fetch(path) { return cache.get(path); } load() { return this.fetch(url); } }" },
    { name: "a private method named fetch", code: "class Api { #fetch(path) { return cache.get(path); } load() { return this.#fetch(url); } }" },
    { name: "a method named get", code: "class Api { get(path) { return cache.get(path); } load() { return this.get(url); } }" },
    { name: "an inherited method", code: "class Api extends Base { load() { return this.fetch(url); } }" },
    { name: "a field made elsewhere", code: "class Api { fetch = withTimeout(fetch); load() { return this.fetch(url); } }" },
    { name: "this of another function", code: "class Api { fetch = fetch; load() { return function () { return this.fetch(url); }; } }" },
    { name: "this outside of a class", code: "function load() { return this.fetch(url); }" },
    { name: "a field with a signal", code: "class Api { fetch = fetch; load(signal) { return this.fetch(url, { signal }); } }" },
  ],
  invalid: [
    {
      name: "a field with an initialiser",
      code: "class Api { fetch = globalThis.fetch; load() { return ⟦this.fetch⟧(url).then((r) => r.json()); } }",
      errors: [unbounded("this.fetch")],
      output: "class Api { fetch = globalThis.fetch; load() { return this.fetch(url, { signal: AbortSignal.timeout(10_000) }).then((r) => r.json()); } }",
    },
    {
      name: "a private field with a bound function",
      code: "class Api { #get = fetch.bind(globalThis); async load() { return (await ⟦this.#get⟧(url)).json(); } }",
      errors: [unbounded("this.#get")],
      output: "class Api { #get = fetch.bind(globalThis); async load() { return (await this.#get(url, { signal: AbortSignal.timeout(10_000) })).json(); } }",
    },
    {
      name: "a static field",
      code: "class Api { static get = fetch; static async load() { return (await ⟦this.get⟧(url)).json(); } }",
      errors: [unbounded("this.get")],
      output: "class Api { static get = fetch; static async load() { return (await this.get(url, { signal: AbortSignal.timeout(10_000) })).json(); } }",
    },
    {
      name: "a field that the constructor sets",
      code: "class Api { constructor() { this.get = fetch; } async load() { return (await ⟦this.get⟧(url)).json(); } }",
      errors: [unbounded("this.get")],
      output: "class Api { constructor() { this.get = fetch; } async load() { return (await this.get(url, { signal: AbortSignal.timeout(10_000) })).json(); } }",
    },
    {
      name: "a field that the constructor sets from a parameter with a default",
      code: "class Api { constructor(get = fetch) { this.get = get; } async load() { return (await ⟦this.get⟧(url)).json(); } }",
      errors: [unbounded("this.get")],
      output: "class Api { constructor(get = fetch) { this.get = get; } async load() { return (await this.get(url, { signal: AbortSignal.timeout(10_000) })).json(); } }",
    },
    {
      name: "a field that the constructor sets from an option, else from the global",
      code: "class Api { constructor(options) { this.fetch = options.fetch ?? fetch; } async load() { return (await ⟦this.fetch⟧(url)).json(); } }",
      errors: [unbounded("this.fetch")],
      output:
        "class Api { constructor(options) { this.fetch = options.fetch ?? fetch; } async load() { return (await this.fetch(url, { signal: AbortSignal.timeout(10_000) })).json(); } }",
    },
    {
      name: "a field, called in an arrow function",
      code: "class Api { get = fetch; load = async () => (await ⟦this.get⟧(url)).json(); }",
      errors: [unbounded("this.get")],
      output: "class Api { get = fetch; load = async () => (await this.get(url, { signal: AbortSignal.timeout(10_000) })).json(); }",
    },
  ],
});

run("require-http-timeout: shadowed names", rule, everywhere, {
  valid: [
    { name: "a parameter", code: "function load(fetch) { fetch(url); }" },
    { name: "a function of this file", code: "fetch(url); function fetch(path) { return cache.get(path); }" },
    { name: "a const of this file", code: "const fetch = (path) => cache.get(path); fetch(url);" },
    { name: "a const of a block", code: "{ const fetch = cached; fetch(url); }" },
    { name: "a var that is hoisted", code: "function load() { fetch(url); var fetch = cached; }" },
    { name: "a caught error", code: "try { load(); } catch (fetch) { fetch(url); }" },
    { name: "a class", code: "class fetch {} fetch(url);" },
    { name: "a function expression's own name", code: "const load = function fetch(path) { return fetch(path); };" },
    { name: "a named import from a module of the project", code: 'import { fetch } from "./http.js"; fetch(url);' },
    { name: "a default import from another package", code: 'import fetch from "fetch-with-timeout"; fetch(url);' },
    { name: "another package's get", code: 'import { get } from "lodash"; get(config, "http.timeout");' },
    { name: "another package's request", code: 'import { request } from "@acme/request"; request(url);' },
    { name: "a client that nobody imports", code: "axios.get(url); got(url); http.get(url); superagent.get(url);" },
    { name: "a client's name for something else", code: "const axios = useClient(); axios.get(url);" },
    { name: "a shadowed import", code: 'import axios from "axios"; export const load = (axios) => axios.get(url);' },
    { name: "a member of a client that makes no call", code: 'import axios from "axios"; axios.isAxiosError(error); axios.interceptors.request.use(log);' },
    { name: "XMLHttpRequest of this file", code: 'class XMLHttpRequest {} const xhr = new XMLHttpRequest(); xhr.open("GET", url); xhr.send();' },
  ],
  invalid: [
    {
      name: "beyond the block that shadows it",
      code: "{ const fetch = cached; fetch(url); } await ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: "{ const fetch = cached; fetch(url); } await fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
  ],
});

run("require-http-timeout: imports", rule, everywhere, {
  valid: [
    { name: "a namespace import with a signal", code: 'import * as undici from "undici"; undici.fetch(url, { signal });' },
    { name: "another member of a namespace import", code: 'import * as undici from "undici"; undici.setGlobalDispatcher(agent);' },
    { name: "a named import that the module does not have", code: 'import { get } from "undici"; get(url);' },
    { name: "a namespace of another module", code: 'import * as undici from "./undici.js"; undici.fetch(url);' },
    { name: "a require that is not Node's", code: 'export function load(require) { const axios = require("axios"); axios.get(url); }' },
    { name: "a module that nobody can name", code: "const axios = require(name); axios.get(url);" },
    { name: "a dynamic import that nobody can name", code: "const { fetch } = await import(name); fetch(url);" },
    { name: "a dynamic import that is not awaited", code: 'const undici = import("undici"); undici.fetch(url);' },
  ],
  invalid: [
    {
      name: "a default import",
      code: 'import get from "node-fetch"; await ⟦get⟧(url);',
      errors: [unbounded("get")],
      output: 'import get from "node-fetch"; await get(url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "a named import",
      code: 'import { fetch } from "undici"; await ⟦fetch⟧(url);',
      errors: [unbounded("fetch")],
      output: 'import { fetch } from "undici"; await fetch(url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "a named import by another name",
      code: 'import { fetch as get } from "undici"; await ⟦get⟧(url);',
      errors: [unbounded("get")],
      output: 'import { fetch as get } from "undici"; await get(url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "a named import by a string",
      code: 'import { "fetch" as get } from "undici"; await ⟦get⟧(url);',
      errors: [unbounded("get")],
      output: 'import { "fetch" as get } from "undici"; await get(url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "a namespace import",
      code: 'import * as undici from "undici"; await ⟦undici.fetch⟧(url);',
      errors: [unbounded("undici.fetch")],
      output: 'import * as undici from "undici"; await undici.fetch(url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "a destructured namespace import",
      code: 'import * as undici from "undici"; const { fetch } = undici; await ⟦fetch⟧(url);',
      errors: [unbounded("fetch")],
      output: 'import * as undici from "undici"; const { fetch } = undici; await fetch(url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "the default export by its name",
      code: 'import { default as axios } from "axios"; await ⟦axios.get⟧(url);',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: 'import { default as axios } from "axios"; await axios.get(url, { timeout: 10_000 });',
    },
    {
      name: "the default export of a namespace",
      code: 'import * as client from "axios"; await ⟦client.default.get⟧(url);',
      errors: [noTimeoutOption("client.default.get", "axios", "`timeout` or `signal`")],
      output: 'import * as client from "axios"; await client.default.get(url, { timeout: 10_000 });',
    },
    {
      name: "a namespace of a CommonJS client",
      code: 'import * as axios from "axios"; await ⟦axios.get⟧(url);',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: 'import * as axios from "axios"; await axios.get(url, { timeout: 10_000 });',
    },
    {
      name: "an alias of an imported client's method",
      code: 'import axios from "axios"; const { post: send } = axios; await ⟦send⟧(url, { id });',
      errors: [noTimeoutOption("send", "axios", "`timeout` or `signal`")],
      output: 'import axios from "axios"; const { post: send } = axios; await send(url, { id }, { timeout: 10_000 });',
    },
    {
      name: "a client's method by a string",
      code: 'import axios from "axios"; await ⟦axios["get"]⟧(url);',
      errors: [noTimeoutOption('axios["get"]', "axios", "`timeout` or `signal`")],
      output: 'import axios from "axios"; await axios["get"](url, { timeout: 10_000 });',
    },
    {
      name: "a callee of 40 characters is quoted",
      code: 'import axios from "axios"; const client = { theHttpClientOfTheOrder: { axios } }; await ⟦client.theHttpClientOfTheOrder.axios.get⟧(url);',
      errors: [noTimeoutOption("client.theHttpClientOfTheOrder.axios.get", "axios", "`timeout` or `signal`")],
      output: 'import axios from "axios"; const client = { theHttpClientOfTheOrder: { axios } }; await client.theHttpClientOfTheOrder.axios.get(url, { timeout: 10_000 });',
    },
    {
      name: "a longer callee is named by its client",
      code: 'import axios from "axios"; const client = { theHttpClientOfTheOrders: { axios } }; await ⟦client.theHttpClientOfTheOrders.axios.get⟧(url);',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: 'import axios from "axios"; const client = { theHttpClientOfTheOrders: { axios } }; await client.theHttpClientOfTheOrders.axios.get(url, { timeout: 10_000 });',
    },
    {
      name: "an await import, destructured",
      code: 'const { fetch } = await import("undici"); await ⟦fetch⟧(url);',
      errors: [unbounded("fetch")],
      output: 'const { fetch } = await import("undici"); await fetch(url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "the default export of an await import, destructured",
      code: 'const { default: axios } = await import("axios"); await ⟦axios.get⟧(url);',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: 'const { default: axios } = await import("axios"); await axios.get(url, { timeout: 10_000 });',
    },
    {
      name: "the default export of an await import, as a member",
      code: 'const axios = (await import("axios")).default; await ⟦axios.get⟧(url);',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: 'const axios = (await import("axios")).default; await axios.get(url, { timeout: 10_000 });',
    },
    {
      name: "require",
      code: 'const fetch = require("node-fetch"); await ⟦fetch⟧(url);',
      errors: [unbounded("fetch")],
      output: 'const fetch = require("node-fetch"); await fetch(url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "require's default",
      code: 'const fetch = require("node-fetch").default; await ⟦fetch⟧(url);',
      errors: [unbounded("fetch")],
      output: 'const fetch = require("node-fetch").default; await fetch(url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "require, destructured",
      code: 'const { fetch: get } = require("undici"); await ⟦get⟧(url);',
      errors: [unbounded("get")],
      output: 'const { fetch: get } = require("undici"); await get(url, { signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "require, called at once",
      code: 'await ⟦require("axios").get⟧(url);',
      errors: [noTimeoutOption('require("axios").get', "axios", "`timeout` or `signal`")],
      output: 'await require("axios").get(url, { timeout: 10_000 });',
    },
    {
      name: "a require made by createRequire",
      code: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url); const axios = require("axios"); await ⟦axios.get⟧(url);',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output:
        'import { createRequire } from "node:module"; const require = createRequire(import.meta.url); const axios = require("axios"); await axios.get(url, { timeout: 10_000 });',
    },
    {
      name: "a lazily required module",
      code: 'let axios; function load() { axios = axios ?? require("axios"); return ⟦axios.get⟧(url); }',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: 'let axios; function load() { axios = axios ?? require("axios"); return axios.get(url, { timeout: 10_000 }); }',
    },
  ],
});

run("require-http-timeout: TypeScript's own ways to name a callee", rule, typescript, {
  valid: [
    { name: "a function with fetch's type", code: "const fetchWithTimeout: typeof fetch = (input, init) => fetch(input, { ...init, signal }); fetchWithTimeout(url);" },
    { name: "a call's result with fetch's type", code: "const get: typeof fetch = makeFetch(); get(url);" },
    { name: "a parameter with fetch's type", code: "export const load = (get: typeof fetch) => get(url);" },
    { name: "an optional parameter with fetch's type", code: "export const load = (get?: typeof fetch) => get?.(url);" },
    { name: "a parameter property with fetch's type", code: "class Api { constructor(private get: typeof fetch) {} load() { return this.get(url); } }" },
    { name: "a field with fetch's type", code: "class Api { declare get: typeof fetch; load() { return this.get(url); } }" },
    { name: "a declared function of that name", code: "export {}; declare function fetch(path: string): Promise<Response>; fetch(url);" },
    { name: "an import of a type", code: 'import type axios from "axios"; declare const client: typeof axios; client.get(url);' },
    { name: "a namespace of that name", code: "export namespace fetch { export const get = cached; } fetch.get(url);" },
    { name: "import = require of another module", code: 'import axios = require("./axios"); axios.get(url);' },
    { name: "an enum's member", code: "enum fetch { get } console.log(fetch.get);" },
  ],
  invalid: [
    {
      name: "an alias with a type",
      code: "const get: typeof fetch = fetch; await ⟦get⟧(url);",
      errors: [unbounded("get")],
      output: "const get: typeof fetch = fetch; await get(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a cast callee",
      code: "await (⟦fetch as any⟧)(url);",
      errors: [unbounded("fetch as any")],
      output: "await (fetch as any)(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a cast global object",
      code: "await ⟦(globalThis as any).fetch⟧(url);",
      errors: [unbounded("(globalThis as any).fetch")],
      output: "await (globalThis as any).fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a callee that is surely there",
      code: "await ⟦globalThis.fetch!⟧(url);",
      errors: [unbounded("globalThis.fetch!")],
      output: "await globalThis.fetch!(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "import = require",
      code: 'import axios = require("axios"); await ⟦axios.get⟧(url);',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: 'import axios = require("axios"); await axios.get(url, { timeout: 10_000 });',
    },
    {
      name: "an import of one type and one value",
      code: 'import axios, { type AxiosInstance } from "axios"; await ⟦axios.get⟧<AxiosInstance>(url);',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: 'import axios, { type AxiosInstance } from "axios"; await axios.get<AxiosInstance>(url, { timeout: 10_000 });',
    },
    {
      name: "a parameter with fetch's type and default",
      code: "export const load = async (get: typeof fetch = fetch) => (await ⟦get⟧(url)).json();",
      errors: [unbounded("get")],
      output: "export const load = async (get: typeof fetch = fetch) => (await get(url, { signal: AbortSignal.timeout(10_000) })).json();",
    },
    {
      name: "a parameter property with a default",
      code: "class Api { constructor(private readonly get = fetch) {} async load() { return (await ⟦this.get⟧(url)).json(); } }",
      errors: [unbounded("this.get")],
      output: "class Api { constructor(private readonly get = fetch) {} async load() { return (await this.get(url, { signal: AbortSignal.timeout(10_000) })).json(); } }",
    },
    {
      name: "a field with a type and an initialiser",
      code: "class Api { private readonly get: typeof fetch = fetch; async load() { return (await ⟦this.get⟧(url)).json(); } }",
      errors: [unbounded("this.get")],
      output: "class Api { private readonly get: typeof fetch = fetch; async load() { return (await this.get(url, { signal: AbortSignal.timeout(10_000) })).json(); } }",
    },
    {
      name: "a returned answer is somebody else's to read",
      code: "export const load = (get = fetch): Promise<Response> => ⟦get⟧(url);",
      errors: [
        unbounded(
          "get",
          bound("AbortSignal.timeout(10_000)", "export const load = (get = fetch): Promise<Response> => get(url, { signal: AbortSignal.timeout(10_000) });"),
        ),
      ],
    },
  ],
});

run("require-http-timeout: a global that the project declares for itself", rule, ["typed"], {
  valid: [
    { name: "a function of the program's host", filename: fixture("own-global/file.ts"), code: 'await fetch("orders");' },
    { name: "an alias of it", filename: fixture("own-global/file.ts"), code: 'const get = fetch; await get("orders");' },
    { name: "a member of the global object by its name", filename: fixture("own-global/file.ts"), code: 'await fetch("a"); await globalThis.fetch("b");' },
  ],
  invalid: [
    {
      name: "a runtime's own types in the project",
      filename: fixture("runtime/file.ts"),
      code: 'await (await ⟦fetch⟧("/")).json();',
      errors: [unbounded("fetch")],
      output: 'await (await fetch("/", { signal: AbortSignal.timeout(10_000) })).json();',
    },
    {
      name: "Node's types alone",
      filename: fixture("node/file.ts"),
      code: 'await (await ⟦fetch⟧("/")).json();',
      errors: [unbounded("fetch")],
      output: 'await (await fetch("/", { signal: AbortSignal.timeout(10_000) })).json();',
    },
    {
      name: "a global that nothing declares",
      filename: fixture("node/file.ts"),
      code: 'const xhr = ⟦new XMLHttpRequest()⟧; xhr.open("GET", "/"); xhr.send();',
      errors: [noTimeoutProperty("XMLHttpRequest", "timeout")],
      output: 'const xhr = new XMLHttpRequest(); xhr.open("GET", "/"); xhr.timeout = 10_000; xhr.send();',
    },
    {
      name: "a global that is declared anew beside the environment's",
      filename: fixture("file.ts"),
      code: 'declare global { function fetch(path: number): void } await (await ⟦fetch⟧("/")).json(); export {};',
      errors: [unbounded("fetch")],
      output: 'declare global { function fetch(path: number): void } await (await fetch("/", { signal: AbortSignal.timeout(10_000) })).json(); export {};',
    },
  ],
});

run("require-http-timeout: a global that the project declares for itself, without types", rule, ["ts"], {
  valid: [],
  invalid: [
    {
      name: "nobody looks into other files",
      filename: fixture("own-global/file.ts"),
      code: 'await ⟦fetch⟧("orders");',
      errors: [unbounded("fetch")],
      output: 'await fetch("orders", { signal: AbortSignal.timeout(10_000) });',
    },
  ],
});
