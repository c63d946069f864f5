import { describe, expect, it } from "vitest";
import { type AbortTimer, abortTimerOf, boundBy } from "../../src/analysis/abort-timer.js";
import type { File } from "../../src/analysis/file.js";
import { ask, type Reader } from "./ask.js";
import { annotated, everywhere } from "./table.js";

/** What is said of the only call of `setTimeout` in a piece of code. */
function asked(code: string, reader: Reader, question: (file: File, timer: AbortTimer) => string): string {
  const [answer, ...others] = ask(code, reader, ["setTimeout", "setInterval"], (file, call) => {
    const timer = call.type === "CallExpression" ? abortTimerOf(file, call) : undefined;
    return timer ? question(file, timer) : "none";
  });
  expect(others).toEqual([]);
  return answer!;
}

type Cases = Readonly<Record<string, readonly [code: string, expected: string]>>;

const table = (readers: readonly Reader[], question: (file: File, timer: AbortTimer) => string, cases: Cases): void => {
  for (const [sentence, [code, expected]] of Object.entries(cases)) {
    it.each(readers)(`${sentence} (%s)`, (reader) => {
      expect(asked(code, reader, question)).toBe(expected);
    });
  }
};

const inside = (body: string): string => `export async function f(url, other) { const c = new AbortController(); ${body} }`;

describe("A timer aborts", () => {
  const told = ({ sourceCode }: File, { abort, reason, isAlone, controller }: AbortTimer): string =>
    [sourceCode.getText(abort), reason ? `for ${sourceCode.getText(reason)}` : "", isAlone ? "" : "among others", controller ? "" : "of somebody's"].filter(Boolean).join(" ");
  table(everywhere, told, {
    "in an expression": [inside("setTimeout(() => c.abort(), 9);"), "c.abort()"],
    "in a block": [inside("setTimeout(() => { c.abort(); }, 9);"), "c.abort()"],
    "in a function": [inside("setTimeout(function () { c.abort(); }, 9);"), "c.abort()"],
    "if it is there": [inside("setTimeout(() => c?.abort(), 9);"), "c?.abort()"],
    "for a reason": [inside("setTimeout(() => c.abort(new Error('late')), 9);"), "c.abort(new Error('late')) for new Error('late')"],
    "with more": [inside("setTimeout(() => { other(); c.abort(); }, 9);"), "c.abort() among others"],
    "on a condition": [inside("setTimeout(() => { if (other) c.abort(); }, 9);"), "c.abort() among others"],
    "by a named function": [inside("const stop = () => c.abort(); setTimeout(stop, 9);"), "c.abort()"],
    "by a bound method": [inside("setTimeout(c.abort.bind(c), 9);"), "c.abort.bind(c)"],
    "by a bound method, for a reason": [inside("setTimeout(c.abort.bind(c, other), 9);"), "c.abort.bind(c, other) for other"],
    "what a private field holds": ["class A { #c = new AbortController(); m() { setTimeout(() => this.#c.abort(), 9); } }", "this.#c.abort()"],
    "what an object holds": ["const o = { c: new AbortController() }; setTimeout(() => o.c.abort(), 9);", "o.c.abort() of somebody's"],
    "nothing that is no controller": ["export function f(c) { setTimeout(() => c.abort(), 9); }", "none"],
    "nothing by the method alone, which throws": [inside("setTimeout(c.abort, 9);"), "none"],
    "nothing in a function that it makes": [inside("setTimeout(() => other(() => c.abort()), 9);"), "none"],
    "nothing again and again": [inside("setInterval(() => c.abort(), 9);"), "none"],
    "nothing that a file does not show": [inside("setTimeout(other, 9);"), "none"],
    "nothing without a callback": ["setTimeout();", "none"],
  });
  table(annotated, told, {
    "what an annotation says is a controller": ["export function f(c: AbortController) { setTimeout(() => c.abort(), 9); }", "c.abort() of somebody's"],
  });
});

describe("An abort timer bounds", () => {
  const timed = (body: string): string => inside(`setTimeout(() => c.abort(), 9); ${body}`);
  const told = ({ sourceCode, ...file }: File, { controller }: AbortTimer): string =>
    boundBy({ sourceCode, ...file }, controller!).map(({ call, isJoined }) => `${sourceCode.getText(call.callee)}${isJoined ? " joined" : ""}`).join(", ");
  table(everywhere, told, {
    "nothing": [timed(""), ""],
    "the call that gets its signal": [timed("await fetch(url, { signal: c.signal });"), "fetch"],
    "by the signal's name": [timed("const { signal } = c; await fetch(url, { signal });"), "fetch"],
    "by a name of its own": [timed("const stop = c.signal; await fetch(url, { signal: stop });"), "fetch"],
    "several calls": [timed("await fetch(url, { signal: c.signal }); await other(c.signal);"), "fetch, other"],
    "what gets it joined": [timed("await fetch(url, { signal: AbortSignal.any([other, c.signal]) });"), "fetch joined"],
    "what gets it joined, by a name": [timed("const both = AbortSignal.any([other, c.signal]); await fetch(url, { signal: both });"), "fetch joined"],
    "nothing that is in no call": [timed("other.signal = c.signal; if (c.signal.aborted) other();"), ""],
  });
});
