import rule from "../../rules/no-swallowed-abort.js";
import { everywhere, run, typescript } from "../cases.js";
import { given } from "./no-swallowed-abort.code.js";
import { letThrough, swallowed, swallowedOptional } from "./no-swallowed-abort.errors.js";

// Each message and each kind of edit once; the other files of this suite take one topic each.
run("no-swallowed-abort", rule, everywhere, {
  valid: [
    { name: "the handler asks the signal", code: given("try { return await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; return null; }") },
    { name: "the handler asks for the error's name", code: given('try { return await fetch(url, { signal }); } catch (error) { if (error.name === "AbortError") throw error; return null; }') },
    { name: "the error goes on", code: given("try { return await fetch(url, { signal }); } catch (error) { console.error(error); throw error; }") },
    { name: "the error goes on wrapped", code: given('try { return await fetch(url, { signal }); } catch (error) { throw new Error("No orders", { cause: error }); }') },
    { name: "the error is what is returned", code: given("try { return await fetch(url, { signal }); } catch (error) { return { error }; }") },
    { name: "only an own deadline can abort", code: given("try { return await fetch(url, { signal: AbortSignal.timeout(1_000) }); } catch { return null; }") },
    { name: "nobody waits here", code: given("try { return fetch(url, { signal }); } catch { return null; }") },
    { name: "a chain that nobody waits for", code: given("fetch(url, { signal }).catch(() => null);") },
    { name: "a `finally` that reaches its end", code: given("try { return await fetch(url, { signal }); } finally { done(); }") },
    {
      name: "the client's own name for an abort",
      code: `import axios from "axios"; ${given('try { return await axios.get(url, { signal, timeout: 1 }); } catch (error) { if (error.name === "CanceledError") throw error; return null; }')}`,
    },
    { name: "a file that mentions no signal", code: "async function load() { try { return await fetch(url); } catch { return null; } }" },
  ],
  invalid: [
    {
      name: "swallowed: a handler that only returns lets it through by a fix",
      code: given("try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { return null; }"),
      errors: [swallowed("signal")],
      output: given("try { return await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; return null; }"),
    },
    {
      name: "swallowed: a suggestion where the handler has more to do",
      code: given("try { return await fetch(url, { signal }); } ⟦catch (error)⟧ { busy = false; }"),
      errors: [
        swallowed(
          "signal",
          letThrough("if (signal.aborted) throw error;", given("try { return await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; busy = false; }")),
        ),
      ],
    },
    {
      name: "wrongName: axios rejects with another name",
      code: `import axios from "axios"; ${given('try { return await axios.get(url, { signal, timeout: 1 }); } catch (error) { if (error.name === ⟦"AbortError"⟧) throw error; return null; }')}`,
      errors: [{ messageId: "wrongName", data: { signal: "signal", test: "signal.aborted", client: "axios", right: "CanceledError", written: "AbortError" } }],
      output: `import axios from "axios"; ${given('try { return await axios.get(url, { signal, timeout: 1 }); } catch (error) { if (error.name === "CanceledError") throw error; return null; }')}`,
    },
    {
      name: "rename: a suggestion where the settings want no fixes",
      settings: { timeout: { fixes: "suggest" } },
      code: `import axios from "axios"; ${given("try { return await axios.get(url, { signal, timeout: 1 }); } catch (error) { if (error.name === ⟦'AbortError'⟧) throw error; return null; }")}`,
      errors: [
        {
          messageId: "wrongName",
          data: { signal: "signal", test: "signal.aborted", client: "axios", right: "CanceledError", written: "AbortError" },
          suggestions: [
            {
              messageId: "rename",
              data: { text: "'CanceledError'" },
              output: `import axios from "axios"; ${given("try { return await axios.get(url, { signal, timeout: 1 }); } catch (error) { if (error.name === 'CanceledError') throw error; return null; }")}`,
            },
          ],
        },
      ],
    },
    {
      name: "dropped: a `finally` that returns",
      code: given("try { return await fetch(url, { signal }); } ⟦finally⟧ { return null; }"),
      errors: [{ messageId: "dropped", data: { signal: "signal" } }],
    },
  ],
});

run("no-swallowed-abort: where the statement goes", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "a clause without a parameter gets one",
      code: given("try { await fetch(url, { signal }); } ⟦catch⟧ { return; }"),
      errors: [swallowed("signal")],
      output: given("try { await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; return; }"),
    },
    {
      name: "an empty clause",
      code: given("try { await fetch(url, { signal }); } ⟦catch⟧ {}"),
      errors: [swallowed("signal")],
      output: given("try { await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; }"),
    },
    {
      name: "a clause with nothing but a comment on its line, which says that a failure is meant to end there",
      code: given("try { await fetch(url, { signal }); } ⟦catch⟧ { /* best effort */ }"),
      errors: [
        swallowed(
          "signal",
          letThrough("if (signal.aborted) throw error;", given("try { await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; /* best effort */ }")),
        ),
      ],
    },
    {
      name: "a clause with nothing but a comment on lines of its own",
      code: given("\n  try {\n    await fetch(url, { signal });\n  } ⟦catch⟧ {\n    // Best effort.\n  }\n"),
      errors: [
        swallowed(
          "signal",
          letThrough(
            "if (signal.aborted) throw error;",
            given("\n  try {\n    await fetch(url, { signal });\n  } catch (error) {\n    if (signal.aborted) throw error;\n    // Best effort.\n  }\n"),
          ),
        ),
      ],
    },
    {
      name: "above the comment of the first statement",
      code: given("\n  try {\n    await fetch(url, { signal });\n  } ⟦catch (e)⟧ {\n    // No orders then.\n    return [];\n  }\n"),
      errors: [swallowed("signal")],
      output: given("\n  try {\n    await fetch(url, { signal });\n  } catch (e) {\n    if (signal.aborted) throw e;\n    // No orders then.\n    return [];\n  }\n"),
    },
    {
      name: "a file without semicolons",
      code: given("\n  try {\n    await fetch(url, { signal })\n  } ⟦catch (e)⟧ {\n    return []\n  }\n"),
      errors: [swallowed("signal")],
      output: given("\n  try {\n    await fetch(url, { signal })\n  } catch (e) {\n    if (signal.aborted) throw e\n    return []\n  }\n"),
    },
    {
      name: "a name that the clause uses for something else is not taken",
      code: given("try { await fetch(url, { signal }); } ⟦catch⟧ { console.log(error); }"),
      errors: [swallowed("signal")],
      output: given("try { await fetch(url, { signal }); } catch (err) { if (signal.aborted) throw err; console.log(error); }"),
    },
    {
      name: "an expression becomes a block",
      code: given("return fetch(url, { signal }).⟦catch⟧(() => null);"),
      errors: [swallowed("signal")],
      output: given("return fetch(url, { signal }).catch((error) => { if (signal.aborted) throw error; return null; });"),
    },
    {
      name: "an object in parentheses",
      code: given("return fetch(url, { signal }).⟦catch⟧(() => ({ ok: false }));"),
      errors: [swallowed("signal")],
      output: given("return fetch(url, { signal }).catch((error) => { if (signal.aborted) throw error; return { ok: false }; });"),
    },
    {
      name: "a function with a body",
      code: given("return fetch(url, { signal }).⟦then⟧((r) => r.json(), function (e) { return null; });"),
      errors: [swallowed("signal")],
      output: given("return fetch(url, { signal }).then((r) => r.json(), function (e) { if (signal.aborted) throw e; return null; });"),
    },
    {
      name: "no place where the error has no name",
      code: given("try { await fetch(url, { signal }); } ⟦catch ({ message })⟧ { console.log(message); }"),
      errors: [swallowed("signal")],
    },
    {
      name: "no edit of a function that others use too",
      code: `const nothing = () => null; ${given("return fetch(url, { signal }).⟦catch⟧(nothing);")}`,
      errors: [swallowed("signal")],
    },
  ],
});

run("no-swallowed-abort: signals", rule, typescript, {
  valid: [
    { name: "a signal of another name is asked", code: "async function f(stop: AbortSignal) { try { await fetch(url, { signal: stop }); } catch (e) { if (stop.aborted) throw e; } }" },
    { name: "a namesake", code: "async function f(signal: number) { try { await kill(pid, signal); } catch {} }" },
  ],
  invalid: [
    {
      name: "one that may be undefined",
      code: "async function f(signal?: AbortSignal) { try { await fetch(url, { signal }); } ⟦catch (e)⟧ { return null; } }",
      errors: [swallowedOptional("signal")],
      output: "async function f(signal?: AbortSignal) { try { await fetch(url, { signal }); } catch (e) { if (signal?.aborted) throw e; return null; } }",
    },
    {
      name: "one in options",
      code: "async function f(o: { signal: AbortSignal }) { try { await fetch(url, { signal: o.signal }); } ⟦catch (e)⟧ { return null; } }",
      errors: [swallowed("o.signal")],
      output: "async function f(o: { signal: AbortSignal }) { try { await fetch(url, { signal: o.signal }); } catch (e) { if (o.signal.aborted) throw e; return null; } }",
    },
    {
      name: "one joined with a deadline",
      code: "async function f(signal: AbortSignal) { try { await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(1_000)]) }); } ⟦catch (e)⟧ { return null; } }",
      errors: [swallowed("signal")],
      output:
        "async function f(signal: AbortSignal) { try { await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(1_000)]) }); } catch (e) { if (signal.aborted) throw e; return null; } }",
    },
    {
      name: "one that nobody but the class hands over",
      code: "class A { constructor(private readonly signal: AbortSignal) {} async m() { try { await fetch(url, { signal: this.signal }); } ⟦catch (e)⟧ { return null; } } }",
      errors: [
        swallowed(
          "this.signal",
          letThrough(
            "if (this.signal.aborted) throw e;",
            "class A { constructor(private readonly signal: AbortSignal) {} async m() { try { await fetch(url, { signal: this.signal }); } catch (e) { if (this.signal.aborted) throw e; return null; } } }",
          ),
        ),
      ],
    },
  ],
});
