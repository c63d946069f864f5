import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { bare } from "../value.js";

/** What code in sight says of a signal's state at some place. */
export interface Fact {
  /** The signal as it is asked: the object of `.aborted`. */
  readonly signal: TSESTree.Node;
  readonly isAborted: boolean;
}

/** What is known of signals where a node runs, by its parent alone: the test that leads to it, and the exits before it. */
export function factsAt(node: TSESTree.Node, parent: TSESTree.Node): readonly Fact[] {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test === node ? [] : factsOf(parent.test, parent.consequent === node);
    case "LogicalExpression":
      return parent.right === node && parent.operator !== "??" ? factsOf(parent.left, parent.operator === "&&") : [];
    case "BlockStatement":
    case "Program":
      return factsBehind(node, parent.body);
    case "SwitchCase":
      return factsBehind(node, parent.consequent);
    default:
      return [];
  }
}

/** What a test says of signals, come out this way. */
function factsOf(from: TSESTree.Node, truth: boolean): readonly Fact[] {
  const test = bare(from);
  switch (test.type) {
    case "UnaryExpression":
      return test.operator === "!" ? factsOf(test.argument, !truth) : [];
    case "LogicalExpression":
      return test.operator === (truth ? "&&" : "||") ? [...factsOf(test.left, truth), ...factsOf(test.right, truth)] : [];
    case "BinaryExpression":
      return compared(test, truth);
    case "MemberExpression":
      return getPropertyName(test) === "aborted" ? [{ signal: test.object, isAborted: truth }] : [];
    default:
      return [];
  }
}

/** `signal.aborted === true`, `signal.aborted !== false`; the latter also holds of `signal?.aborted` where there is no signal. */
function compared({ operator, left, right }: TSESTree.BinaryExpression, truth: boolean): readonly Fact[] {
  const isEqual = operator === "===" || operator === "==";
  if (right.type !== "Literal" || typeof right.value !== "boolean" || (!isEqual && operator !== "!==" && operator !== "!=")) return [];
  const facts = factsOf(left, (right.value === truth) === isEqual);
  return left.type === "ChainExpression" && !right.value ? facts.filter(({ isAborted }) => !isAborted) : facts;
}

/** What the statements before a statement leave known: `if (!signal.aborted) return;`, `signal.throwIfAborted();`. */
function factsBehind(node: TSESTree.Node, statements: readonly TSESTree.Node[]): readonly Fact[] {
  return statements.slice(0, Math.max(0, statements.indexOf(node))).flatMap((statement) => {
    if (statement.type === "IfStatement") return !statement.alternate && leaves(statement.consequent) ? factsOf(statement.test, false) : [];
    const call = statement.type === "ExpressionStatement" ? bare(statement.expression) : undefined;
    const isThrowing = call?.type === "CallExpression" && call.callee.type === "MemberExpression" && getPropertyName(call.callee) === "throwIfAborted";
    return isThrowing ? [{ signal: (call.callee as TSESTree.MemberExpression).object, isAborted: false }] : [];
  });
}

function leaves(node: TSESTree.Node): boolean {
  const last = node.type === "BlockStatement" ? node.body.at(-1) : node;
  return last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.type);
}
