import rule from "../../rules/no-invalid-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { aborted, early, invalid, throws } from "./no-invalid-timeout.errors.js";

const longest = "2_147_483_647";

/** A constant that is too long for a timer, and whose edit is a fix. */
const never = (name: string, written: string, value: string) => ({ name, code: `setTimeout(f, ⟦${written}⟧);`, errors: [early(value)], output: `setTimeout(f, ${longest});` });

/** A delay of `written`, behind some code, that the edit wraps. */
const wrapped = (name: string, before: string, written: string, value: string) => ({
  name,
  code: `${before}setTimeout(f, ⟦${written}⟧);`,
  errors: [early(value, [`Math.min(${written}, ${longest})`, `${before}setTimeout(f, Math.min(${written}, ${longest}));`])],
});

const fine = (name: string, code: string) => ({ name, code });

run("no-invalid-timeout: timers", rule, everywhere, {
  valid: [
    fine("the longest", `setTimeout(f, ${longest});`),
    fine("the longest as a power", "setTimeout(f, 2 ** 31 - 1);"),
    fine("24 days", "setTimeout(f, 24 * 24 * 60 * 60 * 1000);"),
    fine("0", "setTimeout(f, 0); setInterval(f, 0);"),
    fine("minus 0", "setTimeout(f, -0);"),
    fine("a fraction", "setTimeout(f, 1.5);"),
    fine("no delay", "setTimeout(f);"),
    fine("no argument", "setTimeout();"),
    fine("undefined", "setTimeout(f, undefined);"),
    fine("a text", "setTimeout(f, '2147483648');"),
    fine("an unknown delay", "setTimeout(f, ms);"),
    fine("a part of which is unknown", "setTimeout(f, ms * 2 ** 31);"),
    fine("one branch that works", "setTimeout(f, slow ? Infinity : 1000);"),
    fine("arguments that are spread", "setTimeout(...args, Infinity);"),
    fine("arguments behind the delay", "setTimeout(f, 5, Infinity, -1);"),
    fine("clamped by hand", "const month = 30 * 24 * 60 * 60 * 1000; setTimeout(f, Math.min(month, 2 ** 31 - 1));"),
    fine("wrapped round to a small number", "setTimeout(f, (2 ** 31) >>> 26);"),
    fine("a function of that name", "function setTimeout(run, ms) { run(ms); } setTimeout(f, Infinity);"),
    fine("a parameter of that name", "export const wait = (setTimeout) => setTimeout(f, Infinity);"),
    fine("another module's", "import { setTimeout } from './timers.js'; setTimeout(f, Infinity);"),
    fine("a global that the file replaces", "globalThis.setTimeout = (run) => run(); setTimeout(f, Infinity);"),
    fine("another object's", "fake.setTimeout(f, Infinity); this.setTimeout(f, -1);"),
    fine("a function that is perhaps another", "const start = options.setTimeout ?? setTimeout; start(f, Infinity);"),
    fine("a scheduler of its own", "scheduler.wait(Infinity);"),
    fine("debounce, which is no timeout", "import debounce from 'lodash/debounce'; debounce(f, Infinity);"),
    fine("setImmediate", "setImmediate(f, Infinity);"),
    fine("names that lead to each other", "const a = b; const b = a; setTimeout(f, a);"),
    fine("a promise of another function", "import { promisify } from 'node:util'; const sleep = promisify(wait); setTimeout(f, 5); sleep(Infinity);"),
    fine("a promise by another function", "const sleep = promisify(setTimeout); sleep(Infinity);"),
    fine("a promise of nothing", "import { promisify } from 'node:util'; const sleep = promisify(); setTimeout(f, 5); sleep(Infinity);"),
    fine("a promise's value", "import { promisify } from 'node:util'; const sleep = promisify(setTimeout); sleep(5, Infinity);"),
  ],
  invalid: [
    never("2 ** 31", "2 ** 31", "2_147_483_648"),
    never("as a number", "2147483648", "2_147_483_648"),
    never("all 32 bits", "0xffffffff", "4_294_967_295"),
    never("Infinity", "Infinity", "Infinity"),
    never("Number.POSITIVE_INFINITY", "Number.POSITIVE_INFINITY", "Infinity"),
    never("the safest integer", "Number.MAX_SAFE_INTEGER", "9_007_199_254_740_991"),
    never("the largest number", "Number.MAX_VALUE", "1.7976931348623157e+308"),
    {
      name: "30 days: nobody can tell what is to happen after 24",
      code: "setTimeout(f, ⟦30 * 24 * 60 * 60 * 1000⟧);",
      errors: [early("2_592_000_000", [`Math.min(30 * 24 * 60 * 60 * 1000, ${longest})`, `setTimeout(f, Math.min(30 * 24 * 60 * 60 * 1000, ${longest}));`])],
    },
    {
      name: "30 days as one number",
      code: "setTimeout(f, ⟦2592000000⟧);",
      errors: [early("2_592_000_000", [longest, `setTimeout(f, ${longest});`])],
    },
    wrapped("a const", "const month = 30 * 24 * 60 * 60 * 1000; ", "month", "2_592_000_000"),
    wrapped("a const that means never", "const never = Infinity; ", "never", "Infinity"),
    wrapped("a const's multiple", "const day = 24 * 60 * 60 * 1000; ", "30 * day", "2_592_000_000"),
    wrapped("a property", "const waits = { month: 30 * 24 * 60 * 60 * 1000 }; ", "waits.month", "2_592_000_000"),
    wrapped("branches that agree", "", "slow ? 2 ** 31 : Infinity", "2_147_483_648"),
    {
      name: "a negative delay",
      code: "setTimeout(f, ⟦-1⟧);",
      errors: [early("-1", ["0", "setTimeout(f, 0);"])],
    },
    {
      name: "a negative number by overflow",
      code: "setTimeout(f, ⟦1 << 31⟧);",
      errors: [early("-2_147_483_648", ["0", "setTimeout(f, 0);"])],
    },
    {
      name: "NaN",
      code: "setTimeout(f, ⟦Number('soon')⟧);",
      errors: [early("NaN", ["0", "setTimeout(f, 0);"])],
    },
    {
      name: "an interval",
      code: "const id = setInterval(f, ⟦Infinity⟧);",
      errors: [invalid("early", { name: "setInterval", value: "Infinity" })],
      output: `const id = setInterval(f, ${longest});`,
    },
    ...["window", "globalThis", "self"].map((object) => ({
      name: `the ${object}'s`,
      code: `${object}.setTimeout(f, ⟦Infinity⟧);`,
      errors: [early("Infinity")],
      output: `${object}.setTimeout(f, ${longest});`,
    })),
    {
      name: "under another name",
      code: "const start = setTimeout; start(f, ⟦Infinity⟧);",
      errors: [early("Infinity")],
      output: `const start = setTimeout; start(f, ${longest});`,
    },
    {
      name: "of node:timers",
      code: "import { setTimeout as start } from 'node:timers'; start(f, ⟦Infinity⟧);",
      errors: [early("Infinity")],
      output: `import { setTimeout as start } from 'node:timers'; start(f, ${longest});`,
    },
    {
      name: "of timers, whole",
      code: "import timers from 'timers'; timers.setInterval(f, ⟦Infinity⟧);",
      errors: [invalid("early", { name: "setInterval", value: "Infinity" })],
      output: `import timers from 'timers'; timers.setInterval(f, ${longest});`,
    },
    {
      name: "of timers/promises",
      code: "import { setTimeout as sleep } from 'node:timers/promises'; await sleep(⟦Infinity⟧, undefined, { signal });",
      errors: [early("Infinity")],
      output: `import { setTimeout as sleep } from 'node:timers/promises'; await sleep(${longest}, undefined, { signal });`,
    },
    {
      name: "of timers/promises, an interval",
      code: "import { setInterval } from 'timers/promises'; for await (const _ of setInterval(⟦Infinity⟧)) go();",
      errors: [invalid("early", { name: "setInterval", value: "Infinity" })],
      output: `import { setInterval } from 'timers/promises'; for await (const _ of setInterval(${longest})) go();`,
    },
    {
      name: "of timers/promises, the scheduler's",
      code: "import { scheduler } from 'node:timers/promises'; await scheduler.wait(⟦Infinity⟧);",
      errors: [invalid("early", { name: "scheduler.wait", value: "Infinity" })],
      output: `import { scheduler } from 'node:timers/promises'; await scheduler.wait(${longest});`,
    },
    {
      name: "made a promise of",
      code: "import { promisify } from 'node:util'; const sleep = promisify(setTimeout); await sleep(⟦Infinity⟧);",
      errors: [early("Infinity")],
      output: `import { promisify } from 'node:util'; const sleep = promisify(setTimeout); await sleep(${longest});`,
    },
    {
      name: "made a promise of, with require",
      code: "const util = require('util'); const sleep = util.promisify(setTimeout); sleep(⟦-1⟧).then(go);",
      errors: [early("-1", ["0", "const util = require('util'); const sleep = util.promisify(setTimeout); sleep(0).then(go);"])],
    },
    {
      name: "a promise that is never to settle",
      code: "export const redirect = (href) => { location.href = href; return new Promise((resolve) => setTimeout(resolve, ⟦Infinity⟧)); };",
      errors: [early("Infinity")],
      output: `export const redirect = (href) => { location.href = href; return new Promise((resolve) => setTimeout(resolve, ${longest})); };`,
    },
  ],
});

run("no-invalid-timeout: AbortSignal.timeout", rule, everywhere, {
  valid: [
    fine("a second", "AbortSignal.timeout(1000);"),
    fine("1 ms", "AbortSignal.timeout(1);"),
    fine("the longest", `AbortSignal.timeout(${longest});`),
    fine("an unknown time", "AbortSignal.timeout(ms);"),
    fine("nothing", "AbortSignal.timeout();"),
    fine("a list that is spread", "AbortSignal.timeout(...args);"),
    fine("a class of that name", "class AbortSignal { static timeout() {} } AbortSignal.timeout(-1);"),
    fine("an import of that name", "import { AbortSignal } from 'abort-controller'; AbortSignal.timeout(-1);"),
    fine("another method", "AbortSignal.abort(-1);"),
    fine("a fraction that is rounded", "AbortSignal.timeout(Math.round(1000 / 3));"),
  ],
  invalid: [
    { name: "2 ** 31", code: "AbortSignal.timeout(⟦2 ** 31⟧);", errors: [aborted("2_147_483_648")], output: `AbortSignal.timeout(${longest});` },
    { name: "all 32 bits", code: "AbortSignal.timeout(⟦2 ** 32 - 1⟧);", errors: [aborted("4_294_967_295")], output: `AbortSignal.timeout(${longest});` },
    { name: "more than 32 bits", code: "AbortSignal.timeout(⟦2 ** 32⟧);", errors: [throws("4_294_967_296")], output: `AbortSignal.timeout(${longest});` },
    { name: "Infinity", code: "AbortSignal.any([signal, AbortSignal.timeout(⟦Infinity⟧)]);", errors: [throws("Infinity")], output: `AbortSignal.any([signal, AbortSignal.timeout(${longest})]);` },
    { name: "0", code: "AbortSignal.timeout(⟦0⟧);", errors: [aborted("0", ["10_000", "AbortSignal.timeout(10_000);"])] },
    { name: "a negative time", code: "AbortSignal.timeout(⟦-1⟧);", errors: [throws("-1", ["10_000", "AbortSignal.timeout(10_000);"])] },
    { name: "NaN", code: "AbortSignal.timeout(⟦NaN⟧);", errors: [throws("NaN", ["10_000", "AbortSignal.timeout(10_000);"])] },
    { name: "a fraction", code: "AbortSignal.timeout(⟦333.3⟧);", errors: [throws("333.3")], output: "AbortSignal.timeout(333);" },
    { name: "a fraction that is calculated", code: "AbortSignal.timeout(⟦1000 / 3⟧);", errors: [throws("333.3333333333333")], output: "AbortSignal.timeout(Math.round(1000 / 3));" },
    {
      name: "a fraction by a const",
      code: "const third = 1000 / 3; AbortSignal.timeout(⟦third⟧);",
      errors: [throws("333.3333333333333", ["Math.round(third)", "const third = 1000 / 3; AbortSignal.timeout(Math.round(third));"])],
    },
    {
      name: "a fraction behind a test that has a number in common",
      code: "const wait = 1_000; if (wait > 2_000) stop(); AbortSignal.timeout(⟦10_000 / 3⟧);",
      errors: [throws("3333.3333333333335")],
      output: "const wait = 1_000; if (wait > 2_000) stop(); AbortSignal.timeout(Math.round(10_000 / 3));",
    },
    {
      name: "a small fraction, more likely of seconds",
      code: "AbortSignal.timeout(⟦1.5⟧);",
      errors: [throws("1.5", ["1_500", "AbortSignal.timeout(1_500);", "seconds"], ["2", "AbortSignal.timeout(2);"])],
    },
    {
      name: "a part of a second",
      code: "AbortSignal.timeout(⟦0.25⟧);",
      errors: [throws("0.25", ["250", "AbortSignal.timeout(250);", "seconds"])],
    },
    {
      name: "the global object's",
      code: "globalThis.AbortSignal.timeout(⟦0⟧);",
      errors: [aborted("0", ["10_000", "globalThis.AbortSignal.timeout(10_000);"])],
    },
  ],
});

run("no-invalid-timeout: a default that is given where nobody gives another", rule, everywhere, {
  valid: [
    fine("that works", "export function wait(ms = 1000) { setTimeout(f, ms); }"),
    fine("that is tested round the timer", "export function wait(ms = Infinity) { if (ms !== Infinity) setTimeout(f, ms); }"),
    fine("that is tested before it", "export function wait(ms = Infinity) { if (!Number.isFinite(ms)) return; setTimeout(f, ms); }"),
    fine("that is tested in the function round it", "export function wait(ms = Infinity) { if (ms === Infinity) return never(); return new Promise((resolve) => setTimeout(resolve, ms)); }"),
    fine("that is tested in the same expression", "export const wait = (ms = Infinity) => ms < Infinity && setTimeout(f, ms);"),
    fine("that is tested in a ternary", "export const wait = (ms = Infinity) => (Number.isFinite(ms) ? setTimeout(f, ms) : undefined);"),
    fine("that is replaced in a ternary", "export const wait = (ms = Infinity) => setTimeout(f, ms === Infinity ? 1000 : ms);"),
    fine("that is tested by a switch", "export function wait(ms = Infinity) { switch (ms) { case Infinity: return; default: setTimeout(f, ms); } }"),
    fine("that a switch before it tests", "export function wait(ms = Infinity) { switch (ms) { case Infinity: return; } setTimeout(f, ms); }"),
    fine("that a case tests before it", "export function wait(kind, ms = Infinity) { switch (kind) { case 1: if (ms === Infinity) return; setTimeout(f, ms); } }"),
    fine("that is tested by a loop", "export function wait(ms = Infinity) { while (ms < 1000) setTimeout(f, ms); }"),
    fine("that a function tests", "export function wait(ms = Infinity) { assertFinite(ms); setTimeout(f, ms); }"),
    fine("whose test is kept", "export function wait(ms = Infinity) { const isFinite = Number.isFinite(ms); if (isFinite) setTimeout(f, ms); }"),
    fine("that is replaced", "export function wait(ms = Infinity) { ms = Math.min(ms, 1000); setTimeout(f, ms); }"),
    fine("that is clamped", "export function wait(ms = Infinity) { setTimeout(f, Math.min(ms, 1000)); }"),
    fine("of a variable that is written", "export function wait(options) { let ms = options.ms ?? Infinity; if (options.fast) ms = 1; setTimeout(f, ms); }"),
    fine("for what is there alone", "export function wait(ms) { setTimeout(f, ms && Infinity); }"),
    fine("a const that is tested", "const poll = -1; if (poll > 0) setInterval(f, poll);"),
    fine("a property that is tested", "const waits = { poll: -1 }; if (waits.poll > 0) setInterval(f, waits.poll);"),
  ],
  invalid: [
    {
      name: "a parameter's",
      code: "export function wait(ms = ⟦Number.MAX_SAFE_INTEGER⟧) { setTimeout(f, ms); }",
      errors: [early("9_007_199_254_740_991", [longest, `export function wait(ms = ${longest}) { setTimeout(f, ms); }`])],
    },
    {
      name: "an option's",
      code: "export function wait({ timeout = ⟦Infinity⟧ } = {}) { return new Promise((resolve) => setTimeout(resolve, timeout)); }",
      errors: [early("Infinity", [longest, `export function wait({ timeout = ${longest} } = {}) { return new Promise((resolve) => setTimeout(resolve, timeout)); }`])],
    },
    {
      name: "that of an option that is taken out by a statement, beside other tests",
      code: "export function wait(done, options = {}) { const { timeout = ⟦Infinity⟧, signal } = options; if (signal?.aborted) return; if (done()) return; setTimeout(f, timeout); }",
      errors: [early("Infinity", [longest, `export function wait(done, options = {}) { const { timeout = ${longest}, signal } = options; if (signal?.aborted) return; if (done()) return; setTimeout(f, timeout); }`])],
    },
    {
      name: "behind ??",
      code: "export const wait = (options) => setTimeout(f, options.ms ?? ⟦Infinity⟧);",
      errors: [early("Infinity", [longest, `export const wait = (options) => setTimeout(f, options.ms ?? ${longest});`])],
    },
    {
      name: "behind ||, kept in a const",
      code: "export function wait(options) { const ms = options.ms || ⟦2 ** 31⟧; setTimeout(f, ms); }",
      errors: [early("2_147_483_648", [longest, `export function wait(options) { const ms = options.ms || ${longest}; setTimeout(f, ms); }`])],
    },
    {
      name: "of two timers that run one after another: one report",
      code: "export function wait(ms = ⟦Infinity⟧) { setTimeout(f, ms); setTimeout(g, ms); }",
      errors: [early("Infinity", [longest, `export function wait(ms = ${longest}) { setTimeout(f, ms); setTimeout(g, ms); }`])],
    },
    {
      name: "a parameter's, for a signal",
      code: "export const load = (url, ms = ⟦0⟧) => fetch(url, { signal: AbortSignal.timeout(ms) });",
      errors: [aborted("0", ["10_000", "export const load = (url, ms = 10_000) => fetch(url, { signal: AbortSignal.timeout(ms) });"])],
    },
  ],
});

run("no-invalid-timeout: in TypeScript", rule, typescript, {
  valid: [
    fine("an enum's member that works", "enum Wait { Short = 1000 } setTimeout(f, Wait.Short);"),
    fine("a function by a declaration", "declare function setTimeout(run: () => void, ms: number): void; setTimeout(f, Infinity);"),
  ],
  invalid: [
    wrapped("an enum's member", "enum Wait { Month = 30 * 24 * 60 * 60 * 1000 } ", "Wait.Month", "2_592_000_000"),
    wrapped("a property that nobody can write", "export const waits = { month: 30 * 24 * 60 * 60 * 1000 } as const; ", "waits.month", "2_592_000_000"),
    wrapped("a class's constant", "class Job { static readonly month = 30 * 24 * 60 * 60 * 1000; } ", "Job.month", "2_592_000_000"),
    wrapped("a cast", "", "Infinity as number", "Infinity"),
    {
      name: "a private field",
      code: "class Job { private readonly wait = 2 ** 31; run() { setTimeout(f, ⟦this.wait⟧); } }",
      errors: [early("2_147_483_648", [`Math.min(this.wait, ${longest})`, `class Job { private readonly wait = 2 ** 31; run() { setTimeout(f, Math.min(this.wait, ${longest})); } }`])],
    },
    {
      name: "a parameter's default with its type",
      code: "export function wait(ms: number = ⟦Infinity⟧): void { setTimeout(f, ms); }",
      errors: [early("Infinity", [longest, `export function wait(ms: number = ${longest}): void { setTimeout(f, ms); }`])],
    },
  ],
});

run("no-invalid-timeout: with types", rule, ["typed"], {
  valid: [
    fine("another file's constant that works", 'import { TIMEOUTS } from "./durations.js"; setTimeout(f, TIMEOUTS.fast);'),
    fine("another file's variable", 'import { changing } from "./durations.js"; setTimeout(f, changing);'),
  ],
  invalid: [
    wrapped("another file's constant", 'import { calculated } from "./durations.js"; ', "calculated", "2_592_000_000"),
    wrapped("another file's property", 'import { TIMEOUTS } from "./durations.js"; ', "TIMEOUTS.month", "2_592_000_000"),
    wrapped("another file's enum", 'import { Limits } from "./durations.js"; ', "Limits.never", "2_147_483_648"),
  ],
});

run("no-invalid-timeout: what types alone show", rule, ["js", "ts"], {
  valid: [fine("another file's constant", 'import { calculated } from "./durations.js"; setTimeout(f, calculated);')],
  invalid: [],
});
