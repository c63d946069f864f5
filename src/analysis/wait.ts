import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { chainOn, enclosing, isFunction, outer } from "./chain.js";
import type { File } from "./file.js";
import { isGlobal, variableOf } from "./value.js";

/** Promise combinators that wait for what they are given, as long as that takes. */
const waitsForAll = new Set(["all", "allSettled", "any", "resolve"]);

/**
 * Whether the wait for a promise may be ended by something beside the call that makes it: it is raced, handed to
 * another function (`pTimeout(fetch(url), …)`), or a timer settles the promise it is wrapped in.
 */
export function mayEndElsewhere(file: File, call: TSESTree.Node): boolean {
  return isHandedOn(file, outer(chainOn(call).at(-1)?.call ?? call)) || isTimedByHand(file, call);
}

function isHandedOn(file: File, promise: TSESTree.Node): boolean {
  const { parent } = promise;
  if (!parent) return false;
  if (parent.type === "ArrayExpression") return isHandedOn(file, outer(parent));
  if (parent.type === "CallExpression" && parent.callee !== promise) return !isCombinator(file, parent) || isHandedOn(file, outer(parent));
  if (parent.type === "ConditionalExpression" || parent.type === "LogicalExpression") return isHandedOn(file, outer(parent));
  if (parent.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  const mentions = variableOf(file, parent.id)?.references ?? [];
  return mentions.some(({ identifier, init }) => !init && isHandedOn(file, outer(chainOn(identifier).at(-1)?.call ?? identifier)));
}

function isCombinator(file: File, call: TSESTree.CallExpression): boolean {
  return waitsForAll.has(promiseMethod(file, call) ?? "");
}

/** The name of the method of the global `Promise` that a call calls: `"all"`, `"race"`; null for any other call. */
export function promiseMethod(file: File, { callee }: TSESTree.CallExpression): string | null {
  return callee.type === "MemberExpression" && isGlobal(file, callee.object, "Promise") ? getPropertyName(callee) : null;
}

/** `new Promise((resolve, reject) => { setTimeout(reject, …); … })`: a race by hand. */
export function isTimedByHand(file: File, call: TSESTree.Node): boolean {
  for (let at = enclosing(call); at.parent; at = enclosing(at)) {
    const { parent } = at;
    const isExecutor = isFunction(at) && parent.type === "NewExpression" && isGlobal(file, parent.callee, "Promise");
    if (isExecutor && /\bsetTimeout\b/.test(file.sourceCode.getText(at))) return true;
  }
  return false;
}
