import { describe } from "vitest";
import { explicitSignals, signalsInScope } from "../../src/analysis/signals.js";
import { annotated, inWords, tableOf } from "./table.js";

const all = tableOf((file, call) => signalsInScope(file, call).map(inWords));
const explicit = tableOf((file, call) => explicitSignals(file, call).map(inWords));
const ranked = tableOf((file, call) => signalsInScope(file, call).map(({ text, rank }) => `${rank} ${text}`));

describe("A signal in scope is lent by", () => {
  all({
    "a request": ["function f(request: Request) { target(); }", "request.signal lent"],
    "a request that may be missing": ["function f(request?: Request) { target(); }", "request?.signal maybe lent"],
    "a request by another name": ["const f = async (r: Request) => { await target(); };", "r.signal lent"],
    "a destructured request": ["function f({ request }: { request: Request }) { target(); }", "request.signal lent"],
    "a request in what a loader is given": ["function f(args: { request: Request; params: object }) { target(); }", "args.request.signal lent"],
    "a request's context": ["import type { TestContext } from 'node:test'; function f(t: TestContext) { target(); }", "t.signal lent"],
    "a request two deep": ["interface Args { event: { request: Request } } function f({ event: { request } }: Args) { target(); }", "request.signal lent"],
    "a stream's controller": ["new WritableStream({ async write(chunk, controller) { await target(); } });", "controller.signal lent"],
    "a context that only the function's type describes": ["declare function query(fn: (context: { signal: AbortSignal }) => void): void; query((context) => { target(); });", "context.signal lent"],
    "options that only the function's type describes": ["type Load = (o: { stop?: AbortSignal }) => void; const f: Load = (o) => { target(); };", "o.stop maybe lent"],
    "a method's request": ["class A { async GET(request: Request) { await target(); } }", "request.signal lent"],
    "a field's request": ["class A { constructor(private readonly request: Request) {} m() { target(); } }", "this.request.signal lent"],
    "a const that is taken from what lends": ["function f(event: { request: Request }) { const { request } = event; target(); }", "request.signal lent"],
    "the outer function's request, in a closure": ["function f(request: Request) { return ids.map((id) => target(id)); }", "request.signal lent"],
    "a generator's request": ["async function* f(request: Request) { yield target(); }", "request.signal lent"],
    "the inner function's request before the outer's": ["function f(outer: Request) { return (inner: Request) => target(); }", "inner.signal lent", "outer.signal lent"],
    "the shortest way alone": ["function f(request: Request, reply: { request: Request }) { target(); }", "request.signal lent"],
    "explicit ones come first": ["function f(signal: AbortSignal) { return (request: Request) => target(); }", "signal", "request.signal lent"],
    "an explicit one beside it comes first": ["function f(request: Request, o: { signal: AbortSignal }) { target(); }", "o.signal", "request.signal lent"],
  }, ["types"]);

  all({
    "whom a const has read: the const is explicit": ["function f(request: Request) { const { signal } = request; target(); }", "signal", "request.signal lent"],
    "whom a const is made of: the const is explicit": ["function f(request: Request) { const both = AbortSignal.any([request.signal, AbortSignal.timeout(1)]); target(); }", "both", "request.signal lent"],
    "whom a pattern has read: what it binds is explicit": ["declare function query(fn: (context: { signal: AbortSignal }) => void): void; query(({ signal }) => { target(); });", "signal"],
  }, ["types"]);

  all({
    "nobody: a request made here": ["function f() { const request = new Request('/'); target(); }"],
    "nobody: a controller, which its holder aborts": ["function f(controller: AbortController, o: { controller: AbortController }) { target(); }"],
    "nobody: a project's own context hands over": ["interface Context { signal: AbortSignal } function f(context: Context) { target(); }", "context.signal"],
    "nobody: an own class by the name": ["namespace own { export class Request { signal = 1 } } function f(request: own.Request) { target(); }"],
    "nobody: any": ["function f(request: any, context) { target(); }"],
    "nobody: a promise, a list, a function": ["function f(a: Promise<Request>, b: Request[], c: () => Request) { target(); }"],
    "nobody: another function": ["function f(request: Request) {} function g() { target(); }"],
    "nobody: a shadowed name": ["function f(request: Request) { return (request: string) => target(); }"],
    "nobody in cleanup": ["async function f(request: Request) { try { await go(); } finally { await target(); } }"],
    "nobody in a detached callback": ["function f(request: Request) { setTimeout(() => target(), 1); }"],
    "nobody where it is aborted": ["function f(request: Request) { if (request.signal.aborted) target(); }"],
    "nobody after what it may have ended": ["async function f(request: Request) { try { await fetch(request); } catch { await target(); } }"],
  }, ["types"]);

  all({
    "nobody without types": ["import type { Context } from 'hono'; function f(request: Request, c: Context) { target(); }"],
  }, ["syntax"]);
});

describe("Explicit alone are", () => {
  explicit({
    "those that nobody lends": ["function f(request: Request, signal: AbortSignal) { target(); }", "signal"],
    "none of a context": ["declare function query(fn: (context: { signal: AbortSignal }) => void): void; query((context) => { target(); });"],
  }, ["types"]);
});

describe("Of signals in scope, equally near are", () => {
  ranked({
    "two parameters": ["function f(a: AbortSignal, b: AbortSignal) { target(); }", "0 a", "0 b"],
    "two names of a pattern": ["function f({ a, b }: { a: AbortSignal; b: AbortSignal }) { target(); }", "0 a", "0 b"],
    "two members": ["function f(o: { a: AbortSignal; b: AbortSignal }) { target(); }", "0 o.a", "0 o.b"],
    "two parameters' members": ["function f(o: { a: AbortSignal }, p: { b: AbortSignal }) { target(); }", "0 o.a", "0 p.b"],
    "two locals": ["function f(o: { a: AbortSignal; b: AbortSignal }) { const { a, b } = o; target(); }", "0 b", "0 a", "1 o.a", "1 o.b"],
    "two fields": ["class A { a: AbortSignal; b: AbortSignal; m() { target(); } }", "0 this.a", "0 this.b"],
  }, annotated);
  ranked({
    "not two of which one is made of the other": ["function f(o: { a: AbortSignal }) { const a = o.a; const b = AbortSignal.any([a]); target(); }", "0 b", "1 a", "2 o.a"],
    "not a local and a parameter": ["function f(a: AbortSignal) { const b = AbortSignal.any([a]); target(); }", "0 b", "1 a"],
    "not a parameter and a member": ["function f(a: AbortSignal, o: { b: AbortSignal }) { target(); }", "0 a", "1 o.b"],
    "not two functions' parameters": ["function f(a: AbortSignal) { return (b: AbortSignal) => target(); }", "0 b", "1 a"],
    "not two blocks' locals": ["function f(o: { a: AbortSignal }) { const a = o.a; { const b = o.a; target(); } }", "0 b", "1 a", "2 o.a"],
    "not a parameter and a field": ["class A { a: AbortSignal; m(b: AbortSignal) { target(); } }", "0 b", "1 this.a"],
  }, annotated);
  ranked({
    "two requests": ["function f(a: Request, b: Request) { target(); }", "0 a.signal", "0 b.signal"],
    "not an explicit and a lent one": ["function f(o: { a: AbortSignal }, b: Request) { target(); }", "0 o.a", "1 b.signal"],
  }, ["types"]);
});
