import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { isFunction, type LocalFunction } from "./consumption/bind.js";
import type { File } from "./file.js";
import { ownNodes } from "./nodes.js";
import { valueShape } from "./signals/derived.js";
import { type Settler, settlerOf } from "./settler.js";
import { bare, isGlobal, originsOf } from "./value.js";

/** What a listener does about an abort: it settles a promise, or aborts a controller of this file in turn. */
export interface Effect {
  /** What makes the promise or the controller. */
  readonly made: TSESTree.NewExpression | TSESTree.CallExpression;
  readonly way: Settler["way"] | "abort";
  /** The function that does it: `reject`, `controller.abort`. */
  readonly callee: TSESTree.Node;
}

/** A listener for an abort, and what it does. */
export interface AbortListener {
  /** What registers it: `signal.addEventListener("abort", onAbort)`, `signal.onabort = onAbort`. */
  readonly node: TSESTree.CallExpression | TSESTree.AssignmentExpression;
  /** `signal.addEventListener`, `signal.onabort` */
  readonly member: TSESTree.MemberExpression;
  /** The listener as it is registered. */
  readonly listener: TSESTree.Expression;
  /** The function that it is; undefined where a promise's own `resolve` or `reject` listens. */
  readonly fn: LocalFunction | undefined;
  readonly effect: Effect;
  /** False where only an imported type's name says that it is a signal. */
  readonly certain: boolean;
}

/** The abort listener that an expression registers, where it is certain to listen to a signal and to do something about its abort. */
export function abortListenerOf(file: File, node: TSESTree.CallExpression | TSESTree.AssignmentExpression): AbortListener | undefined {
  const registered = registeredBy(node);
  if (!registered) return undefined;
  const { is, certain } = valueShape(file, registered.member.object);
  if (is !== "signal") return undefined;
  const fn = functionOf(file, registered.listener);
  const settler = fn ? undefined : settlerOf(file, registered.listener);
  const effect = fn ? effectIn(file, fn) : settler && { ...settler, callee: registered.listener };
  return effect && { node, ...registered, fn, effect, certain };
}

function registeredBy(node: TSESTree.CallExpression | TSESTree.AssignmentExpression): Pick<AbortListener, "member" | "listener"> | undefined {
  const member = node.type === "CallExpression" ? bare(node.callee) : node.operator === "=" ? node.left : undefined;
  if (member?.type !== "MemberExpression") return undefined;
  const name = getPropertyName(member);
  if (node.type === "AssignmentExpression") return name === "onabort" ? { member, listener: node.right } : undefined;
  const [event, listener] = node.arguments;
  const isAbort = name === "addEventListener" && event?.type === "Literal" && event.value === "abort";
  return isAbort && listener && listener.type !== "SpreadElement" ? { member, listener } : undefined;
}

/** The one function that a listener is, also through a variable that is written before it is registered. */
function functionOf(file: File, node: TSESTree.Expression): LocalFunction | undefined {
  const [origin, ...others] = originsOf(file, node).filter(({ made }) => made.by !== "nothing");
  const made = origin?.made.by === "function" && origin.path.length === 0 && others.length === 0 ? origin.made.node : undefined;
  return made && isFunction(made) ? made : undefined;
}

/** Functions that a listener calls, and that those call, are followed this far. */
const deepest = 3;

/** What a function does, itself or through functions of this file: what weighs most, where it may do several things. */
function effectIn(file: File, fn: LocalFunction, depth = 0): Effect | undefined {
  const effects = calleesIn(file, fn).flatMap((callee) => {
    const effect = effectOf(file, callee);
    if (effect) return effect;
    const called = depth < deepest ? functionOf(file, callee) : undefined;
    return (called && effectIn(file, called, depth + 1)) ?? [];
  });
  return (["reject", "resolve", "abort"] as const).flatMap((weight) => effects.filter(({ way }) => way === weight))[0];
}

function effectOf(file: File, callee: TSESTree.Expression): Effect | undefined {
  const settler = settlerOf(file, callee);
  if (settler) return { ...settler, callee };
  const made = callee.type === "MemberExpression" && getPropertyName(callee) === "abort" ? controllerOf(file, callee.object) : undefined;
  return made && { made, way: "abort", callee };
}

/** The `new AbortController()` that an expression surely is. */
function controllerOf(file: File, node: TSESTree.Expression): TSESTree.NewExpression | undefined {
  const [origin, ...others] = originsOf(file, node);
  const made = origin?.made.by === "expression" && origin.path.length === 0 && others.length === 0 ? origin.made.node : undefined;
  return made?.type === "NewExpression" && isGlobal(file, made.callee, "AbortController") ? made : undefined;
}

/** What a function calls itself: `reject`, `deferred.reject`. */
function calleesIn(file: File, { body }: LocalFunction): readonly TSESTree.Expression[] {
  return ownNodes(file, body).flatMap((node) => (node.type === "CallExpression" ? [bare(node.callee) as TSESTree.Expression] : []));
}
