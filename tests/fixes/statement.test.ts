import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { insertStatement, replaceStatement, statementOf } from "../../src/fixes/statement.js";
import { applyEdit, languages, type Language, typescript, typescriptOnly, withSourceType } from "./edit.js";

const marked = "IfStatement[test.callee.name='here'], " + "ExpressionStatement[expression.callee.name='here']";

const insert = (language: Language, code: string, where: "before" | "after", text: string, selector = marked): string | undefined =>
  applyEdit(language, code, selector, (sourceCode, node, fixer) => {
    const edit = insertStatement(sourceCode, node as never, text, where);
    return edit && fixer.replaceTextRange([...edit.range], edit.text);
  });

type Case = readonly [name: string, code: string, output: string | undefined, text?: string];

const before: readonly Case[] = [
  ["on a line of its own", "a();\nhere();", "a();\nx.y = 1;\nhere();"],
  ["with the statement's indentation", "function f() {\n\ta();\n\there();\n}", "function f() {\n\ta();\n\tx.y = 1;\n\there();\n}"],
  ["in a file without semicolons", "a()\nhere()\n", "a()\nx.y = 1\nhere()\n"],
  ["with a semicolon where the statement would go on", "a()\n;(c)()\nhere()", "a()\n;(c)()\nx.y = 1\nhere()"],
  ["no semicolon for a file without them before a comment that ends its line", "a()\nb()\nhere() /* c */\nc()", "a()\nb()\nx.y = 1\nhere() /* c */\nc()"],
  ["with a semicolon where the next token is a parenthesis", "(b)();here()", "(b)();x.y = 1; here()"],
  ["above the statement's comments", "a();\n// sends\n// it\nhere();", "a();\nx.y = 1;\n// sends\n// it\nhere();"],
  ["below a comment that stands alone", "a();\n// section\n\nhere();", "a();\n// section\n\nx.y = 1;\nhere();"],
  ["below the comment of the statement before", "a(); // c\nhere();", "a(); // c\nx.y = 1;\nhere();"],
  ["below the comment of the block", "{ // c\n  here();\n}", "{ // c\n  x.y = 1;\n  here();\n}"],
  ["below the file's own comments", "// @ts-check\nhere();", "// @ts-check\nx.y = 1;\nhere();"],
  ["on the same line", "if (a) { here(); }", "if (a) { x.y = 1; here(); }"],
  ["behind another on its line", "a(); here();", "a(); x.y = 1; here();"],
  ["CRLF stays", "a();\r\n  here();\r\n", "a();\r\n  x.y = 1;\r\n  here();\r\n"],
  ["in a case", "switch (a) {\n  case 1:\n    here();\n}", "switch (a) {\n  case 1:\n    x.y = 1;\n    here();\n}"],
  ["in a case on one line", "switch (a) { case 1: here(); }", "switch (a) { case 1: x.y = 1; here(); }"],
  ["no declaration in a case", "switch (a) { case 1: here(); }", undefined, "const b = 1"],
  ["in a static block", "class A { static { here(); } }", "class A { static { x.y = 1; here(); } }"],
  ["braces for the body of an if", "if (a) here();", "if (a) { x.y = 1; here(); }"],
  ["braces for the body of an else", "if (a) {} else here()", "if (a) {} else { x.y = 1; here(); }"],
  ["braces for an else if", "if (a) {} else if (here()) {}", "if (a) {} else { x.y = 1; if (here()) {} }"],
  ["braces over lines", "  if (a)\n    here();\n  else b();", "  if (a) {\n    x.y = 1;\n    here();\n  }\n  else b();"],
  ["braces for the body of a loop", "while (a)\n\there()", "while (a) {\n\tx.y = 1\n\there()\n}"],
  ["braces over lines in a file without semicolons", "a()\nif (b)\n  here()\n", "a()\nif (b) {\n  x.y = 1\n  here()\n}\n"],
  ["no braces round a comment", "if (a) // c\n  here();", undefined],
  ["no braces before a comment", "if (a) here(); // c", undefined],
  ["no braces for a label", "a: here();", undefined],
  ["not before a directive", "'here';\na();", undefined],
];

const after: readonly Case[] = [
  ["on a line of its own", "here();\nb();", "here();\nx.y = 1;\nb();"],
  ["at the end of a file", "here();", "here();\nx.y = 1;"],
  ["with the statement's indentation", "{\n    here();\n}", "{\n    here();\n    x.y = 1;\n}"],
  ["behind its comment", "here(); // c\nb();", "here(); // c\nx.y = 1;\nb();"],
  ["before another on its line", "here(); b();", "here(); x.y = 1; b();"],
  ["after a comment on the next statement's line in a file without semicolons", "a()\nb()\nc()\nhere() /* c\n */ b()", "a()\nb()\nc()\nhere() /* c\n */\nx.y = 1; b()"],
  ["starting with a parenthesis in a block of its own", "{\n  here();\n}", "{\n  here();\n  (x).y = 1;\n}", "(x).y = 1"],
  ["before another on its line in a file without semicolons", "a()\nb()\n{ here(); c() }", "a()\nb()\n{ here(); x.y = 1; c() }"],
  ["in a block on one line", "{ here() }", "{ here(); x.y = 1 }"],
  ["in a file without semicolons", "here()\nb()\n", "here()\nx.y = 1\nb()\n"],
  ["before a statement that would go on", "b()\nc()\nhere()\n;[1].map(a)", "b()\nc()\nhere()\nx.y = 1\n;[1].map(a)"],
  ["starting with a parenthesis", "b()\nc()\nhere()\n", "b()\nc()\nhere()\n;(x).y = 1\n", "(x).y = 1"],
  ["after a comment that ends on the next statement's line", "here(); /* c\n */ b();", "here(); /* c\n */\nx.y = 1; b();"],
  ["braces for the body of an if", "if (a) here();", "if (a) { here(); x.y = 1; }"],
  ["before a type assertion or an element", "a()\nb()\nhere()\n;<a></a>", "a()\nb()\nhere()\nx.y = 1\n;<a></a>"],
  ["before an element in a file with semicolons", "here();\n<a></a>;", "here();\nx.y = 1;\n<a></a>;"],
];

describe.each(languages)("insertStatement ($name)", (language) => {
  describe("before", () => {
    for (const [name, code, output, text = "x.y = 1"] of before) {
      it(name, () => {
        expect(insert(language, code, "before", text, code.startsWith("'here'") ? "ExpressionStatement" : marked)).toBe(output);
      });
    }
  });
  describe("after", () => {
    for (const [name, code, output, text = "x.y = 1"] of after) {
      it(name, () => {
        expect(insert(language, code, "after", text)).toBe(output);
      });
    }

    it("not between directives", () => {
      const script = withSourceType(language, "script");
      expect(insert(script, "'use strict';\n'b';\na();", "after", "x.y = 1", "ExpressionStatement")).toBeUndefined();
    });

    it("behind the last directive", () => {
      const script = withSourceType(language, "script");
      expect(insert(script, "'use strict';\na();", "after", "x.y = 1", "ExpressionStatement")).toBe("'use strict';\nx.y = 1;\na();");
    });
  });
});

const replaced: readonly Case[] = [
  ["a statement with its semicolon", "a(); here(); b();", "a(); x.y = 1; b();"],
  ["a statement in a file without semicolons", "a()\nhere()\nb()", "a()\nx.y = 1\nb()"],
  ["a statement that keeps its semicolon in such a file", "a()\nb()\nhere();\nc()", "a()\nb()\nx.y = 1;\nc()"],
  ["a block by what needs a semicolon", "if (here()) { b(); }", "x.y = 1;"],
  ["a block before what would go on", "a()\nif (here()) {\n  b()\n}\n(c)()\na()", "a()\nx.y = 1;\n(c)()\na()"],
  ["a block before another on its line, in a file without semicolons", "a()\nif (here()) { b() } a()\na()", "a()\nx.y = 1; a()\na()"],
  ["a block at the end of another", "a()\n{ if (here()) { b() } }", "a()\n{ x.y = 1 }"],
  ["a statement before a semicolon that starts a line", "a()\nhere()\n;[1].map(a)\na()", "a()\nx.y = 1\n;[1].map(a)\na()"],
  ["the body of an if", "if (a) here(); else b();", "if (a) x.y = 1; else b();"],
  ["the body of a loop", "while (a)\n  here();", "while (a)\n  x.y = 1;"],
  ["the body of a loop before its test", "do here(); while (a)", "do x.y = 1; while (a)"],
  ["a statement and leaves the comments round it", "// a\nhere(); // b\n// c", "// a\nx.y = 1; // b\n// c"],
  ["a statement and moves its comments above it", "{\n  here(/* a */); // b\n}", "{\n  /* a */\n  x.y = 1; // b\n}"],
  ["a block and moves its comments above it, in their order", "\tif (here()) { // a\n\t\t// b\n\t\tc();\n\t}", "\t// a\n\t// b\n\tx.y = 1;"],
  ["a block and keeps its line breaks", "if (here()) {\r\n  // a\r\n}\r\n", "// a\r\nx.y = 1;\r\n"],
  ["no statement with comments in the middle of a line", "a(); here(/* a */);", undefined],
  ["no body with comments", "if (a)\n  here(/* a */);", undefined],
];

/** The part of an `if` before what follows its `else`. */
const headed: readonly Case[] = [
  ["an else if", "if (here()) {\n  a();\n} else if (b) {\n  c();\n}", "x.y = 1;\nif (b) {\n  c();\n}"],
  ["an else on one line", "a(); if (here()) a(); else b();", "a(); x.y = 1; b();"],
  ["an else in a file without semicolons", "a()\nif (here()) a()\nelse\n  (b)()\na()", "a()\nx.y = 1;\n(b)()\na()"],
  ["an else whose comments stay", "if (here()) a(); // a\nelse b(/* b */);", "// a\nx.y = 1;\nb(/* b */);"],
  ["no else of an else", "if (a) ; else if (here()) a(); else b();", undefined],
];

describe.each(languages)("replaceStatement ($name)", (language) => {
  for (const [name, code, output] of replaced) {
    it(name, () => {
      const edited = applyEdit(language, code, marked, (sourceCode, node, fixer) => {
        const edit = replaceStatement(sourceCode, node as never, "x.y = 1");
        return edit && fixer.replaceTextRange([...edit.range], edit.text);
      });
      expect(edited).toBe(output);
    });
  }

  for (const [name, code, output] of headed) {
    it(name, () => {
      const edited = applyEdit(language, code, marked, (sourceCode, node, fixer) => {
        const edit = replaceStatement(sourceCode, node as never, "x.y = 1", (node as TSESTree.IfStatement).alternate ?? undefined);
        return edit && fixer.replaceTextRange([...edit.range], edit.text);
      });
      expect(edited).toBe(output);
    });
  }
});

/** Statements as one line ends with them, and what must stand between them and another. */
const endings: readonly (readonly [code: string, separator: string])[] = [
  ["b()", ";"],
  ["b();", ""],
  ["x = {}", ";"],
  ["const x = () => {}", ";"],
  ["if (a) b()", ";"],
  ["if (a) {}", ""],
  ["if (a) {} else x = {}", ";"],
  ["if (a) {} else if (b) {}", ""],
  ["for (; a; ) b()", ";"],
  ["for (; a; ) {}", ""],
  ["for (const x in a) b()", ";"],
  ["for (const x in a) {}", ""],
  ["for (const x of a) b()", ";"],
  ["for (const x of a) {}", ""],
  ["while (a) b()", ";"],
  ["while (a) {}", ""],
  ["do {} while (a)", ";"],
  ["x: b()", ";"],
  ["x: {}", ""],
  ["{}", ""],
  ["function x() {}", ""],
  ["class X {}", ""],
  ["try {} catch {}", ""],
  ["switch (a) {}", ""],
];

/** Statements in every place that holds a list of them. */
const places: readonly string[] = ["here();", "{\n  here();\n}", "() => {\n  here();\n};", "class A {\n  static {\n    here();\n  }\n}", "switch (a) {\n  default:\n    here();\n}"];

/** Bodies without braces. */
const bodies: readonly string[] = ["if (a) #", "if (a) ; else #", "for (; ; ) #", "for (const x in a) #", "for (const x of a) #", "while (a) #", "do # while (a)"];

describe.each(languages)("insertStatement ($name)", (language) => {
  for (const [code, separator] of endings) {
    it(`parts a statement from ${code}`, () => {
      expect(insert(language, `{ ${code} }\n_()\n_()`, "after", "x.y = 1", "Program > BlockStatement > .body")).toBe(`{ ${code}${separator} x.y = 1 }\n_()\n_()`);
    });
  }

  for (const code of places) {
    it(`stands in ${code}`, () => {
      const indent = /^ */m.exec(/ *here/.exec(code)?.[0] ?? "")?.[0] ?? "";
      expect(insert(language, code, "before", "x.y = 1")).toBe(code.replace("here", `x.y = 1;\n${indent}here`));
    });
  }

  for (const code of bodies) {
    it(`gives braces to ${code}`, () => {
      expect(insert(language, code.replace("#", "here();"), "before", "x.y = 1")).toBe(code.replace("#", "{ x.y = 1; here(); }"));
    });
  }

  it("stands not in the head of a loop", () => {
    expect(insert(language, "for (const a = 1; ; ) break;", "before", "x.y = 1", "VariableDeclaration")).toBeUndefined();
  });

  it("stands not inside an export", () => {
    expect(insert(language, "export const a = 1;", "before", "x.y = 1", "VariableDeclaration")).toBeUndefined();
  });
});

describe("insertStatement in TypeScript", () => {
  it("stands in a namespace", () => {
    expect(insert(typescript, "namespace A {\n  here();\n}", "before", "x.y = 1")).toBe("namespace A {\n  x.y = 1;\n  here();\n}");
  });
});

describe.each(languages)("statementOf ($name)", (language) => {
  const found = (code: string): string | undefined => {
    let text: string | undefined;
    applyEdit(withSourceType(language, "commonjs"), code, "CallExpression[callee.name='here']", (sourceCode, node) => {
      const statement = statementOf(node as never);
      text = statement && sourceCode.getText(statement);
      return undefined;
    });
    return text;
  };

  it.each([
    ["here();"],
    ["async () => { await here(); };", "await here();"],
    ["void here().b();"],
    ["a = here();"],
    ["a.b = here();"],
    ["this.b = here();"],
    ["const { a } = here();"],
    ["[a] = here();"],
    ["a.b(here(), c());"],
    ["new A(here());"],
    ["if ((+here()).b) c();"],
    ["return here() ?? a;"],
    ["a = here() ? b : c;"],
    ["a = !here();"],
    ["a = here() + b;"],
    ["here()?.a;"],
    ["{ const a = here(); }", "const a = here();"],
    ["switch (a) { case 1: const a = here(); }", "const a = here();"],
    ["class A { static { const a = here(); } }", "const a = here();"],
    ["const a = here(), b = c();"],
    ["throw here();"],
    
  ])("finds the statement that runs %s first and once", (code, statement = code) => {
    expect(found(code)).toBe(statement);
  });

  it.each([["(here() as any).a;"], ["(here() satisfies any).a;"], ["here()!.a;"], ["(<any>here()).a;"]])("looks through the cast in %s", (code) => {
    let text: string | undefined;
    applyEdit(typescriptOnly, code, "CallExpression", (sourceCode, node) => {
      const statement = node.type === "CallExpression" ? statementOf(node) : undefined;
      text = statement && sourceCode.getText(statement);
      return undefined;
    });
    expect(text).toBe(code);
  });

  it("finds an exported declaration's export", () => {
    let text: string | undefined;
    applyEdit(language, "export const a = here();", "CallExpression", (sourceCode, node) => {
      const statement = node.type === "CallExpression" ? statementOf(node) : undefined;
      text = statement && sourceCode.getText(statement);
      return undefined;
    });
    expect(text).toBe("export const a = here();");
  });

  it.each([
    ["a && here();"],
    ["() => here();"],
    ["const a = b(), c = here();"],
    ["if (a) ; else for (;;) { while (here()) b(); }"],
    ["a(b, here());"],
    ["a[b()] = here();"],
    ["a().b(here());"],
    ["a = b ? here() : c;"],
    ["a = b + here();"],
    ["for (const a = here(); ; ) break;"],
    ["a(b(), here());"],
    ["a().b = here();"],
    ["a += here();"],
  ])("knows no such statement in %s", (code) => {
    expect(found(code)).toBeUndefined();
  });
});
