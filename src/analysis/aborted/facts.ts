import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { type Outcome, outcomesAt } from "../outcome.js";
import { bare } from "../value.js";

/** What code in sight says of a signal's state at some place. */
export interface Fact {
  /** The signal as it is asked: the object of `.aborted`. */
  readonly signal: TSESTree.Node;
  readonly isAborted: boolean;
}

/** What is known of signals where a node runs, by its parent alone: the tests that lead to it, and the checks before it. */
export function factsAt(node: TSESTree.Node, parent: TSESTree.Node): readonly Fact[] {
  return [...outcomesAt(node, parent).flatMap(factsOf), ...checkedBefore(node, parent)];
}

function factsOf({ test, truth }: Outcome): readonly Fact[] {
  if (test.type === "BinaryExpression") return compared(test, truth);
  return test.type === "MemberExpression" && getPropertyName(test) === "aborted" ? [{ signal: test.object, isAborted: truth }] : [];
}

/** `signal.aborted === true`, `signal.aborted !== false`; the latter also holds of `signal?.aborted` where there is no signal. */
function compared({ operator, left, right }: TSESTree.BinaryExpression, truth: boolean): readonly Fact[] {
  const isEqual = operator === "===" || operator === "==";
  if (right.type !== "Literal" || typeof right.value !== "boolean" || (!isEqual && operator !== "!==" && operator !== "!=")) return [];
  const facts = factsOf({ test: bare(left), truth: (right.value === truth) === isEqual });
  return left.type === "ChainExpression" && !right.value ? facts.filter(({ isAborted }) => !isAborted) : facts;
}

/** The signals that statements before a statement would have thrown for: `signal.throwIfAborted();`. */
function checkedBefore(node: TSESTree.Node, parent: TSESTree.Node): readonly Fact[] {
  if (parent.type !== "BlockStatement") return [];
  return parent.body.slice(0, Math.max(0, parent.body.indexOf(node as TSESTree.Statement))).flatMap((statement) => {
    const call = statement.type === "ExpressionStatement" ? bare(statement.expression) : undefined;
    const isCheck = call?.type === "CallExpression" && call.callee.type === "MemberExpression" && getPropertyName(call.callee) === "throwIfAborted";
    return isCheck ? [{ signal: (call.callee as TSESTree.MemberExpression).object, isAborted: false }] : [];
  });
}
