import rule from "../../rules/forward-abort-signal.js";
import { run } from "../cases.js";
import { forwarded } from "./forward-abort-signal.errors.js";
import { fixes, lines, pass, silent, suggests } from "./forward-abort-signal.ports.js";

// The cases that .NET tests for CA2016, by their numbers in the order of its suite; the verdicts are ours. Its token is a signal here, its overload an overload.
const optional = "declare function load(id: number, signal?: AbortSignal): Promise<string>;";
const overloaded = lines("declare function load(id: number): Promise<string>;", "declare function load(id: number, signal: AbortSignal): Promise<string>;");
const unaware = "declare function load(id: number): Promise<string>;";

/** An async function that somebody hands a signal. */
const given = (declarations: string, body: string): string => lines(declarations, `export async function run(signal: AbortSignal) { ${body} }`);

run("forward-abort-signal: CA2016, silent", rule, ["typed"], {
  valid: [
    silent("1 neither has a signal", lines(unaware, "export async function run() { await load(1); }", "export let signal: AbortSignal;")),
    silent("2 neither has a signal, and nobody awaits", lines(unaware, "export function run() { return load(1); }", "export let signal: AbortSignal;")),
    silent("3 the function has none to give", lines(optional, "export async function run() { await load(1); }")),
    silent("4 the callee takes none", given(unaware, "await load(1);")),
    silent(
      "5 the overload that takes one asks for another type",
      given(lines(unaware, "declare function load(name: string, signal: AbortSignal): Promise<string>;"), "await load(1);"),
    ),
    silent("6 passed to the overload", given(overloaded, "await load(1, signal);")),
    silent("7 passed to the optional parameter", given(optional, "await load(1, signal);")),
    silent("8 another signal is passed", given(optional, "const controller = new AbortController(); await load(1, controller.signal);")),
    silent("9 undefined, written out", given(optional, "await load(1, undefined);")),
    silent("10 undefined, written out with its type", given(optional, "await load(1, undefined as AbortSignal | undefined);")),
    silent("11 a signal that never comes", given(optional, "await load(1, new AbortController().signal);")),
    silent("13 the overload takes two signals", given(lines(unaware, "declare function load(id: number, signal: AbortSignal, other: AbortSignal): Promise<string>;"), "await load(1);")),
    silent("14 the overload takes two signals apart", given(lines(unaware, "declare function load(signal: AbortSignal, id: number, other: AbortSignal): Promise<string>;"), "await load(1);")),
    silent("15 passed by name, in another order", given("declare function load(options: { id: number; signal?: AbortSignal }): Promise<string>;", "await load({ signal, id: 1 });")),
    silent(
      "16 passed by name to the overload, in another order",
      given(lines("declare function load(options: { id: number }): Promise<string>;", "declare function load(options: { id: number; signal: AbortSignal }): Promise<string>;"), "await load({ signal, id: 1 });"),
    ),
    silent("17 the one signal of a callee that takes any number", given("declare function untilAny(...signals: AbortSignal[]): Promise<void>;", "await untilAny(signal);")),
    silent(
      "18 only another class has the overload",
      given(
        lines("declare class Shop { load(id: number): Promise<string>; }", "declare class Store extends Shop { load(id: number): Promise<string>; load(id: number, signal: AbortSignal): Promise<string>; }"),
        "await new Shop().load(1); return Store;",
      ),
    ),
    silent("19 the overload asks for more than the signal", given(lines(unaware, "declare function load(id: number, retries: number, signal: AbortSignal): Promise<string>;"), "await load(1);")),
    silent("20 a callback without a signal of its own that is handed out, and may run when the function has ended", given(optional, "signal.throwIfAborted(); return async () => { await load(1); };")),
    silent("21 the same as a function expression", given(optional, "signal.throwIfAborted(); return { async read() { await load(1); } };")),
    silent("22 the overload gives something else", given(lines(unaware, "declare function load(id: number, signal: AbortSignal): Promise<number>;"), "await load(1);")),
    silent("23 any number of anything", given("declare function load(...all: any[]): Promise<string>;", "await load(1); await load(1, 2);")),
    silent("24 the overload is deprecated", given(lines(unaware, "/** @deprecated */ declare function load(id: number, signal: AbortSignal): Promise<string>;"), "await load(1);")),
    silent("27 the initialiser of a field", lines(optional, "export class Shop { static signal: AbortSignal; data = load(1); constructor(private signal: AbortSignal) {} }")),
    silent("30 a callee that takes any number of signals, with none", given("declare function untilAny(...signals: AbortSignal[]): Promise<void>;", "await untilAny();")),
    silent("31 a nested function whose own parameter hides the signal", given(optional, "async function inner(signal: string) { await load(signal.length); } await inner('a');")),
    silent(
      "32 a function in one whose own parameter hides the signal",
      given(optional, "async function outer(signal: string) { const inner = async () => { await load(signal.length); }; await inner(); } await outer('a');"),
    ),
    silent("35 nobody waits for the call", given(optional, "load(1);")),
    silent(
      "68 the overload takes as a list what the call gives one by one",
      given(lines("declare function load(...ids: number[]): Promise<string>;", "declare function load(ids: number[], signal: AbortSignal): Promise<string>;"), "await load(1, 2);"),
    ),
  ],
  invalid: [],
});

run("forward-abort-signal: CA2016, reported", rule, ["typed"], {
  valid: [],
  invalid: [
    suggests(
      "12 the overload takes the signal first",
      given(lines(unaware, "declare function load(signal: AbortSignal, id: number): Promise<string>;"), "await ⟦load⟧(‹signal, ›1);"),
      "load()",
    ),
    fixes(
      "20 an inline callback without a signal of its own",
      given(optional, "await Promise.all([1, 2].map(async (id) => { await ⟦load⟧(id‹, signal›); }));"),
      "load()",
    ),
    fixes(
      "21 an inline function expression without a signal of its own",
      given(optional, "await Promise.all([1, 2].map(async function (id) { await ⟦load⟧(id‹, signal›); }));"),
      "load()",
    ),
    fixes(
      "25 the callee is the function itself",
      "export async function load(id: number, signal?: AbortSignal): Promise<string> { return id > 0 ? ⟦load⟧(id - 1‹, signal›) : ''; }",
      "load()",
    ),
    {
      name: "25 the callee is an overload of the function itself, whose signal may be missing where the overload asks for one",
      code: lines(
        "export async function load(id: number): Promise<string>;",
        "export async function load(id: number, signal: AbortSignal): Promise<string>;",
        "export async function load(id: number, signal?: AbortSignal): Promise<string> { return id > 0 ? ⟦load⟧(id - 1) : ''; }",
      ),
      errors: [forwarded("load()")],
    },
    fixes("26 the function's own signal stands first", lines(optional, "export async function run(signal: AbortSignal, id: number) { await ⟦load⟧(id‹, signal›); }"), "load()"),
    {
      name: "26 the function has two signals",
      code: lines(optional, "export async function run(shutdown: AbortSignal, user: AbortSignal) { await ⟦load⟧(1); }"),
      errors: [
        {
          ...forwarded("load()", "shutdown` or `user"),
          suggestions: [
            pass("shutdown", lines(optional, "export async function run(shutdown: AbortSignal, user: AbortSignal) { await load(1, shutdown); }")),
            pass("user", lines(optional, "export async function run(shutdown: AbortSignal, user: AbortSignal) { await load(1, user); }")),
          ],
        },
      ],
    },
    suggests(
      "29 the overload takes what the call leaves out too",
      given(lines("declare function load(id: number, retries?: number): Promise<string>;", "declare function load(id: number, retries: number | undefined, signal: AbortSignal): Promise<string>;"), "await ⟦load⟧(1‹, undefined, signal›);"),
      "load()",
    ),
    fixes("33 the optional signal is left out", given(optional, "await ⟦load⟧(1‹, signal›);"), "load()"),
    fixes("34 with a chain behind the call", given(optional, "await ⟦load⟧(1‹, signal›).then((text) => text.trim()).finally(() => {});"), "load()"),
    fixes("36 kept, and awaited later", given(optional, "const text = ⟦load⟧(1‹, signal›); console.log('asked'); await text;"), "load()"),
    fixes(
      "37 a static method of the same class",
      lines("export class Shop {", "  static async load(id: number, signal?: AbortSignal) { signal?.throwIfAborted(); return id; }", "  static async run(signal: AbortSignal) { await this.⟦load⟧(1‹, signal›); }", "}"),
      "this.load()",
    ),
    fixes(
      "38 a method of another class's instance",
      given("declare class Shop { load(id: number, signal?: AbortSignal): Promise<string>; }", "const shop = new Shop(); await shop.⟦load⟧(1‹, signal›);"),
      "shop.load()",
    ),
    fixes("39 a static method of another class", given("declare class Shop { static load(id: number, signal?: AbortSignal): Promise<string>; }", "await Shop.⟦load⟧(1‹, signal›);"), "Shop.load()"),
    fixes("40 a method of a plain object", given("const shop = { async load(id: number, signal?: AbortSignal) { signal?.throwIfAborted(); return id; } };", "await shop.⟦load⟧(1‹, signal›);"), "shop.load()"),
    suggests(
      "41 an overload, where the call gives nothing",
      given(lines("declare function load(): Promise<string>;", "declare function load(signal: AbortSignal): Promise<string>;"), "await ⟦load⟧(‹signal›);"),
      "load()",
    ),
    suggests(
      "42 an overload whose signal is optional",
      given(lines(unaware, "declare function load(id: number, signal?: AbortSignal): Promise<string>;"), "await ⟦load⟧(1‹, signal›);"),
      "load()",
    ),
    fixes("42 a signal with a default", given("async function load(id: number, signal = new AbortController().signal) { signal.throwIfAborted(); return id; }", "await ⟦load⟧(1‹, signal›);"), "load()"),
    suggests(
      "43 of several overloads, the one that takes what the call gives",
      given(
        lines(
          "declare function load(id: number): Promise<string>;",
          "declare function load(name: string): Promise<string>;",
          "declare function load(id: number, signal: AbortSignal): Promise<string>;",
          "declare function load(name: string, options: { signal?: AbortSignal }): Promise<string>;",
        ),
        "await ⟦load⟧('a'‹, { signal }›);",
      ),
      "load()",
    ),
    fixes("47 the callee's signal has an alias", given(lines("type Stop = AbortSignal;", "declare function load(id: number, signal?: Stop): Promise<string>;"), "await ⟦load⟧(1‹, signal›);"), "load()"),
    suggests("48 the overload's signal has an alias", given(lines("type Stop = AbortSignal;", unaware, "declare function load(id: number, signal: Stop): Promise<string>;"), "await ⟦load⟧(1‹, signal›);"), "load()"),
    fixes("49 the function's own signal has an alias", lines("type Stop = AbortSignal;", optional, "export async function run(stop: Stop) { await ⟦load⟧(1‹, stop›); }"), "load()", "stop"),
    fixes(
      "50 both have aliases",
      lines("type Stop = AbortSignal;", "type End = AbortSignal;", "declare function load(id: number, signal?: End): Promise<string>;", "export async function run(stop: Stop) { await ⟦load⟧(1‹, stop›); }"),
      "load()",
      "stop",
    ),
    fixes("51 all that is optional before it is left out", given("declare function load(id?: number, retries?: number, signal?: AbortSignal): Promise<string>;", "await ⟦load⟧(‹undefined, undefined, signal›);"), "load()"),
    fixes("52 some of what is optional before it is left out", given("declare function load(id: number, retries?: number, signal?: AbortSignal): Promise<string>;", "await ⟦load⟧(1‹, undefined, signal›);"), "load()"),
    fixes("53 the call names what it gives", given("declare function load(id: number, options?: { retries?: number; signal?: AbortSignal }): Promise<string>;", "await ⟦load⟧(1, { retries: 3‹, signal› });"), "load()"),
    fixes(
      "54 the call names what it gives, and the signal has an alias",
      given(lines("type Stop = AbortSignal;", "declare function load(id: number, options?: { retries?: number; signal?: Stop }): Promise<string>;"), "await ⟦load⟧(1, { retries: 3‹, signal› });"),
      "load()",
    ),
    fixes(
      "55 the call names what it gives in another order, which stays",
      given("declare function load(options: { id: number; retries?: number; signal?: AbortSignal }): Promise<string>;", "await ⟦load⟧({ retries: 3, id: 1‹, signal› });"),
      "load()",
    ),
    fixes("56 in a block that holds something", given(optional, "{ await using lock = { async [Symbol.asyncDispose]() {} }; await ⟦load⟧(1‹, signal›); }"), "load()"),
    fixes("57 an optional call: its name alone is marked", lines("declare const shop: { load(id: number, signal?: AbortSignal): Promise<string> } | undefined;", "export async function run(signal: AbortSignal) { await shop?.⟦load⟧(1‹, signal›); }"), "shop?.load()"),
    fixes(
      "58 comments stay, and a call that passes it already",
      given(optional, "await load(0, signal); /* first */ await ⟦load⟧(/* the id */ 1 /* of one */‹, signal›); // last\n"),
      "load()",
    ),
  ],
});

run("forward-abort-signal: CA2016, functions in functions", rule, ["typed"], {
  valid: [
    silent("44 a callback passes its own signal", given(optional, "const read = async (own: AbortSignal) => { await load(1, own); }; await read(signal);")),
  ],
  invalid: [
    fixes("44 a callback's own signal, not the outer one: awaited", given(optional, "const read = async (own: AbortSignal) => { await ⟦load⟧(1‹, own›); }; await read(signal);"), "load()", "own"),
    fixes("44 a callback's own signal, not the outer one: returned", given(optional, "const read = (own: AbortSignal) => ⟦load⟧(1‹, own›); await read(signal);"), "load()", "own"),
    fixes("44 a callback's own signal by its context's type: awaited", given(optional, "const read: (own: AbortSignal) => Promise<void> = async (own) => { await ⟦load⟧(1‹, own›); }; await read(signal);"), "load()", "own"),
    fixes("44 a callback's own signal by its context's type: returned", given(optional, "const read: (own: AbortSignal) => Promise<string> = (own) => ⟦load⟧(1‹, own›); await read(signal);"), "load()", "own"),
    fixes(
      "44 a callback's own signal by its name and its context's type: returned",
      given(optional, "const read: (stopSignal: AbortSignal) => Promise<string> = (stopSignal) => ⟦load⟧(1‹, stopSignal›); await read(signal);"),
      "load()",
      "stopSignal",
    ),
    fixes(
      "44 a callback's own signal two functions up, which may be missing",
      given(optional, "const read: (own?: AbortSignal) => Promise<string[]> = (own) => Promise.all([1].map((id) => ⟦load⟧(id‹, own›))); await read(signal);"),
      "load()",
      "own",
    ),
    fixes("44 a callback's parameter that is no signal by its context's type", given(optional, "const read: (own: number) => Promise<string> = (own) => ⟦load⟧(own‹, signal›); await read(1);"), "load()"),
    fixes("45 a callback's promise that is awaited outside", given(optional, "const read = () => ⟦load⟧(1‹, signal›); await read();"), "load()"),
    fixes("46 a nested function's own signal: awaited", given(optional, "async function read(own: AbortSignal) { await ⟦load⟧(1‹, own›); } await read(signal);"), "load()", "own"),
    fixes("46 a nested function's own signal: returned", given(optional, "function read(own: AbortSignal) { return ⟦load⟧(1‹, own›); } await read(signal);"), "load()", "own"),
    fixes("59 a nested function without one, in blocks", given(optional, "if (signal) { { async function read() { if (signal) { await ⟦load⟧(1‹, signal›); } } await read(); } }"), "load()"),
    fixes("60 only the nested function has one", lines(optional, "export async function run() { async function read(signal: AbortSignal) { await ⟦load⟧(1‹, signal›); } await read(new AbortController().signal); }"), "load()"),
    fixes(
      "61 the nearest of the functions round the call that has one",
      given(optional, "async function outer(own: AbortSignal) { async function inner() { await ⟦load⟧(1‹, own›); } await inner(); } await outer(signal);"),
      "load()",
      "own",
    ),
  ],
});

run("forward-abort-signal: CA2016, generics and callees that are expressions", rule, ["typed"], {
  valid: [
    silent("67 the overload gives a thenable that is no promise, where a promise is kept", given(lines(unaware, "declare function load(id: number, signal: AbortSignal): PromiseLike<string>;"), "const text: Promise<string> = load(1); await text;")),
  ],
  invalid: [
    suggests(
      "62 a generic method with its type argument written out",
      given("declare const shop: { load<Item>(id: number): Promise<Item>; load<Item>(id: number, signal: AbortSignal): Promise<Item> };", "await shop.⟦load⟧<string>(1‹, signal›);"),
      "shop.load()",
    ),
    suggests(
      "63 a generic static method",
      given("declare class Shop { static load<Item>(item: Item): Promise<Item>; static load<Item>(item: Item, signal: AbortSignal): Promise<Item>; }", "await Shop.⟦load⟧<string>('a'‹, signal›);"),
      "Shop.load()",
    ),
    fixes(
      "64 one callee or another",
      given("type Load = (id: number, signal?: AbortSignal) => Promise<string>; declare const one: Load | undefined; declare const two: Load;", "await (⟦one ?? two⟧)(1‹, signal›);"),
      "(one ?? two)()",
    ),
    fixes(
      "65 a method of one object or another",
      given("interface Shop { load(id: number, signal?: AbortSignal): Promise<string> } declare const one: Shop | undefined; declare const two: Shop;", "await (one ?? two).⟦load⟧(1‹, signal›);"),
      "(one ?? two).load()",
    ),
    suggests(
      "66 the overload gives a narrower type",
      given(lines("declare function load(id: number): Promise<string | number>;", "declare function load(id: number, signal: AbortSignal): Promise<string>;"), "await ⟦load⟧(1‹, signal›);"),
      "load()",
    ),
    suggests(
      "67 the overload gives another thenable, of which an await makes the same",
      given(lines(unaware, "declare function load(id: number, signal: AbortSignal): PromiseLike<string>;"), "await ⟦load⟧(1‹, signal›);"),
      "load()",
    ),
  ],
});
