import { Linter, type Rule } from "eslint";
import { expect } from "vitest";
import rule from "../../rules/require-abort-check.js";
import { type Invalid, run } from "../cases.js";
import { describe, fixture, it } from "../tester.js";
import { unchecked } from "./require-abort-check.errors.js";

const given = "declare function save(item: string): Promise<void>; declare function count(): Promise<number>; declare function list(options?: { signal?: AbortSignal }): Promise<string[]>; declare class Client { constructor(options?: object); get(): Promise<string[]> }";

/** A function that gets items and a signal; `code` is its body, in which each reported loop is marked. */
const body = (code: string): string => `${given} async function f(items: string[], signal: AbortSignal, n = 0) { ${code} }`;
const fine = (name: string, code: string) => ({ name, code: body(code) });
const wrong = (name: string, code: string, output: string): Invalid => ({ name, code: body(code), errors: [unchecked()], output: body(output) });

const check = "signal.throwIfAborted();";

run("require-abort-check: what a loop is, and what it waits for", rule, ["typed"], {
  valid: [
    fine("nothing is waited for", "for (const item of items) n += item.length;"),
    fine("a function in the loop waits, not the loop", "for (const item of items) void (async () => { await save(item); })();"),
    fine("what is awaited once, before the first turn", "for (const item of await list({ signal })) n += item.length; for (let i = (await list({ signal })).length; i > 0; i--) n++;"),
    fine("the promises are all there before the loop: it only collects", "const all = items.map(save); for (const each of all) await each;"),
    fine("the keys of an object are few", "for (const key in { a: 1 }) await save(key);"),
    fine("a list that is written out", "for (const item of ['a', 'b']) await save(item);"),
    fine("a list that is written out before", "const all = ['a', 'b'] as const; for (const item of all) await save(item);"),
    fine("the first turn is the last", "for (const item of items) { await save(item); break; }"),
    fine("each way leaves in the first turn", "for (const item of items) { if (item) { await save(item); return; } else throw new Error(item); }"),
    fine("an attempt that leaves, and so does its handler", "for (const item of items) { try { await save(item); return; } catch { break; } }"),
    fine("a `finally` that leaves", "while (n) { try { await save('a'); } finally { return; } }"),
    { name: "no signal", code: "async function f(items: string[], save: (item: string) => Promise<void>, signal: number) { for (const item of items) await save(item); }" },
    { name: "a signal that its name says is not to be used", code: "async function f(items: string[], _signal: AbortSignal) { for (const item of items) await Promise.all([item]); }" },
    { name: "a request's signal is lent, not handed over", code: `${given} export async function f(request: Request, items: string[]) { for (const item of items) await save(item); }` },
    { name: "half typed code", code: `${given} async function f(signal: AbortSignal, ...[]: []) { for (;;) {} }` },
  ],
  invalid: [
    wrong("for … of", "⟦for (const item of items)⟧ { await save(item); }", `for (const item of items) { ${check} await save(item); }`),
    wrong("for await over what is made here", "async function* all() { yield* items; } ⟦for await (const item of all())⟧ { n += item.length; }", `async function* all() { yield* items; } for await (const item of all()) { ${check} n += item.length; }`),
    wrong("for", "⟦for (let i = 0; i < items.length; i++)⟧ { await save(items[i]!); }", `for (let i = 0; i < items.length; i++) { ${check} await save(items[i]!); }`),
    wrong("for without an end", "⟦for (;;)⟧ { await save('a'); }", `for (;;) { ${check} await save('a'); }`),
    wrong("a test that waits", "⟦for (; await count();)⟧ { n++; }", `for (; await count();) { ${check} n++; }`),
    wrong("an update that waits", "⟦for (;; await save('a'))⟧ { n++; }", `for (;; await save('a')) { ${check} n++; }`),
    wrong("while", "⟦while (await count())⟧ { n++; }", `while (await count()) { ${check} n++; }`),
    wrong("do", "⟦do⟧ { await save('a'); } while (n)", `do { ${check} await save('a'); } while (n)`),
    wrong("a promise that is made where it is awaited", "⟦while (n)⟧ { await new Promise((resolve) => setTimeout(resolve, 100)); }", `while (n) { ${check} await new Promise((resolve) => setTimeout(resolve, 100)); }`),
    wrong("a few at a time", "⟦while (items.length)⟧ { await Promise.all(items.splice(0, 3).map(save)); }", `while (items.length) { ${check} await Promise.all(items.splice(0, 3).map(save)); }`),
    wrong("a list that is written out, with another in it", "⟦for (const item of ['a', ...items])⟧ { await save(item); }", `for (const item of ['a', ...items]) { ${check} await save(item); }`),
    wrong(
      "a longer list",
      "⟦for (const item of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'])⟧ { await save(item); }",
      `for (const item of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']) { ${check} await save(item); }`,
    ),
    wrong("one of two ways goes on", "⟦for (const item of items)⟧ { await save(item); if (item) return; }", `for (const item of items) { ${check} await save(item); if (item) return; }`),
    wrong("a way round the end", "⟦for (const item of items)⟧ { if (!item) continue; await save(item); break; }", `for (const item of items) { ${check} if (!item) continue; await save(item); break; }`),
    wrong("a failure goes on", "⟦for (const item of items)⟧ { try { await save(item); return; } catch { n++; } }", `for (const item of items) { ${check} try { await save(item); return; } catch { n++; } }`),
  ],
});

run("require-abort-check: loops in loops", rule, ["typed"], {
  valid: [],
  invalid: [
    wrong(
      "the inner one is reported: its check is met in every turn of both",
      "for (const item of items) { await save(item); ⟦for (const part of item)⟧ { await save(part); } }",
      `for (const item of items) { await save(item); for (const part of item) { ${check} await save(part); } }`,
    ),
    wrong(
      "the outer one, if the inner waits for nothing",
      "⟦for (const item of items)⟧ { for (const part of item) { n += part.length; } await save(item); }",
      `for (const item of items) { ${check} for (const part of item) { n += part.length; } await save(item); }`,
    ),
    wrong(
      "the outer one, if the inner is short",
      "⟦for (const item of items)⟧ { for (const part of ['a', 'b']) { await save(item + part); } }",
      `for (const item of items) { ${check} for (const part of ['a', 'b']) { await save(item + part); } }`,
    ),
    {
      name: "two in a row",
      code: body("⟦for (const item of items)⟧ { await save(item); } ⟦while (n)⟧ { await save('a'); }"),
      errors: [unchecked(), unchecked()],
      output: body(`for (const item of items) { ${check} await save(item); } while (n) { ${check} await save('a'); }`),
    },
  ],
});

run("require-abort-check: what may notice the abort", rule, ["typed"], {
  valid: [
    fine("the check itself", "for (const item of items) { signal.throwIfAborted(); await save(item); }"),
    fine("a check in the test", "while (!signal.aborted) await save('a');"),
    fine("a check in the update", "for (;; signal.throwIfAborted()) await save('a');"),
    fine("a call that gets the signal", "while (n) await list({ signal });"),
    fine("what is gone through is ended by the signal", "async function* all(options: object) { yield* items; } for await (const item of all({ signal })) await save(item);"),
    fine("what is gone through was made with the signal", "async function* all(options: object) { yield* items; } const some = all({ signal }); for await (const item of some) await save(item);"),
    fine("another signal is passed on: somebody has thought about it", "while (n) await list({ signal: AbortSignal.timeout(1000) });"),
    fine("errors are told apart by an abort's name", "while (n) { try { await save('a'); } catch (error) { if ((error as Error).name === 'AbortError') throw error; } }"),
    fine("a flag that a listener sets", "let isOver = false; signal.addEventListener('abort', () => { isOver = true; }); while (!isOver) await save('a');"),
    fine("a flag that a named listener sets", "let isOver = false; function stop() { isOver = true; } signal.addEventListener('abort', stop); while (!isOver) await save('a');"),
    fine("a flag that a listener kept in a variable sets", "let isOver = false; let stop: () => void; stop = () => { isOver = true; }; signal.addEventListener('abort', stop); while (!isOver) await save('a');"),
    fine("a flag that `onabort` sets", "let isOver = false; signal.onabort = () => { isOver = true; }; while (!isOver) await save('a');"),
    fine("a counter that a listener sets back", "let rest = 9; signal.addEventListener('abort', () => { rest--; }); while (rest) await save('a');"),
    fine("a race with a promise that the abort rejects", "const over = new Promise<never>((_, reject) => signal.addEventListener('abort', reject)); for (const item of items) await Promise.race([save(item), over]);"),
    fine("a function that looks", "const look = () => signal.throwIfAborted(); for (const item of items) { look(); await save(item); }"),
    fine("a declared function that looks", "for (const item of items) { look(); await save(item); } function look() { signal.throwIfAborted(); }"),
    fine("a client that got the signal", "const client = new Client({ signal }); while (n) await client.get();"),
    fine("a client that a part of the signal's abort closes", "const client = new Client(); signal.addEventListener('abort', () => { void client.get(); }); while (n) await client.get();"),
    fine("what was read with the signal, and may be tied to it", "const client = await Promise.resolve(new Client({ signal })); while (n) await client.get();"),
    fine("a part of what was made with the signal", "const { get } = new Client({ signal }); while (n) await get();"),
    fine("an object that gets the signal by a method", "const client = new Client(); const keep = (...all: unknown[]) => all; keep(signal, client); while (n) await client.get();"),
    fine("kept in a list", "const all: unknown[] = []; all[0] = signal; while (n) await Promise.resolve(all);"),
    fine("a list of what got the signal", "const [first] = [new Client({ signal })]; while (n) await first!.get();"),
    {
      name: "options that are passed whole",
      code: `${given} async function f(items: string[], options: { limit: number; signal?: AbortSignal }) { while (options.limit) await list(options); }`,
    },
    {
      name: "a copy of the options that is passed whole",
      code: `${given} async function f(options: { limit: number; signal?: AbortSignal }) { const own = { ...options, limit: 3 }; while (own.limit) await list(own); }`,
    },
    {
      name: "the rest of the options",
      code: `${given} async function f({ limit, ...rest }: { limit: number; signal?: AbortSignal }) { while (limit) await list(rest); }`,
    },
    {
      name: "the rest of a copy",
      code: `${given} async function f(options: { limit: number; signal?: AbortSignal }) { const { limit, ...rest } = options; while (limit) await list(rest); }`,
    },
    {
      name: "a method of what holds the signal",
      code: `${given} async function f(context: { signal: AbortSignal; next(): Promise<boolean> }) { while (await context.next()) ; }`,
    },
    {
      name: "a field got the signal",
      code: `${given} class A { client = new Client(); async run(items: string[], signal: AbortSignal) { this.client = new Client({ signal }); for (const item of items) await this.save(item); } async save(item: string) {} }`,
    },
    {
      name: "a field has the signal",
      code: `${given} class A { constructor(readonly signal: AbortSignal) {} async run(items: string[]) { for (const item of items) await this.save(item); } async save(item: string) {} }`,
    },
    {
      name: "a request that lends a signal is passed whole",
      code: `${given} declare function answer(request: Request): Promise<void>; async function f(request: Request, signal: AbortSignal, n: number) { while (n) await answer(request); }`,
    },
  ],
  invalid: [
    wrong("a check before the loop alone", `${check} ⟦for (const item of items)⟧ { await save(item); }`, `${check} for (const item of items) { ${check} await save(item); }`),
    wrong("the signal is passed on before, and what comes of it is data", "const all = await list({ signal }); ⟦for (const item of all)⟧ { await save(item); }", `const all = await list({ signal }); for (const item of all) { ${check} await save(item); }`),
    wrong("the signal is only written down", "let all = 0; console.log(signal, all); ⟦while (all)⟧ { await save('a'); }", `let all = 0; console.log(signal, all); while (all) { ${check} await save('a'); }`),
    wrong("another object than the one that got the signal", "const client = new Client({ signal }); await client.get(); ⟦while (n)⟧ { await new Client().get(); }", `const client = new Client({ signal }); await client.get(); while (n) { ${check} await new Client().get(); }`),
    wrong("what an awaited call was given with the signal", "const client = new Client(); await Promise.all([list({ signal }), client.get()]); ⟦while (n)⟧ { await client.get(); }", `const client = new Client(); await Promise.all([list({ signal }), client.get()]); while (n) { ${check} await client.get(); }`),
    {
      name: "the options' other members",
      code: `${given} async function f(options: { limit: number; signal: AbortSignal }) { ⟦while (options.limit)⟧ { await save('a'); } }`,
      errors: [unchecked("options.signal")],
      output: `${given} async function f(options: { limit: number; signal: AbortSignal }) { while (options.limit) { options.signal.throwIfAborted(); await save('a'); } }`,
    },
    {
      name: "the other members of a copy",
      code: `${given} async function f(options?: { limit: number; signal?: AbortSignal }) { const own = options ?? { limit: 3 }; const { limit } = own; ⟦while (limit)⟧ { await save('a'); } }`,
      errors: [unchecked("own.signal")],
      output: `${given} async function f(options?: { limit: number; signal?: AbortSignal }) { const own = options ?? { limit: 3 }; const { limit } = own; while (limit) { own.signal?.throwIfAborted(); await save('a'); } }`,
    },
    {
      name: "a method that uses no field",
      code: `${given} class A { constructor(readonly signal: AbortSignal) {} async run(items: string[]) { ⟦for (const item of items)⟧ { await save(item); } } }`,
      errors: [
        {
          ...unchecked("this.signal"),
          suggestions: [
            {
              messageId: "check",
              data: { text: "this.signal.throwIfAborted();" },
              output: `${given} class A { constructor(readonly signal: AbortSignal) {} async run(items: string[]) { for (const item of items) { this.signal.throwIfAborted(); await save(item); } } }`,
            },
          ],
        },
      ],
    },
    {
      name: "JavaScript, read with types",
      code: `/** @param {AbortSignal} signal */ export async function f(items, signal) { ⟦for (const item of items)⟧ { await item.save(); } }`,
      filename: fixture("script.js"),
      errors: [unchecked()],
      output: `/** @param {AbortSignal} signal */ export async function f(items, signal) { for (const item of items) { ${check} await item.save(); } }`,
    },
  ],
});

describe("require-abort-check: without types", () => {
  it("says what to set up", () => {
    const plugins = { timeout: { rules: { rule: rule as unknown as Rule.RuleModule } } };
    expect(() => new Linter().verify("f();", { plugins, rules: { "timeout/rule": "error" } })).toThrow(/requires type information/);
  });
});
