import type { TSESTree } from "@typescript-eslint/utils";
import { chainOn, outer } from "./chain.js";

/** Whether the promise that a call gives is awaited or returned where it is made, also through methods called on it. */
export function isWaitedFor(call: TSESTree.Node): boolean {
  const end = outer(chainOn(call).at(-1)?.call ?? call);
  const { parent } = end;
  if (parent?.type === "ArrayExpression" || parent?.type === "ConditionalExpression" || parent?.type === "LogicalExpression") return isWaitedFor(parent);
  if (parent?.type === "CallExpression" && parent.callee !== end) return isWaitedFor(parent);
  if (parent?.type === "ArrowFunctionExpression") return parent.body === end;
  return parent?.type === "AwaitExpression" || parent?.type === "ReturnStatement" || parent?.type === "YieldExpression" || (parent?.type === "ForOfStatement" && parent.await && parent.right === end);
}
