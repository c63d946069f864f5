import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { enclosing, isFunction, outer } from "./chain.js";
import { heldBy, heldController, isNothing } from "./controller.js";
import { holderGiven } from "./controller/holder.js";
import { isBind } from "./controller/mention.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import type { CallNode } from "./reach.js";
import { areAllGiven, carriedSignals, givenSignals } from "./signals/carried.js";
import { makesController, signalMethod } from "./signals/made.js";
import { isTimerFunction } from "./timer/function.js";
import { bare, isGlobal, type Origin, originsOf } from "./value.js";

/** The aborts that a signal may bring whose controllers are all in sight. */
export interface OwnAborts {
  /** The names of their reasons. */
  readonly reasons: readonly Reason[];
  /** Whether one of them comes when a time is over. */
  readonly isTimed: boolean;
  /** Whether nobody else can have them come: no signal of somebody's passes its abort on to a controller of this code. */
  readonly isOurs: boolean;
}

export type Reason = "TimeoutError" | "AbortError";

/** What no signal brings. */
export const noAborts: OwnAborts = { reasons: [], isTimed: false, isOurs: true };

const timeout: OwnAborts = { ...noAborts, reasons: ["TimeoutError"], isTimed: true };

/**
 * The aborts that the signals which a call gets may bring, if all come by this code's own signals and controllers and have
 * one of the two reasons that the platform gives. Undefined where another signal's may come too, or one with a reason of
 * its own.
 */
export function ownAborts(file: File, call: CallNode): OwnAborts | undefined {
  const { is } = carriedSignals(file, call);
  if (is === "none") return noAborts;
  const given = is === "own" || (is === "somebody" && areAllGiven(file, call)) ? givenSignals(file, call) : [];
  const seen = new Set<TSESTree.Node>();
  const aborts = given.length > 0 ? together(given.map(({ node }) => bySignal({ file, seen }, node))) : undefined;
  return aborts && { ...aborts, isOurs: is === "own" };
}

/** The aborts of several signals; undefined where those of one are not known. */
export function together(aborts: readonly (OwnAborts | undefined)[]): OwnAborts | undefined {
  const known = aborts.filter((each) => each !== undefined);
  if (known.length < aborts.length) return undefined;
  return { reasons: [...new Set(known.flatMap(({ reasons }) => reasons))], isTimed: known.some(({ isTimed }) => isTimed), isOurs: known.every(({ isOurs }) => isOurs) };
}

interface Search {
  readonly file: File;
  /** What has been followed: a signal that is made of itself brings nothing more by it. */
  readonly seen: Set<TSESTree.Node>;
}

function bySignal(search: Search, from: TSESTree.Node): OwnAborts | undefined {
  const { file, seen } = search;
  const node = bare(from);
  if (seen.has(node)) return noAborts;
  seen.add(node);
  const isTaken = node.type === "MemberExpression" && getPropertyName(node) === "signal";
  const controller = isTaken ? heldController(file, node.object) : undefined;
  if (controller) return byController(file, controller);
  return together(originsOf(file, node).map((origin) => byOrigin(search, origin)));
}

function byOrigin(search: Search, origin: Origin): OwnAborts | undefined {
  const { file } = search;
  if (isNothing(origin)) return noAborts;
  const { made, path } = origin;
  if (made.by !== "expression") return undefined;
  if (path.length === 0) return byMaking(search, made.node);
  const holder = path.length === 1 && path[0] === "signal" && made.node.type === "NewExpression" && makesController(file, made.node) ? holderGiven(file, made.node) : undefined;
  return holder && byController(file, heldBy(file, holder));
}

/** `AbortSignal.timeout(…)`, `AbortSignal.abort()`, `AbortSignal.any([…])` */
function byMaking(search: Search, node: TSESTree.Expression): OwnAborts | undefined {
  const first = node.type === "CallExpression" ? node.arguments[0] : undefined;
  switch (signalMethod(search.file, node)) {
    case "timeout":
      return timeout;
    case "abort":
      return first ? undefined : { ...noAborts, reasons: ["AbortError"] };
    case "any":
      return first?.type === "ArrayExpression" ? together(first.elements.map((element) => (element ? bySignal(search, element) : undefined))) : undefined;
    default:
      return undefined;
  }
}

function byController(file: File, { aborts, escapes }: NonNullable<ReturnType<typeof heldController>>): OwnAborts | undefined {
  return escapes ? undefined : together(aborts.map((member) => byAbort(file, member)));
}

/** What a controller's `abort` brings, where it is called or handed to a timer bound to its controller. */
function byAbort(file: File, member: TSESTree.Node): OwnAborts | undefined {
  const parent = member.parent!;
  if (parent.type === "CallExpression" && parent.callee === member) {
    const reason = reasonOf(file, parent);
    return reason && { ...noAborts, reasons: [reason], isTimed: isRunByTimer(file, enclosing(parent)) };
  }
  const bound = isBind(parent) ? outer(parent).parent! : undefined;
  return bound?.type === "CallExpression" && bound.arguments.length === 1 && isForTimer(file, bound, 2) ? { ...noAborts, reasons: ["AbortError"], isTimed: true } : undefined;
}

/** The name of the reason that an abort is given; undefined for one of its own. */
function reasonOf(file: File, { arguments: [reason] }: TSESTree.CallExpression): Reason | undefined {
  if (!reason || isGlobal(file, reason, "undefined")) return "AbortError";
  const name = reason.type === "NewExpression" && isGlobal(file, reason.callee, "DOMException") ? reason.arguments[1] : undefined;
  if (name?.type !== "Literal") return undefined;
  return name.value === "TimeoutError" || name.value === "AbortError" ? name.value : undefined;
}

function isRunByTimer(file: File, fn: TSESTree.Node): boolean {
  if (!isFunction(fn)) return false;
  return isForTimer(file, fn) || (functionName(file, fn)?.mentions ?? []).some((mention) => isForTimer(file, mention));
}

/** Whether a function is what a `setTimeout` runs, which hands it what stands behind the delay. */
function isForTimer(file: File, from: TSESTree.Node, most = Infinity): boolean {
  const fn = outer(from);
  const { parent } = fn;
  if (parent?.type !== "CallExpression" || parent.arguments[0] !== fn || parent.arguments.length > most) return false;
  return isTimerFunction(file, parent.callee, "setTimeout");
}
