import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import type { Handle } from "../catalogue/client.js";
import { argumentsOf, isCallback } from "./arguments.js";
import { boundStatus, type State } from "./bound.js";
import type { CallNode, Reach } from "./callee.js";
import { chainOn, enclosing, isFunction, type Link, outer } from "./chain.js";
import { endWaitOf, isEndAwaited } from "./end-wait.js";
import type { File } from "./file.js";
import { isGlobal, variableOf } from "./value.js";

/** How a request object is bounded after the call that makes it. */
export interface HandleUse {
  /** `unknown` where the object leaves this code, or something here may end it. */
  readonly state: State;
  /** Whether a listener ends the object when its timeout event is emitted. */
  readonly endsOnEvent: boolean;
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
type Sign = "bounded" | "emits" | "ends on event" | "heard" | "awaited" | "end awaited" | "started" | "escapes" | { readonly off: string; readonly node: TSESTree.Node };

interface Found {
  readonly sign: Sign;
  readonly call?: TSESTree.CallExpression;
}

/** Reads every use of the object that a call returns: methods in the chain, and mentions of the variable that holds it. */
export function handleUseOf(file: File, reach: Reach): HandleUse {
  const { node, client, call } = reach;
  const handle = client.handle ?? { ends: [] };
  const holder = holderOf(node);
  const mentions = (holder && variableOf(file, holder)?.references) ?? [];
  const found: readonly Found[] = [
    ...chainSigns(file, handle, node, holder === undefined),
    ...mentions
      .filter(({ init, identifier }) => !init && identifier !== holder)
      .flatMap((mention): readonly Found[] => (mention.isWrite() ? [{ sign: "escapes" }] : mentionSigns(file, handle, node, mention.identifier))),
  ];
  const has = (sign: Sign): boolean => found.some((each) => each.sign === sign);
  const start = found.find((each) => each.sign === "started")?.call;
  const startedBy = handle.starts === undefined ? undefined : callbackOf(file, reach);
  const mustStart = handle.starts !== undefined || call?.returns === "thenable";
  const off = found.map(({ sign }) => sign).find((sign) => typeof sign === "object");
  const state = stateOf(has, mustStart && !start && !startedBy && !has("awaited"));
  return {
    state: startedBy && state === "bounded" ? "ineffective" : state,
    endsOnEvent: has("ends on event"),
    isHeard: has("heard"),
    isAwaited: has("awaited") || has("end awaited"),
    off: off && !startedBy ? { option: off.off, node: off.node } : undefined,
    start,
    startedBy,
    name: holder?.name,
  };
}

/** The callback that a call surely is given: `superagent.get(url, done)` sends the request at once. */
function callbackOf(file: File, reach: Reach): TSESTree.Expression | undefined {
  const { callback } = argumentsOf(file, reach);
  return callback && isCallback(file, callback) ? callback : undefined;
}

function stateOf(has: (sign: Sign) => boolean, isIdle: boolean): State {
  if (has("bounded") || (has("emits") && has("ends on event"))) return "bounded";
  // Node's own agent sets a timeout on its sockets, so that the event may come although nothing here asks for it.
  if (has("escapes") || has("ends on event") || isIdle) return "unknown";
  return has("emits") ? "ineffective" : "unbounded";
}

/** The identifier that a call's object is kept in, if it is a plain local one. */
function holderOf(node: CallNode): TSESTree.Identifier | undefined {
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
  const event = /^(?:on|once|addListener|prependListener)$/.test(name) && first?.type === "Literal" ? first.value : undefined;
  if (event !== undefined && event === handle.event) signs.push({ sign: ends(file, handle, second) ? "ends on event" : "emits" });
  if (event !== undefined && event === handle.error) signs.push({ sign: "heard" });
  if (second && handle.ended?.includes(String(event))) {
    const wait = endWaitOf(file, second, handle.ended);
    if (wait !== "no") signs.push({ sign: wait === "yes" ? "end awaited" : "escapes" });
  }
  if (Object.hasOwn(handle.methods ?? {}, name)) {
    const status = boundStatus(file, handle.methods!, name, first);
    if (status === "on") signs.push({ sign: handle.methods![name]!.ends === false ? "emits" : "bounded" });
    if (status === "unknown") signs.push({ sign: "escapes" });
    if (status === "off" && handle.methods![name]!.ends !== false) signs.push({ sign: { off: name, node: call } });
    if (second && ends(file, handle, second)) signs.push({ sign: "ends on event" });
  }
  return signs;
}

/** Whether a function gets the object or its socket: `.use(withTimeout)`, `.on("socket", (socket) => …)`. */
function handsOut(handle: Handle, name: string, { arguments: [first] }: TSESTree.CallExpression): boolean {
  return name === "use" || (handle.event !== undefined && first?.type === "Literal" && first.value === "socket");
}

/** Whether a listener ends the object, or may: only a function in sight that calls none of its ending methods does not. */
function ends(file: File, handle: Handle, listener: TSESTree.Node | undefined): boolean {
  if (!listener) return false;
  if (!isFunction(listener)) return true;
  const text = file.sourceCode.getText(listener);
  return handle.ends.some((method) => text.includes(method)) || /\b(?:reject|throw)\b/.test(text);
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
function mentionSigns(file: File, handle: Handle, made: CallNode, mention: TSESTree.Node): readonly Found[] {
  const { parent } = mention;
  if (parent?.type !== "MemberExpression" || parent.object !== mention) {
    const place = outer(mention);
    return isEndAwaited(file, place, handle.ended ?? []) ? [{ sign: "end awaited" }] : destination(file, place);
  }
  const name = getPropertyName(parent);
  if (handle.frees?.includes(name ?? "")) return [{ sign: "escapes" }];
  const use = outer(parent).parent;
  if (use?.type === "AssignmentExpression" && use.left === parent) return writeSigns(file, handle, name, use);
  if (use?.type === "CallExpression" && use.callee === outer(parent)) {
    // Ending it from another function is how a timer, a listener or a caller bounds it.
    if (handle.ends.includes(name ?? "") && enclosing(mention) !== enclosing(made)) return [{ sign: "escapes" }];
    if (name === "open" && use.arguments[2]?.type === "Literal" && use.arguments[2].value === false) return [{ sign: "escapes" }];
    return chainSigns(file, handle, mention, false);
  }
  return handle.ends.includes(name ?? "") ? [{ sign: "escapes" }] : [];
}

function writeSigns(file: File, handle: Handle, name: string | null, write: TSESTree.AssignmentExpression): readonly Found[] {
  if (name === null) return [{ sign: "escapes" }];
  if (handle.event !== undefined && name === `on${handle.event}`) return [{ sign: "ends on event" }];
  if (!Object.hasOwn(handle.properties ?? {}, name)) return [];
  const status = boundStatus(file, handle.properties!, name, write.right);
  if (status === "on") return [{ sign: "bounded" }];
  return status === "off" || status === "absent" ? [{ sign: { off: name, node: write } }] : [{ sign: "escapes" }];
}
