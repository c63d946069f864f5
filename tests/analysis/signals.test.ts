import { describe, expect, it } from "vitest";
import { explicitSignals } from "../../src/analysis/signals.js";
import { ask, type Reader } from "./ask.js";
import { annotated, type Cases, everywhere, inWords, tableOf } from "./table.js";

const table = tableOf((file, call) => explicitSignals(file, call).map(inWords));

const asked = (code: string, reader: Reader) => ask(code, reader, ["target", "this.target"], explicitSignals);

/** What is usable at the code's only call of `target`. */
function signals(code: string, reader: Reader): string[] {
  const [answer, ...others] = asked(code, reader);
  expect(others).toEqual([]);
  return answer!.map(inWords);
}

describe("A signal in scope by annotation is", () => {
  table({
    "a parameter": ["function f(signal: AbortSignal) { target(); }", "signal"],
    "a parameter of another name": ["const f = (stop: AbortSignal) => target();", "stop"],
    "an optional parameter": ["function f(signal?: AbortSignal) { target(); }", "signal maybe"],
    "a parameter or undefined": ["function f(signal: AbortSignal | undefined) { target(); }", "signal maybe"],
    "a parameter or null": ["function f(signal: null | AbortSignal) { target(); }", "signal maybe"],
    "a parameter with a default": ["function f(signal: AbortSignal = new AbortController().signal) { target(); }", "signal"],
    "a parameter with a default that is nothing": ["function f(signal: AbortSignal | undefined = undefined) { target(); }", "signal maybe"],
    "a global type's full name": ["function f(signal: globalThis.AbortSignal) { target(); }", "signal"],
    "an alias in the same file": ["type Stop = AbortSignal | undefined; function f(signal: Stop) { target(); }", "signal maybe"],
    "a method's parameter": ["class A { async m(url: string, signal: AbortSignal) { await target(); } }", "signal"],
    "a parameter property in the constructor": ["class A { constructor(private readonly signal: AbortSignal) { target(); } }", "signal"],
    "a member of a parameter's inline type": ["function f(options: { signal: AbortSignal }) { target(); }", "options.signal"],
    "an optional member": ["function f(options: { signal?: AbortSignal }) { target(); }", "options.signal maybe"],
    "a member of an optional parameter": ["function f(options?: { signal: AbortSignal }) { target(); }", "options?.signal maybe"],
    "a member of a parameter with a default": ["function f(options: { signal?: AbortSignal } = {}) { target(); }", "options.signal maybe"],
    "a member of any name": ["function f(o: { abortSignal: AbortSignal; timeout: number }) { target(); }", "o.abortSignal"],
    "a member whose name is no identifier": ["function f(o?: { 'abort-signal': AbortSignal }) { target(); }", 'o?.["abort-signal"] maybe'],
    "a member of an interface": ["interface Options { signal?: AbortSignal | null } function f(options: Options) { target(); }", "options.signal maybe"],
    "a member of an extended interface": ["interface Base { signal: AbortSignal } interface Options extends Base { x: 1 } function f(options: Options) { target(); }", "options.signal"],
    "a member of a merged interface": ["interface Options { x: 1 } interface Options { signal: AbortSignal } function f(options: Options) { target(); }", "options.signal"],
    "a member of an intersection": ["type Options = { x: 1 } & { signal: AbortSignal }; function f(options: Options) { target(); }", "options.signal"],
    "a member of each type of a union": ["function f(o: { a: 1; signal: AbortSignal } | { b: 1; signal?: AbortSignal }) { target(); }", "o.signal maybe"],
    "a member of a readonly type": ["interface O { signal: AbortSignal } function f(o: Readonly<O>) { target(); }", "o.signal"],
    "a member of a partial type": ["interface O { signal: AbortSignal } function f(o: Partial<O>) { target(); }", "o.signal maybe"],
    "a member of a required type": ["interface O { signal?: AbortSignal } function f(o: Required<O>) { target(); }", "o.signal"],
    "a member of a type parameter's constraint": ["function f<T extends { signal: AbortSignal }>(o: T) { target(); }", "o.signal"],
    "fetch's own options": ["function f(init?: RequestInit) { target(); }", "init?.signal maybe"],
    "a destructured member": ["function f({ signal }: { signal: AbortSignal }) { target(); }", "signal"],
    "a destructured member with a new name": ["function f({ signal: stop }: { signal?: AbortSignal }) { target(); }", "stop maybe"],
    "a destructured member with a default": ["function f({ signal = new AbortController().signal }: { signal?: AbortSignal } = {}) { target(); }", "signal"],
    "a member destructured from a member": ["function f({ options: { signal } }: { options: { signal?: AbortSignal } }) { target(); }", "signal maybe"],
    "a const made of a member": ["function f(options: { signal: AbortSignal }) { const signal = options.signal; target(); }", "signal", "options.signal"],
    "a const destructured from a parameter": ["function f(options?: { signal?: AbortSignal }) { const { signal } = options ?? {}; target(); }", "signal maybe", "options?.signal maybe"],
    "a const destructured with a default": ["function f(o: { signal?: AbortSignal }) { const { signal = AbortSignal.timeout(1) } = o; target(); }", "signal", "o.signal maybe"],
    "a const of several signals": ["function f(signal: AbortSignal) { const both = AbortSignal.any([signal, AbortSignal.timeout(1)]); target(); }", "both", "signal"],
    "a const of filtered signals": ["function f(signal?: AbortSignal) { const both = AbortSignal.any([signal, AbortSignal.timeout(1)].filter((s) => s !== undefined)); target(); }", "both", "signal maybe"],
    "a const of a signal or a deadline": ["function f(signal?: AbortSignal) { const s = signal ?? AbortSignal.timeout(1); target(); }", "s", "signal maybe"],
    "a const of a signal and a deadline or the deadline alone": ["function f(signal?: AbortSignal) { const t = AbortSignal.timeout(1); const s = signal ? AbortSignal.any([signal, t]) : AbortSignal.timeout(2); target(); }", "s", "signal maybe"],
    "a const of a signal behind a test": ["function f(signal?: AbortSignal) { const s = signal && AbortSignal.any([signal]); target(); }", "s maybe", "signal maybe"],
    "a let that is never written again": ["function f(options: { signal: AbortSignal }) { let s = options.signal; target(); }", "s", "options.signal"],
    "a const of the parameter": ["function f(options?: { signal: AbortSignal }) { const o = options ?? {}; target(); }", "o.signal maybe", "options?.signal maybe"],
    "a field": ["class A { signal: AbortSignal; m() { target(); } }", "this.signal"],
    "an optional field": ["class A { private stop?: AbortSignal; start(s: AbortSignal) { this.stop = s; } m() { target(); } }", "this.stop maybe"],
    "an optional field that is set if it is not": ["class A { private stop?: AbortSignal; start(s: AbortSignal) { this.stop ??= s; } m() { target(); } }", "this.stop maybe"],
    "an optional field that its class never sets": ["class A { stop?: AbortSignal; m() { if (this.stop === x) target(); } }"],
    "a private name": ["class A { #signal: AbortSignal; m() { target(); } }", "this.#signal"],
    "an abstract field": ["abstract class A { abstract signal: AbortSignal; m() { target(); } }", "this.signal"],
    "an abstract getter": ["abstract class A { abstract get signal(): AbortSignal; m() { target(); } }", "this.signal"],
    "a getter": ["class A { get signal(): AbortSignal { return x; } m() { target(); } }", "this.signal"],
    "a parameter property in a method": ["class A { constructor(private signal?: AbortSignal) {} m() { target(); } }", "this.signal maybe"],
    "a field seen through an arrow": ["class A { signal: AbortSignal; m() { return xs.map(() => target()); } }", "this.signal"],
    "a field in an arrow that is a field": ["class A { signal: AbortSignal; m = async () => { await target(); } }", "this.signal"],
    "a parameter before a field": ["class A { signal: AbortSignal; m(signal: AbortSignal) { target(); } }", "signal", "this.signal"],
    "a field's const": ["class A { signal: AbortSignal; m() { const { signal } = this; target(); } }", "signal", "this.signal"],
    "a field before what is outside its class": ["function f(outer: AbortSignal) { return class { signal: AbortSignal; m() { target(); } }; }", "this.signal", "outer"],
    "the inner function's before the outer's": ["function f(outer: AbortSignal) { return async (inner: AbortSignal) => { await target(); }; }", "inner", "outer"],
    "the outer function's in a closure": ["function f(signal: AbortSignal) { return xs.map((x) => target(x)); }", "signal"],
    "the one with the fewest dots": ["function f(options: { signal: AbortSignal }, signal: AbortSignal) { target(); }", "signal", "options.signal"],
    "the block's before the function's": ["function f(o: { signal: AbortSignal }) { { const s = o.signal; target(); } }", "s", "o.signal"],
    "known in a later parameter's default": ["function f(signal: AbortSignal, x = target()) {}", "signal"],
  }, annotated);

  table({
    "perhaps one by an imported name, which nobody can look up": ["import type { AbortSignal } from 'abort-controller'; function f(signal: AbortSignal) { target(); }", "signal perhaps"],
    "perhaps a member by an imported name": ["import type { AbortSignal } from 'abort-controller'; function f(o: { signal?: AbortSignal }) { target(); }", "o.signal maybe perhaps"],
    "no import's member": ["import type { Options } from './types.js'; function f(options: Options) { target(); }"],
  }, ["syntax"]);
});

describe("No signal in scope is", () => {
  table({
    "another type": ["function f(signal: string, controller: Controller, { x }: { x: 1 }) { target(); }"],
    "a promise of one": ["function f(signal: Promise<AbortSignal>) { target(); }"],
    "a list of them": ["function f(signals: AbortSignal[], [signal]: [AbortSignal], ...rest: AbortSignal[]) { target(); }"],
    "a function that gives one": ["function f(signal: () => AbortSignal) { target(); }"],
    "one among other types": ["function f(signal: AbortSignal | string) { target(); }"],
    "a member of one type of a union": ["function f(o: { signal: AbortSignal } | { x: 1 }) { target(); }"],
    "an own class of that name": ["class AbortSignal { x = 1 } function f(signal: AbortSignal) { target(); }"],
    "an own interface of that name": ["export {}; interface AbortSignal { x: 1 } function f(signal: AbortSignal) { target(); }"],
    "a type that names itself": ["type A = A | AbortSignal; function f(signal: A) { target(); }"],
    "the variable being made by this call": ["function f(o: { signal: AbortSignal }) { const signal = target(o.signal); }", "o.signal"],
    "a const declared later": ["function f(o: { signal: AbortSignal }) { target(); const signal = o.signal; }", "o.signal"],
    "a const of a closed block": ["function f(o: { signal: AbortSignal }) { { const signal = o.signal; } target(); }", "o.signal"],
    "a var of a closed block": ["function f(o: { signal: AbortSignal }) { if (x) { var signal = o.signal; } target(); }", "o.signal"],
    "a const of another case": ["function f(o: { signal: AbortSignal }) { switch (x) { case 1: const signal = o.signal; break; case 2: target(); } }", "o.signal"],
    "a shadowed name": ["function f(signal: AbortSignal) { return (signal: string) => target(); }"],
    "a name shadowed by a block": ["function f(signal: AbortSignal) { { const signal = 1; target(); } }"],
    "a member of a shadowed name": ["function f(o: { signal: AbortSignal }) { return (o: string) => target(); }"],
    "another function's": ["function f(signal: AbortSignal) {} function g() { target(); }"],
    "a parameter declared later": ["function f(x = target(), signal: AbortSignal) {}"],
    "a local controller's": ["function f() { const controller = new AbortController(); const signal = controller.signal; const { signal: s } = controller; target(); }"],
    "a deadline of one's own": ["function f() { const signal = AbortSignal.timeout(1); const both = AbortSignal.any([signal]); target(); }"],
    "a let that is written again": ["function f(o: { signal: AbortSignal }) { let s = o.signal; s = x; target(); }", "o.signal"],
    "a let without a value": ["function f(o: { signal: AbortSignal }) { let s; target(); }", "o.signal"],
    "a const of another value": ["function f(signal: AbortSignal) { const a = signal.aborted; const b = [signal]; const c = use(signal).x; target(); }", "signal"],
    "a function that is made of one": ["function f(signal: AbortSignal) { const g = () => signal; target(); }", "signal"],
    "an instance member in a static method": ["class A { signal: AbortSignal; static m() { target(); } }"],
    "a static member": ["class A { static signal: AbortSignal; m() { target(); } }"],
    "a field in the constructor": ["class A { signal: AbortSignal; constructor() { target(); } }"],
    "a field in another field's value": ["class A { signal: AbortSignal; x = target(); }"],
    "a field in a static block": ["class A { signal: AbortSignal; static { target(); } }"],
    "a field where `this` is another": ["class A { signal: AbortSignal; m() { return function () { target(); }; } }"],
    "a field where `this` is an object": ["class A { signal: AbortSignal; m() { return { m() { target(); } }; } }"],
    "another class's field": ["class A { signal: AbortSignal; m() { return class { m() { target(); } }; } }"],
    "a field without a type": ["class A { signal = make(); m() { target(); } }"],
  }, annotated);
});

describe("In untyped code, a parameter is a signal where", () => {
  table({
    "its aborted is read": ["function f({ signal }) { if (signal.aborted) return; target(); }", "signal"],
    "it is asked to throw": ["async function f(url, { signal }) { signal.throwIfAborted(); await target(); }", "signal"],
    "it is asked to throw, if there": ["async function f(url, { signal }) { signal?.throwIfAborted(); await target(); }", "signal maybe"],
    "its abort is listened to": ["function f({ signal: stopSignal }) { stopSignal.addEventListener('abort', done); target(); }", "stopSignal"],
    "its reason is read": ["function f({ signal }) { log(signal.reason); target(); }", "signal"],
    "it is joined with others": ["function f({ signal }) { go(AbortSignal.any([signal, AbortSignal.timeout(1)])); target(); }", "signal"],
    "it is joined with others by a const": ["function f({ signal }) { const both = AbortSignal.any([signal, AbortSignal.timeout(1)]); target(); }", "both", "signal"],
    "it is joined where it is there": ["function f({ signal }) { const both = AbortSignal.any([signal, x].filter(Boolean)); if (signal) go(both); target(); }", "both", "signal maybe"],
    "it has a default": ["function f({ signal = new AbortController().signal } = {}) { signal.throwIfAborted(); target(); }", "signal"],
    "a plain parameter is used as one": ["function f(url, signal) { signal.throwIfAborted(); target(); }", "signal"],
    "a member is used as one": ["function f(url, options) { options.signal.throwIfAborted(); target(); }", "options.signal"],
    "an optional member is used as one": ["function f(url, options) { options?.signal?.throwIfAborted(); target(); }", "options?.signal maybe"],
    "its JSDoc says so": ["/**\n * @param {string} url\n * @param {AbortSignal} signal - stops it\n */\nexport async function f(url, signal) { target(); }", "signal"],
    "its JSDoc says it may be one": ["/** @param {AbortSignal} [signal] */\nconst f = (signal) => target();", "signal maybe"],
    "its JSDoc says it may be undefined": ["class A { /** @param {AbortSignal | undefined} signal */ m(signal) { target(); } }", "signal maybe"],
    "its JSDoc may take null": ["/** @param {?AbortSignal} signal */\nfunction f(signal) { target(); }", "signal maybe"],
    "the JSDoc of a member says so": ["/** @param {object} options @param {AbortSignal} [options.signal] */\nfunction f(options) { target(); }", "options.signal maybe"],
    "the JSDoc of what it is taken from says so": ["/** @param {AbortSignal} options.signal */\nfunction f({ signal }) { target(); }", "signal"],
    "it is used in a closure": ["function f({ signal }) { onStart(() => signal.throwIfAborted()); target(); }", "signal"],
  }, everywhere);
  table({
    "no name alone says so": ["function f({ signal }, abortSignal, options) { target(signal, options.signal); }"],
    "no use says so of a request's or a context's, which is lent": ["function f(request, context) { request.signal.throwIfAborted(); context.signal.aborted; target(); }"],
    "no member that others have too says so of another name": ["function f(result, req, xhr) { log(result.reason); if (req.aborted) return; xhr.addEventListener('abort', x); target(); }"],
    "no other event says so": ["function f({ signal }) { signal.addEventListener('change', x); target(); }"],
    "no other member says so": ["function f({ signal }) { signal.on('x'); target(signal.name); }"],
    "no JSDoc of another says so": ["/** @param {AbortSignal} other\n * @param {string} signal */\nfunction f(other, signal) { target(); }", "other"],
    "no other type's JSDoc says so": ["/** @param {AbortSignal | string} signal */\nfunction f(signal) { target(); }"],
    "no comment elsewhere says so": ["/** @param {AbortSignal} signal */\ngo();\nfunction f(signal) { target(); }"],
    "no JSDoc of the function around says so": ["/** @param {AbortSignal} signal */\nfunction f() { return (signal) => target(); }"],
    "no plain comment says so": ["/* @param {AbortSignal} signal */\nfunction f(signal) { target(); }"],
    "no rest or list holds one": ["function f([signal], ...rest) { signal.throwIfAborted(); target(); }"],
    "no pattern two deep holds one": ["function f({ a: { b: { signal } } }) { signal.throwIfAborted(); target(); }"],
    "no computed key holds one": ["function f({ [key]: signal }) { signal.throwIfAborted(); target(); }"],
  }, everywhere);
});

describe("A signal from outside may not enter", () => {
  const inside = (code: string): readonly [string] => [`async function f(signal: AbortSignal) { ${code} }`];
  table({
    "finally": inside("try { await go(); } finally { await target(); }"),
    "a callback of .finally": inside("await go().finally(() => target());"),
    "a timer": inside("setTimeout(() => target(), 1);"),
    "an interval's named function": inside("function poll() { target(); } setInterval(poll, 1);"),
    "an interval's named arrow": inside("const poll = async () => { await target(); }; window.setInterval(poll, 1);"),
    "a microtask": inside("queueMicrotask(async () => { await target(); });"),
    "an abort listener": inside("signal.addEventListener('abort', () => { target(); });"),
    "an abort handler": inside("signal.onabort = () => target();"),
    "a listener": inside("emitter.on('x', async function () { await target(); });"),
    "a subscription": inside("source.subscribe({}, (x) => target(x)); "),
    "void": inside("void target();"),
    "a function called under void": inside("void (async () => { await target(); })();"),
    "a floating function": inside("(async () => { await target(); })();"),
    "a floating function with a handler": inside("(async () => { await target(); })().catch(log);"),
    "a JSX handler": inside("return <a onClick={() => target()} />;"),
    "the branch where it is aborted": inside("if (signal.aborted) { await target(); }"),
    "the branch where it is aborted and more": inside("if (x && signal?.aborted) await target();"),
    "the else of its being alive": inside("if (!signal.aborted) go(); else await target();"),
    "the else of one or the other": inside("if (!signal.aborted || x) go(); else await target();"),
    "what follows when it is aborted": inside("signal.aborted && target();"),
    "what follows when it is not alive": inside("!signal.aborted || target();"),
    "a ternary's aborted side": inside("return signal.aborted ? target() : 1;"),
    "what follows the return of the living": inside("if (!signal.aborted) { go(); return; } await target();"),
    "a catch of what it may have ended": inside("try { await go({ signal }); } catch { await target(); }"),
    "a .catch of what it may have ended": inside("await go({ signal }).catch(() => target());"),
    "a second .then of what it may have ended": inside("await go({ signal }).then(ok, () => target());"),
    "a catch of what its field may have ended": ["class A { signal: AbortSignal; async m() { try { await go(this.signal); } catch { await target(); } } }"],
    "the disposal of a class": ["class A { signal: AbortSignal; async [Symbol.asyncDispose]() { await target(); } }"],
  }, ["syntax"]);
  const usable = (code: string): readonly [string, string] => [`async function f(signal: AbortSignal) { ${code} }`, "signal"];
  table({
    "but it may enter try": usable("try { await target(); } finally { close(); }"),
    "but it may enter a catch of what it could not end": usable("try { parse(x); } catch { await target(); }"),
    "but it may enter the branch where it is alive": usable("if (!signal.aborted) await target();"),
    "but it may enter the else of its being aborted": usable("if (signal.aborted) return; else await target();"),
    "but it may enter what follows the return of the aborted": usable("if (signal.aborted) { return; } await target();"),
    "but it may enter what follows a test that goes on": usable("if (!signal.aborted) { go(); } await target();"),
    "but it may enter a branch of either": usable("if (signal.aborted || x) await target();"),
    "but it may enter the ?? of being aborted": usable("return signal.aborted ?? target();"),
    "but it may enter a callback": usable("await Promise.all(xs.map(async (x) => { await target(x); }));"),
    "but it may enter an awaited function": usable("await (async () => { await target(); })();"),
    "but it may enter a function that is called by name": usable("const g = () => target(); await g();"),
    "but it may enter a .then": usable("await go({ signal }).then(() => target());"),
    "but it may enter a JSX prop": usable("return <a load={() => target()} />;"),
    "but a cleanup's own may": ["async function f(outer: AbortSignal) { try { await go(); } finally { await run(async (signal: AbortSignal) => { await target(); }); } }", "signal"],
    "but a listener's own may": ["function f(outer: AbortSignal) { emitter.on('x', (signal: AbortSignal) => target()); }", "signal"],
    "but a field may enter a class made in cleanup": ["async function f(outer: AbortSignal) { try { go(); } finally { use(class { signal: AbortSignal; m() { target(); } }); } }", "this.signal"],
  }, ["syntax"]);
});

describe("With types, a signal in scope is", () => {
  table({
    "a member of a type of another file": ["import type { StreamPipeOptions } from 'node:stream/web'; import type { Abortable } from 'node:events'; function f(options: Abortable) { target(); }", "options.signal maybe"],
    "a parameter that its context types": ["type Load = (url: string, signal: AbortSignal) => void; const f: Load = (url, signal) => target();", "signal"],
    "a destructured member that its context types": ["declare function query(fn: (context: { signal: AbortSignal }) => void): void; query(({ signal }) => { target(); });", "signal"],
    "a const that a helper makes of one": ["declare function join(...signals: AbortSignal[]): AbortSignal; function f(signal: AbortSignal) { const both = join(signal, AbortSignal.timeout(1)); target(); }", "both", "signal"],
    "a member of a picked type": ["interface O { signal: AbortSignal; x: 1 } function f(o: Pick<O, 'signal'>) { target(); }", "o.signal"],
    "a member of a class": ["class Job { constructor(readonly signal: AbortSignal, private readonly own: AbortSignal) {} } function f(job: Job) { target(); }", "job.signal"],
    "a member of an own context": ["interface Context { signal: AbortSignal } function f(context: Context) { target(); }", "context.signal"],
    "a member of no telling name": ["interface O { token: AbortSignal } function f(o: O) { target(); }", "o.token"],
    "a required const": ["function f(signal?: AbortSignal) { const s = signal!; target(); }", "s", "signal maybe"],
  }, ["types"]);
  table({
    "no polyfill's": ["declare namespace polyfill { class AbortSignal { aborted: boolean } } function f(signal: polyfill.AbortSignal) { target(); }"],
    "no request's": ["function f(request: Request) { target(); }"],
    "no given controller's": ["function f(controller: AbortController) { target(); }"],
    "no test's context": ["import type { TestContext } from 'node:test'; function f(t: TestContext) { target(); }"],
    "no member of a context that is not written": ["declare function query(fn: (context: { signal: AbortSignal }) => void): void; query((context) => { target(); });"],
    "no omitted member": ["interface O { signal: AbortSignal; x: 1 } function f(o: Omit<O, 'signal'>) { target(); }"],
    "no any": ["function f(signal: any, o: { signal: any }) { target(); }"],
    "no string's member": ["function f(signal: string, abort: number[]) { target(); }"],
    "no const that a helper makes of another type": ["declare function use(signal: AbortSignal): string; function f(signal: AbortSignal) { const x = use(signal); target(); }", "signal"],
  }, ["types"]);
});

describe("Odd places are answered and never crash:", () => {
  const odd: Cases = {
    "a decorator": ["function f(signal: AbortSignal) { @target() class A { @target.x(target()) m() {} } }", "signal"],
    "an enum": ["enum E { A = target() }"],
  };
  it.each(Object.entries(odd))("%s", (_, [code, ...expected]) => {
    for (const answer of asked(code, "syntax")) expect(answer.map(({ text }) => text)).toEqual(expected);
  });
  it.each(everywhere)("the top of a file (%s)", (reader) => {
    expect(signals("await target();", reader)).toEqual([]);
  });
  it.each(everywhere)("a static block, a computed key, a super class, a JSX attribute, a template (%s)", (reader) => {
    const code = "function f(signal) { signal.aborted; class A extends target() { static { target(); } [target()] = target(); static x = target(); } return <a b={target()} {...target()}>{`${target()}`}</a>; }";
    expect(asked(code, reader).map((answer) => answer.map(({ text }) => text))).toEqual(Array.from({ length: 8 }, () => ["signal"]));
  });
  it.each(everywhere)("variables that are made of themselves (%s)", (reader) => {
    expect(signals("function f() { const a = b; const b = a; const { c } = c; const d = AbortSignal.any([d]); target(); }", reader)).toEqual([]);
  });
  it.each(everywhere)("names that mean something in a regular expression (%s)", (reader) => {
    const code = "/** @param {AbortSignal} $x */ function f($, { 'a(': b }, options) { options['(*'].x; options.$.x; target(); }";
    expect(signals(code, reader)).toEqual([]);
  });
  it.each(everywhere)("generators, labels and loops (%s)", (reader) => {
    const code = "function* f({ signal }) { signal.throwIfAborted(); a: for (const x of y) { for (const signal2 in x) yield target(); } }";
    expect(signals(code, reader)).toEqual(["signal"]);
  });
});
