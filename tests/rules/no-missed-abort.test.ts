import rule from "../../rules/no-missed-abort.js";
import { everywhere, run, typescript } from "../cases.js";
import { checked, missed, unlinked } from "./no-missed-abort.errors.js";

/** A function that takes a signal and waits for a promise with the given executor's body. */
const waits = (body: string, before = ""): string => `export async function f(signal) { ${before}await new Promise((resolve, reject) => { ${body} }); }`;

/** The same with an `addEventListener` that is reported, and what the fix adds behind it. */
const reported = (name: string, body: string, output: string) => ({ name, code: waits(body), errors: [missed()], output: waits(output) });

const listens = "signal.addEventListener('abort', () => reject(signal.reason));";
const marked = "⟦signal.addEventListener⟧('abort', () => reject(signal.reason));";
const check = "if (signal.aborted) reject(signal.reason);";

run("no-missed-abort: reports", rule, everywhere, {
  valid: [{ name: "a file that mentions no abort", code: "signal.addEventListener('change', () => reject(x));" }],
  invalid: [
    reported("a listener that rejects", marked, `${listens} ${check}`),
    reported(
      "a listener that resolves",
      "⟦signal.addEventListener⟧('abort', () => resolve());",
      "signal.addEventListener('abort', () => resolve()); if (signal.aborted) resolve();",
    ),
    reported(
      "a listener by name",
      "function onAbort() { clearTimeout(t); reject(signal.reason); } const t = setTimeout(resolve, 9); ⟦signal.addEventListener⟧('abort', onAbort, { once: true });",
      "function onAbort() { clearTimeout(t); reject(signal.reason); } const t = setTimeout(resolve, 9); signal.addEventListener('abort', onAbort, { once: true }); if (signal.aborted) onAbort();",
    ),
    reported(
      "a listener as a const",
      "const stop = () => { done(); reject(signal.reason); }; ⟦signal.addEventListener⟧('abort', stop);",
      "const stop = () => { done(); reject(signal.reason); }; signal.addEventListener('abort', stop); if (signal.aborted) stop();",
    ),
    reported(
      "a listener that calls a function which settles",
      "const finish = () => { clear(); resolve(); }; const stop = () => { finish(); }; ⟦signal.addEventListener⟧('abort', stop);",
      "const finish = () => { clear(); resolve(); }; const stop = () => { finish(); }; signal.addEventListener('abort', stop); if (signal.aborted) stop();",
    ),
    reported(
      "a handler as a property",
      "⟦signal.onabort⟧ = () => reject(signal.reason);",
      `signal.onabort = () => reject(signal.reason); ${check}`,
    ),
    {
      name: "two listeners, each on its own signal",
      code: "export function f(signal, { stopSignal }) { return new Promise((resolve, reject) => { const stop = () => reject(x); ⟦signal.addEventListener⟧('abort', stop); ⟦stopSignal.addEventListener⟧('abort', stop); }); }",
      errors: [missed(), missed("stopSignal")],
      output:
        "export function f(signal, { stopSignal }) { return new Promise((resolve, reject) => { const stop = () => reject(x); signal.addEventListener('abort', stop); if (signal.aborted) stop(); stopSignal.addEventListener('abort', stop); if (stopSignal.aborted) stop(); }); }",
    },
    {
      name: "a look at another signal alone",
      code: "export function f(signal, { stopSignal }) { stopSignal.throwIfAborted(); return new Promise((resolve, reject) => { ⟦signal.addEventListener⟧('abort', () => reject(x)); }); }",
      errors: [missed()],
      output:
        "export function f(signal, { stopSignal }) { stopSignal.throwIfAborted(); return new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(x)); if (signal.aborted) reject(x); }); }",
    },
    {
      name: "Promise.withResolvers()",
      code: "export async function f(signal) { const { promise, reject } = Promise.withResolvers(); ⟦signal.addEventListener⟧('abort', () => reject(signal.reason)); return promise; }",
      errors: [missed()],
      output: `export async function f(signal) { const { promise, reject } = Promise.withResolvers(); ${listens} ${check} return promise; }`,
    },
    {
      name: "Promise.withResolvers() as an object",
      code: "export async function f(signal) { const wait = Promise.withResolvers(); ⟦signal.addEventListener⟧('abort', () => wait.resolve(), { once: true }); return wait.promise; }",
      errors: [missed()],
      output: "export async function f(signal) { const wait = Promise.withResolvers(); signal.addEventListener('abort', () => wait.resolve(), { once: true }); if (signal.aborted) wait.resolve(); return wait.promise; }",
    },
    {
      name: "a settler that is handed out of its executor",
      code: "export async function f(signal) { let stop; const aborted = new Promise((_, reject) => { stop = reject; }); ⟦signal.addEventListener⟧('abort', () => stop(signal.reason)); await Promise.race([work(), aborted]); }",
      errors: [missed()],
      output:
        "export async function f(signal) { let stop; const aborted = new Promise((_, reject) => { stop = reject; }); signal.addEventListener('abort', () => stop(signal.reason)); if (signal.aborted) stop(signal.reason); await Promise.race([work(), aborted]); }",
    },
    {
      name: "a race with the abort",
      code: "export async function race(work, signal) { return Promise.race([work, new Promise((_, reject) => { ⟦signal.addEventListener⟧('abort', () => reject(signal.reason)); })]); }",
      errors: [missed()],
      output: `export async function race(work, signal) { return Promise.race([work, new Promise((_, reject) => { ${listens} ${check} })]); }`,
    },
    {
      name: "an optional signal",
      code: "export function sleep(ms, { signal } = {}) { return new Promise((resolve, reject) => { const timer = setTimeout(resolve, ms); ⟦signal?.addEventListener⟧('abort', () => reject(signal.reason)); }); }",
      errors: [missed()],
      output:
        "export function sleep(ms, { signal } = {}) { return new Promise((resolve, reject) => { const timer = setTimeout(resolve, ms); signal?.addEventListener('abort', () => reject(signal.reason)); if (signal?.aborted) reject(signal.reason); }); }",
    },
    {
      name: "a member of the options",
      code: "export function sleep(ms, options) { return new Promise((resolve, reject) => { ⟦options?.signal?.addEventListener⟧('abort', () => reject(x)); }); }",
      errors: [missed("options?.signal")],
      output:
        "export function sleep(ms, options) { return new Promise((resolve, reject) => { options?.signal?.addEventListener('abort', () => reject(x)); if (options?.signal?.aborted) reject(x); }); }",
    },
    {
      name: "a look after the wait",
      code: `export async function f(signal) { await new Promise((resolve, reject) => { ${marked} }); signal.throwIfAborted(); await fetch(url, { signal }); }`,
      errors: [missed()],
      output: `export async function f(signal) { await new Promise((resolve, reject) => { ${listens} ${check} }); signal.throwIfAborted(); await fetch(url, { signal }); }`,
    },
    {
      name: "a look after a race",
      code: `export async function f(work, signal) { await Promise.race([work, new Promise((resolve, reject) => { ${marked} })]); signal.throwIfAborted(); }`,
      errors: [missed()],
      output: `export async function f(work, signal) { await Promise.race([work, new Promise((resolve, reject) => { ${listens} ${check} })]); signal.throwIfAborted(); }`,
    },
    {
      name: "a listener that is kept so that it can be taken off",
      code: "export async function f(work, signal) { let stop; try { await Promise.race([work, new Promise((_, reject) => { stop = () => reject(signal.reason); ⟦signal.addEventListener⟧('abort', stop); })]); } finally { signal.removeEventListener('abort', stop); } }",
      errors: [missed()],
      output:
        "export async function f(work, signal) { let stop; try { await Promise.race([work, new Promise((_, reject) => { stop = () => reject(signal.reason); signal.addEventListener('abort', stop); if (signal.aborted) stop(); })]); } finally { signal.removeEventListener('abort', stop); } }",
    },
    {
      name: "a wait between attempts that an abort may have ended",
      code: `export async function f(signal) { for (;;) { try { return await work(signal); } catch { await new Promise((resolve, reject) => { ${marked} }); } } }`,
      errors: [missed()],
      output: `export async function f(signal) { for (;;) { try { return await work(signal); } catch { await new Promise((resolve, reject) => { ${listens} ${check} }); } } }`,
    },
    {
      name: "a look by the listener alone",
      code: waits("const stop = () => { if (signal.aborted) reject(signal.reason); }; ⟦signal.addEventListener⟧('abort', stop);"),
      errors: [missed()],
      output: waits("const stop = () => { if (signal.aborted) reject(signal.reason); }; signal.addEventListener('abort', stop); if (signal.aborted) stop();"),
    },
    {
      name: "other uses that don't look: a reason, a test, a removal",
      code: waits(`if (signal) log(signal.reason); if (!signal) return; const why = signal && signal.reason; ${marked} signal.removeEventListener('abort', x); signal !== undefined;`),
      errors: [missed()],
      output: waits(`if (signal) log(signal.reason); if (!signal) return; const why = signal && signal.reason; ${listens} ${check} signal.removeEventListener('abort', x); signal !== undefined;`),
    },
  ],
});

run("no-missed-abort: is silent where the abort is noticed", rule, everywhere, {
  valid: [
    { name: "asked before, in the function", code: `export function f(signal) { if (signal.aborted) return Promise.reject(signal.reason); return new Promise((resolve, reject) => { ${listens} }); }` },
    { name: "asked before, with a throw", code: waits(listens, "signal.throwIfAborted(); ") },
    { name: "asked before, where it is there", code: waits(listens, "signal?.throwIfAborted(); ") },
    { name: "asked before, in the executor", code: waits(`if (signal.aborted) { reject(signal.reason); return; } ${listens}`) },
    { name: "asked after, in the executor", code: waits(`${listens} ${check}`) },
    { name: "asked in the other branch", code: waits(`if (signal.aborted) reject(signal.reason); else ${listens}`) },
    { name: "asked under another name", code: waits(listens, "const { aborted } = signal; if (aborted) return; ") },
    { name: "asked through another variable", code: waits(listens, "const s = signal; s.throwIfAborted(); ") },
    { name: "asked in the function around", code: `export async function f(signal) { const g = async () => { await new Promise((resolve, reject) => { ${listens} }); }; signal.throwIfAborted(); await g(); }` },
    { name: "asked through another variable of another variable", code: waits(listens, "const s = signal; const t = s; if (t.aborted) return; ") },
    { name: "asked through a name that is read before it is given", code: waits(listens, "const look = () => s.reason; const s = signal; ") },
    { name: "asked through names that are given in a circle", code: waits(listens, "var a = signal; var b = a; var a = b; check(a); ") },
    { name: "asked of what it is taken from", code: "export async function f(options) { options.signal.throwIfAborted(); const { signal } = options; await new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(x)); }); }" },
    { name: "asked of what it is made of", code: "export async function f(signal) { signal.throwIfAborted(); const both = AbortSignal.any([signal, AbortSignal.timeout(9)]); await new Promise((resolve, reject) => { both.addEventListener('abort', () => reject(x)); }); }" },
    { name: "asked by a condition of the loop round it", code: `export async function f(signal) { while (!signal.aborted) { await new Promise((resolve, reject) => { ${listens} }); } }` },
    { name: "asked behind the wait, in a loop", code: `export async function f(signal) { for (;;) { await new Promise((resolve, reject) => { ${listens} }); if (signal.aborted) return; } }` },
    { name: "asked by a function that may run before", code: `export async function f(signal) { look(); await new Promise((resolve, reject) => { ${listens} }); function look() { signal.throwIfAborted(); } }` },
    { name: "asked by what the executor calls", code: waits(`${listens} const next = () => { if (signal.aborted) return; work(next); }; next();`) },
    { name: "asked while the promise is kept", code: `export async function f(signal) { const p = new Promise((resolve, reject) => { ${listens} }); signal.throwIfAborted(); await p; }` },
    { name: "asked by a computed name", code: waits(listens, "log(signal[key]); ") },
    { name: "handed to a helper that may ask", code: waits(listens, "check(signal); ") },
    { name: "handed to a helper with the options", code: "export async function f(options) { await prepare(options); await new Promise((resolve, reject) => { options.signal.addEventListener('abort', () => reject(x)); }); }" },
    { name: "handed to a call in the executor that rejects at once", code: waits(`${listens} fetch(url, { signal }).then(resolve, reject);`) },
    { name: "handed to a rival in the race", code: `export const f = (signal) => Promise.race([fetch(url, { signal }), new Promise((_, reject) => { ${listens} })]);` },
    { name: "handed to a rival before the race", code: `export async function f(signal) { const work = fetch(url, { signal }); await Promise.race([work, new Promise((_, reject) => { ${listens} })]); }` },
    { name: "handed on in a condition", code: waits(listens, "check(x ? signal : undefined); check(signal ?? other); ") },
    { name: "kept somewhere", code: waits(listens, "this.signal = signal; ") },
    { name: "node:events' addAbortListener, which asks by itself", code: "import { addAbortListener } from 'node:events'; " + waits("addAbortListener(signal, () => reject(signal.reason)); signal.reason;") },
    { name: "a callback's own signal, before any wait", code: `run(async ({ signal }) => { await new Promise((resolve, reject) => { ${listens} }); });` },
    { name: "a callback's own signal, in an object", code: `useQuery({ queryFn: ({ signal }) => new Promise((resolve, reject) => { ${listens} }) });` },
    { name: "a callback's own signal, in a function that is called in place", code: `mock(async (signal) => (async function* () { await new Promise((resolve, reject) => { ${listens} }); })());` },
    { name: "a local function whose callers have asked", code: `async function wait(signal) { await new Promise((resolve, reject) => { ${listens} }); } export async function g(options) { options.signal.throwIfAborted(); await wait(options.signal); }` },
    { name: "a local function that gets only signals of the file's own", code: `const wait = (signal) => new Promise((resolve, reject) => { ${listens} }); export async function g() { const controller = new AbortController(); const { signal } = controller; await wait(signal); await wait(); }` },
    { name: "a local function that gets what nobody knows", code: `const wait = (url, signal) => new Promise((resolve, reject) => { ${listens} }); export async function g(url, signal) { await wait(url, signal); }` },
    { name: "taken by a computed name", code: "export async function f(options) { log(options[key]); await new Promise((resolve, reject) => { options.signal.addEventListener('abort', () => reject(x)); }); }" },
    { name: "taken by a pattern's computed name", code: "export async function f(options) { const { [key]: s } = options; await new Promise((resolve, reject) => { options.signal.addEventListener('abort', () => reject(x)); }); }" },
    { name: "taken by a pattern's rest", code: "export async function f(options) { const { url, ...more } = options; await new Promise((resolve, reject) => { options.signal.addEventListener('abort', () => reject(x)); }); }" },
    { name: "spread into what keeps it", code: "export async function f(url, init) { go(url, { ...init }); go({ signal: 1, ...init }); await new Promise((resolve, reject) => { init.signal.addEventListener('abort', () => reject(x)); }); }" },
  ],
  invalid: [
    {
      name: "a callback's signal behind a wait",
      code: `run(async ({ signal }) => { await work(); await new Promise((resolve, reject) => { ${marked} }); });`,
      errors: [missed()],
      output: `run(async ({ signal }) => { await work(); await new Promise((resolve, reject) => { ${listens} ${check} }); });`,
    },
    {
      name: "a callback's signal in a function that runs later",
      code: `run(({ signal }) => { on('x', () => { wait(new Promise((resolve, reject) => { ${marked} })); }); });`,
      errors: [missed()],
      output: `run(({ signal }) => { on('x', () => { wait(new Promise((resolve, reject) => { ${listens} ${check} })); }); });`,
    },
    {
      name: "a local function with a caller that hasn't asked",
      code: `async function wait(signal) { await new Promise((resolve, reject) => { ${marked} }); } export async function g(options) { options.signal.reason; await wait(options.signal); }`,
      errors: [missed()],
      output: `async function wait(signal) { await new Promise((resolve, reject) => { ${listens} ${check} }); } export async function g(options) { options.signal.reason; await wait(options.signal); }`,
    },
    {
      name: "a local function that is handed on",
      code: `async function wait(signal) { await new Promise((resolve, reject) => { ${marked} }); } run(wait);`,
      errors: [missed()],
      output: `async function wait(signal) { await new Promise((resolve, reject) => { ${listens} ${check} }); } run(wait);`,
    },
    {
      name: "other members of the options handed on",
      code: "export async function f(options) { const { timeout } = options; log(options.url, timeout); await new Promise((resolve, reject) => { ⟦options.signal.addEventListener⟧('abort', () => reject(x)); }); }",
      errors: [missed("options.signal")],
      output:
        "export async function f(options) { const { timeout } = options; log(options.url, timeout); await new Promise((resolve, reject) => { options.signal.addEventListener('abort', () => reject(x)); if (options.signal.aborted) reject(x); }); }",
    },
    {
      name: "signals that are joined",
      code: "export async function f(signal) { const both = AbortSignal.any([signal, AbortSignal.timeout(9)]); await new Promise((resolve, reject) => { ⟦both.addEventListener⟧('abort', () => reject(both.reason)); }); }",
      errors: [missed("both")],
      output:
        "export async function f(signal) { const both = AbortSignal.any([signal, AbortSignal.timeout(9)]); await new Promise((resolve, reject) => { both.addEventListener('abort', () => reject(both.reason)); if (both.aborted) reject(both.reason); }); }",
    },
  ],
});

run("no-missed-abort: controllers", rule, everywhere, {
  valid: [
    { name: "asked before", code: "export function f(signal) { const c = new AbortController(); if (signal.aborted) c.abort(); signal.addEventListener('abort', () => c.abort()); return fetch(url, { signal: c.signal }); }" },
    { name: "asked after", code: "export function f(signal) { const c = new AbortController(); signal.addEventListener('abort', () => c.abort()); if (signal.aborted) c.abort(); return fetch(url, { signal: c.signal }); }" },
    { name: "joined as well", code: "export function f(signal) { const c = new AbortController(); signal.addEventListener('abort', () => c.abort()); return fetch(url, { signal: AbortSignal.any([signal, c.signal]) }); }" },
    { name: "another object's abort", code: "export function f(signal, agent) { const xhr = new XMLHttpRequest(); signal.addEventListener('abort', () => { xhr.abort(); agent.abort(); }); signal.reason; }" },
    { name: "a controller that may be another", code: "export function f(signal, given) { const c = given ?? new AbortController(); signal.addEventListener('abort', () => c.abort()); signal.reason; }" },
    { name: "another method of a controller", code: "export function f(signal) { const c = new AbortController(); signal.addEventListener('abort', () => c.log()); signal.reason; }" },
    { name: "a class of one's own by that name", code: "class AbortController { abort() {} } export function f(signal) { const c = new AbortController(); signal.addEventListener('abort', () => c.abort()); signal.reason; }" },
    { name: "a method that is handed over without its controller", code: "export function f(signal) { const c = new AbortController(); signal.addEventListener('abort', c.abort); signal.reason; }" },
  ],
  invalid: [
    {
      name: "a controller of the function",
      code: "export function f(signal) { const c = new AbortController(); ⟦signal.addEventListener⟧('abort', () => c.abort(signal.reason), { once: true }); return fetch(url, { signal: c.signal }); }",
      errors: [unlinked("signal", "c")],
      output: "export function f(signal) { const c = new AbortController(); signal.addEventListener('abort', () => c.abort(signal.reason), { once: true }); if (signal.aborted) c.abort(signal.reason); return fetch(url, { signal: c.signal }); }",
    },
    {
      name: "a controller by a named listener",
      code: "export function f(signal) { const c = new AbortController(); const stop = () => { clearTimeout(timer); c.abort(); }; const timer = setTimeout(stop, 9); ⟦signal.addEventListener⟧('abort', stop); return fetch(url, { signal: c.signal }); }",
      errors: [unlinked("signal", "c")],
      output: "export function f(signal) { const c = new AbortController(); const stop = () => { clearTimeout(timer); c.abort(); }; const timer = setTimeout(stop, 9); signal.addEventListener('abort', stop); if (signal.aborted) stop(); return fetch(url, { signal: c.signal }); }",
    },
    {
      name: "a promise that is settled behind a controller is what counts",
      code: "export function f(signal) { const c = new AbortController(); return new Promise((resolve, reject) => { const stop = () => { c.abort(); reject(signal.reason); }; ⟦signal.addEventListener⟧('abort', stop); fetch(url, { signal: c.signal }).then(resolve, reject); }); }",
      errors: [missed()],
      output: "export function f(signal) { const c = new AbortController(); return new Promise((resolve, reject) => { const stop = () => { c.abort(); reject(signal.reason); }; signal.addEventListener('abort', stop); fetch(url, { signal: c.signal }).then(resolve, reject); if (signal.aborted) stop(); }); }",
    },
    {
      name: "options that are handed on with another signal",
      code: "export function f(url, init) { const c = new AbortController(); ⟦init.signal?.addEventListener⟧('abort', () => c.abort()); return fetch(url, { ...init, signal: c.signal }); }",
      errors: [unlinked("init.signal", "c")],
      output: "export function f(url, init) { const c = new AbortController(); init.signal?.addEventListener('abort', () => c.abort()); if (init.signal?.aborted) c.abort(); return fetch(url, { ...init, signal: c.signal }); }",
    },
  ],
});

run("no-missed-abort: is silent where no promise is missed", rule, everywhere, {
  valid: [
    { name: "a listener that settles nothing", code: waits("signal.addEventListener('abort', () => socket.destroy()); signal.addEventListener('abort', controller.abort);") },
    { name: "a listener that calls another function", code: waits("signal.addEventListener('abort', () => stop(reject)); signal.addEventListener('abort', onAbort);") },
    { name: "a listener that settles later", code: waits("signal.addEventListener('abort', () => { child.once('exit', () => reject(x)); child.kill(); });") },
    { name: "a listener that may be several functions", code: waits("const stop = x ? () => reject(1) : () => resolve(); signal.addEventListener('abort', stop);") },
    { name: "a listener that is an object", code: waits("signal.addEventListener('abort', { handleEvent() { reject(x); } });") },
    { name: "no listener yet", code: waits("signal.addEventListener('abort'); signal.addEventListener(); signal.addEventListener(...args); signal.addEventListener('abort', ...args);") },
    { name: "another event", code: waits("signal.addEventListener('change', () => reject(x)); signal.addEventListener(event, () => reject(x)); signal.reason; /* no abort */") },
    { name: "another method", code: waits("signal.on('abort', () => reject(x)); signal.addListener('abort', () => reject(x)); signal.reason;") },
    { name: "another property", code: waits("signal.onchange = () => reject(x); signal.reason; signal.onabort ??= () => reject(x);") },
    { name: "what is not known to be a signal", code: "export function f(xhr, source) { return new Promise((resolve, reject) => { xhr.addEventListener('abort', () => reject(x)); source.onabort = () => reject(x); getSignal().addEventListener('abort', () => reject(x)); }); }" },
    { name: "a controller of one's own", code: "export function f() { const controller = new AbortController(); return new Promise((resolve, reject) => { controller.signal.addEventListener('abort', () => reject(x)); setTimeout(() => controller.abort(), 9); }); }" },
    { name: "a signal of a controller of one's own", code: "export function f() { const { signal } = new AbortController(); return new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(x)); }); }" },
    { name: "a deadline", code: "export function f() { const signal = AbortSignal.timeout(9); return new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(x)); }); }" },
    { name: "a settler of a class of one's own", code: "class Promise { constructor(f) { f(); } } " + waits(listens) },
    { name: "another function named reject", code: "export function f(signal, reject) { signal.addEventListener('abort', () => reject(signal.reason)); }" },
    { name: "a third parameter of the executor", code: "export const f = (signal) => new Promise((a, b, c) => { signal.addEventListener('abort', () => c(signal.reason)); });" },
    { name: "an executor's pattern", code: "export const f = (signal) => new Promise(({ a }, [b]) => { signal.addEventListener('abort', () => { a(); b(); }); });" },
    { name: "a deferred that is written again", code: "export function f(signal) { let d = Promise.withResolvers(); d = other(); signal.addEventListener('abort', () => d.reject(x)); return d.promise; }" },
    { name: "a name that is given two settlers", code: "export function f(signal) { let stop; new Promise((resolve) => { stop = resolve; }); new Promise((resolve) => { stop = resolve; }); signal.addEventListener('abort', () => stop()); }" },
    { name: "names that are made of each other", code: "export function f(signal) { const a = b; const b = a; signal.addEventListener('abort', () => a()); const c = () => d(); const d = () => c(); signal.addEventListener('abort', c); }" },
    { name: "the same signal's own end of the listener, which never runs at all", code: waits("signal.addEventListener('abort', () => reject(x), { signal });") },
  ],
  invalid: [],
});

run("no-missed-abort: in TypeScript", rule, typescript, {
  valid: [
    { name: "another type", code: "export const f = (signal: EventTarget) => new Promise<void>((resolve) => { signal.addEventListener('abort', () => resolve()); });" },
    { name: "a field that another method asks", code: "class A { constructor(private signal: AbortSignal) {} check() { this.signal.throwIfAborted(); } wait() { return new Promise<void>((resolve) => { this.signal.addEventListener('abort', () => resolve()); }); } }" },
  ],
  invalid: [
    {
      name: "an annotated parameter",
      code: "export const f = (stop?: AbortSignal) => new Promise<void>((resolve, reject) => { const t = setTimeout(resolve, 9); ⟦stop?.addEventListener⟧('abort', () => reject(stop.reason)); });",
      errors: [missed("stop")],
      output: "export const f = (stop?: AbortSignal) => new Promise<void>((resolve, reject) => { const t = setTimeout(resolve, 9); stop?.addEventListener('abort', () => reject(stop.reason)); if (stop?.aborted) reject(stop.reason); });",
    },
    {
      name: "the rest of the options handed on, from which the signal is taken",
      code: "export async function f(options: { signal: AbortSignal }) { const { signal, ...more } = options; log(more); await new Promise((resolve, reject) => { ⟦signal.addEventListener⟧('abort', () => reject(x)); signal.reason; }); }",
      errors: [missed()],
      output:
        "export async function f(options: { signal: AbortSignal }) { const { signal, ...more } = options; log(more); await new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(x)); if (signal.aborted) reject(x); signal.reason; }); }",
    },
    {
      name: "a field",
      code: "class A { constructor(private signal: AbortSignal) { this.signal = signal; } name = this.x; wait() { return new Promise<void>((resolve) => { ⟦this.signal.addEventListener⟧('abort', () => resolve()); }); } }",
      errors: [missed("this.signal")],
      output: "class A { constructor(private signal: AbortSignal) { this.signal = signal; } name = this.x; wait() { return new Promise<void>((resolve) => { this.signal.addEventListener('abort', () => resolve()); if (this.signal.aborted) resolve(); }); } }",
    },
    {
      name: "behind casts",
      code: "export const f = (o: { signal?: AbortSignal }) => new Promise<void>((resolve) => { ⟦o.signal!.addEventListener⟧('abort', (() => resolve()) as EventListener); });",
      errors: [missed("o.signal!")],
    },
  ],
});

run("no-missed-abort: by an imported type's name", rule, ["ts"], {
  valid: [],
  invalid: [
    {
      code: "import type { AbortSignal } from 'abort-controller'; export const f = (s: AbortSignal) => new Promise<void>((resolve) => { ⟦s.addEventListener⟧('abort', () => resolve()); });",
      errors: [checked("s", "import type { AbortSignal } from 'abort-controller'; export const f = (s: AbortSignal) => new Promise<void>((resolve) => { s.addEventListener('abort', () => resolve()); if (s.aborted) resolve(); });")],
    },
  ],
});

run("no-missed-abort: with types", rule, ["typed"], {
  valid: [
    { name: "a polyfill's", code: "declare namespace polyfill { class AbortSignal { addEventListener(x: string, y: () => void): void; } } export const f = (s: polyfill.AbortSignal) => new Promise<void>((resolve) => { s.addEventListener('abort', () => resolve()); });" },
  ],
  invalid: [
    {
      name: "a member of a type of another file",
      code: "import type { Abortable } from 'node:events'; export const f = ({ signal }: Abortable) => new Promise<void>((resolve) => { ⟦signal?.addEventListener⟧('abort', () => resolve()); });",
      errors: [missed()],
      output: "import type { Abortable } from 'node:events'; export const f = ({ signal }: Abortable) => new Promise<void>((resolve) => { signal?.addEventListener('abort', () => resolve()); if (signal?.aborted) resolve(); });",
    },
  ],
});
