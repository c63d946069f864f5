import rule from "../../rules/no-swallowed-abort.js";
import { everywhere, run } from "../cases.js";
import { fixes, generated, given, silent, suggests } from "./no-swallowed-abort.code.js";

run("no-swallowed-abort: nobody could take the error", rule, everywhere, {
  valid: [
    silent("an effect", "useEffect(() => { const own = new AbortController(); load(own.signal); async function load(signal) { signal.throwIfAborted(); try { await fetch(url, { signal }); } catch { busy = false; } } });"),
    silent("a timer's callback", "/** @param {AbortSignal} signal */ function load(signal) { setTimeout(async () => { try { await fetch(url, { signal }); } catch { log(); } }, 5); }"),
    silent("a listener", '/** @param {AbortSignal} signal */ function load(signal) { button.addEventListener("click", async () => { try { await fetch(url, { signal }); } catch { log(); } }); }'),
    silent("an event handler", "/** @param {AbortSignal} signal */ function load(signal) { button.onclick = async () => { try { await fetch(url, { signal }); } catch { log(); } }; }"),
    silent("a function that floats", "/** @param {AbortSignal} signal */ function load(signal) { (async () => { try { await fetch(url, { signal }); } catch { log(); } })(); }"),
    silent("a promise under void", "/** @param {AbortSignal} signal */ function load(signal) { void fetch(url, { signal }).catch(() => null); }"),
    silent("a promise that floats", "/** @param {AbortSignal} signal */ function load(signal) { fetch(url, { signal }).then(use, () => null); }"),
    silent("a local function whose every call floats", "/** @param {AbortSignal} signal */ function load(signal) { const one = async () => { try { await fetch(url, { signal }); } catch { log(); } }; one(); void one(); }"),
  ],
  invalid: [],
});

run("no-swallowed-abort: somebody takes the error", rule, everywhere, {
  valid: [],
  invalid: [
    fixes("whoever passed the signal", given("try { await fetch(url, { signal }); } ⟦catch⟧ { return null; }")),
    fixes("whoever waits for a local function", given("const one = async () => { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } }; return one();")),
    fixes("whoever waits for all", given("await Promise.all(urls.map(async (one) => { try { await fetch(one, { signal }); } ⟦catch (error)⟧ { return null; } }));")),
    fixes("whoever the promise is given to", given("return fetch(url, { signal }).⟦catch⟧(() => null);")),
    fixes("whoever passes the signal to a method", "class Orders { /** @param {AbortSignal} signal */ async load(signal) { signal.throwIfAborted(); try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } } }"),
  ],
});

run("no-swallowed-abort: nobody can tell who takes the error: a suggestion", rule, everywhere, {
  valid: [],
  invalid: [
    suggests("a callback that is handed to somebody", "/** @param {AbortSignal} signal */ function load(signal) { run(async () => { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } }); }"),
    suggests("a route", '/** @param {AbortSignal} signal */ export const serve = (signal) => { app.get("/", async () => { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } }); };'),
    suggests("whoever goes through a generator", generated("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; }")),
    suggests("an outer handler in sight", given("try { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } } catch { work(); }")),
  ],
});

run("no-swallowed-abort: cleanup", rule, everywhere, {
  valid: [
    silent("a function that closes", "export async function close(signal) { signal.throwIfAborted(); try { await fetch(url, { signal }); } catch (error) { return null; } }"),
    silent("a function that closes something", "export async function closeAll(signal) { signal.throwIfAborted(); try { await fetch(url, { signal }); } catch (error) { return null; } }"),
    silent("an arrow that shuts something down", "export const shutdown = async (signal) => { signal.throwIfAborted(); try { await fetch(url, { signal }); } catch (error) { return null; } };"),
    silent("a method that disposes", "class Orders { async dispose(signal) { signal.throwIfAborted(); try { await fetch(url, { signal }); } catch (error) { return null; } } }"),
    silent("a private method that stops", "class Orders { async #stop(signal) { signal.throwIfAborted(); try { await fetch(url, { signal }); } catch (error) { return null; } } }"),
    silent("a property that tears down", "export const hooks = { teardown: async (signal) => { signal.throwIfAborted(); try { await fetch(url, { signal }); } catch (error) { return null; } } };"),
    silent("the platform's own disposal", "class Orders { async [Symbol.asyncDispose](signal) { signal.throwIfAborted(); try { await fetch(url, { signal }); } catch (error) { return null; } } }"),
    silent("a callback inside such a function", "export async function close(signal) { signal.throwIfAborted(); await Promise.all(urls.map(async (one) => { try { await fetch(one, { signal }); } catch (error) { return null; } })); }"),
    silent("a finally block", given("try { work(); } finally { try { await fetch(url, { signal }); } catch { log(); } }")),
    silent("a promise in a finally block", given("try { work(); } finally { await fetch(url, { signal }).catch(() => null); }")),
  ],
  invalid: [
    fixes("a function whose name only starts alike", "export async function closest(signal) { signal.throwIfAborted(); try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } }"),
    fixes("a method by a symbol of another name", "class Orders { async [Symbol.asyncIterator](signal) { signal.throwIfAborted(); try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } } }"),
    fixes("a property of such a name", given("return { close: await fetch(url, { signal }).⟦catch⟧(() => null) };")),
    fixes("the block before a finally", given("try { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } } finally { done(); }")),
  ],
});
