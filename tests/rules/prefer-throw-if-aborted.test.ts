import rule from "../../rules/prefer-throw-if-aborted.js";
import { everywhere, type Expected, type Invalid, policy, run, typescript } from "../cases.js";
import { fixture } from "../tester.js";

/** A check by hand, which `call` replaces; with the code that the suggestion leaves, where it is no fix. */
const byHand = (call: string, output?: string): Expected => ({
  messageId: "byHand",
  data: { call },
  ...(output !== undefined && { suggestions: [{ messageId: "call", data: { call }, output }] }),
});

/** A case in a function that takes a signal by its annotation: `code` and `output` are its body. */
const inside = (name: string, code: string, output: string, call = "signal.throwIfAborted()"): Invalid => ({
  name,
  code: `function f(signal: AbortSignal) { ${code} }`,
  errors: [byHand(call)],
  output: `function f(signal: AbortSignal) { ${output} }`,
});

/** The same for a body that is right as it is. */
const fine = (name: string, code: string) => ({ name, code: `function f(signal: AbortSignal, other: AbortSignal, x: unknown) { ${code} }` });

const check = "if (signal.aborted) throw signal.reason;";
const call = "signal.throwIfAborted();";

run("prefer-throw-if-aborted: how the check is written", rule, typescript, {
  valid: [
    fine("the call itself", call),
    fine("another error", "if (signal.aborted) throw new Error('aborted');"),
    fine("an error made of the reason", "if (signal.aborted) throw new Error('aborted', { cause: signal.reason });"),
    fine("the reason or another error", "if (signal.aborted) throw signal.reason ?? new Error('aborted');"),
    fine("the reason's own cause", "if (signal.aborted) throw signal.reason.cause;"),
    fine("another signal's reason", "if (signal.aborted) throw other.reason;"),
    fine("the reason's name alone", "const reason = x; if (signal.aborted) throw reason;"),
    fine("the signal itself", "if (signal.aborted) throw signal;"),
    fine("a return", "if (signal.aborted) return;"),
    fine("a rejected promise", "if (signal.aborted) return Promise.reject(signal.reason);"),
    fine("something done before", "if (signal.aborted) { close(); throw signal.reason; }"),
    fine("something behind the throw, out of reach", "if (signal.aborted) { throw signal.reason; function late() {} }"),
    fine("nothing done", "if (signal.aborted) {}"),
    fine("a check of more than the signal", "if (signal.aborted && x) throw signal.reason;"),
    fine("a check of something else first", "if (x && signal.aborted) throw signal.reason;"),
    fine("a check of one or the other", "if (signal.aborted || x) throw signal.reason;"),
    fine("the living", "if (!signal.aborted) throw signal.reason;"),
    fine("the living, compared", "if (signal.aborted === false) throw signal.reason;"),
    fine("the living, compared the other way", "if (signal.aborted !== true) throw signal.reason;"),
    fine("the order of two", "if (signal.aborted < true) throw signal.reason;"),
    fine("compared with another value", "if (signal.aborted === x) throw signal.reason;"),
    fine("compared with a number", "if ((signal.aborted as unknown) == 1) throw signal.reason;"),
    fine("an assertion of the living", "if (!!!signal.aborted) throw signal.reason;"),
    fine("the negative of a number", "if (-signal.aborted) throw signal.reason;"),
    fine("the reason alone", "if (signal.reason) throw signal.reason;"),
    fine("something done in the test", "if ((x(), signal.aborted)) throw signal.reason;"),
    fine("a block behind else", "if (signal.aborted) throw signal.reason; else { go(); }"),
    fine("an else of an else", "if (x) go(); else if (signal.aborted) throw signal.reason; else stop();"),
    fine("the body of a loop, with an else", "while (x) if (signal.aborted) throw signal.reason; else go();"),
    fine("the throw behind else", "if (!signal.aborted) go(); else throw signal.reason;"),
    {
      name: "a missing signal throws too, where it is compared with false",
      code: "function f(signal?: AbortSignal) { if (signal?.aborted !== false) throw signal?.reason; }",
    },
    { name: "half typed code", code: "function f(signal: AbortSignal) { if (signal.aborted) ; if (signal) throw signal; }" },
  ],
  invalid: [
    inside("on one line", `⟦${check}⟧`, call),
    inside("with braces", "⟦if (signal.aborted) { throw signal.reason; }⟧", call),
    inside("without a semicolon, in braces", "go(); ⟦if (signal.aborted) { throw signal.reason }⟧", `go(); ${call}`),
    inside("compared with true", "⟦if (signal.aborted === true) throw signal.reason;⟧", call),
    inside("compared with true on the left", "⟦if (true == signal.aborted) throw signal.reason;⟧", call),
    inside("compared with false", "⟦if (signal.aborted !== false) throw signal.reason;⟧", call),
    inside("loosely compared with false", "⟦if (false != signal.aborted) throw signal.reason;⟧", call),
    inside("negated twice", "⟦if (!!signal.aborted) throw signal.reason;⟧", call),
    inside("in brackets", "⟦if ((signal.aborted)) throw (signal.reason);⟧", call),
    inside("by a computed name", "⟦if (signal['aborted']) throw signal['reason'];⟧", call),
    inside("the reason cast", "⟦if (signal.aborted) throw signal.reason as Error;⟧", call),
    inside("the reason surely there", "⟦if (signal.aborted) throw signal!.reason!;⟧", call),
    inside("the signal surely there", "⟦if (signal!.aborted) throw signal.reason;⟧", "signal!.throwIfAborted();", "signal!.throwIfAborted()"),
    inside("at the head of a loop", `for (const x of xs) { ⟦${check}⟧ await go(x); }`, `for (const x of xs) { ${call} await go(x); }`),
    inside("as a loop's body", `while (go()) ⟦${check}⟧`, `while (go()) ${call}`),
    inside("as a loop's body before its test", "do ⟦if (signal.aborted) { throw signal.reason; }⟧ while (go());", `do ${call} while (go());`),
    inside("as the body of another if", `if (x) ⟦${check}⟧`, `if (x) ${call}`),
    inside("behind else", "if (x) { go(); } else ⟦if (signal.aborted) { throw signal.reason; }⟧", `if (x) { go(); } else ${call}`),
    inside("in a case", `switch (x) { case 1: ⟦${check}⟧ }`, `switch (x) { case 1: ${call} }`),
    inside("in a catch", `try { go(); } catch (error) { ⟦${check}⟧ log(error); }`, `try { go(); } catch (error) { ${call} log(error); }`),
    inside("in a closure that runs later", `return () => { ⟦${check}⟧ };`, `return () => { ${call} };`),
    inside("with a label", `a: ⟦${check}⟧`, `a: ${call}`),
    inside("before another if", `⟦if (signal.aborted) throw signal.reason;⟧ else if (x) go();`, `${call} if (x) go();`),
    inside("before another statement", "⟦if (signal.aborted) { throw signal.reason; }⟧ else go();", `${call} go();`),
    {
      ...inside("twice", `⟦${check}⟧ go(); ⟦${check}⟧`, `${call} go(); ${call}`),
      errors: [byHand("signal.throwIfAborted()"), byHand("signal.throwIfAborted()")],
    },
  ],
});

run("prefer-throw-if-aborted: the edit's place", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "over lines",
      code: "function f(signal: AbortSignal) {\n  ⟦if (signal.aborted) {\n    throw signal.reason;\n  }⟧\n  go();\n}\n",
      errors: [byHand("signal.throwIfAborted()")],
      output: "function f(signal: AbortSignal) {\n  signal.throwIfAborted();\n  go();\n}\n",
    },
    {
      name: "what follows else moves up",
      code: "function f(signal: AbortSignal) {\n  ⟦if (signal.aborted) {\n    throw signal.reason;\n  }⟧ else if (x) {\n    go();\n  } else {\n    stop();\n  }\n}\n",
      errors: [byHand("signal.throwIfAborted()")],
      output: "function f(signal: AbortSignal) {\n  signal.throwIfAborted();\n  if (x) {\n    go();\n  } else {\n    stop();\n  }\n}\n",
    },
    {
      name: "a return behind else",
      code: "function f(signal: AbortSignal) {\n  ⟦if (signal.aborted) throw signal.reason;⟧\n  else\n    return go();\n}\n",
      errors: [byHand("signal.throwIfAborted()")],
      output: "function f(signal: AbortSignal) {\n  signal.throwIfAborted();\n  return go();\n}\n",
    },
    {
      name: "in a file without semicolons",
      code: "function f(signal: AbortSignal) {\n  ⟦if (signal.aborted) throw signal.reason⟧\n  go()\n}\n",
      errors: [byHand("signal.throwIfAborted()")],
      output: "function f(signal: AbortSignal) {\n  signal.throwIfAborted()\n  go()\n}\n",
    },
    {
      name: "in a file without semicolons, before what would go on",
      code: "function f(signal: AbortSignal) {\n  ⟦if (signal.aborted) { throw signal.reason }⟧\n  [1].map(go)\n  go()\n}\n",
      errors: [byHand("signal.throwIfAborted()")],
      output: "function f(signal: AbortSignal) {\n  signal.throwIfAborted();\n  [1].map(go)\n  go()\n}\n",
    },
    {
      name: "a comment inside is moved above, by a suggestion",
      code: "function f(signal: AbortSignal) {\n  ⟦if (signal.aborted) {\n    // Nobody waits any more.\n    throw signal.reason;\n  }⟧\n}\n",
      errors: [byHand("signal.throwIfAborted()", "function f(signal: AbortSignal) {\n  // Nobody waits any more.\n  signal.throwIfAborted();\n}\n")],
    },
    {
      name: "comments round it stay",
      code: "function f(signal: AbortSignal) {\n  // before\n  ⟦if (signal.aborted) throw signal.reason;⟧ // behind\n  // after\n}\n",
      errors: [byHand("signal.throwIfAborted()")],
      output: "function f(signal: AbortSignal) {\n  // before\n  signal.throwIfAborted(); // behind\n  // after\n}\n",
    },
    {
      name: "a comment inside that has no room above: no edit",
      code: "function f(signal: AbortSignal) { ⟦if (signal.aborted) /* late */ throw signal.reason;⟧ }",
      errors: [byHand("signal.throwIfAborted()")],
    },
  ],
});

/** A check of `signal`, where `code` says what that is. */
const known = (name: string, code: string, signal = "signal", written = `if (${signal}.aborted) throw ${signal.replaceAll("?", "")}.reason;`): Invalid => ({
  name,
  code: code.replace("CHECK", `⟦${written}⟧`),
  errors: [byHand(`${signal}.throwIfAborted()`)],
  output: code.replace("CHECK", `${signal}.throwIfAborted();`),
});

const unknown = (name: string, code: string, signal = "signal") => ({ name, code: code.replace("CHECK", `if (${signal}.aborted) throw ${signal}.reason;`) });

run("prefer-throw-if-aborted: what is known to be a signal, by annotation", rule, typescript, {
  valid: [
    unknown("another type", "function f(signal: Stop) { CHECK }"),
    unknown("a promise of one", "async function f(signal: Promise<AbortSignal>) { CHECK }"),
    unknown("a result", "function f(result: PromiseRejectedResult & { aborted: boolean }) { CHECK }", "result"),
    unknown("an own class of that name", "class AbortSignal { aborted = true; reason = 1 } function f(signal: AbortSignal) { CHECK }"),
    unknown("what a call gives, which may be another each time", "declare function get(): AbortSignal; CHECK", "get()"),
    unknown("an element of a list", "function f(signals: AbortSignal[]) { CHECK }", "signals[0]"),
    unknown("a computed member", "function f(signals: Record<string, AbortSignal>, key: string) { CHECK }", "signals[key]"),
    unknown("a cast in the way", "function f(signal: unknown) { CHECK }", "(signal as AbortSignal)"),
    unknown("an own controller of that name", "class AbortController { signal = { aborted: true, reason: 1 } } const controller = new AbortController(); CHECK", "controller.signal"),
    unknown("a controller of another library", "import { AbortController } from 'abort-controller'; const controller = new AbortController(); CHECK", "controller.signal"),
    unknown("a fake", "const controller = { signal: { aborted: true, reason: 1 } }; CHECK", "controller.signal"),
    unknown("another member of a controller", "const controller = new AbortController(); CHECK", "controller.token"),
  ],
  invalid: [
    known("a parameter", "function f(stop: AbortSignal) { CHECK }", "stop"),
    known("a field", "class A { constructor(private readonly signal: AbortSignal) {} m() { CHECK } }", "this.signal"),
    known("a private field", "class A { #signal: AbortSignal; constructor(signal: AbortSignal) { this.#signal = signal; } m() { CHECK } }", "this.#signal"),
    known("a member", "function f(options: { signal: AbortSignal }) { CHECK }", "options.signal"),
    known("a member of an interface", "interface Options { abortSignal: AbortSignal } function f(options: Options) { CHECK }", "options.abortSignal"),
    known("a destructured member", "function f({ signal }: { signal: AbortSignal }) { CHECK }"),
    known("fetch's own options", "function f(init: RequestInit) { CHECK }", "init.signal?"),
    known("an optional parameter", "function f(signal?: AbortSignal) { CHECK }", "signal?"),
    known("an optional parameter, asked for twice", "function f(signal?: AbortSignal) { CHECK }", "signal?", "if (signal?.aborted) throw signal?.reason;"),
    known("an optional member of an optional parameter", "function f(options?: { signal?: AbortSignal }) { CHECK }", "options?.signal?"),
    known("a member of an optional parameter", "function f(options?: { signal: AbortSignal }) { CHECK }", "options?.signal", "if (options?.signal.aborted) throw options.signal.reason;"),
    known("an optional one that is compared", "function f(signal?: AbortSignal) { CHECK }", "signal?", "if (signal?.aborted === true) throw signal.reason;"),
    known("a const of several signals", "function f(signal: AbortSignal) { const both = AbortSignal.any([signal, AbortSignal.timeout(1)]); CHECK }", "both"),
    known("a given controller's", "function f(controller: AbortController) { CHECK }", "controller.signal"),
    known("a controller's that is a field", "class A { private controller?: AbortController; m() { CHECK } }", "this.controller?.signal"),
    known("a controller's that may be null", "class A { constructor(private readonly controller: AbortController | null) {} m() { CHECK } }", "this.controller?.signal"),
  ],
});

run("prefer-throw-if-aborted: what is known to be a signal, by what it was made of", rule, everywhere, {
  valid: [
    unknown("a name alone", "function f(stop) { CHECK }", "stop"),
    unknown("a request, which has both members of old", "function f(request) { CHECK }", "request"),
    unknown("another controller's", "const controller = new Controller(); CHECK", "controller.signal"),
    unknown("another maker's", "const signal = Deadline.timeout(1); CHECK"),
    unknown("another member's", "const signal = AbortSignal.never(); CHECK"),
    unknown("a controller's or something else", "const controller = x ? new AbortController() : make(); CHECK", "controller.signal"),
    { name: "a file that mentions no check", code: "const reason = 1; go(reason);" },
  ],
  invalid: [
    known("a parameter that is used as one", "async function f({ signal }) { CHECK }"),
    known("a parameter whose JSDoc says so", "/** @param {AbortSignal} stop */\nfunction f(stop) { CHECK }", "stop"),
    known("a local controller's", "const controller = new AbortController(); CHECK", "controller.signal"),
    known("a local controller's, by a global's member", "const controller = new globalThis.AbortController(); CHECK", "controller.signal"),
    known("a local controller's by a name of its own", "const controller = new AbortController(); const signal = controller.signal; CHECK"),
    known("a destructured one", "const { signal } = new AbortController(); CHECK"),
    known("a deadline", "const deadline = AbortSignal.timeout(1_000); go(deadline); CHECK", "deadline"),
    known("one of several", "const any = AbortSignal.any([a, b]); CHECK", "any"),
    known("a late controller's", "let controller = null; function start() { controller = new AbortController(); } function f() { CHECK }", "controller?.signal"),
    known("a field's controller's", "class A { controller = new AbortController(); m() { CHECK } }", "this.controller.signal"),
    {
      name: "asked for before, it may be false, which the call would not pass: a suggestion",
      code: "function f({ signal }) { ⟦if (signal && signal.aborted) throw signal.reason;⟧ }",
      errors: [byHand("signal?.throwIfAborted()", "function f({ signal }) { signal?.throwIfAborted(); }")],
    },
  ],
});

/** `signal && signal.aborted` in its forms. */
const guarded = (signal: string, test: string) => ({
  code: `function f(options?: { signal?: AbortSignal }) { ⟦if (${test}) throw options!.signal!.reason;⟧ }`,
  call: `${signal}?.throwIfAborted()`,
  after: `function f(options?: { signal?: AbortSignal }) { ${signal}?.throwIfAborted(); }`,
});
const guards = [guarded("options?.signal", "options?.signal && options.signal.aborted"), guarded("options!.signal", "options!.signal && options!.signal.aborted === true"), guarded("options?.signal", "options?.signal && options?.signal?.aborted")];
const otherGuards = [
  "if (options && options.signal && options.signal.aborted) throw options.signal.reason;",
  "if (options?.signal || options!.signal!.aborted) throw options!.signal!.reason;",
  "if (options?.signal && options.other.aborted) throw options.other.reason;",
  "if (options?.signal && options.other.aborted) throw options.signal.reason;",
  "if (options && options.signal!.aborted) throw options.signal!.reason;",
].map((code) => `function f(options?: { signal?: AbortSignal; other: AbortSignal }) { ${code} }`);

run("prefer-throw-if-aborted: a signal that is asked for first, with types", rule, ["typed"], {
  valid: otherGuards,
  invalid: guards.map(({ code, call: written, after }) => ({ code, errors: [byHand(written)], output: after })),
});

run("prefer-throw-if-aborted: a signal that is asked for first, which may be false without types", rule, ["ts"], {
  valid: otherGuards,
  invalid: guards.map(({ code, call: written, after }) => ({ code, errors: [byHand(written, after)] })),
});

run("prefer-throw-if-aborted: with types", rule, ["typed"], {
  valid: [
    unknown("a polyfill's", "declare namespace polyfill { class AbortSignal { aborted: boolean; reason: unknown } } function f(signal: polyfill.AbortSignal) { CHECK }"),
    unknown("another type behind a telling name", "function f(signal: { aborted: boolean; reason: Error }) { CHECK }"),
    unknown("another type of a proven use", "declare const make: () => { aborted: boolean; reason: Error }; const signal = make(); CHECK"),
    unknown("any", "declare const make: () => any; const signal = make(); CHECK"),
  ],
  invalid: [
    known("what a call gives", "declare const make: () => AbortSignal; const signal = make(); CHECK"),
    known("a request's", "function f(request: Request) { CHECK }", "request.signal"),
    known("a parameter that its context types", "type Load = (signal: AbortSignal) => void; const f: Load = (s) => { CHECK };", "s"),
    known("a controller's in a map", "declare const controllers: Map<string, AbortController>; const controller = controllers.get('a'); CHECK", "controller?.signal"),
  ],
});

run("prefer-throw-if-aborted: without types", rule, ["ts"], {
  valid: [
    unknown("a replaced controller's", "globalThis.AbortController = Polyfill; const controller = new AbortController(); CHECK", "controller.signal"),
    unknown("a name of another library", "import type { AbortSignal } from 'abort-controller'; function f(signal: AbortSignal) { CHECK }"),
  ],
  invalid: [],
});

const code = `function f(signal: AbortSignal) { ⟦${check}⟧ }`;
const after = `function f(signal: AbortSignal) { ${call} }`;
const written = { code, errors: [byHand("signal.throwIfAborted()")], output: after };
const offered = { code, errors: [byHand("signal.throwIfAborted()", after)] };
const plain = code.replaceAll(/[⟦⟧]/g, "");

run("prefer-throw-if-aborted: settings", rule, ["ts"], {
  valid: [
    { name: "react-native has no such method", settings: { timeout: { target: "react-native" } }, code: plain },
    { name: "an old Node has none", settings: { timeout: { target: "16.16" } }, code: plain },
  ],
  invalid: [
    { name: "a Node that has it", settings: { timeout: { target: "17.3" } }, ...written },
    { name: "nobody knows: a suggestion", settings: {}, ...offered },
    { name: "the nearest package.json knows", settings: {}, filename: fixture("file.ts"), ...written },
    { name: "fixes are suggestions", settings: { timeout: { ...policy.timeout, fixes: "suggest" } }, ...offered },
  ],
});
