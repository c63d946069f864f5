import rule from "../../rules/require-timeout-reason.js";
import { everywhere, type Expected, type Invalid, policy, run, typescript } from "../cases.js";
import { fixture } from "../tester.js";

const reason = 'new DOMException("The operation timed out.", "TimeoutError")';

/** An abort whose edit is a fix, or has none. */
const unnamed = (controller = "controller"): Expected => ({ messageId: "unnamed", data: { controller } });

/** An abort whose edit is a suggestion. */
const named = (output: string, controller = "controller", text = reason): Expected => ({
  ...unnamed(controller),
  suggestions: [{ messageId: "named", data: { text }, output }],
});

/** A request that a timer ends: what the timer gets, and what stands behind the `try`. */
const request = (timer: string, end = "finally { clearTimeout(timer); }", before = ""): string =>
  [
    `async function load(url) {`,
    `  const controller = new AbortController();${before}`,
    `  const timer = setTimeout(${timer});`,
    `  try { return await fetch(url, { signal: controller.signal }); } ${end}`,
    `}`,
  ].join("\n");

/** A request of which `--fix` mends the abort. */
const fixed = (name: string, timer: string, mended: string, end?: string): Invalid => ({ name, code: request(timer, end), errors: [unnamed()], output: request(mended.replace("REASON", reason), end) });

/** One that is left to a person. */
const suggested = (name: string, timer: string, mended: string, end?: string, before?: string): Invalid => ({
  name,
  code: request(timer, end, before),
  errors: [named(request(mended.replace("REASON", reason), end, before).replaceAll(/[⟦⟧]/g, ""))],
});

const silent = (name: string, timer: string, end?: string, before?: string) => ({ name, code: request(timer, end, before) });

const abort = "() => ⟦controller.abort()⟧, 5_000";
const mended = "() => controller.abort(REASON), 5_000";

run("require-timeout-reason: what a timer does", rule, everywhere, {
  valid: [
    silent("a reason", `() => controller.abort(${reason}), 5_000`),
    silent("a reason of one's own", '() => controller.abort(new TooLate("no answer")), 5_000'),
    silent("a reason that is no error is another rule's", '() => controller.abort("late"), 5_000'),
    silent("a reason that is not known", "() => controller.abort(why), 5_000"),
    silent("reasons that are spread", "() => controller.abort(...why), 5_000"),
    silent("a reason that is bound", "controller.abort.bind(controller, new TooLate()), 5_000"),
    silent("a reason that the timer passes on", "controller.abort.bind(controller), 5_000, new TooLate()"),
    silent("the method alone, which throws", "controller.abort, 5_000"),
    silent("a timer that only puts off", "() => controller.abort(), 0"),
    silent("a timer without a delay", "() => controller.abort()"),
    silent("an abort behind other work", "async () => { await log(); controller.abort(); }, 5_000"),
    silent("a flag tells", "() => { timedOut = true; controller.abort(); }, 5_000", undefined, " let timedOut = false;"),
    silent("an error tells", '() => { controller.abort(); done(new Error("late")); }, 5_000'),
    silent("the next attempt", "() => { controller.abort(); controller = new AbortController(); }, 5_000"),
    silent("another signal's abort is passed on", "() => { if (other.aborted) controller.abort(); }, 5_000"),
    silent("another object's abort", "() => request.abort(), 5_000"),
    silent("a handler in sight asks for the abort, which nothing but the timer makes", "() => controller.abort(), 5_000", 'catch (error) { throw error.name === "AbortError" ? new TooLate() : error; }'),
    silent("a handler in sight asks the signal", "() => controller.abort(), 5_000", "catch (error) { throw controller.signal.aborted ? new TooLate() : error; }"),
    silent("nobody looks at a failure", "() => controller.abort(), 5_000", "catch { return undefined; }"),
    { name: "an interval", code: "async function f() { const controller = new AbortController(); setInterval(() => controller.abort(), 5_000); await fetch(url, { signal: controller.signal }); }" },
    { name: "no timer", code: "async function f() { const controller = new AbortController(); stop.onclick = () => controller.abort(); await fetch(url, { signal: controller.signal }); }" },
    { name: "a timer of one's own", code: 'import { setTimeout } from "./clock.js"; async function f() { const controller = new AbortController(); setTimeout(() => controller.abort(), 5_000); await fetch(url, { signal: controller.signal }); }' },
    { name: "a function that others call too", code: "async function f() { const controller = new AbortController(); const stop = () => controller.abort(); setTimeout(stop, 5_000); button.onclick = stop; await fetch(url, { signal: controller.signal }); }" },
    { name: "a function in the timer's", code: "async function f() { const controller = new AbortController(); setTimeout(() => { button.onclick = () => controller.abort(); }, 5_000); await fetch(url, { signal: controller.signal }); }" },
    { name: "a promise that the timer settles itself", code: 'new Promise((resolve, reject) => { const controller = new AbortController(); setTimeout(() => { controller.abort(); reject("late"); }, 5_000); fetch(url, { signal: controller.signal }).then(resolve, reject); });' },
    { name: "a signal that only takes listeners off", code: "const controller = new AbortController(); setTimeout(() => controller.abort(), 5_000); window.addEventListener('resize', go, { signal: controller.signal });" },
    { name: "a signal that is only looked at", code: "async function f() { const controller = new AbortController(); setTimeout(() => controller.abort(), 5_000); while (!controller.signal.aborted) await turn(); }" },
    { name: "a signal that nobody gets is another rule's", code: "const controller = new AbortController(); setTimeout(() => controller.abort(), 5_000);" },
    { name: "a test, which plays the part of somebody who cancels", code: "it('stops', async () => { const controller = new AbortController(); setTimeout(() => controller.abort(), 10); await expect(run(controller.signal)).rejects.toThrow(); });" },
    { name: "somebody cancels, but not at once", code: "const controller = new AbortController(); run(controller.signal); export function stop(delay) { setTimeout(() => controller.abort(), delay); }" },
  ],
  invalid: [
    fixed("an arrow function", abort, mended),
    fixed("a block", "() => { ⟦controller.abort()⟧; }, 5_000", "() => { controller.abort(REASON); }, 5_000"),
    fixed("more in the block", "() => { console.warn('late'); ⟦controller.abort()⟧; }, 5_000", "() => { console.warn('late'); controller.abort(REASON); }, 5_000".replaceAll('"', "'").replace("REASON", reason.replaceAll('"', "'"))),
    fixed("unless it is aborted", "() => { if (!controller.signal.aborted) ⟦controller.abort()⟧; }, 5_000", "() => { if (!controller.signal.aborted) controller.abort(REASON); }, 5_000", "finally { clearTimeout(timer); }"),
    fixed("a function", "function () { ⟦controller.abort()⟧; }, 5_000", "function () { controller.abort(REASON); }, 5_000"),
    fixed("undefined", "() => ⟦controller.abort(undefined)⟧, 5_000", mended),
    fixed("an optional call", "() => ⟦controller?.abort()⟧, 5_000", "() => controller?.abort(REASON), 5_000"),
    fixed("bound to the controller", "⟦controller.abort.bind(controller)⟧, 5_000", mended),
    fixed("comments stay", "() => ⟦controller.abort(/* nothing */)⟧ /* late */, 5_000", "() => controller.abort(REASON/* nothing */) /* late */, 5_000"),
    fixed("a delay that is not known", "() => ⟦controller.abort()⟧, patience", "() => controller.abort(REASON), patience"),
    fixed("a handler that only logs", abort, mended, "catch (error) { console.error(error); throw error; }"),
    {
      name: "a named function",
      code: "async function f() { const controller = new AbortController(); const stop = () => ⟦controller.abort()⟧; setTimeout(stop, 5_000); await fetch(url, { signal: controller.signal }); }",
      errors: [unnamed()],
      output: `async function f() { const controller = new AbortController(); const stop = () => controller.abort(${reason}); setTimeout(stop, 5_000); await fetch(url, { signal: controller.signal }); }`,
    },
    {
      name: "a function that is declared below",
      code: "async function f() { const controller = new AbortController(); setTimeout(stop, 5_000); await fetch(url, { signal: controller.signal }); function stop() { ⟦controller.abort()⟧; } }",
      errors: [unnamed()],
      output: `async function f() { const controller = new AbortController(); setTimeout(stop, 5_000); await fetch(url, { signal: controller.signal }); function stop() { controller.abort(${reason}); } }`,
    },
    {
      name: "the timers of a window and of Node's module",
      code: [
        'import { setTimeout } from "node:timers";',
        "async function f() { const controller = new AbortController(); window.setTimeout(() => ⟦controller.abort()⟧, 5_000); await fetch(url, { signal: controller.signal }); }",
        "async function g() { const controller = new AbortController(); setTimeout(() => ⟦controller.abort()⟧, 5_000); await fetch(url, { signal: controller.signal }); }",
      ].join("\n"),
      errors: [unnamed(), unnamed()],
      output: [
        'import { setTimeout } from "node:timers";',
        `async function f() { const controller = new AbortController(); window.setTimeout(() => controller.abort(${reason}), 5_000); await fetch(url, { signal: controller.signal }); }`,
        `async function g() { const controller = new AbortController(); setTimeout(() => controller.abort(${reason}), 5_000); await fetch(url, { signal: controller.signal }); }`,
      ].join("\n"),
    },
    {
      name: "a private field",
      code: "class Job { #controller = new AbortController(); start() { setTimeout(() => { log(); ⟦this.#controller.abort()⟧; }, 5_000); return fetch(url, { signal: this.#controller.signal }); } }",
      errors: [unnamed("this.#controller")],
      output: `class Job { #controller = new AbortController(); start() { setTimeout(() => { log(); this.#controller.abort(${reason}); }, 5_000); return fetch(url, { signal: this.#controller.signal }); } }`,
    },
  ],
});

run("require-timeout-reason: an edit that is left to a person", rule, everywhere, {
  valid: [],
  invalid: [
    suggested("somebody may cancel too, and a handler asks for the name", abort, mended, 'catch (error) { if (error.name === "AbortError") return; throw error; }', " stop.onclick = () => controller.abort();"),
    suggested("a handler asks for a class", abort, mended, "catch (error) { if (error instanceof Failure) return; throw error; }"),
    suggested("the reason is read", abort, mended, "finally { log(controller.signal.reason); }"),
    {
      name: "the signal goes to code that this file doesn't show",
      code: "async function f() { const controller = new AbortController(); setTimeout(() => ⟦controller.abort()⟧, 5_000); await run(controller.signal); }",
      errors: [named(`async function f() { const controller = new AbortController(); setTimeout(() => controller.abort(${reason}), 5_000); await run(controller.signal); }`)],
    },
    {
      name: "a public field",
      code: "class Job { controller = new AbortController(); start() { setTimeout(() => ⟦this.controller.abort()⟧, 5_000); return fetch(url, { signal: this.controller.signal }); } }",
      errors: [named(`class Job { controller = new AbortController(); start() { setTimeout(() => this.controller.abort(${reason}), 5_000); return fetch(url, { signal: this.controller.signal }); } }`, "this.controller")],
    },
    {
      name: "another controller may stand in its place by then",
      code: "let controller = new AbortController(); export async function f() { setTimeout(⟦controller.abort.bind(controller)⟧, 5_000); await fetch(url, { signal: controller.signal }); } export function again() { controller = new AbortController(); }",
      errors: [named(`let controller = new AbortController(); export async function f() { setTimeout(() => controller.abort(${reason}), 5_000); await fetch(url, { signal: controller.signal }); } export function again() { controller = new AbortController(); }`)],
    },
    { name: "a comment in what is bound: no edit", code: request("⟦controller.abort.bind(/* this */ controller)⟧, 5_000"), errors: [unnamed()] },
    { name: "a class of that name: no edit", code: `class DOMException {} ${request(abort)}`, errors: [unnamed()] },
  ],
});

run("require-timeout-reason: in TypeScript", rule, typescript, {
  valid: [{ name: "another class", code: "function f(controller: Controller) { setTimeout(() => controller.abort(), 5_000); }" }],
  invalid: [
    {
      name: "a parameter",
      code: "function f(controller: AbortController, ms: number) { return setTimeout(() => ⟦controller.abort()⟧, ms); }",
      errors: [named(`function f(controller: AbortController, ms: number) { return setTimeout(() => controller.abort(${reason}), ms); }`)],
    },
  ],
});

const fixes = request(mended.replace("REASON", reason));
const other = 'Object.assign(new Error("The operation timed out."), { name: "TimeoutError" })';

run("require-timeout-reason: settings", rule, ["js", "ts"], {
  valid: [],
  invalid: [
    { name: "React Native has no DOMException: another error of that name", settings: { timeout: { target: "react-native" } }, code: request(abort), errors: [named(request(mended.replace("REASON", other)), "controller", other)] },
    { name: "nobody knows: a suggestion", settings: {}, code: request(abort), errors: [named(fixes)] },
    { name: "the nearest package.json knows", settings: {}, filename: fixture("file.js"), code: request(abort), errors: [unnamed()], output: fixes },
    { name: "fixes are suggestions", settings: { timeout: { ...policy.timeout, fixes: "suggest" } }, code: request(abort), errors: [named(fixes)] },
  ],
});

run("require-timeout-reason: an environment whose types have no DOMException", rule, ["typed"], {
  valid: [],
  invalid: [{ name: "no edit, which would not type-check", filename: fixture("bare/file.ts"), code: request(abort), errors: [unnamed()] }],
});
