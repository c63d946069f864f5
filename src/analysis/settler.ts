import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { isFunction } from "./chain.js";
import type { File } from "./file.js";
import { bare, isGlobal, variableOf } from "./value.js";
import { promiseMethod } from "./wait.js";

/** A function that settles a promise which code makes by hand: an executor's `resolve`, or one of `Promise.withResolvers()`. */
export interface Settler {
  /** `new Promise(…)` or `Promise.withResolvers()`. */
  readonly made: TSESTree.NewExpression | TSESTree.CallExpression;
  readonly way: "resolve" | "reject";
}

/** Names are given on to other names this often at most: `let stop; new Promise((resolve) => { stop = resolve; })`. */
const farthest = 3;

/** The settler that an expression is: `reject`, `deferred.reject`, or another name of one. Undefined for all else. */
export function settlerOf(file: File, from: TSESTree.Node, depth = 0): Settler | undefined {
  const node = bare(from);
  if (node.type === "MemberExpression") return ofDeferred(file, node);
  const variable = node.type === "Identifier" ? variableOf(file, node) : undefined;
  const definition = variable?.defs[0];
  if (!variable || !definition || variable.defs.length > 1 || depth > farthest) return undefined;
  if (definition.type === ("Parameter" as typeof definition.type)) return ofExecutor(file, definition);
  return definition.node.type === "VariableDeclarator" ? ofVariable(file, variable, definition.node, depth) : undefined;
}

function ofExecutor(file: File, { node: fn, name }: TSESLint.Scope.Definition): Settler | undefined {
  const made = fn.parent;
  if (!isFunction(fn) || made.type !== "NewExpression" || made.arguments[0] !== fn || !isGlobal(file, made.callee, "Promise")) return undefined;
  const index = fn.params.findIndex((parameter) => parameter === name);
  return index === 0 || index === 1 ? { made, way: index === 0 ? "resolve" : "reject" } : undefined;
}

function ofVariable(file: File, variable: TSESLint.Scope.Variable, { id, init }: TSESTree.VariableDeclarator, depth: number): Settler | undefined {
  const made = init && deferred(file, init);
  if (made && id.type === "ObjectPattern") {
    const property = id.properties.find((each) => each.type === "Property" && each.value === variable.defs[0]!.name);
    return property?.type === "Property" ? settling(made, getPropertyName(property)) : undefined;
  }
  const writes = variable.references.filter((reference) => reference.isWrite());
  const [written] = writes;
  return writes.length === 1 && written?.writeExpr && id.type === "Identifier" ? settlerOf(file, written.writeExpr, depth + 1) : undefined;
}

/** `deferred.reject` of `const deferred = Promise.withResolvers();` */
function ofDeferred(file: File, member: TSESTree.MemberExpression): Settler | undefined {
  const variable = member.object.type === "Identifier" ? variableOf(file, member.object) : undefined;
  const declarator = variable?.defs[0]?.node;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier" || !declarator.init) return undefined;
  const made = deferred(file, declarator.init);
  return made && variable!.references.every((reference) => !reference.isWrite() || reference.init) ? settling(made, getPropertyName(member)) : undefined;
}

function deferred(file: File, init: TSESTree.Expression): TSESTree.CallExpression | undefined {
  const made = bare(init);
  return made.type === "CallExpression" && promiseMethod(file, made) === "withResolvers" ? made : undefined;
}

function settling(made: TSESTree.CallExpression, name: string | null): Settler | undefined {
  return name === "resolve" || name === "reject" ? { made, way: name } : undefined;
}
