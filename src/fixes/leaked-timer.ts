import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { BoundCall } from "../analysis/abort-timer.js";
import { bodyReadsOf } from "../analysis/body-read.js";
import { chainOn, enclosing, outer } from "../analysis/chain.js";
import type { Clients } from "../analysis/clients.js";
import type { Consumption } from "../analysis/consumption.js";
import { consumptionOfCall, externalCallOf } from "../analysis/external-call.js";
import type { File } from "../analysis/file.js";
import type { LeakedTimer } from "../analysis/leaked-timer.js";
import type { Settings } from "../settings.js";
import { clearBehindChain, clearInFinally, fixOf, handlerRound } from "./timer-clear.js";
import { timeoutSignal } from "./timeout-signal.js";

/** An edit that ends a timer with the work it bounds. */
export interface LeakedTimerEdit {
  /** `AbortSignal.timeout(…)` where that is written; undefined where the timer is cleared. */
  readonly text: string | undefined;
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

interface Policy {
  readonly settings: Settings;
  readonly filename: string;
}

/** The edits for a timer that runs on, the exact ones first. */
export function leakedTimerEdits(file: File, clients: Clients, leak: LeakedTimer, policy: Policy): readonly LeakedTimerEdit[] {
  const edits = [replaced(file, clients, leak, policy), cleared(file, clients, leak)].filter((edit) => edit !== undefined);
  return edits.toSorted((a, b) => Number(b.isExact) - Number(a.isExact));
}

/** `AbortSignal.timeout`, whose timer keeps no process alive: while a request is open, that does so itself. */
function replaced(file: File, clients: Clients, { abortTimer, clearing, bounds }: LeakedTimer, policy: Policy): LeakedTimerEdit | undefined {
  const signal = clearing.is === "never" ? timeoutSignal(file, abortTimer, policy) : undefined;
  const isOurs = bounds.length > 0 && bounds.every((bound) => !bound.isJoined && isRead(file, clients, bound) && endsHere(file, bound));
  return signal && { text: signal.text, isExact: signal.isExact && isOurs, fix: fixOf(signal.edits) };
}

function cleared(file: File, clients: Clients, { abortTimer, clearing, bounds }: LeakedTimer): LeakedTimerEdit | undefined {
  const { timer } = abortTimer;
  const fn = enclosing(timer.call);
  const reads = bounds.flatMap(({ call }) => bodyReadsOf(file, call)).filter((read) => enclosing(read) === fn);
  const areRead = bounds.every((bound) => isRead(file, clients, bound));
  const isStored = abortTimer.controller?.signalUses.some(({ is }) => is === "lost");
  // What others read stays bounded, unless the timer is cleared before they read it anyhow.
  if (!clearing.isFailureOnly && bounds.some((bound) => consumptionOf(file, clients, bound) === "unknown")) return undefined;
  const [bound, ...others] = bounds;
  const isChain = others.length === 0 && bound !== undefined && chainOn(bound.call).length > 0 && endOf(bound.call).parent?.type !== "AwaitExpression";
  const edit = isChain ? clearBehindChain(file, timer, bound.call) : clearInFinally(file, { timer, waits: [...bounds.map(({ call }) => call), ...reads], removals: [] });
  return edit && { text: undefined, isExact: edit.isExact && !isStored && (areRead || clearing.isFailureOnly), fix: fixOf(edit.edits) };
}

/** Whether a call is a known client's whose answer is read whole right here. */
function isRead(file: File, clients: Clients, bound: BoundCall): boolean {
  return consumptionOf(file, clients, bound) === "buffered";
}

/** What becomes of the answer of a known client's call; undefined for all other calls. */
function consumptionOf(file: File, clients: Clients, { call }: BoundCall): Consumption | undefined {
  const external = externalCallOf(file, clients, call);
  return external && consumptionOfCall(file, external);
}

/** Whether the failure of a call ends in a handler right here, so that nobody else gets another error than before. */
function endsHere({ sourceCode }: File, { call }: BoundCall): boolean {
  const isAwaited = endOf(call).parent?.type === "AwaitExpression";
  const handler = handlerRound(call);
  return isAwaited && handler !== undefined && !/\b(?:throw|reject|next|cause)\b/.test(sourceCode.getText(handler));
}

/** The last link of the chain on a call. */
function endOf(call: TSESTree.Node): TSESTree.Node {
  return outer(chainOn(call).at(-1)?.call ?? call);
}
