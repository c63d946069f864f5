import type { TSESTree } from "@typescript-eslint/utils";
import type { Client } from "../catalogue/client.js";
import { getPropertyName } from "./ast.js";
import { type CallNode, type Reach, reachesOf } from "./callee.js";
import { chainOn, enclosing, isFunction, outer } from "./chain.js";
import type { Clients } from "./clients.js";
import type { File } from "./file.js";
import { childrenOf, looksBehind } from "./handler/ask.js";
import { carriedSignals } from "./signals/carried.js";
import { whoseSignal } from "./signals/whose.js";
import type { SignalInScope } from "./signals.js";
import { originsOf, variableOf } from "./value.js";

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
  return callsIn(file, attempt).flatMap((node) => {
    const call = requestOf(file, node) ?? node;
    const whose = isThrowing(node) && node.callee.type === "MemberExpression" ? whoseSignal(file, node.callee.object) : carriedSignals(file, call);
    if (whose.is !== "somebody" || failsOnlyByAbort(file, node) || looksBehind(file, attempt, node.range[1]) || !comesOut({ file, attempt, lets }, node)) return [];
    const reaches = reachesOf(file, clients, call).flat();
    return [{ node, sources: whose.sources, client: reaches[0]?.client, names: isThrowing(node) ? ["AbortError"] : namesOf(reaches) }];
  });
}

/** What waits for a time or an event fails by an abort alone: whoever handles its failure means the abort. */
function failsOnlyByAbort(file: File, { callee }: CallNode): boolean {
  return originsOf(file, callee).some(({ made, path }) => made.by === "import" && (/^(?:node:)?timers\/promises$/.test(made.module) || (/^(?:node:)?events$/.test(made.module) && path.at(-1) === "once")));
}

/** Entries for several versions of a client: an abort may have any of their names. */
function namesOf(reaches: readonly Reach[]): readonly string[] | undefined {
  const names = reaches.map(({ client }) => client.rejects?.abort);
  return names.length > 0 && names.every((each) => each !== undefined) ? names.flat() : undefined;
}

function callsIn(file: File, node: TSESTree.Node): readonly CallNode[] {
  const inner = childrenOf(file, node).flatMap((child) => callsIn(file, child));
  return node.type === "CallExpression" || node.type === "NewExpression" ? [node, ...inner] : inner;
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
}

/** Whether the rejection of a call, or what it throws, comes out of the attempt. */
function comesOut(search: Search, node: CallNode): boolean {
  return isThrowing(node) ? throwComesOut(search, node) : rejectionComesOut(search, node);
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
    if (holds(node, search.attempt)) return true;
    if (name === "catch" || (name === "then" && call.arguments.length > 1)) return false;
    node = outer(call);
  }
  if (holds(node, search.attempt)) return true;
  const { parent } = node;
  switch (parent?.type) {
    case "AwaitExpression":
      return throwComesOut(search, parent);
    case "ForOfStatement":
      return parent.await && parent.right === node && throwComesOut(search, parent);
    case "YieldExpression":
      return parent.delegate && throwComesOut(search, parent);
    case "CallExpression":
      return parent.callee !== node && rejectionComesOut(search, parent);
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
    default:
      return false;
  }
}

/** The promise of a function that is called where it is written, or handed to a call whose promise is waited for. */
function callbackComesOut(search: Search, fn: TSESTree.FunctionLike): boolean {
  const { parent } = fn;
  return parent.type === "CallExpression" && holds(search.attempt, fn) && !/^(?:setTimeout|setInterval|setImmediate|queueMicrotask)$/.test(search.file.sourceCode.getText(parent.callee)) && rejectionComesOut(search, parent);
}

function isWaitedForLater(search: Search, id: TSESTree.Identifier): boolean {
  const mentions = variableOf(search.file, id)?.references ?? [];
  return mentions.some(({ init, identifier }) => !init && holds(search.attempt, identifier) && rejectionComesOut(search, identifier));
}

function holds(outerNode: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outerNode.range[0] <= inner.range[0] && inner.range[1] <= outerNode.range[1];
}
