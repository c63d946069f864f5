import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName } from "../ast.js";
import { enclosing, isFunction, outer } from "../chain.js";
import type { File } from "../file.js";
import { variableOf } from "../value.js";
import { promiseMethod } from "../wait.js";

/** Methods of `Promise` that wait for the promises in a list. */
const combinators = new Set(["all", "allSettled", "race", "any"]);

/** Methods of a promise that wait for it and give another. */
const links = new Set(["then", "catch", "finally"]);

/**
 * Whether the code round an expression waits for what it gives: it is awaited, returned, iterated by `for await`, an element
 * of a list that `Promise.all` waits for, or the initialiser of a `const` that is any of these in the same function.
 */
export function isAwaited(file: File, expression: TSESTree.Node): boolean {
  const node = outer(expression);
  const { parent } = node;
  switch (parent?.type) {
    case "AwaitExpression":
      return true;
    case "ReturnStatement":
      return !isDropped(enclosing(parent));
    case "ArrowFunctionExpression":
      return parent.body === node && !isDropped(parent);
    case "YieldExpression": {
      const fn = enclosing(parent);
      return isFunction(fn) && fn.async;
    }
    case "ForOfStatement":
      return parent.await && parent.right === node;
    case "ConditionalExpression":
      return parent.test !== node && isAwaited(file, parent);
    case "LogicalExpression":
      return isAwaited(file, parent);
    case "ArrayExpression":
      return isList(file, parent);
    case "MemberExpression":
      return parent.object === node && isLinked(file, parent);
    case "VariableDeclarator":
      return parent.parent.kind === "const" && parent.id.type === "Identifier" && isAwaitedLater(file, parent.id);
    default:
      return false;
  }
}

/** Methods and functions that wait for nothing that their callbacks give. */
const dropping = /^(?:filter|some|every|find(?:Last)?(?:Index)?|reduce(?:Right)?|sort|toSorted|forEach|on|once|add(?:Event)?Listener|setTimeout|setInterval|setImmediate|nextTick|queueMicrotask)$/;

/** Whether what a callback gives goes nowhere, or is only asked whether it is true. */
function isDropped(fn: TSESTree.Node): boolean {
  const call = isFunction(fn) && !fn.async ? fn.parent : undefined;
  return call?.type === "CallExpression" && call.callee !== fn && dropping.test(calleeName(call.callee) ?? "");
}

function isList(file: File, list: TSESTree.ArrayExpression): boolean {
  const { parent } = outer(list);
  return parent?.type === "CallExpression" && combinators.has(promiseMethod(file, parent) ?? "") && isAwaited(file, parent);
}

function isLinked(file: File, member: TSESTree.MemberExpression): boolean {
  const callee = outer(member);
  const { parent } = callee;
  return parent?.type === "CallExpression" && parent.callee === callee && links.has(getPropertyName(member) ?? "") && isAwaited(file, parent);
}

function isAwaitedLater(file: File, name: TSESTree.Identifier): boolean {
  const references = variableOf(file, name)?.references ?? [];
  return references.some(({ identifier, init }) => !init && enclosing(identifier) === enclosing(name) && isAwaited(file, identifier));
}
