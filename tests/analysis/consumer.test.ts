import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { type Consumer, consumerOf, isUnhandled } from "../../src/analysis/consumer.js";
import { ask, type Reader } from "./ask.js";

/** Who receives what rejects the code's call of `target`, and what is thrown in the statement of its call of `point`. */
function consumers(code: string, reader: Reader): Consumer[] {
  const ofPromises = ask(code, reader, ["target"], consumerOf);
  return [...ofPromises, ...ask(code, reader, ["point"], (file, call) => consumerOf(file, statementRound(call)))];
}

function statementRound(node: TSESTree.Node): TSESTree.Node {
  return node.type.endsWith("Statement") ? node : statementRound(node.parent!);
}

const everywhere: readonly Reader[] = ["espree", "syntax", "types"];

function table(expected: Consumer, cases: Readonly<Record<string, string>>, readers: readonly Reader[] = everywhere): void {
  for (const [sentence, code] of Object.entries(cases)) {
    it.each(readers)(`${sentence} (%s)`, (reader) => {
      expect(consumers(code, reader)).toEqual([expected]);
    });
  }
}

describe("Nobody receives an error", () => {
  table("none", {
    "of a timer's callback": "setTimeout(async () => { point(); }, 1);",
    "thrown in a timer's callback": "setTimeout(() => { point(); }, 1);",
    "that a timer's callback returns": "setInterval(() => target(), 1);",
    "awaited in a timer's callback": "setTimeout(async () => { await target(); }, 1);",
    "of a timer's function by name": "async function poll() { point(); } setInterval(poll, 1);",
    "of a timer's arrow by name": "const poll = async () => { point(); }; setInterval(poll, 1);",
    "of a function that is given to a timer again and again": "async function poll() { point(); setTimeout(poll, 1); } void poll();",
    "of a listener": "emitter.on('x', async () => { point(); });",
    "of a listener that hears once": "emitter.once('x', async function () { point(); });",
    "of an event target's listener": "button.addEventListener('click', async (event) => { point(); });",
    "of a listener that is taken off again": "const f = async () => { point(); }; a.addEventListener('x', f); a.removeEventListener('x', f);",
    "of an event handler": "socket.onmessage = async () => { point(); };",
    "of an event handler by name": "async function f() { point(); } socket.onmessage = f;",
    "of a JSX handler": "const a = () => <a onClick={async () => { point(); }} />;",
    "of a JSX handler by name": "function A() { const f = async () => { point(); }; return <a onClick={f} />; }",
    "of a React effect": "useEffect(() => { point(); }, []);",
    "of a React effect by namespace": "React.useLayoutEffect(() => { point(); });",
    "of a function that an effect calls and doesn't wait for": "useEffect(() => { async function load() { point(); } load(); }, []);",
    "of a function that an effect calls, with a handler behind": "useEffect(() => { const load = async () => { point(); }; load().catch(log); });",
    "under void": "async function f(x) { void target(x); }",
    "of a function called under void": "async function f() { point(); } export function g() { void f(); }",
    "of a floating call": "export function f() { target(); }",
    "of a floating chain": "export function f() { target().then(g).catch(h); }",
    "of a handler in a floating chain": "target2().catch((e) => { point(); });",
    "of a function whose every call floats": "async function f() { point(); } f(); export function g() { f().then(h); }",
    "of a function that takes a signal, but whose every call floats": "async function f(signal) { signal.throwIfAborted(); point(); } f(a);",
    "of an async function as a statement": "(async () => { point(); })();",
    "of an async function as a statement with a handler": "(async () => { point(); })().catch(log);",
    "of an async function under void": "void (async function () { point(); })();",
    "at the top of the file": "point();",
    "awaited at the top of the file": "await target();",
    "of a function that the top of the file waits for": "async function main() { point(); } await main();",
    "thrown in a function that the top of the file calls": "function main() { point(); } main();",
    "of forEach's callback": "export function f(xs) { xs.forEach(async (x) => { point(); }); }",
    "of an async executor": "export const f = () => new Promise(async (resolve) => { point(); });",
    "of a function that a timer's callback waits for": "async function f() { point(); } setInterval(async () => { await f(); }, 1);",
    "of a promise that is kept and never used": "export function f() { const p = target(); }",
    "of a promise whose every use floats": "export function f() { const p = target(); p.then(g); void p; }",
    "of a list that nobody waits for": "export function f(xs) { xs.map(async (x) => { point(); }); }",
  });
});

describe("The caller receives an error", () => {
  table("caller", {
    "of a function that takes a signal": "export async function f(signal) { signal.throwIfAborted(); point(); }",
    "of a function that takes a signal in its options": "export async function f(url, { signal }) { signal.throwIfAborted(); await target(); }",
    "of a function that takes a signal as a member": "export async function f(options) { options.signal.throwIfAborted(); point(); }",
    "of an arrow that takes a signal": "export const f = async (signal) => { signal.throwIfAborted(); point(); };",
    "of a method that takes a signal": "export class A { async m(signal) { signal.throwIfAborted(); point(); } }",
    "of a callback that is handed a signal": "run(async (signal) => { signal.throwIfAborted(); point(); });",
    "thrown in a function that takes a signal": "export function f(signal) { signal.throwIfAborted(); point(); }",
    "returned by a function that takes a signal": "export function f(signal) { signal.throwIfAborted(); return target(); }",
    "that an arrow which takes a signal gives": "/** @param {AbortSignal} signal */\nexport const f = (signal) => target();",
    "of a chain in a function that takes a signal": "export async function f(signal) { signal.throwIfAborted(); return target().then(g).finally(h); }",
    "of a handler in an awaited chain": "export async function f(signal) { signal.throwIfAborted(); await g().catch((e) => { point(); }); }",
    "of a kept promise that is awaited later": "export async function f(signal) { signal.throwIfAborted(); const p = target(); await g(); return await p; }",
    "of a kept promise that has another branch": "export async function f(signal) { signal.throwIfAborted(); const p = target(); p.catch(() => {}); await p; }",
    "of an executor": "export function f(signal) { return new Promise((resolve) => { signal.throwIfAborted(); point(); }); }",
    "rethrown by a handler": "export async function f(signal) { signal.throwIfAborted(); try { point(); } catch (e) { log(e); throw e; } }",
    "thrown in a handler": "export async function f(signal) { signal.throwIfAborted(); try { g(); } catch (e) { point(); } }",
    "with finally round it": "export async function f(signal) { signal.throwIfAborted(); try { point(); } finally { done(); } }",
    "of a function whose every call is awaited": "async function f() { point(); } export async function g() { await f(); }",
    "of a function whose every call is returned": "const f = async () => { point(); }; export function g() { return f(); } export const h = () => f();",
    "of a function whose call has a handler round it": "async function f() { point(); } export async function g() { try { await f(); } catch (e) { log(e); } }",
    "of a function whose call has a handler behind it": "async function f() { point(); } export async function g() { await f().catch(log); }",
    "of a function that calls itself": "async function f(n) { point(); return n ? f(n - 1) : 0; } export async function g() { await f(3); }",
    "of a function that Promise.all waits for": "async function f() { point(); } export async function g() { await Promise.all([f(), f()]); }",
    "of a function that Promise.race waits for": "async function f() { point(); } export const g = () => Promise.race([f(), h()]);",
    "of a callback that Promise.all waits for": "export async function g(xs) { await Promise.all(xs.map(async (x) => { point(); })); }",
    "of a spread callback that Promise.all waits for": "export async function g(xs) { await Promise.all([h(), ...xs.map(async (x) => { point(); })]); }",
    "of a kept list that Promise.all waits for": "export async function g(xs) { const all = xs.map(async (x) => { point(); }); await Promise.all(all); }",
    "that a callback of Promise.all returns": "export async function g(xs) { await Promise.all(xs.map((x) => target(x))); }",
    "of an async function that is awaited at once": "export async function g() { const x = await (async () => { point(); })(); }",
    "thrown in a function that is called in sight": "function f() { point(); } export async function g() { f(); }",
    "of a function that is written to its variable later": "let f; f = async () => { point(); }; export async function g() { await f(); }",
    "of a function in a condition": "async function f() { point(); } export const g = async (x) => (await (x ? f() : h()));",
  });
  table("caller", {
    "of a function with a signal's type": "export async function f(signal?: AbortSignal) { point(); }",
    "of a function with options": "export async function f(options: { signal?: AbortSignal } = {}) { await target(); }",
    "of a function behind a cast": "const f = (async () => { point(); }) as Run; export async function g() { await f(); }",
  }, ["syntax", "types"]);
});

describe("Nobody can tell who receives an error", () => {
  table("unknown", {
    "of an exported function": "export async function f() { point(); }",
    "of a default export": "export default async function () { point(); }",
    "of a default export's arrow": "export default async () => { point(); };",
    "of a function exported by name": "async function f() { point(); } export { f };",
    "of an exported const": "export const f = async () => { await target(); };",
    "of an exported function that is awaited here too": "export async function f() { point(); } export async function g() { await f(); }",
    "of an exported function that takes a signal, called here by a statement": "export async function f(signal) { signal.throwIfAborted(); point(); } f(x);",
    "of a method": "class A { async m() { point(); } }",
    "of a field's function": "class A { m = async () => { point(); }; }",
    "of a field's value": "class A { x = target(); }",
    "of a static block": "class A { static { point(); } }",
    "of an object's method": "export const a = { async m() { point(); }, n: async () => { await 1; } };",
    "of a callback given to an unknown function": "app.get('/', async (req, res) => { point(); });",
    "of a callback by name": "async function f() { point(); } app.get('/', f);",
    "of a function that a callback given to an unknown function waits for": "async function f() { point(); } app.get('/', async () => { await f(); });",
    "of a function that is called and given away": "async function f() { point(); } f(); run(f);",
    "of a function that is awaited and floats": "async function f() { point(); } f(); export async function g() { await f(); }",
    "of a function that is awaited and floats with a handler": "async function f() { point(); } f().catch(log); export async function g() { await f(); }",
    "of a function that is never called": "async function f() { point(); }",
    "of functions that call each other": "async function f() { point(); await g(); } async function g() { await f(); }",
    "of a function that is kept": "this.f = async () => { point(); };",
    "of a generator": "export function* f(signal) { signal.throwIfAborted(); point(); }",
    "of an async generator": "export async function* f(signal) { signal.throwIfAborted(); point(); }",
    "with a handler round it": "export async function f(signal) { signal.throwIfAborted(); try { point(); } catch (e) { log(e); } }",
    "with a handler that may leave": "export async function f(signal) { signal.throwIfAborted(); try { point(); } catch (e) { if (x) return; throw e; } }",
    "with a finally that returns": "export async function f(signal) { signal.throwIfAborted(); try { point(); } finally { return 1; } }",
    "with a handler behind it": "export async function f(signal) { signal.throwIfAborted(); await target().catch(log); }",
    "with a second handler": "export async function f(signal) { signal.throwIfAborted(); await target().then(g, h); }",
    "of a promise that is given away": "export function f(signal) { signal.throwIfAborted(); queue.add(target()); }",
    "of a promise that is kept in a list": "export async function f(signal) { signal.throwIfAborted(); const all = [target()]; await g(all); }",
    "of a promise that is kept in a field": "export class A { m(signal) { signal.throwIfAborted(); this.p = target(); } }",
    "of a promise that is kept in a variable written twice": "export async function f(signal) { signal.throwIfAborted(); let p = target(); p = g(); await p; }",
    "of a promise whose member is read": "export async function f(signal) { signal.throwIfAborted(); return target().x; }",
    "of a constructor's argument": "export function f(signal) { signal.throwIfAborted(); return new A(target()); }",
    "of another class's argument": "new Task(async () => { point(); });",
  });
});

describe("An error ends unhandled", () => {
  const lost: Readonly<Record<string, string>> = {
    "of a floating call": "target();",
    "of a kept promise with a branch that floats": "export async function f() { const p = target(); p.then(g); await p; }",
    "of a function that floats and is awaited": "async function f() { await target(); } f(); export async function g() { await f(); }",
    "of a function that floats, for a caller of a caller": "async function f() { await target(); } async function g() { await f(); } g(); export const h = () => g();",
    "behind a handler that throws some errors on": "setTimeout(async () => { try { await target(); } catch (e) { if (x) throw e; } }, 1);",
    "behind a floating handler that throws": "target().catch((e) => { throw e; });",
    "in a list that nobody waits for": "Promise.all([target()]);",
  };
  const taken: Readonly<Record<string, string>> = {
    "by a floating handler": "target().then(g).catch(log);",
    "by a floating second handler": "target().then(g, log);",
    "by a handler behind a function": "async function f() { await target(); } f().catch(log);",
    "by handlers of which one floats": "async function f() { await target(); } f().catch(log); export async function g() { await f(); }",
    "by the top of the file": "async function f() { await target(); } await f();",
    "by a handler of a kept promise": "const p = target(); p.catch(log);",
    "by allSettled": "Promise.allSettled([target()]);",
    "in a timer's callback": "setTimeout(async () => { try { await target(); } catch (e) { log(e); } }, 1);",
    "by code behind a handler that throws some errors on": "export async function f() { try { await target(); } catch (e) { if (x) throw e; } }",
    "out of sight": "export async function f() { await target(); }",
  };
  for (const [cases, expected] of [[lost, true], [taken, false]] as const) {
    for (const [sentence, code] of Object.entries(cases)) {
      it.each(everywhere)(`${sentence}: ${expected} (%s)`, (reader) => {
        expect(ask(code, reader, ["target"], isUnhandled)).toEqual([expected]);
      });
    }
  }
});

describe("Odd places are answered and never crash:", () => {
  it.each(everywhere)("patterns, templates, spreads, classes, labels (%s)", (reader) => {
    const code =
      "const { a = target() } = b; const [c] = [target()]; f(`${target()}`, ...target()); class A extends target() { [target()]() {} static x = target(); } l: for (const x of target()) { break l; } export default target();";
    expect(consumers(code, reader)).toEqual(Array.from({ length: 9 }, () => "unknown"));
  });
});
