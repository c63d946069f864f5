import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName } from "../../analysis/ast.js";
import { contains, enclosing, isFunction, outer } from "../../analysis/chain.js";
import type { File } from "../../analysis/file.js";
import { functionName } from "../../analysis/function-name.js";

interface Search {
  readonly file: File;
  /** Where the code's own order is what counts: the function round it. */
  readonly fn: TSESTree.Node;
  readonly from: number;
  /** Functions whose callers have been looked for. */
  readonly followed: Set<TSESTree.Node>;
}

/** Whether a place may run before the code of the function `fn` comes to `from`: a name that is declared there would be read too early. */
export function mayRunBefore(file: File, place: TSESTree.Node, fn: TSESTree.Node, from: number): boolean {
  return !isCalledLater(place) && runsEarly({ file, fn, from, followed: new Set() }, place);
}

/** @param place what runs, or the settler that others may call at once */
function runsEarly(search: Search, place: TSESTree.Node): boolean {
  const { file, fn, from, followed } = search;
  const round = enclosing(place);
  if (contains(round, fn)) return place.range[0] < from;
  if (!isFunction(round) || followed.has(round)) return false;
  followed.add(round);
  const mentions = functionName(file, round)?.mentions ?? [round];
  return mentions.some((mention) => !isCalledLater(mention) && runsEarly(search, mention));
}

/** Functions that never call back at once. */
const later = new Set([
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "nextTick", "then", "catch", "finally"],
  ...["on", "once", "addEventListener", "addListener", "prependListener", "prependOnceListener"],
]);

/** Whether a function is given to somebody who calls it in a turn of its own, or is an event's handler. */
function isCalledLater(fn: TSESTree.Node): boolean {
  const place = outer(fn);
  const { parent } = place;
  if (parent?.type === "AssignmentExpression") return parent.right === place && parent.left.type === "MemberExpression" && /^on[a-z]/.test(getPropertyName(parent.left) ?? "");
  if (parent?.type !== "CallExpression" || parent.callee === place) return false;
  const { callee } = parent;
  const name = calleeName(callee);
  return name !== null && later.has(name);
}
