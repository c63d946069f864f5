import rule from "../../rules/require-http-timeout.js";
import { everywhere, type Invalid, run, typescript } from "../cases.js";
import { bound, boundHeaders, boundUnheard, noTimeoutMethod, noTimeoutOption, unbounded, unboundedInstance, unboundedStream } from "./require-http-timeout.errors.js";

const total = "AbortSignal.timeout(10_000)";

/** One call of fetch without options, CALL in the code, whose error somebody takes: `--fix` bounds it. */
const heard = (name: string, code: string): Invalid => ({
  name,
  code: code.replace("CALL", "⟦fetch⟧(url)"),
  errors: [unbounded("fetch")],
  output: code.replace("CALL", `fetch(url, { signal: ${total} })`),
});

/** One whose error would end the process: a person has to choose. */
const unheard = (name: string, code: string): Invalid => ({
  name,
  code: code.replace("CALL", "⟦fetch⟧(url)"),
  errors: [unbounded("fetch", boundUnheard(total, code.replace("CALL", `fetch(url, { signal: ${total} })`)))],
});

run("require-http-timeout: a rejection that nobody takes", rule, everywhere, {
  valid: [],
  invalid: [
    unheard("of a call that floats", "CALL;"),
    unheard("of a call under void", "void CALL;"),
    unheard("of a chain that floats", "CALL.then((response) => response.json()).then(show);"),
    unheard("of a chain whose end only cleans up", "CALL.then((response) => response.json()).finally(done);"),
    unheard("of a chain whose handler is nothing", "CALL.then((response) => response.json()).then(show).catch();"),
    unheard("of a chain whose handler throws on", "CALL.then((response) => response.json()).catch((error) => { log(error); throw error; });"),
    unheard("of a call in a condition", "if (isFirst) CALL; isLast && again();"),
    unheard("of all of several", "Promise.all([CALL.then((response) => response.json()), other()]).then(show);"),
    unheard("of a timer's callback", "setTimeout(async () => { await CALL; }, 1_000);"),
    unheard("of a timer's function by name", "async function poll() { await CALL; } setInterval(poll, 1_000);"),
    unheard("of a listener", 'socket.on("open", async () => { await CALL; });'),
    unheard("of a listener whose handler throws some errors on", 'socket.on("open", async () => { try { await CALL; } catch (error) { if (isBad(error)) throw error; } });'),
    unheard("of an effect", "useEffect(() => { CALL.then((response) => response.json()).then(show); }, []);"),
    unheard("of a callback of forEach", "ids.forEach(async (id) => { await CALL; });"),
    unheard("of an async executor", "await new Promise(async (resolve) => { resolve(await (await CALL).json()); });"),
    unheard("of a function that is only called", "async function main() { await CALL; } main();"),
    unheard("of a function that floats once and is awaited once", "async function load() { await CALL; } load(); export async function again() { await load(); }"),
    unheard("of a promise with a branch that floats", "export async function f() { const answer = CALL; answer.then(log); return (await answer).json(); }"),
    unheard("of a promise that only another function awaits", "const answer = CALL; export const load = async () => (await answer).json();"),
    unheard("of a promise that is awaited behind something else", "const answer = CALL; await first(); await (await answer).json();"),
  ],
});

run("require-http-timeout: a rejection that somebody takes", rule, everywhere, {
  valid: [],
  invalid: [
    heard("at the top of the file, which ends as for any failure", "await CALL;"),
    heard("at the top of the file, for a function", "async function main() { await CALL; } await main();"),
    heard("by a handler at the end", "CALL.then((response) => response.json()).then(show).catch(log);"),
    heard("by a handler in the middle", "CALL.then((response) => response.json()).catch(log).then(show);"),
    heard("by a second handler", "CALL.then((response) => response.json()).then(show, log);"),
    heard("by a handler under void", "void CALL.catch(log);"),
    heard("by a handler of all of several", "Promise.all([CALL.then((response) => response.json()), other()]).then(show, log);"),
    heard("by allSettled", "Promise.allSettled([CALL.then((response) => response.json()), other()]);"),
    heard("in a timer's callback", "setTimeout(async () => { try { await CALL; } catch (error) { log(error); } }, 1_000);"),
    heard("in a listener", 'socket.on("open", async () => { try { await CALL; } catch { retry(); } });'),
    heard("behind a listener's function", 'socket.on("open", () => { open().catch(log); }); async function open() { await CALL; }'),
    heard("in an effect", "useEffect(() => { CALL.then((response) => response.json()).then(show, log); }, []);"),
    heard("by whoever waits for a list", "await Promise.all(ids.map(async (id) => { await CALL; }));"),
    heard("behind a function that is only called", "async function main() { await CALL; } main().catch(log);"),
    heard("in an executor", "await new Promise((resolve, reject) => { CALL.then((response) => response.json()).then(resolve, reject); });"),
    heard("of a promise whose branch has a handler", "export async function f() { const answer = CALL; answer.catch(log); return (await answer).json(); }"),
    heard("of a promise that is awaited next", "const other = 1; const answer = CALL; await (await answer).json();"),
    heard("out of sight", "export async function load() { await CALL; }"),
    heard("out of sight, in a callback of a framework", 'app.get("/", async (request, response) => { response.send(await (await CALL).json()); });'),
  ],
});

run("require-http-timeout: a caller's abort that nobody takes", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "is a suggestion",
      code: "export function load(signal: AbortSignal) { ⟦fetch⟧(url).then((response) => response.json()).then(show); }",
      errors: [
        unbounded(
          "fetch",
          boundUnheard("signal", "export function load(signal: AbortSignal) { fetch(url, { signal }).then((response) => response.json()).then(show); }"),
          boundUnheard(`AbortSignal.any([signal, ${total}])`, `export function load(signal: AbortSignal) { fetch(url, { signal: AbortSignal.any([signal, ${total}]) }).then((response) => response.json()).then(show); }`),
        ),
      ],
    },
    {
      name: "is a fix where there is a handler",
      code: "export function load(signal: AbortSignal) { ⟦fetch⟧(url).then((response) => response.json()).then(show, log); }",
      errors: [unbounded("fetch")],
      output: "export function load(signal: AbortSignal) { fetch(url, { signal }).then((response) => response.json()).then(show, log); }",
    },
  ],
});

const http = 'import http from "node:http"; ';
const got = 'import got from "got"; ';
const superagent = 'import superagent from "superagent"; ';
const needle = 'import needle from "needle"; ';
const axios = 'import axios from "axios"; ';
const resume = "(response) => response.resume()";
const bounded = `http.get(url, { signal: ${total} }, ${resume})`;

run("require-http-timeout: errors of other clients", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "a request that nobody listens to: its signal would hide each error",
      code: `${http}⟦http.get⟧(url, ${resume});`,
      errors: [unbounded("http.get", boundUnheard(total, `${http}${bounded};`))],
    },
    {
      name: "a request with a listener for something else",
      code: `${http}const request = ⟦http.get⟧(url, ${resume}); request.on("close", done);`,
      errors: [unbounded("http.get", boundUnheard(total, `${http}const request = ${bounded}; request.on("close", done);`))],
    },
    { name: "a request with a listener", code: `${http}⟦http.get⟧(url, ${resume}).once("error", log);`, errors: [unbounded("http.get")], output: `${http}${bounded}.once("error", log);` },
    {
      name: "a request with a listener that is added later",
      code: `${http}const request = ⟦http.get⟧(url, ${resume}); request.addListener("error", log);`,
      errors: [unbounded("http.get")],
      output: `${http}const request = ${bounded}; request.addListener("error", log);`,
    },
    {
      name: "a promise of a reader",
      code: `${got}⟦got⟧(url).json().then(show);`,
      errors: [noTimeoutOption("got", "got", "`timeout.request`", boundUnheard("timeout: { request: 10_000 }", `${got}got(url, { timeout: { request: 10_000 } }).json().then(show);`))],
    },
    {
      name: "a promise of a reader, with a handler",
      code: `${got}⟦got⟧(url).json().then(show, log);`,
      errors: [noTimeoutOption("got", "got", "`timeout.request`")],
      output: `${got}got(url, { timeout: { request: 10_000 } }).json().then(show, log);`,
    },
    {
      name: "a stream that nobody listens to is a suggestion anyway",
      code: `${got}⟦got.stream⟧(url).pipe(out);`,
      errors: [unboundedStream(boundHeaders("timeout: { response: 10_000 }", `${got}got.stream(url, { timeout: { response: 10_000 } }).pipe(out);`))],
    },
    {
      name: "a request that is described further",
      code: `${superagent}⟦superagent.get⟧(url).set("a", "b").then(show);`,
      errors: [noTimeoutMethod("superagent.get", "superagent", "timeout", boundUnheard(".timeout(10_000)", `${superagent}superagent.get(url).timeout(10_000).set("a", "b").then(show);`))],
    },
    {
      name: "a request that is described further, with a handler",
      code: `${superagent}⟦superagent.get⟧(url).set("a", "b").then(show).catch(log);`,
      errors: [noTimeoutMethod("superagent.get", "superagent", "timeout")],
      output: `${superagent}superagent.get(url).timeout(10_000).set("a", "b").then(show).catch(log);`,
    },
    {
      name: "a request that gives its error to a callback",
      code: `${superagent}⟦superagent.get⟧(url).end((error, response) => show(error ?? response));`,
      errors: [noTimeoutMethod("superagent.get", "superagent", "timeout")],
      output: `${superagent}superagent.get(url).timeout(10_000).end((error, response) => show(error ?? response));`,
    },
    {
      name: "another client's callback",
      code: `${needle}⟦needle.get⟧(url, (error, response) => show(error ?? response));`,
      errors: [unbounded("needle.get")],
      output: `${needle}needle.get(url, { signal: ${total} }, (error, response) => show(error ?? response));`,
    },
    {
      name: "an instance of which one call floats",
      code: `${axios}const api = ⟦axios.create⟧(); await api.get(a); api.get(b).then(show);`,
      errors: [
        unboundedInstance("axios.create", "timeout", "axios", "`api`", boundUnheard("timeout: 10_000", `${axios}const api = axios.create({ timeout: 10_000 }); await api.get(a); api.get(b).then(show);`)),
      ],
    },
    {
      name: "an instance of which each call has somebody",
      code: `${axios}const api = ⟦axios.create⟧(); await api.get(a); api.get(b).then(show, log);`,
      errors: [unboundedInstance("axios.create", "timeout", "axios", "`api`")],
      output: `${axios}const api = axios.create({ timeout: 10_000 }); await api.get(a); api.get(b).then(show, log);`,
    },
    {
      name: "an answer that goes elsewhere is the caller's",
      code: "export const load = () => ⟦fetch⟧(url);",
      errors: [unbounded("fetch", bound(total, `export const load = () => fetch(url, { signal: ${total} });`))],
    },
  ],
});
