import { describe, expect, it } from "vitest";
import { indentUnit, numeral, propertyKey, quoted, semicolonHabit } from "../../src/fixes/text.js";
import { espree, parse, typescript } from "./edit.js";

describe("numeral", () => {
  it.each([
    [0, "0"],
    [500, "500"],
    [1_500, "1_500"],
    [10_000, "10_000"],
    [120_000, "120_000"],
    [2_147_483_647, "2_147_483_647"],
    [-5_000, "-5_000"],
    [1234.5, "1234.5"],
    [Infinity, "Infinity"],
  ])("writes %d as %s", (value, text) => {
    expect(numeral(value)).toBe(text);
  });

  it.each([
    [2020, "120000"],
    [5, "120000"],
    [2021, "120_000"],
    [undefined, "120_000"],
  ])("knows whether the language of %s has separators: %s", (ecmaVersion, text) => {
    expect(numeral(120_000, ecmaVersion)).toBe(text);
  });
});

describe("propertyKey", () => {
  it.each([
    ["signal", "signal"],
    ["$a1", "$a1"],
    ["x-signal", '"x-signal"'],
    ["1a", '"1a"'],
  ])("writes %s as %s", (name, text) => {
    expect(propertyKey(name)).toBe(text);
  });
});

describe("quoted", () => {
  it("escapes the quote it stands in, and no other", () => {
    expect(quoted(`a"b'c\\`, '"')).toBe(`"a\\"b'c\\\\"`);
    expect(quoted(`a"b'c\\`, "'")).toBe(`'a"b\\'c\\\\'`);
  });
});

describe("indentUnit", () => {
  it.each([
    ["a();", "  "],
    ["{\n\ta();\n}", "\t"],
    ["{\n    {\n        a();\n    }\n}", "    "],
    ["/**\n * A.\n */\n{\n  {\n    a();\n  }\n}", "  "],
  ])("of %j is %j", (code, unit) => {
    expect(indentUnit(parse(espree, code))).toBe(unit);
  });
});

describe("semicolonHabit", () => {
  it.each([
    ["a();", true],
    ["", true],
    ["a()\nb()\nc();", false],
    ["const f = () => {\n  a()\n  return b\n}", false],
    ["if (a) b()", false],
    ["const a = 1", false],
    ["import 'a'", false],
    ["export * from 'a'", false],
    ["function a() { return }", false],
    ["function a() { throw b }", false],
    ["import a = b.c", false],
  ])("of %j is %s", (code, habit) => {
    expect(semicolonHabit(parse(typescript, code))).toBe(habit);
  });
});
