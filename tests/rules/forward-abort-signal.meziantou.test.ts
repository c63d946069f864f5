import rule from "../../rules/forward-abort-signal.js";
import { run } from "../cases.js";
import { forwarded } from "./forward-abort-signal.errors.js";
import { fixes, lines, pass, silent, suggests } from "./forward-abort-signal.ports.js";

// The cases that Meziantou's analyzer tests for MA0032, MA0040, MA0079 and MA0080; the verdicts are ours. What it asks where no signal is in scope is no rule here.
const optional = "declare function load(id: number, signal?: AbortSignal): Promise<string>;";
const listed = "declare function list(shelf: number, options?: { signal?: AbortSignal }): AsyncIterable<string>;";

/** An async function that somebody hands a signal. */
const given = (declarations: string, body: string): string => lines(declarations, `export async function run(signal: AbortSignal) { ${body} }`);

/** The same where the signal comes in an object that it may be taken from. */
const lent = (declarations: string, body: string): string => lines(declarations, `export async function run(options: { signal: AbortSignal }) { ${body} }`);

run("forward-abort-signal: Meziantou, which signals are in scope", rule, ["typed"], {
  valid: [
    silent("a local of a block that is closed", lines(optional, "export async function run(signals: AbortSignal[]) { { const signal = AbortSignal.any(signals); signal.throwIfAborted(); } await load(1); }")),
    silent("a local that is declared later", lines(optional, "declare function link(text: string): AbortSignal;", "export async function run() { const text = await load(1); const signal = link(text); signal.throwIfAborted(); }")),
    silent("the variable that the call makes", lines("declare function open(name: string, signal?: AbortSignal): Promise<AbortSignal>;", "export async function run() { const signal = await open('a'); signal.throwIfAborted(); }")),
    silent("the variable that is made of what the call gives", lines("declare function open(name: string, signal?: AbortSignal): Promise<{ signal: AbortSignal }>;", "export async function run() { const { signal } = await open('a'); signal.throwIfAborted(); }")),
    silent("a promise that somebody hands over", lines(optional, "export async function run(work: Promise<void>) { await load(1); await work; }", "export let signal: AbortSignal;")),
    silent("a signal of another function", lines(optional, "export function stop(signal: AbortSignal) { signal.throwIfAborted(); }", "export async function run() { await load(1); }")),
    silent("a signal of the class's other method", lines(optional, "export class Shop { stop(signal: AbortSignal) { signal.throwIfAborted(); } async run() { await load(1); } }")),
    silent("a signal two members away from what is handed over", lines(optional, "export async function run(job: { options: { signal: AbortSignal } }) { await load(1); return job; }")),
    silent("an instance that is disposed of", lines(optional, "export class Shop { constructor(private signal: AbortSignal) {} async [Symbol.asyncDispose]() { await load(1); } }")),
    silent("a request's signal, in work behind its response", lines(optional, "export async function run(request: Request, context: { waitUntil(work: Promise<unknown>): void }) { context.waitUntil(Promise.all([load(1)])); return request.url; }")),
  ],
  invalid: [
    fixes(
      "a local of the same block",
      lines(optional, "export async function run(signals: { one: AbortSignal }) { { const signal = AbortSignal.any([signals.one, AbortSignal.timeout(1000)]); await ⟦load⟧(1‹, signal›); } }"),
      "load()",
    ),
    fixes("a signal that is taken before the call", lent(optional, "const { signal } = options; await ⟦load⟧(1‹, signal›);"), "load()"),
    fixes("a signal that is taken after the call, by the object that it comes in", lent(optional, "await ⟦load⟧(1‹, options.signal›); const { signal } = options; signal.throwIfAborted();"), "load()", "options.signal"),
    fixes(
      "what the variable is made with, and not the variable itself",
      lines("declare function open(name: string, signal?: AbortSignal): Promise<AbortSignal>;", "export async function run(outer: AbortSignal) { const signal = await ⟦open⟧('a'‹, outer›); signal.throwIfAborted(); }"),
      "open()",
      "outer",
    ),
    suggests("a request's signal", lines(optional, "export async function run(request: Request) { await ⟦load⟧(1‹, request.signal›); }"), "load()", "request.signal"),
    fixes("a parameter, and not the request's signal", lines(optional, "export async function run(request: Request, signal: AbortSignal) { await ⟦load⟧(1‹, signal›); return request.url; }"), "load()"),
    fixes("the signal with the fewest dots", lines(optional, "export async function run(options: { signal: AbortSignal }, stop: AbortSignal) { await ⟦load⟧(1‹, stop›); return options; }"), "load()", "stop"),
    {
      name: "two signals that are equally near",
      code: lines(optional, "export async function run(options: { user: AbortSignal; shutdown: AbortSignal }) { await ⟦load⟧(1); }"),
      errors: [
        {
          ...forwarded("load()", "options.user` or `options.shutdown"),
          suggestions: [
            pass("options.user", lines(optional, "export async function run(options: { user: AbortSignal; shutdown: AbortSignal }) { await load(1, options.user); }")),
            pass("options.shutdown", lines(optional, "export async function run(options: { user: AbortSignal; shutdown: AbortSignal }) { await load(1, options.shutdown); }")),
          ],
        },
      ],
    },
    fixes("a method that overrides another", lines(optional, "declare class Base { run(signal: AbortSignal): Promise<void>; }", "export class Shop extends Base { override async run(signal: AbortSignal) { await ⟦load⟧(1‹, signal›); } }"), "load()"),
    fixes("a method that an interface asks for", lines(optional, "interface Job { run(signal: AbortSignal): Promise<void> }", "export class Shop implements Job { async run(signal: AbortSignal) { await ⟦load⟧(1‹, signal›); } }"), "load()"),
    fixes(
      "the signal of a test, which its function has taken already",
      lines("import { test } from 'vitest';", optional, "test('loads', async ({ signal }) => { await ⟦load⟧(1‹, signal›); });"),
      "load()",
    ),
  ],
});

run("forward-abort-signal: Meziantou, what the call passes", rule, ["typed"], {
  valid: [
    silent("a function of the signal itself", given("declare function aborted(signal: AbortSignal, other?: AbortSignal): Promise<void>;", "await aborted(signal);")),
    silent("a signal that is joined with another", given(optional, "await load(1, AbortSignal.any([signal, AbortSignal.timeout(1000)]));")),
    silent("a local that is joined of two", given(optional, "const both = AbortSignal.any([signal, AbortSignal.timeout(1000)]); await load(1, both);")),
    silent("a deadline of its own", given(optional, "await load(1, AbortSignal.timeout(1000));")),
    silent("a controller's signal that the other aborts", given(optional, "const controller = new AbortController(); signal.addEventListener('abort', () => controller.abort()); await load(1, controller.signal);")),
    silent("an overload that takes one is deprecated", given(lines("declare function load(id: number): Promise<string>;", "/** @deprecated Takes too long. */", "declare function load(id: number, signal: AbortSignal): Promise<string>;"), "await load(1);")),
  ],
  invalid: [
    fixes("a deadline of its own, but not here", given(optional, "await load(1, AbortSignal.timeout(1000)); await ⟦load⟧(2‹, signal›);"), "load()"),
  ],
});

run("forward-abort-signal: Meziantou, for await", rule, ["typed"], {
  valid: [
    silent("passed to the call", given(listed, "for await (const book of list(1, { signal })) console.log(book);")),
    silent("a stream that is tied to the signal", given(lines('import { addAbortSignal, type Readable } from "node:stream";', "declare function open(shelf: number, options?: { signal?: AbortSignal }): Readable;"), "for await (const book of addAbortSignal(signal, open(1))) console.log(book);")),
    silent("a variable of which nobody knows how it was made", lines(listed, "export async function run(books: AsyncIterable<string>, signal: AbortSignal) { for await (const book of books) console.log(book); signal.throwIfAborted(); }")),
    silent("a plain for", given("declare function list(shelf: number, options?: { signal?: AbortSignal }): string[];", "for (const book of list(1)) console.log(book); signal.throwIfAborted();")),
  ],
  invalid: [
    fixes("not passed to the call", given(listed, "for await (const book of ⟦list⟧(1‹, { signal }›)) console.log(book);"), "list()"),
    fixes("a variable that the call makes", given(listed, "const books = ⟦list⟧(1‹, { signal }›); for await (const book of books) console.log(book);"), "list()"),
    fixes("a promise of an iterable", given("declare function list(shelf: number, options?: { signal?: AbortSignal }): Promise<AsyncIterable<string>>;", "for await (const book of await ⟦list⟧(1‹, { signal }›)) console.log(book);"), "list()"),
    fixes("a generator that hands another's items on", lines(listed, "export async function* run(signal: AbortSignal) { yield* ⟦list⟧(1‹, { signal }›); }"), "list()"),
    fixes(
      "a method of a stream",
      given("declare const pages: { map(change: (page: string) => Promise<string>, options?: { signal?: AbortSignal }): AsyncIterable<string> };", "for await (const page of pages.⟦map⟧(async (text) => text.trim()‹, { signal }›)) console.log(page);"),
      "pages.map()",
    ),
  ],
});
