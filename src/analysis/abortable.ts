import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Client } from "../catalogue/client.js";
import { calleeName, getPropertyName } from "./ast.js";
import { reachesOf } from "./callee.js";
import { chainOn, contains, enclosing, isFunction, outer } from "./chain.js";
import type { Clients } from "./clients.js";
import type { File } from "./file.js";
import { functionOf } from "./consumption/bind.js";
import { looksBehind } from "./handler/ask.js";
import { childrenOf } from "./nodes.js";
import type { CallNode, Reach } from "./reach.js";
import { carriedSignals } from "./signals/carried.js";
import { whoseSignal } from "./signals/whose.js";
import type { SignalInScope } from "./signals.js";
import { originsOf, variableOf } from "./value.js";
import { promiseMethod } from "./wait.js";

/** An operation that somebody's abort may end. */
export interface Abortable {
  readonly node: CallNode;
  /** The signals that may end it. */
  readonly sources: readonly SignalInScope[];
  /** The client that it is a call of; undefined where that is not known. */
  readonly client: Client | undefined;
  /** The names that an abort's error may have; undefined where that is not known. */
  readonly names: readonly string[] | undefined;
}

/** The methods that read a response's body, which an abort ends as it ends the request. */
const reading = new Set(["json", "text", "arrayBuffer", "blob", "bytes", "formData"]);

/**
 * The operations in `attempt`, a block or the promise before `.catch()`, whose rejection by somebody's abort comes out of
 * it: they are awaited there, and nothing in it takes the rejection first.
 * @param lets whether a handler inside the attempt lets an abort through
 */
export function abortablesIn(file: File, clients: Clients, attempt: TSESTree.Node, lets: (inner: TSESTree.TryStatement) => boolean): readonly Abortable[] {
  return operationsIn(file, attempt).flatMap(({ node, promise }) => {
    if (!comesOut({ file, attempt, lets, passed: new Set() }, promise) || failsOnlyByAbort(file, node) || looksBehind(file, attempt, promise.range[1])) return [];
    const call = requestOf(file, node) ?? node;
    const whose = isThrowing(node) && node.callee.type === "MemberExpression" ? whoseSignal(file, node.callee.object) : carriedSignals(file, call);
    if (whose.is !== "somebody") return [];
    const reaches = reachesOf(file, clients, call).flat();
    return [{ node, sources: whose.sources, client: reaches[0]?.client, names: comesAsItIs(file, attempt, promise) ? namesOf(reaches) : undefined }];
  });
}

/** What waits for a time or an event fails by an abort alone: whoever handles its failure means the abort. */
export function failsOnlyByAbort(file: File, { callee }: CallNode): boolean {
  return originsOf(file, callee).some(({ made, path }) => made.by === "import" && (/^(?:node:)?timers\/promises$/.test(made.module) || (/^(?:node:)?events$/.test(made.module) && path.at(-1) === "once")));
}

/** Whether nothing stands between a promise and the attempt's end that may put another error in the place of the abort's. */
function comesAsItIs(file: File, attempt: TSESTree.Node, promise: TSESTree.Node): boolean {
  for (let node = promise, { parent } = node; parent && node !== attempt; node = parent, { parent } = node) {
    if (parent.type === "TryStatement" && parent.handler && parent.block === node) return false;
    if (parent.type === "CallExpression" && parent.callee !== node && !/^(?:all|race)$/.test(promiseMethod(file, parent) ?? "")) return false;
  }
  return true;
}

/** Entries for several versions of a client: an abort may have any of their names. */
function namesOf(reaches: readonly Reach[]): readonly string[] | undefined {
  const names = reaches.map(({ client }) => client.rejects?.abort);
  return names.length > 0 && names.every((each) => each !== undefined) ? names.flat() : undefined;
}

/** A call, and the expression in the attempt that gives its promise: itself, or the name of a variable that keeps it. */
interface Operation {
  readonly node: CallNode;
  readonly promise: TSESTree.Node;
}

/** The calls in `attempt`, and those made before whose promises are awaited in it. */
function operationsIn(file: File, attempt: TSESTree.Node): readonly Operation[] {
  const within = (node: TSESTree.Node): readonly Operation[] => {
    const inner = childrenOf(file, node).flatMap(within);
    if (node.type === "CallExpression" || node.type === "NewExpression") return [{ node, promise: node }, ...inner];
    const kept = node.type === "AwaitExpression" && node.argument.type === "Identifier" ? keptCall(file, node.argument) : undefined;
    return kept ? [{ node: kept, promise: (node as TSESTree.AwaitExpression).argument }] : inner;
  };
  return within(attempt);
}

/** The call whose promise a variable keeps; undefined where others may have its rejection too. */
function keptCall(file: File, name: TSESTree.Identifier): TSESTree.CallExpression | undefined {
  const [origin, ...others] = originsOf(file, name);
  const reads = variableOf(file, name)?.references.filter((reference) => reference.isRead()) ?? [];
  const isOne = origin?.made.by === "expression" && origin.path.length === 0 && others.length === 0 && reads.length === 1;
  return isOne && origin.made.node.type === "CallExpression" ? origin.made.node : undefined;
}

/** The awaited request whose response a call reads. */
function requestOf(file: File, { callee }: CallNode): TSESTree.CallExpression | undefined {
  if (callee.type !== "MemberExpression" || !reading.has(getPropertyName(callee) ?? "")) return undefined;
  const [origin, ...others] = originsOf(file, callee.object);
  if (!origin || others.length > 0 || origin.path.length > 0 || origin.made.by !== "expression") return undefined;
  const made = origin.made.node;
  return made.type === "AwaitExpression" && made.argument.type === "CallExpression" ? made.argument : undefined;
}

/** `signal.throwIfAborted()` throws where it stands. */
function isThrowing({ callee }: CallNode): boolean {
  return callee.type === "MemberExpression" && getPropertyName(callee) === "throwIfAborted";
}

interface Search {
  readonly file: File;
  readonly attempt: TSESTree.Node;
  readonly lets: (inner: TSESTree.TryStatement) => boolean;
  /** Variables whose mentions have been followed. */
  readonly passed: Set<TSESLint.Scope.Variable>;
}

/** Whether the rejection of a call, or what it throws, comes out of the attempt. */
function comesOut(search: Search, node: TSESTree.Node): boolean {
  return node.type === "CallExpression" && isThrowing(node) ? throwComesOut(search, node) : rejectionComesOut(search, node);
}

/** What is thrown at a node rejects the promise of the function round it, unless the attempt ends before. */
function throwComesOut(search: Search, from: TSESTree.Node): boolean {
  const { attempt, lets } = search;
  for (let node = from, { parent } = node; parent && node !== attempt; node = parent, { parent } = node) {
    if (parent.type === "TryStatement" && parent.block === node && parent.handler && !lets(parent)) return false;
    if (isFunction(node)) return node.async && callbackComesOut(search, node);
  }
  return true;
}

/** Where a promise that is an expression's value goes: to an `await`, into the promise of a callback, out of the attempt. */
function rejectionComesOut(search: Search, from: TSESTree.Node): boolean {
  let node = outer(from);
  for (const { name, call } of chainOn(from)) {
    if (contains(node, search.attempt)) return true;
    if (name === "catch" || (name === "then" && call.arguments.length > 1)) return false;
    node = outer(call);
  }
  const { parent } = node;
  switch (parent?.type) {
    case "AwaitExpression":
      return throwComesOut(search, parent);
    case "ForOfStatement":
      return parent.await && throwComesOut(search, parent);
    case "YieldExpression":
      return parent.delegate && throwComesOut(search, parent);
    case "CallExpression":
      return parent.callee !== node && !mayTake(search.file, parent) && rejectionComesOut(search, parent);
    case "ArrayExpression":
    case "SpreadElement":
    case "ConditionalExpression":
    case "LogicalExpression":
    case "SequenceExpression":
      return rejectionComesOut(search, parent);
    case "ReturnStatement": {
      const fn = enclosing(parent);
      return isFunction(fn) && fn !== enclosing(search.attempt) && callbackComesOut(search, fn);
    }
    case "ArrowFunctionExpression":
      return parent.body === node && callbackComesOut(search, parent);
    case "VariableDeclarator":
      return parent.id.type === "Identifier" && isWaitedForLater(search, parent.id);
    case "AssignmentExpression":
      return parent.right === node && parent.left.type === "Identifier" && isWaitedForLater(search, parent.left);
    default:
      return false;
  }
}

/** The promise of a function that is called where it is written, or handed to a call whose promise is waited for. */
function callbackComesOut(search: Search, fn: TSESTree.FunctionLike): boolean {
  const { parent } = fn;
  if (parent.type !== "CallExpression" || !contains(search.attempt, fn)) return false;
  return (parent.callee === fn || !mayTake(search.file, parent)) && rejectionComesOut(search, parent);
}

/** Names of functions that run a callback later, or give the failure of what they are given as a value. */
const taking = /^(?:set(?:Timeout|Interval|Immediate)|queueMicrotask|to|(?:try|attempt|safe|silent|ignore|suppress|swallow|quiet|best_?effort)\w*|catch\w+|\w*(?:settled?|result))$/i;

/** Whether a function may take the rejection of the promise, or of the callback, that it is given: `Promise.allSettled`. */
function mayTake(file: File, { callee }: TSESTree.CallExpression): boolean {
  const fn = functionOf(file, callee);
  if (fn) return /\bcatch\b|allSettled/.test(file.sourceCode.getText(fn));
  const name = calleeName(callee);
  return name === null || taking.test(name);
}

function isWaitedForLater(search: Search, id: TSESTree.Identifier): boolean {
  const variable = variableOf(search.file, id);
  // What is made of itself leads nowhere new: `data = parse(data)`.
  if (!variable || search.passed.has(variable)) return false;
  search.passed.add(variable);
  return variable.references.some(({ init, identifier }) => !init && contains(search.attempt, identifier) && rejectionComesOut(search, identifier));
}
