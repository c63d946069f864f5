import type { TSESTree } from "@typescript-eslint/utils";
import type { State } from "./bound.js";
import { contains, enclosing, isFunction } from "./chain.js";
import { functionOf } from "./consumption/bind.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import { once, onceWithin } from "./once.js";
import { isGlobal, variableOf } from "./value.js";
import { isHandedToEnd } from "./wait.js";

/** Ways to end a wait that need not mention what is waited for: a race, a signal, a helper named after its timeout. */
const around = /\bPromise\s*\.\s*(?:race|any)\b|\b(?:\w+S|s)ignal\b|\bAbort(?:Signal|Controller)\b|\b(?:p|with|promise)Timeout\b|\btimeout\s*\(/;

/** A limit of something that is asked for over the object: `session.request(…).setTimeout(1_000)`. */
const within = /\.\s*setTimeout\s*\(\s*(?!0\s*\))/;

/** What a timer runs to end something or somebody's wait for it, as the words of its code tell. */
const ending = /\b(?:abort|cancel|cleanup|close|destroy|disconnect|done|end|fail|finish|reject|resolve|stop|terminate|throw)|time(?:d_?)?out/i;

/** What a timer runs only to try again. */
const trying = /^(?!.*disconnect).*(?:connect|heart|init|open|ping|poll|retry|start)/i;

/**
 * Whether code near a call may end the wait for the object that it makes: a race, a signal, or a timer that does more than
 * to try again, in the class round it or else in the outermost function; or what calls a function round it.
 * @param state that of the object's own limits: an unbounded one has set none itself
 */
export function mayBeTimed(file: File, call: TSESTree.Node, state: State): boolean {
  const scope = scopeOf(call);
  const text = file.sourceCode.getText(scope);
  if (around.test(text) || (state === "unbounded" && within.test(text))) return true;
  return timersIn(file)(scope).some((callback) => !contains(callback, call) && !isAfterConnect(file, call, callback)) || isRaced(file, call);
}

/** `socket.on("open", () => setInterval(ping, 30_000))`: before that runs, the socket has connected or failed. */
function isAfterConnect(file: File, call: TSESTree.Node, callback: TSESTree.Node): boolean {
  const { parent } = enclosing(isFunction(callback) ? callback.parent : callback);
  if (parent?.type !== "CallExpression" || parent.callee.type !== "MemberExpression" || parent.callee.object.type !== "Identifier") return false;
  const declarator = variableOf(file, parent.callee.object)?.defs[0]?.node;
  return declarator?.type === "VariableDeclarator" && declarator.init === call;
}

/** The class round a node, or else the outermost function, or else the program. */
function scopeOf(call: TSESTree.Node): TSESTree.Node {
  let scope: TSESTree.Node | undefined;
  for (let at = call.parent; at; at = at.parent) {
    if (at.type === "ClassBody") return at;
    if (isFunction(at) || at.type === "Program") scope = at.type === "Program" ? (scope ?? at) : at;
  }
  return scope ?? call;
}

/** What timers in a scope run that may end a wait. */
const timersIn = once((file: File) =>
  onceWithin((scope: TSESTree.Node): readonly TSESTree.Node[] => {
    const { sourceCode } = file;
    return [...sourceCode.getText(scope).matchAll(/(?<![\w$]\s*\.\s*)\bset(?:Timeout|Interval)\s*\(/g)].flatMap(({ index, 0: { length } }): readonly TSESTree.Node[] => {
      const timer = sourceCode.getNodeByRangeIndex(scope.range[0] + index + length - 1);
      const callback = timer?.type === "CallExpression" ? timer.arguments[0] : undefined;
      if (!callback) return [];
      const fn = functionOf(file, callback);
      if (fn) return ending.test(sourceCode.getText(fn.body)) ? [fn] : [];
      return trying.test(sourceCode.getText(callback)) || isSleep(file, timer!) ? [] : [callback];
    });
  }),
);

/** `new Promise((resolve) => setTimeout(resolve, 1_000))` */
function isSleep(file: File, timer: TSESTree.Node): boolean {
  const executor = enclosing(timer);
  if (!isFunction(executor) || executor.parent.type !== "NewExpression" || !isGlobal(file, executor.parent.callee, "Promise")) return false;
  const { body } = executor;
  return body === timer || (body?.type === "BlockStatement" && body.body.length === 1);
}

/** `await withTimeout(connect(), 1_000)`: whoever calls a function round the call may end the wait for it. */
function isRaced(file: File, call: TSESTree.Node): boolean {
  for (let at = enclosing(call); isFunction(at); at = enclosing(at)) {
    const mentions = functionName(file, at)?.mentions ?? [];
    if (mentions.some((mention) => mention.parent?.type === "CallExpression" && mention.parent.callee === mention && isHandedToEnd(file, mention.parent))) return true;
  }
  return false;
}
