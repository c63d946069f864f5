import rule from "../../rules/no-swallowed-abort.js";
import { everywhere, run, typescript } from "../cases.js";
import { letThrough, swallowed } from "./no-swallowed-abort.errors.js";

/** An async function that somebody hands a signal, in a form that every parser reads. */
const given = (body: string, name = "load"): string => `/** @param {AbortSignal} signal */ async function ${name}(signal) { ${body} }`;

/** A handler that is reported, and what `--fix` makes of it. */
const reported = (name: string, code: string) => ({
  name,
  code,
  errors: [swallowed("signal")],
  output: code.replaceAll(/[⟦⟧]/g, "").replace("{ return null; } }", "{ if (signal.aborted) throw error; return null; } }"),
});

// What reports in other people's code taught, each with its nearest neighbour.

run("no-swallowed-abort: what ends or undoes something goes on, whatever fails", rule, everywhere, {
  valid: [
    { name: "a function that undoes", code: given("try { await page.run(script, { signal }); } catch (error) { return null; }", "removeOverlay") },
    { name: "a function that ends all", code: given("try { await page.run(script, { signal }); } catch (error) { return null; }", "closeAll") },
    { name: "a private one", code: given("try { await page.run(script, { signal }); } catch (error) { return null; }", "_cleanUpNow") },
    { name: "a call that ends", code: given("try { await session.close({ signal }); } catch (error) { return null; }") },
    { name: "a call that restores, by its name", code: given("return resumeInput({ signal }).catch(() => null);") },
  ],
  invalid: [
    reported("a name that only begins like one", given("try { await page.run(script, { signal }); } ⟦catch (error)⟧ { return null; }", "endpointOf")),
    reported("a call that ends, beside one that works", given("try { await session.close({ signal }); await page.run(script, { signal }); } ⟦catch (error)⟧ { return null; }")),
    reported("a call whose name only begins like one", given("try { await api.stopwatch({ signal }); } ⟦catch (error)⟧ { return null; }")),
  ],
});

run("no-swallowed-abort: a value that is asked whether it is there is no promise", rule, everywhere, {
  valid: [
    { name: "asked in a condition", code: given("try { const event = describe(answer, signal); if (event) await send(event); } catch (error) { return null; }") },
    { name: "asked by its absence", code: given("try { const event = describe(answer, signal); if (!event) return; await send(event); } catch (error) { return null; }") },
  ],
  invalid: [
    reported("one that nobody asks for", given("try { const work = describe(answer, signal); await send(work); } ⟦catch (error)⟧ { return null; }")),
    reported("its result is asked", given("try { const work = describe(answer, signal); const result = await work; if (result) done(); } ⟦catch (error)⟧ { return null; }")),
  ],
});

run("no-swallowed-abort: a signal that a callback in the attempt is given", rule, typescript, {
  valid: [
    {
      name: "a helper's deadline",
      code: "async function load(url: string) { try { return await withTimeout(({ signal }: { signal: AbortSignal }) => fetch(url, { signal }), 9); } catch (error) { return null; } }",
    },
    { name: "the whole signal", code: "async function load(url: string) { try { return await bounded(async (signal: AbortSignal) => { await fetch(url, { signal }); }); } catch (error) { return null; } }" },
  ],
  invalid: [
    {
      name: "beside the caller's",
      code: "async function load(url: string, signal: AbortSignal) { try { await bounded((own: AbortSignal) => fetch(url, { signal: own })); await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } }",
      errors: [swallowed("signal")],
      output:
        "async function load(url: string, signal: AbortSignal) { try { await bounded((own: AbortSignal) => fetch(url, { signal: own })); await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; return null; } }",
    },
    {
      name: "joined with the caller's",
      code: "async function load(url: string, signal: AbortSignal) { try { await bounded((own: AbortSignal) => fetch(url, { signal: AbortSignal.any([own, signal]) })); } ⟦catch (error)⟧ { return null; } }",
      errors: [swallowed("signal")],
      output:
        "async function load(url: string, signal: AbortSignal) { try { await bounded((own: AbortSignal) => fetch(url, { signal: AbortSignal.any([own, signal]) })); } catch (error) { if (signal.aborted) throw error; return null; } }",
    },
    {
      name: "one that is only taken out of the caller's options there",
      code: "async function load(options: { signal: AbortSignal }) { try { const { signal } = options; return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } }",
      errors: [swallowed("signal")],
    },
    {
      name: "the attempt stands in the callback",
      code: "bounded(async (signal: AbortSignal) => { try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; } });",
      errors: [swallowed("signal")],
      output: "bounded(async (signal: AbortSignal) => { try { return await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; return null; } });",
    },
  ],
});

const bounded = "const controller = new AbortController(); const timer = setTimeout(() => controller.abort(), 9);";

run("no-swallowed-abort: a function that every call in sight only gives a deadline", rule, everywhere, {
  valid: [
    {
      name: "its callers want the answer that it gives instead",
      code: `export ${given("try { return await fetch(url, { signal }); } catch (error) { return null; }")} export async function greet() { ${bounded} return load(controller.signal); }`,
    },
    {
      name: "in options",
      code: `/** @param {{ signal: AbortSignal }} options */ async function load(options) { try { return await fetch(url, { signal: options.signal }); } catch (error) { return null; } } export const greet = () => load({ signal: AbortSignal.timeout(9) });`,
    },
  ],
  invalid: [
    {
      name: "one call hands on a caller's signal",
      code: `${given("try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; }")} export const greet = () => load(AbortSignal.timeout(9)); /** @param {AbortSignal} signal */ export async function all(signal) { await load(signal); }`,
      errors: [swallowed("signal")],
      output: `${given("try { return await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; return null; }")} export const greet = () => load(AbortSignal.timeout(9)); /** @param {AbortSignal} signal */ export async function all(signal) { await load(signal); }`,
    },
    {
      name: "it is handed on",
      code: `export ${given("try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; }")} load(AbortSignal.timeout(9)); use(load);`,
      errors: [
        swallowed(
          "signal",
          letThrough(
            "if (signal.aborted) throw error;",
            `export ${given("try { return await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; return null; }")} load(AbortSignal.timeout(9)); use(load);`,
          ),
        ),
      ],
    },
  ],
});

run("no-swallowed-abort: an abort that the function answers the same way elsewhere", rule, everywhere, {
  valid: [
    { name: "before the work", code: given("if (signal.aborted) return false; try { await fetch(url, { signal }); return true; } catch (error) { return false; }") },
    { name: "in a block", code: given("if (signal?.aborted) { log(url); return []; } try { return await fetch(url, { signal }); } catch (error) { return []; }") },
  ],
  invalid: [
    reported("another answer", given("if (signal.aborted) return 0; try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; }")),
    reported("no answer", given("if (signal.aborted) log(url); try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; }")),
    reported("the same answer to another question", given("if (url.aborted || !url) log(url); if (!url) return null; try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; }")),
    reported("the same answer to a question that only mentions aborts", given("if (!url) { log('aborted'); return null; } try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; }")),
    reported("the answer of a function inside", given("const f = () => { if (signal.aborted) return null; }; try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; }")),
  ],
});

run("no-swallowed-abort: work that is begun afterwards and waited for later", rule, everywhere, {
  valid: [
    { name: "in a loop", code: given("try { await git({ signal }); } catch (error) { console.error(error); } const lines = grep({ signal }); for await (const line of lines) use(line);") },
    { name: "in an await", code: given("try { await git({ signal }); } catch (error) { console.error(error); } const work = grep({ signal }); await work;") },
  ],
  invalid: [
    {
      name: "work that nobody waits for",
      code: given("try { await git({ signal }); } ⟦catch (error)⟧ { console.error(error); } const work = grep({ signal }); use(work);"),
      errors: [swallowed("signal")],
      output: given("try { await git({ signal }); } catch (error) { if (signal.aborted) throw error; console.error(error); } const work = grep({ signal }); use(work);"),
    },
    {
      name: "work without the signal",
      code: given("try { await git({ signal }); } ⟦catch (error)⟧ { console.error(error); } const work = grep({ signal: AbortSignal.timeout(9) }); await work;"),
      errors: [swallowed("signal")],
      output: given("try { await git({ signal }); } catch (error) { if (signal.aborted) throw error; console.error(error); } const work = grep({ signal: AbortSignal.timeout(9) }); await work;"),
    },
  ],
});

run("no-swallowed-abort: to tell a person is to log", rule, everywhere, {
  valid: [
    { name: "an event may do anything", code: given("try { await fetch(url, { signal }); } catch (error) { emitter.emit('error', error); }") },
    { name: "a function that is told no level", code: given("try { await fetch(url, { signal }); } catch (error) { showError(error); }") },
    { name: "another first word", code: given("try { await fetch(url, { signal }); } catch (error) { notify('orders', error); }") },
    { name: "a first word that nobody can read", code: given("try { await fetch(url, { signal }); } catch (error) { report(kind, error); }") },
  ],
  invalid: [
    {
      name: "a method",
      code: given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { events.emitFeedback('error', 'No orders', error); }"),
      errors: [swallowed("signal")],
      output: given("try { await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; events.emitFeedback('error', 'No orders', error); }"),
    },
    {
      name: "a function",
      code: given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { notify('warning', error.message); }"),
      errors: [swallowed("signal")],
      output: given("try { await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; notify('warning', error.message); }"),
    },
  ],
});

const retries = (head: string, handler: string): string => `/** @param {AbortSignal} signal */ async function load(url, signal, left) { ${head}try { return await fetch(url, { signal }); } ${handler} }`;

run("no-swallowed-abort: the same function once more is no question", rule, everywhere, {
  valid: [
    { name: "it asks before it tries", code: retries("signal.throwIfAborted(); ", "catch (error) { if (left > 0) return load(url, signal, left - 1); throw error; }") },
    { name: "a wait in between rejects", code: retries("", "catch (error) { if (left === 0) throw error; await sleep(9, { signal }); return load(url, signal, left - 1); }") },
    { name: "another function rejects", code: retries("", "catch (error) { return loadCopy(url, signal); }") },
  ],
  invalid: [
    {
      name: "by its name",
      code: retries("", "⟦catch (error)⟧ { if (left > 0) return load(url, signal, left - 1); throw error; }"),
      errors: [swallowed("signal", letThrough("if (signal.aborted) throw error;", retries("", "catch (error) { if (signal.aborted) throw error; if (left > 0) return load(url, signal, left - 1); throw error; }")))],
    },
  ],
});

run("no-swallowed-abort: the same method once more is no question", rule, typescript, {
  valid: [{ name: "another method", code: "class A { async load(signal: AbortSignal) { try { await fetch(url, { signal }); } catch (error) { return this.loadCopy(signal); } } }" }],
  invalid: [
    {
      name: "of this object",
      code: "class A { async load(signal: AbortSignal) { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { return this.load(signal); } } }",
      errors: [
        swallowed(
          "signal",
          letThrough("if (signal.aborted) throw error;", "class A { async load(signal: AbortSignal) { try { await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; return this.load(signal); } } }"),
        ),
      ],
    },
  ],
});
