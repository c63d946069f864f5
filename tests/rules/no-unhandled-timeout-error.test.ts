import rule from "../../rules/no-unhandled-timeout-error.js";
import { everywhere, run, typescript } from "../cases.js";
import { aborted, fixes, reports, silent, suggests, timed, wrongName } from "./no-unhandled-timeout-error.errors.js";

run("no-unhandled-timeout-error: how a handler asks for a name", rule, everywhere, {
  valid: [
    silent("the right name", timed('if (error.name === "TimeoutError") return null; throw error;')),
    silent("both names", timed('if (error.name === "AbortError" || error.name === "TimeoutError") return null; throw error;')),
    silent("both names, one after the other", timed('if (error.name === "AbortError") return null; if (error.name === "TimeoutError") return 0; throw error;')),
    silent("both names in a list", timed('if (["AbortError", "TimeoutError"].includes(error.name)) return null; throw error;')),
    silent("both names in a switch", timed('switch (error.name) { case "AbortError": return null; case "TimeoutError": return 0; default: throw error; }')),
    silent("no name", timed("console.error(error.name); return null;")),
    silent("another error's name", timed('if (error.name === "TypeError") return null; throw error;')),
    silent("a name of something else", timed('if (url.name === "AbortError") return null; throw error;')),
    silent("a name that nobody knows", timed("if (error.name === expected) return null; throw error;")),
    silent("a list that nobody knows", timed("if (expected.includes(error.name)) return null; throw error;")),
    silent("the name of the error's class", timed('if (error.constructor.name === "AbortError") return null; throw error;')),
    silent("a pattern for the name", timed('if (/Abort|Timeout/.test(error.name)) return null; throw error;')),
    silent("names that are made of each other", timed('var one = two; var two = one; if (one.name === "AbortError") return null; throw error;')),
    silent("an error that is given another value", timed('error = unwrap(error); if (error.name === "AbortError") return null; throw error;')),
    silent("a name that is given another value", timed('let name = error.name; name = normalise(name); if (name === "AbortError") return null; throw error;')),
    silent("no error at all", 'async function load(url) { try { await fetch(url, { signal: AbortSignal.timeout(5_000) }); } catch { return "AbortError"; } }'),
    silent("a variable of the name, shadowed", timed('if (list.some((error) => error.name === "AbortError")) return null; throw error;')),
  ],
  invalid: [
    fixes("a comparison", timed, 'if (error.name === ⟦"AbortError"⟧) return null; throw error;', 'if (error.name === "AbortError" || error.name === "TimeoutError") return null; throw error;'),
    fixes("a loose one", timed, "if (error.name == ⟦'AbortError'⟧) return null; throw error;", "if (error.name == 'AbortError' || error.name == 'TimeoutError') return null; throw error;"),
    fixes("one that begins with the name", timed, 'if (⟦"AbortError"⟧ === error.name) return null; throw error;', 'if ("AbortError" === error.name || "TimeoutError" === error.name) return null; throw error;'),
    fixes("one that is negated", timed, 'if (error.name !== ⟦"AbortError"⟧) throw error; return null;', 'if (error.name !== "AbortError" && error.name !== "TimeoutError") throw error; return null;'),
    fixes("an optional chain", timed, 'if (error?.name === ⟦"AbortError"⟧) return null; throw error;', 'if (error?.name === "AbortError" || error?.name === "TimeoutError") return null; throw error;'),
    fixes("a computed member", timed, 'if (error["name"] === ⟦"AbortError"⟧) return null; throw error;', 'if (error["name"] === "AbortError" || error["name"] === "TimeoutError") return null; throw error;'),
    fixes("a constant", (part) => `const ABORTED = "AbortError"; ${timed(part)}`, "if (error.name === ⟦ABORTED⟧) return null; throw error;", 'if (error.name === ABORTED || error.name === "TimeoutError") return null; throw error;'),
    fixes("a template", timed, "if (error.name === ⟦`AbortError`⟧) return null; throw error;", 'if (error.name === `AbortError` || error.name === "TimeoutError") return null; throw error;'),
    fixes("a name that may be missing", timed, 'if ((error?.name ?? "") === ⟦"AbortError"⟧) return null; throw error;', 'if ((error?.name ?? "") === "AbortError" || (error?.name ?? "") === "TimeoutError") return null; throw error;'),
    fixes("one of two branches of the name", timed, 'if ((error instanceof Error ? error.name : "") === ⟦"AbortError"⟧) return null; throw error;', 'if ((error instanceof Error ? error.name : "") === "AbortError" || (error instanceof Error ? error.name : "") === "TimeoutError") return null; throw error;'),
    fixes("a conditional expression", timed, 'return error.name === ⟦"AbortError"⟧ ? null : undefined;', 'return error.name === "AbortError" || error.name === "TimeoutError" ? null : undefined;'),
    fixes("an answer that a variable keeps", timed, 'const isTimeout = error.name === ⟦"AbortError"⟧; if (isTimeout) return null; throw error;', 'const isTimeout = error.name === "AbortError" || error.name === "TimeoutError"; if (isTimeout) return null; throw error;'),
    fixes("a name that a variable keeps", timed, 'const kind = error.name; if (kind === ⟦"AbortError"⟧) return null; throw error;', 'const kind = error.name; if (kind === "AbortError" || kind === "TimeoutError") return null; throw error;'),
    fixes("a name that is taken out", timed, 'const { name, message } = error; if (name === ⟦"AbortError"⟧) return message; throw error;', 'const { name, message } = error; if (name === "AbortError" || name === "TimeoutError") return message; throw error;'),
    fixes("an error by another name", timed, 'const failure = error; if (failure.name === ⟦"AbortError"⟧) return null; throw error;', 'const failure = error; if (failure.name === "AbortError" || failure.name === "TimeoutError") return null; throw error;'),
    fixes(
      "a name that the parameter takes out",
      (part) => `async function load(url) { try { await fetch(url, { signal: AbortSignal.timeout(5_000) }); } catch ({ name }) { ${part} } }`,
      'if (name === ⟦"AbortError"⟧) return null;',
      'if (name === "AbortError" || name === "TimeoutError") return null;',
    ),
    fixes("a list", timed, 'if (⟦["AbortError"]⟧.includes(error.name)) return null; throw error;', 'if (["AbortError", "TimeoutError"].includes(error.name)) return null; throw error;'),
    fixes("a list with other names", timed, "if (⟦['AbortError', 'TypeError']⟧.includes(error.name)) return null; throw error;", "if (['AbortError', 'TypeError', 'TimeoutError'].includes(error.name)) return null; throw error;"),
    fixes("a list that a variable keeps", (part) => `const aborts = ["AbortError"]; ${timed(part)}`, "if (⟦aborts.includes(error.name)⟧) return null; throw error;", 'if (aborts.includes(error.name) || error.name === "TimeoutError") return null; throw error;'),
    fixes("a set", (part) => `const aborts = new Set(["AbortError"]); ${timed(part)}`, "if (!⟦aborts.has(error.name)⟧) throw error; return null;", 'if (!(aborts.has(error.name) || error.name === "TimeoutError")) throw error; return null;'),
    fixes("a switch", timed, 'switch (error.name) { case ⟦"AbortError"⟧: return null; default: throw error; }', 'switch (error.name) { case "TimeoutError": case "AbortError": return null; default: throw error; }'),
    fixes(
      "a switch of several lines",
      timed,
      'switch (error.name) {\n  case "TypeError":\n    break;\n  // It took too long.\n  case ⟦"AbortError"⟧:\n    return null;\n}\nthrow error;',
      'switch (error.name) {\n  case "TypeError":\n    break;\n  // It took too long.\n  case "TimeoutError":\n  case "AbortError":\n    return null;\n}\nthrow error;',
    ),
    suggests(
      "a function of this file",
      (part) => `const isAbort = (e) => e instanceof Error && e.name === "AbortError"; ${timed(part)}`,
      "if (⟦isAbort(error)⟧) return null; throw error;",
      'if (isAbort(error) || (error instanceof Error && error.name === "TimeoutError")) return null; throw error;',
    ),
    suggests(
      "a function of this file that asks another",
      (part) => `function named(e) { return e.name === "AbortError"; } function isAbort(e) { return named(e); } ${timed(part)}`,
      "if (!⟦isAbort(error)⟧) throw error; return null;",
      'if (!(isAbort(error) || (error instanceof Error && error.name === "TimeoutError"))) throw error; return null;',
    ),
    {
      name: "the same test twice",
      code: timed('if (error.name === ⟦"AbortError"⟧) console.warn("late"); return error.name === ⟦"AbortError"⟧;'),
      errors: [wrongName("fetch", "TimeoutError", "AbortError"), wrongName("fetch", "TimeoutError", "AbortError")],
      output: timed('if (error.name === "AbortError" || error.name === "TimeoutError") console.warn("late"); return error.name === "AbortError" || error.name === "TimeoutError";'),
    },
  ],
});

run("no-unhandled-timeout-error: what a test stands among", rule, everywhere, {
  valid: [
    silent("a test of the signal", timed('if (error.name === "AbortError" || signal.aborted) return null; throw error;')),
    silent("a flag that the timer sets", aborted('if (error.name === "TimeoutError" || timedOut) return null; throw error;')),
    silent("a question elsewhere in the handler", timed('if (didTimeout) return 0; if (error.name === "AbortError") return null; throw error;')),
    silent("a check of the signal", timed('signal.throwIfAborted(); if (error.name === "AbortError") return null; throw error;')),
    silent("the error's code", timed('if (error.name === "AbortError" || error.code === "ETIMEDOUT") return null; throw error;')),
    silent("the code of a `TimeoutError`", timed('if (error.name === "AbortError" || error.code === 23) return null; throw error;')),
    silent("the error's message", timed('if (error.name === "AbortError" || error.message.includes("timeout")) return null; throw error;')),
    silent("a pattern for the message", timed('if (error.name === "AbortError" || /timed out/.test(error.message)) return null; throw error;')),
    silent("the error as a text", timed('if (error.name === "AbortError" || String(error).includes("timeout")) return null; throw error;')),
    silent("a message that a variable keeps", timed('const message = error.message.toLowerCase(); if (error.name === "AbortError" || message.includes("timed out")) return null; throw error;')),
    silent("the error's cause", timed('if (error.name === "AbortError" || error.cause?.name === "TimeoutError") return null; throw error;')),
    silent("a class of its own", timed('if (error.name === "AbortError" || error instanceof TimeoutError) return null; throw error;')),
    silent("a property of the error", timed('if (error.name === "AbortError" || error.isTimeout) return null; throw error;')),
    silent("a function that nobody sees", timed('if (error.name === "AbortError" || isTransient(error)) return null; throw error;')),
    silent("a function that nobody sees, alone", timed("if (isAbortError(error)) return null; throw error;")),
    silent("a kind that nobody sees being told", timed('const isTimeout = classify(error); if (error.name === "AbortError" || isTimeout) return null; throw error;')),
    silent("a function of this file that asks for both", `const isAbort = (e) => e.name === "AbortError" || e.name === "TimeoutError"; ${timed("if (isAbort(error)) return null; throw error;")}`),
    silent("a function of this file that asks otherwise too", `const isAbort = (e) => e.name === "AbortError" || e.code === 23; ${timed("if (isAbort(error)) return null; throw error;")}`),
    silent("a function of this file that asks itself", `const isAbort = (e) => e.name === "AbortError" || isAbort(e); ${timed("if (isAbort(error)) return null; throw error;")}`),
    silent("a function of this file that is asked about the cause", `const isAbort = (e) => e.name === "AbortError"; ${timed("if (isAbort(error.cause)) return null; throw error;")}`),
    silent("a switch over the code", timed('switch (error.code) { case 23: return null; } if (error.name === "AbortError") return null; throw error;')),
    silent("a switch with a name that nobody knows", timed('switch (error.name) { case "AbortError": case other: return null; default: throw error; }')),
  ],
  invalid: [
    fixes("another condition before", timed, 'if (error instanceof Error && error.name === ⟦"AbortError"⟧) return null; throw error;', 'if (error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError")) return null; throw error;'),
    fixes("brackets of its own", timed, 'if (last && (error.name === ⟦"AbortError"⟧)) return null; throw error;', 'if (last && (error.name === "AbortError" || error.name === "TimeoutError")) return null; throw error;'),
    fixes("a look whether it has a name", timed, 'if ("name" in error && error.name === ⟦"AbortError"⟧) return null; throw error;', 'if ("name" in error && (error.name === "AbortError" || error.name === "TimeoutError")) return null; throw error;'),
    fixes("another name beside it", timed, 'if (error.name === "TypeError" || error.name === ⟦"AbortError"⟧) return null; throw error;', 'if (error.name === "TypeError" || error.name === "AbortError" || error.name === "TimeoutError") return null; throw error;'),
    fixes("a `!` before it", timed, 'if (!(error.name === ⟦"AbortError"⟧)) throw error; return null;', 'if (!(error.name === "AbortError" || error.name === "TimeoutError")) throw error; return null;'),
    fixes("a class before it, negated", timed, 'if (!(error instanceof Error) || error.name !== ⟦"AbortError"⟧) throw error; return null;', 'if (!(error instanceof Error) || (error.name !== "AbortError" && error.name !== "TimeoutError")) throw error; return null;'),
    fixes("the platform's class before it", timed, 'if (error instanceof DOMException && error.name === ⟦"AbortError"⟧) return null; throw error;', 'if (error instanceof DOMException && (error.name === "AbortError" || error.name === "TimeoutError")) return null; throw error;'),
    fixes("a statement for another class before it", timed, 'if (error instanceof TypeError) return 0; if (error.name === ⟦"AbortError"⟧) return null; throw error;', 'if (error instanceof TypeError) return 0; if (error.name === "AbortError" || error.name === "TimeoutError") return null; throw error;'),
    fixes("a statement for an error of another kind", timed, 'if (error instanceof TypeError && error.message.includes("fetch")) return 0; if (error.name === ⟦"AbortError"⟧) return null; throw error;', 'if (error instanceof TypeError && error.message.includes("fetch")) return 0; if (error.name === "AbortError" || error.name === "TimeoutError") return null; throw error;'),
    fixes("a code of another kind", timed, 'if (error.code === "ENOTFOUND") return 0; if (error.name === ⟦"AbortError"⟧) return null; throw error;', 'if (error.code === "ENOTFOUND") return 0; if (error.name === "AbortError" || error.name === "TimeoutError") return null; throw error;'),
    fixes("a call that is made if it is false", timed, 'error.name === ⟦"AbortError"⟧ || report(error); return null;', 'error.name === "AbortError" || error.name === "TimeoutError" || report(error); return null;'),
    fixes("a message for a person", timed, 'console.error(describe(error)); if (error.name === ⟦"AbortError"⟧) throw new Error("timed out", { cause: error }); throw wrap(error);', 'console.error(describe(error)); if (error.name === "AbortError" || error.name === "TimeoutError") throw new Error("timed out", { cause: error }); throw wrap(error);'),
    fixes("a text that is made of the error", timed, 'const text = describe(error); if (error.name === ⟦"AbortError"⟧) return text; throw error;', 'const text = describe(error); if (error.name === "AbortError" || error.name === "TimeoutError") return text; throw error;'),
    reports("a class that no such error is of", timed('if (error instanceof HttpError && error.name === ⟦"AbortError"⟧) return null; throw error;')),
    reports("a branch for a class that no such error is of", timed('if (error instanceof TypeError) { if (error.name === ⟦"AbortError"⟧) return null; } throw error;')),
    reports("a comment that would be written twice", timed('if (error.name === /* too late */ ⟦"AbortError"⟧) return null; throw error;')),
  ],
});

const marked = timed('if (error.name === ⟦"AbortError"⟧) return null; throw error;');
const unmarked = marked.replaceAll(/[⟦⟧]/g, "");
const mended = timed('if (error.name === "AbortError" || error.name === "TimeoutError") return null; throw error;');

run("no-unhandled-timeout-error: settings", rule, everywhere, {
  valid: [
    { name: "a runtime whose fetch gives every abort one name", code: unmarked, settings: { timeout: { target: "react-native" } } },
    { name: "a runtime without `AbortSignal.timeout`", code: unmarked, settings: { timeout: { target: "16.13" } } },
  ],
  invalid: [
    { name: "no settings at all", code: marked, settings: {}, errors: [wrongName("fetch", "TimeoutError", "AbortError")], output: mended },
    { name: "a client that is bounded elsewhere", code: marked, settings: { timeout: { bounded: ["fetch"] } }, errors: [wrongName("fetch", "TimeoutError", "AbortError")], output: mended },
    { name: "no fixes", code: marked, settings: { timeout: { fixes: "suggest" } }, errors: [wrongName("fetch", "TimeoutError", "AbortError", mended)] },
    {
      name: "a client of the project's own",
      code: `import { send } from "@acme/http"; ${marked.replace("fetch(", "send(")}`,
      settings: {
        timeout: {
          clients: [
            {
              name: "acme",
              kind: "http",
              modules: ["@acme/http"],
              exports: ["*"],
              calls: { send: { args: ["url", "options"], returns: "result" } },
              bounds: { signal: { takes: "signal" } },
              rejects: { timeout: ["TimeoutError"], abort: ["CanceledError"] },
            },
          ],
        },
      },
      errors: [wrongName("acme", "TimeoutError", "AbortError")],
      output: `import { send } from "@acme/http"; ${mended.replace("fetch(", "send(")}`,
    },
  ],
});

run("no-unhandled-timeout-error: TypeScript", rule, typescript, {
  valid: [silent("both names, cast", timed('if ((error as Error).name === "AbortError" || (error as Error).name === "TimeoutError") return null; throw error;'))],
  invalid: [
    fixes("a cast", timed, 'if ((error as Error).name === ⟦"AbortError"⟧) return null; throw error;', 'if ((error as Error).name === "AbortError" || (error as Error).name === "TimeoutError") return null; throw error;'),
    fixes("a cast that may be missing", timed, 'if ((error as Error | undefined)?.name === ⟦"AbortError"⟧) return null; throw error;', 'if ((error as Error | undefined)?.name === "AbortError" || (error as Error | undefined)?.name === "TimeoutError") return null; throw error;'),
    fixes("a variable that stands for the error, cast", timed, 'const failure = error as Error; if (failure.name === ⟦"AbortError"⟧) return null; throw error;', 'const failure = error as Error; if (failure.name === "AbortError" || failure.name === "TimeoutError") return null; throw error;'),
    suggests(
      "a cast to the name itself, with which no other can be compared",
      timed,
      'if ((error as { name: "AbortError" }).name === ⟦"AbortError"⟧) return null; throw error;',
      'if ((error as { name: "AbortError" }).name === "AbortError" || (error as { name: "AbortError" }).name === "TimeoutError") return null; throw error;',
    ),
    fixes("a list that is cast", timed, 'if ((⟦["AbortError"]⟧ as string[]).includes((error as Error).name)) return null; throw error;', 'if ((["AbortError", "TimeoutError"] as string[]).includes((error as Error).name)) return null; throw error;'),
    suggests(
      "a function with a type predicate",
      (part) => `function isAbort(e: unknown): e is Error { return e instanceof Error && e.name === "AbortError"; } ${timed(part)}`,
      "if (⟦isAbort(error)⟧) return null; throw error;",
      'if (isAbort(error) || (error instanceof Error && error.name === "TimeoutError")) return null; throw error;',
    ),
    fixes(
      "a parameter with a type",
      (part) => `async function load(url: string): Promise<unknown> { try { return await fetch(url, { signal: AbortSignal.timeout(5_000) }); } catch (error: unknown) { ${part} } }`,
      'if (error instanceof Error && error.name === ⟦"AbortError"⟧) return null; throw error;',
      'if (error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError")) return null; throw error;',
    ),
  ],
});
