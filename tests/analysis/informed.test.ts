import { describe, expect, it } from "vitest";
import { mayNotice } from "../../src/analysis/informed.js";
import { explicitSignals } from "../../src/analysis/signals.js";
import { ask } from "./ask.js";

const given = "declare function target(...all: unknown[]): void; declare function make(...all: unknown[]): Record<string, string>; declare function list(...all: unknown[]): Promise<string[]>;";

/** Whether the calls of `target` may notice the abort of the signal that the function round them has; `code` is its body. */
const notices = (code: string, head = "signal: AbortSignal"): boolean[] =>
  ask(`${given} async function f(${head}) { ${code} }`, "types", ["target"], (file, call) => mayNotice(file, explicitSignals(file, call), call));

describe("what may notice an abort", () => {
  it.each([
    ["the signal itself", "target(signal);"],
    ["what is asked of it", "target(() => signal.aborted);"],
    ["what was made of it", "const made = make(signal); target(made);"],
    ["what was made of what was made of it", "const made = make(signal); const next = [made]; target(next);"],
    ["what is written later", "let made: unknown; made = make(signal); target(made);"],
    ["a part of what was made", "const { one, ...rest } = make(signal); target(rest);"],
    ["an element of what was made", "const [one] = [signal]; target(one);"],
    ["a part with a default", "const { one = 1 } = make(signal); target(one);"],
    ["a function that looks", "const look = () => { target(look); signal.throwIfAborted(); };"],
    ["what a listener writes", "let over = false; signal.addEventListener('abort', () => { over = true; }); target(over);"],
    ["what another argument is", "const other = make(); make(other, signal); target(other);"],
    ["the object that gets it", "const other = { take(..._: unknown[]) {} }; other.take(signal); target(other);"],
    ["the object that keeps it", "const other: { own?: AbortSignal } = {}; other.own = signal; target(other);"],
    ["what an await gave, if it can do anything", "const made = await Promise.resolve(new Response('', make(signal))); target(made);"],
  ])("%s", (_, code) => {
    expect(notices(code)).toEqual([true]);
  });

  it.each([
    ["another name", "const other = make(); target(other);"],
    ["another name that is given beside it to what has ended", "const other = make(); await list(other, signal); target(other);"],
    ["another name beside it in a log", "const other = make(); console.log(other, signal); target(other);"],
    ["what an await gave, if it is data", "const made = await list(signal); target(made);"],
    ["what another function of the same block makes", "const other = make(); function g() { return make(signal); } target(other);"],
  ])("not %s", (_, code) => {
    expect(notices(code)).toEqual([false]);
  });

  it("is told of options by their path alone", () => {
    const head = "options: { limit: number; signal: AbortSignal; go(): void }";
    expect(notices("target(options.limit); target(options.signal); target(options); target(() => options.go());", head)).toEqual([false, true, true, true]);
    expect(notices("const own = { ...options }; target(own.limit); target(own.signal); target(own);", head)).toEqual([false, true, true]);
    expect(notices("const { limit, ...rest } = options; target(limit); target(rest);", head)).toEqual([false, true]);
    expect(notices("target(options['limit']); target(options[`${String('limit')}` as 'limit']);", head)).toEqual([false, true]);
  });
});
