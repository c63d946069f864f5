import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { settlingOf } from "./abort-listener/settling.js";
import { enclosing, isFunction, outer } from "./chain.js";
import { functionOf } from "./consumption/bind.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import { type Settler, settlerOf } from "./settler.js";
import { usedBy } from "./variable-use.js";
import { originsOf } from "./value.js";
import { isPromiseUsed } from "./waited.js";
import { isTimedByHand, mayEndElsewhere } from "./wait.js";

/** Whether somebody in sight waits for an object to end. */
export type EndWait = "yes" | "no" | "unknown";

/**
 * What a listener for an object's end does: `child.on("close", resolve)` in `new Promise(…)` waits for it. A promise that is
 * resolved by anything else too waits for something else: that a server has started, that a line was written.
 * @param ended the events that say that it has ended
 */
export function endWaitOf(file: File, listener: TSESTree.Node, ended: readonly string[]): EndWait {
  const settlers = resolversIn(file, listener);
  if (settlers.length === 0) return "no";
  const isWait = !isTimedByHand(file, listener) && settlers.every(({ made }) => eventsThatResolve(file, made).every((event) => event === "error" || ended.includes(event)));
  return isWait ? "yes" : "unknown";
}

/** Whether somebody waits for an object's end by Node's own promise of an event: `await once(child, "exit")`. */
export function isEndAwaited(file: File, object: TSESTree.Node, ended: readonly string[]): boolean {
  const { parent: call } = object;
  if (call?.type !== "CallExpression" || call.arguments[0] !== object || call.arguments.length !== 2) return false;
  const [, event] = call.arguments;
  if (event?.type !== "Literal" || !ended.includes(String(event.value))) return false;
  const isOnce = originsOf(file, call.callee).every(({ made, path }) => made.by === "import" && /^(?:node:)?events$/.test(made.module) && path.at(-1) === "once");
  return isOnce && isPromiseUsed(file, call) && !mayEndElsewhere(file, call);
}

/** The promises made by hand that a function resolves, itself or through functions of this file, or that it is the `resolve` of. */
export function resolversIn(file: File, listener: TSESTree.Node): readonly Settler[] {
  const fn = functionOf(file, listener);
  const names = fn ? [...usedBy(file, fn)].flatMap(({ defs }) => defs.map(({ name }) => name)) : [listener];
  return names.flatMap((name) => settlerOf(file, name) ?? []).filter(({ way }) => way === "resolve");
}

/** The events whose listeners resolve a promise that is made by hand. */
function eventsThatResolve(file: File, made: Settler["made"]): readonly string[] {
  const mentions = settlingOf(file, made).filter((mention) => settlerOf(file, mention)?.way === "resolve");
  return mentions.flatMap((mention) => eventsRound(file, mention, new Set()));
}

/** The event on which the code at a node runs, through the names of the functions round it. */
function eventsRound(file: File, node: TSESTree.Node, seen: Set<TSESTree.Node>): readonly string[] {
  const event = eventOf(node);
  if (event !== undefined) return [event];
  const fn = enclosing(node);
  if (!isFunction(fn) || seen.has(fn)) return [];
  seen.add(fn);
  const own = eventOf(fn);
  if (own !== undefined) return [own];
  return (functionName(file, fn)?.mentions ?? []).flatMap((mention) => eventsRound(file, mention, seen));
}

/** The event that a node is a listener for. */
function eventOf(node: TSESTree.Node): string | undefined {
  const place = outer(node);
  const { parent } = place;
  if (parent?.type !== "CallExpression" || parent.callee.type !== "MemberExpression" || parent.arguments[0] === place) return undefined;
  const [event] = parent.arguments;
  const isListening = /^(?:on|once|addListener|prependListener)$/.test(getPropertyName(parent.callee) ?? "");
  return isListening && event?.type === "Literal" ? String(event.value) : undefined;
}
