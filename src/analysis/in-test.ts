import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { enclosing, isFunction, outer } from "./chain.js";

/** What runs tests, in all the common frameworks. */
const runners = new Set(["it", "test", "specify", "describe", "suite", "bench", "beforeEach", "beforeAll", "afterEach", "afterAll"]);

/** Whether code runs in a test: in a callback of `it(…)`, `test.each(…)(…)`, `Deno.test(…)`, `beforeEach(…)`. */
export function isInTest(node: TSESTree.Node): boolean {
  for (let fn = enclosing(node); isFunction(fn); fn = enclosing(fn)) {
    const call = outer(fn).parent;
    if (call?.type === "CallExpression" && call.callee !== fn && isRunner(call.callee)) return true;
  }
  return false;
}

function isRunner(callee: TSESTree.Node): boolean {
  switch (callee.type) {
    case "Identifier":
      return runners.has(callee.name);
    case "MemberExpression":
      return runners.has(getPropertyName(callee) ?? "") || isRunner(callee.object);
    case "CallExpression":
      return isRunner(callee.callee);
    case "TaggedTemplateExpression":
      return isRunner(callee.tag);
    default:
      return false;
  }
}
