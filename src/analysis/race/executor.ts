import type { TSESTree } from "@typescript-eslint/utils";
import { enclosing, isFunction } from "../chain.js";
import { functionOf } from "../consumption/bind.js";
import type { File } from "../file.js";
import type { Timer } from "../timer.js";
import { isGlobal } from "../value.js";

/** What makes a promise by hand, and every place that may settle it. */
export interface Executor {
  readonly promise: TSESTree.NewExpression;
  readonly fn: TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
  readonly settlements: readonly Settlement[];
}

/** A mention of `resolve` or `reject`. */
export interface Settlement {
  readonly at: TSESTree.Identifier | TSESTree.JSXIdentifier;
  readonly way: "resolve" | "reject";
}

/** The executor of `new Promise(…)`, if it is written there. */
export function executorOf(file: File, promise: TSESTree.NewExpression): Executor | undefined {
  const [fn] = promise.arguments;
  if (!isGlobal(file, promise.callee, "Promise") || !fn || !isFunction(fn)) return undefined;
  const variables = file.sourceCode.getDeclaredVariables(fn);
  const settlements = fn.params.slice(0, 2).flatMap((parameter, index) => {
    const references = variables.find(({ identifiers }) => identifiers.includes(parameter as TSESTree.Identifier))?.references ?? [];
    // `resolve;` calls nothing.
    const mentions = references.map(({ identifier }) => identifier).filter(({ parent }) => parent.type !== "ExpressionStatement");
    return mentions.map((at): Settlement => ({ at, way: index === 0 ? "resolve" : "reject" }));
  });
  return { promise, fn, settlements };
}

/** Whether a timer settles a promise at a place: it is given what stands there, or runs the function round it, which starts no other timer. */
export function settledBy(file: File, { callback }: Timer, at: TSESTree.Node): boolean {
  const fn = callback && callback !== at ? functionOf(file, callback) : undefined;
  if (!fn) return callback === at;
  return enclosing(at) === fn && !fn.async && !/\bsetTimeout\b/.test(file.sourceCode.getText(fn));
}
