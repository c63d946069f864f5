import { describe } from "vitest";
import { carriedSignals } from "../../src/analysis/signals/carried.js";
import { annotated, everywhere, inWords, tableOf } from "./table.js";

/** Whose signals the call of `target` passes on; `whole` for those that go along in options that are passed whole. */
const table = tableOf((file, call) => {
  const carried = carriedSignals(file, call);
  return carried.is === "somebody" ? ["somebody", ...carried.sources.map((source) => `${inWords(source)}${source.viaOptions ? " whole" : ""}`)] : [carried.is];
});

const f = (call: string, ...expected: string[]): readonly [string, ...string[]] => [`async function f(signal: AbortSignal, options: { signal?: AbortSignal }) { ${call} }`, ...expected];

describe("A call carries somebody's signal", () => {
  table({
    "as an argument": f("target(url, signal);", "somebody", "signal"),
    "as a cast argument": f("target(url, signal as any);", "somebody", "signal"),
    "as a member": f("target(url, options.signal);", "somebody", "options.signal maybe"),
    "in options": f("target(url, { signal });", "somebody", "signal"),
    "in options by another name": f("target(url, { abortSignal: signal });", "somebody", "signal"),
    "in options by any name": f("target(url, { stop: signal });", "somebody", "signal"),
    "in options behind a cast": f("target(url, { signal } as any);", "somebody", "signal"),
    "in options in a const": f("const init = { signal, method: 'POST' }; target(url, init);", "somebody", "signal"),
    "in options that it is written to": f("const init: RequestInit = {}; init.signal = signal; target(url, init);", "somebody", "signal"),
    "in options by a spread of it": f("target(url, { ...(options.signal && { signal: options.signal }) });", "somebody", "options.signal maybe"),
    "in options by Object.assign": f("target(url, Object.assign({}, { signal }));", "somebody", "signal"),
    "in options by Object.assign to a const": f("const init = {}; Object.assign(init, { signal }); target(url, init);", "somebody", "signal"),
    "in options of a ternary": f("target(url, x ? { signal } : {});", "somebody", "signal"),
    "in options of options": f("target(url, { request: { signal } });", "somebody", "signal"),
    "in options of options in a const": f("const request = { signal }; target(url, { request });", "somebody", "signal"),
    "in a list": f("target([signal, AbortSignal.timeout(1)]);", "somebody", "signal"),
    "in a spread list": f("target(...[url, signal]);", "somebody", "signal"),
    "in a request": f("target(new Request(url, { signal }));", "somebody", "signal"),
    "in a request in a const": f("const request = new Request(url, { signal }); target(request);", "somebody", "signal"),
    "joined with a deadline": f("target(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(1)]) });", "somebody", "signal"),
    "joined by a helper": f("target(url, { signal: anySignal([signal, AbortSignal.timeout(1)]) });", "somebody", "signal"),
    "or a deadline": f("target(url, { signal: options.signal ?? AbortSignal.timeout(1) });", "somebody", "options.signal maybe"),
    "by a controller that follows it": f("const c = new AbortController(); signal.addEventListener('abort', () => c.abort()); target(url, { signal: c.signal });", "somebody", "signal"),
    "beside one that is its own": f("target(AbortSignal.timeout(1), { signal });", "somebody", "signal"),
    "beside options of which nobody knows": f("target(url, { ...make(), signal });", "somebody", "signal"),
    "several": f("target(signal, { signal: options.signal });", "somebody", "signal", "options.signal maybe"),
    "in options that are passed whole": f("target(url, options);", "somebody", "options.signal maybe whole"),
    "in options that are passed whole, by any name": ["function f(o: { token: AbortSignal }) { target(o); }", "somebody", "o.token whole"],
    "in options that are spread": f("target(url, { method: 'POST', ...options });", "somebody", "options.signal maybe whole"),
    "in options that are filled up": f("target(url, options ?? {});", "somebody", "options.signal maybe whole"),
    "in options that are copied": f("const init = { ...options, method: 'POST' }; target(url, init);", "somebody", "options.signal maybe whole"),
    "in options of options that are passed whole": f("target(url, { fetchOptions: options });", "somebody", "options.signal maybe whole"),
    "in fetch's own options, in a file that doesn't speak of any": ["function f(init?: RequestInit) { return target(url, init); }", "somebody", "init?.signal maybe whole"],
    "in a field's options": ["class A { options: { signal?: AbortSignal }; m() { target(this.options); } }", "somebody", "this.options.signal maybe whole"],
    "once, where it is written and goes along in options too": f("target(url, options, options.signal);", "somebody", "options.signal maybe"),
    "and the sources that can be named at the call": f("const both = AbortSignal.any([signal]); { const signal = 1; target(url, { signal: both }); }", "somebody"),
  }, annotated);

  table({
    "in a request that is passed whole": ["function f(request: Request) { target(request); }", "somebody", "request.signal lent whole"],
    "in options whose type another file declares": ["import type { Abortable } from 'node:events'; function f(o: Abortable) { target(o); }", "somebody", "o.signal maybe whole"],
    "two members deep in options whose type another declares": ["interface Inner { signal: AbortSignal } interface Outer { inner: Inner } function f(o: Outer) { target(o.inner.signal); }", "somebody", "o.inner.signal"],
    "two members deep in options that may be missing": ["interface Inner { signal: AbortSignal } interface Outer { inner: Inner } function f(o?: Outer) { target(o?.inner.signal); }", "somebody", "o?.inner?.signal maybe"],
    "in what an object made with it is": ["declare function make(signal: AbortSignal): RequestInit; function f(signal: AbortSignal) { target(url, make(signal)); } declare const url: string;", "somebody", "signal whole"],
    "in an argument that a helper makes of it": ["declare function any(...signals: AbortSignal[]): AbortSignal; function f(signal: AbortSignal) { target(any(signal)); }", "somebody", "signal"],
  }, ["types"]);
});

describe("A call carries only its function's own signal", () => {
  table({
    "as an argument": f("target(url, AbortSignal.timeout(1));", "own"),
    "in options": f("target(url, { signal: AbortSignal.timeout(1) });", "own"),
    "through a const": f("const deadline = AbortSignal.timeout(1); target(deadline, url);", "own"),
    "by a controller": f("const c = new AbortController(); target(url, c.signal);", "own"),
    "in the place of a caller's": f("target(url, { ...options, signal: AbortSignal.timeout(1) });", "own"),
    "in options of which nobody knows the rest": f("target(url, { method: 'POST', ...make(), signal: AbortSignal.timeout(1) });", "own"),
    "by a request": f("target(new Request(url, { signal: AbortSignal.timeout(1) }));", "own"),
  }, annotated);
});

describe("A call carries no signal", () => {
  table({
    "without arguments": f("target();", "none"),
    "in text, numbers, lists, functions and templates": f("target('signal', 1, [1], () => signal, `${signal}`, function () {}, class {}, -1, 1 + 1);", "none"),
    "in options that have none": f("target('/', { method: 'POST', headers: { a: 'signal' } });", "none"),
    "in options where it is nothing": f("target('/', { signal: undefined });", "none"),
    "in options where it is null": f("target('/', { signal: null });", "none"),
    "in undefined": f("target('/', undefined);", "none"),
    "in options that overwrite it with nothing": f("target('/', { ...options, signal: undefined });", "none"),
    "in what a signal says": f("target(`${signal.reason}`, !signal.aborted);", "none"),
    "in what is made of one for another end": f("target('/', { onAbort: log(signal), body: text(signal) });", "none"),
    "in options behind a test": f("target(x && { method: 'POST' });", "none"),
    "three deep": f("target({ a: { b: { signal } } });", "none"),
    "in a request that has none": f("target(new Request('/'));", "none"),
    "in variables that are made of themselves": f("const a = { ...b }; const b = { ...a }; target(a);", "none"),
  }, annotated);
  table({
    "in a value of a plain type": ["function f(url: string, id: number, on: boolean, ids: string[], map: Map<string, number>) { target(url, id, on, ids, map, new URL(url)); }", "none"],
    "in options whose type has none": ["function f(o: { method: string }) { target(o, { ...o }); }", "none"],
    "in options whose interface has none": ["interface Plain { id: string } function f(o: Plain, { list }: { list: Plain }) { target(o, { ...list }); }", "none"],
    "in options whose alias has none": ["interface Plain { id: string } type Either = Plain | { method: string } | null; function f(o: Either) { target(o); }", "none"],
    "in a controller's method": ["function f() { const c = new AbortController(); target(c.abort); }", "none"],
    "in a promise of what carried one": ["function f(signal: AbortSignal) { target(fetch('/', { signal }), Promise.all([fetch('/', { signal })])); }", "none"],
    "in a controller": ["function f() { const c = new AbortController(); target(c.signal.reason); }", "unknown"],
  }, ["types"]);
});

describe("Nobody can tell whether a call carries a signal", () => {
  table({
    "in what a call returned": f("target(make());", "unknown"),
    "in spread arguments": ["function f(...args) { target(...args); }", "unknown"],
    "in spread arguments beside its own": ["function f(...args) { target(AbortSignal.timeout(1), ...args); }", "unknown"],
    "in options that may overwrite its own": f("target({ signal: AbortSignal.timeout(1), ...make() });", "unknown"),
    "in a signal that a call returned": f("target({ signal: make() });", "unknown"),
    "in a signal of a field's controller": ["class A { c = new AbortController(); m() { target(this.c.signal); } }", "unknown"],
    "in a declaration": ["declare const options: any; target(options);", "unknown"],
    "in an import": ["import { options } from './options.js'; target(options);", "unknown"],
  }, annotated);
  table({
    "in a parameter": ["function f(options) { target(options); }", "unknown"],
    "in a spread parameter": ["function f(options) { target({ ...options }); }", "unknown"],
    "in a signal by its name alone": ["function f({ signal }) { target({ signal }); }", "unknown"],
    "in options that a loop goes through": ["for (const init of inits) target(init);", "unknown"],
  }, everywhere);
  table({
    "in what is taken from a request": f("const { body } = new Request(url, { signal }); target(body);", "unknown"),
  }, ["syntax"]);
  table({
    "in any": ["function f(options: any) { target(options); }", "unknown"],
    "in any by another name": ["type Open = any; function f(o: Open) { target(o); }", "unknown"],
    "in what a type computes, which may be any": ["type Read<T> = T extends string ? never : { id: T }; function f(o: Read<number>) { target(o); }", "unknown"],
    "in a signal that is any": ["function f(signal: any) { target({ signal }); }", "unknown"],
    "in a typed signal by any name that a call returned": ["declare function make(): AbortSignal; target({ stop: make() });", "unknown"],
    "in an object that leads to a request": ["function f(event: { request: Request }) { target(event); }", "unknown"],
    "in what a call returns that may hold one": ["declare function make(): RequestInit; target(make());", "unknown"],
  }, ["types"]);
});
