import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { enclosing, isFunction, outer } from "../chain.js";
import { type File, fileOf } from "../file.js";
import { functionName } from "../function-name.js";
import { once, onceWithin } from "../once.js";
import { functionsBetween } from "./between.js";

/**
 * Whether a call may run when the function that was given a signal has long ended: a function between them is returned, kept,
 * or a part of an object that is. The signal was not meant for it then. Callbacks are taken to run in time.
 */
export function isOutlived(file: File, signal: string, call: TSESTree.Node): boolean {
  return functionsBetween(file, call, signal).some((fn) => outlives(file, fn));
}

function outlives(file: File, fn: TSESTree.FunctionLike): boolean {
  return answers(file.sourceCode)(fn);
}

const answers = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  const open = new Set<TSESTree.Node>();
  return onceWithin((fn: TSESTree.FunctionLike): boolean => {
    // What functions that call each other lead back to adds nothing.
    if (open.has(fn) || !isFunction(enclosing(fn))) return false;
    open.add(fn);
    const named = functionName(file, fn);
    const places = named ? named.mentions : [fn];
    const answer = places.some((place) => isKept(place) || isCalledLate(file, place, enclosing(fn)));
    open.delete(fn);
    return answer;
  });
});

/** Whether a function is kept that stands, or is named, at a place: it is neither called there nor an argument of a call. */
function isKept(from: TSESTree.Node): boolean {
  const place = outer(from);
  const { parent } = place;
  switch (parent?.type) {
    case "CallExpression":
    case "NewExpression":
    case "MethodDefinition":
    case "PropertyDefinition":
      return false;
    case "ConditionalExpression":
    case "LogicalExpression":
    case "ArrayExpression":
      return isKept(parent);
    case "Property":
      return !isOfAwaited(parent.parent);
    default:
      return true;
  }
}

/** Whether an object is, or is in, an argument of a call that is awaited: `await retry({ run: () => load() })`. */
function isOfAwaited(object: TSESTree.Node): boolean {
  const { parent } = outer(object);
  if (parent?.type === "Property") return isOfAwaited(parent.parent);
  return parent?.type === "CallExpression" && outer(parent).parent?.type === "AwaitExpression";
}

/** Whether the place where a function is named lies in another function that outlives its surroundings. */
function isCalledLate(file: File, place: TSESTree.Node, home: TSESTree.Node): boolean {
  for (let fn = enclosing(place); fn !== home && isFunction(fn); fn = enclosing(fn)) {
    if (fn !== place && outlives(file, fn)) return true;
  }
  return false;
}
