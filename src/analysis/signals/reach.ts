import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { isFunction } from "../chain.js";
import { isDetached } from "../detached.js";
import type { File } from "../file.js";

/**
 * The innermost part of the code round `at` that no signal from outside may enter: cleanup, a detached callback, a branch
 * where a signal is aborted. Undefined where there is none.
 * @param isTried whether an attempt, whose failure `at` handles, mentions a signal that may have ended it
 */
export function barrierRound(file: File, at: TSESTree.Node, isTried: (attempt: TSESTree.Node) => boolean): TSESTree.Node | undefined {
  for (let node = at, parent = node.parent; parent; node = parent, parent = node.parent) {
    if (isBarrier(file, node, parent) || attemptsBefore(node, parent).some(isTried)) return node;
  }
  return undefined;
}

function isBarrier(file: File, node: TSESTree.Node, parent: TSESTree.Node): boolean {
  if ((isFunction(node) && isDetached(file, node)) || isWhereAborted(node, parent)) return true;
  return parent.type === "TryStatement" ? parent.finalizer === node : parent.type === "UnaryExpression" && parent.operator === "void";
}

/** Whether a part of the code right below `parent` runs only where a signal is aborted. */
export function isWhereAborted(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return (parent.consequent === node && isAborted(parent.test, true)) || (parent.alternate === node && isAborted(parent.test, false));
    case "LogicalExpression":
      return parent.right === node && parent.operator !== "??" && isAborted(parent.left, parent.operator === "&&");
    case "BlockStatement":
    case "Program":
    case "SwitchCase":
      return isAfterExit(node, parent.type === "SwitchCase" ? parent.consequent : parent.body);
    default:
      return false;
  }
}

/** The code whose failure a handler handles: a `try` block, or the promise before `.catch(handler)`. */
export function attemptsBefore(node: TSESTree.Node, parent: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type === "CatchClause" && parent.type === "TryStatement") return [parent.block];
  if (!isFunction(node) || parent.type !== "CallExpression" || parent.callee.type !== "MemberExpression") return [];
  const name = getPropertyName(parent.callee);
  const isHandler = (name === "catch" && parent.arguments[0] === node) || (name === "then" && parent.arguments[1] === node);
  return isHandler ? [parent.callee.object] : [];
}

/** Whether a test, come out this way, says that a signal is aborted. */
function isAborted(test: TSESTree.Node, truth: boolean): boolean {
  switch (test.type) {
    case "ChainExpression":
      return isAborted(test.expression, truth);
    case "UnaryExpression":
      return test.operator === "!" && isAborted(test.argument, !truth);
    case "LogicalExpression":
      if (test.operator !== (truth ? "&&" : "||")) return false;
      return isAborted(test.left, truth) || isAborted(test.right, truth);
    case "MemberExpression":
      return truth && getPropertyName(test) === "aborted";
    default:
      return false;
  }
}

/** Whether a statement stands behind `if (!signal.aborted) return;`. */
function isAfterExit(node: TSESTree.Node, statements: readonly TSESTree.Node[]): boolean {
  const before = statements.slice(0, Math.max(0, statements.indexOf(node)));
  return before.some((statement) => statement.type === "IfStatement" && !statement.alternate && leaves(statement.consequent) && isAborted(statement.test, false));
}

function leaves(node: TSESTree.Node): boolean {
  const last = node.type === "BlockStatement" ? node.body.at(-1) : node;
  return last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.type);
}
