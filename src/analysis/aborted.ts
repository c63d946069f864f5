import type { TSESTree } from "@typescript-eslint/utils";
import type { AbortListener } from "./abort-listener.js";
import { isFresh } from "./aborted/fresh.js";
import { holdersOf } from "./aborted/holders.js";
import { getPropertyName, memberName } from "./ast.js";
import { chainOn, contains, enclosing, isFunction, outer } from "./chain.js";
import type { File } from "./file.js";
import { attemptsBefore } from "./signals/reach.js";
import { variableOf } from "./value.js";
import { promiseMethod } from "./wait.js";

/**
 * Whether a signal that is aborted before a listener listens would be noticed, or may be: code in sight asks for
 * `aborted`, hands the signal to somebody who may ask, or has only just got it.
 */
export function isNoticed(file: File, listener: AbortListener): boolean {
  const made: TSESTree.Node[] = [];
  const holders = holdersOf(file, listener.member.object, [], made);
  return holders.some(({ mentions, path, owner }) => {
    const others = mentions.filter((mention) => !made.some((init) => contains(init, mention)) && matters(file, listener, mention));
    return others.some((mention) => tells(file, listener, mention, path)) || (owner !== undefined && isFresh(file, owner, listener.node));
  });
}

/** Whether a mention may come in time: not in the listener, nor in an attempt that has failed, nor after the wait is over. */
function matters(file: File, { node, member, fn, effect }: AbortListener, mention: TSESTree.Node): boolean {
  if (contains(member, mention) || (fn && contains(fn, mention))) return false;
  for (let at: TSESTree.Node = node; at.parent; at = at.parent) {
    if (attemptsBefore(at, at.parent).some((attempt) => contains(attempt, mention))) return false;
  }
  const wait = waitFor(file, effect.made);
  return !wait || mention.range[0] < wait.range[1] || mayRepeat(wait, mention);
}

/** The `await` that waits for a promise where it is made, also in a chain or in a list of several. */
function waitFor(file: File, promise: TSESTree.Node): TSESTree.AwaitExpression | undefined {
  const end = outer(chainOn(promise).at(-1)?.call ?? promise);
  const { parent } = end;
  if (parent?.type === "AwaitExpression") return parent;
  if (parent?.type === "ArrayExpression") return waitFor(file, parent);
  return parent?.type === "CallExpression" && parent.callee !== end && promiseMethod(file, parent) !== null ? waitFor(file, parent) : undefined;
}

/** Whether what stands behind a wait may run before it: in a loop, in a function that is called by its name, in another function. */
function mayRepeat(wait: TSESTree.Node, mention: TSESTree.Node): boolean {
  const fn = enclosing(wait);
  if (!contains(fn, mention)) return true;
  for (let node = wait; node !== fn; node = node.parent!) if (/^(?:For|While|DoWhile)/.test(node.type)) return true;
  for (let node = mention; node !== fn; node = node.parent!) if (isFunction(node)) return true;
  return false;
}

/** Whether a mention asks for the signal's state, or hands it, or what holds it, to somebody who may ask. */
function tells(file: File, listener: AbortListener, mention: TSESTree.Node, path: readonly string[]): boolean {
  let at = outer(mention);
  for (const [index, step] of path.entries()) {
    const member = at.parent;
    if (member?.type !== "MemberExpression" || member.object !== at) return goesOn(file, listener, at, path.slice(index));
    const name = memberName(member);
    if (name !== step) return name === null;
    at = outer(member);
  }
  const member = at.parent;
  if (member?.type !== "MemberExpression" || member.object !== at) return goesOn(file, listener, at, []);
  const name = memberName(member);
  return name === null || name === "aborted" || name === "throwIfAborted";
}

/** Whether the value at a place goes anywhere where somebody may ask; `path` leads from it to the signal. */
function goesOn(file: File, listener: AbortListener, at: TSESTree.Node, path: readonly string[]): boolean {
  const { parent } = at;
  const on = (): boolean => goesOn(file, listener, outer(parent!), path);
  switch (parent?.type) {
    case "IfStatement":
    case "UnaryExpression":
    case "BinaryExpression":
    case "ExpressionStatement":
      return false;
    case "AssignmentExpression":
      return parent.right === at;
    case "ConditionalExpression":
      return parent.test !== at && on();
    case "LogicalExpression":
      return (parent.operator !== "&&" || parent.right === at) && on();
    case "SpreadElement":
      return !isReplaced(parent, path[0]);
    case "VariableDeclarator":
      return parent.id.type === "ObjectPattern" && path.length > 0 ? isTaken(parent.id, path[0]!) : isTold(file, listener, parent.id, path);
    default:
      return true;
  }
}

/** `{ ...init, signal: controller.signal }`: another value stands in the place of the spread one. */
function isReplaced({ parent, range }: TSESTree.SpreadElement, key: string | undefined): boolean {
  if (parent.type !== "ObjectExpression" || key === undefined) return false;
  return parent.properties.some((property) => property.type === "Property" && property.range[0] > range[1] && getPropertyName(property) === key);
}

function isTaken({ properties }: TSESTree.ObjectPattern, key: string): boolean {
  const keys = properties.map((property) => (property.type === "Property" ? getPropertyName(property) : undefined));
  return keys.includes(key) || keys.includes(null) || keys.includes(undefined);
}

/** Whether another name of the same value tells. A pattern does, and a name that is read before it is given. */
function isTold(file: File, listener: AbortListener, id: TSESTree.Node, path: readonly string[]): boolean {
  if (id.type !== "Identifier") return true;
  const mentions = variableOf(file, id)?.references.filter((reference) => reference.isRead()) ?? [];
  return mentions.some(({ identifier }) => matters(file, listener, identifier) && (identifier.range[0] < id.range[0] || tells(file, listener, identifier, path)));
}
