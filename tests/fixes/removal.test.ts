import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { removeItem, removeLine } from "../../src/fixes/removal.js";
import { applyEdit, espree, languages, type Language, typescript } from "./edit.js";

const removeStatement = (language: Language, code: string, selector = "ExpressionStatement[expression.callee.name='here']"): string | undefined =>
  applyEdit(language, code, selector, (sourceCode, node, fixer) => {
    const edit = removeLine(sourceCode, node as TSESTree.Statement);
    return edit && fixer.replaceTextRange([...edit.range], edit.text);
  });

type Case = readonly [name: string, code: string, output: string | undefined];

const statements: readonly Case[] = [
  ["with its line", "a();\nhere();\nb();\n", "a();\nb();\n"],
  ["with its indentation", "{\n  a();\n  here();\n}", "{\n  a();\n}"],
  ["of several lines", "a();\nhere(\n  1,\n);\nb();", "a();\nb();"],
  ["with the blank line behind it, where one stands before it too", "a();\n\nhere();\n\nb();", "a();\n\nb();"],
  ["with the blank line behind it, at the start of a block", "{\n  here();\n\n  b();\n}", "{\n  b();\n}"],
  ["not with the blank line behind it, where something stands right before it", "a();\nhere();\n\nb();", "a();\n\nb();"],
  ["the last of a file, with its blank lines", "a();\n\nhere();\n\n", "a();\n\n"],
  ["the first of a file", "here();\na();", "a();"],
  ["the last of a file", "a();\nhere();", "a();\n"],
  ["all of a file", "here();", ""],
  ["before another on its line", "here(); a();", "a();"],
  ["behind another on its line", "a(); here();\nb();", "a();\nb();"],
  ["between others on its line", "a(); here(); b();", "a(); b();"],
  ["at the end of a block on one line", "{ a(); here(); }", "{ a(); }"],
  ["all of a block on one line", "{ here(); }", "{ }"],
  ["before the end of a block on its line", "{ a(); // c\n  here(); }", "{ a(); // c\n }"],
  ["in a file without semicolons", "a()\nhere()\nb()\n", "a()\nb()\n"],
  ["a comment above it stays", "// c\nhere();\na();", "// c\na();"],
  ["a comment behind it stays", "here(); // c\na();", "// c\na();"],
  ["a comment before it stays", "a(); /* c */ here();\nb();", "a(); /* c */\nb();"],
  ["in a case", "switch (a) {\n  case 1:\n    here();\n    break;\n}", "switch (a) {\n  case 1:\n    break;\n}"],
  ["CRLF stays", "a();\r\nhere();\r\nb();", "a();\r\nb();"],
  ["a semicolon at the next line's start stays", "a()\nhere()\n;[1].map(b)", "a()\n;[1].map(b)"],
  ["before what would go on with nothing", "here();\n[1].map(b)", "[1].map(b)"],
  ["before what would go on behind a semicolon", "a();\nhere();\n(b)()", "a();\n(b)()"],
  ["not before what would go on with the statement before", "a()\nhere();\n[1].map(b)", undefined],
  ["not before what would go on with a function", "a = function () {}\nhere();\n(b)()", undefined],
  ["not with a comment in it", "here(/* c */);", undefined],
  ["not the body of an `if`", "if (a) here();", undefined],
];

describe.each(languages)("removeLine ($name) takes out a statement", (language) => {
  it.each(statements)("%s", (_, code, output) => {
    expect(removeStatement(language, code)).toBe(output);
  });
});

describe.each(languages)("removeLine ($name) takes out a field", (language) => {
  it.each<Case>([
    ["with its line", "class A {\n  a = 1;\n  #here = 1;\n  b() {}\n}", "class A {\n  a = 1;\n  b() {}\n}"],
    ["on one line", "class A { #here = 1; b() {} }", "class A { b() {} }"],
    ["the only one", "class A { #here = 1; }", "class A { }"],
    ["not before a computed name that would go on with the field before", "class A {\n  a = 1\n  #here = 1;\n  [b] = 2;\n}", undefined],
  ])("%s", (_, code, output) => {
    expect(removeStatement(language, code, "PropertyDefinition[key.name='here']")).toBe(output);
  });
});

/** Takes the property `here` out of the first object, or the argument `here` out of the first call. */
const removeFrom = (language: Language, code: string): string | undefined =>
  applyEdit(language, code, code.includes("{") ? "ObjectExpression" : "CallExpression", (sourceCode, node, fixer) => {
    const isObject = node.type === "ObjectExpression";
    const items = isObject ? node.properties : (node as TSESTree.CallExpression).arguments;
    const open = isObject ? sourceCode.getFirstToken(node)! : sourceCode.getTokenAfter((node as TSESTree.CallExpression).callee)!;
    const item = items.find((each) => /\bhere\b/.test(sourceCode.getText(each)))!;
    const edit = removeItem(sourceCode, { open, close: sourceCode.getLastToken(node)!, items }, item);
    return edit && fixer.replaceTextRange([...edit.range], edit.text);
  });

describe.each([espree, typescript])("removeItem ($name) takes out", (language) => {
  it.each<Case>([
    ["the only one", "f(here)", "f()"],
    ["the only one with a comma", "f(here,)", "f()"],
    ["the first", "f(here, a)", "f(a)"],
    ["the last", "f(a, here)", "f(a)"],
    ["the last with a comma", "f(a, here,)", "f(a,)"],
    ["one between others", "f(a, here, b)", "f(a, b)"],
    ["one in parentheses", "f(a, (here), b)", "f(a, b)"],
    ["the last in parentheses", "f(a, (here))", "f(a)"],
    ["the last behind one in parentheses", "f((a), here)", "f((a))"],
    ["one before one in parentheses", "f(here, (a))", "f((a))"],
    ["a property", "x = { a, here: 1, b }", "x = { a, b }"],
    ["a line's property", "x = {\n  a,\n  here: 1,\n  b,\n}", "x = {\n  a,\n  b,\n}"],
    ["the last line's property", "x = {\n  a,\n  here: 1,\n}", "x = {\n  a,\n}"],
    ["the last line's property without a comma", "x = {\n  a,\n  here: 1\n}", "x = {\n  a\n}"],
    ["what stands before a line's comment", "x = {\n  a, // c\n  here,\n  b,\n}", "x = {\n  a, // c\n  b,\n}"],
    ["not what a comment follows", "x = { a, here /* c */, b }", undefined],
    ["not what a comment precedes, at the end", "x = {\n  a, // c\n  here,\n}", undefined],
    ["not what holds a comment", "x = { here: /* c */ 1 }", undefined],
    ["not what stands alone with a comment", "x = { /* c */ here }", undefined],
  ])("%s", (_, code, output) => {
    expect(removeFrom(language, code)).toBe(output);
  });
});
