import rule from "../../rules/forward-abort-signal.js";
import { run } from "../cases.js";
import { f, forwarded, inFunction, offered } from "./forward-abort-signal.errors.js";

const maybe = inFunction("signal?: AbortSignal");
const direct = (body: string): string => `declare function load(id: number, signal?: AbortSignal): Promise<number>; export ${body}`;
const reported = (name: string, wrap: (body: string) => string, before: string, after: string, signal = "signal") => ({ name, code: wrap(before), errors: [forwarded("load()", signal)], output: wrap(after) });

run("forward-abort-signal: where a signal would do harm", rule, ["typed"], {
  valid: [
    { name: "cleanup", code: f("try { await load(1, { signal }); } finally { await load(2); }") },
    { name: "a listener of the abort", code: f("signal.addEventListener('abort', async () => { await load(1); });") },
    { name: "a branch where it is aborted", code: f("if (signal.aborted) { await load(1); }") },
    { name: "behind an exit unless it is aborted", code: f("if (!signal.aborted) return; await load(1);") },
    { name: "a handler of what it has ended", code: f("try { await load(1, { signal }); } catch { await load(2); }") },
    { name: "a timer's callback", code: f("setTimeout(async () => { await load(1); }, 1000);") },
    { name: "a function that is called as cleanup is", code: f("const closeAll = async () => { await load(1); }; await closeAll();") },
    { name: "a method that is called as cleanup is", code: direct("class A { signal!: AbortSignal; async #drain() { await load(1); } run() { return this.#drain(); } }") },
    { name: "what a stream does when it is cancelled", code: f("await fetch('/a', { signal, body: new ReadableStream({ async cancel() { await load(1); } }) });") },
    { name: "a call of cleanup", code: direct("async function f(server: { close(signal?: AbortSignal): Promise<void> }, signal: AbortSignal) { await server.close(); }") },
    { name: "work that nobody waits for", code: f("void (async () => { await load(1); })();") },
  ],
  invalid: [
    reported("a function that is declared to give what may be waited for", f, "const start = (id: number): string | Promise<number> => ⟦load⟧(id); await start(1);", "const start = (id: number): string | Promise<number> => load(id, { signal }); await start(1);"),
    reported("an async function", f, "async function start(id: number): Promise<string | number> { return ⟦load⟧(id); } await start(1);", "async function start(id: number): Promise<string | number> { return load(id, { signal }); } await start(1);"),
    reported("a handler of what something else has ended", f, "try { await fetch('/a', { signal: AbortSignal.timeout(1) }); } catch { await ⟦load⟧(2); }", "try { await fetch('/a', { signal: AbortSignal.timeout(1) }); } catch { await load(2, { signal }); }"),
    reported("a function whose name only starts like cleanup's", f, "const closest = async () => { await ⟦load⟧(1); }; await closest();", "const closest = async () => { await load(1, { signal }); }; await closest();"),
    reported("a branch where it is not aborted", f, "if (!signal.aborted) { await ⟦load⟧(1); }", "if (!signal.aborted) { await load(1, { signal }); }"),
  ],
});

run("forward-abort-signal: where there is no signal", rule, ["typed"], {
  valid: [
    { name: "a branch without it", code: maybe("if (!signal) await load(1);") },
    { name: "the other branch of one with it", code: maybe("return signal ? load(1, { signal }) : load(1);") },
    { name: "behind an exit with it", code: maybe("if (signal) { return load(1, { signal }); } return load(1);") },
    { name: "a comparison", code: maybe("if (signal === undefined) { await load(1); }") },
    { name: "an object that would hold it", code: inFunction("o: { signal?: AbortSignal } | null")("return o != null ? load(1, o) : load(1);") },
    { name: "a case of a switch behind an exit", code: maybe("switch (1) { case 1: if (signal) break; await load(1); }") },
  ],
  invalid: [
    reported("a branch with it", maybe, "if (signal) await ⟦load⟧(1);", "if (signal) await load(1, { signal });"),
    reported("behind an exit without it", maybe, "if (!signal) return; await ⟦load⟧(1);", "if (!signal) return; await load(1, { signal });"),
    reported("behind a branch that goes on", maybe, "if (signal) { signal.throwIfAborted(); } await ⟦load⟧(1);", "if (signal) { signal.throwIfAborted(); } await load(1, { signal });"),
    reported("a branch without something else", inFunction("signal: AbortSignal, id?: number"), "if (!id) await ⟦load⟧(1);", "if (!id) await load(1, { signal });"),
  ],
});

run("forward-abort-signal: what outlives the signal's function", rule, ["typed"], {
  valid: [
    { name: "a function that is returned", code: f("return async () => { await load(1); };") },
    { name: "a method of an object that is returned", code: f("return { async get(id: number) { return load(id); } };") },
    { name: "a function that a returned object's method calls", code: f("async function get(id: number) { return load(id); } return { get: () => get(1) };") },
    { name: "a const that is handed out", code: f("const get = async (id: number) => load(id); return { get };") },
    { name: "a function that is kept in a field", code: direct("class A { get?: () => Promise<number>; start(signal: AbortSignal) { this.get = () => load(1); } }") },
    { name: "a part of an object that a call keeps", code: f("return new ReadableStream({ async pull() { await load(1); } });") },
  ],
  invalid: [
    reported("a function that is only called here", f, "async function get(id: number) { return ⟦load⟧(id); } await get(1);", "async function get(id: number) { return load(id, { signal }); } await get(1);"),
    reported("a const that is only called here", f, "const get = async (id: number) => ⟦load⟧(id); await get(1);", "const get = async (id: number) => load(id, { signal }); await get(1);"),
    reported("a function that is a callback by name", f, "const get = (id: number) => ⟦load⟧(id); await Promise.all([1].map(get));", "const get = (id: number) => load(id, { signal }); await Promise.all([1].map(get));"),
    reported("functions that call each other", f, "const one = async (id: number): Promise<number> => (id > 0 ? two(id) : ⟦load⟧(id)); const two = (id: number) => one(id - 1); await one(1);", "const one = async (id: number): Promise<number> => (id > 0 ? two(id) : load(id, { signal })); const two = (id: number) => one(id - 1); await one(1);"),
    reported(
      "a part of an object that is given to an awaited call",
      (body) => f(body).replace("async function f", "declare function retry(o: { run: () => Promise<number> }): Promise<number>; async function f"),
      "await retry({ run: () => ⟦load⟧(1) });",
      "await retry({ run: () => load(1, { signal }) });",
    ),
    reported("its own signal", f, "return async (inner: AbortSignal) => { await ⟦load⟧(1); };", "return async (inner: AbortSignal) => { await load(1, { signal: inner }); };", "inner"),
    reported(
      "a method, whose field it is",
      direct,
      "class A { signal!: AbortSignal; get = async () => { await ⟦load⟧(1); }; }",
      "class A { signal!: AbortSignal; get = async () => { await load(1, this.signal); }; }",
      "this.signal",
    ),
  ],
});

run("forward-abort-signal: what gets its signal in another way", rule, ["typed"], {
  valid: [
    { name: "options from the caller", code: inFunction("signal: AbortSignal, o: { signal?: AbortSignal }")("await load(1, o);") },
    { name: "options from the caller, copied", code: inFunction("signal: AbortSignal, o: { signal?: AbortSignal }")("await load(1, { retries: 2, ...o });") },
    { name: "options of which nothing is known", code: inFunction("signal: AbortSignal, o: any")("await load(1, o);") },
    { name: "an argument that holds it", code: "declare function load(o: { id: number }, signal?: AbortSignal): Promise<number>; export async function f(o: { id: number; signal: AbortSignal }) { await load(o); }" },
    { name: "the object that holds it", code: "export class A { constructor(readonly signal: AbortSignal) {} async load(id: number, signal = this.signal) { return [id, signal]; } async all() { return this.load(1); } }" },
    { name: "the signal itself", code: "interface Long extends AbortSignal { wait(ms: number, signal?: AbortSignal): Promise<void> } export async function f(signal: Long) { await signal.wait(1); }" },
    { name: "a client that was made with it", code: "declare function client(o: { signal: AbortSignal }): { load(id: number, signal?: AbortSignal): Promise<number> }; export async function f(signal: AbortSignal) { const api = client({ signal }); await api.load(1); }" },
    { name: "arguments that nobody sees", code: inFunction("signal: AbortSignal, all: [number]")("await load(...all);") },
  ],
  invalid: [],
});

run("forward-abort-signal: what no signal is for", rule, ["typed"], {
  valid: [
    { name: "a subscription", code: direct("async function f(client: { subscribe(topic: string, o?: { signal?: AbortSignal }): Promise<void> }, signal: AbortSignal) { await client.subscribe('x'); }") },
    { name: "a listener", code: direct("function f(signal: AbortSignal, target: EventTarget) { return target.addEventListener('x', () => undefined); }") },
    { name: "a span round the work: an abort would end the record alone", code: direct("function f(tracer: { startActiveSpan(name: string, work: () => Promise<void>, signal?: AbortSignal): Promise<void> }, signal: AbortSignal) { return tracer.startActiveSpan('a', async () => {}); }") },
    { name: "a stream that is led on: its source ends it", code: direct("function f(stream: ReadableStream, transform: TransformStream, signal: AbortSignal) { return stream.pipeThrough(transform); }") },
    { name: "a stream that is led to another", code: direct("function f(stream: { pipe(to: unknown, o?: { signal?: AbortSignal }): Promise<void> }, to: unknown, signal: AbortSignal) { return stream.pipe(to); }") },
    { name: "a stream that is made of another", code: 'import { Readable } from "node:stream"; export async function f(from: AsyncIterable<string>, signal: AbortSignal) { for await (const part of Readable.from(from)) void part; }' },
    { name: "a stream that is read by lines", code: 'import { createInterface } from "node:readline"; export async function f(input: NodeJS.ReadableStream, signal: AbortSignal) { for await (const line of createInterface({ input })) void line; }' },
    { name: "the next of an iterator", code: direct("async function f(list: { next(o?: { signal?: AbortSignal }): Promise<number> }, signal: AbortSignal) { return list.next(); }") },
    { name: "the text of a response", code: direct("async function f(response: { text(o?: { signal?: AbortSignal }): Promise<string> }, signal: AbortSignal) { return response.text(); }") },
    { name: "a fold: nobody waits for what each turn gives", code: f("return [1].reduce<unknown>((_, id) => load(id), 0);") },
    { name: "a place for one that is left empty on purpose", code: f("await load(1, { signal: undefined });") },
    { name: "a function that gives a number", code: "declare function load(id: number, signal?: AbortSignal): number; export async function f(signal: AbortSignal) { return load(1); }" },
    { name: "a parameter that its function does not use", code: "async function load(id: number, _signal?: AbortSignal) { return id; } export async function f(signal: AbortSignal) { return load(1); }" },
    { name: "an option that its function does not read", code: "async function load({ id }: { id: number; signal?: AbortSignal }) { return id; } export async function f(signal: AbortSignal) { return load({ id: 1 }); }" },
    { name: "a write behind the response", code: direct("function f(request: Request, ctx: { waitUntil(work: Promise<unknown>): void }) { ctx.waitUntil((async () => { await load(1); })()); return new Response(); }") },
    { name: "work behind the response", code: direct("function f(request: Request, after: (work: () => Promise<unknown>) => void) { after(async () => { await load(1); }); }") },
  ],
  invalid: [
    {
      name: "a method called as a response's is, which is told what to do",
      code: direct("async function f(api: { text(id: number, o?: { signal?: AbortSignal }): Promise<string> }, signal: AbortSignal) { return api.⟦text⟧(1); }"),
      errors: [forwarded("api.text()")],
      output: direct("async function f(api: { text(id: number, o?: { signal?: AbortSignal }): Promise<string> }, signal: AbortSignal) { return api.text(1, { signal }); }"),
    },
    reported("a list of turns that are waited for", f, "return Promise.all([1].map((id) => ⟦load⟧(id)));", "return Promise.all([1].map((id) => load(id, { signal })));"),
    {
      name: "an option that its function may read",
      code: "async function load({ id, ...rest }: { id: number; signal?: AbortSignal }) { return [id, rest]; } export async function f(signal: AbortSignal) { return ⟦load⟧({ id: 1 }); }",
      errors: [forwarded()],
      output: "async function load({ id, ...rest }: { id: number; signal?: AbortSignal }) { return [id, rest]; } export async function f(signal: AbortSignal) { return load({ id: 1, signal }); }",
    },
    {
      name: "an option that its function reads by another name",
      code: "async function load({ id, signal: stop }: { id: number; signal?: AbortSignal }) { return [id, stop]; } export async function f(signal: AbortSignal) { return ⟦load⟧({ id: 1 }); }",
      errors: [forwarded()],
      output: "async function load({ id, signal: stop }: { id: number; signal?: AbortSignal }) { return [id, stop]; } export async function f(signal: AbortSignal) { return load({ id: 1, signal }); }",
    },
  ],
});

const within = inFunction("signal: AbortSignal", "(id: number): Promise<number>; declare function within<T>(work: Promise<T> | Promise<T>[], options: { ms: number; signal?: AbortSignal }): Promise<T>; declare function fetched(signal: AbortSignal): Promise<number>");
const reportedWithin = (name: string, body: (edit: string) => string) => ({ name, code: within(body("")).replace(/\bawait within\b/, "await ⟦within⟧"), errors: [forwarded("within()")], output: within(body(", signal")) });

run("forward-abort-signal: work that has been started", rule, ["typed"], {
  valid: [
    { name: "a promise of work that the signal ends", code: within("const work = fetched(signal); await within(work, { ms: 9 });") },
    { name: "a promise that the signal rejects, in a race", code: within("const aborted = new Promise<number>((_, reject) => signal.addEventListener('abort', reject)); await within(Promise.race([load(1), aborted]), { ms: 9 });") },
    { name: "work that is made in the call", code: within("await within([fetched(signal)], { ms: 9 });") },
    { name: "work that ends by its own means", code: within("const work = (async () => { await fetched(signal); return 1; })(); await within(work, { ms: 9 });") },
  ],
  invalid: [
    reportedWithin("a promise of work that no signal ends", (edit) => `const work = load(1); await within(work, { ms: 9${edit} });`),
    reportedWithin("work of which the result is at hand", (edit) => `const id = await fetched(signal); await within(load(id), { ms: 9${edit} });`),
  ],
});

const options = inFunction("options: RequestInit", "(id: number, init?: RequestInit): Promise<number>");

run("forward-abort-signal: a file that names no signal", rule, ["typed"], {
  valid: [
    { name: "options that are passed on", code: options("await load(1, options);") },
    { name: "parameters of other types", code: inFunction("request: Request", "(id: number, init?: RequestInit): Promise<number>")("const { url } = request; load(url.length);") },
  ],
  invalid: [
    {
      name: "options, by a type of elsewhere, may hold one",
      code: options("await ⟦load⟧(1);"),
      errors: [forwarded("load()", "options.signal")],
      output: options("await load(1, { signal: options.signal });"),
    },
  ],
});

run("forward-abort-signal: a function that answers an abort by itself", rule, ["typed"], {
  valid: [],
  invalid: [
    {
      name: "by its return: a call that rejects would come before it",
      code: f("for (;;) { if (signal.aborted) return; await ⟦load⟧(1); }"),
      errors: [offered({ signal: f("for (;;) { if (signal.aborted) return; await load(1, { signal }); }") })],
    },
    {
      name: "by a throw, as the call does",
      code: f("for (;;) { if (signal.aborted) throw new Error('x'); await ⟦load⟧(1); }"),
      errors: [forwarded("load()")],
      output: f("for (;;) { if (signal.aborted) throw new Error('x'); await load(1, { signal }); }"),
    },
  ],
});

const member = (body: string): string => direct(`class A { constructor(private readonly request: Request) {} async run() { ${body} } }`);

run("forward-abort-signal: a signal that a field lends", rule, ["typed"], {
  valid: [{ name: "passed on", code: member("await load(1, this.request.signal);") }],
  invalid: [
    {
      name: "left out",
      code: member("await ⟦load⟧(1);"),
      errors: [offered({ "this.request.signal": member("await load(1, this.request.signal);") })],
    },
  ],
});
