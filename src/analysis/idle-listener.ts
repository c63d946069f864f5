import type { TSESTree } from "@typescript-eslint/utils";
import { functionOf } from "./consumption/bind.js";
import type { File } from "./file.js";
import { isLog } from "./log.js";
import { childrenOf } from "./nodes.js";
import { isGlobal } from "./value.js";

/**
 * The function that a listener is, if it surely does nothing about what it hears: it writes something down, or is empty.
 * Undefined where it may do more, or can't be seen.
 */
export function idleListener(file: File, listener: TSESTree.Node): TSESTree.FunctionLike | undefined {
  const fn = functionOf(file, listener);
  return fn && isIdle(file, fn.body) ? fn : undefined;
}

/** What acts, or leaves it open what it does. */
const acting = /^(?:Assignment|Update|Await|Yield|TaggedTemplate|Import)Expression$|^ThrowStatement$/;

function isIdle(file: File, node: TSESTree.Node): boolean {
  if (acting.test(node.type)) return false;
  if (node.type === "UnaryExpression" && node.operator === "delete") return false;
  if ((node.type === "CallExpression" || node.type === "NewExpression") && !isLog(file, node.callee) && !isValue(file, node.callee)) return false;
  return childrenOf(file, node).every((child) => isIdle(file, child));
}

/** Globals whose calls only give a value. */
const values = ["Date", "Error", "JSON", "String"];

/** `new Error(…)`, `Date.now()`, `JSON.stringify(…)` */
function isValue(file: File, callee: TSESTree.Expression): boolean {
  const of = callee.type === "MemberExpression" ? callee.object : callee;
  return values.some((name) => isGlobal(file, of, name));
}
