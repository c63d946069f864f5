import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "../ast.js";
import type { File } from "../file.js";
import { functionOf, isFunction, type LocalFunction, received } from "./bind.js";
import { escaped, moved, type Place, promised, type Step, type Value } from "./place.js";

/** Where named functions that we followed an answer into return to. */
export type Calls = Map<LocalFunction, { readonly call: TSESTree.Node; readonly isHandler: boolean }>;

/**
 * What a function of this file does with an answer that a call hands to it. A function that is called with our answers
 * from two places returns to either: it escapes.
 * @param isHandler whether the call is `.then(fn)`, which makes a promise of what the function returns
 */
export function handedTo(
  file: File,
  calls: Calls,
  place: Place,
  to: { readonly callee: TSESTree.Node; readonly index: number; readonly call: TSESTree.Node; readonly isHandler: boolean },
): readonly Step[] {
  const fn = functionOf(file, to.callee);
  const earlier = fn && calls.get(fn);
  if (!fn || (earlier && earlier.call !== to.call)) return [escaped(place.value)];
  calls.set(fn, to);
  return received(file, fn, to.index, moved(place, fn));
}

/** Functions that drop what their callbacks return. */
const dropping = new Set(["finally", "forEach", "setTimeout", "setInterval", "setImmediate", "queueMicrotask"]);

/** Functions of Node's that drop what the callbacks which take a message return. */
const emitting = new Set(["on", "once", "addListener", "prependListener", "prependOnceListener", "get", "request"]);

/** Where what a function returns goes on. */
export function returnedFrom(fn: LocalFunction, place: Place, calls: Calls): Step {
  if (fn.generator) return escaped(place.value);
  const value = fn.async ? promised(place.value) : place.value;
  const { parent } = fn;
  const entered = calls.get(fn);
  if (entered) return moved(place, entered.call, entered.isHandler ? promised(value) : value);
  if (parent.type !== "CallExpression") return escaped(value);
  if (parent.callee === fn) return moved(place, parent, value);
  return fromCallback(parent, place, value);
}

function fromCallback(call: TSESTree.CallExpression, place: Place, value: Value): Step {
  const { callee } = call;
  const name = calleeName(callee);
  if (name !== null && (dropping.has(name) || (value.is === "message" && emitting.has(name)))) return "untouched";
  if (callee.type !== "MemberExpression") return escaped(value);
  if (name === "then" || name === "catch") return moved(place, call, promised(value));
  return name === "map" ? moved(place, call, { is: "list", of: value, at: undefined }) : escaped(value);
}

/** The function that a statement or an expression stands in; undefined at the top of the file. */
export function functionAround(from: TSESTree.Node): LocalFunction | undefined {
  for (let node = from.parent; node; node = node.parent) if (isFunction(node)) return node;
  return undefined;
}
