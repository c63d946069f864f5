import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import type { Client, Handle } from "../catalogue/client.js";
import { argumentsOf, isCallback } from "./arguments.js";
import { boundStatus, cannotKeep, type State } from "./bound.js";
import { chainOn, enclosing, type Link, outer } from "./chain.js";
import { endWaitOf, isEndAwaited } from "./end-wait.js";
import type { File } from "./file.js";
import { idleListener } from "./idle-listener.js";
import { isBesideMaking, isHeardAsMember, isInOwnListener } from "./own-listener.js";
import type { AnyCall, Reach } from "./reach.js";
import { isGlobal, variableOf } from "./value.js";

/** How a request object is bounded after the call that makes it. */
export interface HandleUse {
  /** `unknown` where the object leaves this code, or something here may end it. */
  readonly state: State;
  /** Whether a method or a property that bounds it is given a limit of which nobody can tell. */
  readonly mayBeBounded: boolean;
  /** Whether a listener ends the object when its timeout event is emitted, or may. */
  readonly endsOnEvent: boolean;
  /** The method call after which the object only emits its timeout event: `request.setTimeout(1000)`. */
  readonly emits: TSESTree.CallExpression | undefined;
  /** A listener of the timeout event that surely doesn't end the object, and the call that registers it. */
  readonly idle: { readonly listener: TSESTree.FunctionLike; readonly registration: TSESTree.CallExpression } | undefined;
  /** Whether something listens for its errors. */
  readonly isHeard: boolean;
  /** Whether somebody in sight waits for its end. */
  readonly isAwaited: boolean;
  /** The property assignment or method call that switches a bound off. */
  readonly off: { readonly option: string; readonly node: TSESTree.Node } | undefined;
  /** Where the object is started, for clients whose making starts nothing. */
  readonly start: TSESTree.CallExpression | undefined;
  /** The callback that starts the object where it is made: a limit that is set later comes too late. */
  readonly startedBy: TSESTree.Expression | undefined;
  /** The local variable that holds the object. */
  readonly name: string | undefined;
}

/** What one use of the object says. */
type Sign = "bounded" | "may be bounded" | "emits" | "ends on event" | "idles on event" | "heard" | "awaited" | "end awaited" | "started" | "escapes" | { readonly off: string; readonly node: TSESTree.Node };

interface Found {
  readonly sign: Sign;
  readonly call?: TSESTree.CallExpression;
  readonly listener?: TSESTree.FunctionLike;
}

/** Reads every use of the object that a call returns: methods in the chain, and mentions of the variable that holds it. */
export function handleUseOf(file: File, reach: Reach<AnyCall>): HandleUse {
  const { client, call } = reach;
  const handle = client.handle ?? { ends: [] };
  const objects = [reach, ...(call?.instance && Array.isArray(reach.instance) ? (reach.instance as readonly Reach[]) : [])].map(({ node }) => ({ node, holder: holderOf(node) }));
  const found = objects.flatMap(({ node, holder }) => signsOf(file, client, node, holder));
  const has = (sign: Sign): boolean => found.some((each) => each.sign === sign);
  const start = found.find((each) => each.sign === "started")?.call;
  const startedBy = handle.starts === undefined ? undefined : callbackOf(file, reach);
  const mustStart = handle.starts !== undefined || call?.returns === "thenable";
  const off = found.map(({ sign }) => sign).find((sign) => typeof sign === "object");
  const isIdle = mustStart && !start && !startedBy && !has("awaited");
  const state = stateOf((sign) => has(sign) && !(sign === "escapes" && isBoundWhereMade(client)), isIdle);
  return {
    state: startedBy && state === "bounded" ? "ineffective" : state,
    mayBeBounded: has("may be bounded"),
    endsOnEvent: has("ends on event"),
    emits: found.find(({ sign }) => sign === "emits")?.call,
    idle: found.flatMap(({ listener, call: registration }) => (listener && registration ? [{ listener, registration }] : []))[0],
    isHeard: has("heard") || isHeardAsMember(file, handle, reach.node),
    isAwaited: has("awaited") || has("end awaited"),
    off: off && !startedBy ? { option: off.off, node: off.node } : undefined,
    start,
    startedBy,
    name: objects.find(({ holder }) => holder)?.holder?.name,
  };
}

/** Whether all that bounds an object is given where it is made: whoever gets hold of it can only end it. */
function isBoundWhereMade({ kind, handle }: Client): boolean {
  return (kind === "socket" || kind === "database") && handle !== undefined && !handle.methods && !handle.properties && handle.event === undefined;
}

/** What is done with the object that a call makes, in the chain behind it and wherever its variable is mentioned. */
function signsOf(file: File, client: Client, node: AnyCall, holder: TSESTree.Identifier | undefined): readonly Found[] {
  const mentions = (holder && variableOf(file, holder)?.references) ?? [];
  const isExported = holder?.parent.parent?.parent?.type === "ExportNamedDeclaration";
  return [
    ...chainSigns(file, client.handle ?? { ends: [] }, node, holder === undefined),
    ...(isExported ? [{ sign: "escapes" as const }] : []),
    ...mentions
      .filter(({ init, identifier }) => !init && identifier !== holder)
      .flatMap((mention): readonly Found[] => {
        const signs = mention.isWrite() ? [{ sign: "escapes" as const }] : mentionSigns(file, client, node, mention.identifier);
        return client.kind === "socket" && !isBesideMaking(file, node, mention.identifier) ? signs.filter(({ sign }) => sign !== "heard") : signs;
      }),
  ];
}

/** The callback that a call surely is given: `superagent.get(url, done)` sends the request at once. */
function callbackOf(file: File, reach: Reach<AnyCall>): TSESTree.Expression | undefined {
  const { callback } = argumentsOf(file, reach);
  return callback && isCallback(file, callback) ? callback : undefined;
}

function stateOf(has: (sign: Sign) => boolean, isIdle: boolean): State {
  if (has("bounded") || (has("emits") && has("ends on event"))) return "bounded";
  // Node's own agent sets a timeout on its sockets, so that the event may come although nothing here asks for it.
  if (has("escapes") || has("may be bounded") || has("ends on event") || isIdle) return "unknown";
  return has("emits") ? "ineffective" : "unbounded";
}

/** The identifier that a call's object is kept in, if it is a plain local one. */
function holderOf(node: AnyCall): TSESTree.Identifier | undefined {
  const end = outer(chainOn(node).at(-1)?.call ?? node);
  const { parent } = end;
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id;
  return parent?.type === "AssignmentExpression" && parent.operator === "=" && parent.left.type === "Identifier" ? parent.left : undefined;
}

/** The signs of the methods called on an expression, and of where their result goes. */
function chainSigns(file: File, handle: Handle, expression: TSESTree.Node, goesOn: boolean): readonly Found[] {
  const links = chainOn(expression);
  const signs = links.flatMap((link) => linkSigns(file, handle, link));
  // What a promise of the answer is handed to can't reach the request any more.
  const isPromise = signs.some(({ sign }) => sign === "awaited");
  return goesOn && !isPromise ? [...signs, ...destination(file, outer(links.at(-1)?.call ?? expression))] : signs;
}

/** Methods that make a promise of a thenable handle, got's readers among them. */
const promising = new Set(["then", "catch", "finally", "json", "text", "buffer"]);

function linkSigns(file: File, handle: Handle, { name, call }: Link): readonly Found[] {
  if (name === null || handsOut(handle, name, call)) return [{ sign: "escapes" }];
  const signs: Found[] = [];
  if (name === handle.starts) signs.push({ sign: "started", call });
  if (promising.has(name)) signs.push({ sign: "awaited" });
  if (handle.frees?.includes(name)) signs.push({ sign: "escapes" });
  const [first, second] = call.arguments;
  const isListening = /^(?:on|once|addListener|addEventListener|prependListener|prependOnceListener)$/.test(name);
  // What listens for `event` of `["error", "timeout"]` listens for the timeout too.
  if (isListening && handle.event !== undefined && first?.type !== "Literal") signs.push({ sign: "escapes" });
  const event = isListening && first?.type === "Literal" ? first.value : undefined;
  if (event !== undefined && event === handle.event) signs.push(onEvent(file, call, second));
  if (event !== undefined && event === handle.error) signs.push({ sign: "heard" });
  if (second && handle.ended?.includes(String(event))) {
    const wait = endWaitOf(file, second, handle.ended);
    if (wait !== "no") signs.push({ sign: wait === "yes" ? "end awaited" : "escapes" });
  }
  if (Object.hasOwn(handle.methods ?? {}, name)) {
    const status = boundStatus(file, handle.methods!, name, first);
    const isEmitting = handle.methods![name]!.ends === false && first !== undefined && first.type !== "SpreadElement" && !cannotKeep(file, handle.methods![name]!, first);
    // Whatever the duration is, it ends nothing.
    if (isEmitting && (status === "on" || status === "unknown")) signs.push({ sign: "emits", call });
    if (!isEmitting && status === "on") signs.push({ sign: "bounded" });
    if (!isEmitting && status === "unknown") signs.push({ sign: "may be bounded" });
    if (!isEmitting && status === "off") signs.push({ sign: { off: name, node: call } });
    if (second && handle.event !== undefined) signs.push(onEvent(file, call, second));
  }
  return signs;
}

/** Whether a function gets the object or its socket: `.use(withTimeout)`, `.on("socket", (socket) => …)`. */
function handsOut(handle: Handle, name: string, { arguments: [first] }: TSESTree.CallExpression): boolean {
  return name === "use" || (handle.event !== undefined && first?.type === "Literal" && first.value === "socket");
}

/** What a listener of the timeout event says. */
function onEvent(file: File, call: TSESTree.CallExpression, listener: TSESTree.Node | undefined): Found {
  const idle = listener && idleListener(file, listener);
  return idle ? { sign: "idles on event", call, listener: idle } : { sign: "ends on event" };
}

/** Where an expression's value goes: nowhere, to an `await`, or out of sight. */
function destination(file: File, node: TSESTree.Node): readonly Found[] {
  const { parent } = node;
  if (parent?.type === "AwaitExpression") return [{ sign: "awaited" }];
  const goesNowhere = parent?.type === "ExpressionStatement" || (parent?.type === "UnaryExpression" && parent.operator === "void") || (parent !== undefined && isExecutor(file, parent));
  return goesNowhere || (parent?.type === "MemberExpression" && parent.object === node) ? [] : [{ sign: "escapes" }];
}

/** Whether a function is given to `new Promise(…)`, which makes nothing of what it returns. */
function isExecutor(file: File, { type, parent }: TSESTree.Node): boolean {
  return type === "ArrowFunctionExpression" && parent.type === "NewExpression" && isGlobal(file, parent.callee, "Promise");
}

/** What one mention of the variable that holds the object says. */
function mentionSigns(file: File, { kind, handle = { ends: [] } }: Client, made: AnyCall, mention: TSESTree.Identifier | TSESTree.JSXIdentifier): readonly Found[] {
  const { parent } = mention;
  if (parent.type !== "MemberExpression" || parent.object !== mention) {
    const place = outer(mention);
    return isEndAwaited(file, place, handle.ended ?? []) ? [{ sign: "end awaited" }] : destination(file, place);
  }
  const name = getPropertyName(parent);
  if (handle.frees?.includes(name ?? "")) return [{ sign: "escapes" }];
  const use = outer(parent).parent;
  if (use?.type === "AssignmentExpression" && use.left === parent) return writeSigns(file, handle, name, use);
  if (use?.type === "CallExpression" && use.callee === outer(parent)) {
    // Ending it from another function is how a timer, a listener or a caller bounds it.
    const isElsewhere = enclosing(mention) !== enclosing(made) && !(kind === "socket" && isInOwnListener(file, made, mention));
    if (handle.ends.includes(name ?? "") && isElsewhere) return [{ sign: "escapes" }];
    if (name === "open" && use.arguments[2]?.type === "Literal" && use.arguments[2].value === false) return [{ sign: "escapes" }];
    return chainSigns(file, handle, mention, false);
  }
  return handle.ends.includes(name ?? "") ? [{ sign: "escapes" }] : [];
}

function writeSigns(file: File, handle: Handle, name: string | null, write: TSESTree.AssignmentExpression): readonly Found[] {
  if (name === null) return [{ sign: "escapes" }];
  if (handle.event !== undefined && name === `on${handle.event}`) return [{ sign: "ends on event" }];
  if (handle.error !== undefined && name === `on${handle.error}`) return [{ sign: "heard" }];
  if (!Object.hasOwn(handle.properties ?? {}, name)) return [];
  const status = boundStatus(file, handle.properties!, name, write.right);
  if (status === "on") return [{ sign: "bounded" }];
  return status === "off" || status === "absent" ? [{ sign: { off: name, node: write } }] : [{ sign: "may be bounded" }];
}
