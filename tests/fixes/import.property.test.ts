import { runInThisContext } from "node:vm";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importBinding } from "../../src/fixes/import.js";
import { applyEdit, type Language, languages, parse, sampling, samplingTime, withSourceType } from "./edit.js";

const module = "@acme/http";
const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const header = fc.subarray(["#!/usr/bin/env node", "/*! c1 */", "// @ts-check", "", "'use client';", "// c2"]);

const imports = fc.subarray([
  'import a from "a";',
  "import * as b from 'b'; // c3",
  `import {\n  c, // c4\n  d\n} from "${module}";`,
  `import e, { LIMIT as L } from "${module}";`,
  `import {} from "${module}";`,
  'import "g";',
  'import { LIMIT as h } from "i"; /* c5 */',
]);

const others = fc.subarray(["const LIMIT = 1;", "function LIMIT2() {}", "f(LIMIT);", "// c6", "const g = (LIMIT) => f(LIMIT, LIMIT2);"]);

const place = oneOf("f(HERE);", "(LIMIT) => f(HERE, LIMIT);", "{ const L = 1; f(HERE, L); }", "function n(LIMIT, LIMIT2) { return f(HERE); }", "/** c7 */\nclass C { m(e) { f(HERE); } }");

const file = fc
  .record({ header, imports, others, place, semicolons: fc.boolean(), eol: oneOf("\n", "\r\n") })
  .map(({ header, imports, others, place, semicolons, eol }) => {
    // Without semicolons nothing here goes on with the line before it, but for a parenthesis.
    const lines = [...header, ...imports, ...others, place].map((line) => (semicolons ? line : line.replace(/;(?= \/|$)/, ""))).join("\n");
    return (semicolons ? lines : lines.replace(/\n\(/, "\n;(")).replaceAll("\n", eol);
  });

const bring = (language: Language, code: string): string | undefined =>
  applyEdit(language, code, "Identifier[name='HERE']", (sourceCode, node, fixer) => {
    const binding = importBinding(sourceCode, node, { import: module, name: "LIMIT" });
    return binding && [fixer.replaceText(node, binding.text), ...binding.edits(fixer)];
  });

const comments = (language: Language, code: string): string[] =>
  parse(language, code)
    .getAllComments()
    .map((comment) => comment.value);

/** What every name in a file means: the text of its declaration, in the order of the names. */
function meanings(sourceCode: TSESLint.SourceCode): string[] {
  const references = sourceCode.scopeManager?.scopes.flatMap((scope) => scope.references) ?? [];
  return references
    .toSorted((a, b) => a.identifier.range[0] - b.identifier.range[0])
    .map(({ identifier, resolved }) => meaning(sourceCode, identifier, resolved?.defs[0]?.node));
}

function meaning(sourceCode: TSESLint.SourceCode, identifier: TSESTree.Node, declaration: TSESTree.Node | undefined): string {
  if (!declaration) return `global ${sourceCode.getText(identifier)}`;
  const parent = declaration.parent;
  if (parent?.type !== "ImportDeclaration") return sourceCode.getText(declaration).replace(/HERE|\bLIMIT\d?\b|\bL\b/g, "_");
  const imported = declaration.type === "ImportSpecifier" && declaration.imported.type === "Identifier" ? declaration.imported.name : declaration.type;
  return `${imported} of ${parent.source.value}`;
}

describe.each(languages)("importBinding in random modules ($name)", (language) => {
  it("brings the module's name and leaves what every other name means", { timeout: samplingTime }, () => {
    fc.assert(
      fc.property(file, (code) => {
        const result = bring(language, code) ?? "";
        const before = meanings(parse(language, code));
        expect(before).toContain("global HERE");
        expect(meanings(parse(language, result))).toEqual(before.map((each) => (each === "global HERE" ? `LIMIT of ${module}` : each)));
        expect(comments(language, result)).toEqual(comments(language, code));
        expect(code.includes("\r\n") ? result.replaceAll("\r\n", "") : "").not.toContain("\n");
      }),
      sampling,
    );
  });
});

const requires = fc.subarray([
  "'use strict';",
  'const a = require("a");',
  'require("b").c(); // c1',
  `const { d } = require("${module}");`,
  'require("q").c({ a: 1 });',
  'require("r").run(n);',
  `const { LIMIT: L } = require("${module}");`,
  `const e = require("${module}");`,
]);
const body = fc.subarray(["const LIMIT = 1;", "n();", "function n() { f(HERE); }", "// c2", "(() => n)();", "var o = function () { n(); }; o();", 'const p = require("p");', "n();"]);

function passed(code: string): unknown[] {
  const values: unknown[] = [];
  const exported: Record<string, unknown> = { LIMIT: "limit", d: 1, c: () => 1, run: (callback: () => void) => { callback(); } };
  const program = runInThisContext(`(function (f, require, HERE) { ${code}\n})`) as (...values: unknown[]) => void;
  program(
    (value: unknown) => values.push(value),
    () => exported,
    "limit",
  );
  return values;
}

describe.each(languages)("importBinding in random CommonJS ($name)", (language) => {
  it("has the value wherever the code ran before", { timeout: samplingTime }, () => {
    const commonjs = withSourceType(language, "commonjs");
    fc.assert(
      fc.property(requires, body, (first, then) => {
        const code = [...first, ...then, ...(then.includes("function n() { f(HERE); }") ? [] : ["function n() { f(HERE); }"]), "module", "n();"].join("\n");
        const result = bring(commonjs, code) ?? "";
        expect(passed(result.replace("\nmodule", ""))).toEqual(passed(code.replace("\nmodule", "")));
        expect(comments(commonjs, result)).toEqual(comments(commonjs, code));
      }),
      sampling,
    );
  });
});
