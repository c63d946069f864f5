import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName, getStaticValue } from "./ast.js";
import { enclosing, isFunction, outer } from "./chain.js";
import { aborterOf, type HeldController, heldController, isController } from "./controller.js";
import { isNothing } from "./controller/holder.js";
import { isBind } from "./controller/mention.js";
import type { SignalUse } from "./controller/use.js";
import { isInCleaning } from "./ending.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import { isInTest } from "./in-test.js";
import { isAtOnce } from "./leaves.js";
import { ownNodes } from "./nodes.js";
import { outcomesAt } from "./outcome.js";
import { settlerOf } from "./settler.js";
import { makesController } from "./signals/made.js";
import { originsOf } from "./value.js";

/** An abort by which a timer ends work, and that doesn't say so. */
export interface TimeoutAbort {
  /** `controller.abort()`, or `controller.abort.bind(controller)`. */
  readonly call: TSESTree.CallExpression;
  readonly aborter: TSESTree.Expression;
  /** Whether the timer gets the method itself, bound. */
  readonly isBound: boolean;
  /** All that is done with the controller; undefined where other code may hold it too. */
  readonly controller: HeldController | undefined;
}

/**
 * The abort without a reason that a call makes when a timer's time is up, if somebody may then take it for a cancellation.
 * Undefined where the timer's function tells in another way what has happened: by an error, a flag, a promise that it settles.
 */
export function timeoutAbortOf(file: File, call: TSESTree.CallExpression): TimeoutAbort | undefined {
  const bound = boundAborter(call);
  const aborter = bound ?? aborterOf(call);
  if (!aborter || !(bound ? isGivenToTimer(file, call) : isMadeByTimer(file, call)) || isInTest(call) || !isController(file, aborter)) return undefined;
  const timed = bound ? call : enclosing(call);
  const controller = heldController(file, aborter);
  if (isInCleaning(file, timed.parent!) || (controller && (!mayReject(controller) || isTold(file, controller, timed)))) return undefined;
  return { call, aborter, isBound: bound !== undefined, controller };
}

/** The controller of `controller.abort.bind(controller)`, which gets no reason. */
function boundAborter({ callee, arguments: given }: TSESTree.CallExpression): TSESTree.Expression | undefined {
  if (given.length > 1 || callee.type !== "MemberExpression" || !isBind(callee) || callee.object.type !== "MemberExpression") return undefined;
  return getPropertyName(callee.object) === "abort" ? callee.object.object : undefined;
}

/** Whether a timer runs a function when its time is up, and gives it nothing. A timer without a delay is none: it only puts off. */
function isGivenToTimer(file: File, fn: TSESTree.Node): boolean {
  const place = outer(fn);
  const call = place.parent;
  const isTimer = call?.type === "CallExpression" && call.arguments[0] === place && call.arguments.length === 2 && isSetTimeout(file, call.callee);
  if (!isTimer) return false;
  const delay = call.arguments[1]!;
  const constant = delay.type === "SpreadElement" ? null : getStaticValue(delay, file.sourceCode.getScope(delay));
  return delay.type !== "SpreadElement" && (!constant || Number(constant.value) > 0);
}

/** `setTimeout`, `window.setTimeout`, and that of `node:timers`. */
function isSetTimeout(file: File, callee: TSESTree.Node): boolean {
  return originsOf(file, callee).every(({ made, path }) => {
    if (made.by === "global") return made.name === "setTimeout" && path.length === 0;
    return made.by === "import" && /^(?:node:)?timers$/.test(made.module) && path.at(-1) === "setTimeout";
  });
}

/** Whether an abort without a reason is what a timer does when its time is up, and all by which it tells so. */
function isMadeByTimer(file: File, call: TSESTree.CallExpression): boolean {
  const fn = enclosing(call);
  if (!isFunction(fn) || !fn.body || !isWithoutReason(file, call) || !isAtOnce(file, fn.range[0], call)) return false;
  return isTimersOwn(file, fn) && !isAnswer(call, fn) && !ownNodes(file, fn.body).some((node) => tells(file, node));
}

function isWithoutReason(file: File, { arguments: given }: TSESTree.CallExpression): boolean {
  const [reason, ...others] = given;
  return reason === undefined || (others.length === 0 && reason.type !== "SpreadElement" && originsOf(file, reason).every(({ made }) => made.by === "nothing"));
}

/** Whether nobody but timers runs a function. */
function isTimersOwn(file: File, fn: TSESTree.FunctionLike): boolean {
  const named = functionName(file, fn);
  if (!named) return isGivenToTimer(file, fn);
  return !named.isExported && named.mentions.length > 0 && named.mentions.every((mention) => isGivenToTimer(file, mention));
}

/** Whether an abort passes on another, that of a signal which is known to be aborted there. */
function isAnswer(call: TSESTree.Node, fn: TSESTree.Node): boolean {
  for (let node = call, { parent } = node; parent && node !== fn; node = parent, { parent } = node) {
    if (outcomesAt(node, parent).some(({ test, truth }) => truth && test.type === "MemberExpression" && getPropertyName(test) === "aborted")) return true;
  }
  return false;
}

/** Whether a timer's function tells by a node what has happened, or goes on to the next attempt. */
function tells(file: File, node: TSESTree.Node): boolean {
  switch (node.type) {
    case "AssignmentExpression":
      return !isNothing(node.right);
    case "NewExpression":
      return makesController(file, node) || (node.callee.type === "Identifier" && /(?:Error|Exception)$/.test(node.callee.name));
    case "CallExpression":
      return settlerOf(file, node.callee) !== undefined;
    default:
      return false;
  }
}

/** Whether anybody may hear by an error that a controller is aborted: the signal goes to work, or to code that this file doesn't show. */
function mayReject({ signalUses, escapes }: HeldController): boolean {
  return escapes || signalUses.some((use) => !isQuiet(use));
}

/** Whether a use of a signal tells nobody of an error: it is looked at, takes a listener off, or ends work of which no failure is looked at. */
function isQuiet(use: SignalUse): boolean {
  if (use.is !== "handed") return use.is === "read" && use.name === "aborted";
  return (use.to.callee.type === "MemberExpression" && getPropertyName(use.to.callee) === "addEventListener") || isDropped(use.to);
}

/** Whether every failure at a place ends in a `catch` that doesn't look at it. */
function isDropped(at: TSESTree.Node): boolean {
  for (let node = at, { parent } = at; parent && !isFunction(node); node = parent, { parent } = node) {
    if (parent.type === "TryStatement" && parent.block === node && parent.handler) return parent.handler.param === null;
  }
  return false;
}

/** Whether the function that makes a controller asks, beside what is timed, for its abort, which only the one timer can have made. */
function isTold({ sourceCode: { text } }: File, { holder, aborts, escapes }: HeldController, timed: TSESTree.Node): boolean {
  const [start, end] = enclosing(holder.declaration).range;
  const beside = [text.slice(start, timed.range[0]), text.slice(timed.range[1], end)];
  return !escapes && aborts.length === 1 && beside.some((each) => /Abort_?Error|ABORT_ERR|\baborted\b/i.test(each));
}
