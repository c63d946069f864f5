import { describe, expect, it } from "vitest";
import { timerOf } from "../../src/analysis/timer.js";
import { clearingOf } from "../../src/analysis/timer/clearing.js";
import { ask, type Reader } from "./ask.js";
import { annotated, everywhere } from "./table.js";

const makers = ["setTimeout", "setInterval", "globalThis.setTimeout", "window.setTimeout", "timers.setTimeout", "later"];

/** What is said of the only timer in a piece of code: on which ways it is cleared, whether it is unref'd, whether it escapes. */
function told(code: string, reader: Reader): string {
  const [answer, ...others] = ask(code, reader, makers, (file, call) => {
    const timer = call.type === "CallExpression" ? timerOf(file, call) : undefined;
    if (!timer) return "none";
    const { is, exits, isFailureOnly } = clearingOf(file, timer);
    return [is, ...exits.toSorted(), ...(isFailureOnly ? ["failing"] : []), ...(timer.isUnref ? ["unref"] : []), ...(timer.escapes ? ["escapes"] : [])].join(" ");
  });
  expect(others).toEqual([]);
  return answer!;
}

const table = (readers: readonly Reader[], cases: Readonly<Record<string, readonly [code: string, expected: string]>>): void => {
  for (const [sentence, [code, expected]] of Object.entries(cases)) {
    it.each(readers)(`${sentence} (%s)`, (reader) => {
      expect(told(code, reader)).toBe(expected);
    });
  }
};

const inside = (body: string): string => `export async function f(work, other) { ${body} }`;
const made = "const t = setTimeout(g, 9);";

describe("A timer is", () => {
  table(everywhere, {
    "the global's": [inside("setTimeout(g, 9);"), "never"],
    "by the global object": [inside("globalThis.setTimeout(g, 9);"), "never"],
    "by the window": [inside("window.setTimeout(g, 9);"), "never"],
    "an interval": [inside("setInterval(g, 9);"), "never"],
    "by `node:timers`": ["import { setTimeout } from 'node:timers'; export function f() { setTimeout(g, 9); }", "never"],
    "by its namespace": ["import * as timers from 'timers'; export function f() { timers.setTimeout(g, 9); }", "never"],
    "by another name": [inside("const later = setTimeout; later(g, 9);"), "none"],
    "no promise of a time": ["import { setTimeout } from 'node:timers/promises'; export function f() { setTimeout(9); }", "none"],
    "no function of the file's": ["function setTimeout() {} export function f() { setTimeout(g, 9); }", "none"],
    "none by a fake": [inside("globalThis.setTimeout = fake; setTimeout(g, 9);"), "none"],
  });
});

describe("A timer is held", () => {
  table(everywhere, {
    "by nobody, where `new Promise` drops it": [inside("await new Promise((resolve) => setTimeout(resolve, 9));"), "never"],
    "by nobody, with `void`": [inside("void setTimeout(g, 9);"), "never"],
    "by a variable": [inside(made), "never"],
    "by a variable that is declared before": [inside("let t; t = setTimeout(g, 9);"), "never"],
    "by a variable, on one way": [inside("const t = other ? setTimeout(g, 9) : undefined;"), "never"],
    "by a private field": ["class A { #t; m() { this.#t = setTimeout(g, 9); } }", "never"],
    "by whoever calls": [inside("return setTimeout(g, 9);"), "unknown escapes"],
    "by a caller, through a variable": [inside(`${made} return t;`), "unknown escapes"],
    "by an object": [inside("other.t = setTimeout(g, 9);"), "unknown escapes"],
    "by a public field": ["export class A { m() { this.t = setTimeout(g, 9); } }", "unknown escapes"],
    "by a list": [inside(`${made} other.push(t);`), "unknown escapes"],
    "by who imports it": ["export const t = setTimeout(g, 9);", "unknown escapes"],
    "by nobody who only tests it": [inside(`${made} if (t) g(); other = t && 1; typeof t === 'object';`), "never"],
  });
  table(annotated, {
    "by a field that is private in TypeScript": ["class A { private t?: unknown; m() { this.t = setTimeout(g, 9); } }", "never"],
    "by a variable, with a cast": [inside("const t = setTimeout(g, 9) as unknown; clearTimeout(t as number);"), "always"],
  });
});

describe("A timer lets the process end", () => {
  table(everywhere, {
    "by `unref`": [inside(`${made} t.unref();`), "never unref"],
    "if it can": [inside(`${made} t.unref?.();`), "never unref"],
    "where it is made": [inside("const t = setTimeout(g, 9).unref();"), "never unref"],
    "where it is made and dropped": [inside("setTimeout(g, 9).unref();"), "never unref"],
    "by no `ref`": [inside("const t = setTimeout(g, 9).ref(); t.refresh(); t.hasRef();"), "never"],
  });
});

describe("A timer is cleared", () => {
  table(everywhere, {
    "in a line": [inside(`${made} g(); clearTimeout(t);`), "always"],
    "by the global object": [inside(`${made} globalThis.clearTimeout(t);`), "always"],
    "by its own method": [inside(`${made} t.close();`), "always"],
    "by `Symbol.dispose`": [inside(`${made} t[Symbol.dispose]();`), "always"],
    "but not where what is awaited before fails": [inside(`${made} await work(); clearTimeout(t);`), "sometimes throw failing"],
    "where what is awaited before has no way to fail": [inside(`${made} await new Promise((done) => work(done)); await Promise.allSettled([work()]); await work().catch(g); clearTimeout(t);`), "always"],
    "in `finally`": [inside(`${made} try { return await work(); } finally { clearTimeout(t); }`), "always"],
    "but not where what is awaited before the `try` fails": [inside(`${made} await other(); try { await work(); } finally { clearTimeout(t); }`), "sometimes throw failing"],
    "in both of `try` and `catch`": [inside(`${made} try { await work(); clearTimeout(t); } catch (e) { clearTimeout(t); throw e; }`), "always"],
    "behind a `catch` that goes on": [inside(`${made} try { await work(); } catch (e) { g(e); } clearTimeout(t);`), "always"],
    "but not where the `catch` throws": [inside(`${made} try { await work(); } catch (e) { throw g(e); } clearTimeout(t);`), "sometimes throw failing"],
    "but not where the `catch` returns": [inside(`${made} try { await work(); clearTimeout(t); } catch (e) { return null; }`), "sometimes return failing"],
    "round the `try` that makes it": [inside("let t; try { t = setTimeout(g, 9); await work(); } finally { clearTimeout(t); }"), "always"],
    "in `.finally`": [inside(`${made} return work().finally(() => clearTimeout(t));`), "always"],
    "in `.finally` that is awaited": [inside(`${made} await work().then(g).finally(() => { clearTimeout(t); });`), "always"],
    "in both handlers": [inside(`${made} return work().then((x) => { clearTimeout(t); return x; }, (e) => { clearTimeout(t); throw e; });`), "always"],
    "in both handlers of a chain": [inside(`${made} return work().then((x) => { clearTimeout(t); return x; }).catch((e) => { clearTimeout(t); throw e; });`), "always"],
    "but only where the promise is fulfilled": [inside(`${made} return work().then((x) => { clearTimeout(t); return x; });`), "sometimes return failing"],
    "but only where the awaited promise is fulfilled": [inside(`${made} await work().then((x) => { clearTimeout(t); return x; });`), "sometimes throw failing"],
    "but not on an early return": [inside(`${made} if (other) return; clearTimeout(t);`), "sometimes return"],
    "but only on one branch": [inside(`${made} if (other) clearTimeout(t);`), "sometimes end"],
    "on both branches": [inside(`${made} if (other) { clearTimeout(t); } else { clearTimeout(t); }`), "always"],
    "if there is one": [inside("let t; if (other) { t = setTimeout(g, 9); } if (t) clearTimeout(t);"), "always"],
    "if there is one, in an expression": [inside("let t; if (other) { t = setTimeout(g, 9); } t && clearTimeout(t);"), "always"],
    "if there is one, compared": [inside("let t; if (other) { t = setTimeout(g, 9); } if (t !== undefined) { clearTimeout(t); }"), "always"],
    "behind the test that it was made behind": [inside("let t; if (other) { t = setTimeout(g, 9); } if (other) { clearTimeout(t); }"), "always"],
    "behind the test of a ternary": [inside("const t = other ? setTimeout(g, 9) : null; if (other) clearTimeout(t);"), "always"],
    "by a function of the file": [inside(`${made} const done = () => clearTimeout(t); try { await work(); } finally { done(); }`), "always"],
    "by a function of the file, if there is one": [inside("let t; const done = () => { if (t) { clearTimeout(t); } }; t = setTimeout(g, 9); try { await work(); } finally { done(); }"), "always"],
    "by a function of the file, as a handler": [inside(`${made} function done() { clearTimeout(t); } return work().finally(done);`), "always"],
    "perhaps, by a function that others get": [inside(`${made} return () => clearTimeout(t);`), "unknown"],
    "perhaps, by a listener": [inside(`${made} other.on('end', () => clearTimeout(t)); await work();`), "unknown"],
    "perhaps, in another method": ["class A { #t; m() { this.#t = setTimeout(g, 9); } stop() { clearTimeout(this.#t); } }", "unknown"],
    "perhaps, in a loop's turn": [inside(`${made} for (const x of other) { clearTimeout(t); }`), "unknown"],
    "perhaps, in the next turn": [inside("let t; for (const x of other) { clearTimeout(t); t = setTimeout(g, 9); }"), "unknown"],
    "in each turn": [inside(`for (const x of other) { ${made} try { await x(); } finally { clearTimeout(t); } }`), "always"],
    "but not in a turn that is cut short": [inside(`for (const x of other) { ${made} if (x) continue; clearTimeout(t); }`), "sometimes end"],
    "but not by itself": [inside("const t = setTimeout(() => { clearTimeout(t); }, 9);"), "never"],
    "in each case": [inside(`${made} switch (other) { case 1: clearTimeout(t); break; default: clearTimeout(t); }`), "always"],
    "but not without a case": [inside(`${made} switch (other) { case 1: clearTimeout(t); break; }`), "sometimes end"],
    "where the process ends else": [inside(`${made} if (other) { process.exit(1); } clearTimeout(t);`), "unknown"],
    "behind an endless loop's end": [inside(`${made} while (true) { if (other()) break; } clearTimeout(t);`), "always"],
    "behind a race that the executor of its own promise makes it for": [inside("let t; try { return await Promise.race([work(), new Promise((_, reject) => { t = setTimeout(reject, 9); })]); } finally { clearTimeout(t); }"), "always"],
    "in the `.finally` of such a race": [inside("let t; return Promise.race([work(), new Promise((_, reject) => (t = setTimeout(reject, 9)))]).finally(() => clearTimeout(t));"), "always"],
    "but not where such a race fails": [inside("let t; const x = await Promise.race([work(), new Promise((_, reject) => { t = setTimeout(reject, 9); })]); clearTimeout(t); return x;"), "sometimes throw failing"],
  });
  table(["types"], {
    "by its block's end": [inside("using t = setTimeout(g, 9);"), "always"],
  });
});
