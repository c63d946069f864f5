import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { enclosing, isFunction, outer } from "./chain.js";
import { type LocalFunction } from "./consumption/bind.js";
import type { File } from "./file.js";
import { valueShape } from "./signals/derived.js";
import { type Settler, settlerOf } from "./settler.js";
import { bare, originsOf } from "./value.js";

/** A listener for an abort, and the promise that it settles. */
export interface AbortListener {
  /** What registers it: `signal.addEventListener("abort", onAbort)`, `signal.onabort = onAbort`. */
  readonly node: TSESTree.CallExpression | TSESTree.AssignmentExpression;
  /** `signal.addEventListener`, `signal.onabort` */
  readonly member: TSESTree.MemberExpression;
  /** The listener as it is registered. */
  readonly listener: TSESTree.Expression;
  /** The function that it is; undefined where a promise's own `resolve` or `reject` listens. */
  readonly fn: LocalFunction | undefined;
  readonly settler: Settler;
  /** Whether the signal may be undefined; false for `certain` where only an imported type's name says that it is one. */
  readonly optional: boolean;
  readonly certain: boolean;
}

/** The abort listener that an expression registers, where it is certain to listen to a signal and to settle a promise. */
export function abortListenerOf(file: File, node: TSESTree.CallExpression | TSESTree.AssignmentExpression): AbortListener | undefined {
  const registered = registeredBy(node);
  if (!registered) return undefined;
  const { is, optional, certain } = valueShape(file, registered.member.object);
  if (is !== "signal") return undefined;
  const fn = functionOf(file, registered.listener);
  const settler = fn ? settlerIn(file, fn) : settlerOf(file, registered.listener);
  return settler && { node, ...registered, fn, settler, optional, certain };
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
  return made && isFunction(made) ? made as LocalFunction : undefined;
}

/** Functions that a listener calls, and that those call, are followed this far. */
const deepest = 3;

/** The settler that a function calls, itself or through functions of this file. */
function settlerIn(file: File, fn: LocalFunction, depth = 0): Settler | undefined {
  for (const callee of calleesIn(file, fn)) {
    const settler = settlerOf(file, callee);
    if (settler) return settler;
    const called = depth < deepest ? functionOf(file, callee) : undefined;
    const found = called && settlerIn(file, called, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** What a function calls of all that is declared outside it: `reject`, `deferred.reject`. */
function calleesIn(file: File, fn: LocalFunction): readonly TSESTree.Expression[] {
  const { through = [] } = file.sourceCode.scopeManager?.acquire(fn, true) ?? {};
  return through.flatMap(({ identifier }) => {
    const at = outer(identifier);
    const callee = at.parent?.type === "MemberExpression" && at.parent.object === at ? outer(at.parent) : at;
    const isCalled = callee.parent?.type === "CallExpression" && callee.parent.callee === callee && enclosing(callee) === fn;
    return isCalled ? [callee as TSESTree.Expression] : [];
  });
}
