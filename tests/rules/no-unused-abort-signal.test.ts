import { Linter, type Rule } from "eslint";
import { expect } from "vitest";
import rule from "../../rules/no-unused-abort-signal.js";
import { type Invalid, run } from "../cases.js";
import { describe, fixture, it } from "../tester.js";
import { suggested, unused } from "./no-unused-abort-signal.errors.js";

const given = "declare function save(id: number): Promise<number>; declare function load(id: number, signal?: AbortSignal): Promise<number>; ";
const fine = (name: string, code: string) => ({ name, code: given + code });
const wrong = (name: string, code: string, output: string, signal = "signal"): Invalid => ({ name, code: given + code, errors: [unused(signal)], output: given + output });

/** A case without a fix: `output` is what the suggestion leaves, if there is one. */
const offered = (name: string, code: string, output?: string, signal = "signal", text = `${signal}.throwIfAborted();`): Invalid => ({
  name,
  code: given + code,
  errors: [output === undefined ? unused(signal) : suggested(given + output, signal, text)],
});

const check = "signal.throwIfAborted();";

run("no-unused-abort-signal: how a function takes a signal", rule, ["typed"], {
  valid: [
    fine("it asks", "async function f(signal: AbortSignal) { if (signal.aborted) return 0; return await save(1); }"),
    fine("it passes the signal on", "async function f(signal: AbortSignal) { return await load(1, signal); }"),
    fine("a function in it looks", "async function f(signal: AbortSignal) { await save(1); return () => signal.aborted; }"),
    fine("its arguments go on whole", "async function f(signal: AbortSignal) { await save(1); return arguments; }"),
    fine("its name says that it is not to be used", "async function f(_signal: AbortSignal) { await save(1); }"),
    fine("the name that it gets says so", "async function f({ signal: _signal }: { signal: AbortSignal }) { await save(1); }"),
    fine("it is taken out of the rest", "async function f({ signal, ...rest }: { signal: AbortSignal; id: number }) { await save(rest.id); }"),
    fine("the rest has it", "async function f({ id, ...rest }: { signal: AbortSignal; id: number }) { await save(id); return rest; }"),
    fine("a rest of signals", "async function f(...signals: AbortSignal[]) { await save(1); }"),
    fine("no signal, only named like one", "async function f(signal: NodeJS.Signals) { await save(1); }"),
    fine("the signal is replaced", "async function f(signal: AbortSignal) { signal = AbortSignal.timeout(10); await save(1); }"),
    fine("a field of the class", "class A { constructor(readonly signal: AbortSignal) { void save(1); } }"),
    fine("a request lends its signal", "export async function f(request: Request) { await save(Number(request.url)); }"),
    { name: "JavaScript that says no type", filename: fixture("script.js"), code: "export async function f(signal) { await save(1); }" },
    fine("half typed code", "export async function f(signal: AbortSignal, ...[]: []) { for (;;) {} }"),
  ],
  invalid: [
    wrong("a parameter", "export async function f(id: number, ⟦signal⟧: AbortSignal) { return await save(id); }", `export async function f(id: number, signal: AbortSignal) { ${check} return await save(id); }`),
    wrong("one that may be left out", "export async function f(id: number, ⟦signal⟧?: AbortSignal) { return await save(id); }", "export async function f(id: number, signal?: AbortSignal) { signal?.throwIfAborted(); return await save(id); }"),
    wrong("a part of a pattern", "export async function f({ ⟦signal⟧ }: { signal: AbortSignal }) { return await save(1); }", `export async function f({ signal }: { signal: AbortSignal }) { ${check} return await save(1); }`),
    wrong("a part by another name", "export async function f({ signal: ⟦stop⟧ }: { signal?: AbortSignal }) { return await save(1); }", "export async function f({ signal: stop }: { signal?: AbortSignal }) { stop?.throwIfAborted(); return await save(1); }", "stop"),
    wrong("a part with a default", "export async function f({ ⟦signal⟧ = AbortSignal.timeout(10) }: { signal?: AbortSignal }) { return await save(1); }", `export async function f({ signal = AbortSignal.timeout(10) }: { signal?: AbortSignal }) { ${check} return await save(1); }`),
    {
      name: "JavaScript that says its type in a comment",
      filename: fixture("script.js"),
      code: "/** @param {AbortSignal} signal */\nexport async function f(⟦signal⟧) { await Promise.all([import('./file.js')]); }",
      errors: [unused()],
      output: `/** @param {AbortSignal} signal */\nexport async function f(signal) { ${check} await Promise.all([import('./file.js')]); }`,
    },
  ],
});

run("no-unused-abort-signal: options", rule, ["typed"], {
  valid: [
    fine("its signal is read", "async function f(options: { id: number; signal?: AbortSignal }) { return await load(options.id, options.signal); }"),
    fine("its signal is taken out", "async function f(options: { id: number; signal?: AbortSignal }) { const { id, signal } = options; return await load(id, signal); }"),
    fine("one of its signals is read", "async function f(options: { id: number; signal?: AbortSignal; stop?: AbortSignal }) { return await load(options.id, options.stop); }"),
    fine("they go on whole", "declare function go(options: object): Promise<void>; async function f(options: { id: number; signal?: AbortSignal }) { if (options.id) await go(options); }"),
    fine("they are copied", "declare function go(options: object): Promise<void>; async function f(options: { id: number; signal?: AbortSignal }) { if (options.id) await go({ ...options }); }"),
    fine("the rest of them is taken", "declare function go(options: object): Promise<void>; async function f(options: { id: number; signal?: AbortSignal }) { const { id, ...rest } = options; await go(rest); }"),
    fine("a method of theirs may look", "async function f(options: { go(): Promise<number>; signal?: AbortSignal }) { return await options.go(); }"),
    fine("a part of a computed name", "async function f(options: { id: number; signal?: AbortSignal }, key: 'id' | 'signal') { return await save(Number(options[key])); }"),
    fine("a part of a computed name is taken out", "async function f(options: { id: number; signal?: AbortSignal }, key: 'id' | 'signal') { const { [key]: id } = options; return await save(Number(id)); }"),
    fine("nothing of them is read", "async function f(options: { id: number; signal?: AbortSignal }) { return await save(1); }"),
    fine("a type that others use too", "interface Options { id: number; signal?: AbortSignal } async function f(options: Options) { return await save(options.id); } async function g(options: Options) { return await load(options.id, options.signal); }"),
    fine("a type of another file", "async function f(options: RequestInit) { return await save(Number(options.body)); }"),
    fine("a type that has its signal from another", "interface Options extends RequestInit { id: number } async function f(options: Options) { return await save(options.id); }"),
    fine("a type's parameter", "async function f<Options extends { id: number; signal?: AbortSignal }>(options: Options) { return await save(options.id); }"),
    fine("a type of a namespace", "async function f(options: Deno.Options) { return await save(options.id); }"),
    fine("no type", "export async function f(options, signals: AbortSignal[]) { await save(signals.length); return await save(options.id); }"),
  ],
  invalid: [
    wrong("another part is read", "export async function f(⟦options⟧: { id: number; signal: AbortSignal }) { return await save(options.id); }", "export async function f(options: { id: number; signal: AbortSignal }) { options.signal.throwIfAborted(); return await save(options.id); }", "options.signal"),
    wrong(
      "other parts are taken out",
      "interface Options { id: number; signal?: AbortSignal } export async function f(⟦options⟧: Options) { const { id } = options; return await save(id); }",
      "interface Options { id: number; signal?: AbortSignal } export async function f(options: Options) { options.signal?.throwIfAborted(); const { id } = options; return await save(id); }",
      "options.signal",
    ),
    wrong(
      "an exported type, with a default",
      "type Options = { id?: number; signal?: AbortSignal }; export { type Options }; export async function f(⟦options⟧: Options = {}) { return await save(options.id ?? 1); }",
      "type Options = { id?: number; signal?: AbortSignal }; export { type Options }; export async function f(options: Options = {}) { options.signal?.throwIfAborted(); return await save(options.id ?? 1); }",
      "options.signal",
    ),
  ],
});

run("no-unused-abort-signal: what it waits for", rule, ["typed"], {
  valid: [
    fine("nothing: it has ended before anybody could abort it", "export function f(id: number, signal: AbortSignal) { return id; }"),
    fine("nothing, though it is async", "export async function f(id: number, signal: AbortSignal) { return id; }"),
    fine("what is settled from the start", "export async function f(id: number, signal: AbortSignal) { await Promise.resolve(); return Promise.resolve(id); }"),
    fine("a promise of somebody else", "export async function f(id: Promise<number>, signal: AbortSignal) { return await id; }"),
    fine("a function in it waits", "export function f(signal: AbortSignal) { return async () => { await save(1); }; }"),
    fine("what it starts is not waited for", "export function f(signal: AbortSignal) { void save(1); }"),
    fine("a call that gives a value", "export function f(id: number, signal: AbortSignal) { return String(id); }"),
    fine("an empty body", "export async function f(signal: AbortSignal) {}"),
    fine("a stub", "export async function f(signal: AbortSignal) { throw new Error('not implemented'); }"),
    fine("a generator that only yields", "export async function* f(id: number, signal: AbortSignal) { yield id; }"),
    fine("a generator whose end is a call", "export function* f(signal: AbortSignal) { return save(1); }"),
    fine("declared", "declare function f(signal: AbortSignal): Promise<void>; abstract class A { abstract f(signal: AbortSignal): Promise<void>; }"),
    fine("a call that could take the signal is reported itself", "export async function f(signal: AbortSignal) { return await load(1); }"),
    fine("a request that nothing bounds is reported itself", "export async function f(signal: AbortSignal) { return await fetch('a'); }"),
    fine("a loop that could check it is reported itself", "export async function f(ids: number[], signal: AbortSignal) { for (const id of ids) await save(id); }"),
  ],
  invalid: [
    wrong("a call", "export async function f(⟦signal⟧: AbortSignal) { await save(1); }", `export async function f(signal: AbortSignal) { ${check} await save(1); }`),
    wrong("a call that is returned", "export async function f(⟦signal⟧: AbortSignal) { return save(1); }", `export async function f(signal: AbortSignal) { ${check} return save(1); }`),
    wrong("what it goes through, in a few turns", "export async function f(⟦signal⟧: AbortSignal) { for (const id of [1, 2]) await save(id); }", `export async function f(signal: AbortSignal) { ${check} for (const id of [1, 2]) await save(id); }`),
    wrong("what it goes through", "async function* all() { yield 1; } export async function f(⟦signal⟧: AbortSignal) { for await (const id of all()) return id; }", `async function* all() { yield 1; } export async function f(signal: AbortSignal) { ${check} for await (const id of all()) return id; }`),
    offered("a function that is not async would throw instead of rejecting", "export function f(⟦signal⟧: AbortSignal) { return save(1); }", `export function f(signal: AbortSignal) { ${check} return save(1); }`),
    offered("a promise made by hand", "export function sleep(ms: number, ⟦signal⟧: AbortSignal) { return new Promise((resolve) => setTimeout(resolve, ms)); }", `export function sleep(ms: number, signal: AbortSignal) { ${check} return new Promise((resolve) => setTimeout(resolve, ms)); }`),
    offered("an arrow without a block has no place for a check", "export const f = (⟦signal⟧: AbortSignal) => save(1);"),
    offered("a generator", "export async function* f(⟦signal⟧: AbortSignal) { yield await save(1); }", `export async function* f(signal: AbortSignal) { ${check} yield await save(1); }`),
    offered("nobody would take the error", "async function f(⟦signal⟧: AbortSignal) { await save(1); } void f(AbortSignal.timeout(10));"),
  ],
});

run("no-unused-abort-signal: who chooses the parameters", rule, ["typed"], {
  valid: [
    fine("a typed slot", "type Task = (signal: AbortSignal) => Promise<number>; export const f: Task = async (signal: AbortSignal) => await save(1);"),
    fine("`satisfies`", "type Task = (signal: AbortSignal) => Promise<number>; export const f = (async (signal: AbortSignal) => await save(1)) satisfies Task;"),
    fine("a callback", "declare function run(task: (signal: AbortSignal) => Promise<number>): void; run(async (signal) => await save(1));"),
    fine("a callback in options", "declare function run(options: { task: (signal: AbortSignal) => Promise<number> }): void; run({ task: async (signal) => await save(1), });"),
    fine("a method in options", "declare function run(options: { task(signal: AbortSignal): Promise<number> }): void; run({ async task(signal) { return await save(1); } });"),
    fine("a callback by its name", "declare function run(task: (signal: AbortSignal) => Promise<number>): void; async function task(signal: AbortSignal) { return await save(1); } run(task);"),
    fine("a name in a typed object", "interface Tasks { task(signal: AbortSignal): Promise<number> } async function task(signal: AbortSignal) { return await save(1); } export const tasks: Tasks = { task };"),
    fine("a name that is kept", "async function task(signal: AbortSignal) { return await save(1); } export const tasks = [task];"),
    fine("a returned function of a type", "type Task = (signal: AbortSignal) => Promise<number>; export function make(): Task { return async (signal) => await save(1); }"),
    fine("an interface", "interface Task { run(signal: AbortSignal): Promise<number> } export class A implements Task { async run(signal: AbortSignal) { return await save(1); } }"),
    fine("a class", "class Task { async run(signal: AbortSignal) { return await load(1, signal); } } export class A extends Task { async run(signal: AbortSignal) { return await save(1); } }"),
    fine("an abstract class", "abstract class Task { abstract run(signal: AbortSignal): Promise<number> } export class A extends Task { override async run(signal: AbortSignal) { return await save(1); } }"),
    fine("a field of a class", "class Task { run?: (signal: AbortSignal) => Promise<number> } export class A extends Task { run = async (signal: AbortSignal) => await save(1); }"),
    fine("a class of no known type", "declare const Task: any; export class A extends Task { async run(signal: AbortSignal) { return await save(1); } }"),
    fine("an interface of no known type", "import type { Task } from 'nowhere'; export class A implements Task { async run(signal: AbortSignal) { return await save(1); } }"),
    fine("a computed name", "export class A { async [Symbol.iterator](signal: AbortSignal) { return await save(1); } }"),
    fine("a method that is handed on", "declare function on(task: (signal: AbortSignal) => Promise<number>): void; export class A { constructor() { on(this.run); } async run(signal: AbortSignal) { return await save(1); } }"),
    fine("a setter", "export class A { set signal(signal: AbortSignal) { void (async () => { await save(1); })(); } }"),
    fine("a decorated method", "declare const route: any; export class A { @route async run(signal: AbortSignal) { return await save(1); } }"),
    fine("a decorated parameter", "declare const abort: any; export class A { async run(@abort signal: AbortSignal) { return await save(1); } }"),
  ],
  invalid: [
    wrong("a method of a class's own", "export class A { async run(⟦signal⟧: AbortSignal) { return await save(1); } }", `export class A { async run(signal: AbortSignal) { ${check} return await save(1); } }`),
    wrong("a method beside an interface's", "interface Task { id: number } export class A implements Task { id = 1; async run(⟦signal⟧: AbortSignal) { return await save(1); } }", `interface Task { id: number } export class A implements Task { id = 1; async run(signal: AbortSignal) { ${check} return await save(1); } }`),
    wrong("a private method", "declare const Task: any; export class A extends Task { async #run(⟦signal⟧: AbortSignal) { return await save(1); } go(signal: AbortSignal) { return this.#run(signal); } }", `declare const Task: any; export class A extends Task { async #run(signal: AbortSignal) { ${check} return await save(1); } go(signal: AbortSignal) { return this.#run(signal); } }`),
    wrong("a function in a field", "export class A { run = async (⟦signal⟧: AbortSignal) => { return await save(1); }; }", `export class A { run = async (signal: AbortSignal) => { ${check} return await save(1); }; }`),
    wrong("a method of an object of no type", "export const api = { async run(⟦signal⟧: AbortSignal) { return await save(1); } };", `export const api = { async run(signal: AbortSignal) { ${check} return await save(1); } };`),
    wrong("a function in an object of no type", "async function run(⟦signal⟧: AbortSignal) { return await save(1); } export const api = { run };", `async function run(signal: AbortSignal) { ${check} return await save(1); } export const api = { run };`),
    wrong("a function that is exported later", "async function run(⟦signal⟧: AbortSignal) { return await save(1); } export { run }; export type Run = typeof run;", `async function run(signal: AbortSignal) { ${check} return await save(1); } export { run }; export type Run = typeof run;`),
    wrong("a function that is called", "async function run(⟦signal⟧: AbortSignal) { return await save(1); } export const go = async (signal: AbortSignal) => await run(signal);", `async function run(signal: AbortSignal) { ${check} return await save(1); } export const go = async (signal: AbortSignal) => await run(signal);`),
    wrong("the default export", "export default async function (⟦signal⟧: AbortSignal) { return await save(1); }", `export default async function (signal: AbortSignal) { ${check} return await save(1); }`),
    wrong("an arrow in a variable", "export const run = async (⟦signal⟧: AbortSignal) => { return await save(1); };", `export const run = async (signal: AbortSignal) => { ${check} return await save(1); };`),
    wrong(
      "an implementation of overloads",
      "export function run(id: string, signal: AbortSignal): Promise<number>; export function run(id: number, signal: AbortSignal): Promise<number>; export async function run(id: unknown, ⟦signal⟧: AbortSignal) { return await save(Number(id)); }",
      `export function run(id: string, signal: AbortSignal): Promise<number>; export function run(id: number, signal: AbortSignal): Promise<number>; export async function run(id: unknown, signal: AbortSignal) { ${check} return await save(Number(id)); }`,
    ),
  ],
});

run("no-unused-abort-signal: the edit", rule, ["typed"], {
  valid: [],
  invalid: [
    wrong("over lines, below a comment's own line", "\nexport async function f(⟦signal⟧: AbortSignal) {\n  // One.\n  await save(1);\n}\n", "\nexport async function f(signal: AbortSignal) {\n  signal.throwIfAborted();\n  // One.\n  await save(1);\n}\n"),
    wrong("behind a directive", "\nexport async function f(⟦signal⟧: AbortSignal) {\n  'use server';\n  await save(1);\n}\n", "\nexport async function f(signal: AbortSignal) {\n  'use server';\n  signal.throwIfAborted();\n  await save(1);\n}\n"),
    { ...offered("fixes are suggestions", "export async function f(⟦signal⟧: AbortSignal) { await save(1); }", `export async function f(signal: AbortSignal) { ${check} await save(1); }`), settings: { timeout: { target: "modern", fixes: "suggest" } } },
    { ...offered("nobody knows the runtime", "export async function f(⟦signal⟧: AbortSignal) { await save(1); }", `export async function f(signal: AbortSignal) { ${check} await save(1); }`), settings: {}, filename: fixture("anywhere/file.ts") },
    { ...offered("the runtime has no such method", "export async function f(⟦signal⟧: AbortSignal) { await save(1); }"), settings: { timeout: { target: "react-native" } } },
  ],
});

describe("no-unused-abort-signal: without types", () => {
  it("says what to set up", () => {
    const plugins = { timeout: { rules: { rule: rule as unknown as Rule.RuleModule } } };
    expect(() => new Linter().verify("f();", { plugins, rules: { "timeout/rule": "error" } })).toThrow(/requires type information/);
  });
});
