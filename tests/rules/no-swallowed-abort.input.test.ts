import rule from "../../rules/no-swallowed-abort.js";
import { everywhere, run, typescript } from "../cases.js";
import { fixes, generated, given, handled, silent, suggests } from "./no-swallowed-abort.code.js";
import { swallowed, swallowedOptional } from "./no-swallowed-abort.errors.js";

run("no-swallowed-abort: unfinished code", rule, everywhere, {
  valid: [
    silent("an empty try", given("try { } catch { return signal.reason; }")),
    silent("a call of nothing yet", given("try { await fetch(); } catch { return signal.reason; }")),
    silent("a handler that is not written yet", given("return fetch(url, { signal }).catch();")),
    silent("a floating call with a handler that is not written yet", given("fetch(url, { signal }).catch();")),
    silent("a second handler that is not written yet", given("return fetch(url, { signal }).then(use);")),
    silent("a second handler that is nothing", given("return fetch(url, { signal }).then(use, undefined);")),
    silent("handlers that are spread", given("return fetch(url, { signal }).catch(...handlers);")),
    silent("a second handler that is spread", given("return fetch(url, { signal }).then(use, ...handlers);")),
    silent("a method that is computed", given("return fetch(url, { signal })[name](() => null);")),
    silent("a function of the same name", given("return catchAll(fetch(url, { signal }), () => null);")),
    silent("no handler", given("try { await fetch(url, { signal }); } finally { }")),
    silent("an empty function with a signal", "/** @param {AbortSignal} signal */ async function load(signal) { }"),
    silent("a file of words alone", "// The signal is aborted."),
    silent("a handler that is no function", given("return fetch(url, { signal }).catch(null);")),
    silent("a handler that is the result of a call", given("return fetch(url, { signal }).catch(onError(url));")),
    silent("a handler that is one of two", given("return fetch(url, { signal }).catch(slow ? () => null : use);")),
  ],
  invalid: [
    fixes("an empty handler and an empty finally", given("try { await fetch(url, { signal }); } ⟦catch⟧ { return; } finally { }")),
    fixes("a handler with nothing but semicolons", given("try { await fetch(url, { signal }); } ⟦catch⟧ { ;; }")),
    suggests("a handler with a debugger statement", given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { debugger; }")),
    suggests("a handler that declares a function", given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { function later() { return null; } }")),
    suggests("a handler that declares a class", given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { class Later {} }")),
  ],
});

run("no-swallowed-abort: odd syntax", rule, everywhere, {
  valid: [
    silent("a handler with a rest that it gives back", given("return fetch(url, { signal }).catch((...errors) => errors);")),
    silent("functions that call each other", `const one = (e) => { two(e); }, two = (e) => { one(e); }; ${given("try { await fetch(url, { signal }); } catch (error) { one(error); }")}`),
    silent("a sequence that asks", given("try { await fetch(url, { signal }); } catch (error) { return work(), signal.aborted; }")),
  ],
  invalid: [
    {
      name: "a method by its text",
      code: given('return fetch(url, { signal })[⟦"catch"⟧]((error) => { return null; });'),
      errors: [swallowed("signal")],
      output: given('return fetch(url, { signal })["catch"]((error) => { if (signal.aborted) throw error; return null; });'),
    },
    {
      name: "an optional call",
      code: given("return fetch(url, { signal })?.⟦catch⟧((error) => { return null; });"),
      errors: [swallowed("signal")],
      output: given("return fetch(url, { signal })?.catch((error) => { if (signal.aborted) throw error; return null; });"),
    },
    {
      name: "an async handler",
      code: given("return fetch(url, { signal }).⟦catch⟧(async (error) => { return null; });"),
      errors: [swallowed("signal")],
      output: given("return fetch(url, { signal }).catch(async (error) => { if (signal.aborted) throw error; return null; });"),
    },
    {
      name: "a handler with a default",
      code: given("return fetch(url, { signal }).⟦catch⟧((error = {}) => { return null; });"),
      errors: [swallowed("signal")],
      output: given("return fetch(url, { signal }).catch((error = {}) => { if (signal.aborted) throw error; return null; });"),
    },
    {
      name: "a handler with a rest",
      code: given("return fetch(url, { signal }).⟦catch⟧((...errors) => { return null; });"),
      errors: [swallowed("signal")],
    },
    {
      name: "a handler with a list",
      code: given("return fetch(url, { signal }).⟦catch⟧(([first]) => { return null; });"),
      errors: [swallowed("signal")],
    },
    fixes("with a label", given("again: try { await fetch(url, { signal }); } ⟦catch (error)⟧ { break again; }")),
    fixes("in a static block of a class in it", given("class Later { static { void 0; } } try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; }")),
    fixes("a variable of itself", given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { var again = again; return null; }")),
    fixes("variables of each other", given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { var one = two, two = one; return null; }")),
    fixes("variables of each other and of the error", given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { var one = error ?? two, two = one; return null; }")),
    suggests("many branches", given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { if (a) b(); if (c) d(); if (e) f(); return null; }")),
    suggests("a handler that gives what another generator gives", generated("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { yield* rest; }")),
    suggests("a handler with import()", given('try { await fetch(url, { signal }); } ⟦catch (error)⟧ { const help = import("./help.js"); return help; }')),
    suggests("a sequence", given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return work(), null; }")),
    {
      name: "the error in a with-like name",
      code: given("try { await fetch(url, { signal }); } ⟦catch (of)⟧ { return null; }"),
      errors: [swallowed("signal")],
      output: given("try { await fetch(url, { signal }); } catch (of) { if (signal.aborted) throw of; return null; }"),
    },
  ],
});

run("no-swallowed-abort: types", rule, typescript, {
  valid: [
    silent("an error that is cast and asked for its name", 'async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } catch (error) { if ((error as Error).name === "AbortError") throw error; return null; } }'),
    silent("an error that is cast and given back", "async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } catch (error) { return <Error>error; } }"),
    silent("a test that is cast, by a helper that nobody sees", 'async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } catch (error) { if (isTransient(error) as boolean) console.log("again"); return null; } }'),
    silent("a test that is surely there, by a helper that nobody sees", 'async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } catch (error) { if (isTransient(error)!) console.log("again"); return null; } }'),
    silent("a test that is cast and asks", "async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } catch (error) { if (signal.aborted as boolean) throw error; return null; } }"),
    silent("a signal of any", "async function load(signal: any) { try { await fetch(url, { signal }); } catch (error) { return null; } }"),
    silent("a signal of a type that nobody finds", "async function load(signal: Stop) { try { await fetch(url, { signal }); } catch (error) { return null; } }"),
    silent("a number by that name", "async function load(signal: number) { try { await kill(1, signal); } catch (error) { return null; } }"),
    silent("options of any", "async function load(url: string, init: any) { try { return await fetch(url, init); } catch (error) { return null; } } export const signal = 1;"),
    silent("an enum, an interface and a namespace in a file with a signal", "enum E { A } interface I { signal: AbortSignal } namespace N { export const a = 1; }"),
    silent("a declaration without a body", "declare function load(signal: AbortSignal): Promise<void>; export abstract class A { abstract load(signal: AbortSignal): Promise<void>; }"),
  ],
  invalid: [
    fixes("an error that is cast and asked for another name", 'async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { if ((error as Error).name === "TypeError") throw error; return null; } }'),
    fixes("an error that is cast and logged", "async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { console.error((error as Error)!.message satisfies string); } }"),
    fixes("a test that is cast", "async function load(signal: AbortSignal, last: unknown) { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { if (last as boolean) throw error; return null; } }"),
    fixes("a signal behind a cast", "async function load(signal: AbortSignal) { try { await fetch(url, { signal: signal as any }); } ⟦catch (error)⟧ { return null; } }"),
    {
      name: "options that may hold a signal, passed on whole",
      code: "async function load(url: string, init: RequestInit) { try { return await fetch(url, init); } ⟦catch (error)⟧ { return null; } } export const signal = 1;",
      errors: [swallowedOptional("init.signal")],
      output: "async function load(url: string, init: RequestInit) { try { return await fetch(url, init); } catch (error) { if (init.signal?.aborted) throw error; return null; } } export const signal = 1;",
    },
    {
      name: "options that may be missing",
      code: "async function load(url: string, init?: RequestInit) { try { return await fetch(url, { ...init }); } ⟦catch (error)⟧ { return null; } } export const signal = 1;",
      errors: [swallowedOptional("init?.signal")],
      output: "async function load(url: string, init?: RequestInit) { try { return await fetch(url, { ...init }); } catch (error) { if (init?.signal?.aborted) throw error; return null; } } export const signal = 1;",
    },
    {
      name: "own options with a signal, passed on by name",
      code: "async function load(url: string, { signal }: { signal?: AbortSignal }) { try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } }",
      errors: [swallowedOptional("signal")],
      output: "async function load(url: string, { signal }: { signal?: AbortSignal }) { try { return await fetch(url, { signal }); } catch (error) { if (signal?.aborted) throw error; return null; } }",
    },
    suggests("a handler that declares a type", "async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { type Later = string; return null; } }"),
  ],
});

/** So many branches that no hand wrote them, and nobody could follow each path. */
const branches = Array.from({ length: 40 }, (_, index) => `if (flags[${index}]) work();`).join(" ");

run("no-swallowed-abort: more paths than can be followed", rule, everywhere, {
  valid: [silent("each of them throws", handled(`${branches} throw error;`)), silent("the last of them would end", handled(`${branches} if (last) throw error; throw error;`))],
  invalid: [suggests("the first of them ends", handled(`${branches} return null;`))],
});
