import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName } from "./ast.js";
import { outer } from "./chain.js";
import type { File } from "./file.js";
import { variableOf } from "./value.js";

/** Functions whose callbacks run later, when nobody waits for them any more, or clean up. */
const detaching = new Set([
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "nextTick", "requestAnimationFrame", "requestIdleCallback"],
  ...["addEventListener", "addAbortListener", "on", "once", "addListener", "prependListener", "prependOnceListener", "subscribe"],
  "finally",
]);

/** Whether a function runs detached from the code round it: as a callback that nobody waits for, or as cleanup. */
export function isDetached(file: File, fn: TSESTree.FunctionLike): boolean {
  const { parent } = fn;
  switch (parent.type) {
    case "CallExpression":
      return parent.callee === fn ? fn.async && isFloating(parent) : isCallback(file, fn);
    case "MethodDefinition":
    case "Property":
      return parent.computed && /^Symbol\.(?:asyncD|d)ispose$/.test(file.sourceCode.getText(parent.key));
    default:
      return isCallback(file, fn) || isPassedOn(file, fn);
  }
}

/** Whether a function that stands at a place is a timer's callback, a listener or cleanup. */
export function isCallback(file: File, place: TSESTree.Node): boolean {
  const { parent } = place;
  switch (parent?.type) {
    case "CallExpression":
      return parent.callee !== place && isDetaching(parent);
    case "AssignmentExpression":
      return parent.right === place && parent.left.type === "MemberExpression" && /^on[a-z]/.test(getPropertyName(parent.left) ?? "");
    case "JSXExpressionContainer":
      return parent.parent.type === "JSXAttribute" && /^on[A-Z]/.test(file.sourceCode.getText(parent.parent.name));
    default:
      return false;
  }
}

/** A function by name: `setInterval(poll, 1000)` detaches `function poll() { … }`. */
function isPassedOn(file: File, fn: TSESTree.FunctionLike): boolean {
  const id = fn.parent.type === "VariableDeclarator" ? fn.parent.id : fn.id;
  if (id?.type !== "Identifier") return false;
  const references = variableOf(file, id)?.references ?? [];
  return references.some(({ identifier }) => isCallback(file, identifier));
}

function isDetaching({ callee }: TSESTree.CallExpression): boolean {
  const name = calleeName(callee);
  return name !== null && detaching.has(name);
}

/** Whether nobody waits for a promise: `(async () => { … })();`, also with handlers chained to it. */
function isFloating(from: TSESTree.Node): boolean {
  const call = outer(from);
  const { parent } = call;
  if (parent?.type === "MemberExpression" && outer(parent).parent?.type === "CallExpression") return isFloating(outer(parent).parent!);
  return parent?.type === "ExpressionStatement";
}
