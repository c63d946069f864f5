import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { type File, fileOf } from "./file.js";
import { isLog } from "./log.js";
import { once, onceWithin } from "./once.js";
import { isGlobal } from "./value.js";

type Mention = TSESTree.Identifier | TSESTree.JSXIdentifier;

/** What this file does to the object that a variable holds. */
export interface Uses {
  /** Assignments to the variable, and calls of `Object.assign` that copy into its object. */
  readonly writes: readonly (TSESTree.AssignmentExpression | TSESTree.CallExpression)[];
  /** Members that are written to or deleted, by name; null for writes of which nobody can tell the name. */
  readonly members: ReadonlyMap<string | null, readonly TSESTree.MemberExpression[]>;
  /** Where others get hold of the object, by the text of the callee that is given it; undefined for all other ways. */
  readonly holders: ReadonlyMap<string | undefined, ReadonlySet<Mention>>;
}

/** Reads every mention of a variable, once: a thousand calls that share one `init` ask the same of it. */
export function usesOf({ sourceCode }: File, variable: TSESLint.Scope.Variable): Uses {
  return usesIn(sourceCode)(variable);
}

/** Whether somebody but the asker gets hold of the object: another callee than the asker's, or another way. */
export function isHeldElsewhere({ sourceCode }: File, { holders }: Uses, asker: Mention): boolean {
  const own = asker.parent.type === "CallExpression" ? sourceCode.getText(asker.parent.callee) : "";
  return [...holders].some(([callee, mentions]) => callee !== own && mentions.size > (mentions.has(asker) ? 1 : 0));
}

const usesIn = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((variable: TSESLint.Scope.Variable): Uses => {
    const uses: Sorted = { writes: [], members: new Map(), holders: new Map() };
    for (const { init, identifier } of variable.references) if (!init) sort(file, identifier, uses);
    return uses;
  });
});

interface Sorted {
  readonly writes: (TSESTree.AssignmentExpression | TSESTree.CallExpression)[];
  readonly members: Map<string | null, TSESTree.MemberExpression[]>;
  readonly holders: Map<string | undefined, Set<Mention>>;
}

/** Puts one mention where it belongs; one that only reads belongs nowhere. */
function sort(file: File, mention: Mention, { writes, members, holders }: Sorted): void {
  const { parent } = mention;
  const hold = (callee?: string): unknown => holders.set(callee, (holders.get(callee) ?? new Set()).add(mention));
  switch (parent.type) {
    case "AssignmentExpression":
      if (parent.left === mention) writes.push(parent);
      else hold();
      return;
    case "MemberExpression": {
      const name = parent.object === mention ? getPropertyName(parent, file.sourceCode.getScope(parent)) : undefined;
      if (name === undefined || !(isTarget(parent) || (name !== null && isDeleted(parent)))) return;
      const known = members.get(name);
      if (known) known.push(parent);
      else members.set(name, [parent]);
      return;
    }
    case "CallExpression":
      if (isObjectMethod(file, parent, "assign") && parent.arguments[0] === mention) writes.push(parent);
      else if (parent.callee !== mention && !keepsNothing(file, parent)) hold(file.sourceCode.getText(parent.callee));
      return;
    case "NewExpression":
      if (!isGlobal(file, parent.callee, "Request")) hold();
      return;
    case "SpreadElement":
    case "UnaryExpression":
    case "BinaryExpression":
    case "IfStatement":
    case "TSTypeQuery":
    case "ExportSpecifier":
      return;
    case "LogicalExpression":
    case "ConditionalExpression":
      if (parent.parent.type !== "SpreadElement") hold();
      return;
    default:
      hold();
  }
}

/** `init.signal = stop`, `({ signal: init.signal } = options)`, `[init.signal] = signals`, `for (init.signal of signals)` */
function isTarget(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  if (parent.type === "AssignmentExpression") return parent.left === member;
  return /Pattern$|^RestElement$|^For(?:Of|In)Statement$/.test(parent.type) || (parent.type === "Property" && parent.parent.type === "ObjectPattern");
}

/** Whether a member is taken off its object: `delete init.signal`. */
export function isDeleted({ parent }: TSESTree.MemberExpression): boolean {
  return parent.type === "UnaryExpression" && parent.operator === "delete";
}

/** Calls that read their arguments and keep nothing: `console.log`, `debug`, `JSON.stringify`, `Object.keys`. */
function keepsNothing(file: File, { callee }: TSESTree.CallExpression): boolean {
  if (isLog(file, callee)) return true;
  if (callee.type !== "MemberExpression" || /^(?:define|setPrototypeOf)/.test(getPropertyName(callee) ?? "")) return false;
  return ["JSON", "Object"].some((name) => isGlobal(file, callee.object, name));
}

/** Whether a call is one of the global `Object`'s method of that name. */
export function isObjectMethod(file: File, call: TSESTree.CallExpression, name: string): boolean {
  return call.callee.type === "MemberExpression" && isGlobal(file, call.callee.object, "Object") && getPropertyName(call.callee) === name;
}
