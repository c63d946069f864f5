import type { TSESTree } from "@typescript-eslint/utils";
import { contains, isFunction, outer } from "../chain.js";
import { functionOf } from "../consumption/bind.js";
import type { File } from "../file.js";
import { functionName } from "../function-name.js";
import { factsAt } from "../aborted/facts.js";
import { eventMethod, type Registration } from "./registration.js";

/**
 * Whether a place runs once a listener has been added, though the signal is not aborted: not in the listener, nor in what
 * only the listener calls, nor where somebody has found the signal aborted.
 * @param isLater whether the place runs in a callback, which may come after what stands behind it
 */
export function runsBeside(file: File, registration: Registration, place: TSESTree.Node, isLater = false): boolean {
  return runs({ file, registration, listener: functionOf(file, registration.listener), followed: new Set() }, place, isLater);
}

interface Search {
  readonly file: File;
  readonly registration: Registration;
  readonly listener: TSESTree.Node | undefined;
  /** Functions whose callers have been looked for. */
  readonly followed: Set<TSESTree.Node>;
}

function runs(search: Search, place: TSESTree.Node, isLater: boolean): boolean {
  const { file, registration, listener, followed } = search;
  const fn = runningFunction(place);
  if (!fn || fn === listener || followed.has(fn)) return false;
  if (contains(fn, registration.node)) return isLater || place.range[0] >= registration.node.range[1];
  followed.add(fn);
  const named = isFunction(fn) ? functionName(file, fn) : undefined;
  if (named) return named.isExported || named.mentions.some((mention) => !isAbortListener(search, mention) && runs(search, mention, isLater || !isCalled(mention)));
  return !isAbortListener(search, fn) && runs(search, fn, isLater || !isCalled(fn));
}

/** The function, or the program, whose code a place is; undefined where that code runs only once a signal is aborted. */
function runningFunction(place: TSESTree.Node): TSESTree.Node | undefined {
  for (let node = place, { parent } = node; parent; node = parent, { parent } = node) {
    if (factsAt(node, parent).some(({ isAborted }) => isAborted)) return undefined;
    if (isFunction(parent) || parent.type === "Program") return parent;
  }
  return undefined;
}

/** Whether a function is called where it stands, or where its name does. */
export function isCalled(fn: TSESTree.Node): boolean {
  const place = outer(fn);
  return place.parent?.type === "CallExpression" && place.parent.callee === place;
}

/** Whether a function, or its name, listens to the same signal, or is taken off one. */
function isAbortListener({ file: { sourceCode }, registration: { signal } }: Search, { parent }: TSESTree.Node): boolean {
  const method = parent?.type === "CallExpression" ? eventMethod(parent) : undefined;
  if (parent?.type !== "CallExpression" || !method) return false;
  return method === "removeEventListener" || (parent.callee.type === "MemberExpression" && sourceCode.getText(parent.callee.object) === sourceCode.getText(signal));
}
