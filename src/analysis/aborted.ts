import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { AbortListener } from "./abort-listener.js";
import { getPropertyName, memberName } from "./ast.js";
import { chainOn, contains, enclosing, isFunction, outer } from "./chain.js";
import { classOf } from "./field.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import { isAtOnce } from "./leaves.js";
import { valueShape } from "./signals/derived.js";
import { attemptsBefore } from "./signals/reach.js";
import { bare, variableOf } from "./value.js";
import { promiseMethod } from "./wait.js";

/** What holds a signal: the mentions of a variable or of `this`, and the members that lead from it to the signal. */
interface Holder {
  readonly mentions: readonly TSESTree.Node[];
  readonly path: readonly string[];
  readonly owner: TSESLint.Scope.Definition | undefined;
}

/**
 * Whether a signal that is aborted before a listener listens would be noticed, or may be: code in sight asks for
 * `aborted`, hands the signal to somebody who may ask, or has only just got it.
 */
export function isNoticed(file: File, listener: AbortListener): boolean {
  const made: TSESTree.Node[] = [];
  const holders = holdersOf(file, listener.member.object, [], made);
  return holders.some(({ mentions, path, owner }) => {
    const others = mentions.filter((mention) => !made.some((init) => contains(init, mention)) && matters(file, listener, mention));
    return others.some((mention) => tells(file, listener, mention, path)) || (owner !== undefined && isFresh(file, owner, listener));
  });
}

/** What an expression's signal is taken from, and what that is made of; `made` collects the initialisers on the way. */
function holdersOf(file: File, from: TSESTree.Node, path: readonly string[], made: TSESTree.Node[]): readonly Holder[] {
  const node = bare(from);
  const on = (next: TSESTree.Node | null, rest = path): readonly Holder[] => (next ? holdersOf(file, next, rest, made) : []);
  switch (node.type) {
    case "MemberExpression": {
      const name = memberName(node);
      return name === null ? [] : on(node.object, [name, ...path]);
    }
    case "ThisExpression":
      return [{ mentions: mentionsOfThis(file, node, path[0]), path, owner: undefined }];
    case "Identifier":
      return ofVariable(file, node, path, made);
    case "LogicalExpression":
      return [...on(node.left), ...on(node.right)];
    case "ConditionalExpression":
      return [...on(node.consequent), ...on(node.alternate)];
    case "CallExpression":
      return [...node.arguments.flatMap((argument) => on(argument, [])), ...(node.callee.type === "MemberExpression" ? on(node.callee.object, []) : [])];
    case "ArrayExpression":
      return node.elements.flatMap((element) => on(element, []));
    case "SpreadElement":
      return on(node.argument);
    default:
      return [];
  }
}

function ofVariable(file: File, node: TSESTree.Identifier, path: readonly string[], made: TSESTree.Node[]): readonly Holder[] {
  const variable = variableOf(file, node);
  const owner = variable?.defs[0];
  if (!variable || !owner) return [];
  const own: Holder = { mentions: variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier), path, owner };
  if (owner.node.type !== "VariableDeclarator" || !owner.node.init || made.includes(owner.node.init)) return [own];
  const { id, init } = owner.node;
  made.push(init);
  if (id.type === "Identifier") return [own, ...holdersOf(file, init, path, made)];
  const property = id.type === "ObjectPattern" ? id.properties.find((each) => each.type === "Property" && contains(each.value, owner.name)) : undefined;
  const key = property?.type === "Property" ? getPropertyName(property) : null;
  return key === null ? [own] : [own, ...holdersOf(file, init, [key, ...path], made)];
}

/** Where a class mentions one of its members by `this`, found by its text. */
function mentionsOfThis({ sourceCode }: File, node: TSESTree.ThisExpression, name: string | undefined): readonly TSESTree.Node[] {
  const body = classOf(node);
  if (!body || name === undefined) return [];
  return [...sourceCode.getText(body).matchAll(/\bthis\b/g)].flatMap(({ index }) => {
    const mention = sourceCode.getNodeByRangeIndex(body.range[0] + index);
    return mention?.type === "ThisExpression" && classOf(mention) === body && mention.parent.type === "MemberExpression" ? [mention] : [];
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

/** Whether a signal that a parameter holds can't have been aborted yet, or whoever gives it has looked. */
function isFresh(file: File, { node: fn, name, type }: TSESLint.Scope.Definition, { node }: AbortListener): boolean {
  if (type !== ("Parameter" as typeof type) || !isFunction(fn)) return false;
  const named = functionName(file, fn);
  if (!named) return isInlineCallback(fn) && isBeforeAnyWait(file, fn, node);
  const index = fn.params.findIndex((parameter) => contains(parameter, name));
  return !named.isExported && named.mentions.length > 0 && named.mentions.every((mention) => isGivenFresh(file, mention, index));
}

/** `query({ load: ({ signal }) => … })`: whoever calls it back makes the signal for this call. */
function isInlineCallback(fn: TSESTree.Node): boolean {
  const place = outer(fn);
  const { parent } = place;
  if (parent?.type === "Property") return parent.parent.type === "ObjectExpression" && isInlineCallback(parent.parent);
  return (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee !== place;
}

/** Whether a function comes to a node without a wait: through executors and functions called in place, which run at once. */
function isBeforeAnyWait(file: File, fn: TSESTree.FunctionLike, node: TSESTree.Node): boolean {
  for (let at = enclosing(node); at !== fn; at = enclosing(at)) {
    const { parent } = outer(at);
    if (parent?.type !== "NewExpression" && !(parent?.type === "CallExpression" && parent.callee === outer(at))) return false;
  }
  return isAtOnce(file, fn.body?.range[0] ?? fn.range[0], node);
}

/** Whether a call gives a signal that it has looked at, one that no caller gave it, or none. */
function isGivenFresh(file: File, mention: TSESTree.Node, index: number): boolean {
  const call = mention.parent;
  if (call?.type !== "CallExpression" || call.callee !== mention) return false;
  const argument = call.arguments[index];
  if (!argument) return true;
  const fn = enclosing(call);
  if (/\.\s*(?:aborted|throwIfAborted)\b/.test(file.sourceCode.text.slice(fn.range[0], call.range[0]))) return true;
  const shape = valueShape(file, argument);
  return (argument.type === "Identifier" || argument.type === "MemberExpression") && shape.is !== "signal" && shape.signals().length === 0;
}
