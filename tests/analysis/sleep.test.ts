import { describe, expect, it } from "vitest";
import { sleepOf } from "../../src/analysis/sleep.js";
import { fixture } from "../tester.js";
import { ask, type Reader } from "./ask.js";

/** Of each `probe(…)`, whether its argument is a sleep, and where that takes options: the argument stands for what is awaited. */
const sleeps = (code: string, reader: Reader): (number | "plain" | undefined)[] =>
  ask(code, reader, ["probe"], (file, { arguments: [awaited] }) => {
    const sleep = awaited && sleepOf(file, awaited);
    return sleep && (sleep.options ?? "plain");
  });

const everywhere: readonly Reader[] = ["espree", "syntax", "types"];

function table(cases: Readonly<Record<string, readonly [code: string, ...expected: (number | "plain" | undefined)[]]>>): void {
  for (const [sentence, [code, ...expected]] of Object.entries(cases)) {
    it.each(everywhere)(`${sentence} (%s)`, (reader) => {
      expect(sleeps(code, reader)).toEqual(expected);
    });
  }
}

describe("A sleep is", () => {
  table({
    "Node's, by its name": ["import { setTimeout } from 'node:timers/promises'; probe(setTimeout(1));", 2],
    "Node's, by another name": ["import { setTimeout as pause } from 'timers/promises'; const wait = pause; probe(wait(1));", 2],
    "Node's, of the module": ["import * as timers from 'node:timers/promises'; import all from 'timers/promises'; probe(timers.setTimeout(1)); probe(all.setTimeout(1)); probe(timers.scheduler.wait(1));", 2, 2, 1],
    "Node's, of the module with both kinds": ["import { promises } from 'node:timers'; probe(promises.setTimeout(1));", 2],
    "Node's, required": ["const { setTimeout } = require('timers/promises'); probe(setTimeout(1));", 2],
    "Node's, made of the timer": ["import { promisify } from 'node:util'; const sleep = promisify(setTimeout); probe(sleep(1));", 2],
    "a package's": ["import delay from 'delay'; import { delay as wait } from 'es-toolkit'; probe(delay(1)); probe(wait(1));", 1, 1],
    "a promise of a timer": ["probe(new Promise((resolve) => setTimeout(resolve, 1)));", "plain"],
    "a promise of a timer that calls": ["probe(new Promise((done) => { setTimeout(() => { done(); }, 1); }));", "plain"],
    "a promise of the timer of a page": ["probe(new Promise(function (done) { window.setTimeout(done, 1); }));", "plain"],
    "a helper that is one": ["const sleep = (ms) => new Promise((r) => setTimeout(r, ms)); probe(sleep(1));", "plain"],
    "a helper that gives one": ["function sleep(ms) { return new Promise((r) => setTimeout(r, ms)); } probe(sleep(1));", "plain"],
    "a helper that waits for one": ["import { setTimeout } from 'timers/promises'; async function pause() { await setTimeout(9); } probe(pause());", "plain"],
    "a method": ["class A { sleep(ms) { return new Promise((r) => setTimeout(r, ms)); } run() { probe(this.sleep(1)); } }", "plain"],
    "a class's own": ["class A { static sleep(ms) { return new Promise((r) => setTimeout(r, ms)); } } probe(A.sleep(1));", "plain"],
  });
});

describe("A sleep is not", () => {
  table({
    "what is only called so": ["import { sleep } from './sleep.js'; probe(sleep(1)); probe(delay(1)); probe(this.sleep(1));", undefined, undefined, undefined],
    "a mere turn of the event loop": ["import { setTimeout as sleep } from 'timers/promises'; probe(sleep(0)); probe(sleep()); probe(new Promise((r) => setTimeout(r))); probe(new Promise((r) => setTimeout(r, 0)));", undefined, undefined, undefined, undefined],
    "the timer without a promise": ["probe(setTimeout(f, 1));", undefined],
    "a timer of another name": ["const setTimeout = other; probe(new Promise((r) => setTimeout(r, 1)));", undefined],
    "what something else may settle too": ["probe(new Promise((r) => { setTimeout(r, 1); x.once('ready', r); }));", undefined],
    "what may fail": ["probe(new Promise((r, fail) => { setTimeout(r, 1); x.once('error', fail); }));", undefined],
    "what the timer does not settle": ["probe(new Promise((r) => { setTimeout(f, 1); x.once('ready', r); }));", undefined],
    "another promise": ["probe(new Promise(f)); probe(new Promise()); probe(new Later((r) => setTimeout(r, 1)));", undefined, undefined, undefined],
    "a helper that does more": ["async function sleep(ms) { work(); await new Promise((r) => setTimeout(r, ms)); } probe(sleep(1));", undefined],
    "a helper that is written again": ["let sleep = (ms) => new Promise((r) => setTimeout(r, ms)); sleep = f; probe(sleep(1));", undefined],
    "a method of another class": ["class A { sleep(ms) { return new Promise((r) => setTimeout(r, ms)); } } probe(b.sleep(1)); probe(A.sleep);", undefined, undefined],
  });
});

describe("A sleep of another file", () => {
  const code = "import { pause, rest, sleep, sleepAndLog, sleepOrStop } from './sleeps.js'; import * as all from './sleeps.js'; probe(pause(1)); probe(rest(1)); probe(sleep(1)); probe(all.sleep(1)); probe(sleepAndLog(1)); probe(sleepOrStop(1));";
  const asked = (reader: Reader) => ask(`declare function probe(...all: unknown[]): void; ${code}`, reader, ["probe"], (file, { arguments: [awaited] }) => awaited && sleepOf(file, awaited)?.options, fixture("reexport/file.ts"));
  const isSleep = (reader: Reader) => ask(`declare function probe(...all: unknown[]): void; ${code}`, reader, ["probe"], (file, { arguments: [awaited] }) => awaited !== undefined && sleepOf(file, awaited) !== undefined, fixture("reexport/file.ts"));

  it("is known by its source, with types", () => {
    expect(isSleep("types")).toEqual([true, true, true, true, false, false]);
    expect(asked("types")).toEqual([2, undefined, undefined, undefined, undefined, undefined]);
  });

  it("is only a name without them", () => {
    expect(isSleep("syntax")).toEqual([false, false, false, false, false, false]);
  });
});
