import type { TSESTree } from "@typescript-eslint/utils";
import { type AbortTimer, abortTimerOf } from "./abort-timer.js";
import { getPropertyName, getStaticValue } from "./ast.js";
import { enclosing, isFunction } from "./chain.js";
import type { HeldController } from "./controller.js";
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

/**
 * The timer that a call makes, if it aborts a controller without a reason, and somebody may take that for a cancellation.
 * Undefined where the timer's function tells in another way what has happened: by an error, a flag, a promise that it settles.
 */
export function unnamedTimeout(file: File, call: TSESTree.CallExpression): AbortTimer | undefined {
  const found = abortTimerOf(file, call);
  if (!found || !isWithoutReason(file, found) || !takesTime(file, found) || isInTest(call)) return undefined;
  const { abort, controller } = found;
  const timed = isBind(abort.callee) ? abort : enclosing(abort);
  if (isFunction(timed) && !(isTimersOwn(file, call, timed) && isSilent(file, timed, abort))) return undefined;
  if (isInCleaning(file, timed.parent!) || (controller && (!mayReject(controller) || isTold(file, controller, timed)))) return undefined;
  return found;
}

/** Whether an abort gets no reason: none is written, none is bound, and the timer passes none on. */
function isWithoutReason(file: File, { timer, abort, reason }: AbortTimer): boolean {
  if (abort.arguments.some(({ type }) => type === "SpreadElement") || (isBind(abort.callee) && timer.call.arguments.length > 2)) return false;
  return reason === undefined || originsOf(file, reason).every(({ made }) => made.by === "nothing");
}

/** Whether a timer waits at all: one without a delay only puts off. */
function takesTime({ sourceCode }: File, { timer: { delay } }: AbortTimer): boolean {
  const constant = delay && getStaticValue(delay, sourceCode.getScope(delay));
  return delay !== undefined && (!constant || Number(constant.value) > 0);
}

/** Whether nobody but timers run a function, and this is the first of them that does. */
function isTimersOwn(file: File, call: TSESTree.CallExpression, fn: TSESTree.FunctionLike): boolean {
  const named = functionName(file, fn);
  if (!named) return true;
  const timers = named.mentions.map(({ parent }) => parent);
  return !named.isExported && timers[0] === call && named.mentions.every((mention, index) => {
    const timer = timers[index];
    return timer?.type === "CallExpression" && timer.arguments[0] === mention && abortTimerOf(file, timer) !== undefined;
  });
}

/** Whether a timer's function aborts at once, not in answer to another abort, and tells of it in no other way. */
function isSilent(file: File, fn: TSESTree.FunctionLike, abort: TSESTree.CallExpression): boolean {
  return isAtOnce(file, fn.range[0], abort) && !isAnswer(abort, fn) && !ownNodes(file, fn.body!).some((node) => tells(file, node));
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
