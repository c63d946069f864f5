import { describe } from "vitest";
import { whoseSignal } from "../../src/analysis/signals/whose.js";
import { annotated, everywhere, inWords, tableOf } from "./table.js";

/** Whose abort the first argument of `target` may bring: its sources, or one of the other answers. */
const table = tableOf((file, { arguments: [expression] }) => {
  const whose = whoseSignal(file, expression!);
  return whose.is === "somebody" ? ["somebody", ...whose.sources.map(inWords)] : [whose.is];
});

const f = (body: string, ...expected: string[]): readonly [string, ...string[]] => [`async function f(signal: AbortSignal, options: { signal?: AbortSignal }) { ${body} }`, ...expected];

describe("Somebody's abort comes by", () => {
  table({
    "a parameter": f("target(signal);", "somebody", "signal"),
    "a cast parameter": f("target(signal as any);", "somebody", "signal"),
    "an optional parameter": ["function f(signal?: AbortSignal) { target(signal); }", "somebody", "signal maybe"],
    "a member of a parameter": f("target(options.signal);", "somebody", "options.signal maybe"),
    "a member of an optional parameter": ["function f(options?: { signal: AbortSignal }) { target(options?.signal); }", "somebody", "options?.signal maybe"],
    "a member two deep": ["function f(o: { inner: { signal: AbortSignal } }) { target(o.inner.signal); }", "somebody", "o.inner.signal"],
    "a destructured parameter": ["function f({ signal: stop }: { signal: AbortSignal }) { target(stop); }", "somebody", "stop"],
    "a const that holds it, by the const's name": f("const stop = signal; target(stop);", "somebody", "stop"),
    "a const that is taken from it, by the const's name": f("const { signal: stop } = options; target(stop);", "somebody", "stop maybe"),
    "a const that is taken from it with a default, by the source's name": f("const { signal: stop = AbortSignal.timeout(1) } = options; target(stop);", "somebody", "options.signal maybe"),
    "a const of an options object": f("const o = options ?? {}; target(o.signal);", "somebody", "options.signal maybe"),
    "an object literal that holds it": f("const init = { signal }; target(init.signal);", "somebody", "signal"),
    "an object literal that spreads it": f("const init = { ...options }; target(init.signal);", "somebody", "options.signal maybe"),
    "an object literal that it is written to": f("const init = {}; init.signal = signal; target(init.signal);", "somebody", "signal"),
    "a let that is written": f("let stop; stop = signal; target(stop);", "somebody", "signal"),
    "a let that is written on one path": f("let stop: AbortSignal = AbortSignal.timeout(1); if (x) stop = signal; target(stop);", "somebody", "signal"),
    "a parameter that is joined with a deadline": ["function f(signal?: AbortSignal) { signal = signal ? AbortSignal.any([signal, AbortSignal.timeout(1)]) : AbortSignal.timeout(1); target(signal); }", "somebody", "signal maybe"],
    "options that are filled up": ["function f(options: { signal?: AbortSignal }) { options = { ...defaults, ...options }; target(options.signal); }", "somebody", "options.signal maybe"],
    "a field": ["class A { signal: AbortSignal; m() { target(this.signal); } }", "somebody", "this.signal"],
    "a private field": ["class A { #signal?: AbortSignal; set(s) { this.#signal = s; } m() { target(this.#signal); } }", "somebody", "this.#signal maybe"],
    "a field's options": ["class A { constructor(private options: { signal?: AbortSignal }) {} m() { target(this.options.signal); } }", "somebody", "this.options.signal maybe"],
    "a signal joined with a deadline": f("target(AbortSignal.any([signal, AbortSignal.timeout(1)]));", "somebody", "signal"),
    "an optional signal joined with a deadline, which stays optional": f("target(AbortSignal.any([options.signal, AbortSignal.timeout(1)].filter(Boolean)));", "somebody", "options.signal maybe"),
    "several signals joined": f("target(AbortSignal.any([signal, options.signal!]));", "somebody", "signal", "options.signal maybe"),
    "a signal joined with one of which nobody knows": f("target(AbortSignal.any([signal, make()]));", "somebody", "signal"),
    "a signal joined by a spread": f("target(AbortSignal.any([...(options.signal ? [options.signal] : []), signal]));", "somebody", "signal"),
    "a list that it is in": f("const list = [signal]; target(AbortSignal.any(list));", "somebody", "signal"),
    "a list that it is pushed to": f("const list: AbortSignal[] = []; if (options.signal) list.push(options.signal); target(AbortSignal.any(list));", "somebody", "options.signal maybe"),
    "a const of joined signals, by the source's name": f("const both = AbortSignal.any([signal, AbortSignal.timeout(1)]); target(both);", "somebody", "signal"),
    "a const of that const, by the source's name": f("const both = AbortSignal.any([signal]); const same = both; target(same);", "somebody", "signal"),
    "a signal or a deadline": f("target(options.signal ?? AbortSignal.timeout(1));", "somebody", "options.signal maybe"),
    "a signal behind a test": f("target(options.signal && AbortSignal.any([options.signal]));", "somebody", "options.signal maybe"),
    "a ternary": f("target(x ? signal : undefined);", "somebody", "signal"),
    "a helper that takes it": f("target(anySignal([signal, AbortSignal.timeout(1)]));", "somebody", "signal"),
    "a helper that takes it as it is": f("target(withTimeout(signal, 1000));", "somebody", "signal"),
    "a helper that takes it as an option": f("target(linked({ signal, timeout: 1 }));", "somebody", "signal"),
    "a helper that takes joined signals": f("target(track(AbortSignal.any([signal])));", "somebody", "signal"),
    "what a helper that takes it returns beside other things": f("const { signal: both, clear } = combine(signal, 1000); target(both);", "somebody", "signal"),
    "the signal of an object made with it": f("target(new Linked(signal).signal);", "somebody", "signal"),
    "the outer function's, in a closure": f("return () => target(signal);", "somebody", "signal"),
    "a generator's": ["async function* f(signal: AbortSignal) { yield target(signal); }", "somebody", "signal"],
    "the outer function's const, in a closure that runs later": f("const both = AbortSignal.any([signal]); setTimeout(() => target(both), 1);", "somebody", "signal"),
  }, annotated);

  table({
    "a parameter that is used as one": ["function f({ signal }) { signal.throwIfAborted(); target(signal); }", "somebody", "signal"],
    "a parameter that its JSDoc calls one": ["/** @param {AbortSignal} [signal] */ function f(signal) { target(AbortSignal.any([signal])); }", "somebody", "signal maybe"],
  }, everywhere);

  table({
    "a parameter whose name doesn't tell": ["declare function on(fn: (stop: AbortSignal) => void): void; on((stop) => { target(stop); });", "somebody", "stop"],
    "a member of what a context lends": ["declare function query(fn: (c: { signal: AbortSignal }) => void): void; query((c) => { target(c.signal); });", "somebody", "c.signal lent"],
    "a member of a request": ["function f(request: Request) { target(AbortSignal.any([request.signal, AbortSignal.timeout(1)])); }", "somebody", "request.signal lent"],
    "a member of an event's request": ["function f(event: { request: Request }) { target(event.request.signal); }", "somebody", "event.request.signal lent"],
    "a const that is surely there": ["function f(signal?: AbortSignal) { const s = signal!; target(s); }", "somebody", "s"],
    "a const that has read a request's": ["function f(request: Request) { const { signal } = request; target(signal); }", "somebody", "signal"],
  }, ["types"]);
});

describe("Sources that can't be named at the place are left out:", () => {
  table({
    "a shadowed parameter": f("const both = AbortSignal.any([signal]); { const signal = 1; target(both); }", "somebody"),
    "another `this`": ["class A { signal: AbortSignal; m() { const both = AbortSignal.any([this.signal]); return function () { target(both); }; } }", "somebody"],
    "but not one that can": f("const both = AbortSignal.any([signal, options.signal]); { const signal = 1; target(both); }", "somebody", "options.signal maybe"),
  }, annotated);
});

describe("Only the function's own abort comes by", () => {
  const own = (code: string): readonly [string, string] => [`async function f() { ${code} }`, "own"];
  table({
    "a deadline": own("target(AbortSignal.timeout(1));"),
    "a signal that is aborted": own("target(AbortSignal.abort());"),
    "a const of a deadline": own("const deadline = AbortSignal.timeout(1); target(deadline);"),
    "two deadlines joined": own("target(AbortSignal.any([AbortSignal.timeout(1), AbortSignal.timeout(2)]));"),
    "nothing": own("target(undefined);"),
    "null": own("target(null);"),
    "a deadline or nothing": own("target(x ? AbortSignal.timeout(1) : undefined);"),
    "a deadline behind a test": own("target(make() && AbortSignal.timeout(1));"),
    "an option that holds a deadline": own("const init = { signal: AbortSignal.timeout(1) }; target(init.signal);"),
    "a controller that is made on the spot": own("target(new AbortController().signal);"),
    "a signal taken from a controller on the spot": own("const { signal } = new AbortController(); target(signal);"),
    "a controller that nobody aborts": own("const c = new AbortController(); target(c.signal);"),
    "a controller that a timer aborts": own("const c = new AbortController(); const t = setTimeout(() => c.abort(), 1); target(c.signal);"),
    "a controller whose abort a timer is handed": own("const c = new AbortController(); setTimeout(c.abort.bind(c), 1); target(c.signal);"),
    "a controller that a named function aborts for a timer": own("const c = new AbortController(); const stop = () => { c.abort(); }; setTimeout(stop, 1); target(c.signal);"),
    "a controller that the function aborts": own("const c = new AbortController(); const p = target(c.signal); c?.abort(); await p;"),
    "a controller that a chained callback aborts": own("const c = new AbortController(); go().catch(() => c.abort()); target(c.signal);"),
    "a controller that a function called here aborts": own("const c = new AbortController(); function stop() { c.abort(); } target(c.signal); stop();"),
    "a controller of which others get the signal": own("const c = new AbortController(); use(c.signal); target(c.signal); return c.signal;"),
    "a controller's signal by another name": own("const c = new AbortController(); const { signal: s } = c; target(s);"),
    "a controller by another name": own("const c = new AbortController(); const d = c; d.abort(); target(c.signal);"),
    "a controller that is made later": own("let c; c = new AbortController(); if (c && typeof c === 'object') target(c.signal);"),
    "a controller that is aborted where a signal is alive, or by another of its members": [
      "function f(signal) { signal.throwIfAborted(); const c = new AbortController(); if (signal.aborted) go(); else c.abort(); if (signal.reason) c.abort(); signal.aborted || c.abort(); target(c.signal); }",
      "own",
    ],
    "a controller whose aborting functions call each other": own("const c = new AbortController(); const a = () => { c.abort(); b(); }; const b = () => a(); setTimeout(a, 1); target(c.signal);"),
    "a controller whose listener is only taken off": own("const c = new AbortController(); const stop = () => c.abort(); process.off('SIGINT', stop); target(c.signal);"),
    "a controller that is asked for": own("const c = new AbortController(); const is = c ? 1 : 2; c && c.abort(); target(c.signal);"),
    "a controller in a variable that holds nothing before and after": own("let c = null; c = new AbortController(); target(c.signal); c = undefined;"),
    "a controller that is aborted by a deadline": own("const c = new AbortController(); AbortSignal.timeout(1).addEventListener('abort', () => c.abort()); target(c.signal);"),
    "a controller that listens to itself": own("const c = new AbortController(); c.signal.addEventListener('abort', () => c.abort()); target(c.signal);"),
    "variables that are made of themselves": own("const a = b; const b = a; target(a);"),
    "a controller joined with a deadline": own("const c = new AbortController(); target(AbortSignal.any([c.signal, AbortSignal.timeout(1)]));"),
  }, everywhere);
});

describe("A controller passes on somebody's abort where", () => {
  const linked = (code: string): readonly [string, string, string] => [`async function f(signal: AbortSignal) { const c = new AbortController(); ${code} }`, "somebody", "signal"];
  table({
    "a listener aborts it": linked("signal.addEventListener('abort', () => c.abort(signal.reason), { once: true }); target(c.signal);"),
    "an optional listener aborts it": linked("signal?.addEventListener('abort', function () { c.abort(); }); target(c.signal);"),
    "a listener by name aborts it": linked("const stop = () => c.abort(); signal.addEventListener('abort', stop); try { await target(c.signal); } finally { signal.removeEventListener('abort', stop); }"),
    "a hoisted listener aborts it": linked("signal.addEventListener('abort', stop); target(c.signal); function stop() { c.abort(); }"),
    "a listener is its bound abort": linked("signal.addEventListener('abort', c.abort.bind(c)); target(c.signal);"),
    "a listener is its bound abort by name": linked("const stop = c.abort.bind(c); signal.addEventListener('abort', stop); target(c.signal);"),
    "onabort aborts it": linked("signal.onabort = () => c.abort(); target(c.signal);"),
    "onabort is a named function": linked("const stop = () => c.abort(); signal.onabort = stop; target(c.signal);"),
    "addAbortListener aborts it": linked("addAbortListener(signal, () => c.abort()); target(c.signal);"),
    "addAbortListener of node:events aborts it": linked("events.addAbortListener(signal, () => c.abort()); target(c.signal);"),
    "it is aborted if the signal is": linked("if (signal.aborted) c.abort(); target(c.signal);"),
    "it is aborted if the signal is, in one line": linked("signal?.aborted && c.abort(); target(c.signal);"),
    "the listener calls a function that aborts it": linked("function stop() { c.abort(); } signal.addEventListener('abort', () => stop()); target(c.signal);"),
    "a timer aborts it too": linked("setTimeout(() => c.abort(), 1); signal.addEventListener('abort', () => c.abort()); target(c.signal);"),
    "something unknown aborts it too": linked("process.on('SIGINT', () => c.abort()); signal.addEventListener('abort', () => c.abort()); target(c.signal);"),
    "a helper gets both": linked("link(signal, c); target(c.signal);"),
    "a helper gets both by name": linked("link({ from: signal, to: c }); target(c.signal);"),
    "it follows another that follows": linked("const d = new AbortController(); signal.addEventListener('abort', () => d.abort()); d.signal.addEventListener('abort', () => c.abort()); target(c.signal);"),
    "it follows a signal made of one": linked("const both = AbortSignal.any([signal, AbortSignal.timeout(1)]); both.addEventListener('abort', () => c.abort()); target(c.signal);"),
    "its signal is joined": linked("signal.addEventListener('abort', () => c.abort()); target(AbortSignal.any([c.signal, AbortSignal.timeout(1)]));"),
    "a closure uses it": linked("signal.addEventListener('abort', () => c.abort()); return xs.map((x) => target(c.signal));"),
  }, annotated);
});

describe("Nobody can tell whose abort comes by", () => {
  const unknown = (code: string): readonly [string, string] => [code, "unknown"];
  table({
    "a parameter by its name alone": unknown("function f(signal) { target(signal); }"),
    "what a call returns": unknown("function f() { target(getSignal()); }"),
    "what a helper makes of a deadline": unknown("function f() { target(anySignal([AbortSignal.timeout(1)])); }"),
    "what another call returned among the arguments": unknown("function f(signal) { signal.throwIfAborted(); target(combine(load(signal))); }"),
    "a const of what a call returned": unknown("function f() { const s = getSignal(); target(s); }"),
    "an import": unknown("import { signal } from './stop.js'; target(signal);"),
    "a global": unknown("target(stop);"),
    "a module's controller": unknown("const c = new AbortController(); function f() { target(c.signal); }"),
    "a module's controller, in the module": unknown("const c = new AbortController(); export { c }; target(c.signal);"),
    "an outer function's controller": unknown("function f() { const c = new AbortController(); return () => target(c.signal); }"),
    "a field's controller": unknown("class A { controller = new AbortController(); m() { target(this.controller.signal); } }"),
    "a field without a type": unknown("class A { signal = make(); m() { target(this.signal); } }"),
    "a controller that is returned": unknown("function f() { const c = new AbortController(); target(c.signal); return c; }"),
    "a controller that is returned in an object": unknown("function f() { const c = new AbortController(); target(c.signal); return { c }; }"),
    "a controller that is stored": unknown("function f() { const c = new AbortController(); this.c = c; target(c.signal); }"),
    "a controller by another name that may come to hold another": unknown("function f() { const c = new AbortController(); let d = c; target(c.signal); }"),
    "a controller by a name that is handed on": unknown("function f() { const c = new AbortController(); const d = c; register(() => d.abort()); target(c.signal); }"),
    "a controller that a field holds too": unknown("class A { f() { const c = this.c = new AbortController(); target(c.signal); } }"),
    "a controller whose abort a pattern takes": unknown("function f() { const c = new AbortController(); const { signal, abort } = c; target(signal); }"),
    "a controller that is handed on for want of another": unknown("function f(d) { const c = new AbortController(); register(d ?? c); target(c.signal); }"),
    "a controller that is handed on in a ternary": unknown("function f(d) { const c = new AbortController(); register(d ? d : c); target(c.signal); }"),
    "a controller that a function aborts which is stored as another handler": unknown("function f(signal) { signal.throwIfAborted(); const c = new AbortController(); signal.onchange = () => c.abort(); target(c.signal); }"),
    "a controller that calls of functions by each other's name abort": unknown("function f() { const c = new AbortController(); const a = () => { c.abort(); b(); }; const b = () => a(); register(a); target(c.signal); }"),
    "a controller that a method by a computed name may abort": unknown("function f() { const c = new AbortController(); x[key](() => c.abort()); target(c.signal); }"),
    "a controller's method": unknown("function f() { const c = new AbortController(); target(c.abort); }"),
    "a variable that is declared twice": unknown("function f() { var s = AbortSignal.timeout(1); var s = make(); target(s); }"),
    "a controller that is kept in a list": unknown("function f() { const c = new AbortController(); const all = [c]; target(c.signal); }"),
    "a controller that is handed on": unknown("function f() { const c = new AbortController(); register(c); target(c.signal); }"),
    "a controller that a returned function aborts": unknown("function f() { const c = new AbortController(); target(c.signal); return () => c.abort(); }"),
    "a controller that a method aborts": unknown("function f() { const c = new AbortController(); target(c.signal); return { stop() { c.abort(); } }; }"),
    "a controller that an event aborts": unknown("function f() { const c = new AbortController(); req.on('close', () => c.abort()); target(c.signal); }"),
    "a controller that a request's abort event aborts": unknown("function f() { const c = new AbortController(); xhr.addEventListener('abort', () => c.abort()); target(c.signal); }"),
    "a controller that another event aborts": unknown("function f(signal) { signal.throwIfAborted(); const c = new AbortController(); signal.addEventListener('change', () => c.abort()); target(c.signal); }"),
    "a controller that a stored function aborts": unknown("function f() { const c = new AbortController(); this.stop = () => c.abort(); target(c.signal); }"),
    "a controller whose abort is handed on": unknown("function f() { const c = new AbortController(); onStop(c.abort.bind(c)); target(c.signal); }"),
    "a controller whose abort is returned by name": unknown("function f() { const c = new AbortController(); const stop = () => c.abort(); target(c.signal); return stop; }"),
    "a controller that follows an unknown signal": unknown("function f() { const c = new AbortController(); getSignal().addEventListener('abort', () => c.abort()); target(c.signal); }"),
    "a controller that a timer in a returned function aborts": unknown("function f() { const c = new AbortController(); target(c.signal); return () => { setTimeout(() => c.abort(), 1); }; }"),
    "what is taken out of a controller": unknown("function f() { const { c } = new AbortController(); target(c.signal); }"),
    "a variable that may hold another controller": unknown("function f() { let c = new AbortController(); c = other; target(c.signal); }"),
    "a deadline joined with an unknown signal": unknown("function f() { target(AbortSignal.any([AbortSignal.timeout(1), getSignal()])); }"),
    "an unknown list": unknown("function f(list) { target(AbortSignal.any(list)); }"),
    "a list that something unknown is pushed to": unknown("function f() { const list = [AbortSignal.timeout(1)]; list.push(...more); target(AbortSignal.any(list)); }"),
    "a list that is written again": unknown("function f() { let list = [AbortSignal.timeout(1)]; list = more; target(AbortSignal.any(list)); }"),
    "a list that is made of itself": unknown("function f() { const list = [AbortSignal.any(list)]; target(AbortSignal.any(list)); }"),
    "a list without a value": unknown("function f() { let list; target(AbortSignal.any(list)); }"),
    "a computed method of AbortSignal": unknown("target(AbortSignal[timeout](1));"),
    "an own AbortSignal": unknown("class AbortSignal { static timeout() {} } target(AbortSignal.timeout(1));"),
    "a method of AbortSignal that isn't known": unknown("target(AbortSignal.from(1));"),
    "AbortSignal.any without a list": unknown("target(AbortSignal.any());"),
    "a computed member": unknown("function f(options) { target(options[key]); }"),
    "a loop's variable": unknown("for (const s of signals) target(s);"),
    "a variable written by a pattern": unknown("function f() { let s; ({ s } = x); target(s); }"),
    "text": unknown("target('signal');"),
    "a function": unknown("target(() => {});"),
    "a function by name": unknown("function stop() {} target(stop);"),
    "a class": unknown("class Stop {} target(Stop);"),
    "an awaited signal": unknown("async function f() { target(await signal); }"),
    "a rest": unknown("function f(options) { const { a, ...rest } = options; target(rest.signal); }"),
    "a negation": unknown("target(!x);"),
  }, everywhere);
  table({
    "a controller from outside": unknown("function f(c: AbortController) { target(c.signal); }"),
    "a declared controller": unknown("declare const c: AbortController; target(c.signal);"),
    "a declaration": unknown("declare const signal: AbortSignal; target(signal);"),
    "any": unknown("function f(signal: any) { target(signal); }"),
    "another type": unknown("function f(signal: { aborted: boolean }) { target(signal); }"),
    "an import's member": unknown("import { config } from './config.js'; target(config.signal);"),
  }, annotated);
});
