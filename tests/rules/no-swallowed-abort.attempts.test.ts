import rule from "../../rules/no-swallowed-abort.js";
import { everywhere, run } from "../cases.js";
import { fixes, generated, given, silent, suggests } from "./no-swallowed-abort.code.js";
import { dropped, swallowed } from "./no-swallowed-abort.errors.js";

run("no-swallowed-abort: whose abort may come", rule, everywhere, {
  valid: [
    silent("an own deadline", given("try { await fetch(url, { signal: AbortSignal.timeout(1_000) }); } catch { return null; } return signal;")),
    silent("an own controller and its timer", given("const own = new AbortController(); const timer = setTimeout(() => own.abort(), 5); try { await fetch(url, { signal: own.signal }); } catch { return null; } finally { clearTimeout(timer); }")),
    silent("two deadlines joined", given("try { await fetch(url, { signal: AbortSignal.any([AbortSignal.timeout(5), AbortSignal.timeout(9)]) }); } catch { return null; } return signal;")),
    silent("a signal that nobody knows", given("try { await fetch(url, { signal: stops.get(url) }); } catch { return null; } return signal;")),
    silent("a signal that is nothing", given("try { await fetch(url, { signal: undefined }); } catch { return null; } return signal;")),
  ],
  invalid: [
    fixes("an own controller that the caller's signal aborts", given('const own = new AbortController(); signal.addEventListener("abort", () => own.abort()); try { await fetch(url, { signal: own.signal }); } ⟦catch⟧ { return null; }')),
    fixes("an own controller that the caller's signal aborts by its handler", given("const own = new AbortController(); signal.onabort = () => own.abort(); try { await fetch(url, { signal: own.signal }); } ⟦catch⟧ { return null; }")),
    fixes("the caller's joined with a deadline", given("try { await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5)]) }); } ⟦catch⟧ { return null; }")),
    fixes("the caller's joined by a helper", given("const joined = anySignal([signal, own]); try { await fetch(url, { signal: joined }); } ⟦catch⟧ { return null; }")),
    fixes("the caller's, or a deadline where there is none", given("try { await fetch(url, { signal: signal ?? AbortSignal.timeout(5) }); } ⟦catch⟧ { return null; }")),
  ],
});

run("no-swallowed-abort: how the signal goes along", rule, everywhere, {
  valid: [
    silent("in options whose signal is taken off", given("const init = { signal }; try { return await fetch(url, { ...init, signal: undefined }); } catch { return null; }")),
    silent("options that are passed on whole: nobody knows whether they hold a signal", "async function load(url, init) { try { return await fetch(url, init); } catch { return null; } } export const signal = 1;"),
    silent("options that are copied and passed on", "async function load(url, init) { try { return await fetch(url, { ...init }); } catch { return null; } } export const signal = 1;"),
    silent("arguments that are passed on", "async function load(...args) { try { return await fetch(...args); } catch { return null; } } export const signal = 1;"),
    silent("a request that is passed on", "async function load(request) { try { return await fetch(request); } catch { return null; } } export const signal = 1;"),
  ],
  invalid: [
    fixes("in options that are kept", given("const init = { signal }; try { return await fetch(url, init); } ⟦catch⟧ { return null; }")),
    fixes("in options that are spread", given('const init = { signal }; try { return await fetch(url, { ...init, method: "POST" }); } ⟦catch⟧ { return null; }')),
    fixes("in options that are written to", given("const init = {}; init.signal = signal; try { return await fetch(url, init); } ⟦catch⟧ { return null; }")),
    fixes("on one of two ways", given("try { return await fetch(url, slow ? { signal } : {}); } ⟦catch⟧ { return null; }")),
    fixes("under another name", given("try { return await run({ abortSignal: signal }); } ⟦catch⟧ { return null; }")),
    fixes("in a request", given("try { return await fetch(new Request(url, { signal })); } ⟦catch⟧ { return null; }")),
    fixes("at a place of its own", given("try { return await run(url, 5, signal); } ⟦catch⟧ { return null; }")),
    fixes("to the maker of what is waited for", given("try { return await new Run(url, { signal }); } ⟦catch⟧ { return null; }")),
  ],
});

run("no-swallowed-abort: how the operation is waited for", rule, everywhere, {
  valid: [
    silent("returned without await", given("try { return fetch(url, { signal }); } catch { return signal.reason; }")),
    silent("called as a statement", given("try { fetch(url, { signal }); } catch { return signal.reason; }")),
    silent("all of a list, settled: that never rejects", given("try { await Promise.allSettled([fetch(url, { signal })]); } catch { return null; }")),
    silent("all of what a list becomes, settled", given("try { await Promise.allSettled(urls.map((one) => fetch(one, { signal }))); } catch { return null; }")),
    silent("all of what async callbacks do, settled", given("try { await Promise.allSettled(urls.map(async (one) => { await fetch(one, { signal }); })); } catch { return null; }")),
    silent("settled, with a handler chained to it", given("return Promise.allSettled([fetch(url, { signal })]).catch(() => null);")),
    silent("through a handler that takes it", given("try { await fetch(url, { signal }).catch(handle); } catch { return null; }")),
    silent("through a second handler that takes it", given("try { await fetch(url, { signal }).then(use, handle); } catch { return null; }")),
    silent("behind another operation, with a handler behind", given("try { await first().then(async () => { await fetch(url, { signal }); }).catch(done); } catch { return null; }")),
    silent("kept, and waited for by nobody", given("try { const job = fetch(url, { signal }); work(); } catch { return signal.reason; }")),
    silent("kept, and handed on", given("try { const job = fetch(url, { signal }); jobs.push(job); } catch { return signal.reason; }")),
    silent("kept in a variable outside, and waited for behind", given("let job; try { job = fetch(url, { signal }); } catch { return signal.reason; } await job;")),
    silent("kept in a field", given("try { this.job = fetch(url, { signal }); await this.job; } catch { return signal.reason; }")),
    silent("made before, and waited for elsewhere too", given("const job = fetch(url, { signal }); try { await job; } catch { return signal.reason; } await job;")),
    silent("made before, a part of what a call gave", given("const { job } = start(signal); try { await job; } catch { return signal.reason; }")),
    silent("made before, from one of two", given("const job = slow ? fetch(url, { signal }) : fetch(url); try { await job; } catch { return signal.reason; }")),
    silent("in an async function that floats", given("try { (async () => { await fetch(url, { signal }); })(); } catch { return signal.reason; }")),
    silent("in a function that is not async", given("try { await run(() => { fetch(url, { signal }); }); } catch { return signal.reason; }")),
    silent("in a timer's callback", given("try { await setTimeout(async () => { await fetch(url, { signal }); }, 5); } catch { return signal.reason; }")),
    silent("in the head of a loop that waits for nothing", given("try { for (const one of read(signal)) use(one); } catch { return signal.reason; }")),
    silent("in a loop's body, not awaited", given("try { for await (const one of list) read(one, signal); } catch { return signal.reason; }")),
    silent("by a generator that gives it", generated("try { yield read(signal); } catch { return signal.reason; }")),
  ],
  invalid: [
    fixes("returned with await", given("try { return await fetch(url, { signal }); } ⟦catch⟧ { return null; }")),
    fixes("all of a list", given("try { await Promise.all([fetch(url, { signal }), fetch(other)]); } ⟦catch⟧ { return null; }")),
    fixes("all of what a list becomes", given("try { await Promise.all(urls.map((one) => fetch(one, { signal }))); } ⟦catch⟧ { return null; }")),
    fixes("all of what is spread into a list", given("try { await Promise.all([...urls.map((one) => fetch(one, { signal }))]); } ⟦catch⟧ { return null; }")),
    fixes("the first of a list to settle", given("try { await Promise.race([fetch(url, { signal }), timer]); } ⟦catch⟧ { return null; }")),
    fixes("the first of a list to succeed", given("try { await Promise.any([fetch(url, { signal })]); } ⟦catch⟧ { return null; }")),
    fixes("settled beside something else that is waited for", given("try { await Promise.all([Promise.allSettled([a]), fetch(url, { signal })]); } ⟦catch⟧ { return null; }")),
    fixes("through handlers that let a failure pass", given("try { await fetch(url, { signal }).then(use).finally(done); } ⟦catch⟧ { return null; }")),
    fixes("behind a handler", given("try { await first().catch(() => fetch(url, { signal })); } ⟦catch⟧ { return null; }")),
    fixes("behind another operation", given("try { await first().then(() => fetch(url, { signal })); } ⟦catch⟧ { return null; }")),
    fixes("behind another operation, in an async callback", given("try { await first().then(async () => { await fetch(url, { signal }); }); } ⟦catch⟧ { return null; }")),
    fixes("on a condition", given("try { await (slow ? fetch(url, { signal }) : fetch(other)); } ⟦catch⟧ { return null; }")),
    fixes("or else", given("try { await (known ?? fetch(url, { signal })); } ⟦catch⟧ { return null; }")),
    fixes("last in a sequence", given("try { await (work(), fetch(url, { signal })); } ⟦catch⟧ { return null; }")),
    fixes("kept, and waited for later", given("try { const job = fetch(url, { signal }); work(); await job; } ⟦catch⟧ { return null; }")),
    fixes("kept in a variable outside, and waited for", given("let job; try { job = fetch(url, { signal }); await job; } ⟦catch⟧ { return null; }")),
    fixes("kept in a list, and all waited for", given("try { const jobs = urls.map((one) => fetch(one, { signal })); await Promise.all(jobs); } ⟦catch⟧ { return null; }")),
    fixes("made before, and waited for here", given("const job = fetch(url, { signal }); try { await job; } ⟦catch⟧ { return null; }")),
    fixes("in an async function that is called at once", given("try { await (async () => { await fetch(url, { signal }); })(); } ⟦catch⟧ { return null; }")),
    fixes("returned by a function that is called at once", given("try { await (async function () { return fetch(url, { signal }); })(); } ⟦catch⟧ { return null; }")),
    fixes("in a loop's head", given("try { for await (const one of read(signal)) use(one); } ⟦catch⟧ { return null; }")),
    fixes("awaited in a loop's head", given("try { for (const one of await read(signal)) use(one); } ⟦catch⟧ { return null; }")),
    suggests("by a generator that goes through another", generated("try { yield* read(signal); } ⟦catch⟧ { return; }")),
    suggests("by a generator that gives it awaited", generated("try { yield await read(signal); } ⟦catch⟧ { return; }")),
  ],
});

run("no-swallowed-abort: functions that may take a failure", rule, everywhere, {
  valid: [
    silent("a helper that gives the error as a value", given("try { const [error] = await to(fetch(url, { signal })); } catch { return signal.reason; }")),
    silent("a helper whose name says that it tries", given("try { const result = await tryCatch(fetch(url, { signal })); } catch { return signal.reason; }")),
    silent("a helper whose name says that nothing comes out", given("try { await ignoreErrors(fetch(url, { signal })); } catch { return signal.reason; }")),
    silent("a helper whose name says that it settles", given("try { await pSettled([fetch(url, { signal })]); } catch { return signal.reason; }")),
    silent("a helper with a callback", given("try { await safely(() => fetch(url, { signal })); } catch { return signal.reason; }")),
    silent("a helper by a name that is computed", given("try { await helpers[kind](fetch(url, { signal })); } catch { return signal.reason; }")),
    silent("a function of the file that catches", `const quiet = async (p) => { try { return await p; } catch { return undefined; } }; ${given("try { await quiet(fetch(url, { signal })); } catch { return signal.reason; }")}`),
    silent("a function of the file that catches what a callback does", `const quiet = (run) => run().catch(() => undefined); ${given("try { await quiet(() => fetch(url, { signal })); } catch { return signal.reason; }")}`),
  ],
  invalid: [
    fixes("a function of the file that catches nothing", `const timed = async (p) => { start(); return await p; }; ${given("try { await timed(fetch(url, { signal })); } ⟦catch⟧ { return null; }")}`),
    fixes("a helper that bounds", given("try { await pTimeout(fetch(url, { signal }), { milliseconds: 5 }); } ⟦catch⟧ { return null; }")),
    fixes("a helper that tries again", given("try { await pRetry(() => fetch(url, { signal })); } ⟦catch⟧ { return null; }")),
    fixes("a helper that tries again, with an async callback", given("try { await retry(async () => { await fetch(url, { signal }); }); } ⟦catch⟧ { return null; }")),
    fixes("a method that limits", given("try { await this.limit.run(() => fetch(url, { signal })); } ⟦catch⟧ { return null; }")),
  ],
});

run("no-swallowed-abort: the body of a response", rule, everywhere, {
  valid: [
    silent("of a request without a signal", given("const response = await fetch(url); try { return await response.json(); } catch { return signal.reason; }")),
    silent("a method that reads no body", given("const response = await fetch(url, { signal }); try { return await response.save(); } catch { return signal.reason; }")),
    silent("of a part of the response", given("const { body } = await fetch(url, { signal }); try { return await body.text(); } catch { return signal.reason; }")),
    silent("another object's method", given("const response = await fetch(url, { signal }); try { return await cache.json(); } catch { return signal.reason; }")),
    silent("of one of two responses", given("const response = slow ? await fetch(url, { signal }) : await fetch(url); try { return await response.json(); } catch { return signal.reason; }")),
    silent("read for the message of another error", given('const response = await fetch(url, { signal }); if (!response.ok) { const text = await response.text().catch(() => ""); throw new Error(text); } return response;')),
  ],
  invalid: [
    fixes("read after the request, in a try of its own", given("const response = await fetch(url, { signal }); try { return await response.json(); } ⟦catch⟧ { return null; }")),
    fixes("read after the request, with a handler", given("const response = await fetch(url, { signal }); return response.json().⟦catch⟧(() => null);")),
    fixes("read at once, with a handler", given("return (await fetch(url, { signal })).json().⟦catch⟧(() => null);")),
  ],
});

run("no-swallowed-abort: operations that fail by nothing but an abort", rule, everywhere, {
  valid: [
    silent("a sleep: whoever handles its failure means the abort", `import { setTimeout as sleep } from "node:timers/promises"; ${given("try { await sleep(5, undefined, { signal }); } catch { return; }")}`),
    silent("a sleep by namespace", `import timers from "timers/promises"; ${given("try { await timers.setTimeout(5, undefined, { signal }); } catch { return; }")}`),
    silent("an event", `import { once } from "node:events"; ${given('try { await once(emitter, "x", { signal }); } catch { return; }')}`),
  ],
  invalid: [
    fixes("an event of another module", `import { once } from "./once.js"; ${given('try { await once(emitter, "x", { signal }); } ⟦catch⟧ { return; }')}`),
    fixes("another function of the same module", `import { on } from "node:events"; ${given('try { for await (const one of on(emitter, "x", { signal })) use(one); } ⟦catch⟧ { return; }')}`),
    fixes("a sleep of another module", `import { sleep } from "./sleep.js"; ${given("try { await sleep(5, { signal }); } ⟦catch⟧ { return; }")}`),
  ],
});

run("no-swallowed-abort: the signal is asked in the attempt", rule, everywhere, {
  valid: [
    silent("behind the operation, which then ends without an error", given("try { await fetch(url, { signal }); if (signal.aborted) return; } catch { return null; }")),
    silent("the signal throws in a function that nobody waits for", given("try { run(() => { signal.throwIfAborted(); }); } catch { return signal.reason; }")),
    silent("the signal throws, and another client's name is asked for", given('try { signal.throwIfAborted(); } catch (error) { if (error.name === "CanceledError") throw error; return null; }')),
    silent("the signal throws in a callback that is not async", given("try { await run(() => { signal.throwIfAborted(); }); } catch { return signal.reason; }")),
    silent("an own signal throws", given("const own = new AbortController(); try { own.signal.throwIfAborted(); } catch { return null; } return signal;")),
  ],
  invalid: [
    fixes("before the operation", given("try { if (signal.aborted) return; await fetch(url, { signal }); } ⟦catch⟧ { return null; }")),
    fixes("the signal throws, in the attempt itself", given("try { signal.throwIfAborted(); work(); } ⟦catch⟧ { return null; }")),
    fixes("the signal throws in an async callback that is waited for", given("try { await run(async () => { signal.throwIfAborted(); }); } ⟦catch⟧ { return null; }")),
  ],
});

run("no-swallowed-abort: handlers inside the attempt", rule, everywhere, {
  valid: [
    silent("one that wraps the failure in an error that is let through", given("try { try { await fetch(url, { signal }); } catch (error) { throw new Failure(error); } } catch (error) { if (error instanceof Failure) throw error; return null; }")),
    silent("the first of a list to succeed, whose error is one of all errors", given("try { await Promise.any([fetch(url, { signal })]); } catch (error) { if (error instanceof AggregateError) throw error; return null; }")),
    silent("a helper that may wrap what fails", given("try { await pRetry(() => fetch(url, { signal })); } catch (error) { if (error instanceof RetryError) throw error; return null; }")),
    silent("a helper that may wrap what it is given", given("try { await pTimeout(fetch(url, { signal })); } catch (error) { if (error instanceof Failure) throw error; return null; }")),
    silent("one round a callback that throws another error", given("try { await Promise.all(urls.map(async (one) => { try { await fetch(one, { signal }); } catch (error) { throw new Failure(error); } })); } catch (error) { throw error; }")),
  ],
  invalid: [
    suggests("one that ends the failure: only it is reported", given("try { try { await fetch(url, { signal }); } ⟦catch⟧ { log(); } } catch { return signal.reason; }")),
    fixes("one that wraps the failure, and nobody asks what it was", given('try { try { await fetch(url, { signal }); } catch { throw new Error("No orders"); } } ⟦catch⟧ { return null; }')),
    fixes("the same class without the inner handler", given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { if (error instanceof Failure) throw error; return null; }")),
    fixes("the same behind a finally", given("try { try { await fetch(url, { signal }); } finally { done(); } } ⟦catch (error)⟧ { if (error instanceof Failure) throw error; return null; }")),
    fixes("the same from an inner handler", given("try { try { work(); } catch { await fetch(url, { signal }); } } ⟦catch (error)⟧ { if (error instanceof Failure) throw error; return null; }")),
    fixes("the same behind a method chained to it", given("try { await fetch(url, { signal }).then(use); } ⟦catch (error)⟧ { if (error instanceof Failure) throw error; return null; }")),
    fixes("all of a list, whose error is no such one", given("try { await Promise.all([fetch(url, { signal })]); } ⟦catch (error)⟧ { if (error instanceof AggregateError) throw error; return null; }")),
    fixes("one that lets the failure through", given("try { try { await fetch(url, { signal }); } catch (error) { log(); throw error; } } ⟦catch⟧ { return null; }")),
    fixes("one that lets only an abort through", given('try { try { await fetch(url, { signal }); } catch (error) { if (error.name === "AbortError") throw error; } } ⟦catch⟧ { return null; }')),
    fixes("none, but a finally", given("try { try { await fetch(url, { signal }); } finally { done(); } } ⟦catch⟧ { return null; }")),
    fixes("one round something else", given("try { try { work(); } catch { log(); } await fetch(url, { signal }); } ⟦catch⟧ { return null; }")),
    fixes("the operation in an inner handler", given("try { try { work(); } catch { await fetch(url, { signal }); } } ⟦catch⟧ { return null; }")),
    fixes("the operation in an inner finally", given("try { try { work(); } catch { log(); } finally { await fetch(url, { signal }); } } ⟦catch⟧ { return null; }")),
  ],
});

run("no-swallowed-abort: what stands behind the handler", rule, everywhere, {
  valid: [
    silent("the signal throws", given("try { await fetch(url, { signal }); } catch { log(); } signal.throwIfAborted();")),
    silent("the signal is asked", given("try { await fetch(url, { signal }); } catch { log(); } if (signal.aborted) return;")),
    silent("another operation with the signal, which rejects then", given("try { await fetch(url, { signal }); } catch { log(); } await fetch(other, { signal });")),
    silent("another error is thrown: the abort is wrapped", given('try { await fetch(url, { signal }); } catch { log(); } throw new Error("No orders");')),
    silent("the finally of an outer try asks", given("try { try { await fetch(url, { signal }); } catch { log(); } } finally { signal.throwIfAborted(); }")),
    silent("the finally of an outer try asks, in a loop that the handler returns from", given("for (const one of list) { try { try { await fetch(one, { signal }); } catch { return null; } } finally { signal.throwIfAborted(); } }")),
    silent("the finally of an outer try asks, in a loop that the handler leaves", given("for (const one of list) { try { try { await fetch(one, { signal }); } catch { break; } } finally { signal.throwIfAborted(); } }")),
    silent("its own finally asks", given("try { await fetch(url, { signal }); } catch { return null; } finally { if (signal.aborted) report(); }")),
    silent("in a block, and the signal is asked behind the block", given("{ try { await fetch(url, { signal }); } catch { log(); } } signal.throwIfAborted();")),
    silent("in a case, and the signal is asked behind it", given("switch (kind) { case 1: try { await fetch(url, { signal }); } catch { log(); } signal.throwIfAborted(); }")),
    silent("behind the call of a callback that is waited for", given("await run(async () => { try { await fetch(url, { signal }); } catch { log(); } }); signal.throwIfAborted();")),
    silent("behind all of many callbacks", given("await Promise.all(urls.map(async (one) => { try { await fetch(one, { signal }); } catch { log(); } })); signal.throwIfAborted();")),
    silent("behind every call of a local function", given("const one = async () => { try { await fetch(url, { signal }); } catch { log(); } }; await one(); signal.throwIfAborted();")),
    silent("behind a callback, at the top of the file", "await run(async (signal) => { signal.throwIfAborted(); try { await fetch(url, { signal }); } catch { log(); } }); stop.throwIfAborted();"),
    silent("behind calls of calls", given("const one = async () => { try { await fetch(url, { signal }); } catch { log(); } }; const two = async () => { await one(); }; await two(); signal.throwIfAborted();")),
    silent("the promise of the handler is followed by a question", given("await fetch(url, { signal }).catch(() => null); signal.throwIfAborted();")),
  ],
  invalid: [
    fixes("the signal is asked, and the handler returns before", given("try { await fetch(url, { signal }); } ⟦catch⟧ { log(); return; } signal.throwIfAborted();")),
    fixes("the signal is asked before the attempt", given("signal.throwIfAborted(); try { await fetch(url, { signal }); } ⟦catch⟧ { log(); }")),
    fixes("another operation without it", given('try { await fetch(url, { signal }); } ⟦catch⟧ { log(); } await fetch("https://example.com");')),
    fixes("another operation with it that nobody waits for", given("try { await fetch(url, { signal }); } ⟦catch⟧ { log(); } void fetch(other, { signal });")),
    fixes("the finally of an outer try asks nothing, in a loop that the handler leaves", given("for (const one of list) { try { try { await fetch(one, { signal }); } ⟦catch (error)⟧ { break; } } finally { done(); } }")),
    fixes("its own finally asks nothing", given("try { await fetch(url, { signal }); } ⟦catch⟧ { return null; } finally { done(); }")),
    suggests("behind the call of a callback that nobody waits for", given("run(async () => { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { log(); } }); signal.throwIfAborted();")),
    fixes("behind only one call of a local function", given("const one = async () => { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { log(); } }; if (slow) await one(); else { await one(); signal.throwIfAborted(); }")),
    fixes("behind no call of a local function", given("const one = async () => { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { log(); } }; await one();")),
    suggests("behind calls of functions that call each other", given("const one = async () => { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { log(); } await two(); }; const two = async () => { await one(); }; await one();")),
    suggests("behind a function that is given away", given("const one = async () => { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { log(); } }; run(one); signal.throwIfAborted();")),
    suggests("behind the call of a function that others may call too", "export async function one(signal) { signal.throwIfAborted(); try { await fetch(url, { signal }); } ⟦catch (error)⟧ { log(); } } await one(stop); stop.throwIfAborted();"),
  ],
});

run("no-swallowed-abort: loops round the handler", rule, everywhere, {
  valid: [
    silent("the loop's condition asks", given("while (!signal.aborted) { try { await fetch(url, { signal }); } catch { log(); } }")),
    silent("the condition at the loop's end asks", given("do { try { await fetch(url, { signal }); } catch { log(); } } while (!signal.aborted);")),
    silent("the condition asks, and the handler goes on", given("for (; !signal.aborted; ) { try { await fetch(url, { signal }); } catch { continue; } }")),
    silent("each round asks before the attempt", given("for (const one of list) { if (signal.aborted) break; try { await fetch(one, { signal }); } catch { log(); } }")),
    silent("each round asks, by its condition alone", given("for (; !signal.aborted; ) { try { await fetch(url, { signal }); } catch { log(); } }")),
    silent("each round asks, over keys", given("for (const key in all) { if (signal.aborted) break; try { await fetch(key, { signal }); } catch { log(); } }")),
    silent("each round asks behind the attempt", given("for (const one of list) { try { await fetch(one, { signal }); } catch { log(); } if (signal.aborted) break; }")),
    silent("each round asks before the attempt, in a block", given("for (const one of list) { { if (signal.aborted) break; } try { await fetch(one, { signal }); } catch { continue; } }")),
    silent("a round of an outer loop asks", given("for (const each of all) { signal.throwIfAborted(); for (const one of each) { try { await fetch(one, { signal }); } catch { log(); } } }")),
    silent("each round sleeps with the signal", given("for (const one of list) { try { await fetch(one, { signal }); } catch { log(); } await sleep(5, { signal }); }")),
    silent("what the loop goes over rejects", given("for await (const one of read(signal)) { try { await fetch(one, { signal }); } catch { log(); } }")),
    silent("the same, and each round of it asks", given("outer: for (const each of all) { signal.throwIfAborted(); for (const one of each) { try { await fetch(one, { signal }); } catch (error) { continue outer; } } }")),
    silent("the handler leaves the loop, and the signal is asked behind", given("for (const one of list) { try { await fetch(one, { signal }); } catch { break; } } signal.throwIfAborted();")),
    silent("the handler leaves a block, and the signal is asked behind", given("once: { try { await fetch(url, { signal }); } catch { break once; } work(); } signal.throwIfAborted();")),
    silent("the handler leaves a switch, and the signal is asked behind", given("switch (kind) { case 1: try { await fetch(url, { signal }); } catch { break; } work(); } signal.throwIfAborted();")),
  ],
  invalid: [
    fixes("the condition asks, and the handler returns", given("while (!signal.aborted) { try { await fetch(url, { signal }); } ⟦catch⟧ { return null; } }")),
    fixes("the condition asks, and the handler leaves the loop", given("while (!signal.aborted) { try { await fetch(url, { signal }); } ⟦catch⟧ { break; } }")),
    fixes("no round asks", given("for (const one of list) { work(); try { await fetch(one, { signal }); } ⟦catch⟧ { log(); } }")),
    fixes("each round sleeps without it", given("for (const one of list) { try { await fetch(one, { signal }); } ⟦catch⟧ { log(); } await sleep(5); }")),
    fixes("the handler goes on with an outer loop", given("outer: for (const each of all) { for (const one of each) { try { await fetch(one, { signal }); } ⟦catch (error)⟧ { continue outer; } } }")),
    fixes("the handler leaves an outer loop, whose rounds ask", given("outer: for (const each of all) { signal.throwIfAborted(); for (const one of each) { try { await fetch(one, { signal }); } ⟦catch (error)⟧ { break outer; } } }")),
    fixes("the handler leaves a block, and the signal is asked in it", given("once: { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { break once; } signal.throwIfAborted(); }")),
  ],
});

run("no-swallowed-abort: a finally that leaves before its end", rule, everywhere, {
  valid: [
    silent("it returns on a condition that asks", given("try { return await fetch(url, { signal }); } finally { if (!signal.aborted) return null; }")),
    silent("it goes on with a loop that asks", given("for (const one of list) { signal.throwIfAborted(); try { await fetch(one, { signal }); } finally { continue; } }")),
    silent("a loop of its own goes on", given("try { return await fetch(url, { signal }); } finally { for (const one of list) { if (one) continue; use(one); } }")),
    silent("it throws before it can return", given('try { return await fetch(url, { signal }); } finally { throw new Error("No orders"); return null; }')),
    silent("nothing can be aborted", given("try { await work(); } finally { return signal; }")),
  ],
  invalid: [
    {
      name: "it returns",
      code: given("try { return await fetch(url, { signal }); } ⟦finally⟧ { return null; }"),
      errors: [dropped("signal")],
    },
    {
      name: "it returns on a condition",
      code: given("try { return await fetch(url, { signal }); } ⟦finally⟧ { if (last) return null; }"),
      errors: [dropped("signal")],
    },
    {
      name: "it goes on with a loop",
      code: given("for (const one of list) { try { await fetch(one, { signal }); } ⟦finally⟧ { continue; } }"),
      errors: [dropped("signal")],
    },
    {
      name: "it leaves a loop",
      code: given("for (const one of list) { try { await fetch(one, { signal }); } ⟦finally⟧ { if (done()) break; } }"),
      errors: [dropped("signal")],
    },
    {
      name: "behind a handler that throws again",
      code: given("try { await fetch(url, { signal }); } catch (error) { throw error; } ⟦finally⟧ { return null; }"),
      errors: [dropped("signal")],
    },
    {
      name: "behind a handler that ends the error itself: only that is reported",
      code: given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { console.error(error); } finally { return null; }"),
      errors: [swallowed("signal")],
    },
    {
      name: "the operation is in the handler",
      code: given("try { work(); } catch { await fetch(url, { signal }); } ⟦finally⟧ { return null; }"),
      errors: [dropped("signal")],
    },
  ],
});
