import rule from "../../rules/no-abort-signal-in-cleanup.js";
import { everywhere, run, typescript } from "../cases.js";
import { aborted, cancelled, finallyDoes, fresh, given } from "./no-abort-signal-in-cleanup.errors.js";

/** Code that a `finally` block runs, with the signal marked, and what the fix leaves of it. */
const inFinally = (name: string, body: string, output: string, before = "") => ({
  name,
  code: finallyDoes(body, before),
  errors: [cancelled()],
  output: finallyDoes(output, before),
});

/** Code that runs only where the signal is aborted. */
const whereAborted = (name: string, body: string, output: string, signal = "signal") => ({ name, code: given(body), errors: [aborted(signal)], output: given(output) });

const valid = (name: string, code: string) => ({ name, code });

run("no-abort-signal-in-cleanup: in a `finally` block", rule, everywhere, {
  valid: [
    valid("the same in the work itself", given("try { await release(id, { signal }); } finally { done(); }")),
    valid("the same in a handler, which may try again", given("try { await work(id, signal); } catch { await work2(id, { signal }); }")),
    valid("the same behind the statement", given("try { await work(id, signal); } finally { done(); } await next(id, { signal });")),
    valid("no signal", finallyDoes("await release(id);")),
    valid("a fresh signal", finallyDoes("await release(id, { signal: AbortSignal.timeout(5) });")),
    valid("fresh signals, joined", finallyDoes("await release(id, { signal: AbortSignal.any([AbortSignal.timeout(5), new AbortController().signal]) });")),
    valid("a fresh signal in a const", finallyDoes("const mine = AbortSignal.timeout(5); await release(id, { signal: mine });")),
    valid("another signal in the variable by then", given("try { await work(id, signal); } finally { signal = AbortSignal.timeout(5); await release(id, { signal }); }")),
    valid("the callback's own signal", finallyDoes("await within(5, async (signal) => { await release(id, { signal }); signal.throwIfAborted(); });")),
    valid("a controller of the function's own", finallyDoes("await release(id, { signal: stop.signal });", "const stop = new AbortController(); ")),
    valid("a signal that is only read", finallyDoes("await report(id, signal.aborted, signal.reason);")),
    valid("a listener that is taken off", finallyDoes("signal.removeEventListener('abort', stop); await release(id);")),
    valid("a helper that nobody waits for", finallyDoes("release(id, { signal });")),
    valid("a listener that another signal takes off", finallyDoes("target.addEventListener('close', done, { signal });")),
    valid("a log", finallyDoes("await logger.info('done', { signal });")),
    valid("an event", finallyDoes("await emit('done', { signal }); await this.onEnd({ signal });")),
    valid("a pause that is to end with the work", finallyDoes("await sleep(100, { signal }); await delay(100, signal);")),
    valid("a wait for the abort itself", finallyDoes("await once(signal, 'abort', { signal });")),
    valid("a race with the abort", finallyDoes("await Promise.race([release(id), whenAborted(id, signal)]);")),
    valid("a function that gets nothing but the signal, of which nobody knows what it does", finallyDoes("await untrack(signal);")),
    valid("a function that only looks", `${finallyDoes("await note(id, signal);")} async function note(id, signal) { save(id, signal.aborted, signal.reason); }`),
    valid("only if the signal is not aborted", finallyDoes("if (!signal.aborted) await release(id, { signal });")),
    valid("only if it is not aborted, compared", finallyDoes("if (signal.aborted === false) await release(id, { signal });")),
    valid("only if it is not aborted and something else holds", finallyDoes("if (id && !signal?.aborted) await release(id, { signal });")),
    valid("behind a return where it is aborted", given("try { await work(id, signal); } finally { if (!signal.aborted) { await a(); await release(id, { signal }); } }")),
    valid("in the other branch", finallyDoes("if (signal.aborted) done(); else await release(id, { signal });")),
    valid("by a logical operator", finallyDoes("signal.aborted || (await release(id, { signal }));")),
    valid("behind a check that throws", finallyDoes("signal.throwIfAborted(); await release(id, { signal });")),
    valid("joined, where the joined one is not aborted", finallyDoes("if (!both.aborted) await release(id, { signal: both });", "const both = AbortSignal.any([signal, AbortSignal.timeout(9)]); ")),
    valid("only where the work came to its end", given("let isDone = false; try { await work(id, signal); isDone = true; } finally { if (isDone) await publish(id, { signal }); }")),
    valid("only where the work did not fail", given("let failure; try { await work(id, signal); } catch (error) { failure = error; throw error; } finally { if (!failure) await publish(id, { signal }); }")),
    valid("started there, run later", finallyDoes("setTimeout(async () => { await poll(id, { signal }); }, 9);")),
    valid("in a function that others call too", given("const release = async () => { await end(id, { signal }); }; await release(); try { await work(id, signal); } finally { await release(); }")),
    valid("in a function that is handed on", given("const release = async () => { await end(id, { signal }); }; keep(release); try { await work(id, signal); } finally { await release(); }")),
    valid("in a function that is exported", "/** @param {AbortSignal} signal */ export async function release(id, signal) { await end(id, { signal }); } try { work(); } finally { await release(1, null); }"),
    valid("in functions that call each other alone", given("const a = async () => { await end(id, { signal }); await b(); }; const b = async () => { await a(); };")),
    valid("a signal that a request lends", "export async function GET(request) { try { await work(); } finally { await release(1, { signal: request.signal }); } }"),
    valid("options of which nobody knows who reads them", given("try { await work(id, options.signal); options.signal.throwIfAborted(); } finally { await release(id, options); }")),
    valid("another client's call with other options", given("try { options.signal.throwIfAborted(); } finally { await fetch(id, { method: 'DELETE' }); }")),
    valid("an object that only mentions a signal", finallyDoes("await release(id, { signals: ['SIGTERM'] });")),
    valid("spread arguments", finallyDoes("await release(...signals);")),
  ],
  invalid: [
    inFinally("in options", "await release(id, { signal: ⟦signal⟧ });", `await release(id, { signal: ${fresh} });`),
    inFinally("in shorthand", "await release(id, { ⟦signal⟧ });", `await release(id, { signal: ${fresh} });`),
    inFinally("by another name", "await release(id, { abortSignal: ⟦signal⟧, force: true });", `await release(id, { abortSignal: ${fresh}, force: true });`),
    inFinally("as an argument", "await release(id, ⟦signal⟧);", `await release(id, ${fresh});`),
    inFinally("as an argument before others", "await release(⟦signal⟧, id);", `await release(${fresh}, id);`),
    inFinally("in a client's options", "await fetch(id, { method: 'DELETE', ⟦signal⟧ });", `await fetch(id, { method: 'DELETE', signal: ${fresh} });`),
    inFinally("in a chain that nobody waits for", "release(id, { ⟦signal⟧ }).catch(() => {});", `release(id, { signal: ${fresh} }).catch(() => {});`),
    inFinally("several at once", "await Promise.all(ids.map((each) => release(each, { ⟦signal⟧ })));", `await Promise.all(ids.map((each) => release(each, { signal: ${fresh} })));`),
    inFinally("in a settled list", "await Promise.allSettled([release(id, { ⟦signal⟧ })]);", `await Promise.allSettled([release(id, { signal: ${fresh} })]);`),
    inFinally("where there is something to release", "if (id) await release(id, { ⟦signal⟧ });", `if (id) await release(id, { signal: ${fresh} });`),
    inFinally("in an attempt of its own", "try { await release(id, { ⟦signal⟧ }); } catch {}", `try { await release(id, { signal: ${fresh} }); } catch {}`),
    inFinally("where another signal is not aborted", "if (!other.aborted) await release(id, { ⟦signal⟧ });", `if (!other.aborted) await release(id, { signal: ${fresh} });`),
    inFinally("of a call by an optional chain", "await id?.release({ force: true, ⟦signal⟧ });", `await id?.release({ force: true, signal: ${fresh} });`),
    {
      name: "a const of the signal",
      code: finallyDoes("const s = signal; await release(id, { signal: ⟦s⟧ });"),
      errors: [cancelled("s")],
      output: finallyDoes(`const s = signal; await release(id, { signal: ${fresh} });`),
    },
    {
      name: "a member of options",
      code: "/** @param {AbortSignal} [options.signal] */ export async function f(id, options) { try { await work(id); } finally { await release(id, { signal: ⟦options.signal⟧ }); } }",
      errors: [cancelled("options.signal")],
      output: `/** @param {AbortSignal} [options.signal] */ export async function f(id, options) { try { await work(id); } finally { await release(id, { signal: ${fresh} }); } }`,
    },
    {
      name: "a signal that is joined in: the edit would also drop the other",
      code: finallyDoes("await release(id, { signal: ⟦AbortSignal.any([signal, AbortSignal.timeout(5)])⟧ });"),
      errors: [cancelled("signal", finallyDoes(`await release(id, { signal: ${fresh} });`))],
    },
    {
      name: "a controller that the signal aborts",
      code: finallyDoes("await release(id, { signal: ⟦stop.signal⟧ });", "const stop = new AbortController(); signal.addEventListener('abort', () => stop.abort()); "),
      errors: [cancelled("signal", finallyDoes(`await release(id, { signal: ${fresh} });`, "const stop = new AbortController(); signal.addEventListener('abort', () => stop.abort()); "))],
    },
    {
      name: "several calls, each at its own signal",
      code: finallyDoes("await release(id, { ⟦signal⟧ }); await forget(id, ⟦signal⟧);"),
      errors: [cancelled(), cancelled()],
      output: finallyDoes(`await release(id, { signal: ${fresh} }); await forget(id, ${fresh});`),
    },
  ],
});

run("no-abort-signal-in-cleanup: in other cleanup", rule, everywhere, {
  valid: [
    valid("a callback of `.then()`", given("await work(id, signal).then(() => release(id, { signal }));")),
    valid("a method that is no dispose", "/** @param {AbortSignal} signal */ export const make = (id, signal) => ({ async [Symbol.iterator]() { await end(id, { signal }); } });"),
    valid("a function that nobody calls", given("const release = async () => { await end(id, { signal }); };")),
  ],
  invalid: [
    {
      name: "in `.finally()`",
      code: given("await work(id, signal).finally(() => release(id, { ⟦signal⟧ }));"),
      errors: [cancelled()],
      output: given(`await work(id, signal).finally(() => release(id, { signal: ${fresh} }));`),
    },
    {
      name: "in a dispose method",
      code: "/** @param {AbortSignal} signal */ export const make = (id, signal) => ({ async [Symbol.asyncDispose]() { await end(id, { ⟦signal⟧ }); } });",
      errors: [cancelled()],
      output: `/** @param {AbortSignal} signal */ export const make = (id, signal) => ({ async [Symbol.asyncDispose]() { await end(id, { signal: ${fresh} }); } });`,
    },
    {
      name: "in a function that only cleanup calls",
      code: given("const release = async () => { await end(id, { ⟦signal⟧ }); }; try { await work(id, signal); } finally { await release(); }"),
      errors: [cancelled()],
      output: given(`const release = async () => { await end(id, { signal: ${fresh} }); }; try { await work(id, signal); } finally { await release(); }`),
    },
    {
      name: "in a function that cleanup calls for each of several things",
      code: given("async function release(each) { await end(each, { ⟦signal⟧ }); } try { await work(id, signal); } finally { await Promise.all(ids.map((each) => release(each))); }"),
      errors: [cancelled()],
      output: given(`async function release(each) { await end(each, { signal: ${fresh} }); } try { await work(id, signal); } finally { await Promise.all(ids.map((each) => release(each))); }`),
    },
    {
      name: "in a function that is a listener for the abort and is called at the end",
      code: given("const stop = async () => { await end(id, { ⟦signal⟧ }); }; signal.addEventListener('abort', stop); try { await work(id); } finally { signal.removeEventListener('abort', stop); await stop(); }"),
      errors: [cancelled()],
      output: given(`const stop = async () => { await end(id, { signal: ${fresh} }); }; signal.addEventListener('abort', stop); try { await work(id); } finally { signal.removeEventListener('abort', stop); await stop(); }`),
    },
  ],
});

run("no-abort-signal-in-cleanup: where the signal is aborted", rule, everywhere, {
  valid: [
    valid("in the branch where it is not", given("if (signal.aborted) return; await work(id, { signal });")),
    valid("in the other branch", given("if (signal.aborted) stop(); else await work(id, { signal });")),
    valid("where another signal is aborted", given("if (options.stop.aborted) await work(id, { signal });")),
    valid("where another function's signal of that name is aborted", given("if (signal.aborted) await within(async (signal) => { await work(id, { signal }); });")),
    valid("where a joined one is aborted, perhaps by its deadline", given("const both = AbortSignal.any([signal, AbortSignal.timeout(9)]); if (both.aborted) await retry(id, { signal });")),
    valid("where it is aborted or something else holds", given("if (signal.aborted || id) await work(id, { signal });")),
    valid("where there may be none", given("if (signal?.aborted !== false) await work(id, { signal });")),
    valid("a new one of the same name", "let stop = new AbortController(); export async function f(id) { if (stop.signal.aborted) { stop = new AbortController(); await work(id, { signal: stop.signal }); } }"),
    valid("another listener", given("signal.addEventListener('change', async () => { await work(id, { signal }); });")),
    valid("another signal's listener", given("options.addEventListener('abort', async () => { await work(id, { signal }); });")),
    valid("what the abort is told to", given("if (signal.aborted) { await onAbort(id, { signal }); return handleAbort(id, signal); }")),
    valid("a listener that is only kept", given("const stop = async () => { await work(id, { signal }); }; keep(stop);")),
  ],
  invalid: [
    whereAborted("in the branch that has asked", "if (signal.aborted) { await release(id, { ⟦signal⟧ }); return; }", `if (signal.aborted) { await release(id, { signal: ${fresh} }); return; }`),
    whereAborted("by an optional chain", "if (signal?.aborted) await release(id, { ⟦signal⟧ });", `if (signal?.aborted) await release(id, { signal: ${fresh} });`),
    whereAborted("compared", "if (signal.aborted === true) await release(id, { ⟦signal⟧ });", `if (signal.aborted === true) await release(id, { signal: ${fresh} });`),
    whereAborted("compared the other way round", "if (signal.aborted !== false) await release(id, { ⟦signal⟧ });", `if (signal.aborted !== false) await release(id, { signal: ${fresh} });`),
    whereAborted("by a ternary", "return signal.aborted ? release(id, { ⟦signal⟧ }) : undefined;", `return signal.aborted ? release(id, { signal: ${fresh} }) : undefined;`),
    whereAborted("by a logical operator", "signal.aborted && (await release(id, { ⟦signal⟧ }));", `signal.aborted && (await release(id, { signal: ${fresh} }));`),
    whereAborted("behind a return where it is not", "if (!signal.aborted) return; await release(id, { ⟦signal⟧ });", `if (!signal.aborted) return; await release(id, { signal: ${fresh} });`),
    whereAborted("in the other branch of a negation", "if (!signal.aborted) next(); else await release(id, { ⟦signal⟧ });", `if (!signal.aborted) next(); else await release(id, { signal: ${fresh} });`),
    whereAborted("in a `case`", "switch (id) { case 1: if (!signal.aborted) break; await release(id, { ⟦signal⟧ }); }", `switch (id) { case 1: if (!signal.aborted) break; await release(id, { signal: ${fresh} }); }`),
    whereAborted("in a listener", "signal.addEventListener('abort', () => { fetch(id, { method: 'DELETE', ⟦signal⟧ }).catch(log); });", `signal.addEventListener('abort', () => { fetch(id, { method: 'DELETE', signal: ${fresh} }).catch(log); });`),
    whereAborted("in a handler", "signal.onabort = async () => { await release(id, { ⟦signal⟧ }); };", `signal.onabort = async () => { await release(id, { signal: ${fresh} }); };`),
    whereAborted("in a listener by name", "const stop = async () => { await release(id, { ⟦signal⟧ }); }; signal.addEventListener('abort', stop, { once: true });", `const stop = async () => { await release(id, { signal: ${fresh} }); }; signal.addEventListener('abort', stop, { once: true });`),
    whereAborted("in Node's listener", "addAbortListener(signal, async () => { await release(id, { ⟦signal⟧ }); });", `addAbortListener(signal, async () => { await release(id, { signal: ${fresh} }); });`),
    whereAborted("in a handler that asks", "try { await work(id, signal); } catch (error) { if (signal.aborted) await release(id, { ⟦signal⟧ }); throw error; }", `try { await work(id, signal); } catch (error) { if (signal.aborted) await release(id, { signal: ${fresh} }); throw error; }`),
    {
      name: "a signal of the function's own",
      code: "const stop = new AbortController(); export async function f(id) { if (stop.signal.aborted) await release(id, { signal: ⟦stop.signal⟧ }); }",
      errors: [aborted("stop.signal")],
      output: `const stop = new AbortController(); export async function f(id) { if (stop.signal.aborted) await release(id, { signal: ${fresh} }); }`,
    },
  ],
});

/** A handler of an attempt that gets the signal. */
const handled = (handler: string, attempt = "await work(id, { signal });", before = ""): string => given(`${before}try { ${attempt} } catch (error) { ${handler} throw error; }`);

run("no-abort-signal-in-cleanup: in a handler that asks for an abort's error", rule, everywhere, {
  valid: [
    valid("without the test", handled("await release(id, { signal });")),
    valid("where it is none", handled("if (error.name !== 'AbortError') await release(id, { signal });")),
    valid("the same call again", handled("if (error.name === 'AbortError') await work(id, { signal });")),
    valid("where a deadline may have ended the attempt", handled("if (error.name === 'AbortError') await release(id, { signal });", "await work(id, { signal: AbortSignal.any([signal, AbortSignal.timeout(9)]) });")),
    valid("where the attempt also got another signal", handled("if (error.name === 'AbortError') await release(id, { signal });", "await work(id, { signal }); await more(id, { signal: stop.signal });", "const stop = new AbortController(); ")),
    valid("where the attempt got none", handled("if (error.name === 'AbortError') await release(id, { signal });", "await work(id);")),
  ],
  invalid: [
    ...["error.name === 'AbortError'", "isAbortError(error)", "axios.isCancel(error)", "error.code === 'ABORT_ERR'"].map((test) => ({
      name: `by ${test}`,
      code: handled(`if (${test}) await release(id, { ⟦signal⟧ });`),
      errors: [cancelled()],
      output: handled(`if (${test}) await release(id, { signal: ${fresh} });`),
    })),
    {
      name: "in `.catch()`",
      code: given("await work(id, { signal }).catch(async (error) => { if (error.name === 'AbortError') await release(id, { ⟦signal⟧ }); throw error; });"),
      errors: [cancelled()],
      output: given(`await work(id, { signal }).catch(async (error) => { if (error.name === 'AbortError') await release(id, { signal: ${fresh} }); throw error; });`),
    },
  ],
});

run("no-abort-signal-in-cleanup: in TypeScript", rule, typescript, {
  valid: [
    valid("a signal of an imported class, kept from the start", "import { AbortSignal } from 'abort-controller'; export async function f(id: string) { const s = AbortSignal.timeout(5); try { await work(id); } finally { await release(id, { signal: s }); } }"),
    valid("half a call", "export async function f(id: string, signal: AbortSignal) { try { await work(id); } finally { await release(); } }"),
  ],
  invalid: [
    {
      name: "a client's options that are passed whole",
      code: "export async function f(id: string, init: RequestInit) { init.signal?.throwIfAborted(); try { await work(id); } finally { await ⟦fetch⟧(id, init); } }",
      errors: [cancelled("init.signal", `export async function f(id: string, init: RequestInit) { init.signal?.throwIfAborted(); try { await work(id); } finally { await fetch(id, { ...init, signal: ${fresh} }); } }`)],
    },
    {
      name: "a field",
      code: "class A { constructor(private readonly signal: AbortSignal) {} async [Symbol.asyncDispose]() { await this.client.end(1, { signal: ⟦this.signal⟧ }); } client: any; }",
      errors: [cancelled("this.signal")],
      output: `class A { constructor(private readonly signal: AbortSignal) {} async [Symbol.asyncDispose]() { await this.client.end(1, { signal: ${fresh} }); } client: any; }`,
    },
    {
      name: "a name that is no identifier",
      code: "export async function f(id: string, o: { 'abort-signal': AbortSignal }) { try { await work(id); } finally { await release(id, { signal: ⟦o['abort-signal']⟧ }); } }",
      errors: [cancelled('o["abort-signal"]')],
      output: `export async function f(id: string, o: { 'abort-signal': AbortSignal }) { try { await work(id); } finally { await release(id, { signal: ${fresh} }); } }`,
    },
    {
      name: "an optional signal, with a cast",
      code: "export async function f(id: string, signal?: AbortSignal) { try { await work(id); } finally { await release(id, ⟦signal⟧!); } }",
      errors: [cancelled()],
      output: `export async function f(id: string, signal?: AbortSignal) { try { await work(id); } finally { await release(id, ${fresh}); } }`,
    },
  ],
});
