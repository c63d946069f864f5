import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Client } from "../catalogue/client.js";
import { type Arguments, isCallback } from "./arguments.js";
import { getStringIfConstant } from "./ast.js";
import { slotsGiven, type State, verdictOf } from "./bound.js";
import { reachesOf } from "./callee.js";
import type { Clients } from "./clients.js";
import { isConfigured } from "./configured.js";
import { type Consumption, consumptionOf } from "./consumption.js";
import type { File } from "./file.js";
import { type HandleUse, handleUseOf } from "./handle.js";
import { type ObservableUse, observableUseOf } from "./observable.js";
import { once, onceWithin } from "./once.js";
import { type AnyCall, argumentsIn, calleeOf, type CallNode, type Reach } from "./reach.js";
import { slotsOf } from "./slot.js";
import { mayBeTimed } from "./timed.js";
import { isLocal, leadsOutside } from "./url.js";
import { bare, originsOf } from "./value.js";
import { isTimedByHand, mayEndElsewhere } from "./wait.js";

/** A call that waits for something outside this process, or that makes an instance for such calls. */
export interface ExternalCall<Node extends AnyCall = CallNode> {
  readonly node: Node;
  readonly client: Client;
  readonly reach: Reach<Node>;
  readonly args: Arguments;
  readonly state: State;
  /** The state that the call has by itself, whatever beside it may end the wait: a race, a timer round it. */
  readonly alone: State;
  /** What was written to switch a bound off: the option's name and the node that says so. */
  readonly off: { readonly option: string; readonly node: TSESTree.Node } | undefined;
  /** A bound that ends with the connect, and lets the request wait for ever after it. */
  readonly connectOnly: TSESTree.Property | undefined;
  /** For calls that return an object to be driven: what is done with it. */
  readonly handle: HandleUse | undefined;
  /** For calls that return an observable: what becomes of it. */
  readonly observable: ObservableUse | undefined;
}

/**
 * The external call that a call expression is, with its bound state; undefined for any other call and for what waits
 * for nobody (`data:` URLs, `keepalive`). Of several clients that it may reach, an unbounded one decides.
 */
export function externalCallOf<Node extends AnyCall>(file: File, clients: Clients, node: Node): ExternalCall<Node> | undefined {
  const reaches = reachesOf(file, clients, node);
  // Of most calls, there is nothing to keep.
  if (reaches.length === 0) return undefined;
  const known = callsIn(file.sourceCode)(clients);
  let call = known.get(node);
  if (call === undefined) known.set(node, (call = callReachingAny(file, reaches) ?? null));
  // What is kept of a node was found for that node.
  return (call as ExternalCall<Node> | null) ?? undefined;
}

const callsIn = once((_sourceCode: TSESLint.SourceCode) => onceWithin((_clients: Clients) => new Map<AnyCall, ExternalCall<AnyCall> | null>()));

function callReachingAny<Node extends AnyCall>(file: File, reaches: readonly (readonly Reach<Node>[])[]): ExternalCall<Node> | undefined {
  const calls = reaches.flatMap((entries) => callReaching(file, entries) ?? []);
  return calls.find(({ state }) => state === "unbounded") ?? calls[0];
}

/** The callee as it is written, if that is short enough for a message. */
export function calleeText({ sourceCode }: File, { node, client, reach }: ExternalCall<AnyCall>): string {
  const written = sourceCode.getText(calleeOf(node));
  return written.length <= 40 && !written.includes("\n") ? written : [client.name, reach.path].filter(Boolean).join(".");
}

/** What becomes of the call's answer. */
export function consumptionOfCall(file: File, { node, client, reach, args, handle }: ExternalCall): Consumption {
  // A method that stands for all that no entry lists may send or load anything, unless it sends one message.
  if (reach.call && !Object.hasOwn(client.calls, reach.path) && !args.message) return "unknown";
  const returns = (args.callback && reach.call?.callback) ?? reach.call?.returns ?? "response";
  return consumptionOf(file, node, {
    // An object that is started by hand and nothing else is read whole by the client itself.
    returns: handle?.start && returns === "handle" ? "result" : returns,
    delivery: client.delivery,
    bodies: client.bodies ?? ["body"],
    options: args.options[0],
    body: args.body ?? (returns === "handle" ? startBody(handle) : undefined),
  });
}

/** `xhr.send(body)`; what starts a thenable (`request.end(callback)`) takes none. */
function startBody(handle: HandleUse | undefined): TSESTree.Expression | undefined {
  const body = handle?.start?.arguments[0];
  return body?.type === "SpreadElement" ? undefined : body;
}

/** The call by the entries that describe its callee. Those for different versions must agree, or nobody can tell. */
export function callReaching<Node extends AnyCall>(file: File, entries: readonly Reach<Node>[]): ExternalCall<Node> | undefined {
  const calls = entries.flatMap((reach) => callBy(file, reach) ?? []);
  const [first, ...others] = calls;
  if (!first || calls.length < entries.length) return undefined;
  const isAgreed = others.every(({ state, alone, off }) => state === first.state && alone === first.alone && off?.option === first.off?.option);
  return isAgreed ? first : { ...first, state: "unknown", alone: "unknown" };
}

function callBy<Node extends AnyCall>(file: File, reach: Reach<Node>): ExternalCall<Node> | undefined {
  const { node, client, call } = reach;
  const verdict = verdictOf(file, reach);
  const { args, off, connectOnly } = verdict;
  if (isUnfinished(reach, args) || lacksCallback(file, reach, args) || isLocal(file, args.url) || isExempt(file, reach, args) || mayBlock(file, client) || !isMeant(file, client, args)) return undefined;
  const made = { node, client, reach, args, connectOnly, off: off && { option: off.option, node: off.property }, handle: undefined, observable: undefined };
  if (!call) return inState(made, isConfigured(file, client) ? "unknown" : (boundedLater(file, reach) ?? verdict.state));
  const isHandle = call.returns === "handle" || call.returns === "thenable" || (call.returns === "stream" && !args.callback);
  const handle = isHandle ? handleUseOf(file, reach) : undefined;
  if (handle && Array.isArray(reach.instance) && (reach.instance as readonly Reach[]).some((maker) => boundedLater(file, maker) === "bounded")) return inState({ ...made, handle }, "bounded");
  const observable = call.returns === "observable" ? observableUseOf(file, node) : undefined;
  const state = together(verdict.state, handle ?? observable);
  const isDecided = state !== "unbounded" && state !== "ineffective";
  const isOpen = (!isDecided && isConfigured(file, client)) || (state === "unbounded" && mayStayInside(file, client, args));
  const alone = isOpen ? "unknown" : state;
  const mayEnd = !isDecided && mayBeEnded(file, reach, { state, handle, observable });
  return { ...made, off: made.off ?? handle?.off, handle, observable, alone, state: mayEnd ? "unknown" : alone };
}

/** Whether something beside a call may end the wait for it: a timer, a race, whoever is handed what it gives. */
function mayBeEnded(file: File, { node, client, call }: Reach<AnyCall>, { state, handle, observable }: Pick<ExternalCall, "state" | "handle" | "observable">): boolean {
  if (call?.returns === "value") return false;
  if (client.kind === "socket" || (client.kind === "database" && handle)) return mayBeTimed(file, node, state);
  const promise = observable ? observable.promise : handle ? undefined : node;
  return promise ? mayEndElsewhere(file, promise) : isTimedByHand(file, node);
}

/** Whether the limit that an edit of a call writes is over with the call itself, and does not hold for what its object is asked later. */
export function isOverWithCall({ client: { bounds, edit = "signal" }, reach, off }: ExternalCall): boolean {
  const { covers = ["total"] } = bounds[off?.option ?? edit] ?? {};
  return covers.includes("connect") || (covers.includes("total") && reach.call?.returns !== "handle");
}

/** In one state, whatever else may end the wait. */
function inState<Made>(made: Made, state: State): Made & { readonly state: State; readonly alone: State } {
  return { ...made, state, alone: state };
}

/** A handle's methods and properties bound an instance too: `const agent = superagent.agent(); agent.timeout(1000);` */
function boundedLater(file: File, maker: Reach<AnyCall>): "bounded" | "unknown" | undefined {
  const { methods, properties } = maker.client.handle ?? {};
  if (!methods && !properties) return undefined;
  const { state, mayBeBounded } = handleUseOf(file, maker);
  return state === "bounded" ? state : mayBeBounded ? "unknown" : undefined;
}

/** The state from the options together with what is done to the object, or the observable, that the call returns. */
function together(options: State, handle: Pick<HandleUse, "state"> & Partial<HandleUse> | undefined): State {
  if (handle === undefined || options === "bounded") return options;
  if (handle.state === "bounded" || (options === "ineffective" && handle.endsOnEvent)) return "bounded";
  if (options === "unknown" || handle.state === "unknown") return "unknown";
  return options === "ineffective" ? options : handle.state;
}

/** Whether a call that needs a URL, or an argument before the one that bounds it, has none yet: somebody is typing. */
function isUnfinished({ node, client, roles, call }: Reach<AnyCall>, { url, options, place, visible }: Arguments): boolean {
  const needsUrl = roles.some((role) => role === "url" || role === "request" || role === "urlOrOptions" || role === "address");
  const lacksFirst = call?.instance === true && "" in client.bounds && argumentsIn(node).length < (place?.index ?? 0);
  return call !== undefined && visible && options.length === 0 && (lacksFirst || (needsUrl && url === undefined));
}

/** Whether a call that is another one without a callback is given none, or what may be none. */
function lacksCallback(file: File, { call }: Pick<Reach, "call">, { callback }: Arguments): boolean {
  return call?.needs === "callback" && !(callback && isCallback(file, callback));
}

/** Whether the options surely have the constants that decide what a client is: `type: "postgres"`. */
function isMeant(file: File, { where = {} }: Client, { options }: Arguments): boolean {
  return Object.entries(where).every(([option, values]) => {
    const slots = options.flatMap((each) => slotsOf(file, each, option));
    return slots.length > 0 && slots.every((slot) => slot.is === "value" && values.includes(getStringIfConstant(bare(slot.node), file.sourceCode.getScope(slot.node)) ?? ""));
  });
}

/** Whether a call may be one of the program's own URLs, which the client answers itself. */
function mayStayInside(file: File, { inside }: Client, { url }: Arguments): boolean {
  return inside !== undefined && !(url && leadsOutside(file, url, inside));
}

/** Whether a file's text has one of the words by which a client may be made to wait for long on purpose. */
function mayBlock(file: File, { blocking = [] }: Client): boolean {
  return blocking.some((word) => wordsOf(file).has(word.toLowerCase()));
}

const wordsOf = once(({ sourceCode }: File): ReadonlySet<string> => new Set(sourceCode.text.toLowerCase().match(/\w+/g)));

function isExempt(file: File, reach: Reach<AnyCall>, args: Arguments): boolean {
  return Object.entries(reach.client.exempt ?? {}).some(([option, value]) => slotsGiven(file, reach, args, option).some((slot) => slot.is === "value" && holds(file, slot.node, value)));
}

/** Whether a value is a constant on some path, or a list that has it; nobody can tell of one that this file doesn't show that it isn't a text, or null. */
function holds(file: File, node: TSESTree.Node, constant: boolean | string | null): boolean {
  return originsOf(file, node).some(({ made, path }) => {
    if (made.by !== "expression" || path.length > 0) return typeof constant !== "boolean" && made.by !== "nothing";
    if (made.node.type === "Literal") return made.node.value === constant;
    return made.node.type === "ArrayExpression" ? made.node.elements.some((element) => element && holds(file, element, constant)) : typeof constant !== "boolean";
  });
}
