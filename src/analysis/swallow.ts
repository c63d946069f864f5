import type { TSESTree } from "@typescript-eslint/utils";
import { type Abortable, abortablesIn } from "./abortable.js";
import { type Attempt, attemptOf, handlerOf, ofClause } from "./attempt.js";
import { contains, enclosing, isFunction, outer } from "./chain.js";
import type { Clients } from "./clients.js";
import { consumerOf } from "./consumer.js";
import type { LocalFunction } from "./consumption/bind.js";
import { isEndingCall, isEndingFunction } from "./ending.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import { type Handler, maySwallow, swallows } from "./handler.js";
import { asksAfter } from "./handler/after.js";
import { asks } from "./handler/carry.js";
import { isAbortName } from "./handler/test.js";
import { childrenOf } from "./nodes.js";
import type { CallNode } from "./reach.js";
import { carriedSignals } from "./signals/carried.js";
import { isSameAt, rootVariable } from "./signals/same.js";
import type { SignalInScope } from "./signals.js";
import { variableOf } from "./value.js";

/** A handler in which somebody's abort ends. */
export interface Swallow {
  /** The clause, or the function that handles the failure. */
  readonly node: TSESTree.CatchClause | LocalFunction;
  /** The names of the clients whose calls may be aborted, as far as they are known. */
  readonly clients: readonly string[];
  /** A signal whose abort it is. */
  readonly signal: SignalInScope;
  /** Whether the signal can be named in the handler too. */
  readonly isNamed: boolean;
  /** Who would get the error if it were let through. */
  readonly consumer: "caller" | "unknown";
  readonly handler: Handler;
}

/** The abort that a `catch` clause, or a call of `.catch()` or `.then()` with a second argument, swallows; undefined for none. */
export function swallowOf(file: File, clients: Clients, node: TSESTree.CatchClause | TSESTree.CallExpression): Swallow | undefined {
  const attempt = attemptOf(file, node);
  if (!attempt || isCleanup(file, node) || !maySwallow(file, handlerOf(attempt))) return undefined;
  const abortables = abortablesIn(file, clients, attempt.code, (inner) => letsThrough(file, clients, inner)).filter((each) => concerns(file, attempt, each));
  const [abortable] = abortables;
  const handler = evaluated(file, attempt, namesOf(abortables));
  if (!abortable || !swallows(file, handler) || isGivenOwnOnly(file, node)) return undefined;
  const consumer = consumerOf(file, node);
  if (consumer === "none") return undefined;
  const named = abortable.sources.find(({ text }) => isSameAt(file, text, abortable.node, attempt.node.body));
  const signal = named ?? abortable.sources[0];
  const names = new Set(abortables.flatMap(({ client }) => client?.name ?? []));
  return signal && { node: attempt.node, clients: [...names], signal, isNamed: named !== undefined, consumer, handler };
}

/** Whether an abort of an operation is one that the handler has to let through. */
function concerns(file: File, { code }: Attempt, { node, sources }: Abortable): boolean {
  if (isEndingCall(node) || isTested(file, node)) return false;
  return sources.some(({ text }) => !isLentIn(file, code, text, node));
}

/** Whether a signal is given to a callback in the attempt: it is up to whoever calls that back, and who called the function has none of it. */
function isLentIn(file: File, attempt: TSESTree.Node, text: string, at: TSESTree.Node): boolean {
  const definition = rootVariable(file, text, at)?.defs[0];
  return definition !== undefined && definition.type === ("Parameter" as typeof definition.type) && contains(attempt, definition.node);
}

/** Whether somebody asks if a call gave anything at all: then it is no promise, for that is always there. */
function isTested(file: File, call: CallNode): boolean {
  const { parent } = outer(call);
  const variable = parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? variableOf(file, parent.id) : undefined;
  return variable?.references.some(({ identifier: { parent: at } }) => at.type === "IfStatement" || (at.type === "UnaryExpression" && at.operator === "!")) ?? false;
}

/** Whether code cleans up: it stands in a `finally` block or in a function that ends something. */
function isCleanup(file: File, from: TSESTree.Node): boolean {
  for (let node = from, { parent } = node; parent; node = parent, { parent } = node) {
    if (parent.type === "TryStatement" && parent.finalizer === node) return true;
    if (isFunction(node) && isEndingFunction(file, node)) return true;
  }
  return false;
}

/** Whether code stands in a function whose every call in sight gives it nobody's signal but the caller's own: a deadline, to be answered here. */
function isGivenOwnOnly(file: File, from: TSESTree.Node): boolean {
  for (let fn = enclosing(from); isFunction(fn); fn = enclosing(fn)) {
    const mentions = functionName(file, fn)?.mentions ?? [];
    const calls = mentions.flatMap(({ parent }) => (parent?.type === "CallExpression" && mentions.some((mention) => mention === parent.callee) ? [parent] : []));
    if (calls.length > 0 && calls.length === mentions.length && calls.every((call) => carriedSignals(file, call).is === "own")) return true;
  }
  return false;
}

/** A comparison in a handler with a name that an abort never has there, and the names that it may have. */
export function wrongNameIn(file: File, { body, names }: Handler): { readonly written: TSESTree.StringLiteral; readonly right: readonly string[] } | undefined {
  if (!names || names.length === 0) return undefined;
  const written = literalsIn(file, body).find(({ value }) => isAbortName(value) && !names.includes(value));
  return written && { written, right: names };
}

function literalsIn(file: File, node: TSESTree.Node): readonly TSESTree.StringLiteral[] {
  const isCompared = node.type === "Literal" && typeof node.value === "string" && node.parent.type === "BinaryExpression";
  return isCompared ? [node] : childrenOf(file, node).flatMap((child) => literalsIn(file, child));
}

/** The operation whose abort is dropped by a `finally` block that returns, breaks or continues before its end. */
export function droppedBy(file: File, clients: Clients, whole: TSESTree.TryStatement): Abortable | undefined {
  const { block, handler } = whole;
  if (!dropsErrors(file, whole)) return undefined;
  return abortablesIn(file, clients, handler && !letsThrough(file, clients, whole) ? handler.body : block, (inner) => letsThrough(file, clients, inner))[0];
}

/** Whether an error that comes to a statement's `finally` block ends there, by a jump. */
export function dropsErrors(file: File, whole: TSESTree.TryStatement): boolean {
  const { finalizer } = whole;
  if (!finalizer || !/\b(?:return|break|continue)\b/.test(file.sourceCode.getText(finalizer))) return false;
  // Its own end lets the error go on.
  return swallows(file, { body: finalizer, parameter: undefined, names: undefined, asksAfter: (exit) => exit === "end" || asksAfter(file, whole, exit) });
}

/** Whether a `try` inside another lets an abort through its handler. */
function letsThrough(file: File, clients: Clients, { handler }: TSESTree.TryStatement): boolean {
  const attempt = handler && ofClause(handler);
  if (!attempt || !/\bthrow\b/.test(file.sourceCode.getText(attempt.node.body))) return false;
  return !swallows(file, evaluated(file, attempt, namesOf(abortablesIn(file, clients, attempt.code, (inner) => letsThrough(file, clients, inner)))));
}

function evaluated(file: File, attempt: Attempt, names: Handler["names"]): Handler {
  const { whole } = attempt;
  const isAskedAtLast = (): boolean => whole.type === "TryStatement" && whole.finalizer !== null && asks(file, whole.finalizer);
  return { ...handlerOf(attempt), names, asksAfter: (exit) => isAskedAtLast() || asksAfter(file, whole, exit) };
}

/** The names that an abort of one of the operations may have, if all of them are known. */
function namesOf(abortables: readonly Abortable[]): readonly string[] | undefined {
  const names = abortables.map((abortable) => abortable.names);
  return names.every((each) => each !== undefined) ? [...new Set(names.flat())] : undefined;
}
