import type { TSESTree } from "@typescript-eslint/utils";
import { describe } from "vitest";
import { cleanupsAt } from "../../src/analysis/cleanup.js";
import type { File } from "../../src/analysis/file.js";
import { everywhere, tableOf } from "./table.js";

/** What all the code round a call cleans up, innermost first: `always`, or the signal that is aborted there. */
function cleanups(file: File, call: TSESTree.Node): readonly string[] {
  const found: string[] = [];
  for (let node = call, { parent } = node; parent; node = parent, { parent } = node) {
    found.push(...cleanupsAt(file, node, parent).map((cleanup) => (cleanup.is === "always" ? "always" : file.sourceCode.getText(cleanup.signal))));
  }
  return found;
}

const table = tableOf(cleanups);

describe("Code cleans up", () => {
  table({
    "in `finally`": ["try {} finally { target(); }", "always"],
    "in `.finally()`": ["p.finally(() => target());", "always"],
    "in `.finally()`, by name": ["const end = () => target(); p.finally(end);", "always"],
    "in a dispose method": ["const o = { [Symbol.dispose]() { target(); } };", "always"],
    "in a dispose method of a class": ["class A { async [Symbol.asyncDispose]() { await target(); } }", "always"],
    "in a function that cleanup calls": ["function end() { target(); } try {} finally { end(); }", "always"],
    "in a function that a function calls that cleanup calls": ["const a = () => target(); const b = () => a(); try {} finally { b(); }", "always"],
    "in a callback that cleanup runs": ["try {} finally { xs.map((x) => target(x)); }", "always", "always"],
    "in a listener": ["s.addEventListener('abort', () => target());", "s"],
    "in a listener by name, that is taken off again": ["const end = () => target(); s.addEventListener('abort', end); s.removeEventListener('abort', end);", "s"],
    "in a listener of Node's": ["addAbortListener(s, () => target());", "s"],
    "in a handler": ["s.onabort = () => target();", "s"],
    "in a listener that is called, too": ["const end = () => target(); s.addEventListener('abort', end); try {} finally { end(); }", "always"],
    "in a branch": ["if (s.aborted) target();", "s"],
    "in a branch of two tests": ["if (x && a.s.aborted) target();", "a.s"],
    "in the other branch of a negation": ["if (!s.aborted) {} else target();", "s"],
    "in the other branch of a negation or another": ["if (!s.aborted || x) {} else target();", "s"],
    "behind a way out": ["function f() { if (!s.aborted) { log(); return; } target(); }", "s"],
    "in a ternary": ["s?.aborted ? target() : 0;", "s"],
    "behind `&&`": ["s.aborted && target();", "s"],
    "behind `||`": ["!s.aborted || target();", "s"],
  }, everywhere);
});

describe("Code does not clean up", () => {
  table({
    "in a `try` block": ["try { target(); } finally {}"],
    "in a handler": ["try {} catch { target(); }"],
    "in `.then()`": ["p.then(() => target());"],
    "where a signal is not aborted": ["if (!s.aborted) target();"],
    "where one of two holds": ["if (s.aborted || x) target();"],
    "behind `??`": ["s.aborted ?? target();"],
    "in a test": ["if (target(s.aborted)) x();"],
    "behind a branch that goes on": ["if (!s.aborted) log(); target();"],
    "behind a choice": ["function f() { if (!s.aborted) return; else log(); target(); }", ],
    "in a function that others call": ["const end = () => target(); end(); try {} finally { end(); }"],
    "in a function that is exported": ["export function end() { target(); } try {} finally { end(); }"],
    "in a function that is handed on": ["const end = () => target(); keep(end); try {} finally { end(); }"],
    "in another listener": ["s.addEventListener('change', () => target());"],
    "in a timer that cleanup starts": ["const end = () => target(); try {} finally { setTimeout(() => end()); }"],
    "in functions that call each other alone": ["const a = () => { target(); b(); }; const b = () => a();"],
  }, everywhere);
});
