import type { TSESTree } from "@typescript-eslint/utils";
import { chainOn, outer } from "./chain.js";
import type { File } from "./file.js";
import { variableOf } from "./value.js";

/** Whether the promise that a call gives is awaited or returned where it is made, also through methods called on it. */
export function isWaitedFor(call: TSESTree.Node): boolean {
  const end = outer(chainOn(call).at(-1)?.call ?? call);
  const { parent } = end;
  if (parent?.type === "ArrayExpression" || parent?.type === "ConditionalExpression" || parent?.type === "LogicalExpression") return isWaitedFor(parent);
  if (parent?.type === "CallExpression" && parent.callee !== end) return isWaitedFor(parent);
  if (parent?.type === "ArrowFunctionExpression") return parent.body === end;
  return parent?.type === "AwaitExpression" || parent?.type === "ReturnStatement" || parent?.type === "YieldExpression" || (parent?.type === "ForOfStatement" && parent.await && parent.right === end);
}

/** Whether somebody waits for the promise that a call gives: where it is made, in a handler of its answer, or through the variable that keeps it. */
export function isPromiseUsed(file: File, promise: TSESTree.Node): boolean {
  const links = chainOn(promise);
  if (isWaitedFor(promise) || links.some(({ name }) => name === "then")) return true;
  const { parent } = outer(links.at(-1)?.call ?? promise);
  const variable = parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? variableOf(file, parent.id) : undefined;
  return variable?.references.some(({ identifier, init }) => !init && isPromiseUsed(file, identifier)) ?? false;
}
