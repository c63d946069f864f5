import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable, getPropertyName, memberName } from "./ast.js";
import { contains, isFunction, outer } from "./chain.js";
import type { File } from "./file.js";
import { isLog } from "./log.js";
import { childrenOf, ownNodes } from "./nodes.js";
import type { SignalInScope } from "./signals.js";
import { isData } from "./types/data.js";
import { bare, variableOf } from "./value.js";

type Variable = TSESLint.Scope.Variable;

/** What may tell of a signal's abort: a variable, and the members that lead from it to the signal. */
interface Informed {
  readonly variable: Variable;
  readonly path: readonly string[];
}

/**
 * Whether a piece of code may notice the abort of any of the signals: it mentions one, or something that was made of it,
 * got it, or is written by what listens to it.
 */
export function mayNotice(file: File, signals: readonly SignalInScope[], code: TSESTree.Node): boolean {
  const search: Search = { file, code, seen: new Set(), waiting: [], noticesThis: false };
  for (const { text } of signals) {
    const [root = "", ...path] = text.match(/#?[\p{ID_Continue}$]+/gu) ?? [];
    const variable = findVariable(file.sourceCode.getScope(code), root);
    if (variable) inform(search, { variable, path });
    else search.noticesThis ||= root === "this";
  }
  for (let next = search.waiting.shift(); next; next = search.waiting.shift()) if (isMentioned(search, next)) return true;
  return search.noticesThis && /\bthis\b/.test(file.sourceCode.getText(code));
}

interface Search {
  readonly file: File;
  readonly code: TSESTree.Node;
  readonly seen: Set<Variable>;
  readonly waiting: Informed[];
  /** Whether the object that `this` is may notice: a field of it got the signal. */
  noticesThis: boolean;
}

function inform({ seen, waiting }: Search, informed: Informed): void {
  if (seen.has(informed.variable)) return;
  seen.add(informed.variable);
  waiting.push(informed);
}

/** Whether the code mentions what is informed; a mention elsewhere informs others. */
function isMentioned(search: Search, { variable, path }: Informed): boolean {
  return variable.references.some(({ identifier, init }) => {
    const mention = init ? undefined : heldAt(identifier, path);
    if (!mention) return false;
    if (contains(search.code, mention.node)) return true;
    passOn(search, mention, variable.scope.block);
    return false;
  });
}

/** An expression that holds a signal, and the members that still lead to it. */
interface Held {
  readonly node: TSESTree.Node;
  readonly path: readonly string[];
}

/** What a mention of a variable holds of the signal; undefined for a member that is read beside it: `options.limit`. */
function heldAt(mention: TSESTree.Node, [step, ...path]: readonly string[]): Held | undefined {
  const node = outer(mention);
  const { parent } = node;
  if (step === undefined || parent?.type !== "MemberExpression" || parent.object !== node) return { node, path: step === undefined ? [] : [step, ...path] };
  const name = memberName(parent);
  if (name === step || name === null) return heldAt(parent, path);
  const call = outer(parent);
  // A method may look at what its object holds.
  return call.parent?.type === "CallExpression" && call.parent.callee === call ? { node, path: [] } : undefined;
}

/** Informs all that gets hold of what an expression holds, in the expressions and functions round it. */
function passOn(search: Search, { node: from, path }: Held, end: TSESTree.Node): void {
  const { file } = search;
  let isItself = true;
  let isSettled = false;
  for (let node = from, { parent } = node; parent && parent !== end; node = parent, { parent } = node) {
    switch (parent.type) {
      case "VariableDeclarator":
        if (parent.init === node) informTarget(search, parent.id, isItself ? path : [], isSettled);
        break;
      case "AssignmentExpression":
        if (parent.right === node) informTarget(search, parent.left, isItself ? path : [], isSettled);
        else informAll(search, parent.right);
        break;
      case "CallExpression":
      case "NewExpression":
        if (isLog(file, parent.callee)) return;
        // What has been awaited has done with the rest of what it was given.
        if (outer(parent).parent?.type !== "AwaitExpression") informParts(search, parent, node);
        break;
      case "AwaitExpression":
        isSettled = true;
        break;
      case "MethodDefinition":
      case "PropertyDefinition":
        search.noticesThis = true;
        break;
      default:
    }
    if (isFunction(parent)) informFunction(search, parent);
    isItself &&= /^(?:Logical|Conditional|Object)Expression$|^SpreadElement$|^TS/.test(parent.type);
  }
}

/** Informs the names that are written. What an await gave is informed only if there is more to it than data. */
function informTarget(search: Search, target: TSESTree.Node, path: readonly string[], isSettled: boolean): void {
  const { file } = search;
  switch (target.type) {
    case "Identifier": {
      const variable = findVariable(file.sourceCode.getScope(target), target.name);
      if (variable && !(isSettled && file.types && isData(file.types, target))) inform(search, { variable, path });
      return;
    }
    case "MemberExpression":
      informRoot(search, target);
      return;
    case "AssignmentPattern":
      informTarget(search, target.left, path, isSettled);
      return;
    case "ArrayPattern":
      for (const element of target.elements) if (element) informTarget(search, element, [], isSettled);
      return;
    case "ObjectPattern":
      for (const property of target.properties) informProperty(search, property, path, isSettled);
      return;
    default:
  }
}

function informProperty(search: Search, property: TSESTree.Property | TSESTree.RestElement, path: readonly string[], isSettled: boolean): void {
  const name = property.type === "Property" ? getPropertyName(property) : null;
  const isOther = name !== null && path[0] !== undefined && name !== path[0];
  if (property.type === "RestElement") informTarget(search, property.argument, path, isSettled);
  else if (!isOther) informTarget(search, property.value, path.slice(1), isSettled);
}

/** Informs the other arguments of a call, and the object whose method it is. */
function informParts(search: Search, { callee, arguments: given }: TSESTree.CallExpression | TSESTree.NewExpression, from: TSESTree.Node): void {
  for (const part of [...given, ...(callee.type === "MemberExpression" ? [callee.object] : [])]) if (part !== from) informAll(search, part);
}

/** Informs every name in a piece of code, and what these were given: a listener writes to what its function uses. */
function informAll(search: Search, node: TSESTree.Node): void {
  const { file, seen } = search;
  if (node.type === "ThisExpression") search.noticesThis = true;
  if (node.type === "Identifier") {
    const variable = variableOf(file, node);
    if (!variable || seen.has(variable)) return;
    inform(search, { variable, path: [] });
    for (const value of valuesOf(variable)) informAll(search, value);
  }
  for (const child of childrenOf(file, node)) if (!isName(node, child)) informAll(search, child);
}

/** What this file shows to be written to a variable: values, or the body of the function that it names. */
function valuesOf({ defs, references }: Variable): readonly TSESTree.Node[] {
  const bodies = defs.flatMap(({ node }) => (node.type === "FunctionDeclaration" ? [node.body] : []));
  return [...bodies, ...references.flatMap(({ writeExpr }) => writeExpr ?? [])];
}

/** Whether a part of a node is only a property's name. */
function isName(node: TSESTree.Node, part: TSESTree.Node): boolean {
  if (node.type === "MemberExpression") return node.property === part && !node.computed;
  return node.type === "Property" && node.key === part && !node.computed && !node.shorthand;
}

/** Informs the object that a member belongs to. */
function informRoot(search: Search, from: TSESTree.Node): void {
  const node = bare(from);
  if (node.type === "MemberExpression") informRoot(search, node.object);
  else informAll(search, node);
}

/** Informs the name of a function that mentions the signal, and all that it writes. */
function informFunction(search: Search, fn: TSESTree.FunctionLike): void {
  if (fn.id) informTarget(search, fn.id, [], false);
  if (contains(fn, search.code) || !fn.body) return;
  for (const node of ownNodes(search.file, fn.body)) {
    if (node.type === "AssignmentExpression") informTarget(search, node.left, [], false);
    if (node.type === "UpdateExpression") informTarget(search, node.argument, [], false);
  }
}
