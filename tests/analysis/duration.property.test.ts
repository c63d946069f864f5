import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbersOf } from "../../src/analysis/duration.js";
import { ask } from "./ask.js";

const names = ["a", "b", "c"] as const;
const declarations = "const a = 60; const b = 1_000; const o = { c: a * b }; const c = o.c;";

/** Arithmetic over literals and constants, in brackets, so that no operator binds otherwise. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(fc.integer({ min: 0, max: 5_000 }).map(String), fc.constantFrom("0.5", "1e3", "0x7fffffff", "Infinity", "NaN", "Number.MAX_SAFE_INTEGER", "o.c", ...names)),
    fc.tuple(tie("expression"), fc.constantFrom("+", "-", "*", "/", "%", "**", "<<", ">>", ">>>", "&", "|", "^"), tie("expression")).map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    fc.tuple(fc.constantFrom("-", "+", "~"), tie("expression")).map(([operator, operand]) => `${operator}(${operand})`),
  ),
}));

const numberOf = (code: string): readonly number[] | undefined =>
  ask(`${declarations} target(${code});`, "espree", ["target"], (file, { arguments: [argument] }) => numbersOf(file, argument!))[0];

describe("numbersOf", () => {
  it("gives what JavaScript gives", () => {
    fc.assert(
      fc.property(expression, (code) => {
        expect(numberOf(code)).toEqual([runInNewContext(`${declarations} ${code}`)]);
      }),
    );
  });

  it("gives what JavaScript gives on each branch", () => {
    fc.assert(
      fc.property(expression, expression, (yes, no) => {
        const each = ["true", "false"].map((test) => runInNewContext(`${declarations} (${test} ? ${yes} : ${no}) * 2`) as number);
        expect(numberOf(`(other ? ${yes} : ${no}) * 2`)).toEqual(each);
      }),
      { numRuns: 30 },
    );
  });
});
