import type { TSESTree } from "@typescript-eslint/utils";
import { bare } from "./value.js";

/** A test that has come out one way. */
export interface Outcome {
  readonly test: TSESTree.Node;
  readonly truth: boolean;
}

/** The tests that have come out where a node runs, by its parent alone: those of its branch, and of the exits before it. */
export function outcomesAt(node: TSESTree.Node, parent: TSESTree.Node): readonly Outcome[] {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test === node ? [] : outcomesOf(parent.test, parent.consequent === node);
    case "LogicalExpression":
      return parent.right === node && parent.operator !== "??" ? outcomesOf(parent.left, parent.operator === "&&") : [];
    case "BlockStatement":
    case "Program":
      return behindExits(node, parent.body);
    case "SwitchCase":
      return behindExits(node, parent.consequent);
    default:
      return [];
  }
}

/** What each part of a test has come out as, where that follows from the whole. */
function outcomesOf(from: TSESTree.Node, truth: boolean): readonly Outcome[] {
  const test = bare(from);
  switch (test.type) {
    case "UnaryExpression":
      return test.operator === "!" ? outcomesOf(test.argument, !truth) : [];
    case "LogicalExpression":
      return test.operator === (truth ? "&&" : "||") ? [...outcomesOf(test.left, truth), ...outcomesOf(test.right, truth)] : [];
    default:
      return [{ test, truth }];
  }
}

/** The tests of `if (…) return;` before a statement, which have all come out false. */
function behindExits(node: TSESTree.Node, statements: readonly TSESTree.Node[]): readonly Outcome[] {
  return statements.slice(0, Math.max(0, statements.indexOf(node))).flatMap((statement) => {
    if (statement.type !== "IfStatement" || statement.alternate || !leaves(statement.consequent)) return [];
    return outcomesOf(statement.test, false);
  });
}

function leaves(node: TSESTree.Node): boolean {
  const last = node.type === "BlockStatement" ? node.body.at(-1) : node;
  return last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.type);
}
