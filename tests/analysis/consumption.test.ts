import { describe, expect, it } from "vitest";
import { axios } from "../../src/catalogue/axios.js";
import { type Consumed, type Consumption, consumptionOf } from "../../src/analysis/consumption.js";
import { ask, type Reader } from "./ask.js";

const targets: Record<string, Consumed & { readonly arguments?: readonly ("options" | "body")[] }> = {
  fetch: { returns: "response", bodies: ["body"] },
  "axios.get": { returns: "result", bodies: ["data"], delivery: axios.delivery },
  "axios.post": { returns: "result", bodies: ["data"], delivery: axios.delivery, arguments: ["body", "options"] },
  request: { returns: "response", bodies: ["body"] },
  "http.get": { returns: "handle", bodies: [] },
  "http.request": { returns: "handle", bodies: [] },
  XMLHttpRequest: { returns: "handle", bodies: [] },
  "superagent.get": { returns: "thenable", bodies: [] },
  "superagent.post": { returns: "thenable", bodies: [] },
  got: { returns: "thenable", bodies: ["body", "json"] },
  "got.stream": { returns: "stream", bodies: ["body"] },
};

function consumptions(code: string, reader: Reader): Consumption[] {
  return ask(code, reader, Object.keys(targets), (file, call) => {
    const { arguments: roles = ["options"], ...about } = targets[file.sourceCode.getText(call.callee)]!;
    const given = Object.fromEntries(call.arguments.slice(1).map((argument, index) => [roles[index] ?? "options", argument])) as Partial<Consumed>;
    return consumptionOf(file, call, { ...about, ...given });
  });
}

type Cases = Readonly<Record<string, string>>;

/** Each case is a sentence and a code with one call, asked by all the given parsers. */
function table(expected: Consumption, cases: Cases, readers: readonly Reader[] = ["espree", "syntax", "types"]): void {
  for (const [sentence, code] of Object.entries(cases)) {
    it.each(readers)(`${sentence} (%s)`, (reader) => {
      expect(consumptions(code, reader)).toEqual([expected]);
    });
  }
}

describe("A response is buffered where", () => {
  table("buffered", {
    "it is read as JSON in place": "const data = await (await fetch(u)).json();",
    "it is read as JSON and returned": "async function f(u) { return (await fetch(u)).json(); }",
    "a const of it is read as text": "const res = await fetch(u); const text = await res.text();",
    "a let written once is read": "let res; res = await fetch(u); await res.text();",
    "a let starts as null": "let res = null; res = await fetch(u); await res.text();",
    "each of two writes is read in the same way": "let res = await fetch(u); if (!res.ok) res = await other(); await res.json();",
    "a .then callback reads it": "fetch(u).then(r => r.json()).then(show);",
    "a .then function expression reads it": "fetch(u).then(function (r) { return r.text(); });",
    "a named function of this file reads it": "function read(r) { return r.json(); } fetch(u).then(read);",
    "a named async function of this file reads it": "const read = async (r) => { const x = await r.json(); return x; }; fetch(u).then(read);",
    "it is handed to a function of this file that reads it": "async function read(r) { return r.json(); } const x = await read(await fetch(u));",
    "what comes back from a function of this file is read": "function check(r) { if (!r.ok) throw new Error(r.statusText); return r; } const x = await check(await fetch(u)).json();",
    "a chain checks it first": "function check(r) { if (!r.ok) throw new Error(r.status); return r; } const x = fetch(u).then(check).then(r => r.json());",
    "the promise is kept and awaited later": "const p = fetch(u); work(); const res = await p; await res.json();",
    "the promise is kept and chained later": "const p = fetch(u); p.then(r => r.json());",
    "only ok is taken": "const { ok } = await fetch(u);",
    "a HEAD request would take an event stream": "const headers = { Accept: 'text/event-stream' }; await fetch(u, { method: 'HEAD', headers });",
    "only status and headers are looked at": "const res = await fetch(u); show(res.status, res.headers.get('x'));",
    "its body is cancelled": "const res = await fetch(u); await res.body?.cancel();",
    "it is only tested": "if (await fetch(u)) go();",
    "its ok is returned": "async function f() { const r = await fetch(u); return r.ok; }",
    "a clone is read too": "const res = await fetch(u); const copy = res.clone(); await copy.text(); await res.json();",
    "nothing takes it": "fetch(u);",
    "it is awaited and dropped": "await fetch(u);",
    "it is dropped with void": "void fetch(u);",
    "its errors alone are handled": "fetch(u).catch(() => undefined);",
    "finally passes it on to a reader": "fetch(u).finally(done).then(r => r.json());",
    "a .then without a handler for it passes it on": "fetch(u).then(undefined, handle).then(r => r.json());",
    "a .then callback takes nothing": "fetch(u).then(() => done());",
    "it is read inside try and rethrown": "async function f() { let res; try { res = await fetch(u); } catch (e) { throw e; } return res.json(); }",
    "an error is thrown from its text": "async function f() { const res = await fetch(u); if (!res.ok) throw new Error(await res.text()); return await res.json(); }",
    "both of a pair are read": "const [a, b] = await Promise.all([fetch(u), other()]); await a.json(); b.pipe(out);",
    "a pair is taken apart in .then": "Promise.all([other(), fetch(u)]).then(([a, b]) => b.json());",
    "its place in the pair is skipped": "const [, b] = await Promise.all([fetch(u), other()]); b.pipe(out);",
    "all of a mapped list are read": "const all = await Promise.all(urls.map(u => fetch(u))); const data = await Promise.all(all.map(r => r.json()));",
    "a loop reads all of a list": "const all = await Promise.all(urls.map(async u => fetch(u))); for (const r of all) await r.json();",
    "for await takes each of a list": "const all = urls.map(u => fetch(u)); for await (const r of all) await r.json();",
    "one of a list is read": "const all = await Promise.all([fetch(u)]); await all[0].json();",
    "the winner of a race is read": "const res = await Promise.race([fetch(u), late]); await res.json();",
    "a chain begins in another promise": "sleep(1).then(() => fetch(u)).then(r => r.json());",
    "an immediate function returns it to a reader": "(async () => { return fetch(u); })().then(r => r.json());",
    "a callback reads it": "const res = await fetch(u); items.forEach(async () => { await res.json(); });",
    "a ternary passes it on": "const res = x ? await fetch(u) : other; await res.json();",
    "a default stands beside it": "const res = (await fetch(u)) ?? fallback; await res.json();",
    "a guard stands before it": "const res = await fetch(u); return_(res && await res.json()); function return_() {}",
    "a comma comes before it": "const res = (log(), await fetch(u)); await res.json();",
    "it is logged": "const res = await fetch(u); console.log(res); await res.json();",
    "its body goes to a logger": "class A { async f() { const res = await fetch(u); if (!res.ok) this.logger.warn('failed', res.body); } }",
    "a promise resolves to its JSON": "new Promise((resolve) => { fetch(u).then(r => resolve(r.json())); });",
    "a destructuring callback takes its status": "fetch(u).then(({ status }) => show(status));",
    "optional chaining reads it": "const x = await (await fetch(u))?.json();",
    "an assignment in a test keeps it": "let res; if ((res = await fetch(u)).ok) await res.json();",
    "it is compared": "const res = await fetch(u); if (res === other) go(); await res.json();",
    "a timer's callback drops it": "setTimeout(() => fetch(u), 1000);",
    "undici's body is read": "const { statusCode, body } = await request(u); show(statusCode, await body.json());",
    "undici's body is dumped": "const { body } = await request(u); await body.dump();",
    "only the presence of a body is tested": "const res = await fetch(u); if (!res.body) throw new Error(); await res.json();",
    "node:stream/consumers reads the body": "import { text } from 'node:stream/consumers'; const res = await fetch(u); await text(res.body);",
    "ky's promise reads it itself": "const x = await fetch(u).json();",
    "a JSON body is sent": "await fetch(u, { method: 'POST', body: JSON.stringify({ a: 1 }) });",
    "a query string is sent": "await fetch(u, { method: 'POST', body: new URLSearchParams({ a }) });",
    "a string is sent": "const body = 'a=' + b; await fetch(u, { method: 'POST', body });",
    "no body is sent": "await fetch(u, { method: 'POST', body: undefined });",
    "a model's answer is asked for whole": "const r = await fetch(u, { body: JSON.stringify({ model: 'm', messages, stream: false }) }); await r.json();",
    "stream is a word of another JSON": "const r = await fetch(u, { body: JSON.stringify({ stream: true, camera: 2 }) }); await r.json();",
    "headers accept JSON": "const r = await fetch(u, { headers: { accept: 'application/json' } }); await r.json();",
    "a spread of a visible literal holds no body": "const base = { method: 'GET' }; await fetch(u, { ...base, cache: 'no-store' });",
  });
  table("buffered", {
    "a cast stands round it": "const res = (await fetch(u)) as Response; const x = (await res!.json()) satisfies unknown;",
    "its type is asked for": "const res = await fetch(u); let x: typeof res | undefined; await res.json();",
    "a this parameter stands first": "function read(this: void, r: Response) { return r.json(); } fetch(u).then(read);",
  }, ["syntax", "types"]);
});

describe("A response is streamed where", () => {
  table("streamed", {
    "its body is read piece by piece": "const res = await fetch(u); const reader = res.body.getReader();",
    "its body is iterated": "const res = await fetch(u); for await (const chunk of res.body) show(chunk);",
    "it is iterated itself": "for await (const chunk of await fetch(u)) show(chunk);",
    "its body is piped": "const res = await fetch(u); res.body.pipeThrough(decoder).pipeTo(out);",
    "its body makes another response": "async function f() { const res = await fetch(u); return new Response(res.body, { status: res.status }); }",
    "its destructured body is used": "const { body } = await fetch(u); await pipeline(body, out);",
    "its renamed body is used": "const { body: stream = null } = await fetch(u); send(stream);",
    "a .then callback takes its body": "fetch(u).then(r => r.body).then(use);",
    "one branch reads it and the other streams it": "const res = await fetch(u); if (!res.ok) throw new Error(await res.text()); use(res.body);",
    "it is returned and streamed": "async function f() { const res = await fetch(u); use(res.body); return res; }",
    "it accepts an event stream": "const r = await fetch(u, { headers: { Accept: 'text/event-stream' } }); await r.text();",
    "it accepts an event stream among others, in Headers": "const h = new Headers({ accept: 'application/json, text/event-stream' }); send(await fetch(u, { headers: h }));",
    "a model is asked to stream": "const res = await fetch(u, { method: 'POST', body: JSON.stringify({ model, messages, stream: true }) }); send(res);",
    "a model is asked to stream by a const": "const payload = { model: 'm', prompt, stream: true }; const res = await fetch(u, { body: JSON.stringify(payload) }); send(res);",
    "a request that it is given asks for an event stream": "const q = new Request(u, { headers: { accept: 'text/event-stream' } }); send(await fetch(q));",
    "a transfer answers it with a stream": "const form = new FormData(); const res = await fetch(u, { body: form }); use(res.body);",
  });
});

describe("A response is a transfer where", () => {
  table("transfer", {
    "it is downloaded as a Blob": "const res = await fetch(u); const file = await res.blob();",
    "a chain downloads it as a Blob": "fetch(u).then(r => r.blob()).then(save);",
    "a form is sent": "const body = new FormData(); body.append('a', file); await fetch(u, { method: 'POST', body });",
    "npm's form is sent": "import FormData from 'form-data'; const form = new FormData(); await fetch(u, { method: 'POST', body: form });",
    "bytes are sent": "await fetch(u, { method: 'POST', body: new Uint8Array(9e6) });",
    "bytes are downloaded": "const res = await fetch(u); const file = await res.arrayBuffer();",
    "a Blob is sent": "await fetch(u, { method: 'PUT', body: new Blob([data]) });",
    "a file stream is sent": "await fetch(u, { method: 'PUT', body: fs.createReadStream(path), duplex: 'half' });",
    "a web stream is sent": "await fetch(u, { method: 'PUT', body: Readable.toWeb(source) });",
    "half duplex tells of a stream": "await fetch(u, { method: 'PUT', body: source, duplex: 'half' });",
    "the headers tell of a form": "await fetch(u, { method: 'PUT', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: text });",
    "a form is sent and its answer returned": "async function f() { return fetch(u, { body: new FormData() }); }",
    "axios posts a form": "const form = new FormData(); await axios.post(u, form);",
    "axios downloads a Blob": "await axios.get(u, { responseType: 'blob' });",
  });
});

describe("What becomes of a response is unknown where", () => {
  table("unknown", {
    "its promise is returned": "function f() { return fetch(u); }",
    "it is returned": "async function f() { const res = await fetch(u); return res; }",
    "an arrow returns it": "const f = () => fetch(u);",
    "a .then returns it as it came": "const p = fetch(u).then(r => r); send(p);",
    "one path throws its text and the other returns it": "async function f() { const res = await fetch(u); if (!res.ok) throw await res.text(); return res; }",
    "it is thrown": "const res = await fetch(u); if (!res.ok) throw res; await res.json();",
    "it is passed on": "parse(await fetch(u));",
    "an imported function takes it": "import { read } from './read.js'; fetch(u).then(read);",
    "a method takes it": "fetch(u).then(this.read);",
    "a parameter takes it": "function f(cb) { fetch(u).then(cb); }",
    "it is stored on an object": "const x = { res: await fetch(u) };",
    "it is stored in a field": "class A { async f() { this.res = await fetch(u); } }",
    "it is a field": "class A { res = fetch(u); }",
    "it is exported": "export const res = await fetch(u);",
    "it is exported by name": "const res = await fetch(u); export { res };",
    "it is the default export": "export default fetch(u);",
    "it is yielded": "function* f() { yield fetch(u); }",
    "a function that somebody may call later reads it": "const res = await fetch(u); send({ text: () => res.text() });",
    "a named function reads it later": "const res = await fetch(u); function later() { return res.json(); } send(later);",
    "a variable holds another's stream at times": "let res = await fetch(u); if (x) res = other; use(res.body);",
    "a method of it is not called": "const res = await fetch(u); send(res.json);",
    "a computed member of it is called": "const res = await fetch(u); await res[how]();",
    "the rest of it is kept": "const { ok, ...rest } = await fetch(u);",
    "a name we don't know is taken from it": "const { readable } = await fetch(u);",
    "it is spread into a list": "const xs = [...list, ...await Promise.all([fetch(u)])]; send(xs);",
    "a rest of a list holds it": "const [a, ...others] = await Promise.all([x, fetch(u)]); send(others);",
    "settled results hold it": "const all = await Promise.allSettled([fetch(u)]); send(all);",
    "it is an element of a list that goes away": "send([fetch(u)]);",
    "it is a promise that goes away": "const p = fetch(u); send(p);",
    "it is a member of a promise": "const p = fetch(u); send(p.foo);",
    "it is bound to a name that is never declared": "res = await fetch(u);",
    "a generator takes it": "function* read(r) { yield r.json(); } read(await fetch(u));",
    "a rest parameter takes it": "function read(...rs) { } read(await fetch(u));",
    "arguments take it": "function read() { send(arguments[0]); } read(await fetch(u));",
    "a spread hides its place among the arguments": "function read(r) { r.json(); } read(...xs, await fetch(u));",
    "a class takes it": "class A { } new A(await fetch(u));",
    "a function is called with it in two places and returns it": "function id(r) { return r; } const a = await fetch(u); id(a).json(); send(id(a.clone()));",
    "a body can't be seen": "function f(body) { fetch(u, { method: 'POST', body }); }",
    "options may hold a body": "function f(init) { fetch(u, { ...init, signal: undefined }); }",
    "a body is one thing or another": "await fetch(u, { body: x ? new FormData() : 'text' });",
    "how axios delivers can't be seen": "function f(responseType) { return axios.get(u, { responseType }); }",
    "a spread may say how axios delivers": "function f(config) { return axios.get(u, { ...config }); }",
    "what axios posts can't be seen": "function f(data) { return axios.post(u, data); }",
    "axios delivers one thing or another": "await axios.get(u, { responseType: x ? 'stream' : 'json' });",
  });
});

describe("axios, whose answers are read whole, is", () => {
  table("buffered", {
    "buffered by default": "const { data } = await axios.get(u);",
    "buffered although its promise is returned": "function f() { return axios.get(u); }",
    "buffered with a literal response type": "await axios.get(u, { responseType: 'json' });",
    "buffered where the response type follows an opaque spread": "function f(c) { return axios.get(u, { ...c, responseType: 'json', data: undefined }); }",
    "buffered where an object is posted": "await axios.post(u, { a, b });",
  });
  table("streamed", {
    "streamed where it says so": "const res = await axios.get(u, { responseType: 'stream' });",
    "streamed where a const says so": "const responseType = 'stream'; await axios.get(u, { responseType });",
  });
});

describe("A message of node:http is", () => {
  table("buffered", {
    "buffered where nobody looks at it": "http.get(u);",
    "buffered where it is resumed": "http.get(u, (res) => { res.resume(); res.on('end', done); });",
    "buffered where only its status is looked at": "http.get(u, (res) => { show(res.statusCode); });",
    "buffered where chunks are added to a string": "http.get(u, {}, (res) => { let body = ''; res.setEncoding('utf8').on('data', (chunk) => { body += chunk; }).on('end', () => done(body)); });",
    "buffered where chunks are pushed": "http.get(u, function (res) { const all = []; res.on('data', (c) => all.push(Buffer.from(c))); res.on('end', () => done(Buffer.concat(all))); });",
    "buffered where chunks are added up": "http.get(u, (res) => { let s = ''; let n = 0; res.on('data', c => { n += c.length; s = s + c.toString(); }); });",
    "buffered where chunks are dropped": "http.get(u, (res) => { res.on('data', () => {}); });",
    "buffered where a named function takes it": "function onResponse(res) { res.resume(); } const req = http.request(o, onResponse); req.on('error', fail); req.write('x'); req.end();",
    "buffered where a listener takes it": "const req = http.request(o); req.on('response', (res) => res.resume()); req.end();",
    "buffered where a chained listener takes it": "http.request(o).once('response', (res) => { res.resume(); }).end();",
    "buffered where node:stream/consumers reads it": "import { json } from 'stream/consumers'; http.get(u, async (res) => { done(await json(res)); });",
  });
  table("streamed", {
    "streamed where it is piped": "http.get(u, (res) => { res.pipe(out); });",
    "streamed where a pipeline takes it": "http.get(u, (res) => pipeline(res, out, done));",
    "streamed where it is iterated": "http.get(u, async (res) => { for await (const chunk of res) show(chunk); });",
    "streamed where a listener pipes it": "http.request(o).on('response', (res) => { res.pipe(out); }).end();",
    "streamed where a variable's listener pipes it": "const req = http.request(o); req.on('response', res => res.pipe(out)); req.end();",
  });
  table("transfer", {
    "a transfer where a stream is piped into its request": "const req = http.request(o, (res) => res.resume()); file.pipe(req);",
    "a transfer where a pipeline ends in its request": "const req = http.request(o); pipeline(file, req);",
  });
  table("unknown", {
    "unknown where chunks are handled one by one": "http.get(u, (res) => { res.on('data', (chunk) => parse(chunk)); });",
    "unknown where chunks are pushed through a function": "http.get(u, (res) => { let s = ''; res.on('data', (chunk) => { s += parse(chunk); }); });",
    "unknown where a chunk is passed on beside": "http.get(u, (res) => { let s = ''; res.on('data', (c) => { s += c; progress(c); }); });",
    "unknown where it is passed on": "http.get(u, (res) => resolve(res));",
    "unknown where its callback can't be seen": "function f(cb) { http.get(u, cb); }",
    "unknown where its request is returned": "function f() { return http.request(o); }",
    "unknown where its request is passed on": "send(http.request(o));",
    "unknown where it listens for an event that can't be seen": "const req = http.request(o); req.on(event, (res) => {});",
    "unknown where its listener can't be seen": "const req = http.request(o); req.on('response', handle);",
    "unknown where it upgrades": "const req = http.request(o); req.on('upgrade', (res, socket) => use(socket)); req.end();",
    "unknown where it is read by hand": "http.get(u, (res) => { res.on('readable', () => { res.read(); }); });",
  });
});

describe("An XMLHttpRequest is", () => {
  table("buffered", { "buffered where its text is read": "const xhr = new XMLHttpRequest(); xhr.onload = () => show(xhr.responseText); xhr.open('GET', u); xhr.send();" });
  table("transfer", {
    "a transfer where it sends a form": "const xhr = new XMLHttpRequest(); xhr.open('POST', u); xhr.send(new FormData());",
    "a transfer where it loads a Blob": "const xhr = new XMLHttpRequest(); xhr.responseType = 'blob'; xhr.send();",
    "a transfer where its upload is watched": "const xhr = new XMLHttpRequest(); xhr.upload.onprogress = show; xhr.send('x');",
  });
  table("unknown", {
    "unknown where its progress is read": "const xhr = new XMLHttpRequest(); xhr.onprogress = () => show(xhr.responseText); xhr.send();",
    "unknown where its body can't be seen": "function f(body) { const xhr = new XMLHttpRequest(); xhr.send(body); }",
    "unknown where its response type can't be seen": "function f(type) { const xhr = new XMLHttpRequest(); xhr.responseType = type; xhr.send(); }",
    "unknown where it is returned": "function f() { const xhr = new XMLHttpRequest(); return xhr; }",
  });
});

describe("A request that is a promise once awaited is", () => {
  table("buffered", {
    "buffered where it is awaited": "const res = await superagent.get(u).set('a', 'b'); send(res);",
    "buffered where it is chained": "superagent.get(u).then(res => res);",
    "buffered where a callback ends it": "superagent.get(u).query(q).end((err, res) => done(err, res));",
    "buffered where its promise is kept and awaited": "const req = superagent.get(u); const res = await req; send(res);",
    "buffered among others": "const [a] = await Promise.all([superagent.get(u), x]); send(a);",
    "buffered where got reads JSON for its caller": "function f() { return got(u).json(); }",
    "buffered where an object is sent": "await superagent.post(u).send({ a: 1 });",
  });
  table("streamed", {
    "streamed where it is piped": "superagent.get(u).pipe(out);",
    "streamed where a variable of it is piped": "const req = superagent.get(u); req.pipe(out);",
    "streamed where it is not buffered": "const res = await superagent.get(u).buffer(false).parse(read);",
    "streamed where it is a stream": "got.stream(u);",
  });
  table("transfer", {
    "a transfer where a file is attached": "await superagent.post(u).attach('file', path);",
    "a transfer where a form is sent": "await superagent.post(u).send(new FormData());",
    "a transfer where it loads a Blob": "await superagent.get(u).responseType('blob');",
  });
  table("unknown", {
    "unknown where it is returned": "function f() { return superagent.get(u); }",
    "unknown where it is passed on": "send(got(u));",
    "unknown where what it sends can't be seen": "async function f(data) { await superagent.post(u).send(data); }",
  });
});

describe("With types, a request's body tells of", () => {
  const typed: readonly Reader[] = ["types"];
  table("transfer", {
    "a form": "async function f(body: FormData) { await fetch(u, { body }); }",
    "a file or nothing": "async function f(body?: File | null) { await fetch(u, { body }); }",
    "a Node stream": "import type { Readable } from 'node:stream'; async function f(body: Readable) { await axios.post(u, body); }",
    "a file's stream": "import type { ReadStream } from 'node:fs'; async function f(body: ReadStream) { await axios.post(u, body); }",
    "a web stream": "async function f(body: ReadableStream<Uint8Array>) { await fetch(u, { body }); }",
    "bytes, which may be a file read whole": "async function f(body: Uint8Array | Buffer) { await fetch(u, { body }); }",
    "a function's Blob": "declare function make(): Blob; await fetch(u, { body: make() });",
  }, typed);
  table("buffered", {
    "text": "async function f(body: string) { await fetch(u, { body }); }",
    "literal text": "async function f(body: 'a' | 'b' | undefined) { await fetch(u, { body }); }",
    "parameters": "async function f(body: URLSearchParams) { await fetch(u, { body }); }",
    "an object with required properties": "interface User { name: string; age?: number } async function f(body: User) { await axios.post(u, body); }",
    "a list": "async function f(body: string[]) { await axios.post(u, body); }",
    "text from a function": "declare function make(): string; await fetch(u, { body: make() });",
  }, typed);
  table("unknown", {
    "anything": "async function f(body: any) { await fetch(u, { body }); }",
    "nothing known": "async function f(body: unknown) { await axios.post(u, body); }",
    "whatever fetch takes": "async function f(body: BodyInit) { await fetch(u, { body }); }",
    "an object without demands": "async function f(body: { name?: string }) { await axios.post(u, body); }",
    "an object with any key": "async function f(body: Record<string, unknown>) { await axios.post(u, body); }",
    "a type parameter": "async function f<T>(body: T) { await axios.post(u, body); }",
    "an object of no shape": "async function f(body: object) { await axios.post(u, body); }",
  }, typed);
});

describe("Odd syntax is answered and never crashes:", () => {
  const odd: Cases = {
    "a class's static block": "class A { static { fetch(u); } }",
    "a default parameter": "function f(res = fetch(u)) { res.then(r => r.json()); }",
    "a computed key": "const x = { [fetch(u)]: 1 };",
    "a JSX attribute": "const x = <A b={fetch(u)} {...fetch(v)}>{fetch(w)}</A>;",
    "a tagged template": "tag`${fetch(u)}`;",
    "an optional call": "fetch?.(u)?.then?.((r) => r?.json?.());",
    "a generator": "function* f() { const x = yield* fetch(u); }",
    "new": "new (fetch(u))();",
    "a callee": "fetch(u)();",
    "a loop that feeds itself": "let res = await fetch(u); while (x) res = res.clone();",
    "a recursive function that wraps": "function f(r) { return f([r]); } f(fetch(u));",
    "a recursive function": "function f(r) { return f(r); } f(fetch(u));",
    "a delete and an update": "delete fetch(u).x; fetch(u).y++; fetch(u).z = 1;",
    "an import": "import(fetch(u));",
    "no arguments": "fetch(); http.get(); new XMLHttpRequest; axios.get(); http.get(...xs); fetch(...xs);",
    "an unfinished promise chain": "fetch(u).then(); fetch(u).then(...xs); fetch(u).catch(); Promise.all(fetch(u)); Promise.all([...fetch(u)]);",
    "a pattern in a loop": "for (const { a = fetch(u) } of [fetch(u)]) a.then(); for (x.y of [fetch(u)]); for ([x] of [fetch(u)]);",
    "a label, a switch and a with-like chain": "a: switch (fetch(u)) { case fetch(u): break a; default: fetch(u); }",
    "a super class": "class A extends fetch(u) { static x = fetch(u); [fetch(u)] = 1; get y() { return fetch(u); } }",
    "a listener on nothing": "http.get(u).on(); http.get(u, (res) => { res.on(); res.on('data'); res.on('data', ({ length }) => length); });",
  };
  for (const [sentence, code] of Object.entries(odd)) {
    it.each(["espree", "syntax", "types"] as const)(`${sentence} (%s)`, (reader) => {
      expect(consumptions(code, reader).length).toBeGreaterThan(0);
    });
  }
  it.each(["syntax", "types"] as const)("decorators, enums, namespaces and assertions (%s)", (reader) => {
    const code = "@dec(fetch(u)) class A { @dec(fetch(u)) x = 1; constructor(@dec(fetch(u)) private readonly y = fetch(u)) {} } enum E { A = fetch(u) as any } namespace N { export const x = fetch(u); } export = fetch(u);";
    expect(consumptions(code, reader)).toHaveLength(7);
  });
});
