import { describe } from "vitest";
import { forwardOf } from "../../src/analysis/forward.js";
import { inWords, tableOf } from "./table.js";

/** Where the call of `target` could take which signals: `1` for its second argument, `1.signal` for an option of it. */
const table = tableOf((file, call) => {
  const forward = forwardOf(file, call);
  if (!forward) return [];
  const { index, option, insertBefore, isExact } = forward.slot;
  return [`${index}${option === undefined ? "" : `.${option}`}${insertBefore ? " before" : ""}${isExact ? "" : " perhaps"}`, ...forward.signals.map(inWords)];
});

/** A call in a function that takes a signal, of a function that is declared so. */
const declared = (target: string, call = "return target(1);") => (...expected: string[]): readonly [string, ...string[]] =>
  [`export {}; interface Options { signal?: AbortSignal; retries?: number } declare function target${target}; async function f(signal: AbortSignal) { ${call} }`, ...expected];
const called = (call: string, head = "signal: AbortSignal", target = "(id: number, options?: { signal?: AbortSignal }): Promise<number>") => (...expected: string[]): readonly [string, ...string[]] =>
  [`export {}; declare function target${target}; declare const x: boolean; declare const other: (...all: unknown[]) => Promise<number>; async function f(${head}) { ${call} }`, ...expected];

const gives = ": Promise<number>";

describe("A signal goes into", () => {
  table({
    "a parameter": declared(`(id: number, signal?: AbortSignal)${gives}`)("1", "signal"),
    "a parameter that takes null": declared(`(id: number, signal?: AbortSignal | null)${gives}`)("1", "signal"),
    "a parameter with a default": ["async function target(id: number, signal = AbortSignal.timeout(1)) { return id; } async function f(signal: AbortSignal) { return target(1); }", "1", "signal"],
    "a parameter by any name": declared(`(id: number, stop?: AbortSignal)${gives}`)("1", "signal"),
    "a parameter of an alias": declared(`(id: number, stop?: Stop)${gives}; type Stop = AbortSignal`)("1", "signal"),
    "a parameter of a type that is made like it": declared(`(id: number, stop?: Stop)${gives}; interface Stop { readonly aborted: boolean; addEventListener(type: "abort", listener: () => void): void }`)("1", "signal"),
    "a parameter behind others that may be left out": declared(`(id: number, retries?: number, signal?: AbortSignal)${gives}`)("2", "signal"),
    "a parameter in the middle": declared(`(id: number, signal?: AbortSignal, retries?: number)${gives}`)("1", "signal"),
    "an option": declared(`(id: number, options?: Options)${gives}`)("1.signal", "signal"),
    "an option by any name": declared(`(id: number, options?: { stop?: AbortSignal })${gives}`)("1.stop", "signal"),
    "an option of options that are given": declared(`(id: number, options: Options)${gives}`, "return target(1, { retries: 2 });")("1.signal", "signal"),
    "an option of options in a const": declared(`(id: number, options: Options)${gives}`, "const options = { retries: 2 }; return target(1, options);")("1.signal", "signal"),
    "an option of the first parameter": declared(`(options: Options)${gives}`, "return target({ retries: 2 });")("0.signal", "signal"),
    "an option that may be undefined or null": declared(`(id: number, options?: { signal?: AbortSignal | undefined | null })${gives}`)("1.signal", "signal"),
    "an option of one type of a union": declared(`(id: number, options?: string | Options | null)${gives}`)("1.signal", "signal"),
    "an option of an intersection": declared(`(id: number, options?: { a?: 1 } & Options)${gives}`)("1.signal", "signal"),
    "an option of a mapped type": declared(`(id: number, options?: Partial<{ signal: AbortSignal; a: 1 }>)${gives}`)("1.signal", "signal"),
    "the type of the union that the argument has": declared(`(options: { kind: "a" } | { kind: "b"; signal?: AbortSignal })${gives}`, 'return target({ kind: "b" });')("0.signal", "signal"),
    "one of two options, which is called like one": declared(`(id: number, options?: { signal?: AbortSignal; stop?: AbortSignal })${gives}`)("1.signal", "signal"),
    "a rest parameter's tuple": declared(`(...all: [id: number, signal?: AbortSignal])${gives}`)("1", "signal"),
    "a parameter before a rest": declared(`(id: number, signal?: AbortSignal, ...all: string[])${gives}`)("1", "signal"),
    "a parameter of a function that makes an async iterable": declared("(id: number, signal?: AbortSignal): AsyncGenerator<number>")("1", "signal"),
    "a parameter of a function that may give a promise": declared("(id: number, signal?: AbortSignal): Promise<number> | number")("1", "signal"),
    "a parameter of a function in a const": ["const target = async (id: number, signal?: AbortSignal) => id; async function f(signal: AbortSignal) { return target(1); }", "1", "signal"],
    "a parameter of a function that is a parameter": ["async function f(target: (id: number, signal?: AbortSignal) => Promise<number>, signal: AbortSignal) { return target(1); }", "1", "signal"],
    "options with a type parameter, perhaps": declared("<T extends Options>(id: number, options?: T): Promise<T>")("1.signal perhaps", "signal"),
    "options beside a type parameter": declared("<T>(id: T, options?: Options): Promise<T>")("1.signal", "signal"),
    "another overload, perhaps": declared(`(id: number)${gives}; declare function target(id: number, signal: AbortSignal)${gives}`)("1 perhaps", "signal"),
    "another overload's options, perhaps": declared(`(id: number)${gives}; declare function target(id: number, options: Options)${gives}`)("1.signal perhaps", "signal"),
    "another overload before the callback, perhaps": declared(
      `(id: number, done: () => void)${gives}; declare function target(id: number, options: Options, done: () => void)${gives}`,
      "return target(1, () => undefined);",
    )("1.signal before perhaps", "signal"),
    "the overload that the call resolves to": declared(`(id: string)${gives}; declare function target(id: number, signal?: AbortSignal)${gives}`)("1", "signal"),
    "an overload that another might then hide, perhaps": declared(`(id: number, options: Options): Promise<string>; declare function target(id: number, options?: Options)${gives}`)("1.signal perhaps", "signal"),
    "its own function": ["async function target(id: number, signal?: AbortSignal): Promise<number> { return target(id - 1); }", "1", "signal maybe"],
  }, ["types"]);
});

describe("No signal goes into", () => {
  table({
    "a function that takes none": declared(`(id: number)${gives}`)(),
    "a parameter that must be given": declared(`(id: number, signal: AbortSignal)${gives}`)(),
    "a parameter behind one that must be given": declared(`(id: number, name: string, signal?: AbortSignal)${gives}`)(),
    "options that demand something else": declared(`(id: number, options?: { signal?: AbortSignal; retries: number })${gives}`)(),
    "options that are no part of the argument's type": declared(`(options: { kind: "a" } | { kind: "b"; signal?: AbortSignal })${gives}`, 'return target({ kind: "a" });')(),
    "a parameter of any type": declared(`(id: number, signal?: any)${gives}`)(),
    "a parameter of an unknown type": declared(`(id: number, signal?: unknown)${gives}`)(),
    "a parameter of a namesake": declared(`(id: number, signal?: Own.AbortSignal)${gives}; declare namespace Own { interface AbortSignal { aborted: boolean; ring(): void } }`)(),
    "a request, which has a signal": declared(`(id: number, request?: Request)${gives}`)(),
    "an event target": declared(`(id: number, target?: EventTarget)${gives}`)(),
    "a rest parameter": declared(`(id: number, ...signals: AbortSignal[])${gives}`)(),
    "a deprecated option": declared(`(id: number, options?: {\n/** @deprecated */\nsignal?: AbortSignal })${gives}`)(),
    "a deprecated overload": declared(`(id: number)${gives};\n/** @deprecated */\ndeclare function target(id: number, signal: AbortSignal)${gives}`)(),
    "an overload of something else": declared(`(id: number)${gives}; declare function target(id: number, signal: AbortSignal): Promise<string>`)(),
    "an overload that takes more": declared(`(id: number)${gives}; declare function target(id: number, name: string, signal: AbortSignal)${gives}`)(),
    "an overload that takes something else": declared(`(id: number)${gives}; declare function target(id: string, signal: AbortSignal)${gives}`)(),
    "one of two parameters": declared(`(id: number, stop?: AbortSignal, cancel?: AbortSignal)${gives}`)(),
    "a function that gives nothing to wait for": declared("(id: number, signal?: AbortSignal): number")(),
    "a function that gives any": declared("(id: number, signal?: AbortSignal): any")(),
    "any function": ["async function f(target: any, signal: AbortSignal) { return target(1); }"],
    "a call that is not finished": declared(`(id: number, name: string, signal?: AbortSignal)${gives}`, "return target();")(),
  }, ["types"]);
});

describe("A call is given a signal", () => {
  table({
    "where it is awaited": called("await target(1);")("1.signal", "signal"),
    "where it is returned": called("return target(1);")("1.signal", "signal"),
    "behind casts": called("await (target(1) as Promise<unknown>)!;")("1.signal", "signal"),
    "before links": called("await target(1).then(String).catch(other).finally(other);")("1.signal", "signal"),
    "in a branch": called("return x ? target(1) : 2;")("1.signal", "signal"),
    "behind another": called("return x && target(1);")("1.signal", "signal"),
    "by the arrow function that returns it": called("await other([1].map((id) => target(id)));")("1.signal", "signal"),
    "by the callback that returns it": called("await other([1].map((id) => { return target(id); }));")("1.signal", "signal"),
    "in a list that is waited for": called("await Promise.all([target(1), other()]);")("1.signal", "signal"),
    "in a race that is returned": called("return Promise.race([target(1), other()]);")("1.signal", "signal"),
    "in a list of settled ones": called("return Promise.allSettled([target(1)]);")("1.signal", "signal"),
    "in a list of which any will do": called("return Promise.any([target(1)]);")("1.signal", "signal"),
    "in a const that is awaited later": called("const one = target(1); await other(); return await one;")("1.signal", "signal"),
    "in a const that is waited for in a list": called("const one = target(1), two = other(); await Promise.all([one, two]);")("1.signal", "signal"),
    "in a const whose links are returned": called("const one = target(1); return one.then(String);")("1.signal", "signal"),
    "that it yields": ["declare function target(id: number, signal?: AbortSignal): Promise<number>; async function* f(signal: AbortSignal) { yield target(1); }", "1", "signal"],
    "whose iterable is iterated": ["declare function target(id: number, signal?: AbortSignal): AsyncIterable<number>; async function f(signal: AbortSignal) { for await (const x of target(1)); }", "1", "signal"],
    "whose iterable is handed on": ["declare function target(id: number, signal?: AbortSignal): AsyncIterable<number>; async function* f(signal: AbortSignal) { yield* target(1); }", "1", "signal"],
    "whose iterable is in a const": ["declare function target(id: number, signal?: AbortSignal): AsyncIterable<number>; async function f(signal: AbortSignal) { const all = target(1); for await (const x of all); }", "1", "signal"],
    "as a new object": ["declare class target { constructor(id: number, options?: { signal?: AbortSignal }); [Symbol.asyncIterator](): AsyncIterator<number> } async function f(signal: AbortSignal) { for await (const x of new target(1)); }", "1.signal", "signal"],
    "of the options": called("await target(1);", "o: { signal?: AbortSignal; id: number }")("1.signal", "o.signal maybe"),
    "of the callback before the outer one": called("await other((inner: AbortSignal) => target(1));")("1.signal", "inner"),
    "or another, where both are as near": called("await target(1);", "one: AbortSignal, two: AbortSignal")("1.signal", "one", "two"),
    "that is lent": called("await target(1);", "request: Request")("1.signal", "request.signal lent"),
    "although another argument is any": called("await target(one);", "one: any, signal: AbortSignal")("1.signal", "signal"),
    "although its arguments come from calls": called("const one = Number(await other()); await target(one);")("1.signal", "signal"),
    "although options are null-checked": called("if (!o) return 1; await target(1);", "o: { id: number } | undefined, signal: AbortSignal")("1.signal", "signal"),
  }, ["types"]);
});

describe("A call is given no signal", () => {
  table({
    "without types": called("await target(1);")(),
  }, ["syntax"]);
  table({
    "where nobody waits for it": called("target(1);")(),
    "where it floats": called("void target(1);")(),
    "where something else waits for it": called("await other(target(1));")(),
    "in a let": called("let one = target(1); one = other(); await one;")(),
    "in a const that another function awaits": called("const one = target(1); return { wait: async () => await one };")(),
    "in a list that nobody waits for": called("const all = [target(1)]; other(all);")(),
    "where its promise is tested": called("return target(1) ? 1 : 2;")(),
    "by another method of what it gives": ["declare function target(id: number, signal?: AbortSignal): Promise<number> & { send(): Promise<number> }; async function f(signal: AbortSignal) { await target(1).send(); }"],
    "where no signal is in scope": called("await target(1);", "id: number")(),
    "that its function aborts itself": called("const own = new AbortController(); await target(1);", "id: number")(),
    "in a finally block": called("try { await other(); } finally { await target(1); }")(),
    "in a listener": called("signal.addEventListener('abort', async () => { await target(1); });")(),
    "in a branch where it is aborted": called("if (signal.aborted) { await target(1); }")(),
    "in a branch without it": called("if (!signal) return target(1);", "signal?: AbortSignal")(),
    "behind an exit with it": called("if (signal) return 1; return target(1);", "signal?: AbortSignal")(),
    "where it is not there": called("return signal === undefined ? target(1) : 1;", "signal?: AbortSignal")(),
    "where its options are not there": called("return o == null ? target(1) : 1;", "o?: { signal?: AbortSignal }")(),
    "where it is there on the other side": called("return o?.signal ?? target(1);", "o?: { signal?: AbortSignal }")(),
    "when it has one": called("await target(1, { signal });")(),
    "when it has another": called("await target(1, { signal: AbortSignal.timeout(1) });")(),
    "when it has undefined": called("await target(1, { signal: undefined });")(),
    "when it has undefined as an argument": called("await target(1, undefined);", "signal: AbortSignal", `(id: number, signal?: AbortSignal)${gives}`)(),
    "when its options may hold one": called("await target(1, o);", "signal: AbortSignal, o: { signal?: AbortSignal }")(),
    "when its options are any": called("await target(1, o);", "signal: AbortSignal, o: any")(),
    "when any options are spread into its own": called("await target(1, { ...o });", "signal: AbortSignal, o: any")(),
    "when its arguments are spread": called("await target(...all);", "signal: AbortSignal, all: [number]")(),
    "when another argument holds one": called("await target(o);", "o: { signal: AbortSignal; id: number }", `(o: { id: number }, options?: { signal?: AbortSignal })${gives}`)(),
    "when it is called on the signal's owner": ["class A { signal!: AbortSignal; target(id: number, signal = this.signal) { return Promise.resolve(id); } async m() { await this.target(1); } }"],
    "when it is called on what was made with a signal": [
      "declare function make(o: { signal: AbortSignal }): (id: number, signal?: AbortSignal) => Promise<number>; async function f(signal: AbortSignal) { const target = make({ signal }); await target(1); }",
    ],
    "lent by a request, behind its response": [
      "declare function target(id: number, signal?: AbortSignal): Promise<number>; declare function after(work: () => Promise<unknown>): void; function f(request: Request) { after(() => target(1)); }",
    ],
  }, ["types"]);
});
