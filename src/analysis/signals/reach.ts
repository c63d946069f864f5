import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { isFunction } from "../chain.js";
import { cleanupsAt } from "../cleanup.js";
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
  if (isFunction(node) && isDetached(file, node)) return true;
  return (parent.type === "UnaryExpression" && parent.operator === "void") || cleanupsAt(file, node, parent).length > 0;
}

/** The code whose failure a handler handles: a `try` block, or the promise before `.catch(handler)`. */
export function attemptsBefore(node: TSESTree.Node, parent: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type === "CatchClause" && parent.type === "TryStatement") return [parent.block];
  if (!isFunction(node) || parent.type !== "CallExpression" || parent.callee.type !== "MemberExpression") return [];
  const name = getPropertyName(parent.callee);
  const isHandler = (name === "catch" && parent.arguments[0] === node) || (name === "then" && parent.arguments[1] === node);
  return isHandler ? [parent.callee.object] : [];
}
