import rule from "../../rules/require-http-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { bound, noTimeoutOption, switchedOff, unbounded } from "./require-http-timeout.errors.js";

const axios = 'import axios from "axios"; ';

run("require-http-timeout: options at the call", rule, everywhere, {
  valid: [
    { name: "a signal", code: "fetch(url, { signal });" },
    { name: "a signal that is made here", code: "fetch(url, { signal: AbortSignal.timeout(5_000) });" },
    { name: "a controller's signal", code: "fetch(url, { signal: controller.signal });" },
    { name: "a signal that is joined from two", code: "fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) });" },
    { name: "a signal by a helper", code: "fetch(url, { signal: anySignal([a, b]) });" },
    { name: "a quoted signal", code: 'fetch(url, { "signal": stop });' },
    { name: "a computed but constant signal", code: 'fetch(url, { ["signal"]: stop });' },
    { name: "a signal among others", code: 'fetch(url, { method: "POST", body, signal: stop, headers: {} });' },
    { name: "a signal from a ternary", code: "fetch(url, { signal: isLong ? slow : fast });" },
    { name: "a signal that may be missing", code: "fetch(url, { signal: isLong ? undefined : fast });" },
    { name: "the caller's signal", code: "export const load = (url, options) => fetch(url, { signal: options?.signal });" },
    { name: "a signal or another", code: "fetch(url, { signal: own ?? null });" },
    { name: "a signal that is set if it is there", code: "fetch(url, { ...(stop && { signal: stop }) });" },
    { name: "a signal that is set by a ternary's spread", code: "fetch(url, { ...(stop ? { signal: stop } : {}) });" },
    { name: "a getter", code: "fetch(url, { get signal() { return stop; } });" },
    { name: "a key that nobody can name", code: "fetch(url, { [key]: stop });" },
    { name: "a limit with a unit that works", code: `${axios}axios.get(url, { timeout: 5_000 });` },
    { name: "a limit from the environment", code: `${axios}axios.get(url, { timeout: Number(process.env.TIMEOUT) });` },
    { name: "a limit from the configuration", code: `${axios}axios.get(url, { timeout: config.timeout });` },
    { name: "a limit with a default of none", code: `${axios}axios.get(url, { timeout: config.timeout ?? 0 });` },
    ...["-1", "NaN", "2 ** 31", "1.5", '"5000"', "Infinity"].map((timeout) => ({
      name: `a constant that cannot work belongs to another rule: ${timeout}`,
      code: `${axios}axios.get(url, { timeout: ${timeout} });`,
    })),
  ],
  invalid: [
    {
      name: "other options",
      code: 'await ⟦fetch⟧(url, { method: "POST" });',
      errors: [unbounded("fetch")],
      output: 'await fetch(url, { method: "POST", signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "an option that is like it",
      code: 'await ⟦fetch⟧(url, { Signal: stop, "abort-signal": stop, headers: { signal: stop } });',
      errors: [unbounded("fetch")],
      output: 'await fetch(url, { Signal: stop, "abort-signal": stop, headers: { signal: stop }, signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "no options",
      code: "await ⟦fetch⟧(url, {});",
      errors: [unbounded("fetch")],
      output: "await fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
    ...["undefined", "null", "void 0"].map((nothing) => ({
      name: `options that are nothing: ${nothing}`,
      code: `await ⟦fetch⟧(url, ${nothing});`,
      errors: [unbounded("fetch")],
      output: "await fetch(url, { signal: AbortSignal.timeout(10_000) });",
    })),
    ...["signal: undefined", "signal: null", "signal: void 0", '"signal": null', '["signal"]: undefined'].map((written) => ({
      name: `no signal on purpose: ${written}`,
      code: `await fetch(url, { ⟦${written}⟧ });`,
      errors: [switchedOff("fetch", written)],
      output: `await fetch(url, { ${written.slice(0, written.lastIndexOf(":"))}: AbortSignal.timeout(10_000) });`,
    })),
    {
      name: "a shorthand of nothing",
      code: "const signal = undefined; await fetch(url, { ⟦signal⟧ });",
      errors: [switchedOff("fetch", "signal")],
      output: "const signal = undefined; await fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a limit that is switched off by a const",
      code: `const NONE = 0; ${axios}await axios.get(url, { ⟦timeout: NONE⟧ });`,
      errors: [switchedOff("axios.get", "timeout: NONE")],
      output: `const NONE = 0; ${axios}await axios.get(url, { timeout: 10_000 });`,
    },
    {
      name: "a limit that is switched off by a shorthand",
      code: `const timeout = 0; ${axios}await axios.get(url, { ⟦timeout⟧ });`,
      errors: [switchedOff("axios.get", "timeout")],
      output: `const timeout = 0; ${axios}await axios.get(url, { timeout: 10_000 });`,
    },
    {
      name: "a limit that is switched off by arithmetic",
      code: `${axios}await axios.get(url, { ⟦timeout: 0 * 1000⟧ });`,
      errors: [switchedOff("axios.get", "timeout: 0 * 1000")],
      output: `${axios}await axios.get(url, { timeout: 10_000 });`,
    },
  ],
});

run("require-http-timeout: options from a variable", rule, everywhere, {
  valid: [
    { name: "a const with a signal", code: "const init = { signal: stop }; fetch(url, init);" },
    { name: "a const of a const with a signal", code: "const base = { signal: stop }; const init = base; fetch(url, init);" },
    { name: "a frozen const", code: "const init = Object.freeze({ signal: stop }); fetch(url, init);" },
    { name: "a property of a const", code: "const options = { init: { signal: stop } }; fetch(url, options.init);" },
    { name: "a destructured property of a const", code: "const { init } = { init: { signal: stop } }; fetch(url, init);" },
    { name: "a signal that is written later", code: "const init = {}; init.signal = stop; fetch(url, init);" },
    { name: "a signal that is written later by a string", code: 'const init = {}; init["signal"] = stop; fetch(url, init);' },
    { name: "a signal that may be written later", code: "const init = {}; if (stop) init.signal = stop; fetch(url, init);" },
    { name: "something that nobody can name is written later", code: "const init = {}; for (const key of keys) init[key] = own[key]; fetch(url, init);" },
    { name: "a signal that is written by a pattern", code: "const init = {}; ({ signal: init.signal } = options); fetch(url, init);" },
    { name: "a signal that is written by an array's pattern", code: "const init = {}; [init.signal] = signals; fetch(url, init);" },
    { name: "a signal that is written by a pattern with a default", code: "const init = {}; ({ signal: init.signal = stop } = options); fetch(url, init);" },
    { name: "a signal that is written by a loop", code: "const init = {}; for (init.signal of signals) fetch(url, init);" },
    { name: "a signal that is defined", code: "const init = {}; Object.defineProperty(init, 'signal', { value: stop }); fetch(url, init);" },
    { name: "a signal that is inherited", code: "const init = {}; Object.setPrototypeOf(init, base); fetch(url, init);" },
    { name: "a signal that is inherited from the literal's prototype", code: "fetch(url, { __proto__: base });" },
    { name: "options made of a prototype", code: "fetch(url, Object.create(base));" },
    { name: "Object.assign on the variable", code: "const init = {}; Object.assign(init, { signal: stop }); fetch(url, init);" },
    { name: "Object.assign of something opaque on the variable", code: "const init = {}; Object.assign(init, own); fetch(url, init);" },
    { name: "a variable that is handed to a function before", code: "const init = {}; addSignal(init); fetch(url, init);" },
    { name: "a variable that is handed to a method before", code: "const init = {}; this.hooks.before(init); fetch(url, init);" },
    { name: "a variable that is kept elsewhere", code: "const init = {}; this.init = init; this.prepare(); fetch(url, init);" },
    { name: "a variable that is replaced", code: "let init = {}; init = withSignal(init); fetch(url, init);" },
    { name: "a variable without a value", code: "let init; if (stop) init = { signal: stop }; fetch(url, init);" },
    { name: "a result", code: "const init = makeInit(); fetch(url, init);" },
    { name: "an awaited result", code: "fetch(url, await makeInit());" },
    { name: "a parameter", code: "export const load = (url, init) => fetch(url, init);" },
    { name: "a parameter with a default", code: "export const load = (url, init = {}) => fetch(url, init);" },
    { name: "a rest parameter", code: "export const load = (...args) => fetch(...args);" },
    { name: "the rest of a parameter", code: "export const load = ({ url, ...init }) => fetch(url, init);" },
    { name: "a property of a parameter", code: "export const load = (url, options) => fetch(url, options.init);" },
    { name: "a field", code: "class Api { load() { return fetch(url, this.init); } }" },
    { name: "an import", code: 'import { init } from "./init.js"; fetch(url, init);' },
    { name: "options or none", code: "fetch(url, own ?? {});" },
  ],
  invalid: [
    {
      name: "a const without a signal",
      code: 'const init = { method: "POST" }; await ⟦fetch⟧(url, init);',
      errors: [unbounded("fetch")],
      output: 'const init = { method: "POST" }; await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "a const of a const without a signal",
      code: "const base = {}; const init = base; await ⟦fetch⟧(url, init);",
      errors: [unbounded("fetch")],
      output: "const base = {}; const init = base; await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a variable that gets other options later",
      code: 'const init = {}; init.method = "POST"; init.headers = {}; await ⟦fetch⟧(url, init);',
      errors: [unbounded("fetch")],
      output: 'const init = {}; init.method = "POST"; init.headers = {}; await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "a variable that is only read elsewhere",
      code: "const init = {}; console.log(init, JSON.stringify(init), Object.keys(init)); await ⟦fetch⟧(url, init);",
      errors: [unbounded("fetch")],
      output: "const init = {}; console.log(init, JSON.stringify(init), Object.keys(init)); await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a variable that two calls share",
      code: "const init = {}; await ⟦fetch⟧(a, init); await ⟦fetch⟧(b, init);",
      errors: [unbounded("fetch"), unbounded("fetch")],
      output: "const init = {}; await fetch(a, { ...init, signal: AbortSignal.timeout(10_000) }); await fetch(b, { ...init, signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "no signal on purpose, in a variable",
      code: "const init = { ⟦signal: null⟧ }; await fetch(url, init);",
      errors: [switchedOff("fetch", "signal: null")],
      output: "const init = { signal: null }; await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a property of a const",
      code: "const options = { init: { headers: {} } }; await ⟦fetch⟧(url, options.init);",
      errors: [unbounded("fetch")],
      output: "const options = { init: { headers: {} } }; await fetch(url, { ...options.init, signal: AbortSignal.timeout(10_000) });",
    },
  ],
});

run("require-http-timeout: spreads, ternaries and Object.assign", rule, everywhere, {
  valid: [
    { name: "a signal from a spread", code: "fetch(url, { ...{ signal: stop }, method: 'POST' });" },
    { name: "a signal from a spread const", code: "const base = { signal: stop }; fetch(url, { ...base, method: 'POST' });" },
    { name: "a signal before a spread that has none", code: "fetch(url, { signal: stop, ...{ method: 'POST' } });" },
    { name: "a spread that has one, after a signal that is nothing", code: "fetch(url, { signal: undefined, ...{ signal: stop } });" },
    { name: "an opaque spread", code: "fetch(url, { ...init });" },
    { name: "an opaque spread before other options", code: "fetch(url, { ...init, method: 'POST' });" },
    { name: "an opaque spread after other options", code: "fetch(url, { method: 'POST', ...init });" },
    { name: "an opaque spread after no signal", code: "fetch(url, { signal: undefined, ...init });" },
    { name: "an opaque spread, which may hold a dispatcher, before no signal", code: "fetch(url, { ...init, signal: null });" },
    { name: "an opaque spread in a const", code: "const base = { ...init, method: 'POST' }; fetch(url, base);" },
    { name: "a spread call", code: "fetch(url, { ...makeInit() });" },
    { name: "a ternary with a signal on both sides", code: "fetch(url, isLong ? { signal: slow } : { signal: fast });" },
    { name: "a ternary with a signal on one side", code: "fetch(url, stop ? { signal: stop } : {});" },
    { name: "a ternary with something opaque", code: "fetch(url, own ? init : {});" },
    { name: "Object.assign with a signal last", code: "fetch(url, Object.assign({}, { method: 'POST' }, { signal: stop }));" },
    { name: "Object.assign with a signal first", code: "fetch(url, Object.assign({ signal: stop }, { method: 'POST' }));" },
    { name: "Object.assign with something opaque", code: "fetch(url, Object.assign({}, init));" },
    { name: "Object.assign with a spread argument", code: "fetch(url, Object.assign({}, ...all));" },
    { name: "another object's assign", code: "fetch(url, lodash.assign({}, {}));" },
  ],
  invalid: [
    {
      name: "a spread const without a signal",
      code: "const base = { headers: {} }; await ⟦fetch⟧(url, { ...base, method: 'POST' });",
      errors: [unbounded("fetch")],
      output: "const base = { headers: {} }; await fetch(url, { ...base, method: 'POST', signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a spread literal without a signal",
      code: "await ⟦fetch⟧(url, { ...{ method: 'POST' }, ...{} });",
      errors: [unbounded("fetch")],
      output: "await fetch(url, { ...{ method: 'POST' }, ...{}, signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a spread of nothing",
      code: "await ⟦fetch⟧(url, { ...null, ...undefined });",
      errors: [unbounded("fetch")],
      output: "await fetch(url, { ...null, ...undefined, signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a conditional spread without a signal",
      code: "await ⟦fetch⟧(url, { ...(body && { method: 'POST' }) });",
      errors: [unbounded("fetch")],
      output: "await fetch(url, { ...(body && { method: 'POST' }), signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a signal that is taken back after a spread",
      code: "await fetch(url, { ...{ signal: stop }, ⟦signal: undefined⟧ });",
      errors: [switchedOff("fetch", "signal: undefined")],
      output: "await fetch(url, { ...{ signal: stop }, signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a ternary without a signal on either side",
      code: "await ⟦fetch⟧(url, isPost ? { method: 'POST' } : undefined);",
      errors: [unbounded("fetch")],
      output: "await fetch(url, { ...(isPost ? { method: 'POST' } : undefined), signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "Object.assign without a signal",
      code: "await ⟦fetch⟧(url, Object.assign({}, { method: 'POST' }));",
      errors: [unbounded("fetch")],
      output: "await fetch(url, { ...Object.assign({}, { method: 'POST' }), signal: AbortSignal.timeout(10_000) });",
    },
  ],
});

run("require-http-timeout: a Request", rule, everywhere, {
  valid: [
    { name: "a Request with a signal", code: "fetch(new Request(url, { signal: stop }));" },
    { name: "a Request with a signal, in a const", code: "const post = new Request(url, { signal: stop }); fetch(post);" },
    { name: "a Request with a signal, and other options", code: "fetch(new Request(url, { signal: stop }), { method: 'POST' });" },
    { name: "undefined leaves a Request's signal alone", code: "fetch(new Request(url, { signal: stop }), { signal: undefined });" },
    { name: "a Request with options that nobody can see", code: "fetch(new Request(url, init));" },
    { name: "a Request made from another", code: "fetch(new Request(request, { method: 'POST' }));" },
    { name: "a Request made from spread arguments", code: "fetch(new Request(...args));" },
    { name: "a Request's clone", code: "const post = new Request(url, { signal: stop }); fetch(post.clone());" },
    { name: "an event's request's clone", code: "addEventListener('fetch', (event) => { event.waitUntil(fetch(event.request.clone()).then(keep)); });" },
    { name: "a request from elsewhere", code: "export const send = (request) => fetch(request);" },
    { name: "an event's request", code: "addEventListener('fetch', (event) => { event.respondWith(fetch(event.request)); });" },
    { name: "an input that may be a Request", code: "export const send = (input) => fetch(input);" },
    { name: "another Request", code: "import { Request } from './request.js'; fetch(new Request(url, { signal: stop }));" },
  ],
  invalid: [
    {
      name: "a Request without options",
      code: "await ⟦fetch⟧(new Request(url));",
      errors: [unbounded("fetch")],
      output: "await fetch(new Request(url), { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a Request without a signal",
      code: "const post = new Request(url, { method: 'POST' }); await ⟦fetch⟧(post);",
      errors: [unbounded("fetch")],
      output: "const post = new Request(url, { method: 'POST' }); await fetch(post, { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "null takes a Request's signal away",
      code: "await fetch(new Request(url, { signal: stop }), { ⟦signal: null⟧ });",
      errors: [switchedOff("fetch", "signal: null")],
      output: "await fetch(new Request(url, { signal: stop }), { signal: AbortSignal.timeout(10_000) });",
    },
    ...['"https://api.example.com"', "`https://api.example.com/${id}`", "base + path", "new URL(path, base)", "String(url)", "url.href", "url.toString()", "requestUrl", "INPUT_URI", "options.endpoint", "getRequestPath()"].map((url) => ({
      name: `a URL: ${url}`,
      code: `await ⟦fetch⟧(${url});`,
      errors: [unbounded("fetch")],
      output: `await fetch(${url}, { signal: AbortSignal.timeout(10_000) });`,
    })),
  ],
});

run("require-http-timeout: calls that wait for nobody", rule, everywhere, {
  valid: [
    { name: "a data: URL", code: "fetch('data:text/plain,hello');" },
    { name: "a data: URL in capitals, from a template", code: "fetch(`DATA:image/png;base64,${image}`);" },
    { name: "a data: URL from a const", code: "const prefix = 'data:'; fetch(prefix + image);" },
    { name: "a blob: URL", code: "fetch(`blob:${id}`);" },
    { name: "a URL that is known to be a blob:", code: 'async function read(url) { if (!url.startsWith("blob:")) return undefined; try { return await fetch(url); } catch { return undefined; } }' },
    { name: "a URL that is known to be a data:", code: 'const read = (url) => url.startsWith("data:image/") ? fetch(url) : undefined;' },
    { name: "an object URL", code: "fetch(URL.createObjectURL(blob));" },
    { name: "an object URL in a const", code: "const url = URL.createObjectURL(blob); fetch(url);" },
    { name: "a call that outlives its page", code: "fetch(url, { method: 'POST', keepalive: true });" },
    { name: "a call that outlives its page, by a const", code: "const init = { keepalive: true }; fetch(url, init);" },
    { name: "a call that may outlive its page", code: "fetch(url, isLast ? { keepalive: true } : {});" },
    { name: "a service worker's answer", code: "self.addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));" },
  ],
  invalid: [
    {
      name: "a URL that is known to be none of a blob:",
      code: 'async function read(url) { if (url.startsWith("blob:")) return undefined; const response = await ⟦fetch⟧(url); return response.json(); }',
      errors: [unbounded("fetch")],
      output: 'async function read(url) { if (url.startsWith("blob:")) return undefined; const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }); return response.json(); }',
    },
    {
      name: "a URL with data: in it",
      code: "await ⟦fetch⟧('/data:1');",
      errors: [unbounded("fetch")],
      output: "await fetch('/data:1', { signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a call that doesn't outlive its page",
      code: "await ⟦fetch⟧(url, { keepalive: false });",
      errors: [unbounded("fetch")],
      output: "await fetch(url, { keepalive: false, signal: AbortSignal.timeout(10_000) });",
    },
  ],
});

run("require-http-timeout: a timeout that does nothing belongs to another rule", rule, everywhere, {
  valid: [
    { name: "fetch reads no timeout", code: "fetch(url, { timeout: 5_000 });" },
    { name: "fetch reads no timeout, in a const", code: "const init = { timeout: 5_000 }; fetch(url, init);" },
    { name: "undici's fetch reads no headersTimeout", code: "import { fetch } from 'undici'; fetch(url, { headersTimeout: 5_000 });" },
    { name: "node-fetch 2 reads a timeout, 3 does not", code: "import fetch from 'node-fetch'; fetch(url, { timeout: 5_000 });" },
    { name: "node:http only emits", code: "import http from 'node:http'; http.get(url, { timeout: 5_000 }, (response) => response.resume());" },
    { name: "setTimeout only emits", code: "import http from 'node:http'; const request = http.get(url); request.setTimeout(5_000); request.on('error', log);" },
    { name: "a timeout that does nothing, and a signal", code: "fetch(url, { timeout: 5_000, signal: stop });" },
  ],
  invalid: [
    {
      name: "a timeout that says nothing",
      code: "await ⟦fetch⟧(url, { timeout: undefined });",
      errors: [unbounded("fetch")],
      output: "await fetch(url, { timeout: undefined, signal: AbortSignal.timeout(10_000) });",
    },
  ],
});

run("require-http-timeout: waits that something else ends", rule, everywhere, {
  valid: [
    { name: "a race with a timer", code: "await Promise.race([fetch(url), rejectAfter(5_000)]);" },
    { name: "a race through a const", code: "const answer = fetch(url); await Promise.race([answer, rejectAfter(5_000)]);" },
    { name: "a helper that takes the promise", code: "await pTimeout(fetch(url), { milliseconds: 5_000 });" },
    {
      name: "a race by hand",
      code: "await new Promise((resolve, reject) => { setTimeout(reject, 5_000); fetch(url).then(resolve, reject); });",
    },
    ...[
      ["races it", "const take = (answer) => Promise.race([answer, rejectAfter(5_000)]);"],
      ["settles a promise of its own", "const take = (answer) => new Promise((resolve, reject) => { stop.onclick = reject; answer.then(resolve); });"],
      ["waits for an abort too", "async function take(answer) { stop.onabort = () => fail(); return await answer; }"],
      ["hands it on", "const take = (answer) => limited(answer).then((response) => response.json());"],
      ["hands it on from a const", "async function take(answer) { const same = answer; return limited(same); }"],
      ["keeps it", "function take(answer) { pending = answer; return answer; }"],
      ["keeps it in an object", "const take = (answer) => ({ answer });"],
      ["lends it to a function of its own", "const take = (answer) => retry(() => answer);"],
      ["calls another that calls it again", "function take(answer) { return other(answer); } function other(answer) { return take(answer); }"],
      ["has a rest parameter", "const take = (...answers) => answers[0].then(show);"],
      ["takes it apart", "const take = ({ then }) => then(show);"],
      ["reads its arguments by hand", "function take() { return first(arguments[0]); }"],
      ["is a generator", "function* take(answer) { yield answer; }"],
      ["may be another", "let take = async (answer) => (await answer).json(); take = limited;"],
    ].map(([name, code]) => ({ name: `a function of this file that ${name}`, code: `${code} await take(fetch(url));` })),
    { name: "a function of this file whose promise a helper takes", code: "const toJson = async (answer) => (await answer).json(); await pTimeout(toJson(fetch(url)), { milliseconds: 5_000 });" },
    { name: "a function of this file that gets it nobody knows where", code: "const toJson = async (reviver, answer) => (await answer).json(); await toJson(...first, fetch(url));" },
  ],
  invalid: [
    ...[
      ["reads it", "const take = async (answer) => (await answer).json();"],
      ["reads it in a const", "async function take(answer) { const response = await answer; if (!response.ok) throw new Error(response.statusText); return response.json(); }"],
      ["reads it by then", "const take = (answer) => answer.then((response) => response.json()).then(show);"],
      ["waits for it among others", "const take = (answer) => read(answer); async function read(answer) { return (await answer).json(); }"],
    ].map(([name, code]) => ({
      name: `a function of this file that ${name} ends no wait`,
      code: `${code} await take(⟦fetch⟧(url));`,
      errors: [unbounded("fetch")],
      output: `${code} await take(fetch(url, { signal: AbortSignal.timeout(10_000) }));`,
    })),
    {
      name: "Promise.all waits for the slowest",
      code: "const [a, b] = await Promise.all([⟦fetch⟧(x), ⟦fetch⟧(y)]); await a.json(); await b.json();",
      errors: [unbounded("fetch"), unbounded("fetch")],
      output:
        "const [a, b] = await Promise.all([fetch(x, { signal: AbortSignal.timeout(10_000) }), fetch(y, { signal: AbortSignal.timeout(10_000) })]); await a.json(); await b.json();",
    },
    {
      name: "a promise by hand without a timer",
      code: "await new Promise((resolve, reject) => { ⟦fetch⟧(url).then((r) => r.json()).then(resolve, reject); });",
      errors: [unbounded("fetch")],
      output: "await new Promise((resolve, reject) => { fetch(url, { signal: AbortSignal.timeout(10_000) }).then((r) => r.json()).then(resolve, reject); });",
    },
  ],
});

run("require-http-timeout: casts", rule, typescript, {
  valid: [
    { name: "a cast literal with a signal", code: "fetch(url, { signal: stop } as RequestInit);" },
    { name: "a literal that satisfies", code: "fetch(url, { signal: stop } satisfies RequestInit);" },
    { name: "an old cast", code: "fetch(url, <RequestInit>{ signal: stop });" },
    { name: "a cast const with a signal", code: "const init = { signal: stop } as const; fetch(url, init as any);" },
    { name: "cast options from elsewhere", code: "export const load = (url: string, init: object) => fetch(url, init as RequestInit);" },
    { name: "a cast signal", code: "fetch(url, { signal: stop as AbortSignal });" },
    { name: "a cast property of a parameter", code: "export const load = (url: string, options: any) => fetch(url, options!.init);" },
    { name: "a typed const from a call", code: "const init: RequestInit = makeInit(); fetch(url, init);" },
    { name: "a signal written through a cast", code: "const init = {}; (init as RequestInit).signal = stop; fetch(url, init);" },
  ],
  invalid: [
    {
      name: "a cast literal without a signal",
      code: "await ⟦fetch⟧(url, { method: 'POST' } as RequestInit);",
      errors: [unbounded("fetch")],
      output: "await fetch(url, { method: 'POST', signal: AbortSignal.timeout(10_000) } as RequestInit);",
    },
    {
      name: "a literal that satisfies, without a signal",
      code: "await ⟦fetch⟧(url, { method: 'POST' } satisfies RequestInit);",
      errors: [unbounded("fetch")],
      output: "await fetch(url, { method: 'POST', signal: AbortSignal.timeout(10_000) } satisfies RequestInit);",
    },
    {
      name: "a const with the type of options",
      code: "const init: RequestInit = { method: 'POST' }; await ⟦fetch⟧(url, init);",
      errors: [unbounded("fetch")],
      output: "const init: RequestInit = { method: 'POST' }; await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });",
    },
    {
      name: "a cast nothing",
      code: "await fetch(url, { ⟦signal: undefined as any⟧ });",
      errors: [switchedOff("fetch", "signal: undefined as any")],
      output: "await fetch(url, { signal: AbortSignal.timeout(10_000) });",
    },
  ],
});

run("require-http-timeout: what types add and refute", rule, ["typed"], {
  valid: [
    { name: "a parameter that may be a Request", code: "export const load = (target: Request | string) => fetch(target);" },
    { name: "a RequestInfo", code: "export const load = (target: RequestInfo) => fetch(target);" },
    { name: "a parameter that may be anything", code: "export const load = (input: any) => fetch(input);" },
    { name: "a Request by another name", code: "interface NextRequest extends Request { nextUrl: URL } export const load = (target: NextRequest) => fetch(target);" },
    { name: "options that may be anything", code: "export const load = (url: string, how: any) => fetch(url, how);" },
    { name: "options with a signal", code: "export const load = (url: string, how: RequestInit) => fetch(url, { ...how });" },
    { name: "options of a type parameter", code: "export const load = <T extends object>(url: string, how: T) => fetch(url, how);" },
    { name: "options with any key", code: "export const load = (url: string, how: Record<string, unknown>) => fetch(url, how);" },
    { name: "a spread of an unknown type", code: "declare function options(): unknown; fetch('/', { ...(options() as object) });" },
    ...[
      ["a caller may give more than the parameter's type says", "(url: string, how: { method: string }) => fetch(url, how)"],
      ["a spread of a parameter", "(url: string, how: { method: string }) => fetch(url, { ...how, headers: {} })"],
      ["a property of a parameter", "(options: { url: string; how: { method: string } }) => fetch(options.url, options.how)"],
      ["the rest of a parameter", "({ url, ...how }: { url: string; method: string }) => fetch(url, how)"],
      ["the rest of a parameter, in a const", "(options: { url: string; method: string }) => { const { url, ...how } = options; return fetch(url, how); }"],
      ["a const of a parameter", "(url: string, how: { method: string }) => { const init = how; return fetch(url, init); }"],
      ["a parameter with a default", '(url: string, how: { method: string } = { method: "GET" }) => fetch(url, how)'],
    ].map(([name, code]) => ({ name: `${name}, whose type has no signal`, code: `export const load = ${code};` })),
    {
      name: "a function may put in more than the variable's type says",
      code: 'declare function prepare(init: RequestInit): void; const init = { method: "POST" }; prepare(init); fetch("/", init);',
    },
    { name: "a spread of options that may hold a signal", code: "interface Options extends RequestInit { retries?: number } export const load = (options: Options) => fetch('/', { ...options });" },
  ],
  invalid: [
    {
      name: "a string with the name of a request",
      code: "export const load = async (request: string): Promise<unknown> => (await ⟦fetch⟧(request)).json();",
      errors: [unbounded("fetch")],
      output: "export const load = async (request: string): Promise<unknown> => (await fetch(request, { signal: AbortSignal.timeout(10_000) })).json();",
    },
    {
      name: "a URL with the name of an input",
      code: "export const load = async (input: string | URL): Promise<unknown> => (await ⟦fetch⟧(input)).json();",
      errors: [unbounded("fetch")],
      output: "export const load = async (input: string | URL): Promise<unknown> => (await fetch(input, { signal: AbortSignal.timeout(10_000) })).json();",
    },
    {
      name: "a field whose type has no signal",
      code: 'class Api { private how!: { cache: "no-store" }; async load() { return (await ⟦fetch⟧("/", { ...this.how })).json(); } }',
      errors: [unbounded("fetch")],
      output: 'class Api { private how!: { cache: "no-store" }; async load() { return (await fetch("/", { ...this.how, signal: AbortSignal.timeout(10_000) })).json(); } }',
    },
    {
      name: "a spread whose type has no signal",
      code: "declare function auth(): { headers: Record<string, string> }; await ⟦fetch⟧('/', { ...auth() });",
      errors: [unbounded("fetch")],
      output: "declare function auth(): { headers: Record<string, string> }; await fetch('/', { ...auth(), signal: AbortSignal.timeout(10_000) });",
    },
  ],
});

run("require-http-timeout: a call's options over its instance's", rule, everywhere, {
  valid: [
    { name: "the instance's limit", code: `${axios}const api = axios.create({ timeout: 5_000 }); api.get(url);` },
    { name: "the instance's limit beside other options", code: `${axios}const api = axios.create({ timeout: 5_000 }); api.get(url, { params });` },
    { name: "undefined leaves axios's instance alone", code: `${axios}const api = axios.create({ timeout: 5_000 }); api.get(url, { timeout: undefined });` },
    { name: "no signal leaves the limit alone", code: `${axios}const api = axios.create({ timeout: 5_000 }); api.get(url, { signal: null });` },
    { name: "options that nobody can see", code: `${axios}const api = axios.create({ timeout: 5_000 }); api.get(url, options);` },
  ],
  invalid: [
    {
      name: "a limit that a call takes away",
      code: `${axios}const api = axios.create({ timeout: 5_000 }); await api.get(url, { ⟦timeout: 0⟧ });`,
      errors: [switchedOff("api.get", "timeout: 0")],
      output: `${axios}const api = axios.create({ timeout: 5_000 }); await api.get(url, { timeout: 10_000 });`,
    },
    {
      name: "options for axios itself",
      code: `${axios}await ⟦axios⟧({ url });`,
      errors: [noTimeoutOption("axios", "axios", "`timeout` or `signal`")],
      output: `${axios}await axios({ url, timeout: 10_000 });`,
    },
    {
      name: "a body that nobody can see",
      code: `${axios}await ⟦axios.post⟧(url, body);`,
      errors: [noTimeoutOption("axios.post", "axios", "`timeout` or `signal`", bound("timeout: 10_000", `${axios}await axios.post(url, body, { timeout: 10_000 });`))],
    },
  ],
});
