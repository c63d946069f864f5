import type { TSESTree } from "@typescript-eslint/utils";
import type { Clients } from "./clients.js";
import type { File } from "./file.js";
import { isMissing } from "./forward/missing.js";
import { headOf, isLoop, type Loop, turnOf } from "./loop.js";
import { isCounted, isTimed } from "./polling/bounds.js";
import { isIdle } from "./polling/idle.js";
import { mayEndOutside } from "./polling/outside.js";
import { questionOf } from "./polling/question.js";
import { explicitSignals, type RankedSignal, signalsInScope } from "./signals.js";
import { type Sleep, sleepOf } from "./sleep.js";
import { uncheckedSignal } from "./unchecked-loop.js";

/** A loop that asks and sleeps in turns until it gets the answer that it waits for, however long that takes. */
export interface Poll {
  readonly loop: Loop;
  readonly sleeps: readonly Sleep[];
  /** The signals that could end it, the nearest first. */
  readonly signals: readonly RankedSignal[];
}

/** Words without which nothing in a file sleeps in turns. */
const sleeping = /setTimeout|sleep|delay|(?<!a)wait|pause/i;

/** Whether any loop of a file may sleep, by its text. */
export function maySleep({ sourceCode }: File): boolean {
  return /\bawait\b/.test(sourceCode.text) && sleeping.test(sourceCode.text);
}

/**
 * The polling that a loop does without a bound: no clock, count, signal or flag ends it. Undefined for a loop that does a
 * piece of work in each turn, that runs until it is told to stop, or that a rule about signals reports.
 */
export function unboundedPoll(file: File, clients: Clients, loop: Loop): Poll | undefined {
  if (!/\bawait\b/.test(file.sourceCode.getText(loop)) || isTimed(file, loop)) return undefined;
  const sleeps = sleepsIn(file, loop);
  if (sleeps.length === 0 || isCounted(file, loop)) return undefined;
  const question = questionOf(file, loop);
  if (!question || !isIdle(file, loop, question) || mayEndOutside(file, loop)) return undefined;
  const head = headOf(loop);
  const explicit = explicitSignals(file, head).filter(({ text }) => !isMissing(file, text, loop));
  if (explicit.length === 0) return { loop, sleeps, signals: signalsInScope(file, head) };
  // With types, it is for the rules about signals to say where this one is to be looked at or passed.
  if (file.types) return undefined;
  const isEnded = sleeps.every(({ options }) => options !== undefined) || uncheckedSignal(file, clients, loop) !== undefined;
  return isEnded ? { loop, sleeps, signals: explicit } : undefined;
}

/** The sleeps of a loop's own turn; none of those in a handler, which sleep before another attempt. */
function sleepsIn(file: File, loop: Loop): readonly Sleep[] {
  return turnOf(file, loop).flatMap((node) => {
    const sleep = node.type === "AwaitExpression" && isOwn(node, loop) ? sleepOf(file, node.argument) : undefined;
    return sleep ?? [];
  });
}

function isOwn(from: TSESTree.Node, loop: Loop): boolean {
  for (let node = from.parent; node && node !== loop; node = node.parent) if (isLoop(node) || node.type === "CatchClause") return false;
  return true;
}
