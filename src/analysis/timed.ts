import type { TSESTree } from "@typescript-eslint/utils";
import { enclosing, isFunction } from "./chain.js";
import { functionOf } from "./consumption/bind.js";
import type { File } from "./file.js";
import { once } from "./once.js";
import { isGlobal } from "./value.js";

/** Ways to end a wait that need not mention what is waited for: a race, a signal, a helper named after its timeout. */
const around = /\bPromise\s*\.\s*(?:race|any)\b|\b(?:\w+S|s)ignal\b|\bAbort(?:Signal|Controller)\b|\b(?:p|with|promise)Timeout\b|\btimeout\s*\(/;

/** What a timer runs to end something or somebody's wait for it, as the words of its code tell. */
const ending = /\b(?:abort|cancel|cleanup|close|destroy|disconnect|done|end|fail|finish|reject|resolve|stop|terminate|throw)|time(?:d_?)?out/i;

/** What a timer runs only to try again. */
const trying = /^(?!.*disconnect).*(?:connect|heart|init|open|ping|poll|retry|start)/i;

/**
 * Whether code near a call may end the wait for the object that it makes: a race, a signal, or a timer that does more than
 * to try again, in the class round it or else in the outermost function.
 */
export function mayBeTimed(file: File, call: TSESTree.Node): boolean {
  return isTimed(file)(scopeOf(call));
}

function scopeOf(call: TSESTree.Node): TSESTree.Node {
  let scope = call;
  for (let at = call.parent; at; at = at.parent) {
    if (at.type === "ClassBody") return at;
    if (isFunction(at) || at.type === "Program") scope = scope === call || at.type !== "Program" ? at : scope;
  }
  return scope;
}

const isTimed = once((file: File) =>
  once((scope: TSESTree.Node): boolean => {
    const { sourceCode } = file;
    const text = sourceCode.getText(scope);
    if (around.test(text)) return true;
    return [...text.matchAll(/(?<![\w$]\s*\.\s*)\bset(?:Timeout|Interval)\s*\(/g)].some(({ index, 0: { length } }) => {
      const timer = sourceCode.getNodeByRangeIndex(scope.range[0] + index + length - 1);
      return timer?.type === "CallExpression" && timer.arguments[0] !== undefined && mayEnd(file, timer, timer.arguments[0]);
    });
  }),
);

function mayEnd(file: File, timer: TSESTree.CallExpression, callback: TSESTree.CallExpressionArgument): boolean {
  const fn = functionOf(file, callback);
  if (fn) return ending.test(file.sourceCode.getText(fn.body));
  return !trying.test(file.sourceCode.getText(callback)) && !isSleep(file, timer);
}

/** `new Promise((resolve) => setTimeout(resolve, 1_000))` */
function isSleep(file: File, timer: TSESTree.CallExpression): boolean {
  const executor = enclosing(timer);
  if (!isFunction(executor) || executor.parent.type !== "NewExpression" || !isGlobal(file, executor.parent.callee, "Promise")) return false;
  const { body } = executor;
  return body === timer || (body?.type === "BlockStatement" && body.body.length === 1);
}
