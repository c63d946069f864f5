import rule from "../../rules/no-invalid-abort-reason.js";
import { everywhere, type Expected, type Invalid, policy, run, typescript } from "../cases.js";
import { fixture } from "../tester.js";

type How = "wrapped" | "caused" | "dropped";

/** A reason of some kind; with the code that the suggestion leaves, where the edit is no fix. */
const noError = (kind: string, how?: How, output?: string): Expected => ({
  messageId: "noError",
  data: { kind },
  ...(how && output !== undefined && { suggestions: [{ messageId: how, output }] }),
});

const controller = "const controller = new AbortController(); ";

/** An abort of a module's controller, whose signal goes to somebody: a suggestion. */
const suggested = (name: string, kind: string, reason: string, how: How, after: string, before = ""): Invalid => ({
  name,
  code: `${before}${controller}run(controller.signal); controller.abort(⟦${reason}⟧);`,
  errors: [noError(kind, how, `${before}${controller}run(controller.signal); controller.abort(${after});`)],
});

/** One that no edit can mend. */
const bare = (name: string, kind: string, reason: string, before = ""): Invalid => ({
  name,
  code: `${before}${controller}run(controller.signal); controller.abort(⟦${reason}⟧);`,
  errors: [noError(kind)],
});

const fine = (name: string, reason: string, before = "") => ({ name, code: `${before}${controller}controller.abort(${reason});` });

run("no-invalid-abort-reason: what a reason is", rule, everywhere, {
  valid: [
    fine("none", ""),
    fine("undefined", "undefined"),
    fine("void 0", "void 0"),
    fine("an error", 'new Error("late")'),
    fine("an error that is called", 'Error("late")'),
    fine("an own error", "new TooLate()", "class TooLate extends Error {} "),
    fine("a DOMException", 'new DOMException("late", "TimeoutError")'),
    fine("a const error", "late", 'const late = new Error("late"); '),
    fine("another signal's reason", "signal.reason", "const signal = AbortSignal.timeout(1); "),
    { name: "a caught error", code: `${controller}try { go(); } catch (error) { controller.abort(error); }` },
    { name: "a rejected promise's error", code: `${controller}go().catch((error) => controller.abort(error));` },
    { name: "a listener's event", code: `${controller}go().on("error", (event) => controller.abort(event));` },
    fine("a call's result", "why()"),
    fine("an awaited value", "await why()"),
    fine("an import", "why", 'import { why } from "./why.js"; '),
    fine("a global", "why"),
    fine("a sum of unknown things", "a + b"),
    fine("a string or an error", 'late ? "late" : new Error("early")'),
    fine("an error or a string", 'error ?? "late"'),
    fine("a list that is spread", "...args"),
    fine("a class", "TooLate", "class TooLate {} "),
    fine("an object of a class", "new Date()"),
    fine("a constant that others compare with", "SEND_ERROR", 'const SEND_ERROR = "send_error"; '),
    fine("a constant of one word", "STOPPED", 'const STOPPED = "stopped"; '),
    fine("a member of such constants", "Reason.Late", 'const Reason = { Late: "late" }; '),
    fine("the variable that it makes", "why", "const why = why; "),
  ],
  invalid: [
    suggested("a string", "a string", '"late"', "wrapped", 'new DOMException("late", "AbortError")'),
    suggested("a string in the file's quotes", "a string", "'late'", "wrapped", "new DOMException('late', 'AbortError')"),
    suggested("an empty string", "a string", '""', "wrapped", 'new DOMException("", "AbortError")'),
    suggested("a template", "a string", "`job ${id}`", "wrapped", 'new DOMException(`job ${id}`, "AbortError")'),
    suggested("a text with something in it", "a string", '"job " + id + "!"', "wrapped", 'new DOMException("job " + id + "!", "AbortError")'),
    suggested("a const", "a string", "late", "wrapped", 'new DOMException(late, "AbortError")', 'const late = "late"; '),
    suggested("a const by the name of a type", "a string", "Late", "wrapped", 'new DOMException(Late, "AbortError")', 'const Late = "late"; '),
    suggested("a const of a const", "a string", "why", "wrapped", 'new DOMException(why, "AbortError")', 'const late = "late"; const why = late; '),
    suggested("a ternary of strings", "a string", 'x ? "late" : "early"', "wrapped", 'new DOMException(x ? "late" : "early", "AbortError")'),
    suggested("a variable of strings", "a string", "why", "wrapped", 'new DOMException(why, "AbortError")', 'let why = "late"; if (x) why = "early"; '),
    suggested("a string or nothing", "a string", "why", "wrapped", 'new DOMException(why, "AbortError")', 'let why; if (x) why = "early"; '),
    suggested("a number", "a number", "408", "wrapped", 'new DOMException("408", "AbortError")'),
    suggested("a number that is computed", "a number", "400 + 8", "wrapped", 'new DOMException(`${400 + 8}`, "AbortError")'),
    suggested("a negative number", "a number", "-1", "wrapped", 'new DOMException(`${-1}`, "AbortError")'),
    suggested("a bigint", "a bigint", "408n", "wrapped", 'new DOMException("408", "AbortError")'),
    suggested("a string or a number", "a string or a number", 'x ? "late" : 408', "wrapped", 'new DOMException(`${x ? "late" : 408}`, "AbortError")'),
    suggested("null", "null", "null", "dropped", ""),
    suggested("true", "a boolean", "true", "dropped", ""),
    {
      name: "null in brackets, with a comma",
      code: `${controller}run(controller.signal); controller.abort((⟦null⟧),);`,
      errors: [noError("null", "dropped", `${controller}run(controller.signal); controller.abort();`)],
    },
    suggested("a plain object", "a plain object", "{ code: 408 }", "caused", 'new Error("Aborted", { cause: { code: 408 } })'),
    suggested("a list", "an array", '["late"]', "caused", 'new Error("Aborted", { cause: ["late"] })'),
    suggested("a const object", "a plain object", "why", "caused", 'new Error("Aborted", { cause: why })', "const why = { code: 408 }; "),
    bare("a const of null", "null", "why", "const why = null; "),
    bare("a string or null", "a string or null", 'x ? "late" : null'),
    { name: "a sequence", code: `${controller}run(controller.signal); controller.abort((⟦log(), "late"⟧));`, errors: [noError("a string")] },
    { name: "null with a comment", code: `${controller}run(controller.signal); controller.abort(⟦null⟧ /* no reason */);`, errors: [noError("null")] },
    { name: "null before another argument", code: `${controller}run(controller.signal); controller.abort(⟦null⟧, "late");`, errors: [noError("null")] },
    {
      name: "comments stay",
      code: `${controller}run(controller.signal); controller.abort(/* why */ ⟦"late"⟧ /* so late */, /* and more */);`,
      errors: [noError("a string", "wrapped", `${controller}run(controller.signal); controller.abort(/* why */ new DOMException("late", "AbortError") /* so late */, /* and more */);`)],
    },
    {
      name: "two reasons",
      code: `${controller}run(controller.signal); controller.abort(⟦"late"⟧); controller.abort(⟦408⟧);`,
      errors: [
        noError("a string", "wrapped", `${controller}run(controller.signal); controller.abort(new DOMException("late", "AbortError")); controller.abort(408);`),
        noError("a number", "wrapped", `${controller}run(controller.signal); controller.abort("late"); controller.abort(new DOMException("408", "AbortError"));`),
      ],
    },
  ],
});

run("no-invalid-abort-reason: what only types tell", rule, ["js", "ts"], {
  valid: [
    fine("a variable that may be an error", "why", 'let why = "late"; if (error) why = error; '),
    fine("a property, which may be written to", "reasons.late", 'const reasons = { late: "late" }; reasons.late = error; '),
    { name: "a parameter with a default", code: `${controller}function stop(why = "late") { controller.abort(why); } stop(error);` },
    fine("a symbol", "why", 'const why = Symbol("late"); '),
    fine("a text that is made by a function", "String(id)"),
    fine("a test of a text", '"late" in reasons'),
  ],
  invalid: [],
});

/** An abort whose edit is a suggestion: `before` says what the aborter is. */
const aborted = (name: string, before: string, aborter = "controller", after = ""): Invalid => ({
  name,
  code: `${before}${aborter}.abort(⟦"late"⟧);${after}`,
  errors: [noError("a string", "wrapped", `${before}${aborter}.abort(new DOMException("late", "AbortError"));${after}`)],
});

const other = (name: string, before: string, aborter = "controller", after = "") => ({ name, code: `${before}${aborter}.abort("late");${after}` });

run("no-invalid-abort-reason: who aborts", rule, everywhere, {
  valid: [
    other("a request", "const xhr = new XMLHttpRequest(); ", "xhr"),
    other("a transaction", "const transaction = database.transaction('orders'); ", "transaction"),
    other("a request of Node's", 'import http from "node:http"; const request = http.get(url); ', "request"),
    other("a stream's writer", "const writer = stream.getWriter(); ", "writer"),
    other("a name alone", "function f(controller, abortController) { ", "controller", " }"),
    other("a call's result", "", "makeController()"),
    other("an own class", "class AbortController { abort() {} } const controller = new AbortController(); "),
    other("another library's class", 'import { AbortController } from "abort-controller"; const controller = new AbortController(); '),
    other("another class", "const controller = new Controller(); "),
    other("a fake", "const controller = { abort() {} }; "),
    other("a class itself", "class controller { static abort() {} } "),
    other("a controller or something else", "const controller = x ? new AbortController() : new Other(); "),
    other("a replaced global", "globalThis.AbortController = Polyfill; const controller = new AbortController(); "),
    other("a shadowed global", "function f(AbortSignal) { ", "AbortSignal", " }"),
    other("a namesake of the global", 'import { AbortSignal } from "./signal.js"; ', "AbortSignal"),
    { name: "another method", code: `${controller}controller.cancel("late");` },
    { name: "a computed method", code: `${controller}controller[abort]("late");` },
    { name: "a function of that name", code: 'abort("late"); const abort = 1;' },
    { name: "process.abort", code: 'process.abort("late");' },
  ],
  invalid: [
    aborted("a local controller", "const controller = new AbortController(); run(controller.signal); "),
    aborted("by a global's member", "const controller = new globalThis.AbortController(); run(controller.signal); "),
    aborted("by an alias", "const Controller = AbortController; const controller = new Controller(); run(controller.signal); "),
    aborted("made right there", "", "new AbortController()"),
    aborted("a controller under another name", "const controller = new AbortController(); run(controller.signal); const stop = controller; ", "stop"),
    aborted("a late controller", "let controller; function start() { controller = new AbortController(); run(controller.signal); } function stop() { ", "controller?", " }"),
    aborted("a controller that was null before", "let controller = null; controller = new AbortController(); run(controller.signal); "),
    aborted("a field", "class A { controller = new AbortController(); stop() { ", "this.controller", " } }"),
    aborted("a private field", "class A { #controller = new AbortController(); start() { run(this.#controller.signal); } stop() { ", "this.#controller", " } }"),
    aborted("a field that is written later", "class A { controller = null; start() { this.controller = new AbortController(); } stop() { ", "this.controller?", " } }"),
    aborted("a member of an object", "const job = { controller: new AbortController() }; ", "job.controller"),
    aborted("AbortSignal itself", "const signal = ", "AbortSignal"),
    aborted("AbortSignal, as a global's member", "const signal = ", "globalThis.AbortSignal"),
    {
      name: "by a computed name",
      code: `${controller}run(controller.signal); controller["abort"](⟦"late"⟧);`,
      errors: [noError("a string", "wrapped", `${controller}run(controller.signal); controller["abort"](new DOMException("late", "AbortError"));`)],
    },
  ],
});

run("no-invalid-abort-reason: in TypeScript", rule, typescript, {
  valid: [
    { name: "an enum's member", code: "enum Why { Late = 'late' } function f(controller: AbortController) { controller.abort(Why.Late); }" },
    other("another annotation", "function f(controller: Controller) { ", "controller", " }"),
    other("one of two annotations", "function f(controller: AbortController | Job) { ", "controller", " }"),
    other("an annotation of another library", 'import type { AbortController } from "abort-controller"; function f(controller: AbortController) { ', "controller", " }"),
    other("a fake, whatever its annotation says", "const controller: AbortController = { abort() {} } as never; "),
    other("a function, whatever its annotation says", "const controller: AbortController = (() => {}) as never; "),
    other("a request, by its type", "function f(request: XMLHttpRequest) { ", "request", " }"),
    other("only nothing", "function f(controller: undefined) { ", "controller", " }"),
    { name: "a parameter that may be an error", code: "function f(controller: AbortController, why: string | Error) { controller.abort(why); }" },
    { name: "a parameter of any type", code: "function f(controller: AbortController, a: any, b: unknown, c: object, d: Why) { controller.abort(a); controller.abort(b); controller.abort(c); controller.abort(d); } interface Why { why: string }" },
    { name: "a parameter that is nothing", code: "function f(controller: AbortController, why: undefined) { controller.abort(why); }" },
    { name: "a variable that was made as an error", code: "function f(controller: AbortController) { const why: Error | string = new Error(); controller.abort(why); }" },
    { name: "this", code: "function f(this: unknown, controller: AbortController) { controller.abort(this); }" },
  ],
  invalid: [
    aborted("a parameter", "function f(controller: AbortController) { ", "controller", " }"),
    aborted("an optional parameter", "function f(controller?: AbortController) { ", "controller?", " }"),
    aborted("a parameter or null", "function f(controller: AbortController | null) { ", "controller!", " }"),
    aborted("a parameter property", "class A { constructor(private readonly controller: AbortController) {} stop() { ", "this.controller", " } }"),
    aborted("a parameter property with a default", "class A { constructor(private readonly controller: AbortController = make()) {} stop() { ", "this.controller", " } }"),
    aborted("an annotated field", "class A { private controller?: AbortController; stop() { ", "this.controller?", " } }"),
    aborted("a cast one", "const controller = new AbortController() as unknown; run(controller); ", "(controller as AbortController)"),
    ...[
      ["string", "a string"],
      ["`job ${string}`", "a string"],
      ['"late" | "early"', "a string"],
      ["string | undefined", "a string"],
    ].map(
      ([type = "", kind = ""]): Invalid => ({
        name: `a parameter of type ${type}`,
        code: `function f(controller: AbortController, why: ${type}) { controller.abort(⟦why⟧); }`,
        errors: [noError(kind, "wrapped", `function f(controller: AbortController, why: ${type}) { controller.abort(new DOMException(why, "AbortError")); }`)],
      }),
    ),
    ...[
      ["number", "a number"],
      ["boolean", "a boolean"],
      ["bigint", "a bigint"],
      ["string | number", "a string or a number"],
    ].map(
      ([type = "", kind = ""]): Invalid => ({
        name: `a parameter of type ${type}`,
        code: `function f(controller: AbortController, why: ${type}) { controller.abort(⟦why⟧); }`,
        errors: [noError(kind, "wrapped", `function f(controller: AbortController, why: ${type}) { controller.abort(new DOMException(\`\${why}\`, "AbortError")); }`)],
      }),
    ),
    ...[
      ["symbol", "a symbol"],
      ["null", "null"],
    ].map(([type = "", kind = ""]): Invalid => ({ name: `a parameter of type ${type}`, code: `function f(controller: AbortController, why: ${type}) { controller.abort(⟦why⟧); }`, errors: [noError(kind)] })),
    {
      name: "an optional parameter",
      code: "function f(controller: AbortController, why?: string) { controller.abort(⟦why⟧); }",
      errors: [noError("a string", "wrapped", 'function f(controller: AbortController, why?: string) { controller.abort(new DOMException(why, "AbortError")); }')],
    },
    {
      name: "a cast string: a cast hides what the text's type is, so no edit",
      code: 'function f(controller: AbortController) { controller.abort(⟦"late" as unknown as Error⟧); }',
      errors: [noError("a string")],
    },
  ],
});

run("no-invalid-abort-reason: with types", rule, ["typed"], {
  valid: [
    other("an own type of that name", "declare namespace own { class AbortController { abort(why: string): void } } function f(controller: own.AbortController) { ", "controller", " }"),
    other("any", "declare const make: () => any; const controller = make(); "),
    other("a type that may be another", "function f(controller: AbortController | { abort(why: string): void }) { ", "controller", " }"),
    { name: "what may be an error", code: "function f<T extends string | Error, U>(controller: AbortController, why: T, other: U) { controller.abort(why); controller.abort(other); }" },
    { name: "any, unknown, never and an object", code: "function f(controller: AbortController, a: any, b: unknown, c: never, d: { name: string }, e: () => void) { controller.abort(a); controller.abort(b); controller.abort(c); controller.abort(d); controller.abort(e()); }" },
  ],
  invalid: [
    aborted("a controller in a map", "declare const controllers: Map<number, AbortController>; ", "controllers.get(1)?"),
    aborted("a member", "function f(job: { controller?: AbortController }) { ", "job.controller?", " }"),
    aborted("a list's element", "function f(controllers: AbortController[]) { for (const controller of controllers) ", "controller", " }"),
    {
      name: "what a call gives",
      code: "function f(controller: AbortController, error: Error) { controller.abort(⟦error.message⟧); }",
      errors: [noError("a string", "wrapped", 'function f(controller: AbortController, error: Error) { controller.abort(new DOMException(error.message, "AbortError")); }')],
    },
    {
      name: "a type parameter",
      code: "function f<T extends string>(controller: AbortController, why: T) { controller.abort(⟦why⟧); }",
      errors: [noError("a string", "wrapped", 'function f<T extends string>(controller: AbortController, why: T) { controller.abort(new DOMException(why, "AbortError")); }')],
    },
    {
      name: "an enum",
      code: "enum Why { Late, Early } function f(controller: AbortController, why: Why) { controller.abort(⟦why⟧); }",
      errors: [noError("a number", "wrapped", 'enum Why { Late, Early } function f(controller: AbortController, why: Why) { controller.abort(new DOMException(`${why}`, "AbortError")); }')],
    },
    {
      name: "a property of a const",
      code: "const why = { late: 'late' } as const; function f(controller: AbortController) { controller.abort(⟦why.late⟧); }",
      errors: [noError("a string", "wrapped", "const why = { late: 'late' } as const; function f(controller: AbortController) { controller.abort(new DOMException(why.late, 'AbortError')); }")],
    },
    {
      name: "a parameter with a default",
      code: "function f(controller: AbortController, why = 'late') { controller.abort(⟦why⟧); }",
      errors: [noError("a string", "wrapped", "function f(controller: AbortController, why = 'late') { controller.abort(new DOMException(why, 'AbortError')); }")],
    },
  ],
});

/** A function that makes a controller, hands its signal to fetch and aborts: `CATCH` is its handler. */
const request = (reason: string, handler: string, use = "await fetch(url, { signal: controller.signal })") =>
  `async function f() { const controller = new AbortController(); setTimeout(() => controller.abort(${reason}), 1_000); try { ${use}; } ${handler} }`;

const wrapped = 'new DOMException("late", "AbortError")';

/** The edit is a fix: nobody in sight reads the reason. */
const fixed = (name: string, handler: string, use?: string): Invalid => ({
  name,
  code: request('⟦"late"⟧', handler, use),
  errors: [noError("a string")],
  output: request(wrapped, handler, use),
});

/** The edit is a suggestion: somebody may. */
const read = (name: string, handler: string, use?: string): Invalid => ({
  name,
  code: request('⟦"late"⟧', handler, use),
  errors: [noError("a string", "wrapped", request(wrapped, handler, use))],
});

run("no-invalid-abort-reason: a fix where nobody reads the reason", rule, everywhere, {
  valid: [],
  invalid: [
    fixed("nobody handles it here", "finally { close(); }"),
    fixed("a handler that doesn't look", "catch { retry(); }"),
    fixed("a handler that asks for the name", 'catch (error) { if (error.name === "AbortError") return; throw error; }'),
    fixed("a handler that asks for the class", "catch (error) { if (!(error instanceof TypeError)) throw error; }"),
    fixed("a handler that logs", "catch (error) { console.error('failed', error, error.message); }"),
    fixed("a signal under a name of its own", "catch {}", "const signal = controller.signal; await fetch(url, { signal })"),
    fixed("a destructured signal", "catch {}", "const { signal } = controller; signal.addEventListener('abort', () => close()); await fetch(url, { signal })"),
    fixed("a listener that the signal takes off", "catch {}", "button.addEventListener('click', go, { signal: controller.signal })"),
    fixed("a check of the signal", "catch {}", "controller.signal.throwIfAborted(); if (controller.signal.aborted) return; await fetch(url, { signal: controller.signal })"),
    fixed("a promise's handlers that don't look", "catch {}", "await fetch(url, { signal: controller.signal }).then((r) => r, (error) => console.error(error)).catch(() => {}).catch(console.error).catch()"),
    fixed("a module's method that is no promise's", "catch {}", "job.then = 1; job.catch; await fetch(url, { signal: controller.signal })"),
    { name: "null goes", code: request("⟦null⟧", "catch {}"), errors: [noError("null")], output: request("", "catch {}") },
    { name: "a boolean goes", code: request("⟦false⟧", "catch {}"), errors: [noError("a boolean")], output: request("", "catch {}") },
    { name: "a number", code: request("⟦408⟧", "catch {}"), errors: [noError("a number")], output: request('new DOMException("408", "AbortError")', "catch {}") },
    { name: "a template", code: request("⟦`late by ${ms}`⟧", "catch {}"), errors: [noError("a string")], output: request('new DOMException(`late by ${ms}`, "AbortError")', "catch {}") },
    {
      name: "two aborts for one reason",
      code: 'async function f() { const controller = new AbortController(); setTimeout(() => controller.abort(⟦"late"⟧), 1_000); stop.onclick = () => controller.abort(⟦"late"⟧); await fetch(url, { signal: controller.signal }); }',
      errors: [noError("a string"), noError("a string")],
      output: `async function f() { const controller = new AbortController(); setTimeout(() => controller.abort(${wrapped}), 1_000); stop.onclick = () => controller.abort(${wrapped}); await fetch(url, { signal: controller.signal }); }`,
    },
    {
      name: "a module's controller",
      code: 'const controller = new AbortController(); setTimeout(() => controller.abort(⟦"late"⟧), 1_000); export const answer = await fetch(url, { signal: controller.signal });',
      errors: [noError("a string")],
      output: `const controller = new AbortController(); setTimeout(() => controller.abort(${wrapped}), 1_000); export const answer = await fetch(url, { signal: controller.signal });`,
    },
    read("a handler that compares", 'catch (error) { if (error === "late") return; throw error; }'),
    read("a handler that compares with what it has from elsewhere", "catch (error) { if (error === late) return; throw error; }"),
    read("a handler that shows it", "catch (error) { show(error); }"),
    read("a handler that makes text of it", "catch (error) { console.error(`failed: ${error}`); }"),
    read("a handler that asks for its type", "catch (error) { if (typeof error === 'string') return; throw error; }"),
    read("a handler that asks for a string's member", "catch (error) { return error.length; }"),
    read("a handler that takes it apart", "catch ({ name }) { console.error(name); }"),
    read("a handler that returns it", "catch (error) { return error; }"),
    {
      name: "a const, which others may read",
      code: `const late = "late"; ${request("⟦late⟧", "catch {}")}`,
      errors: [noError("a string", "wrapped", `const late = "late"; ${request('new DOMException(late, "AbortError")', "catch {}")}`)],
    },
    {
      name: "a handler of another function, which may wait for this one",
      code: `${request('⟦"late"⟧', "catch {}")} async function g() { try { await f(); } catch (error) { show(error); } }`,
      errors: [noError("a string", "wrapped", `${request(wrapped, "catch {}")} async function g() { try { await f(); } catch (error) { show(error); } }`)],
    },
    read("a promise's handler", "catch {}", "await fetch(url, { signal: controller.signal }).catch((error) => show(error))"),
    read("a promise's second handler", "catch {}", "await fetch(url, { signal: controller.signal }).then(go, (error) => show(error))"),
    read("a handler that is named", "catch {}", "await fetch(url, { signal: controller.signal }).catch(show)"),
    read("the reason is read", "finally { log(controller.signal.reason); }"),
    read("results that hold it", "catch {}", "const [{ reason }] = await Promise.allSettled([fetch(url, { signal: controller.signal })])"),
    read("the text is tested elsewhere", 'finally { states.delete("late"); }'),
    read("the text is tested elsewhere in other quotes", "finally { states.delete(`late`); }"),
    read("the signal is handed to somebody", "catch {}", "await run(controller.signal)"),
    read("the signal is handed to somebody in an object", "catch {}", "await run({ signal: controller.signal })"),
    read("the signal is handed to somebody in a list", "catch {}", "await run(AbortSignal.any([controller.signal, other]))"),
    read("the signal is handed to an object that is made", "catch {}", "await new Job(controller.signal)"),
    read("the signal is kept", "catch {}", "job.signal = controller.signal; await fetch(url, job)"),
    read("the signal is called", "catch {}", "await controller.signal(url)"),
    read("the signal is returned", "catch {}", "return controller.signal"),
    read("a name of the signal is kept", "catch {}", "let signal = controller.signal; signal = other; await fetch(url, { signal })"),
    read("the signal is destructured with more", "catch {}", "const { signal, ...more } = controller; await fetch(url, { signal })"),
    read("another member of the signal", "catch {}", "controller.signal.onabort = go; await fetch(url, { signal: controller.signal })"),
    read("the controller is handed to somebody", "catch {}", "stops.push(controller); await fetch(url, { signal: controller.signal })"),
    fixed("its method is handed to somebody, who has another reason", "catch {}", "onStop(controller.abort.bind(controller)); await fetch(url, { signal: controller.signal })"),
    {
      name: "a module's controller that is exported",
      code: 'export const controller = new AbortController(); setTimeout(() => controller.abort(⟦"late"⟧), 1_000); await fetch(url, { signal: controller.signal });',
      errors: [noError("a string", "wrapped", `export const controller = new AbortController(); setTimeout(() => controller.abort(${wrapped}), 1_000); await fetch(url, { signal: controller.signal });`)],
    },
    {
      name: "a module's controller that is exported later",
      code: 'const controller = new AbortController(); setTimeout(() => controller.abort(⟦"late"⟧), 1_000); await fetch(url, { signal: controller.signal }); export { controller };',
      errors: [noError("a string", "wrapped", `const controller = new AbortController(); setTimeout(() => controller.abort(${wrapped}), 1_000); await fetch(url, { signal: controller.signal }); export { controller };`)],
    },
    {
      name: "a signal that is exported",
      code: 'const controller = new AbortController(); export const signal = controller.signal; setTimeout(() => controller.abort(⟦"late"⟧), 1_000);',
      errors: [noError("a string", "wrapped", `const controller = new AbortController(); export const signal = controller.signal; setTimeout(() => controller.abort(${wrapped}), 1_000);`)],
    },
    {
      name: "the number is tested elsewhere",
      code: request("⟦408⟧", "finally { states.delete(408); }"),
      errors: [noError("a number", "wrapped", request('new DOMException("408", "AbortError")', "finally { states.delete(408); }"))],
    },
    {
      name: "an object is kept as a cause: never a fix",
      code: request("⟦{ code: 408 }⟧", "catch {}"),
      errors: [noError("a plain object", "caused", request('new Error("Aborted", { cause: { code: 408 } })', "catch {}"))],
    },
  ],
});

run("no-invalid-abort-reason: a script's top is everybody's", rule, ["js"], {
  valid: [],
  invalid: [
    {
      languageOptions: { sourceType: "script" },
      code: 'const controller = new AbortController(); fetch(url, { signal: controller.signal }); setTimeout(() => controller.abort(⟦"late"⟧), 1_000);',
      errors: [noError("a string", "wrapped", `const controller = new AbortController(); fetch(url, { signal: controller.signal }); setTimeout(() => controller.abort(${wrapped}), 1_000);`)],
    },
  ],
});

const fix = { code: request('⟦"late"⟧', "catch {}"), errors: [noError("a string")], output: request(wrapped, "catch {}") };
const suggestion = { code: fix.code, errors: [noError("a string", "wrapped", fix.output)] };
const report = { code: fix.code, errors: [noError("a string")] };
const empty = { code: request("⟦null⟧", "catch {}"), errors: [noError("null")], output: request("", "catch {}") };

run("no-invalid-abort-reason: settings", rule, ["js", "ts"], {
  valid: [],
  invalid: [
    { name: "react-native has no DOMException: no edit", settings: { timeout: { target: "react-native" } }, ...report },
    { name: "an old Node has none", settings: { timeout: { target: "16" } }, ...report },
    { name: "a Node that has it", settings: { timeout: { target: "17" } }, ...fix },
    { name: "nobody knows: a suggestion", settings: {}, ...suggestion },
    { name: "the nearest package.json knows", settings: {}, filename: fixture("file.js"), ...fix },
    { name: "fixes are suggestions", settings: { timeout: { ...policy.timeout, fixes: "suggest" } }, ...suggestion },
    { name: "no reason needs nothing", settings: { timeout: { target: "react-native" } }, ...empty },
    { name: "an object's cause needs nothing", settings: { timeout: { target: "react-native" } }, code: request("⟦[]⟧", "catch {}"), errors: [noError("an array", "caused", request('new Error("Aborted", { cause: [] })', "catch {}"))] },
    { name: "a DOMException of one's own: no edit", code: `class DOMException {} ${fix.code}`, errors: report.errors },
    { name: "an Error of one's own: no edit", code: `class Error {} ${request("⟦[]⟧", "catch {}")}`, errors: [noError("an array")] },
  ],
});

run("no-invalid-abort-reason: an environment whose types have no DOMException", rule, ["typed"], {
  valid: [],
  invalid: [
    { name: "no edit, which would not type-check", filename: fixture("bare/file.ts"), ...report },
    {
      name: "an annotation speaks for itself where its type is not there",
      filename: fixture("bare/file.ts"),
      code: 'function f(controller: AbortController) { controller.abort(⟦"late"⟧); }',
      errors: [noError("a string")],
    },
  ],
});
