import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName } from "../ast.js";
import { contains, enclosing, isFunction, outer } from "../chain.js";
import type { File } from "../file.js";
import { functionName } from "../function-name.js";
import { bare } from "../value.js";
import { isExecutor } from "./holder.js";

/** A place in a timer's own function at which the timer is cleared. */
export interface ClearPlace {
  /** What clears it there: the call of `clearTimeout`, of a function that calls it, or of the `.then` that is given one. */
  readonly node: TSESTree.Node;
  /** The outcomes of the promise before it on which it does: both for `.finally(…)` and for what is no promise's handler. */
  readonly on: readonly Outcome[];
  /** Whether it runs when a promise is settled, which may be long after its place is passed. */
  readonly isLater: boolean;
}

export type Outcome = "fulfilled" | "rejected";

const both: readonly Outcome[] = ["fulfilled", "rejected"];

/** More functions round one another than anybody reads. */
const deepest = 4;

/**
 * The places in the function `home` at which a call clears: its own, or, where it stands in a function of the file, those
 * that call this one. Undefined where the function may be called by others, or at another time.
 */
export function clearPlaces(file: File, clear: TSESTree.Node, home: TSESTree.Node, depth = 0): readonly ClearPlace[] | undefined {
  const fn = functionRound(file, clear);
  if (fn === home) return [{ node: clear, on: both, isLater: false }];
  if (!isFunction(fn) || depth > deepest || contains(fn, home) || !isSure(fn, clear)) return undefined;
  return calls(file, fn, home, depth);
}

/**
 * The places in the function `home` from which on somebody else may clear the timer: where a function of it that does is
 * made, or handed on by its name. Undefined where it may be called without.
 */
export function handOvers(file: File, clear: TSESTree.Node, home: TSESTree.Node, depth = 0): readonly TSESTree.Node[] | undefined {
  const fn = functionRound(file, clear);
  if (!isFunction(fn) || depth > deepest || !contains(home, fn) || contains(fn, home)) return undefined;
  const name = functionName(file, fn);
  if (name?.isExported) return undefined;
  const found = (name?.mentions ?? [fn]).map((at) => (functionRound(file, at) === home ? [at] : handOvers(file, at, home, depth + 1)));
  return found.every((places) => places !== undefined) ? found.flat() : undefined;
}

/** The function round a node, past those that `new Promise` runs at once. */
export function functionRound(file: File, node: TSESTree.Node): TSESTree.Node {
  const fn = enclosing(node);
  return isExecutor(file, fn) ? functionRound(file, fn) : fn;
}

/** Whether a function clears, or asks first only whether there is a timer: `if (timer) clearTimeout(timer)`. */
function isSure(fn: TSESTree.FunctionLike, clear: TSESTree.Node): boolean {
  const statement = outer(clear).parent;
  if (statement === fn) return true;
  if (statement?.type !== "ExpressionStatement") return false;
  let { parent } = statement;
  if (parent.type === "BlockStatement" && parent.parent.type === "IfStatement") parent = parent.parent;
  if (parent.type === "IfStatement") parent = parent.parent!;
  return parent === fn.body;
}

function calls(file: File, fn: TSESTree.FunctionLike, home: TSESTree.Node, depth: number): readonly ClearPlace[] | undefined {
  const name = functionName(file, fn);
  if (name?.isExported) return undefined;
  const found = (name?.mentions ?? [outer(fn)]).map((mention) => callOf(file, mention, home, depth));
  return found.every((places) => places !== undefined) ? found.flat() : undefined;
}

/** The places at which a function is called from where it stands or is named. */
function callOf(file: File, mention: TSESTree.Node, home: TSESTree.Node, depth: number): readonly ClearPlace[] | undefined {
  const { parent } = mention;
  if (parent?.type !== "CallExpression") return undefined;
  if (parent.callee === mention) return clearPlaces(file, parent, home, depth + 1);
  if (functionRound(file, parent) !== home || parent.callee.type !== "MemberExpression") return undefined;
  const index = parent.arguments.indexOf(mention as TSESTree.CallExpressionArgument);
  // What follows a `.catch()` is run whichever way the promise before went.
  const on = isCatch(parent.callee.object) && index === 0 ? both : outcomesAt(getPropertyName(parent.callee), index);
  return on && [{ node: parent, on, isLater: true }];
}

function isCatch(from: TSESTree.Expression): boolean {
  const node = bare(from);
  return node.type === "CallExpression" && calleeName(node.callee) === "catch";
}

function outcomesAt(method: string | null, index: number): readonly Outcome[] | undefined {
  if (method === "finally" && index === 0) return both;
  if (method === "then") return both[index] && [both[index]];
  return method === "catch" && index === 0 ? ["rejected"] : undefined;
}
