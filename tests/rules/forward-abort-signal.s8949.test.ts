import rule from "../../rules/forward-abort-signal.js";
import { run } from "../cases.js";
import { fixes, lines, silent, suggests } from "./forward-abort-signal.ports.js";

// The cases that Sonar tests for S8949, beyond those of CA2016; the verdicts are ours.
const optional = "declare function load(id: number, signal?: AbortSignal): Promise<string>;";
const unaware = "declare function load(id: number): Promise<string>;";

/** An async function that somebody hands a signal. */
const given = (declarations: string, body: string): string => lines(declarations, `export async function run(signal: AbortSignal) { ${body} }`);

run("forward-abort-signal: S8949, where the signal comes from", rule, ["typed"], {
  valid: [
    silent("a static field, which nobody hands over call by call", lines(optional, "export class Shop { static signal: AbortSignal; static async run() { await load(1); } }")),
    silent("a static field by its class's name", lines(optional, "export class Shop { static signal: AbortSignal; async run() { await load(1); } }")),
    silent("a controller, which whoever holds it aborts himself", lines(optional, "export class Shop { constructor(private controller: AbortController) {} async run() { await load(1); } }")),
    silent("a controller as a parameter", lines(optional, "export async function run(controller: AbortController) { await load(1); return controller; }")),
    silent("a controller of the function's own", lines(optional, "export async function run() { const controller = new AbortController(); await load(1); return controller.signal; }")),
    silent(
      "what a store of the context gives",
      lines('import { AsyncLocalStorage } from "node:async_hooks";', optional, "const store = new AsyncLocalStorage<AbortSignal>();", "export async function run() { await load(1); return store.getStore(); }"),
    ),
    silent(
      "a local that a store of the context gives",
      lines('import { AsyncLocalStorage } from "node:async_hooks";', optional, "const store = new AsyncLocalStorage<AbortSignal>();", "export async function run() { const signal = store.getStore(); await load(1); return signal; }"),
    ),
    silent("an instance's signal in a static method", lines(optional, "export class Shop { constructor(readonly signal: AbortSignal) {} static async run() { await load(1); } }")),
    silent("a signal that is aborted from the start", lines(optional, "export async function run() { const signal = AbortSignal.abort(); await load(1); return signal; }")),
    silent("a promise of a signal", lines(optional, "export async function run(signal: Promise<AbortSignal>) { await load(1); return signal; }")),
    silent("a function that gives a signal", lines(optional, "export async function run(signal: () => AbortSignal) { await load(1); return signal; }")),
    silent("a pair that holds a signal", lines(optional, "export async function run(pair: [AbortSignal, string]) { await load(1); return pair; }")),
    silent("one thing or a signal", lines(optional, "export async function run(signal: AbortSignal | string) { await load(1); return signal; }")),
    silent("text by the name of a signal", lines(optional, "export async function run(signal: string) { await load(1); return signal; }")),
    silent("a field of a base class in another file's hands", lines("declare class Base { protected signal: AbortSignal; }", optional, "export class Shop extends Base { async run() { await load(1); } }")),
    silent("this class's field hides the base class's, and is no signal", lines("class Base { signal?: unknown; }", optional, "export class Shop extends Base { declare signal: string; async run() { await load(1); } }")),
  ],
  invalid: [
    fixes("a parameter in the middle", lines(optional, "export async function run(id: number, signal: AbortSignal, name: string) { await ⟦load⟧(id‹, signal›); return name; }"), "load()"),
    fixes("a field", lines(optional, "export class Shop { private signal: AbortSignal; constructor(signal: AbortSignal) { this.signal = signal; } async run() { await ⟦load⟧(1‹, this.signal›); } }"), "load()", "this.signal"),
    fixes("a private field", lines(optional, "export class Shop { #signal: AbortSignal; constructor(signal: AbortSignal) { this.#signal = signal; } async run() { await ⟦load⟧(1‹, this.#signal›); } }"), "load()", "this.#signal"),
    fixes("a field that the constructor declares", lines(optional, "export class Shop { constructor(private signal: AbortSignal) {} async run() { await ⟦load⟧(1‹, this.signal›); } }"), "load()", "this.signal"),
    fixes("a property that is read", lines("declare function signalOf(of: object): AbortSignal;", optional, "export class Shop { get signal(): AbortSignal { return signalOf(this); } async run() { await ⟦load⟧(1‹, this.signal›); } }"), "load()", "this.signal"),
    fixes("a host's signal by another name", lines(optional, "export class Shop { constructor(private stopping: AbortSignal) {} async run() { await ⟦load⟧(1‹, this.stopping›); } }"), "load()", "this.stopping"),
    fixes("this class's field hides the base class's", lines("class Base { signal?: AbortSignal; }", optional, "export class Shop extends Base { declare signal: AbortSignal; async run() { await ⟦load⟧(1‹, this.signal›); } }"), "load()", "this.signal"),
    fixes("a parameter, and not the field", lines(optional, "export class Shop { constructor(private signal: AbortSignal) {} async run(signal: AbortSignal) { await ⟦load⟧(1‹, signal›); return this.signal; } }"), "load()"),
    fixes("a signal that may be undefined", lines(optional, "export async function run(signal?: AbortSignal) { await ⟦load⟧(1‹, signal›); }"), "load()"),
    fixes("a signal that may be null, which the callee doesn't take", lines(optional, "export async function run(signal: AbortSignal | null) { await ⟦load⟧(1‹, signal ?? undefined›); }"), "load()"),
    fixes(
      "a signal that may be null, which the callee takes",
      lines("declare function load(id: number, signal?: AbortSignal | null): Promise<string>;", "export async function run(signal: AbortSignal | null) { await ⟦load⟧(1‹, signal›); }"),
      "load()",
    ),
    fixes("a local that is made of a signal", given(optional, "const both = AbortSignal.any([signal, AbortSignal.timeout(1000)]); await ⟦load⟧(1‹, both›);"), "load()", "both"),
    fixes("a name with an escape", lines(optional, "export async function run(\\u0073ignal: AbortSignal) { await ⟦load⟧(1‹, signal›); }"), "load()"),
    fixes("a property whose name needs quotes", lines(optional, 'export async function run(options: { "abort-signal": AbortSignal }) { await ⟦load⟧(1‹, options["abort-signal"]›); }'), "load()", 'options["abort-signal"]'),
    suggests(
      "the context of a test",
      lines('import { test } from "node:test";', optional, "test('loads', async (t) => { await ⟦load⟧(1‹, t.signal›); });"),
      "load()",
      "t.signal",
    ),
  ],
});

run("forward-abort-signal: S8949, callees and overloads", rule, ["typed"], {
  valid: [
    silent("a callee of which nothing is known", given("declare const shop: any;", "await shop.load(1);")),
    silent("a callee that no import declares", given('import { load } from "missing";', "await load(1);")),
    silent("an overload that asks for something else besides", given(lines(unaware, "declare function load(id: number, signal: AbortSignal, retries: number): Promise<string>;"), "await load(1);")),
    silent("an overload that gives what the call's cannot be", given(lines(unaware, "declare function load(id: number, signal: AbortSignal): Promise<Date>;"), "const text: string = await load(1); return text;")),
    silent("an overload whose type arguments the call's do not fit", given(lines("declare function load(id: number): Promise<number>;", "declare function load<Id extends string>(id: Id, signal: AbortSignal): Promise<number>;"), "await load(1);")),
    silent("the initialiser of a field, where the constructor takes one", lines(optional, "export class Shop { text = load(1); constructor(readonly signal: AbortSignal) {} }")),
    silent("an argument of super()", lines(optional, "class Base { constructor(readonly text: Promise<string>) {} }", "export class Shop extends Base { constructor(signal: AbortSignal) { super(load(1)); signal.throwIfAborted(); } }")),
    silent("in a constructor, where nobody can await", lines(optional, "export class Shop { text; constructor(signal: AbortSignal) { this.text = load(1); signal.throwIfAborted(); } }")),
    silent("a helper of the same class that takes none", lines(optional, "export class Shop { async run(signal: AbortSignal) { signal.throwIfAborted(); await this.read(); } private async read() { await load(1); } }")),
    silent("a call in an abort's listener", given(optional, "signal.addEventListener('abort', async () => { await load(1); });")),
    silent("a call that ends what an abort has ended", given(optional, "if (signal.aborted) { await load(1); }")),
    silent("a signal that is undefined here, written out", given(optional, "await load(1, void 0);")),
    silent("options whose signal is undefined, written out", given("declare function load(id: number, options?: { signal?: AbortSignal }): Promise<string>;", "await load(1, { signal: undefined });")),
    silent("every call of an optional chain passes it", given("declare const shop: { list(signal?: AbortSignal): Promise<{ load(id: number, signal?: AbortSignal): Promise<string> }[]> } | undefined;", "await (await shop?.list(signal))?.[0]?.load(1, signal);")),
  ],
  invalid: [
    fixes("a variable that holds a function", given("declare const load: (id: number, signal?: AbortSignal) => Promise<string>;", "await ⟦load⟧(1‹, signal›);"), "load()"),
    fixes("a parameter that is a function", lines("export async function run(load: (id: number, signal?: AbortSignal) => Promise<string>, signal: AbortSignal) { await ⟦load⟧(1‹, signal›); }"), "load()"),
    fixes("the callee's signal stands in the middle", given("declare function load(id: number, signal?: AbortSignal, retries?: number): Promise<string>;", "await ⟦load⟧(1‹, signal›);"), "load()"),
    fixes("the callee's options have a signal by another name", given("declare function load(id: number, options?: { stop?: AbortSignal }): Promise<string>;", "await ⟦load⟧(1‹, { stop: signal }›);"), "load()"),
    fixes("the callee's options have a signal whose name needs quotes", given('declare function load(id: number, options?: { "abort-signal"?: AbortSignal }): Promise<string>;', 'await ⟦load⟧(1‹, { "abort-signal": signal }›);'), "load()"),
    suggests(
      "an overload that takes a wider type",
      given(lines(unaware, "declare function load(id: number | string, signal: AbortSignal): Promise<string>;"), "await ⟦load⟧(1‹, signal›);"),
      "load()",
    ),
    suggests(
      "an overload whose type argument is inferred",
      given(lines("declare function load(id: number): Promise<void>;", "declare function load<Id>(id: Id, signal: AbortSignal): Promise<void>;"), "await ⟦load⟧(1‹, signal›);"),
      "load()",
    ),
    suggests(
      "an overload that may be given more",
      given(lines(unaware, "declare function load(id: number, signal: AbortSignal, retries?: number): Promise<string>;"), "await ⟦load⟧(1‹, signal›);"),
      "load()",
    ),
    suggests(
      "an overload that another declaration of the interface adds",
      given("interface Shop { load(id: number): Promise<string> } interface Shop { load(id: number, signal: AbortSignal): Promise<string> } declare const shop: Shop;", "await shop.⟦load⟧(1‹, signal›);"),
      "shop.load()",
    ),
    fixes(
      "a method in the middle of an optional chain",
      given("declare const shop: { list(signal?: AbortSignal): Promise<string[]> & { first(): string } } | undefined;", "await shop?.⟦list⟧(‹signal›).then((all) => all[0]?.trim());"),
      "shop?.list()",
    ),
    fixes(
      "a method at the end of an optional chain",
      given("declare const shop: { shelf(): { books: { load(id: number, signal?: AbortSignal): Promise<string> }[] } } | undefined;", "await shop?.shelf().books[0]?.⟦load⟧(1‹, signal›);"),
      "shop?.shelf().books[0]?.load()",
    ),
    fixes("a function that is called if it is there", given("declare const load: ((id: number, signal?: AbortSignal) => Promise<string>) | undefined;", "await ⟦load⟧?.(1‹, signal›);"), "load()"),
    fixes("a nested function and a function expression in it", given(optional, "async function outer() { await Promise.all([1, 2].map(async (id) => { await ⟦load⟧(id‹, signal›); })); } await outer();"), "load()"),
    fixes(
      "a constructor's parameter, in a function that it calls at once",
      lines(optional, "export class Shop { text; constructor(signal: AbortSignal) { this.text = (async () => { await ⟦load⟧(1‹, signal›); })(); } }"),
      "load()",
    ),
    fixes("a function that calls itself", "export async function load(id: number, signal?: AbortSignal): Promise<void> { if (id > 0) await ⟦load⟧(id - 1‹, signal›); }", "load()"),
    fixes(
      "a generic function that calls itself",
      "export async function load<Item>(items: Item[], signal?: AbortSignal): Promise<Item[]> { return items.length > 0 ? ⟦load⟧(items.slice(1)‹, signal›) : items; }",
      "load()",
    ),
    fixes("a method that calls itself", "export class Shop { async load(id: number, signal?: AbortSignal): Promise<void> { if (id > 0) await this.⟦load⟧(id - 1‹, signal›); } }", "this.load()"),
  ],
});
