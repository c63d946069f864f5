import rule from "../../rules/no-detached-abort-signal.js";
import { run } from "../cases.js";
import { detached, given, joined, timeout } from "./no-detached-abort-signal.errors.js";

const valid = (name: string, body: string, head?: string) => ({ name, code: given(body, head) });

/** A call with its own signal marked, and what the fix leaves of the code. */
const mended = (name: string, body: string, output: string, head?: string, signal?: string) => ({ name, code: given(body, head), errors: [detached(signal)], output: given(output, head) });

run("no-detached-abort-signal: what a call gets", rule, ["typed"], {
  valid: [
    { name: "a file that makes no signal", code: "export const one = 1;" },
    { name: "no signal in scope", code: "export async function f(url: string) { await fetch(url, { signal: AbortSignal.timeout(9) }); }" },
    valid("the caller's signal", "await load(url, { signal });"),
    valid("both, joined", `await load(url, { signal: ${joined} });`),
    valid("both, joined in a const", `const both = ${joined}; await load(url, { signal: both });`),
    valid("both, by a helper", `await load(url, { signal: anySignal([signal, ${timeout}]) }); function anySignal(all: AbortSignal[]): AbortSignal { return AbortSignal.any(all); }`),
    valid("either", `await load(url, { signal: signal ?? ${timeout} });`, "signal?: AbortSignal"),
    valid("both, each by its own name", `await load(url, { signal, token: ${timeout} });`),
    valid("its own as an argument, the caller's in options", `await work(${timeout}, { signal });`),
    valid("a controller that follows the caller's", "const stop = new AbortController(); signal.addEventListener('abort', () => stop.abort(signal.reason)); await load(url, { signal: stop.signal });"),
    valid("a controller that follows it by a function's name", "const stop = new AbortController(); const end = () => stop.abort(); signal.addEventListener('abort', end); await load(url, { signal: stop.signal });"),
    valid("a controller that is aborted where the caller's is", "const stop = new AbortController(); if (signal.aborted) stop.abort(); await load(url, { signal: stop.signal });"),
    valid("a controller that a helper gets with it", "const stop = new AbortController(); link(signal, stop); await load(url, { signal: stop.signal }); function link(from: AbortSignal, to: AbortController) { from.onabort = () => to.abort(); }"),
    valid("a controller that somebody else may abort", "const stop = new AbortController(); keep(stop); await load(url, { signal: stop.signal }); function keep(one: AbortController) { work(one); }"),
    valid("a controller of the module", "await load(url, { signal: stop.signal }); } const stop = new AbortController(); { work();"),
    valid("a signal that is aborted from the start", "await load(url, { signal: AbortSignal.abort() });"),
    valid("none", "await load(url, {}); await load(url, { signal: undefined });"),
    valid("spread arguments, of which nobody can tell", `await work(${timeout}, ...([signal] as const));`),
    valid("options of which nobody can tell", `await load(url, { signal: ${timeout}, ...options });`, "signal: AbortSignal, options: { signal?: AbortSignal }"),
  ],
  invalid: [
    mended("a deadline", `await load(url, { signal: ⟦${timeout}⟧ });`, `await load(url, { signal: ${joined} });`),
    mended("a deadline by another name", `await load(url, { token: ⟦${timeout}⟧ });`, `await load(url, { token: ${joined} });`),
    mended("a deadline as an argument", `await work(url, ⟦${timeout}⟧);`, `await work(url, ${joined});`),
    mended("a deadline for fetch", `return fetch(url, { signal: ⟦${timeout}⟧ });`, `return fetch(url, { signal: ${joined} });`),
    mended("several deadlines", "await load(url, { signal: ⟦AbortSignal.any([AbortSignal.timeout(1), AbortSignal.timeout(2)])⟧ });", "await load(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(1), AbortSignal.timeout(2)]) });"),
    mended("a list of deadlines that is spread", "const all = [AbortSignal.timeout(1)]; await load(url, { signal: ⟦AbortSignal.any(all)⟧ });", "const all = [AbortSignal.timeout(1)]; await load(url, { signal: AbortSignal.any([signal, AbortSignal.any(all)]) });"),
    mended(
      "a controller that a timer aborts",
      "const stop = new AbortController(); const timer = setTimeout(() => stop.abort(), 9); try { signal.throwIfAborted(); await load(url, { signal: ⟦stop.signal⟧ }); } finally { clearTimeout(timer); }",
      "const stop = new AbortController(); const timer = setTimeout(() => stop.abort(), 9); try { signal.throwIfAborted(); await load(url, { signal: AbortSignal.any([signal, stop.signal]) }); } finally { clearTimeout(timer); }",
    ),
    mended(
      "a controller that is aborted by hand, in code that does not mention the caller's signal",
      "const stop = new AbortController(); try { await load(url, { signal: ⟦stop.signal⟧ }); } finally { stop.abort(); }",
      "const stop = new AbortController(); try { await load(url, { signal: AbortSignal.any([signal, stop.signal]) }); } finally { stop.abort(); }",
    ),
    mended(
      "a controller's signal in a const",
      "const { signal: own } = new AbortController(); await load(url, { signal: ⟦own⟧ });",
      "const { signal: own } = new AbortController(); await load(url, { signal: AbortSignal.any([signal, own]) });",
    ),
    mended("a look before the call", `signal.throwIfAborted(); await load(url, { signal: ⟦${timeout}⟧ });`, `signal.throwIfAborted(); await load(url, { signal: ${joined} });`),
    mended("the same for the next call", `await load(url, { signal }); await load(url, { signal: ⟦${timeout}⟧ });`, `await load(url, { signal }); await load(url, { signal: ${joined} });`),
    {
      name: "several calls, each at its own",
      code: given(`await load(url, { signal: ⟦${timeout}⟧ }); await load(url, { signal: ⟦${timeout}⟧ });`),
      errors: [detached(), detached()],
      output: given(`await load(url, { signal: ${joined} }); await load(url, { signal: ${joined} });`),
    },
    {
      name: "options in a const: the place is not the call's alone",
      code: given(`const init = { signal: ${timeout} }; await ⟦fetch⟧(url, init);`),
      errors: [detached()],
    },
    {
      name: "a request",
      code: given(`await ⟦fetch⟧(new Request(url, { signal: ${timeout} }));`).replace("⟦fetch⟧(", "fetch(").replace(`${timeout} }`, `⟦${timeout}⟧ }`),
      errors: [detached()],
      output: given(`await fetch(new Request(url, { signal: ${joined} }));`),
    },
  ],
});

run("no-detached-abort-signal: the signal in scope", rule, ["typed"], {
  valid: [
    valid("one that is known to be missing", `if (!signal) { await load(url, { signal: ${timeout} }); }`, "signal?: AbortSignal"),
    valid("one that is missing behind a return", `if (signal) return load(url, { signal }); return load(url, { signal: ${timeout} });`, "signal?: AbortSignal"),
    valid("one that is missing in a ternary", `return signal ? load(url, { signal }) : load(url, { signal: ${timeout} });`, "signal?: AbortSignal"),
    valid("one that a request lends", `await load(url, { signal: ${timeout} });`, "request: Request"),
    valid("one by its name alone", `await load(url, { signal: ${timeout} });`, "signal: any"),
    valid("one that is aborted", `if (signal.aborted) await load(url, { signal: ${timeout} });`),
    valid("one that ended the attempt, perhaps", `try { await load(url, { signal }); } catch { await load(url, { signal: ${timeout} }); }`),
    { name: "an instance's, in a static method", code: "class A { constructor(private signal: AbortSignal) { void this.signal; } static async f(url: string) { await fetch(url, { signal: AbortSignal.timeout(9) }); } } new A(AbortSignal.abort());" },
  ],
  invalid: [
    mended("an optional one", `await load(url, { signal: ⟦${timeout}⟧ });`, `await load(url, { signal: AbortSignal.any([${timeout}, ...(signal ? [signal] : [])]) });`, "signal?: AbortSignal"),
    mended("one that may be null", `await load(url, { signal: ⟦${timeout}⟧ });`, `await load(url, { signal: AbortSignal.any([${timeout}, ...(signal ? [signal] : [])]) });`, "signal: AbortSignal | null"),
    mended("one that is there in this branch", `if (signal) await load(url, { signal: ⟦${timeout}⟧ });`, `if (signal) await load(url, { signal: AbortSignal.any([${timeout}, ...(signal ? [signal] : [])]) });`, "signal?: AbortSignal"),
    mended(
      "one in options",
      `await load(url, { ...options, signal: ⟦${timeout}⟧ });`,
      `await load(url, { ...options, signal: AbortSignal.any([${timeout}, ...(options.signal ? [options.signal] : [])]) });`,
      "options: { signal?: AbortSignal }",
      "options.signal",
    ),
    mended(
      "one in optional options",
      `await load(url, { signal: ⟦${timeout}⟧ });`,
      `await load(url, { signal: AbortSignal.any([${timeout}, ...(options?.signal ? [options?.signal] : [])]) });`,
      "options?: { signal?: AbortSignal }",
      "options?.signal",
    ),
    mended("one in fetch's own options", `await fetch(url, { ...init, signal: ⟦${timeout}⟧ });`, `await fetch(url, { ...init, signal: AbortSignal.any([${timeout}, ...(init.signal ? [init.signal] : [])]) });`, "init: RequestInit", "init.signal"),
    {
      name: "an instance's",
      code: "class A { constructor(private readonly signal: AbortSignal) {} async f(url: string) { await fetch(url, { signal: ⟦AbortSignal.timeout(9)⟧ }); } } new A(AbortSignal.abort());",
      errors: [detached("this.signal")],
      output: "class A { constructor(private readonly signal: AbortSignal) {} async f(url: string) { await fetch(url, { signal: AbortSignal.any([this.signal, AbortSignal.timeout(9)]) }); } } new A(AbortSignal.abort());",
    },
    mended(
      "the nearest of several",
      `await load(url, { signal: ⟦${timeout}⟧ });`,
      `await load(url, { signal: ${joined} });`,
      "signal: AbortSignal, options: { signal: AbortSignal }",
    ),
    {
      name: "two that are equally near: a person has to choose",
      code: given(`await load(url, { signal: ⟦${timeout}⟧ });`, "one: AbortSignal, two: AbortSignal"),
      errors: [
        detached(
          "one",
          [`AbortSignal.any([one, ${timeout}])`, given(`await load(url, { signal: AbortSignal.any([one, ${timeout}]) });`, "one: AbortSignal, two: AbortSignal")],
          [`AbortSignal.any([two, ${timeout}])`, given(`await load(url, { signal: AbortSignal.any([two, ${timeout}]) });`, "one: AbortSignal, two: AbortSignal")],
        ),
      ],
    },
  ],
});

run("no-detached-abort-signal: who waits for the call", rule, ["typed"], {
  valid: [
    valid("nobody", `void load(url, { signal: ${timeout} }); load(url, { signal: ${timeout} }).catch(() => {}); work(signal);`),
    valid("a function that gives nothing to wait for", `await note(${timeout}, url); function note(one: AbortSignal, id: string): void { work(one, id); }`),
    valid("a function of which nobody knows what it gives", `await note(url, ${timeout});`, "signal: AbortSignal, note: any"),
    valid("a listener", `document.addEventListener('click', () => {}, { signal: ${timeout} });`),
    valid("cleanup", `try { await work(signal); } finally { await load(url, { signal: ${timeout} }); }`),
    valid("cleanup by a function", `const end = async () => { await load(url, { signal: ${timeout} }); }; try { await work(signal); } finally { await end(); }`),
    valid("a listener for the abort", `signal.addEventListener('abort', async () => { await load(url, { signal: ${timeout} }); });`),
    valid("a call that ends something", `await client.close({ signal: ${timeout} });`, "signal: AbortSignal, client: { close(o: { signal: AbortSignal }): Promise<void> }"),
    valid("a flush", `await metrics.flush({ signal: ${timeout} });`, "signal: AbortSignal, metrics: { flush(o: { signal: AbortSignal }): Promise<void> }"),
    valid("a log", `await logger.info({ signal: ${timeout} });`, "signal: AbortSignal, logger: { info(o: { signal: AbortSignal }): Promise<void> }"),
    valid("work behind the response", `context.waitUntil((async () => { await load(url, { signal: ${timeout} }); })());`, "signal: AbortSignal, context: { waitUntil(p: Promise<unknown>): void }"),
    valid("a timer's callback", `setInterval(async () => { await load(url, { signal: ${timeout} }); }, 9); work(signal);`),
    { name: "a method that ends its instance", code: "class A { constructor(private readonly signal: AbortSignal) { void this.signal; } async close(url: string) { await fetch(url, { signal: AbortSignal.timeout(9) }); } } new A(AbortSignal.abort());" },
    valid("a helper that gets the caller's signal too", `await orAborted(load(url, { signal: ${timeout} }), signal); async function orAborted<T>(one: Promise<T>, two: AbortSignal): Promise<T> { await work(one, two); return one; }`),
    valid("a helper that gets the caller's options", `await orAborted(load(url, { signal: ${timeout} }), options); async function orAborted<T>(one: Promise<T>, two: unknown): Promise<T> { await work(one, two); return one; }`, "options: { signal: AbortSignal }"),
    valid("a helper that runs it, and gets the caller's signal too", `await work(async () => { await load(url, { signal: ${timeout} }); }, { signal });`),
    valid("a helper that gets it by name", `const once = async () => { await load(url, { signal: ${timeout} }); }; await work(once, { signal });`),
    valid("a race with the abort", `await Promise.race([load(url, { signal: ${timeout} }), work(signal)]);`),
    valid("a race with the abort, by a const", `const first = load(url, { signal: ${timeout} }); await Promise.race([first, work(signal)]); await first;`),
    valid("its controller is aborted by hand where the caller's signal is told", "const stop = new AbortController(); try { const all = [load(url, { signal: stop.signal })]; await work(signal, all); await Promise.all([load(url, { signal: stop.signal })]); } finally { stop.abort(); }"),
    valid("functions that call each other alone", `const a = async () => { await load(url, { signal: ${timeout} }); await b(); }; const b = async () => { await work(a, signal); };`),
  ],
  invalid: [
    mended("an `await` in another function", `await Promise.all([url].map(async (each) => { await load(each, { signal: ⟦${timeout}⟧ }); }));`, `await Promise.all([url].map(async (each) => { await load(each, { signal: ${joined} }); }));`),
    mended("all of several", `await Promise.all([load(url, { signal: ⟦${timeout}⟧ }), work(signal)]);`, `await Promise.all([load(url, { signal: ${joined} }), work(signal)]);`),
    mended("a function that is given what the call gave", `return work(await load(url, { signal: ⟦${timeout}⟧ }), signal);`, `return work(await load(url, { signal: ${joined} }), signal);`),
    mended("a const that is awaited", `const text = load(url, { signal: ⟦${timeout}⟧ }); work(); await text;`, `const text = load(url, { signal: ${joined} }); work(); await text;`),
    mended(
      "an iteration",
      "for await (const each of pages(url, ⟦AbortSignal.timeout(9)⟧)) work(each); async function* pages(id: string, one: AbortSignal) { one.throwIfAborted(); yield id; }",
      "for await (const each of pages(url, AbortSignal.any([signal, AbortSignal.timeout(9)]))) work(each); async function* pages(id: string, one: AbortSignal) { one.throwIfAborted(); yield id; }",
    ),
    mended("the caller of a method that ends something, by its own signal", `await close(); async function close(): Promise<void> {} await load(url, { signal: ⟦${timeout}⟧ });`, `await close(); async function close(): Promise<void> {} await load(url, { signal: ${joined} });`),
    {
      name: "a method that ends something and is given a signal for it",
      code: "class A { async close(url: string, signal: AbortSignal) { await fetch(url, { signal: ⟦AbortSignal.timeout(9)⟧ }); } } new A();",
      errors: [detached()],
      output: "class A { async close(url: string, signal: AbortSignal) { await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(9)]) }); } } new A();",
    },
  ],
});
