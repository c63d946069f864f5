import rule from "../../rules/require-wrapper-timeout.js";
import { everywhere, type Invalid, run, typescript } from "../cases.js";
import { switchedOff, unbounded } from "./require-wrapper-timeout.errors.js";

const signal = "AbortSignal.timeout(10_000)";

/** A wrapper that reads the answer itself, and a call of it that `--fix` bounds by its `signal`. */
const fixed = (name: string, wrapper: string, waitsIn: string, [before, after]: readonly [string, string], options = "`signal`"): Invalid => {
  const callee = /^[\w.]+/.exec(before)![0];
  return { name, code: `${wrapper} await ⟦${callee}⟧${before.slice(callee.length)};`, errors: [unbounded(callee, waitsIn, options)], output: `${wrapper} await ${after};` };
};

const plain = "async function load(url, init) { const answer = await fetch(url, init); return answer.json(); }";
const left = ['load("/")', `load("/", { signal: ${signal} })`] as const;

run("require-wrapper-timeout: the part that bounds the call", rule, everywhere, {
  valid: [
    { name: "a signal", code: `${plain} await load("/", { signal: stop });` },
    { name: "options of which nothing is known", code: `${plain} await load("/", init);` },
    { name: "options that are spread from elsewhere", code: `${plain} await load("/", { ...init, method: "POST" });` },
    { name: "arguments that are spread", code: `${plain} await load(...args);` },
    { name: "the function is handed on", code: `${plain} urls.map(load);` },
    { name: "it is called by a function that leaves it to its own callers", code: `${plain} const user = (id, init) => load("/users/" + id, init);` },
    { name: "a call that waits for nobody", code: `${plain} await load("data:text/plain,hello");` },
    { name: "a call that outlives its page", code: `${plain} await load("/", { keepalive: true });` },
    { name: "an argument that shows no more than its name", code: "async function load(url, stop) { const answer = await fetch(url, { signal: stop }); return answer.json(); } await load('/', done);" },
  ],
  invalid: [
    fixed("the options, passed straight", plain, "fetch(url, init)", left),
    fixed("the options, known to lack it", plain, "fetch(url, init)", ['load("/", { method: "POST" })', `load("/", { method: "POST", signal: ${signal} })`]),
    fixed("the options, written as undefined", plain, "fetch(url, init)", ['load("/", undefined)', `load("/", { signal: ${signal} })`]),
    fixed("the options, kept in a variable", `${plain} const post = { method: "POST" };`, "fetch(url, init)", ['load("/", post)', `load("/", { ...post, signal: ${signal} })`]),
    fixed("the options, with a default", "async function load(url, init = {}) { const answer = await fetch(url, init); return answer.json(); }", "fetch(url, init)", left),
    fixed("the options, spread", "async function load(url, init) { const answer = await fetch(url, { ...init, method: 'GET' }); return answer.json(); }", "fetch(url, { ...init, method: 'GET' })", left),
    fixed("the options, spread into a variable", "async function load(url, init) { const options = { method: 'GET', ...init }; const answer = await fetch(url, options); return answer.json(); }", "fetch(url, options)", left),
    fixed("the options, or none", "async function load(url, init) { const answer = await fetch(url, init ?? {}); return answer.json(); }", "fetch(url, init ?? {})", left),
    fixed("the options, by another name", "async function load(url, init) { const options = init; const answer = await fetch(url, options); return answer.json(); }", "fetch(url, options)", left),
    fixed("the options, of which the function reads and logs the rest", "async function load(url, init) { console.log(url, init); const method = init.method; const answer = await fetch(url, init); return answer.json(); }", "fetch(url, init)", left),
    fixed("an object in the options", "async function load(url, options) { const answer = await fetch(url, options.init); return answer.json(); }", "fetch(url, options.init)", ['load("/", {})', `load("/", { init: { signal: ${signal} } })`], "`init.signal`"),
    fixed("the rest of the options", "async function load({ url, ...init }) { const answer = await fetch(url, init); return answer.json(); }", "fetch(url, init)", ['load({ url: "/" })', `load({ url: "/", signal: ${signal} })`]),
    fixed("the rest of the arguments", "async function load(...args) { const answer = await fetch(...args); return answer.json(); }", "fetch(...args)", left),
    fixed("the rest of the arguments, behind others", "async function load(client, ...args) { const answer = await fetch(...args); return answer.json(); }", "fetch(...args)", ['load(own, "/")', `load(own, "/", { signal: ${signal} })`]),
    fixed("the signal, handed on alone", "async function load(url, init) { const answer = await fetch(url, { signal: init.signal }); return answer.json(); }", "fetch(url, { signal: init.signal })", ['load("/", {})', `load("/", { signal: ${signal} })`]),
    fixed("the signal by another name", "async function load(url, { stop } = {}) { const answer = await fetch(url, { signal: stop }); return answer.json(); }", "fetch(url, { signal: stop })", ['load("/")', `load("/", { stop: ${signal} })`], "`stop`"),
    fixed("a destructured signal", "async function load(url, { signal } = {}) { const answer = await fetch(url, { signal }); return answer.json(); }", "fetch(url, { signal })", left),
    fixed("a signal that is destructured in the body", "async function load(url, init) { const { signal, ...rest } = init; const answer = await fetch(url, { signal }); return answer.json(); }", "fetch(url, { signal })", ['load("/", {})', `load("/", { signal: ${signal} })`]),
    fixed("a parameter of its own", "async function load(url, stop) { const answer = await fetch(url, { signal: stop }); return answer.json(); }", "fetch(url, { signal: stop })", ['load("/")', `load("/", ${signal})`], "a signal as argument 2"),
    fixed("a parameter of its own, behind another", "async function load(url, body, stop) { const answer = await fetch(url, { body, signal: stop }); return answer.json(); }", "fetch(url, { body, signal: stop })", ['load("/")', `load("/", undefined, ${signal})`], "a signal as argument 3"),
    fixed("a parameter of its own, given as undefined", "async function load(url, stop) { const answer = await fetch(url, { signal: stop }); return answer.json(); }", "fetch(url, { signal: stop })", ['load("/", undefined)', `load("/", ${signal})`], "a signal as argument 2"),
  ],
});

run("require-wrapper-timeout: the function", rule, everywhere, {
  valid: [
    { name: "more than two functions between the call and the client", code: `${plain} const user = (id, init) => load("/users/" + id, init); const me = (init) => user(1, init); await me();` },
    { name: "two functions of one name", code: "var load = (url, init) => fetch(url, init); var load = other; await load('/');" },
    { name: "a function that is replaced", code: `${plain} load = other; await load("/");` },
    { name: "a method that is replaced", code: "const api = { load: (url, init) => fetch(url, init) }; api.load = other; await api.load('/');" },
    { name: "a parameter that stands in the function's place", code: `${plain} const user = (load) => load("/");` },
    { name: "a generator", code: "async function* load(url, init) { yield await fetch(url, init); } for await (const answer of load('/')) log(answer);" },
    { name: "a function that calls itself", code: "async function load(url, init) { return load(url, init); } await load('/');" },
    { name: "a function of another file", code: 'import { load } from "./load.js"; await load("/");' },
    { name: "a method of another object", code: "class Api { async load(url, init) { return fetch(url, init); } user() { return other.load('/'); } }" },
  ],
  invalid: [
    fixed("an arrow function", "const load = async (url, init) => (await fetch(url, init)).json();", "fetch(url, init)", left),
    fixed("a function expression", "const load = async function (url, init) { return (await fetch(url, init)).json(); };", "fetch(url, init)", left),
    fixed("a method of an object", "const api = { async load(url, init) { return (await fetch(url, init)).json(); } };", "fetch(url, init)", ['api.load("/")', `api.load("/", { signal: ${signal} })`]),
    fixed("a wrapper of a wrapper", `${plain} const user = (id, init) => load("/users/" + id, init);`, "fetch(url, init)", ["user(1)", `user(1, { signal: ${signal} })`]),
    fixed("a wrapper of a wrapper with another place for it", `${plain} const user = (id, { stop }) => load("/users/" + id, { signal: stop });`, "fetch(url, init)", ["user(1, {})", `user(1, { stop: ${signal} })`], "`stop`"),
    {
      name: "a method of `this`",
      code: "class Api { async load(path, init) { return (await fetch(this.base + path, init)).json(); } user() { return ⟦this.load⟧('/'); } }",
      errors: [unbounded("this.load", "fetch(this.base + path, init)", "`signal`")],
      output: `class Api { async load(path, init) { return (await fetch(this.base + path, init)).json(); } user() { return this.load('/', { signal: ${signal} }); } }`,
    },
    {
      name: "a function that is kept in a field",
      code: "class Api { load = async (path, init) => (await fetch(this.base + path, init)).json(); user() { return ⟦this.load⟧('/'); } }",
      errors: [unbounded("this.load", "fetch(this.base + path, init)", "`signal`")],
      output: `class Api { load = async (path, init) => (await fetch(this.base + path, init)).json(); user() { return this.load('/', { signal: ${signal} }); } }`,
    },
  ],
});

const axios = 'import axios from "axios"; ';
const shell = 'import { exec } from "node:child_process"; import { promisify } from "node:util"; const run = promisify(exec); const sh = (command, options) => run(command, options); ';

run("require-wrapper-timeout: the client", rule, everywhere, {
  valid: [
    { name: "a limit", code: `${axios}const load = async (url, config) => (await axios.get(url, config)).data; await load("/", { timeout: 1_000 });` },
    { name: "a limit of the client's instance", code: `${axios}const api = axios.create({ timeout: 1_000 }); const load = async (url, config) => (await api.get(url, config)).data; await load("/");` },
    { name: "limits that are set for all calls", code: `${axios}axios.defaults.timeout = 1_000; const load = async (url, config) => (await axios.get(url, config)).data; await load("/");` },
    { name: "a client with a limit by default", code: 'import ky from "ky"; const load = (url, options) => ky.get(url, options).json(); await load("/");' },
    { name: "a command that ends by itself", code: `${shell}await sh("git status");` },
    { name: "a command of the function's own that ends by itself", code: `${shell}const status = (options) => run("git status", options); await status();` },
    { name: "an agent of the function's own", code: "const load = async (url, init) => (await fetch(url, { dispatcher, ...init })).json(); await load('/');" },
    { name: "a client that comes from a caller", code: "const load = async (url, init, request = fetch) => (await request(url, init)).json(); await load('/');" },
    {
      name: "a client that the settings call bounded",
      settings: { timeout: { bounded: ["fetch"] } },
      code: `${plain} await load("/");`,
    },
    {
      name: "a call that the settings allow to wait",
      settings: { timeout: { deadlines: [{ callee: "load", deadline: "none" }] } },
      code: `${plain} await load("/");`,
    },
    {
      name: "a module that the settings describe",
      settings: { timeout: { clients: [{ name: "house", kind: "http", modules: ["./http.js"], calls: { "": { args: ["url", "options"], returns: "result" } }, bounds: { limit: { takes: "ms", default: 5_000 } }, edit: "limit" }] } },
      code: 'import load from "./http.js"; await load("/");',
    },
  ],
  invalid: [
    fixed("axios", `${axios}const load = async (url, config) => (await axios.get(url, config)).data;`, "axios.get(url, config)", ['load("/")', 'load("/", { timeout: 10_000 })'], "`timeout` or `signal`"),
    fixed("a body before the options", `${axios}const save = async (url, data, config) => (await axios.post(url, data, config)).data;`, "axios.post(url, data, config)", ['save("/", { a: 1 })', 'save("/", { a: 1 }, { timeout: 10_000 })'], "`timeout` or `signal`"),
    fixed("an instance without a limit", `${axios}const api = axios.create({ baseURL: "/" }); const load = async (url, config) => (await api.get(url, config)).data;`, "api.get(url, config)", ['load("/")', 'load("/", { timeout: 10_000 })'], "`timeout` or `signal`"),
    fixed("a limit as a parameter", `${axios}const load = async (url, timeout) => (await axios.get(url, { timeout })).data;`, "axios.get(url, { timeout })", ['load("/")', 'load("/", 10_000)'], "a timeout as argument 2"),
    fixed("a limit in phases", 'import got from "got"; const load = (url, options) => got(url, options).json();', "got(url, options)", ['load("/")', 'load("/", { timeout: { request: 10_000 } })'], "`timeout.request`"),
    {
      name: "a limit that is switched off",
      code: `${axios}const load = async (url, config) => (await axios.get(url, config)).data; await load("/", { ⟦timeout: 0⟧ });`,
      errors: [switchedOff("load", "axios.get(url, config)", "timeout: 0")],
      output: `${axios}const load = async (url, config) => (await axios.get(url, config)).data; await load("/", { timeout: 10_000 });`,
    },
    {
      name: "a default that is switched off",
      code: 'import ky from "ky"; const load = (url, options) => ky.get(url, options).json(); await load("/", { ⟦timeout: false⟧ });',
      errors: [switchedOff("load", "ky.get(url, options)", "timeout: false")],
      output: 'import ky from "ky"; const load = (url, options) => ky.get(url, options).json(); await load("/", { timeout: 10_000 });',
    },
    {
      name: "another process",
      code: 'import { execFile } from "node:child_process"; import { promisify } from "node:util"; const run = promisify(execFile); const git = (args, options) => run("git", args, options); await ⟦git⟧(["fetch"]);',
      errors: [
        unbounded("git", 'run("git", args, options)', "`timeout` or `signal`", {
          messageId: "bound",
          data: { text: "timeout: 10_000" },
          output: 'import { execFile } from "node:child_process"; import { promisify } from "node:util"; const run = promisify(execFile); const git = (args, options) => run("git", args, options); await git(["fetch"], { timeout: 10_000 });',
        }),
      ],
    },
    {
      name: "a command that asks a server",
      code: `${shell}await ⟦sh⟧("git fetch");`,
      errors: [
        unbounded("sh", "run(command, options)", "`timeout` or `signal`", {
          messageId: "bound",
          data: { text: "timeout: 10_000" },
          output: `${shell}await sh("git fetch", { timeout: 10_000 });`,
        }),
      ],
    },
  ],
});

/** A function whose second parameter has this type. */
const typedAs = (type: string, before = ""): string => `${before}async function load(url: string, init?: ${type}) { const answer = await fetch(url, init); return answer.json(); }`;

run("require-wrapper-timeout: what the parameter's type takes", rule, typescript, {
  valid: [
    { name: "a type without a signal", code: `${typedAs("{ method?: string }")} await load("/");` },
    { name: "an interface without a signal", code: `${typedAs("Options", "interface Options { method?: string } ")} await load("/");` },
    { name: "fetch's options without a signal", code: `${typedAs('Omit<RequestInit, "signal">')} await load("/");` },
    { name: "overloads", code: "async function load(url: string): Promise<Response>; async function load(url: string, init?: RequestInit): Promise<Response> { return fetch(url, init); } await load('/');" },
  ],
  invalid: [
    fixed("fetch's options", typedAs("RequestInit"), "fetch(url, init)", left),
    fixed("options of the file's own", typedAs("Options", "interface Options { signal?: AbortSignal } "), "fetch(url, init)", left),
    fixed("options that extend fetch's", typedAs("Options", "interface Options extends RequestInit { own?: string } "), "fetch(url, init)", left),
    fixed("options of the client's own", `import axios, { type AxiosRequestConfig } from "axios"; const load = async (url: string, config: AxiosRequestConfig = {}) => (await axios.get(url, config)).data;`, "axios.get(url, config)", ['load("/")', 'load("/", { timeout: 10_000 })'], "`timeout` or `signal`"),
    fixed("a type parameter", "async function load<Body>(url: string, init: RequestInit = {}): Promise<Body> { const answer = await fetch(url, init); return answer.json() as Promise<Body>; }", "fetch(url, init)", left),
    fixed("a request or a URL", "async function load(input: RequestInfo | URL, init?: RequestInit) { const answer = await fetch(input, init); return answer.json(); }", "fetch(input, init)", left),
  ],
});
