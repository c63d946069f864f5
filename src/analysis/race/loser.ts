import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { contains, isFunction, outer } from "../chain.js";
import type { Clients } from "../clients.js";
import { type ExternalCall, externalCallOf } from "../external-call.js";
import type { File } from "../file.js";
import { forwardOf } from "../forward.js";
import { carriedSignals } from "../signals/carried.js";
import { mayTakeSignal, signalSlotOf } from "../types/signal-slot.js";
import { bare, originsOf, variableOf } from "../value.js";

/** Work that loses a race and goes on, though a signal could end it. */
export interface Loser {
  readonly call: TSESTree.CallExpression;
  /** The client's call that it is; undefined for a function that takes a signal by its type. */
  readonly external: ExternalCall | undefined;
}

/** What work may go on: a call that could be given a signal, is given none, and that nobody has another use for. */
export function loserOf(file: File, clients: Clients, work: TSESTree.Node): Loser | undefined {
  const call = callOf(file, work);
  if (!call) return undefined;
  const external = externalCallOf(file, clients, call);
  if (external) return isEndless(external) ? { call, external } : undefined;
  const { types } = file;
  if (!types || !mayTakeSignal(types, call) || !signalSlotOf(types, call)) return undefined;
  return carriedSignals(file, call).is === "none" && !forwardOf(file, call) ? { call, external: undefined } : undefined;
}

/** Whether a client's call waits for ever, as far as what is written for it shows, and could be given a signal. */
function isEndless({ alone, client, reach }: ExternalCall): boolean {
  const returns = reach.call?.returns;
  return alone === "unbounded" && (returns === "response" || returns === "result") && client.bounds["signal"]?.takes === "signal";
}

/** The call that does the work, behind handlers that only read its answer, and behind a variable that only the race uses. */
function callOf(file: File, from: TSESTree.Node): TSESTree.CallExpression | undefined {
  const node = bare(from);
  if (node.type === "Identifier") return keptCall(file, node);
  if (node.type !== "CallExpression") return undefined;
  const { callee } = node;
  const name = callee.type === "MemberExpression" ? getPropertyName(callee) : null;
  if (callee.type !== "MemberExpression" || (name !== "then" && name !== "catch")) return node;
  return node.arguments.every(isReading) ? callOf(file, callee.object) : undefined;
}

function keptCall(file: File, name: TSESTree.Identifier): TSESTree.CallExpression | undefined {
  const [origin, ...others] = originsOf(file, name);
  const uses = variableOf(file, name)?.references.filter((reference) => reference.isRead()) ?? [];
  const isOnly = origin?.made.by === "expression" && origin.path.length === 0 && others.length === 0 && uses.length === 1;
  return isOnly && origin.made.node.type !== "Identifier" ? callOf(file, origin.made.node) : undefined;
}

/** `(response) => response.json()`: a handler that gives on what it is given, and keeps nothing. */
function isReading(handler: TSESTree.Node): boolean {
  if (!isFunction(handler) || handler.body?.type === "BlockStatement") return false;
  const read = handler.body && bare(handler.body);
  return read?.type === "CallExpression" && read.arguments.length === 0 && read.callee.type === "MemberExpression" && read.callee.object.type === "Identifier";
}

/** The work whose handler settles the promise of an executor: `work` of `work.then(resolve)`, written in the executor. */
export function workOf(executor: TSESTree.Node, settlement: TSESTree.Node): TSESTree.Node | undefined {
  for (let node = outer(settlement); node.parent && contains(executor, node.parent); node = node.parent) {
    const { parent } = node;
    const callee = parent.type === "CallExpression" && parent.callee !== node ? parent.callee : undefined;
    if (callee?.type === "MemberExpression" && /^(?:then|catch)$/.test(getPropertyName(callee) ?? "")) return callee.object;
  }
  return undefined;
}
