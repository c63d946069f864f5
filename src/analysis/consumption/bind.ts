import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable, getPropertyName } from "../ast.js";
import type { File } from "../file.js";
import { originsOf } from "../value.js";
import { escaped, moved, type Place, type Step } from "./place.js";
import { isMetadata } from "./response.js";

/** A function with a body that we can read. */
export type LocalFunction = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** The function of this file that an expression names or is; undefined where it may be another. */
export function functionOf(file: File, node: TSESTree.Node): LocalFunction | undefined {
  const [origin, ...others] = originsOf(file, node);
  if (!origin || others.length > 0 || origin.made.by !== "function" || origin.path.length > 0) return undefined;
  return isFunction(origin.made.node) ? origin.made.node : undefined;
}

/** Whether a node is a function, and no class or overload. */
export function isFunction(node: TSESTree.Node): node is LocalFunction {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
}

/** A function's parameters, without TypeScript's `this`. */
export function parametersOf(fn: LocalFunction): readonly TSESTree.Parameter[] {
  return fn.params.filter((parameter) => parameter.type !== "Identifier" || parameter.name !== "this");
}

/** Where a function's body goes on with what it receives as its argument number `index`. */
export function received(file: File, fn: LocalFunction, index: number, place: Place): readonly Step[] {
  const parameters = parametersOf(fn);
  const spread = parameters.findIndex((parameter) => parameter.type === "RestElement");
  if (fn.generator || (spread >= 0 && spread <= index)) return [escaped(place.value)];
  const parameter = parameters[index];
  if (parameter) return bound(file, parameter, place);
  return usesArguments(file, fn) ? [escaped(place.value)] : ["untouched"];
}

function usesArguments(file: File, fn: LocalFunction): boolean {
  const references = file.sourceCode.scopeManager?.acquire(fn)?.set.get("arguments")?.references ?? [];
  return references.length > 0;
}

/** Where the names that a pattern binds go on with what is assigned to it. */
export function bound(file: File, pattern: TSESTree.Node, place: Place): readonly Step[] {
  const { value } = place;
  switch (pattern.type) {
    case "Identifier":
      return mentions(file, pattern, place);
    case "AssignmentPattern":
      return bound(file, pattern.left, place);
    case "ObjectPattern":
      return pattern.properties.flatMap((property) => destructured(file, property, place));
    case "ArrayPattern":
      if (value.is !== "list" || pattern.elements.some((element) => element?.type === "RestElement")) return [escaped(value)];
      return pattern.elements.flatMap((element, index): readonly Step[] => {
        const isOurs = value.at === undefined || value.at === index;
        return element && isOurs ? bound(file, element, moved(place, place.node, value.of)) : ["untouched"];
      });
    default:
      return [escaped(value)];
  }
}

function destructured(file: File, property: TSESTree.Property | TSESTree.RestElement, place: Place): readonly Step[] {
  const name = property.type === "Property" ? getPropertyName(property) : null;
  if (property.type !== "Property" || (place.value.is !== "response" && place.value.is !== "message")) return [escaped(place.value)];
  if (name === "body" && place.value.is === "response") return bound(file, property.value, moved(place, place.node, { is: "body" }));
  return [isMetadata(name) ? "untouched" : "unknown"];
}

/** Everywhere a variable is read. */
function mentions(file: File, identifier: TSESTree.Identifier, place: Place): readonly Step[] {
  const variable = findVariable(file.sourceCode.getScope(identifier), identifier);
  if (!variable || variable.defs.length !== 1 || isExported(variable)) return [escaped(place.value)];
  const mixed = place.mixed === true || variable.references.some((reference) => isOtherWrite(reference, identifier, place.node));
  return variable.references
    .filter((reference) => reference.isRead())
    .map((reference) => ({
      node: reference.identifier,
      value: place.value,
      mixed,
      later: place.later === true || runsLater(reference.identifier, variable.scope),
    }));
}

function isExported({ defs }: TSESLint.Scope.Variable): boolean {
  const declaration: TSESTree.Node | undefined = defs[0]?.node.parent;
  return declaration?.parent?.type === "ExportNamedDeclaration";
}

/** A write of something else than nothing, and than what we follow. */
function isOtherWrite(reference: TSESLint.Scope.Reference, identifier: TSESTree.Identifier, from: TSESTree.Node): boolean {
  if (!reference.isWrite() || reference.identifier === identifier) return false;
  const written = reference.writeExpr;
  if (!written || written === from) return !written;
  const isNothing = (written.type === "Literal" && written.value === null) || (written.type === "Identifier" && written.name === "undefined");
  return !isNothing;
}

/** Whether a mention stands in a function of its own that is no callback, which runs at once or in its caller's hands. */
function runsLater(mention: TSESTree.Node, scope: TSESLint.Scope.Scope): boolean {
  for (let node: TSESTree.Node | undefined = mention; node && node !== scope.block; node = node.parent) {
    if (!isFunction(node)) continue;
    const isCallback = (node.parent.type === "CallExpression" || node.parent.type === "NewExpression") && node.type !== "FunctionDeclaration";
    if (!isCallback) return true;
  }
  return false;
}
