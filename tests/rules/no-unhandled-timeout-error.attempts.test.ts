import rule from "../../rules/no-unhandled-timeout-error.js";
import { everywhere, run, typescript } from "../cases.js";
import { aborted, fixes, silent } from "./no-unhandled-timeout-error.errors.js";

const timeout = "signal: AbortSignal.timeout(5_000)";
const before = 'if (error.name === ⟦"AbortError"⟧) return null; throw error;';
const after = 'if (error.name === "AbortError" || error.name === "TimeoutError") return null; throw error;';
const unmarked = before.replaceAll(/[⟦⟧]/g, "");

/** A function that tries some work, and asks for the name that a timeout of `fetch` never has. */
const attempt = (work: string, head = ""): ((handler: string) => string) => (handler) => `${head} async function load(url, options) { try { ${work} } catch (error) { ${handler} } }`;

/** The work is ended by this code's own timeout alone. */
const missed = (name: string, work: string, head?: string) => fixes(name, attempt(work, head), before, after);

/** Something else may end the work, or nobody can tell. */
const open = (name: string, work: string, head?: string) => silent(name, attempt(work, head)(unmarked));

run("no-unhandled-timeout-error: what is tried", rule, everywhere, {
  valid: [
    open("no timeout", "await fetch(url);"),
    open("nothing that is waited for", `fetch(url, { ${timeout} });`),
    open("a promise that is returned without a wait: its failure comes later", `return fetch(url, { ${timeout} });`),
    open("a wait in a function that runs later", `later(async () => { await fetch(url, { ${timeout} }); });`),
    open("a failure that a handler takes before", `try { await fetch(url, { ${timeout} }); } catch { return 0; }`),
    open("a failure that the promise's own handler takes before", `await fetch(url, { ${timeout} }).catch(() => null);`),
    open("a failure that a second handler takes before", `await fetch(url, { ${timeout} }).then(read, () => null);`),
    open("all failures settled", `await Promise.allSettled([fetch(url, { ${timeout} })]);`),
    open("the first to succeed: what fails is an `AggregateError`", `await Promise.any([fetch(url, { ${timeout} })]);`),
    open("something else that is waited for, too", `await fetch(url, { ${timeout} }); await choose();`),
    open("something else that is waited for, before", `const name = await prompt(); await fetch(name, { ${timeout} });`),
    open("something else in a race", `await Promise.race([fetch(url, { ${timeout} }), dialog()]);`),
    open("something else that a stream is read by", `await fetch(url, { ${timeout} }); for await (const line of lines()) use(line);`),
    open("a function that may try again", `await retry(() => fetch(url, { ${timeout} }));`),
    open("an answer that somebody else reads", `const response = await fetch(url, { ${timeout} }); return await read(response);`),
    open("a function of this file that waits for something else, too", "await start();", `async function start() { await fetch("/start", { ${timeout} }); await choose(); }`),
    open("a function of this file that returns something else", "await start();", `async function start() { await fetch("/start", { ${timeout} }); return choose(); }`),
    open("a function of this file that asks itself", `await fetch(url, { ${timeout} }); await again();`, "async function again() { await again(); }"),
    open("a promise that is made of itself, and of something else", "let work = choose(); work = work.then(read); work = work.catch(() => null); await work;"),
    open("a promise that is made of itself, where it goes on", `let work = fetch(url, { ${timeout} }); if (options) work = work.then((response) => response.json()); return await work;`),
    open("functions of this file that hand each other what they got", `await fetch(url, { ${timeout} }); await one(choose());`, "const one = (work) => two(work); const two = (work) => one(work);"),
    open("a function of this file that waits for what it is given", `await fetch(url, { ${timeout} }); await wait(fetch(url, { ${timeout} })); await wait(choose());`, "async function wait(work) { return await work; }"),
    open("a promise by hand that may be rejected", `await fetch(url, { ${timeout} }); await new Promise((resolve, reject) => choose(resolve, reject));`),
    open("a promise by hand that throws", `await fetch(url, { ${timeout} }); await new Promise((resolve) => { if (!url) throw failure; resolve(); });`),
    open("a `finally` of its own that may wait for anything", `return await fetch(url, { ${timeout} }).finally(() => done());`),
    open("a function of this file that returns what has a name of the language's", "return await start(url);", `const JSON = { parse: choose }; async function start(url) { await fetch(url, { ${timeout} }); return JSON.parse(url); }`),
    open("an error of that name, made by hand", `await fetch(url, { ${timeout} }); if (!ok) throw new DOMException("gone", "AbortError");`),
    open("an error of that name, made by a function", `await fetch(url, { ${timeout} }); if (!ok) throw abortError();`),
    open("a class of that name", `await fetch(url, { ${timeout} }); if (!ok) { const failure = new AbortError("gone"); use(failure); }`),
    open("a check of another signal", `await fetch(url, { ${timeout} }); options.signal.throwIfAborted();`),
    silent("a generator: whoever drives it may throw into it", `function* load(url) { try { yield fetch(url, { ${timeout} }); } catch (error) { ${unmarked} } }`),
    silent("a handler that is named: it may handle anything", `const fail = (error) => { ${unmarked} }; fetch(url, { ${timeout} }).catch(fail);`),
    silent("a promise that nobody knows", `work.catch((error) => { ${unmarked} });`),
  ],
  invalid: [
    missed("a request", `return await fetch(url, { ${timeout} });`),
    missed("a request and its body", `const response = await fetch(url, { ${timeout} }); return await response.json();`),
    missed("a body whose request was made before", "return await response.json();", `const response = await fetch("/first", { ${timeout} });`),
    missed("a body that is read at once", `return await (await fetch(url, { ${timeout} })).json();`),
    missed("a body that is read in a chain", `return await fetch(url, { ${timeout} }).then((response) => response.json());`),
    missed("a body that is read in a chain of async functions", `return await fetch(url, { ${timeout} }).then(async (response) => (await response.json()).items);`),
    missed("a body that is a stream", `const response = await fetch(url, { ${timeout} }); for await (const chunk of response.body) use(chunk);`),
    missed("a body that a reader reads", `const response = await fetch(url, { ${timeout} }); const reader = response.body.getReader(); await reader.read();`),
    missed("a promise that a variable keeps", `const promise = fetch(url, { ${timeout} }); return await promise;`),
    missed("several at once", `const [one, two] = await Promise.all([fetch(url, { ${timeout} }), fetch("/other", { ${timeout} })]); return [one, two];`),
    missed("a list of them", `return await Promise.all(options.map(async (one) => { const response = await fetch(one, { ${timeout} }); return response.text(); }));`),
    missed("one of two", `return await (options ? fetch(url, { ${timeout} }) : fetch("/other", { ${timeout} }));`),
    missed("one, if at all", `return await (options && fetch(url, { ${timeout} }));`),
    missed("a `finally` of its own", `return await fetch(url, { ${timeout} }).finally(() => clearTimeout(options.timer));`),
    missed("a pause that never fails", `await new Promise((resolve) => setTimeout(resolve, 100)); return await fetch(url, { ${timeout} });`),
    missed("a module that is loaded", `const { parse } = await import("./parse.js"); return parse(await fetch(url, { ${timeout} }));`),
    missed("an error of another kind", `const response = await fetch(url, { ${timeout} }); if (!response.ok) throw new Error("timed out"); return response;`),
    missed("a handler inside that reads the error's text", `const response = await fetch(url, { ${timeout} }); if (!response.ok) { let text; try { text = await response.text(); } catch { text = ""; } throw new TypeError(text); }`),
    missed("a function of this file", "return await start(url);", `async function start(url) { const response = await fetch(url, { ${timeout} }); if (response.ok) return response.json(); return null; }`),
    missed("a function of this file that returns the promise", "return await start(url);", `const start = (url) => fetch(url, { ${timeout} });`),
    missed("a function of this file that returns a variable", "return await start(url);", `async function start(url) { const promise = fetch(url, { ${timeout} }); const data = JSON.parse("1"); return data ? promise : data; }`),
    missed("a function of this file that reads the answer", `return await read(await fetch(url, { ${timeout} }));`, 'async function read(response) { if (!response.ok) throw new Error(await response.text()); return new Map(await response.json()); }'),
    missed("a function that is called where it stands", `return await (async () => { const response = await fetch(url, { ${timeout} }); return String(response.status); })();`),
    fixes("a promise's handler", (handler) => `const load = (url) => fetch(url, { ${timeout} }).then((response) => response.json()).catch((error) => { ${handler} });`, before, after),
    fixes("a promise's second handler", (handler) => `const load = (url) => fetch(url, { ${timeout} }).then((response) => response.json(), function (error) { ${handler} });`, before, after),
    fixes(
      "a handler without a block",
      (handler) => `const load = (url) => fetch(url, { ${timeout} }).catch((error) => ${handler});`,
      'error.name === ⟦"AbortError"⟧ ? null : undefined',
      'error.name === "AbortError" || error.name === "TimeoutError" ? null : undefined',
    ),
    fixes(
      "a method of the class",
      (handler) => `class Api { async load(url) { try { const response = await fetch(url, { ${timeout} }); await this.check(response); } catch (error) { ${handler} } } async check(response) { if (!response.ok) throw new Error(await response.text()); } }`,
      before,
      after,
    ),
  ],
});

/** A listener of a request's errors. */
const listens = (handler: string): string => `import http from "node:http"; const request = http.get(url, { ${timeout} }, read); request.on("error", (error) => { ${handler} });`;
const late = 'if (error.name === ⟦"TimeoutError"⟧) return; fail(error);';
const heard = 'if (error.name === "TimeoutError" || error.name === "AbortError") return; fail(error);';
const byNode = ["node:http", "AbortError", "TimeoutError"] as const;

run("no-unhandled-timeout-error: listeners", rule, everywhere, {
  valid: [
    silent("the right name", listens('if (error.name === "AbortError") return; fail(error);')),
    silent("the cause's name", listens('if (error.cause?.name === "TimeoutError") return; fail(error);')),
    silent("another event", listens(late.replaceAll(/[⟦⟧]/g, "")).replace('"error"', '"failed"')),
    silent("an event that nobody sees", listens(late.replaceAll(/[⟦⟧]/g, "")).replace('"error"', "event")),
    silent("a listener that is taken off", listens(late.replaceAll(/[⟦⟧]/g, "")).replace(".on(", ".off(")),
    silent("a function of that name", `on("error", (error) => { ${late.replaceAll(/[⟦⟧]/g, "")} });`),
    silent("an event without a listener", 'import http from "node:http"; http.get(url).on("error"); const names = ["TimeoutError", AbortSignal];'),
    silent("an emitter that nobody knows", `const request = send(url, { ${timeout} }); request.on("error", (error) => { ${late.replaceAll(/[⟦⟧]/g, "")} });`),
  ],
  invalid: [
    fixes("a request", listens, late, heard, byNode),
    fixes("a request, in a chain", (handler) => `import { get } from "node:https"; get(url, { ${timeout} }).on("response", read).once("error", function (error) { ${handler} });`, late, heard, ["node:https", "AbortError", "TimeoutError"]),
    fixes("a child process", (handler) => `import { spawn } from "node:child_process"; const child = spawn("git", ["fetch"], { ${timeout} }); child.addListener("error", (error) => { ${handler} });`, late, heard, ["node:child_process", "AbortError", "TimeoutError"]),
  ],
});

run("no-unhandled-timeout-error: what ends the work", rule, everywhere, {
  valid: [
    open("a caller's signal, too", `await fetch(url, { signal: AbortSignal.any([options.signal, AbortSignal.timeout(5_000)]) });`),
    open("a caller's signal, if there is one", `await fetch(url, { signal: options.signal ?? AbortSignal.timeout(5_000) });`),
    open("a caller's options over the timeout", `await fetch(url, { ${timeout}, ...options });`),
    open("options that nobody sees", "await fetch(url, options);"),
    open("a controller, too", "const controller = new AbortController(); options.stop = () => controller.abort(); await fetch(url, { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(5_000)]) });"),
    open("a controller of this function, too", "const controller = new AbortController(); setTimeout(() => controller.abort(), 10); await fetch(url, { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(5_000)]) });"),
    open("a list of signals that nobody sees", `await fetch(url, { signal: AbortSignal.any([...options.signals, AbortSignal.timeout(5_000)]) });`),
    open("another request with a caller's signal", `await fetch(url, { ${timeout} }); await fetch(url, { signal: options.signal });`),
    open("another request that a controller ends", `const controller = new AbortController(); if (url) controller.abort(); await fetch(url, { ${timeout} }); await fetch(url, { signal: controller.signal });`),
    open("a signal of another's making", "await fetch(url, { signal: timeoutSignal(5_000) });"),
    open("a signal that is aborted from the start", "await fetch(url, { signal: AbortSignal.abort() });"),
    silent("a controller that a timer aborts, and the right name", aborted('if (error.name === "AbortError") return null; throw error;')),
    silent("a controller that nobody aborts by a timer", 'async function load(url) { const controller = new AbortController(); if (!url) controller.abort(); try { await fetch(url, { signal: controller.signal }); } catch (error) { if (error.name === "TimeoutError") return null; throw error; } }'),
    silent("a reason of its own is what comes", aborted('if (error.name === "TimeoutError") return null; throw error;').replace("controller.abort()", 'controller.abort(new Error("too slow"))')),
    silent("a reason of its own that has the right name", aborted('if (error.name === "TimeoutError") return null; throw error;').replace("controller.abort()", 'controller.abort(new DOMException("too slow", "TimeoutError"))')),
    silent("a reason that has a name which nobody sees", aborted('if (error.name === "TimeoutError") return null; throw error;').replace("controller.abort()", 'controller.abort(new DOMException("too slow", name))')),
    silent("a bound `abort` that gets the timer's argument as its reason", aborted('if (error.name === "TimeoutError") return null; throw error;').replace("() => controller.abort(), 5_000", "controller.abort.bind(controller), 5_000, reason")),
    silent("a bound `abort` with a reason", aborted('if (error.name === "TimeoutError") return null; throw error;').replace("() => controller.abort()", "controller.abort.bind(controller, reason)")),
    silent("a bound `abort` for somebody else", aborted('if (error.name === "TimeoutError") return null; throw error;').replace("try {", "use(controller.abort.bind(controller)); try {")),
    silent("a controller that somebody else gets", aborted('if (error.name === "TimeoutError") return null; throw error;').replace("try {", "use(controller); try {")),
    silent("a `setTimeout` of this file's own", `const setTimeout = (run) => run(); ${aborted('if (error.name === "TimeoutError") return null; throw error;')}`),
  ],
  invalid: [
    missed("a signal that a variable holds", "const signal = AbortSignal.timeout(5_000); await fetch(url, { signal });"),
    missed("options that a variable holds", `const init = { method: "POST", ${timeout} }; await fetch(url, init);`),
    missed("a timeout over a caller's options", `await fetch(url, { ...options, ${timeout} });`),
    missed("a timeout, if there is one", "await fetch(url, { signal: options.limit ? AbortSignal.timeout(options.limit) : undefined });"),
    missed("two timeouts", "await fetch(url, { signal: AbortSignal.any([AbortSignal.timeout(5_000), AbortSignal.timeout(options.limit)]) });"),
    missed("a timeout that is joined to itself", "let signal = AbortSignal.timeout(5_000); if (options) signal = AbortSignal.any([signal, AbortSignal.timeout(options.limit)]); await fetch(url, { signal });"),
    missed("a request that carries it", `await fetch(new Request("/a", { ${timeout} }));`),
    missed("requests beside it that nothing ends", `await fetch("/first"); await fetch(url, { ${timeout} });`),
    missed("a controller whose reason has the name of a timeout", 'const controller = new AbortController(); const timer = setTimeout(() => controller.abort(new DOMException("too slow", "TimeoutError")), 5_000); await fetch(url, { signal: controller.signal }); clearTimeout(timer);'),
    ...[
      ["a controller that a timer aborts", "() => controller.abort()"],
      ["a controller that a timer aborts, with more to do", '() => { console.warn("too slow"); controller.abort(undefined); }'],
      ["a controller that a timer aborts with the usual reason", '() => controller.abort(new DOMException("too slow", "AbortError"))'],
      ["a bound `abort`", "controller.abort.bind(controller)"],
    ].map(([name = "", callback = ""]) =>
      fixes(
        name,
        (handler) => aborted(handler).replace("() => controller.abort()", callback),
        'if (error.name === ⟦"TimeoutError"⟧) return null; throw error;',
        'if (error.name === "TimeoutError" || error.name === "AbortError") return null; throw error;',
        ["fetch", "AbortError", "TimeoutError"],
      ),
    ),
    fixes(
      "a named function that a timer runs",
      (handler) => aborted(handler).replace("const timer = setTimeout(() => controller.abort(), 5_000);", "const stop = () => controller.abort(); const timer = setTimeout(stop, 5_000);"),
      'if (error.name === ⟦"TimeoutError"⟧) return null; throw error;',
      'if (error.name === "TimeoutError" || error.name === "AbortError") return null; throw error;',
      ["fetch", "AbortError", "TimeoutError"],
    ),
    fixes(
      "a signal that is taken out of its controller",
      (handler) => aborted(handler).replace("try {", "const { signal } = controller; try {").replace("signal: controller.signal", "signal"),
      'if (error.name === ⟦"TimeoutError"⟧) return null; throw error;',
      'if (error.name === "TimeoutError" || error.name === "AbortError") return null; throw error;',
      ["fetch", "AbortError", "TimeoutError"],
    ),
  ],
});

run("no-unhandled-timeout-error: a caller's signal by its type", rule, typescript, {
  valid: [silent("is no timeout of this code's own", `async function load(url: string, signal: AbortSignal) { try { await fetch(url, { signal }); } catch (error: any) { ${unmarked} } }`)],
  invalid: [
    fixes(
      "is not what ends the work",
      (handler) => `async function load(url: string, signal: AbortSignal) { signal.throwIfAborted(); try { await fetch(url, { ${timeout} }); } catch (error: any) { ${handler} } }`,
      before,
      after,
    ),
  ],
});
