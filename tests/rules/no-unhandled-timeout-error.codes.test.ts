import rule from "../../rules/no-unhandled-timeout-error.js";
import { everywhere, type Invalid, run, typescript } from "../cases.js";
import { aborted, silent, timed, wrongCode, wrongName } from "./no-unhandled-timeout-error.errors.js";

const lines = (...all: string[]): string => all.join("\n");

/** A test of the code, which a suggestion makes ask for the name too. */
const misses = (name: string, before: string, after: string, program = timed, right = "TimeoutError"): Invalid => ({
  name,
  code: program(before),
  errors: [wrongCode("fetch", right, program(after))],
});

/** A wait of Node's own that a deadline ends, and what handles its failure. */
const waiting = (handler: string): string =>
  `import { setTimeout } from "node:timers/promises"; async function pause() { try { await setTimeout(9_000, undefined, { signal: AbortSignal.timeout(5_000) }); } catch (error) { ${handler} } }`;

/** A request that a timer or a caller may end, by a controller that gives no reason. */
const joined = (handler: string): string =>
  `async function load(url, signal) { const controller = new AbortController(); const timer = setTimeout(() => controller.abort(), 5_000); signal.addEventListener("abort", () => controller.abort()); try { await fetch(url, { signal: controller.signal }); } catch (error) { ${handler} } finally { clearTimeout(timer); } }`;

run("no-unhandled-timeout-error: the code of Node's aborts", rule, everywhere, {
  valid: [
    silent("a wait of Node's own, whose error has it", waiting('if (error.code === "ABORT_ERR") return null; throw error;')),
    silent("the same beside a name that never comes", waiting('if (error.code === "ABORT_ERR" || error.name === "TimeoutError") return null; throw error;')),
    silent("a request of `node:http`, whose error may have it", 'import http from "node:http"; const request = http.get("http://127.0.0.1", { signal: AbortSignal.timeout(5_000) }); request.on("error", (error) => { if (error.code === "ABORT_ERR") return; throw error; });'),
    silent("a client whose codes are not known", 'import ky from "ky"; async function load(url) { try { await ky(url, { signal: AbortSignal.timeout(5_000) }); } catch (error) { if (error.code === "ABORT_ERR") return null; throw error; } }'),
    silent("the code beside the right name", timed('if (error.code === "ABORT_ERR" || error.name === "TimeoutError") return null; throw error;')),
    silent("the code of a `DOMException`", timed("if (error.code === 23) return null; throw error;")),
    silent("the same by its own name", timed("if (error.code === DOMException.TIMEOUT_ERR) return null; throw error;")),
    silent("another code", timed('if (error.code === "ECONNABORTED") return null; throw error;')),
    silent("the code of something else", timed('if (url.code === "ABORT_ERR") return null; throw error;')),
    silent("the cause's code", timed('if (error.cause?.code === "ABORT_ERR") return null; throw error;')),
    silent("an error that the code itself gives the code", `async function load(url) { try { await fetch(url, { signal: AbortSignal.timeout(5_000) }); if (!url) throw Object.assign(new Error("gone"), { code: "ABORT_ERR" }); } catch (error) { if (error.code === "ABORT_ERR") return null; throw error; } }`),
    silent("a function of this file that asks for the code or the right name", `const isAbort = (e) => e.code === "ABORT_ERR" || e.name === "TimeoutError"; ${timed("if (isAbort(error)) return null; throw error;")}`),
  ],
  invalid: [
    misses("a comparison", 'if (error.code === ⟦"ABORT_ERR"⟧) return null; throw error;', 'if (error.code === "ABORT_ERR" || error.name === "TimeoutError") return null; throw error;'),
    misses("one that begins with the code", "if (⟦'ABORT_ERR'⟧ === error.code) return null; throw error;", "if ('ABORT_ERR' === error.code || 'TimeoutError' === error.name) return null; throw error;"),
    misses("one that is negated", 'if (error.code !== ⟦"ABORT_ERR"⟧) throw error; return null;', 'if (error.code !== "ABORT_ERR" && error.name !== "TimeoutError") throw error; return null;'),
    misses("an optional chain", 'if (error?.code === ⟦"ABORT_ERR"⟧) return null; throw error;', 'if (error?.code === "ABORT_ERR" || error?.name === "TimeoutError") return null; throw error;'),
    misses("a computed member", "if (error['code'] === ⟦'ABORT_ERR'⟧) return null; throw error;", "if (error['code'] === 'ABORT_ERR' || error['name'] === 'TimeoutError') return null; throw error;"),
    misses("a class before it", 'if (error instanceof Error && error.code === ⟦"ABORT_ERR"⟧) return null; throw error;', 'if (error instanceof Error && (error.code === "ABORT_ERR" || error.name === "TimeoutError")) return null; throw error;'),
    misses("a controller that a timer aborts", 'if (error.code === ⟦"ABORT_ERR"⟧) return null; throw error;', 'if (error.code === "ABORT_ERR" || error.name === "AbortError") return null; throw error;', aborted, "AbortError"),
    misses("a wrong name beside it", 'if (error.code === ⟦"ABORT_ERR"⟧ || error.name === "AbortError") return null; throw error;', 'if (error.code === "ABORT_ERR" || error.name === "TimeoutError" || error.name === "AbortError") return null; throw error;'),
    {
      name: "a function of this file that asks for the code",
      code: `const isAbort = (e) => e instanceof Error && e.code === "ABORT_ERR"; ${timed("if (⟦isAbort(error)⟧) return null; throw error;")}`,
      errors: [wrongCode("fetch", "TimeoutError", `const isAbort = (e) => e instanceof Error && e.code === "ABORT_ERR"; ${timed('if (isAbort(error) || (error instanceof Error && error.name === "TimeoutError")) return null; throw error;')}`)],
    },
  ],
});

run("no-unhandled-timeout-error: a question that nobody sees beside the test", rule, everywhere, {
  valid: [
    silent("beside the right name", timed('if (isOurs(error) && error.name === "TimeoutError") return null; throw error;')),
    silent("in the place of the test", timed('if (isOurs(error) || error.name === "AbortError") return null; throw error;')),
    silent("before it, on another way", timed('if (isOurs(error)) return 0; if (error.name === "AbortError") return null; throw error;')),
    silent("beside a test that is negated", timed('if (isOurs(error) && error.name !== "AbortError") throw error; return null;')),
    silent("behind a flag beside it", timed('if (timedOut && error.name === "AbortError") return null; throw error;')),
  ],
  invalid: [
    {
      name: "in the same condition",
      code: timed('if (isOurs(error) && error.name === ⟦"AbortError"⟧) return null; throw error;'),
      errors: [wrongName("fetch", "TimeoutError", "AbortError", timed('if (isOurs(error) && (error.name === "AbortError" || error.name === "TimeoutError")) return null; throw error;'))],
    },
    {
      name: "behind the test",
      code: timed('if (error.name === ⟦"AbortError"⟧ && ready && isOurs(error)) return null; throw error;'),
      errors: [wrongName("fetch", "TimeoutError", "AbortError", timed('if ((error.name === "AbortError" || error.name === "TimeoutError") && ready && isOurs(error)) return null; throw error;'))],
    },
  ],
});

run("no-unhandled-timeout-error: a caller's abort that a controller passes on", rule, everywhere, {
  valid: [
    silent("the name that it has too", joined('if (error.name === "AbortError") return null; throw error;')),
    silent("a reason of the caller's own", joined('if (error.name === "TimeoutError") return null; throw error;').replace('signal.addEventListener("abort", () => controller.abort())', 'signal.addEventListener("abort", () => controller.abort(signal.reason))')),
    silent("the caller's signal asked first", joined('if (signal.aborted) throw error; if (error.name === "TimeoutError") return null; throw error;')),
    silent(
      "a controller that others get",
      "async function load(url, register) { const controller = new AbortController(); register(controller); setTimeout(() => controller.abort(), 5_000); try { await fetch(url, { signal: controller.signal }); } catch (error) { if (error.name === 'TimeoutError') return null; throw error; } }",
    ),
  ],
  invalid: [
    {
      name: "a name that neither has: with the right one, the caller's abort would pass for a timeout",
      code: joined('if (error.name === ⟦"TimeoutError"⟧) return null; throw error;'),
      errors: [wrongName("fetch", "AbortError", "TimeoutError")],
    },
  ],
});

run("no-unhandled-timeout-error: types", rule, typescript, {
  valid: [
    silent(
      "options that may bring another signal beside one that only this code aborts",
      lines(
        "export async function load(url: string, isOld: boolean, init: { signal?: AbortSignal }): Promise<Response | undefined> {",
        "  const controller = new AbortController();",
        "  setTimeout(() => controller.abort(), 5_000);",
        "  try {",
        "    return await fetch(url, { signal: controller.signal, ...(isOld && init) });",
        "  } catch (error) {",
        "    if (error instanceof Error && error.name === 'TimeoutError') return undefined;",
        "    throw error;",
        "  }",
        "}",
      ),
    ),
  ],
  invalid: [
    {
      name: "the type that Node's errors have",
      code: lines(
        "export async function load(url: string): Promise<Response | undefined> {",
        "  try {",
        "    return await fetch(url, { signal: AbortSignal.timeout(5_000) });",
        "  } catch (error) {",
        "    if ((error as NodeJS.ErrnoException).code === ⟦'ABORT_ERR'⟧) return undefined;",
        "    throw error;",
        "  }",
        "}",
      ),
      errors: [
        wrongCode(
          "fetch",
          "TimeoutError",
          lines(
            "export async function load(url: string): Promise<Response | undefined> {",
            "  try {",
            "    return await fetch(url, { signal: AbortSignal.timeout(5_000) });",
            "  } catch (error) {",
            "    if ((error as NodeJS.ErrnoException).code === 'ABORT_ERR' || (error as NodeJS.ErrnoException).name === 'TimeoutError') return undefined;",
            "    throw error;",
            "  }",
            "}",
          ),
        ),
      ],
    },
  ],
});
