import type { TSESTree } from "@typescript-eslint/utils";
import { textInLine } from "./ast.js";
import { reachesAlways, reachesOf } from "./callee.js";
import { enclosing } from "./chain.js";
import type { Clients } from "./clients.js";
import { isConfigured } from "./configured.js";
import { consumptionOf, type Consumption } from "./consumption.js";
import type { LocalFunction } from "./consumption/bind.js";
import { endsByItself } from "./ending-command.js";
import { callReaching, consumptionOfCall, type ExternalCall, externalCallOf } from "./external-call.js";
import type { File } from "./file.js";
import { ownNodes } from "./nodes.js";
import { once } from "./once.js";
import { isProcessAwaited } from "./process-wait.js";
import type { CallNode, Reach } from "./reach.js";
import { candidatesFor } from "./types/candidates.js";
import type { Reading } from "./types/declaration.js";
import { isGlobal, originsOf } from "./value.js";
import { mayEndElsewhere } from "./wait.js";
import { isPromiseUsed } from "./waited.js";
import { calleeOf } from "./wrapper/callee.js";
import { describe } from "./wrapper/description.js";
import { isHandedBack } from "./wrapper/answer.js";

/** A function of the project that waits in an external call which only its callers can bound: a client of its own. */
export interface Wrapper {
  /** The function as the catalogue would describe it; one entry for each that describes the client. */
  readonly entries: readonly Reach["client"][];
  /** The call that waits, as it is written. */
  readonly waitsIn: string;
  /** How many functions stand between its callers and the client. */
  readonly hops: number;
  /** What becomes of the answer in the function; undefined where the callers get it unread. */
  readonly consumption: Consumption | undefined;
  /** Whether one call of the function may wait more than once. */
  readonly isRepeated: boolean;
}

/** A call of a wrapper, in the words of a call of a library. */
export interface WrappedCall extends ExternalCall {
  readonly wrapper: Wrapper;
}

/** Whether any call of a file may be one of a wrapper, as far as the texts of this file and of those that it imports from tell. */
export function mayWrap({ sourceCode, types }: File, clients: Clients): boolean {
  return clients.mentionedIn(sourceCode.text) || (types !== undefined && candidatesFor(types, clients, sourceCode).size > 0);
}

/** More functions than this between a call and the client are nobody's to follow. */
const farthest = 2;

/**
 * The call of a project's own function that waits in an external call for as long as its caller lets it; undefined for
 * any other call, and for what the catalogue or the settings know as a client's.
 * @param reading how this file was read, for those that it imports from
 */
export function wrappedCallOf(file: File, clients: Clients, node: CallNode, reading: Reading): WrappedCall | undefined {
  return callOf(file, clients, node, reading, (parameters) => node.arguments.length < parameters || node.arguments.some((argument) => mayLack(file, argument)));
}

/** Whether an argument is seen to be an object, or nothing: of any other, nobody can tell that it brings no bound. */
function mayLack(file: File, argument: TSESTree.CallExpressionArgument): boolean {
  return originsOf(file, argument).some(({ made }) => made.by === "nothing" || (made.by === "expression" && made.node.type !== "Literal" && made.node.type !== "TemplateLiteral"));
}

function callOf(file: File, clients: Clients, node: CallNode, reading: Reading, isWorthALook: (parameters: number) => boolean): WrappedCall | undefined {
  const callee = node.type === "CallExpression" ? calleeOf(file, clients, node, reading, isWorthALook) : undefined;
  const wrapper = callee && wrapperOf(callee.file, clients, callee.fn, reading);
  if (!wrapper || reachesOf(file, clients, node).length > 0) return undefined;
  const call = callReaching(file, wrapper.entries.map((client) => reachOf(node, client)));
  return call && { ...call, wrapper };
}

/** What becomes of the answer to a wrapper's call, in the wrapper and here. */
export function consumptionOfWrapped(file: File, call: WrappedCall): Consumption {
  const { consumption } = call.wrapper;
  return consumption === undefined || consumption === "buffered" ? consumptionOfCall(file, call) : consumption;
}

function reachOf(node: CallNode, client: Reach["client"]): Reach {
  const call = client.calls[""]!;
  return { node, client, path: "", call, roles: call.args, skipped: 0, instance: undefined };
}

const wrappersBy = once((_clients: Clients) => new WeakMap<LocalFunction, Wrapper | undefined>());

function wrapperOf(file: File, clients: Clients, fn: LocalFunction, reading: Reading): Wrapper | undefined {
  const known = wrappersBy(clients);
  if (known.has(fn)) return known.get(fn);
  // A function that calls itself is no wrapper of its own.
  known.set(fn, undefined);
  const wrapper = find(file, clients, fn, reading);
  known.set(fn, wrapper);
  return wrapper;
}

/** What a function has in it that may end its own wait. */
const ending = /\bsetTimeout\b|\brace\s*\(|\bAbort(?:Controller\b|Signal\s*\.)|\barguments\b/;

function find(file: File, clients: Clients, fn: LocalFunction, reading: Reading): Wrapper | undefined {
  if (fn.generator || fn.params.length === 0 || ending.test(file.sourceCode.getText(fn))) return undefined;
  for (const node of callsRunBy(file, fn.body)) {
    const inner = waitIn(file, clients, node, reading);
    const wrapper = inner && inner.hops <= farthest ? wrapperBy(file, fn, inner) : undefined;
    if (wrapper) return wrapper;
  }
  return undefined;
}

/** The calls that run when a piece of code does, those in the executors of its promises among them. */
function callsRunBy(file: File, code: TSESTree.Node): readonly CallNode[] {
  return ownNodes(file, code).flatMap((node): readonly CallNode[] => {
    if (node.type !== "CallExpression" && node.type !== "NewExpression") return [];
    const executor = node.type === "NewExpression" && isGlobal(file, node.callee, "Promise") ? node.arguments[0] : undefined;
    return executor?.type === "ArrowFunctionExpression" || executor?.type === "FunctionExpression" ? callsRunBy(file, executor.body) : [node];
  });
}

/** A call in a function, and how it waits. */
interface Wait extends Pick<Wrapper, "waitsIn" | "hops" | "consumption" | "isRepeated"> {
  readonly call: ExternalCall;
  readonly reaches: readonly Reach[];
}

/** An external call, or one of another wrapper, that its function waits for and whose bound it leaves to others. */
function waitIn(file: File, clients: Clients, node: CallNode, reading: Reading): Wait | undefined {
  const [reaches, ...others] = reachesOf(file, clients, node);
  const isReached = reaches !== undefined && others.length === 0 && reachesAlways(file, clients, node);
  const wrapped = reaches ? undefined : callOf(file, clients, node, reading, () => true);
  const call = isReached ? externalCallOf(file, clients, node) : wrapped;
  if (call?.state !== "unknown" || !call.reach.call || !isPlainWait(file, call)) return undefined;
  return {
    call,
    reaches: wrapped ? wrapped.wrapper.entries.map((client) => reachOf(node, client)) : reaches!,
    waitsIn: wrapped?.wrapper.waitsIn ?? shown(file, node),
    hops: (wrapped?.wrapper.hops ?? 0) + 1,
    consumption: wrapped?.wrapper.consumption,
    isRepeated: (wrapped?.wrapper.isRepeated ?? false) || isInLoop(node),
  };
}

/** A call as a message shows it: by its callee alone where the whole would be hard to read. */
function shown({ sourceCode }: File, node: CallNode): string {
  const text = textInLine(sourceCode, node);
  return text.length <= 60 && !text.includes("`") ? text : `${textInLine(sourceCode, node.callee)}(…)`;
}

/** Whether somebody waits for a call, and nothing beside its options may end it. */
function isPlainWait(file: File, call: ExternalCall): boolean {
  const { node, client, handle } = call;
  const isWaitedFor = isPromiseUsed(file, promiseRound(file, node) ?? node) && (client.kind !== "process" || (isProcessAwaited(file, call) && !endsByItself(file, call)));
  return isWaitedFor && !isConfigured(file, client) && !mayEndElsewhere(file, node) && (!handle || handle.state === "unbounded");
}

/** `new Promise((resolve) => { get(url, options, resolve); })`: the promise that a call settles by a callback. */
function promiseRound(file: File, node: TSESTree.Node): TSESTree.NewExpression | undefined {
  const { parent } = enclosing(node);
  return parent?.type === "NewExpression" && isGlobal(file, parent.callee, "Promise") ? parent : undefined;
}

function isInLoop(node: TSESTree.Node): boolean {
  const fn = enclosing(node);
  for (let at = node.parent; at && at !== fn; at = at.parent) if (/^(?:For\w*|While|DoWhile)Statement$/.test(at.type)) return true;
  return false;
}

function wrapperBy(file: File, fn: LocalFunction, { call, reaches, consumption, ...wait }: Wait): Wrapper | undefined {
  const isUnread = consumption === undefined && call.reach.call?.returns === "response" && isHandedBack(file, call.node);
  const descriptions = reaches.map((reach) => describe(file, fn, reach, isUnread ? "response" : "result")).filter((description) => description !== undefined);
  if (descriptions.length < reaches.length) return undefined;
  const entries = descriptions.map(({ client }) => client);
  if (!descriptions.every(({ showsBody }) => showsBody)) return { ...wait, entries, consumption: "unknown" };
  return { ...wait, entries, consumption: isUnread ? undefined : (consumption ?? consumptionIn(file, call)) };
}

/** What becomes of the answer in the function that asks for it. */
function consumptionIn(file: File, call: ExternalCall): Consumption {
  const whole = consumptionOfCall(file, call);
  // What the callers send is asked of their calls.
  return whole === "unknown" ? consumptionOf(file, call.node, { returns: call.reach.call!.returns, bodies: [] }) : whole;
}
