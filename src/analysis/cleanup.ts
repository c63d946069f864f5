import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { factsAt } from "./aborted/facts.js";
import { calleeName, getPropertyName } from "./ast.js";
import { isFunction, outer } from "./chain.js";
import { isCallback } from "./detached.js";
import { isDispose } from "./ending.js";
import { type File, fileOf } from "./file.js";
import { functionName } from "./function-name.js";
import { once, onceWithin } from "./once.js";

/** Why code runs once work is over or has been given up. */
export type Cleanup =
  /** It runs whichever way the work ends: `finally`, a dispose method. */
  | { readonly is: "always" }
  /** A signal is aborted there: in its listener, in a branch that has asked. The signal is as it is asked or listened to. */
  | { readonly is: "aborted"; readonly signal: TSESTree.Node };

/** What a node cleans up by its place in its parent alone; empty where it is other code. A function does by where it is called. */
export function cleanupsAt(file: File, node: TSESTree.Node, parent: TSESTree.Node): readonly Cleanup[] {
  if (isFunction(node)) return functions(file.sourceCode)(node);
  if (parent.type === "TryStatement") return parent.finalizer === node ? [always] : [];
  return factsAt(node, parent).flatMap(({ signal, isAborted }) => (isAborted ? [{ is: "aborted", signal }] : []));
}

const always: Cleanup = { is: "always" };

const functions = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  const open = new Set<TSESTree.Node>();
  return onceWithin((fn: TSESTree.FunctionLike): readonly Cleanup[] => {
    // What functions that call each other lead back to cleans up nothing while that is being asked.
    if (open.has(fn)) return [];
    open.add(fn);
    const cleanups = ofFunction(file, fn);
    open.delete(fn);
    return cleanups;
  });
});

/** What a function cleans up, by the place where it stands or, with a name, by all the places that call it. */
function ofFunction(file: File, fn: TSESTree.FunctionLike): readonly Cleanup[] {
  if (isDispose(file, fn)) return [always];
  const named = functionName(file, fn);
  if (!named) return byPlace(file, fn) ?? [];
  const places = named.isExported ? [] : named.mentions.map((mention) => byPlace(file, mention)).filter((cleanups) => cleanups !== undefined);
  const [first, ...others] = places;
  if (!first || places.some((cleanups) => cleanups.length === 0)) return [];
  return others.length === 0 ? first : [always];
}

/** What a function cleans up that stands, or is named, at a place; undefined where it is only taken off again. */
function byPlace(file: File, from: TSESTree.Node): readonly Cleanup[] | undefined {
  const place = outer(from);
  const { parent } = place;
  if (parent?.type === "AssignmentExpression") {
    const { left } = parent;
    return left.type === "MemberExpression" && getPropertyName(left) === "onabort" ? [{ is: "aborted", signal: left.object }] : [];
  }
  if (parent?.type !== "CallExpression") return [];
  return parent.callee === place ? cleanupsRound(file, parent) : asArgument(file, parent, place);
}

function asArgument(file: File, call: TSESTree.CallExpression, place: TSESTree.Node): readonly Cleanup[] | undefined {
  const { callee } = call;
  const [first, second] = call.arguments;
  const name = calleeName(callee);
  if (name === "removeEventListener") return undefined;
  if (name === "finally") return [always];
  if (!isCallback(file, place)) return cleanupsRound(file, call);
  if (!first || second !== place) return [];
  if (name === "addAbortListener") return [{ is: "aborted", signal: first }];
  const isAbort = name === "addEventListener" && callee.type === "MemberExpression" && first.type === "Literal" && first.value === "abort";
  return isAbort ? [{ is: "aborted", signal: callee.object }] : [];
}

/** All that the code round a node cleans up, up to the function that it runs in. */
function cleanupsRound(file: File, at: TSESTree.Node): readonly Cleanup[] {
  for (let node = at, { parent } = node; parent; node = parent, { parent } = node) {
    const cleanups = cleanupsAt(file, node, parent);
    if (cleanups.length > 0 || isFunction(node)) return cleanups;
  }
  return [];
}
