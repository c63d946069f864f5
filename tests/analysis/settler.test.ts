import { describe, expect, it } from "vitest";
import { settlerOf } from "../../src/analysis/settler.js";
import { ask, type Reader } from "./ask.js";

/** What the code's calls of `resolve`, `reject`, `stop` and of members of `d` settle: how, and what makes the promise. */
function settlers(code: string, reader: Reader): (string | undefined)[] {
  return ask(code, reader, ["resolve", "reject", "stop", "d.resolve", "d.reject", "d.other"], (file, call) => {
    const settler = settlerOf(file, call.callee);
    return settler && `${settler.way} ${file.sourceCode.getText(settler.made.callee)}`;
  });
}

const everywhere: readonly Reader[] = ["espree", "syntax", "types"];

function table(cases: Readonly<Record<string, readonly [code: string, ...expected: (string | undefined)[]]>>): void {
  for (const [sentence, [code, ...expected]] of Object.entries(cases)) {
    it.each(everywhere)(`${sentence} (%s)`, (reader) => {
      expect(settlers(code, reader)).toEqual(expected);
    });
  }
}

describe("A promise is settled by", () => {
  table({
    "an executor's parameters": ["new Promise((resolve, reject) => { resolve(); reject(x); });", "resolve Promise", "reject Promise"],
    "the first of two of any name": ["new Promise(function (stop) { stop(); });", "resolve Promise"],
    "the second of two of any name": ["new Promise((_, stop) => { x(() => stop()); });", "reject Promise"],
    "what Promise.withResolvers() gives": ["const { promise, resolve, reject } = Promise.withResolvers(); resolve(); reject();", "resolve Promise.withResolvers", "reject Promise.withResolvers"],
    "that under another name": ["const { reject: stop } = Promise.withResolvers(); stop();", "reject Promise.withResolvers"],
    "the members of that": ["const d = Promise.withResolvers(); d.resolve(); d.reject(); d.other();", "resolve Promise.withResolvers", "reject Promise.withResolvers", undefined],
    "another name of a parameter": ["new Promise((resolve) => { const stop = resolve; stop(); });", "resolve Promise"],
    "a name that a parameter is given out to": ["let stop; new Promise((_, reject) => { stop = reject; }); stop();", "reject Promise"],
    "a name of a name": ["let stop; new Promise((_, b) => { const a = b; stop = a; }); stop();", "reject Promise"],
  });
});

describe("No promise is settled by", () => {
  table({
    "another function's parameters": ["run((resolve, reject) => { resolve(); reject(); });", undefined, undefined],
    "another class's": ["new Deferred((resolve) => { resolve(); });", undefined],
    "a class of one's own by that name": ["class Promise {} new Promise((resolve) => { resolve(); });", undefined],
    "a later argument's parameters": ["new Promise(x, (resolve) => { resolve(); });", undefined],
    "a pattern, a rest, a default of the parameters": ["new Promise(({ resolve }, ...reject) => { resolve(); reject(); }); new Promise((stop = x) => { stop(); });", undefined, undefined, undefined],
    "a global": ["resolve(); reject();", undefined, undefined],
    "a name of two settlers": ["let stop; new Promise((resolve) => { stop = resolve; }); new Promise((resolve) => { stop = resolve; }); stop();", undefined],
    "a name that is a pattern's": ["new Promise((resolve) => { const [stop] = resolve; stop(); });", undefined],
    "another member of a deferred": ["const { promise: stop, ...d } = Promise.withResolvers(); stop(); d.resolve();", undefined, undefined],
    "a deferred that is written again": ["let d = Promise.withResolvers(); d = x; d.resolve();", undefined],
    "a deferred of another kind": ["const d = new Deferred(); d.resolve(); const { resolve } = defer(); resolve();", undefined, undefined],
    "names that are made of each other": ["const stop = reject; const reject = stop; stop(); reject();", undefined, undefined],
    "a function": ["function stop() {} stop(); const reject = () => {}; reject();", undefined, undefined],
  });
});
