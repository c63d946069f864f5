import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { enclosing, isFunction, outer } from "./chain.js";
import { functionOf } from "./consumption/bind.js";
import { aborterOf, type HeldController, heldController, isController, signalUsesOf } from "./controller.js";
import { isBind } from "./controller/mention.js";
import type { SignalUse } from "./controller/use.js";
import { type File, fileOf } from "./file.js";
import { callsIn, ownNodes } from "./nodes.js";
import { once, onceWithin } from "./once.js";
import type { CallNode } from "./reach.js";
import { signalMethod } from "./signals/made.js";
import { mayMakeTimer, type Timer, timerOf } from "./timer.js";
import { bare } from "./value.js";

/** A timer that aborts a controller when its time is up. */
export interface AbortTimer {
  readonly timer: Timer;
  /** The controller, as the timer's callback names it. */
  readonly named: TSESTree.Expression;
  /** The call that aborts: `controller.abort()`, or `controller.abort.bind(controller)`. */
  readonly abort: TSESTree.CallExpression;
  /** The reason that is given, if any. */
  readonly reason: TSESTree.CallExpressionArgument | undefined;
  /** Whether the callback does nothing else, and asks nothing first. */
  readonly isAlone: boolean;
  /** The controller and what is done with it, where one variable or private field of this file holds it. */
  readonly controller: HeldController | undefined;
}

/** The abort timer that a call makes; undefined for any other call. */
export function abortTimerOf({ sourceCode }: File, call: TSESTree.CallExpression): AbortTimer | undefined {
  return mayMakeTimer(call) ? abortTimers(sourceCode)(call) : undefined;
}

const abortTimers = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((call: TSESTree.CallExpression): AbortTimer | undefined => {
    const timer = timerOf(file, call);
    const found = timer?.callback && !timer.repeats ? abortIn(file, timer.callback) : undefined;
    if (!timer || !found || !isController(file, found.named)) return undefined;
    return { timer, ...found, controller: heldController(file, found.named) };
  });
});

type Found = Pick<AbortTimer, "named" | "abort" | "reason" | "isAlone">;

/** The abort that a callback comes to. */
function abortIn(file: File, callback: TSESTree.Expression): Found | undefined {
  const bound = bare(callback);
  if (bound.type === "CallExpression") return boundAbort(bound);
  const fn = functionOf(file, callback);
  if (!fn?.body) return undefined;
  const aborts = ownNodes(file, fn.body).flatMap((node): readonly Found[] => {
    const named = node.type === "CallExpression" ? aborterOf(node) : undefined;
    return named ? [{ named, abort: node as TSESTree.CallExpression, reason: (node as TSESTree.CallExpression).arguments[0], isAlone: isAlone(fn, node) }] : [];
  });
  return aborts.find(({ named }) => isController(file, named));
}

/** `controller.abort.bind(controller, reason)` */
function boundAbort(call: TSESTree.CallExpression): Found | undefined {
  if (!isBind(call.callee) || call.arguments.length === 0) return undefined;
  const method = bare((call.callee as TSESTree.MemberExpression).object);
  if (method.type !== "MemberExpression" || getPropertyName(method) !== "abort") return undefined;
  return { named: method.object, abort: call, reason: call.arguments[1], isAlone: true };
}

function isAlone({ body }: { readonly body: TSESTree.Node }, abort: TSESTree.Node): boolean {
  const whole = outer(abort);
  if (whole === body) return true;
  const [statement, ...others] = body.type === "BlockStatement" ? body.body : [];
  return others.length === 0 && statement?.type === "ExpressionStatement" && statement.expression === whole;
}

/** A call that a controller's signal may end, and whether it got it joined with others by `AbortSignal.any`. */
export interface BoundCall {
  readonly call: CallNode;
  /** Where the signal of the controller itself stands. */
  readonly signal: TSESTree.Node;
  readonly isJoined: boolean;
}

/** The calls that get a controller's signal, also through a local name, `AbortSignal.any([…])` or an options object that it is written to. */
export function boundBy(file: File, { signalUses }: HeldController): readonly BoundCall[] {
  return signalUses.flatMap((use) => boundCalls(file, use, use.node, false));
}

function boundCalls(file: File, use: SignalUse, signal: TSESTree.Node, isJoined: boolean): readonly BoundCall[] {
  if (use.is === "lost") return takersOf(file, use.node).map((call) => ({ call, signal, isJoined }));
  if (use.is !== "handed") return [];
  if (signalMethod(file, use.to) !== "any") return [{ call: use.to, signal, isJoined }];
  return isJoined ? [] : signalUsesOf(file, use.to).flatMap((next) => boundCalls(file, next, signal, true));
}

/** The calls behind `options.signal = controller.signal;` in the same function that get `options`, by its text. */
function takersOf(file: File, signal: TSESTree.Node): readonly CallNode[] {
  const { parent } = outer(signal);
  if (parent?.type !== "AssignmentExpression" || parent.left.type !== "MemberExpression" || getPropertyName(parent.left) !== "signal") return [];
  const fn = enclosing(parent);
  const options = file.sourceCode.getText(parent.left.object);
  return (isFunction(fn) && fn.body ? callsIn(file, fn.body) : []).filter(
    (call) => call.range[0] > parent.range[1] && enclosing(call) === fn && call.arguments.some((argument) => file.sourceCode.getText(bare(argument)) === options),
  );
}
