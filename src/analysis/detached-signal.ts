import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { contains, enclosing, isFunction } from "./chain.js";
import { heldController } from "./controller.js";
import { isEndingCall, isEndingFunction } from "./ending.js";
import { type File, fileOf } from "./file.js";
import { isBehindResponse } from "./forward.js";
import { isMissing } from "./forward/missing.js";
import { isAwaited } from "./forward/place.js";
import { functionName } from "./function-name.js";
import { isLog } from "./log.js";
import { once, onceWithin } from "./once.js";
import type { CallNode } from "./reach.js";
import { explicitSignals, type RankedSignal } from "./signals.js";
import { carriedSignals, givenSignals } from "./signals/carried.js";
import { signalMethod } from "./signals/made.js";
import { mayGetMadeSignal } from "./signals/mention.js";
import { rootVariable } from "./signals/same.js";
import { isTimerFunction } from "./timer/function.js";
import { isWaitable, resolvedSignature } from "./types/signature.js";
import { bare, originsOf, variableOf } from "./value.js";
import { promiseMethod } from "./wait.js";

/** A call that gets only a signal of its own, though somebody's is in scope. */
export interface DetachedSignal {
  /** The expression that gives the call its signal, in the call or in options that a variable holds. */
  readonly own: TSESTree.Expression;
  /** The nearest signals in scope; several where nothing tells which is meant. */
  readonly signals: readonly RankedSignal[];
}

/** The signal of its own that a call gets in the place of somebody's who waits for it; undefined where it gets that too, or nobody can tell. */
export function detachedSignalOf(file: File, call: CallNode): DetachedSignal | undefined {
  return answers(file.sourceCode)(call);
}

const answers = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((call: CallNode): DetachedSignal | undefined => detachedSignal(file, call));
});

// Cheap before dear: syntax, scopes, and types last.
function detachedSignal(file: File, call: CallNode): DetachedSignal | undefined {
  const { types } = file;
  if (!types || !isAwaited(file, call) || !mayGetMadeSignal(file, call) || isLastWord(file, call) || isBehindResponse(call)) return undefined;
  if (carriedSignals(file, call).is !== "own") return undefined;
  const signals = nearest(file, call);
  if (signals.length === 0) return undefined;
  const [given, ...others] = givenSignals(file, call);
  if (!given || others.length > 0 || isAbortedFromStart(file, given.node)) return undefined;
  if (isEndedOtherwise(file, call, given.node, signals)) return undefined;
  const signature = resolvedSignature(types, call);
  return signature && isWaitable(types, signature) ? { own: given.node, signals } : undefined;
}

/** What is sent when the work is over or beside it: it is not to end with the work. */
const aside = /flush|telemetry|beacon|metric|analytic|heartbeat/i;

function isLastWord(file: File, call: CallNode): boolean {
  return isEndingCall(call) || isLog(file, call.callee) || aside.test(file.sourceCode.getText(call.callee));
}

/** The nearest of the signals in scope that is there, and that the function round the call is not there to clean up after. */
function nearest(file: File, call: CallNode): readonly RankedSignal[] {
  const ending = endingFunctionRound(file, call);
  const signals = explicitSignals(file, call).filter(({ text }) => !isMissing(file, text, call) && (!ending || isGivenIn(file, text, call, ending)));
  return signals.filter(({ rank }) => rank === signals[0]!.rank);
}

function endingFunctionRound(file: File, at: TSESTree.Node): TSESTree.Node | undefined {
  for (let fn = enclosing(at); isFunction(fn); fn = enclosing(fn)) if (isEndingFunction(file, fn)) return fn;
  return undefined;
}

function isGivenIn(file: File, signal: string, at: TSESTree.Node, fn: TSESTree.Node): boolean {
  const name = rootVariable(file, signal, at)?.defs[0]?.name;
  return name !== undefined && contains(fn, name);
}

/** `AbortSignal.abort()`: whoever passes it wants the call to fail. */
function isAbortedFromStart(file: File, node: TSESTree.Expression): boolean {
  return originsOf(file, node).some(({ made }) => made.by === "expression" && signalMethod(file, made.node) === "abort");
}

/** Whether something in sight may end the call, or the wait for it, when somebody aborts: what waits for it, or its controller. */
function isEndedOtherwise(file: File, call: CallNode, own: TSESTree.Expression, signals: readonly RankedSignal[]): boolean {
  return signals.some(({ text }) => {
    const isMentioned = mentionsOf(file, text, call);
    return isToldTo(file, call, isMentioned) || (isAbortedByHand(file, own) && isMentioned(enclosing(call)));
  });
}

/** Whether code mentions a signal, or the object that it is taken from, anywhere but in the call. */
type IsMentioned = (node: TSESTree.Node) => boolean;

function mentionsOf(file: File, signal: string, call: CallNode): IsMentioned {
  const variable = rootVariable(file, signal, call);
  if (!variable) return (node) => file.sourceCode.getText(node).includes(signal);
  const mentions = variable.references.map(({ identifier }) => identifier).filter((identifier) => !contains(call, identifier));
  return (node) => mentions.some((mention) => contains(node, mention));
}

/** Whether a function that takes a promise, or the function that waits for it, is also told of a signal: `orAborted(load(), signal)`. */
function isToldTo(file: File, promise: TSESTree.Node, isMentioned: IsMentioned, seen = new Set<TSESTree.Node>()): boolean {
  if (seen.has(promise)) return false;
  seen.add(promise);
  let isAwaited = false;
  for (let node = promise, { parent } = node; parent; node = parent, { parent } = node) {
    if (isFunction(node)) {
      if (functionName(file, node)?.mentions.some((mention) => isToldTo(file, mention, isMentioned, seen))) return true;
      isAwaited = false;
    }
    if (node.type === "AwaitExpression") isAwaited = true;
    if (isAwaited) continue;
    if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier" && !isFunction(node)) {
      return (variableOf(file, parent.id)?.references ?? []).some(({ init, identifier }) => !init && isToldTo(file, identifier, isMentioned, seen));
    }
    if ((parent.type === "CallExpression" || parent.type === "NewExpression") && parent.callee !== node && parent.arguments.some((argument) => argument !== node && isMentioned(argument))) return true;
    if (isRaced(file, parent) && parent.elements.some((element) => element && element !== node && isMentioned(element))) return true;
  }
  return false;
}

function isRaced(file: File, node: TSESTree.Node): node is TSESTree.ArrayExpression {
  return node.type === "ArrayExpression" && node.parent.type === "CallExpression" && promiseMethod(file, node.parent) === "race";
}

/** Whether a signal is a controller's that the code aborts at its own will, and not by a timer alone. */
function isAbortedByHand(file: File, own: TSESTree.Expression): boolean {
  if (originsOf(file, own).every(({ path }) => path.length === 0)) return false;
  const node = bare(own);
  const held = node.type === "MemberExpression" ? heldController(file, node.object) : undefined;
  return held?.aborts.every((abort) => isInTimer(file, abort)) !== true;
}

/** `setTimeout(() => controller.abort(), 1000)` */
function isInTimer(file: File, node: TSESTree.Node): boolean {
  const { parent } = enclosing(node);
  return parent?.type === "CallExpression" && isTimerFunction(file, parent.callee, "setTimeout");
}
