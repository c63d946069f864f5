import rule from "../../rules/no-swallowed-abort.js";
import { everywhere, run, typescript } from "../cases.js";
import { fixes, given, handled, silent, suggests } from "./no-swallowed-abort.code.js";
import { swallowed } from "./no-swallowed-abort.errors.js";

// The cases that detekt tests for SuspendFunSwallowedCancellation; the verdicts are ours.
run("no-swallowed-abort: detekt, handlers round what may be aborted", rule, everywhere, {
  valid: [
    silent("the abort itself is caught and ends: it was asked for", handled('if (error.name === "AbortError") { } else throw error;')),
    silent("a shadowed name is thrown: that is another error", handled('{ const error = new Error("No orders"); throw error; }')),
    silent("thrown again behind awaited work", handled("await save(); throw error;")),
    silent("thrown again behind blocking work", handled("saveSync(); throw error;")),
    silent("thrown again behind a computation", handled("const count = list.length + 1; throw error;")),
    silent("wrapped in another error", handled('throw new Error("No orders", { cause: error });')),
    silent("in a function that nobody waits for: nobody could take the error", "/** @param {AbortSignal} signal */ function load(signal) { void (async () => { try { await fetch(url, { signal }); } catch { busy = false; } })(); }"),
    silent("the signal is asked, not first", handled("console.error(error); signal.throwIfAborted(); return null;")),
    silent("the error is of another type than those that end here", handled("if (error instanceof TypeError) return null; throw error;")),
    silent("thrown again at once", handled("throw error;")),
    silent("errors in general are thrown again first, whatever ends behind", handled("if (error instanceof Error) throw error; return null;")),
    silent("another type first, then everything is thrown again", handled("if (error instanceof TypeError) return null; if (error instanceof Error) throw error; throw error;")),
    silent("the abort is asked for, and the signal throws", handled('if (error.name === "AbortError") signal.throwIfAborted(); return null;')),
    silent("not awaited in a function that is not async", "/** @param {AbortSignal} signal */ function load(signal) { try { return fetch(url, { signal }); } catch { return null; } }"),
    silent("nothing in the try may be aborted", given("try { work(); } catch { return null; } return fetch(url, { signal });")),
    silent("nothing in the try may be aborted, in a method that overrides another", "class Orders extends Base { async load(signal) { signal.throwIfAborted(); try { super.load(); } catch { return null; } } }"),
  ],
  invalid: [
    fixes("a catch of everything", handled("return null;")),
    fixes("a catch whose error nobody needs", handled('console.error("No orders");')),
    {
      name: "an anonymous parameter",
      code: given("try { await fetch(url, { signal }); } ⟦catch (_)⟧ { return null; }"),
      errors: [swallowed("signal")],
      output: given("try { await fetch(url, { signal }); } catch (_) { if (signal.aborted) throw _; return null; }"),
    },
    fixes("errors in general end before the abort is asked for", handled('if (error instanceof Error) return null; if (error.name === "AbortError") throw error; throw error;')),
    suggests("in a callback that is handed to somebody", "/** @param {AbortSignal} signal */ function load(signal) { launch(async () => { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } }); }"),
    suggests("the signal is asked only where the error is of another type", handled("if (error instanceof TypeError) signal.throwIfAborted(); return null;")),
  ],
});

// `runCatching` is a handler chained to a promise here.
run("no-swallowed-abort: detekt, promises whose failure is a value", rule, everywhere, {
  valid: [
    silent("the failure is looked at later", given("const result = await fetch(url, { signal }).then((value) => ({ value }), (error) => ({ error })); return result;")),
    silent("every outcome is a value of its own", given("const results = await Promise.allSettled([fetch(url, { signal })]); return results;")),
    silent("a promise made by hand: what its executor does is not read", given('try { await new Promise((resolve, reject) => { signal.addEventListener("abort", () => reject(signal.reason)); }); } catch { return null; }')),
    silent("a local function that holds the signal itself", given("const inner = async () => fetch(url, { signal }); try { await inner(); } catch { return null; }")),
    silent("work that was started before, and is waited for elsewhere too", given("const job = fetch(url, { signal }); jobs.add(job); try { await job; } catch { return null; }")),
    silent("work that was started before and has a handler of its own", given("const job = fetch(url, { signal }).catch((error) => { throw error; }); try { await job; } catch { return signal.aborted; }")),
  ],
  invalid: [
    fixes("a call", given("const orders = await fetch(url, { signal }).⟦catch⟧(() => null); return orders;")),
    suggests("a call in a call: the outer handler gets nothing", given("return run(async () => fetch(url, { signal }).⟦catch⟧(() => null)).catch(() => null);")),
    fixes("the outer of two calls", given("return run(async () => fetch(url, { signal })).⟦catch⟧(() => null);")),
    fixes("success is handled behind", given("return fetch(url, { signal }).⟦catch⟧(() => null).then(use);")),
    fixes("the body of an arrow", "const load = (signal) => { signal.throwIfAborted(); return fetch(url, { signal }).⟦catch⟧(() => null); };"),
    fixes("the value of an arrow", "/** @param {AbortSignal} signal */ const load = (signal) => fetch(url, { signal }).⟦catch⟧(() => null);"),
    fixes("in a callback that is waited for", given("return Promise.all(urls.map((one) => fetch(one, { signal }).⟦catch⟧(() => null)));")),
    fixes("a handler in an async callback that is waited for", given("return Promise.all(urls.map(async (one) => { try { return await fetch(one, { signal }); } ⟦catch⟧ { return null; } }));")),
    fixes("round callbacks that are waited for", given("try { await Promise.all(urls.map(async (one) => { await fetch(one, { signal }); })); } ⟦catch⟧ { return null; }")),
    fixes("a method", given("return this.orders.load(id, signal).⟦catch⟧(() => null);")),
    {
      name: "what a loop goes over",
      code: given("for (const one of await list(signal).⟦catch⟧(() => [])) use(one);"),
      errors: [swallowed("signal")],
      output: given("for (const one of await list(signal).catch((error) => { if (signal.aborted) throw error; return []; })) use(one);"),
    },
    fixes("what a loop waits for", given("try { for await (const one of stream(signal)) use(one); } ⟦catch⟧ { return null; }")),
    fixes("what a loop in a loop waits for", given("try { for (const each of all) { for await (const one of each.read({ signal })) use(one); } } ⟦catch⟧ { return null; }")),
    fixes("a function by name, called with the signal", given("try { await run(work, signal); } ⟦catch⟧ { return null; }")),
    fixes("work that was started before", given("const job = fetch(url, { signal }); try { await job; } ⟦catch⟧ { return null; }")),
    fixes("in a template", given("try { return `${await name(signal)}`; } ⟦catch⟧ { return null; }")),
    fixes("in a condition", given("try { if (await has(id, signal)) use(id); } ⟦catch⟧ { return null; }")),
    fixes("in an operation", given("try { return (await count(signal)) + 1; } ⟦catch⟧ { return null; }")),
    fixes("in a list and an object", given("try { return [{ count: await count(signal) }]; } ⟦catch⟧ { return null; }")),
  ],
});

run("no-swallowed-abort: detekt, work that nobody in the try waits for", rule, everywhere, {
  valid: [
    silent("in a timer's callback", given("try { setTimeout(async () => { await fetch(url, { signal }); }, 1); } catch { return null; }")),
    silent("in a promise that floats", given("try { void fetch(url, { signal }); } catch { return null; }")),
    silent("in an async function that floats", given("try { (async () => { await fetch(url, { signal }); })(); } catch { return null; }")),
    silent("in a function that is kept for later", given("try { const later = async () => { await fetch(url, { signal }); }; jobs.push(later); } catch { return null; }")),
    silent("in a callback of forEach", given("try { urls.forEach(async (one) => { await fetch(one, { signal }); }); } catch { return null; }")),
  ],
  invalid: [],
});

run("no-swallowed-abort: detekt, annotated errors", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "a parameter of unknown",
      code: "async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } ⟦catch (error: unknown)⟧ { return null; } }",
      errors: [swallowed("signal")],
      output: "async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } catch (error: unknown) { if (signal.aborted) throw error; return null; } }",
    },
    {
      name: "a parameter of any",
      code: "async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } ⟦catch (error: any)⟧ { return null; } }",
      errors: [swallowed("signal")],
      output: "async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } catch (error: any) { if (signal.aborted) throw error; return null; } }",
    },
    fixes("a method that extends another class", "class Orders extends Map<string, string> { async load(signal: AbortSignal) { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } } }"),
  ],
});
