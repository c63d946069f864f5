import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "../file.js";
import type { CallNode } from "../reach.js";
import type { SignalInScope } from "../signals.js";
import { carriedSignals } from "../signals/carried.js";
import { type Slot, slotsOf } from "../slot.js";
import { lacksProperty } from "../types/shape.js";
import { typeShape } from "../types/signal.js";
import type { SignalSlot } from "../types/signal-slot.js";
import { bare, originsOf } from "../value.js";

/** Whether a call may get a signal after all: in the slot, in another argument, by what its callee is made of or called on. */
export function isPassed(file: File, call: CallNode, slot: SignalSlot, signals: readonly SignalInScope[]): boolean {
  const options = slot.insertBefore ? undefined : call.arguments[slot.index];
  if (options && slot.option !== undefined && !isEmpty(file, options, slot.option)) return true;
  return call.arguments.some((argument) => (argument !== options && mayHold(file, argument)) || isStarted(file, argument)) || isKnown(file, call, signals);
}

/** Whether an argument is made by a call that a signal may end already: a promise of such work is what the callee waits for. */
function isStarted(file: File, argument: TSESTree.Node): boolean {
  const node = bare(argument);
  switch (node.type) {
    case "Identifier":
      return originsOf(file, node).some(({ made, path }) => made.by === "expression" && path.length === 0 && made.node !== node && isStarted(file, made.node));
    case "ArrayExpression":
      return node.elements.some((element) => element && isStarted(file, element));
    case "CallExpression":
    case "NewExpression":
      return /signal|abort/i.test(file.sourceCode.getText(node)) || node.arguments.some((each) => isStarted(file, each));
    default:
      return false;
  }
}

/** Whether options lack the one that takes a signal. Written out as undefined, it is left out on purpose. */
function isEmpty(file: File, options: TSESTree.Node, option: string): boolean {
  const lacks = (slot: Slot): boolean => {
    if (slot.is !== "unknown") return slot.is === "absent" && !slot.written;
    return slot.of !== undefined && file.types !== undefined && lacksProperty(file.types, slot.of, option);
  };
  return slotsOf(file, options, option).every(lacks);
}

/** Whether an argument's type is one that holds signals, or lends some. */
function mayHold(file: File, argument: TSESTree.Node): boolean {
  const node = bare(argument);
  if (!file.types || (node.type !== "Identifier" && node.type !== "MemberExpression" && node.type !== "ThisExpression" && node.type !== "CallExpression")) return false;
  const shape = typeShape(file.types, node);
  return shape !== undefined && (shape.is === "signal" || shape.signals().length > 0 || shape.lent().length > 0);
}

/** Whether the callee holds the signal itself: it is called on the signal's owner, or made with a signal. */
function isKnown(file: File, { callee }: CallNode, signals: readonly SignalInScope[]): boolean {
  const holder = bare(callee.type === "MemberExpression" ? callee.object : callee);
  const text = file.sourceCode.getText(holder);
  if (callee.type === "MemberExpression" && signals.some((signal) => signal.text.replace(/[?!]?\.[^.]+$/, "") === text)) return true;
  return originsOf(file, holder).some(({ made }) => made.by === "expression" && holdsSignal(file, made.node));
}

function holdsSignal(file: File, made: TSESTree.Expression): boolean {
  if (made.type !== "CallExpression" && made.type !== "NewExpression") return false;
  const { is } = carriedSignals(file, made);
  return is === "somebody" || is === "own";
}
