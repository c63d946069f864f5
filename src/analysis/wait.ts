import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { functionOf, parametersOf } from "./consumption/bind.js";
import { chainOn, enclosing, isFunction, outer } from "./chain.js";
import type { File } from "./file.js";
import { isGlobal, variableOf } from "./value.js";

/** Promise combinators that wait for what they are given, as long as that takes. */
const waitsForAll = new Set(["all", "allSettled", "any", "resolve"]);

/**
 * Whether the wait for a promise may be ended by something beside the call that makes it: it is raced, handed to
 * a function that may end it (`pTimeout(fetch(url), …)`), or a timer settles the promise it is wrapped in.
 */
export function mayEndElsewhere(file: File, call: TSESTree.Node): boolean {
  return isHandedToEnd(file, call) || isTimedByHand(file, call);
}

/** Whether a promise is raced, or handed to a function that may end the wait for it. */
export function isHandedToEnd(file: File, call: TSESTree.Node): boolean {
  return isHandedOn(file, endOfChain(call), []);
}

/** The last call of the methods that are chained on an expression. */
function endOfChain(expression: TSESTree.Node): TSESTree.Node {
  return outer(chainOn(expression).at(-1)?.call ?? expression);
}

/** @param takers the functions of this file that took the promise on its way here */
function isHandedOn(file: File, promise: TSESTree.Node, takers: readonly TSESTree.Node[]): boolean {
  const { parent } = promise;
  if (!parent) return false;
  if (parent.type === "ArrayExpression") return isHandedOn(file, outer(parent), takers);
  if (parent.type === "CallExpression" && parent.callee !== promise) {
    return isCombinator(file, parent) ? isHandedOn(file, outer(parent), takers) : isTaken(file, parent, promise, takers) || isHandedOn(file, endOfChain(parent), takers);
  }
  if (parent.type === "ConditionalExpression" || parent.type === "LogicalExpression") return isHandedOn(file, outer(parent), takers);
  if (parent.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  const mentions = variableOf(file, parent.id)?.references ?? [];
  return mentions.some(({ identifier, init }) => !init && isHandedOn(file, endOfChain(identifier), takers));
}

/** What a function that ends a wait has in it: a timer, a race, a signal, a promise of its own. */
const ending = /time|race|abort|signal|deadline|delay|sleep|new\s+Promise|withResolvers|\barguments\b/i;

/** What a function may do with a promise that it only waits for. */
const waiting = new Set(["AwaitExpression", "ReturnStatement", "ArrowFunctionExpression", "ExpressionStatement", "VariableDeclarator", "CallExpression"]);

/** Whether a function that is given a promise may end the wait for it: any but one of this file that does nothing but wait. */
function isTaken(file: File, { callee, arguments: given }: TSESTree.CallExpression, promise: TSESTree.Node, takers: readonly TSESTree.Node[]): boolean {
  const taker = functionOf(file, callee);
  if (!taker || takers.includes(taker) || ending.test(file.sourceCode.getText(taker))) return true;
  const parameter = parametersOf(taker)[given.indexOf(promise as TSESTree.CallExpressionArgument)];
  if (parameter?.type !== "Identifier" || given.some(({ type }) => type === "SpreadElement")) return true;
  const mentions = variableOf(file, parameter)?.references ?? [];
  return !mentions.every(({ identifier }) => {
    const end = endOfChain(identifier);
    return enclosing(identifier) === taker && waiting.has(end.parent?.type ?? "") && !isHandedOn(file, end, [...takers, taker]);
  });
}

function isCombinator(file: File, call: TSESTree.CallExpression): boolean {
  return waitsForAll.has(promiseMethod(file, call) ?? "");
}

/** The name of the method of the global `Promise` that a call calls: `"all"`, `"race"`; null for any other call. */
export function promiseMethod(file: File, { callee }: TSESTree.CallExpression): string | null {
  return callee.type === "MemberExpression" && isGlobal(file, callee.object, "Promise") ? getPropertyName(callee) : null;
}

/** The timer, not a request's or a socket's method of that name. */
const timer = /(?:^|[^.\w$]|\b(?:globalThis|window|self|timers)\.)setTimeout\b/;

/** `new Promise((resolve, reject) => { setTimeout(reject, …); … })`: a race by hand, or a promise that is handed to one. */
export function isTimedByHand(file: File, call: TSESTree.Node): boolean {
  for (let at = enclosing(call); at.parent; at = enclosing(at)) {
    const { parent } = at;
    const isExecutor = isFunction(at) && parent.type === "NewExpression" && isGlobal(file, parent.callee, "Promise");
    if (isExecutor && (timer.test(file.sourceCode.getText(at)) || isHandedToEnd(file, parent))) return true;
  }
  return false;
}
