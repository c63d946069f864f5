import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { contains, enclosing, isFunction, outer } from "../chain.js";
import type { File } from "../file.js";
import { functionName } from "../function-name.js";
import { ownNodes } from "../nodes.js";
import type { CallNode } from "../reach.js";
import { type Settler, settlerOf } from "../settler.js";
import { bare, isGlobal } from "../value.js";
import { promiseMethod } from "../wait.js";
import { isCalled, runsBeside } from "./beside.js";
import { type Deeds, deedsOf } from "./deeds.js";
import { homeOf } from "./lifetime.js";
import { linkedCalls } from "./link.js";
import { eventMethod, type Registration } from "./registration.js";
import { settlingOf } from "./settling.js";

/** How that which a listener is there to end ends without it. */
export type End =
  /** The promise that it settles, or in whose executor it is added, is settled by others too; it may end something beside that. */
  | { readonly by: "settled"; readonly places: readonly TSESTree.Node[]; readonly endsMore: boolean }
  /** That promise is raced with others. */
  | { readonly by: "raced"; readonly wait: TSESTree.CallExpression }
  /**
   * The calls whose signal it aborts are waited for, or the flag that it sets is read only while the function runs. `isOwn`
   * is false for an object's controller, which may be there for more than these calls.
   */
  | { readonly by: "awaited"; readonly calls: readonly CallNode[]; readonly isOwn: boolean };

/** How the work of a listener ends although nothing is aborted; undefined where this file does not show that it ends. */
export function endOf(file: File, registration: Registration): End | undefined {
  const deeds = deedsOf(file, registration.listener);
  const [promise = promiseRound(file, registration.node), ...others] = deeds.settles;
  if (others.length > 0) return undefined;
  return (promise && endOfPromise(file, registration, deeds, promise)) ?? endOfWork(file, registration, deeds);
}

/** The promise in whose executor a listener is added. */
function promiseRound(file: File, node: TSESTree.Node): TSESTree.NewExpression | undefined {
  const { parent } = enclosing(node);
  return parent?.type === "NewExpression" && isGlobal(file, parent.callee, "Promise") ? parent : undefined;
}

function endOfPromise(file: File, registration: Registration, deeds: Deeds, promise: Settler["made"]): End | undefined {
  const mentions = settlingOf(file, promise).filter((mention) => !isEventArgument(mention));
  const places = mentions.filter((mention) => runsBeside(file, registration, mention, !isCalled(mention)));
  const endsMore = deeds.more || deeds.aborts.length > 0 || deeds.settles.length === 0;
  if (places.length > 0) return !endsMore || isOver(file, registration, deeds, places) ? { by: "settled", places, endsMore } : undefined;
  const race = endsMore ? undefined : raceWith(file, promise);
  return race && !isInEndlessLoop(race, promise) ? { by: "raced", wait: race } : undefined;
}

/** Whether what else a listener ends is over when the promise is resolved: not a server that listens now, nor a child that has started. */
function isOver(file: File, registration: Registration, { more }: Deeds, places: readonly TSESTree.Node[]): boolean {
  const resolving = places.filter((place) => settlerOf(file, place)?.way !== "reject");
  return resolving.length > 0 && resolving.every((place) => isAtEnd({ file, registration, ends: more ? ended : endedOrFulfilled, followed: [] }, place));
}

/** `signal.addEventListener("abort", reject)` */
function isEventArgument({ parent }: TSESTree.Node): boolean {
  return parent?.type === "CallExpression" && eventMethod(parent) !== undefined;
}

/** Events that say that something has come to its end, and properties and methods that take a handler of one. */
const ended = /^(?:on)?(?:close|exit|end|finish|load|loadend|complete|completed|done)$/i;

/** A controller's call is over when its promise is fulfilled. */
const endedOrFulfilled = new RegExp(`${ended.source}|^(?:then|finally)$`, "i");

interface Search {
  readonly file: File;
  readonly registration: Registration;
  readonly ends: RegExp;
  /** Functions whose callers have been looked for. */
  readonly followed: readonly TSESTree.Node[];
}

/** Whether code runs only where something has come to its end: in a handler of what says so, or in a function that such handlers call. */
function isAtEnd(search: Search, place: TSESTree.Node): boolean {
  const { file, registration, ends, followed } = search;
  const handler = isGiven(place) ? place : enclosing(place);
  if (!isGiven(handler)) {
    const named = isFunction(handler) && !followed.includes(handler) ? functionName(file, handler) : undefined;
    const mentions = named?.mentions.filter((mention) => runsBeside(file, registration, mention, !isCalled(mention))) ?? [];
    return mentions.length > 0 && mentions.every((mention) => isAtEnd({ ...search, followed: [...followed, handler] }, mention));
  }
  const { parent } = handler;
  if (parent?.type === "AssignmentExpression") return parent.left.type === "MemberExpression" && ends.test(getPropertyName(parent.left) ?? "");
  if (parent?.type !== "CallExpression") return false;
  const { callee } = parent;
  const name = callee.type === "MemberExpression" ? getPropertyName(callee) : null;
  const [event] = parent.arguments;
  return ends.test(name ?? "") || (event?.type === "Literal" && typeof event.value === "string" && ends.test(event.value));
}

/** Whether something is given to a call, or written to a property: a function that is called back. */
function isGiven(node: TSESTree.Node): boolean {
  const { parent } = node;
  return (parent?.type === "CallExpression" && parent.callee !== node) || (parent?.type === "AssignmentExpression" && parent.right === node && parent.left.type === "MemberExpression");
}

/** The race that a promise, or the variable that holds it, takes part in. */
function raceWith(file: File, promise: TSESTree.Node): TSESTree.CallExpression | undefined {
  const { parent } = outer(promise);
  if (parent?.type !== "VariableDeclarator") return raceOf(file, promise);
  const held = file.sourceCode.scopeManager?.getDeclaredVariables(parent).flatMap(({ references }) => references) ?? [];
  return held.map(({ identifier }) => raceOf(file, asPromise(identifier))).find((race) => race !== undefined);
}

function raceOf(file: File, promise: TSESTree.Node): TSESTree.CallExpression | undefined {
  const { parent: list } = outer(promise);
  const race = list?.type === "ArrayExpression" && list.elements.length > 1 ? list.parent : undefined;
  return race?.type === "CallExpression" && promiseMethod(file, race) === "race" ? race : undefined;
}

/** `deferred.promise`, for `deferred`. */
function asPromise(mention: TSESTree.Node): TSESTree.Node {
  const { parent } = mention;
  return parent?.type === "MemberExpression" && parent.object === mention && getPropertyName(parent) === "promise" ? parent : mention;
}

/** Whether a race is run again and again, perhaps until the abort. */
function isInEndlessLoop(race: TSESTree.Node, promise: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = race; node && !isFunction(node); node = node.parent) {
    if (/^(?:For|While|DoWhile)Statement$/.test(node.type) && !contains(node, promise)) return true;
  }
  return false;
}

function endOfWork(file: File, registration: Registration, { aborts, writes, more }: Deeds): End | undefined {
  if (more) return undefined;
  if (aborts.length > 0) {
    const calls = aborts.map((controller) => linkedCalls(file, registration, controller));
    const isOwn = aborts.every((controller) => bare(controller).type === "Identifier");
    return writes.length === 0 && calls.every((each) => each.length > 0) ? { by: "awaited", calls: calls.flat(), isOwn } : undefined;
  }
  const home = homeOf(file, registration.node);
  const isFlag = writes.length > 0 && writes.every(({ defs, references }) => contains(home, defs[0]!.name) && references.every((reference) => !reference.isRead() || enclosing(reference.identifier) === home));
  return isFlag && waitsBehind(file, registration, home) ? { by: "awaited", calls: [], isOwn: true } : undefined;
}

/** Whether a function waits for something once the listener has been added. */
function waitsBehind(file: File, { node }: Registration, home: TSESTree.Node): boolean {
  if (!isFunction(home) || !home.async || !home.body) return false;
  return ownNodes(file, home.body).some((each) => each.range[0] >= node.range[1] && (each.type === "AwaitExpression" || (each.type === "ForOfStatement" && each.await)));
}
