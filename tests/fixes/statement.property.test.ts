import { runInThisContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insertStatement } from "../../src/fixes/statement.js";
import { applyEdit, espree, parse, sampling, samplingTime } from "./edit.js";

/** A program of which every statement logs, and one logs "here". */
interface Sample {
  readonly code: string;
  readonly where: "before" | "after";
  readonly text: string;
}

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** Statements by how they start and end; `;` stands for a semicolon that some writers leave out. */
const simple = oneOf("log('a');", "(log)('b');", "[1].map(log);", "`${log('c')}`;", "x = {};", "x = function () {};", "++x;", "const y = log('d');", "var z;", "/x/.test(log('e'));");
const compound = oneOf("{ log('f'); }", "if (x) log('g');", "function g() {}", "for (;;) break;", "do log('h'); while (0)", "class A {}", ";");

const gap = fc.oneof(
  { weight: 5, arbitrary: oneOf("\n", "\n  ", "\n\n") },
  { weight: 2, arbitrary: oneOf(" ", "") },
  { weight: 2, arbitrary: oneOf(" // #\n", "\n// #\n", "\n  /* # */ ", " /* #\n# */ ", "\n\n// #\n\n", " /* # */\n") },
);

const here: fc.Arbitrary<string> = oneOf("log('here');", "if (true) log('here');", "if (true)\n  log('here');\nelse x();", "switch (1) { case 1: log('here'); }", "{ log('here'); }", "{\n\tlog('here');\n}", "(() => { log('here'); })();", "while (x !== 'end')\n  x = log('here', 'end');");

/** Writes statements with or without semicolons, as a writer must who leaves them out: one before `[`, `(` and the like. */
function write(statements: readonly string[], gaps: readonly string[], semicolons: boolean): string {
  let text = "";
  let number = 0;
  statements.forEach((statement, at) => {
    let space = (gaps[at] ?? "\n").replaceAll("#", () => `c${String((number += 1))}.`);
    const breaks = /\n/.test(space);
    if (semicolons) {
      text += space + statement;
      return;
    }
    if (/^[([`/+\-]/.test(statement) && at > 0) space += ";";
    else if (!breaks && at > 0) space = `;${space}`;
    text += space + statement.replace(/;$/, "").replaceAll("; }", " }");
  });
  return text;
}

const sample: fc.Arbitrary<Sample> = fc
  .record({
    directives: fc.boolean(),
    before: fc.array(fc.oneof({ weight: 3, arbitrary: simple }, { weight: 1, arbitrary: compound }), { maxLength: 3 }),
    here,
    after: fc.array(fc.oneof({ weight: 3, arbitrary: simple }, { weight: 1, arbitrary: compound }), { maxLength: 3 }),
    gaps: fc.array(gap, { minLength: 9, maxLength: 9 }),
    semicolons: fc.boolean(),
    crlf: fc.boolean(),
    where: oneOf("before" as const, "after" as const),
    text: oneOf("log('new')", "(log)('new')"),
  })
  .map(({ directives, before, after, gaps, semicolons, crlf, where, text, ...sampled }) => {
    const declared = new Set<string>();
    const once = [...before, sampled.here, ...after].filter((statement) => {
      const name = /^(?:const|class|function) \w/.exec(statement)?.[0];
      if (name === undefined) return true;
      if (declared.has(name)) return false;
      declared.add(name);
      return true;
    });
    const code = write(directives ? ["'use strict';", ...once] : once, gaps, semicolons);
    return { code: crlf ? code.replaceAll("\n", "\r\n") : code, where, text };
  });

function trace(code: string): string[] {
  const logged: string[] = [];
  const program = runInThisContext(`(function (log, x) { ${code}\n})`) as (log: unknown, x: unknown) => void;
  program(
    (word: unknown, result: unknown) => {
      logged.push(String(word));
      return result;
    },
    () => undefined,
  );
  return logged;
}

const comments = (code: string): string[] =>
  parse(espree, code)
    .getAllComments()
    .map((comment) => comment.value);

describe("insertStatement in random programs", () => {
  it("runs once, right before or after its neighbour, and moves no comment", { timeout: samplingTime }, () => {
    let edits = 0;
    fc.assert(
      fc.property(sample, ({ code, where, text }) => {
        const result = applyEdit(espree, code, ":matches(ExpressionStatement[expression.arguments.0.value='here'], ExpressionStatement[expression.right.arguments.0.value='here'])", (sourceCode, node, fixer) => {
          if (node.type !== "ExpressionStatement") return undefined;
          const edit = insertStatement(sourceCode, node, text, where);
          return edit && fixer.replaceTextRange([...edit.range], edit.text);
        });
        if (result === undefined) return;
        edits += 1;
        const wanted = trace(code);
        wanted.splice(wanted.indexOf("here") + (where === "before" ? 0 : 1), 0, "new");
        expect(trace(result)).toEqual(wanted);
        expect(comments(result)).toEqual(comments(code));
        expect(code.includes("\r\n") ? result.replaceAll("\r\n", "") : "").not.toContain("\n");
      }),
      sampling,
    );
    expect(edits / sampling.numRuns).toBeGreaterThan(0.8);
  });
});
