import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { contains, enclosing, isFunction, outer } from "../chain.js";
import { isEndingCall } from "../ending.js";
import type { File } from "../file.js";
import { ownNodes } from "../nodes.js";
import { type Timer, timerOf } from "../timer.js";
import { bare, variableOf } from "../value.js";
import { type Executor, settledBy } from "./executor.js";

/**
 * The timer that a listener in an executor starts to end what it listens to, whose other events settle the promise:
 * `request.once("socket", () => { setTimeout(() => { request.destroy(); reject(new Error("late")); }, ms); })`. Undefined
 * where there is none, or more than one.
 */
export function timerArmedLater(file: File, executor: Executor): Timer | undefined {
  const timers = new Set(executor.settlements.flatMap(({ at, way }) => (way === "reject" ? (armedFor(file, executor, at) ?? []) : [])));
  const [timer, ...others] = timers;
  return others.length === 0 ? timer : undefined;
}

/** The timer that settles a promise at a place, and has been started by a listener. */
function armedFor(file: File, executor: Executor, at: TSESTree.Node): Timer | undefined {
  const callback = enclosing(at);
  const call = outer(callback).parent;
  const timer = call?.type === "CallExpression" ? timerOf(file, call) : undefined;
  if (!isFunction(callback) || !callback.body || !timer || timer.repeats || !settledBy(file, timer, at)) return undefined;
  const registration = registrationOf(enclosing(timer.call));
  if (!registration || !starting.has(registration.event) || enclosing(registration.call) !== executor.fn) return undefined;
  const isOfSame = (node: TSESTree.Node): boolean => node.type === "Identifier" && variableOf(file, node) === variableOf(file, registration.object);
  const endsIt = ownNodes(file, callback.body).some((node) => node.type === "CallExpression" && node.callee.type === "MemberExpression" && isOfSame(bare(node.callee.object)) && isEndingCall(node));
  const isSettledByIt = executor.settlements.some(({ at: other, way }) => way === "resolve" && !contains(callback, other) && isHeardFrom(executor, other, isOfSame));
  return endsIt && isSettledByIt ? timer : undefined;
}

/** A listener of an object that a variable holds. */
interface Registration {
  readonly call: TSESTree.CallExpression;
  readonly object: TSESTree.Identifier;
  readonly event: unknown;
}

/** The registration of a function as a listener: `request.once("socket", listener)`. */
function registrationOf(listener: TSESTree.Node): Registration | undefined {
  const call = outer(listener).parent;
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression" || call.callee.object.type !== "Identifier") return undefined;
  const [event] = call.arguments;
  const isListening = /^(?:on|once|addListener|addEventListener)$/.test(getPropertyName(call.callee) ?? "");
  return isListening && event?.type === "Literal" ? { call, object: call.callee.object, event: event.value } : undefined;
}

/** Events that come once, and before any answer. */
const starting = new Set<unknown>(["socket", "lookup", "connect", "secureConnect", "open", "ready", "spawn", "listening"]);

/** Whether a place lies in a listener of an object, or in the call that makes it: `const request = http.get(url, (response) => …)`. */
function isHeardFrom({ fn }: Executor, at: TSESTree.Node, isObject: (node: TSESTree.Node) => boolean): boolean {
  for (let node = at; node.parent && node !== fn; node = node.parent) {
    const { parent } = node;
    if (parent.type === "CallExpression" && parent.callee !== node && parent.callee.type === "MemberExpression" && isObject(parent.callee.object)) return true;
    if (parent.type === "VariableDeclarator" && parent.init === node && isObject(parent.id)) return true;
  }
  return false;
}
