import rule from "../../rules/no-missed-abort.js";
import { everywhere, policy, run, typescript } from "../cases.js";
import { checked, missed } from "./no-missed-abort.errors.js";

const lines = (...all: string[]): string => all.join("\n");

/** A promise that is waited for, with lines in its executor. */
const wait = (...body: string[]): string =>
  lines("export async function f(signal) {", "  await new Promise((resolve, reject) => {", ...body.map((line) => `    ${line}`), "  });", "}", "");

/** A case that is fixed. */
const fixed = (name: string, code: string, output: string) => ({ name, code, errors: [missed()], output });

/** A case with a suggestion, whose code the suggestion's output is given without the marks. */
const suggested = (name: string, code: string, output: string) => ({ name, code, errors: [checked("signal", output)] });

/** A case without an edit. */
const unmended = (name: string, code: string) => ({ name, code, errors: [missed()] });

run("no-missed-abort: the place of the check", rule, everywhere, {
  valid: [],
  invalid: [
    fixed(
      "right behind the registration, on a line of its own",
      wait("⟦signal.addEventListener⟧('abort', () => reject(signal.reason)); // ends it", "work().then(resolve, reject);"),
      wait("signal.addEventListener('abort', () => reject(signal.reason)); // ends it", "if (signal.aborted) reject(signal.reason);", "work().then(resolve, reject);"),
    ),
    fixed(
      "behind the registration of several lines",
      wait("⟦signal.addEventListener⟧(", "  'abort',", "  () => reject(signal.reason),", "  { once: true },", ");"),
      wait("signal.addEventListener(", "  'abort',", "  () => reject(signal.reason),", "  { once: true },", ");", "if (signal.aborted) reject(signal.reason);"),
    ),
    fixed(
      "behind the const that the listener clears",
      wait("⟦signal.addEventListener⟧('abort', () => reject(timer.end()));", "const timer = start(resolve);", "other();"),
      wait("signal.addEventListener('abort', () => reject(timer.end()));", "const timer = start(resolve);", "if (signal.aborted) reject(timer.end());", "other();"),
    ),
    fixed(
      "behind what a named listener's function clears",
      wait(
        "const clean = () => clearTimeout(timer);",
        "const stop = () => { clean(); reject(signal.reason); };",
        "⟦signal.addEventListener⟧('abort', stop);",
        "const timer = setTimeout(resolve, 9);",
        "other();",
      ),
      wait(
        "const clean = () => clearTimeout(timer);",
        "const stop = () => { clean(); reject(signal.reason); };",
        "signal.addEventListener('abort', stop);",
        "const timer = setTimeout(resolve, 9);",
        "if (signal.aborted) stop();",
        "other();",
      ),
    ),
    fixed(
      "behind the write to a variable that the listener clears",
      wait("let timer;", "const stop = () => { clearTimeout(timer); reject(x); };", "⟦signal.addEventListener⟧('abort', stop);", "timer = setTimeout(resolve, 9);"),
      wait("let timer;", "const stop = () => { clearTimeout(timer); reject(x); };", "signal.addEventListener('abort', stop);", "timer = setTimeout(resolve, 9);", "if (signal.aborted) stop();"),
    ),
    fixed(
      "behind the listeners that the abort takes off",
      wait(
        "const emitter = new Emitter();",
        "const stop = () => { emitter.off('x', resolve); reject(x); };",
        "⟦signal.addEventListener⟧('abort', stop);",
        "emitter.on('x', resolve);",
        "work(() => { emitter.emit('x'); });",
      ),
      wait(
        "const emitter = new Emitter();",
        "const stop = () => { emitter.off('x', resolve); reject(x); };",
        "signal.addEventListener('abort', stop);",
        "emitter.on('x', resolve);",
        "if (signal.aborted) stop();",
        "work(() => { emitter.emit('x'); });",
      ),
    ),
    fixed(
      "in a block on one line",
      "export const f = (signal) => new Promise((resolve, reject) => { ⟦signal.addEventListener⟧('abort', () => reject(signal.reason)) });",
      "export const f = (signal) => new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); if (signal.aborted) reject(signal.reason); });",
    ),
    fixed(
      "in a file without semicolons",
      lines("export async function f(signal) {", "  await new Promise((resolve, reject) => {", "    const stop = () => reject(signal.reason)", "    ⟦signal.addEventListener⟧('abort', stop)", "  })", "  work()", "}", ""),
      lines("export async function f(signal) {", "  await new Promise((resolve, reject) => {", "    const stop = () => reject(signal.reason)", "    signal.addEventListener('abort', stop)", "    if (signal.aborted) stop()", "  })", "  work()", "}", ""),
    ),
    fixed(
      "in the block of a test",
      wait("if (signal) {", "  ⟦signal.addEventListener⟧('abort', () => reject(signal.reason));", "}"),
      wait("if (signal) {", "  signal.addEventListener('abort', () => reject(signal.reason));", "  if (signal.aborted) reject(signal.reason);", "}"),
    ),
    fixed(
      "in braces of its own behind a test without",
      wait("if (signal) ⟦signal.addEventListener⟧('abort', () => reject(signal.reason));"),
      wait("if (signal) { signal.addEventListener('abort', () => reject(signal.reason)); if (signal.aborted) reject(signal.reason); }"),
    ),
    fixed(
      "behind a test in one expression",
      wait("signal && ⟦signal.addEventListener⟧('abort', () => reject(signal.reason));"),
      wait("signal && signal.addEventListener('abort', () => reject(signal.reason));", "if (signal?.aborted) reject(signal.reason);"),
    ),
    fixed(
      "outside the block of a test, where what the listener clears is there",
      wait("if (signal) {", "  ⟦signal.addEventListener⟧('abort', () => { clearTimeout(timer), reject(x); });", "}", "const timer = setTimeout(resolve, 9);"),
      wait("if (signal) {", "  signal.addEventListener('abort', () => { clearTimeout(timer), reject(x); });", "}", "const timer = setTimeout(resolve, 9);", "if (signal?.aborted) clearTimeout(timer), reject(x);"),
    ),
    fixed(
      "in a body that is nothing but the registration",
      "export const f = (signal) => new Promise((_, reject) => ⟦signal.addEventListener⟧('abort', () => reject(signal.reason)));",
      "export const f = (signal) => new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); if (signal.aborted) reject(signal.reason); });",
    ),
    fixed(
      "in such a body, where the signal is optional",
      "export const f = ({ signal }) => new Promise((_, reject) => ⟦signal?.addEventListener⟧('abort', () => reject(signal.reason)));",
      "export const f = ({ signal }) => new Promise((_, reject) => { signal?.addEventListener('abort', () => reject(signal.reason)); if (signal?.aborted) reject(signal.reason); });",
    ),
    suggested(
      "right behind, where something the listener uses is used behind a wait",
      lines(
        "export async function f(signal) {",
        "  const { promise, reject } = Promise.withResolvers();",
        "  const job = start();",
        "  ⟦signal.addEventListener⟧('abort', () => { job.stop(), reject(signal.reason); });",
        "  await Promise.race([promise, job.end()]);",
        "}",
        "",
      ),
      lines(
        "export async function f(signal) {",
        "  const { promise, reject } = Promise.withResolvers();",
        "  const job = start();",
        "  signal.addEventListener('abort', () => { job.stop(), reject(signal.reason); });",
        "  if (signal.aborted) job.stop(), reject(signal.reason);",
        "  await Promise.race([promise, job.end()]);",
        "}",
        "",
      ),
    ),
    suggested(
      "in the executor, where what the listener clears is set outside it later",
      "export async function f(signal) { let timer; const p = new Promise((resolve) => { ⟦signal.addEventListener⟧('abort', () => resolve(clearTimeout(timer))); }); timer = setTimeout(x, 9); await p; }",
      "export async function f(signal) { let timer; const p = new Promise((resolve) => { signal.addEventListener('abort', () => resolve(clearTimeout(timer))); if (signal.aborted) resolve(clearTimeout(timer)); }); timer = setTimeout(x, 9); await p; }",
    ),
    fixed(
      "in the executor, where what the listener uses is only read outside it later",
      "export async function f(signal) { const job = start(); await new Promise((resolve) => { ⟦signal.addEventListener⟧('abort', () => resolve(job.end())); }); job.log(); }",
      "export async function f(signal) { const job = start(); await new Promise((resolve) => { signal.addEventListener('abort', () => resolve(job.end())); if (signal.aborted) resolve(job.end()); }); job.log(); }",
    ),
    fixed(
      "before a function that is declared later, since its name holds from the start",
      "export async function f(signal) { await new Promise((resolve) => { ⟦signal.addEventListener⟧('abort', () => resolve(end())); }); function end() {} }",
      "export async function f(signal) { await new Promise((resolve) => { signal.addEventListener('abort', () => resolve(end())); if (signal.aborted) resolve(end()); }); function end() {} }",
    ),
    unmended(
      "nowhere, where what the listener clears is made outside the executor later",
      "export async function f(signal) { const p = new Promise((resolve) => { ⟦signal.addEventListener⟧('abort', () => resolve(clearTimeout(timer))); }); const timer = setTimeout(x, 9); await p; }",
    ),
    unmended("nowhere, where what the listener clears is made behind a way out", wait("⟦signal.addEventListener⟧('abort', () => reject(timer));", "if (x) return;", "const timer = setTimeout(resolve, 9);")),
    unmended("nowhere, where what the listener clears is made outside another test", wait("if (x) {", "  ⟦signal.addEventListener⟧('abort', () => reject(timer));", "}", "const timer = setTimeout(resolve, 9);")),
    unmended("nowhere, where the other branch would have to be left out", wait("if (signal) {", "  ⟦signal.addEventListener⟧('abort', () => reject(timer));", "} else other();", "const timer = setTimeout(resolve, 9);")),
    unmended(
      "nowhere, where the listener's name ends with the block",
      wait("if (signal) {", "  const stop = () => reject(timer);", "  ⟦signal.addEventListener⟧('abort', stop);", "}", "const timer = setTimeout(resolve, 9);"),
    ),
    unmended(
      "nowhere, where another name that the listener uses ends with the block",
      wait("if (signal) {", "  const job = start();", "  ⟦signal.addEventListener⟧('abort', () => reject(job, timer));", "}", "const timer = setTimeout(resolve, 9);"),
    ),
    unmended("nowhere in a body in parentheses", "export const f = (signal) => new Promise((_, reject) => (⟦signal.addEventListener⟧('abort', () => reject(signal.reason))));"),
    unmended("nowhere in an expression", wait("const x = ⟦signal.addEventListener⟧('abort', () => reject(signal.reason));")),
    unmended("nowhere round a comment in the signal", wait("⟦signal /* the caller's */.addEventListener⟧('abort', () => reject(signal.reason));")),
  ],
});

run("no-missed-abort: what the check runs", rule, everywhere, {
  valid: [],
  invalid: [
    fixed(
      "a listener of several statements gets a name",
      wait("⟦signal.addEventListener⟧('abort', () => {", "  socket.end(); // politely", "  reject(signal.reason);", "}, { once: true });"),
      wait("const onAbort = () => {", "  socket.end(); // politely", "  reject(signal.reason);", "};", "signal.addEventListener('abort', onAbort, { once: true });", "if (signal.aborted) onAbort();"),
    ),
    {
      name: "two such listeners get their names one after the other, and the second none that is taken",
      code: wait("⟦signal.addEventListener⟧('abort', () => { a(); reject(x); });", "⟦signal.addEventListener⟧('abort', () => { b(); reject(x); });"),
      errors: [missed(), missed()],
      output: wait(
        "const onAbort = () => { a(); reject(x); };",
        "signal.addEventListener('abort', onAbort);",
        "if (signal.aborted) onAbort();",
        "signal.addEventListener('abort', () => { b(); reject(x); });",
      ),
    },
    fixed(
      "an async listener gets a name",
      wait("⟦signal.addEventListener⟧('abort', async () => reject(await why()));"),
      wait("const onAbort = async () => reject(await why());", "signal.addEventListener('abort', onAbort);", "if (signal.aborted) onAbort();"),
    ),
    fixed(
      "a handler of several statements gets a name",
      wait("⟦signal.onabort⟧ = function () { a(); reject(x); };"),
      wait("const onAbort = function () { a(); reject(x); };", "signal.onabort = onAbort;", "if (signal.aborted) onAbort();"),
    ),
    fixed(
      "a listener that names itself gets a name for others",
      wait("⟦signal.addEventListener⟧('abort', function stop() { reject(off(stop)); });"),
      wait("const onAbort = function stop() { reject(off(stop)); };", "signal.addEventListener('abort', onAbort);", "if (signal.aborted) onAbort();"),
    ),
    fixed(
      "one expression in a block is run as it is",
      wait("⟦signal.addEventListener⟧('abort', function () { reject(signal.reason); });"),
      wait("signal.addEventListener('abort', function () { reject(signal.reason); });", "if (signal.aborted) reject(signal.reason);"),
    ),
    fixed(
      "an arrow's `this` is the same outside it",
      wait("⟦signal.addEventListener⟧('abort', () => reject(this.why));"),
      wait("signal.addEventListener('abort', () => reject(this.why));", "if (signal.aborted) reject(this.why);"),
    ),
    fixed(
      "an event that nobody reads is left out",
      wait("⟦signal.addEventListener⟧('abort', (_event) => reject(signal.reason));"),
      wait("signal.addEventListener('abort', (_event) => reject(signal.reason));", "if (signal.aborted) reject(signal.reason);"),
    ),
    fixed(
      "resolve itself, where nobody reads what it resolves to",
      wait("⟦signal.addEventListener⟧('abort', resolve);"),
      wait("signal.addEventListener('abort', resolve);", "if (signal.aborted) resolve(undefined);"),
    ),
    suggested(
      "resolve itself, where somebody may read what it resolves to",
      "export const f = (signal) => new Promise((resolve) => { ⟦signal.addEventListener⟧('abort', resolve); });",
      "export const f = (signal) => new Promise((resolve) => { signal.addEventListener('abort', resolve); if (signal.aborted) resolve(undefined); });",
    ),
    suggested(
      "reject itself, which would reject with the event",
      wait("⟦signal.addEventListener⟧('abort', reject);"),
      wait("signal.addEventListener('abort', reject);", "if (signal.aborted) reject(signal.reason);"),
    ),
    unmended("nothing that reads the event", wait("⟦signal.addEventListener⟧('abort', (event) => reject(event));")),
    unmended("nothing that reads the event by name", wait("const stop = (event) => reject(event);", "⟦signal.addEventListener⟧('abort', stop);")),
    unmended("nothing that reads `this`", wait("⟦signal.addEventListener⟧('abort', function () { reject(this.reason); });")),
    unmended("nothing that reads its arguments", wait("function stop() { reject(arguments[0]); }", "⟦signal.addEventListener⟧('abort', stop);")),
    unmended("nothing that would need a name which is taken", wait("const onAbort = 1;", "⟦signal.addEventListener⟧('abort', () => { a(); reject(x); });", "use(onAbort);")),
    unmended("nothing that would need a name where there is no place for one", wait("if (x) ⟦signal.addEventListener⟧('abort', () => { a(); reject(x); });")),
    unmended("nothing that is made by a call", wait("const stop = (() => reject(x)).bind(null);", "⟦signal.addEventListener⟧('abort', stop.bind(null));")),
  ],
});

run("no-missed-abort: a rejection at once finds somebody who waits", rule, everywhere, {
  valid: [],
  invalid: [
    fixed(
      "who awaits the promise a line later",
      "export async function f(signal) { const p = new Promise((_, reject) => { ⟦signal.addEventListener⟧('abort', () => reject(x)); }); const y = work(); return await Promise.race([y, p]); }",
      "export async function f(signal) { const p = new Promise((_, reject) => { signal.addEventListener('abort', () => reject(x)); if (signal.aborted) reject(x); }); const y = work(); return await Promise.race([y, p]); }",
    ),
    suggested(
      "or else it is a suggestion: something is awaited first",
      "export async function f(signal) { const p = new Promise((_, reject) => { ⟦signal.addEventListener⟧('abort', () => reject(x)); }); const y = await work(); await p; }",
      "export async function f(signal) { const p = new Promise((_, reject) => { signal.addEventListener('abort', () => reject(x)); if (signal.aborted) reject(x); }); const y = await work(); await p; }",
    ),
    suggested(
      "or else it is a suggestion: nobody waits",
      "export async function f(signal) { new Promise((_, reject) => { ⟦signal.addEventListener⟧('abort', () => reject(x)); }); }",
      "export async function f(signal) { new Promise((_, reject) => { signal.addEventListener('abort', () => reject(x)); if (signal.aborted) reject(x); }); }",
    ),
    suggested(
      "or else it is a suggestion: it is kept and never used",
      "export async function f(signal) { const p = new Promise((_, reject) => { ⟦signal.addEventListener⟧('abort', () => reject(x)); }); }",
      "export async function f(signal) { const p = new Promise((_, reject) => { signal.addEventListener('abort', () => reject(x)); if (signal.aborted) reject(x); }); }",
    ),
    suggested(
      "or else it is a suggestion: its first use floats",
      "export async function f(signal) { const p = new Promise((_, reject) => { ⟦signal.addEventListener⟧('abort', () => reject(x)); }); p.then(log); }",
      "export async function f(signal) { const p = new Promise((_, reject) => { signal.addEventListener('abort', () => reject(x)); if (signal.aborted) reject(x); }); p.then(log); }",
    ),
    suggested(
      "or else it is a suggestion: only another function uses it",
      "export async function f(signal) { const p = new Promise((_, reject) => { ⟦signal.addEventListener⟧('abort', () => reject(x)); }); return () => p; }",
      "export async function f(signal) { const p = new Promise((_, reject) => { signal.addEventListener('abort', () => reject(x)); if (signal.aborted) reject(x); }); return () => p; }",
    ),
    suggested(
      "or else it is a suggestion: a deferred is awaited behind a wait",
      "export async function f(signal) { const { promise, reject } = Promise.withResolvers(); ⟦signal.addEventListener⟧('abort', () => reject(x)); await work(); await promise; }",
      "export async function f(signal) { const { promise, reject } = Promise.withResolvers(); signal.addEventListener('abort', () => reject(x)); if (signal.aborted) reject(x); await work(); await promise; }",
    ),
    suggested(
      "or else it is a suggestion: the listener may resolve or reject",
      "export async function f(signal) { const p = new Promise((resolve, reject) => { const end = () => { if (x) resolve(); else reject(x); }; ⟦signal.addEventListener⟧('abort', end); }); const y = await work(); await p; }",
      "export async function f(signal) { const p = new Promise((resolve, reject) => { const end = () => { if (x) resolve(); else reject(x); }; signal.addEventListener('abort', end); if (signal.aborted) end(); }); const y = await work(); await p; }",
    ),
    fixed(
      "which a promise that resolves does not need",
      "export async function f(signal) { const p = new Promise((resolve) => { ⟦signal.addEventListener⟧('abort', () => resolve()); }); const y = await work(); await p; }",
      "export async function f(signal) { const p = new Promise((resolve) => { signal.addEventListener('abort', () => resolve()); if (signal.aborted) resolve(); }); const y = await work(); await p; }",
    ),
  ],
});

run("no-missed-abort: in TypeScript", rule, typescript, {
  valid: [],
  invalid: [
    fixed(
      "resolve of a promise of nothing takes nothing",
      "export const f = async (signal: AbortSignal) => { await new Promise<void>((resolve) => { ⟦signal.addEventListener⟧('abort', resolve); }); };",
      "export const f = async (signal: AbortSignal) => { await new Promise<void>((resolve) => { signal.addEventListener('abort', resolve); if (signal.aborted) resolve(); }); };",
    ),
    suggested(
      "a name that takes an event is called without one by a suggestion",
      "export const f = (signal: AbortSignal) => new Promise<void>((resolve) => { const stop: (event: Event) => void = () => resolve(); ⟦signal.addEventListener⟧('abort', stop); });",
      "export const f = (signal: AbortSignal) => new Promise<void>((resolve) => { const stop: (event: Event) => void = () => resolve(); signal.addEventListener('abort', stop); if (signal.aborted) stop(); });",
    ),
    fixed(
      "a name that takes nothing is called",
      "export const f = (signal: AbortSignal) => new Promise<void>((resolve) => { const stop: () => void = () => resolve(); ⟦signal.addEventListener⟧('abort', stop); });",
      "export const f = (signal: AbortSignal) => new Promise<void>((resolve) => { const stop: () => void = () => resolve(); signal.addEventListener('abort', stop); if (signal.aborted) stop(); });",
    ),
    suggested(
      "a listener that counts on the signal being there is taken out by a suggestion",
      "export const f = (signal?: AbortSignal) => new Promise<void>((resolve) => { ⟦signal?.addEventListener⟧('abort', () => { log(signal.reason); resolve(); }); });",
      "export const f = (signal?: AbortSignal) => new Promise<void>((resolve) => { const onAbort = () => { log(signal.reason); resolve(); }; signal?.addEventListener('abort', onAbort); if (signal?.aborted) onAbort(); });",
    ),
    fixed(
      "a listener that does not name the signal is taken out",
      "export const f = (signal?: AbortSignal) => new Promise<void>((resolve) => { ⟦signal?.addEventListener⟧('abort', () => { log(); resolve(); }); });",
      "export const f = (signal?: AbortSignal) => new Promise<void>((resolve) => { const onAbort = () => { log(); resolve(); }; signal?.addEventListener('abort', onAbort); if (signal?.aborted) onAbort(); });",
    ),
    unmended("resolve of a promise of the event has none to give", "export const f = (signal: AbortSignal) => new Promise<Event>((resolve) => { ⟦signal.addEventListener⟧('abort', resolve); });"),
    fixed(
      "a cast signal keeps its parentheses",
      "export const f = (signal: AbortSignal) => new Promise<void>((resolve) => { ⟦(signal as AbortSignal).addEventListener⟧('abort', () => resolve()); });",
      "export const f = (signal: AbortSignal) => new Promise<void>((resolve) => { (signal as AbortSignal).addEventListener('abort', () => resolve()); if ((signal as AbortSignal).aborted) resolve(); });",
    ),
  ].map((one) => ({ ...one, errors: one.code.includes("(signal as") ? [missed("signal as AbortSignal")] : one.errors })),
});

run("no-missed-abort: settings.timeout.fixes", rule, everywhere, {
  valid: [],
  invalid: [
    {
      ...suggested(
        "demotes the fix",
        "export const f = (signal) => new Promise((resolve) => { ⟦signal.addEventListener⟧('abort', () => resolve()); });",
        "export const f = (signal) => new Promise((resolve) => { signal.addEventListener('abort', () => resolve()); if (signal.aborted) resolve(); });",
      ),
      settings: { timeout: { ...policy.timeout, fixes: "suggest" } },
    },
  ],
});
