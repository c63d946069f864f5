import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "./ast.js";
import { reachesOf } from "./callee.js";
import { chainOn, contains, outer } from "./chain.js";
import { type Place, placesRound } from "./cleanup/place.js";
import type { Clients } from "./clients.js";
import { functionOf, parametersOf } from "./consumption/bind.js";
import { signalUse } from "./controller/use.js";
import type { File } from "./file.js";
import { isKnownSignal } from "./known-signal.js";
import { isLog } from "./log.js";
import { ownNodes } from "./nodes.js";
import type { CallNode } from "./reach.js";
import { carriedSignals, type GivenSignal, writtenSignals } from "./signals/carried.js";
import { mayPassSignal } from "./signals/mention.js";
import { isSameAt, rootVariable, sameObject } from "./signals/same.js";
import { isNameable } from "./signals/source.js";
import { bare, variableOf } from "./value.js";
import { promiseMethod } from "./wait.js";
import { isWaitedFor } from "./waited.js";

/** A signal that a call in cleanup gets, and whose abort ends the cleanup too. */
export interface CleanupSignal {
  /** The signal, as the code names it. */
  readonly name: string;
  /** Where the call is given it; undefined where it goes along in options that are passed whole. */
  readonly written: GivenSignal | undefined;
  /** True for somebody else's signal, false for one that this code itself may abort. */
  readonly isSomebodys: boolean;
}

/** A call in cleanup that is cancelled with the work that it cleans up after. */
export interface CancelledCleanup extends CleanupSignal {
  /** Whether the signal is aborted there for sure; else it is where the work was cancelled. */
  readonly isAborted: boolean;
}

/** How a call in cleanup is cancelled by a signal that it gets; undefined for all other calls, and where nobody can tell. */
export function cancelledCleanup(file: File, clients: Clients, call: CallNode): CancelledCleanup | undefined {
  if (!isWaited(call) || !mayPassSignal(file, call)) return undefined;
  const places = placesRound(file, call);
  if (!places.some(({ cleanups, aborted }) => cleanups.length > 0 || aborted.length > 0) || isNoCleanup(file, call)) return undefined;
  for (const signal of signalsOf(file, clients, call)) {
    const isAborted = isAbortedIn(file, call, places, signal);
    if (isAborted !== undefined) return { ...signal, isAborted };
  }
  return undefined;
}

/** Whether somebody waits for what a call does, or handles its failure. */
function isWaited(call: CallNode): boolean {
  return isWaitedFor(call) || chainOn(call).some(({ name }) => name === "then" || name === "catch" || name === "finally");
}

/** Functions that are told of an end and do nothing about it. */
const telling = /^(?:on|emit|handle|notify|dispatch|is|has)(?![a-z])/;

/** Functions that wait for a time, which is to end when the signal is aborted. */
const pausing = /^(?:sleep|delay|wait|pause|back_?off|set(?:Timeout|Immediate))(?![a-z])/;

/** Whether a call is told of an abort, waits for one, only passes the time, is not waited for to its end, or makes a signal for another. */
function isNoCleanup(file: File, call: CallNode): boolean {
  const { callee } = call;
  const taker = outer(call).parent;
  if (taker?.type === "CallExpression" && writtenSignals(file, taker).some(({ node }) => node === call)) return true;
  const name = calleeName(callee) ?? "";
  if (telling.test(name) || pausing.test(name) || isLog(file, callee)) return true;
  if (call.arguments.some((argument) => argument.type === "Literal" && argument.value === "abort")) return true;
  const list = outer(chainOn(call).at(-1)?.call ?? call).parent;
  return list?.type === "ArrayExpression" && list.parent.type === "CallExpression" && promiseMethod(file, list.parent) === "race";
}

/** The signals that a call gets and may be ended by: those written in it, and those in options of a client that reads them. */
function signalsOf(file: File, clients: Clients, call: CallNode): readonly CleanupSignal[] {
  const written = writtenSignals(file, call).filter(({ node }) => !isShown(file, clients, call, node));
  const inOptions = carriedSignals(file, call);
  const whole = inOptions.is === "somebody" && reachesOf(file, clients, call).length > 0 ? inOptions.sources.filter(({ viaOptions, ambient }) => viaOptions && !ambient) : [];
  return [
    ...written.flatMap((each) => {
      const sources = each.abort.is === "somebody" ? each.abort.sources.filter((source) => !source.ambient && isNameable(file, source, call)) : [];
      const isNamed = /^(?:Identifier|MemberExpression)$/.test(bare(each.node).type);
      const own = isNamed && isKnownSignal(file, each.node) ? [{ name: file.sourceCode.getText(each.node), written: each, isSomebodys: false }] : [];
      return [...sources.map(({ text }): CleanupSignal => ({ name: text, written: each, isSomebodys: true })), ...own];
    }),
    ...whole.map(({ text }): CleanupSignal => ({ name: text, written: undefined, isSomebodys: true })),
  ];
}

/** Whether a function gets a signal to look at: the file shows that it does no more, or the signal is all that it gets. */
function isShown(file: File, clients: Clients, call: CallNode, node: TSESTree.Expression): boolean {
  const index = call.arguments.findIndex((argument) => outer(node) === argument);
  if (index < 0) return false;
  const fn = functionOf(file, call.callee);
  if (!fn) return call.arguments.length === 1 && reachesOf(file, clients, call).length === 0;
  const parameter = parametersOf(fn)[index];
  const variable = parameter?.type === "Identifier" ? variableOf(file, parameter) : undefined;
  const uses = variable?.references.map(({ identifier }) => signalUse(identifier));
  return uses?.every((use) => use.is === "read" && (use.name === "aborted" || use.name === "reason")) ?? false;
}

/** Whether a signal is aborted for sure where a call gets it (true), or may be (false); undefined where nobody can tell. */
function isAbortedIn(file: File, call: CallNode, places: readonly Place[], signal: CleanupSignal): boolean | undefined {
  const { name, written, isSomebodys } = signal;
  const isIt = (asked: TSESTree.Node): boolean => isSame(file, name, asked, call);
  const isGiven = (asked: TSESTree.Node): boolean => isIt(asked) || (written !== undefined && isSame(file, file.sourceCode.getText(written.node), asked, call));
  for (const { node, cleanups, alive, aborted } of places) {
    if (alive.some(isGiven)) return undefined;
    if ((cleanups.length > 0 || aborted.length > 0) && isReplaced(file, name, node, call)) return undefined;
    if (cleanups.some((cleanup) => cleanup.is === "aborted" && isIt(cleanup.signal))) return true;
    if (isSomebodys && isGivenFromOutside(file, name, node, call)) {
      if (cleanups.some(({ is }) => is === "always")) return false;
      if (aborted.some((attempt) => endedBy(file, attempt, call, isIt))) return false;
    }
  }
  return undefined;
}

/** Whether a signal that is asked somewhere is the one of that name at the call. */
function isSame(file: File, name: string, asked: TSESTree.Node, call: CallNode): boolean {
  const text = file.sourceCode.getText(asked);
  return sameObject(text) === sameObject(name) && isSameAt(file, text, asked, call);
}

/** Whether the code between gives a name, or what it is a member of, another value. */
function isReplaced({ sourceCode }: File, name: string, from: TSESTree.Node, to: TSESTree.Node): boolean {
  const parts = sameObject(name).replaceAll(/[^\w.]/g, "\\$&").split(".");
  const between = sourceCode.text.slice(from.range[0], to.range[0]);
  return parts.some((_, index) => new RegExp(`(?<!\\w\\s+|[\\w$.])${parts.slice(0, index + 1).join("\\.")}\\s*=(?![=>])`).test(between));
}

/** Whether a signal comes from outside of the cleanup, and is not handed to a callback in it. */
function isGivenFromOutside(file: File, name: string, part: TSESTree.Node, call: CallNode): boolean {
  const variable = rootVariable(file, name, call);
  return !variable || !contains(part, variable.scope.variableScope.block);
}

/** Whether a failed attempt was given the signal, itself and no other: then an abort that ended it is that one's. The same call again is a retry. */
function endedBy(file: File, attempt: TSESTree.Node, call: CallNode, isIt: (asked: TSESTree.Node) => boolean): boolean {
  const calls = ownNodes(file, attempt).filter((node) => node.type === "CallExpression" || node.type === "NewExpression");
  const given = calls.flatMap((each) => writtenSignals(file, each));
  const isRetry = calls.some(({ callee }) => file.sourceCode.getText(callee) === file.sourceCode.getText(call.callee));
  return !isRetry && given.length > 0 && given.every(({ node, abort }) => abort.is === "somebody" && abort.itself && isIt(node));
}
