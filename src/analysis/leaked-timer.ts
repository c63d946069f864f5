import type { TSESTree } from "@typescript-eslint/utils";
import { type AbortTimer, abortTimerOf, type BoundCall, boundBy } from "./abort-timer.js";
import { enclosing, outer } from "./chain.js";
import type { Clients } from "./clients.js";
import { earlyClearsOf } from "./early-clear.js";
import { consumptionOfCall, externalCallOf } from "./external-call.js";
import type { File } from "./file.js";
import { isInTest } from "./in-test.js";
import { type Clearing, clearingOf, homeOf } from "./timer/clearing.js";
import type { Timer } from "./timer.js";
import { isWaitedFor } from "./waited.js";

/** An abort timer that runs on when the work it bounds is done, on one way at least. */
export interface LeakedTimer {
  readonly abortTimer: AbortTimer;
  readonly clearing: Clearing;
  /** The calls that it bounds. */
  readonly bounds: readonly BoundCall[];
}

/** The abort timer that a call makes and that is not cleared on every way; undefined for any other call, and where that can't be told. */
export function leakedTimer(file: File, clients: Clients, call: TSESTree.CallExpression): LeakedTimer | undefined {
  const abortTimer = abortTimerOf(file, call);
  const { timer, controller } = abortTimer ?? {};
  // In the executor of a promise it is part of a race.
  if (!abortTimer || !timer || !controller || timer.isUnref || homeOf(file, timer) !== enclosing(call)) return undefined;
  const clearing = clearingOf(file, timer);
  if (clearing.is !== "never" && clearing.is !== "sometimes") return undefined;
  if (controller.escapes || isInTest(call)) return undefined;
  const bounds = boundBy(file, controller);
  const leak = { abortTimer, clearing, bounds };
  const lost = controller.signalUses.filter((use) => use.is === "lost" && !bounds.some(({ signal }) => signal === use.node));
  if (lost.length > 0) return clearing.is === "never" && bounds.length === 0 && lost.every(({ node }) => isOnlyReturned(file, timer, node)) ? leak : undefined;
  if (bounds.length === 0 || !bounds.every((bound) => mayEndBefore(file, clients, bound, clearing))) return undefined;
  // A timer that nobody cleared in any way may be there to end the work, whatever that is.
  if (clearing.is === "never" && !bounds.some((bound) => externalCallOf(file, clients, bound.call))) return undefined;
  return earlyClearsOf(file, clients, call).length > 0 ? undefined : leak;
}

/** Whether the signal goes to the caller, who has no way to clear a timer that nobody holds. Where `AbortSignal.timeout` is missing there may be no other way. */
function isOnlyReturned({ sourceCode }: File, { call, holder }: Timer, signal: TSESTree.Node): boolean {
  const isResult = outer(signal).parent?.type === "ReturnStatement" && enclosing(signal) === enclosing(call);
  return isResult && holder === undefined && !/\bAbortSignal\s*(?:\?\.|\.)\s*timeout\b|["']timeout["'] in AbortSignal/.test(sourceCode.text);
}

/** Whether a call is waited for, and ends by itself when all is well, or fails: a stream may be meant to last until the timer ends it. */
function mayEndBefore(file: File, clients: Clients, { call }: BoundCall, { isHandedOn }: Clearing): boolean {
  const external = externalCallOf(file, clients, call);
  if (external) return external.reach.call !== undefined && (isHandedOn || consumptionOfCall(file, external) !== "streamed");
  return isWaitedFor(call);
}
