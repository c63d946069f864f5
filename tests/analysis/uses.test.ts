import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import type { File } from "../../src/analysis/file.js";
import { isHeldElsewhere, usesOf } from "../../src/analysis/uses.js";
import { variableOf } from "../../src/analysis/value.js";
import { ask } from "./ask.js";

/** The variable that a call is given last, and the mention of it there. */
function given(file: File, call: TSESTree.CallExpression | TSESTree.NewExpression) {
  const mention = call.arguments.at(-1) as TSESTree.Identifier;
  return { mention, variable: variableOf(file, mention)! };
}

/** Whether somebody else gets hold of what each call of `target` is given. */
const held = (code: string): boolean[] =>
  ask(code, "espree", ["target"], (file, call) => {
    const { mention, variable } = given(file, call);
    return isHeldElsewhere(file, usesOf(file, variable), mention);
  });

describe("What is done to a variable's object", () => {
  it("is read once, however many calls ask", () => {
    const uses = ask("const init = {}; target(init); target(init); other(init);", "espree", ["target", "other"], (file, call) => usesOf(file, given(file, call).variable));
    expect(uses).toHaveLength(3);
    expect(new Set(uses).size).toBe(1);
  });

  it("is told apart: writes of it, writes into it, and what only reads", () => {
    const code = 'let init = {}; init = {}; Object.assign(init, {}); init.a = 1; [init.a] = []; delete init.b; init[key] = 1; delete init[key]; if (init.c) show({ ...init }); debug(init); target(init);';
    const [uses] = ask(code, "espree", ["target"], (file, call) => usesOf(file, given(file, call).variable));
    expect(uses!.writes).toHaveLength(2);
    expect([...uses!.members].map(([name, members]) => [name, members.length])).toEqual([["a", 2], ["b", 1], [null, 1]]);
    expect([...uses!.holders.keys()]).toEqual(["target"]);
  });
});

describe("An object is held elsewhere", () => {
  it.each([
    ["const init = {}; target(init);", [false]],
    ["const init = {}; target(init); target(init);", [false, false]],
    ["const init = {}; target(init); other(init);", [true]],
    ["const init = {}; target(init); console.log(init, JSON.stringify(init), Object.keys(init));", [false]],
    ["const init = {}; target(init); Object.defineProperty(init, 'a', {});", [true]],
    ["const init = {}; target(init); new Request(url, init);", [false]],
    ["const init = {}; target(init); new Hook(init);", [true]],
    ["const init = {}; target(init); this.init = init;", [true]],
    ["const init = {}; target(init); other({ ...(init || {}) });", [false]],
    ["const init = {}; target(init); keep(init || {});", [true]],
  ])("by another callee, or in another way: %s", (code, expected) => {
    expect(held(code)).toEqual(expected);
  });
});
