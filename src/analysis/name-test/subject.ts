import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { contains } from "../chain.js";
import type { File } from "../file.js";
import { patternPath } from "../pattern.js";
import { bare, variableOf } from "../value.js";

/** What binds a handler's error. */
export interface Bound {
  readonly file: File;
  readonly parameter: TSESTree.Node | undefined;
}

/** Whether an expression is the error itself: what binds it, or a variable that stands for it. */
export function isError(bound: Bound, from: TSESTree.Node): boolean {
  const node = bare(from);
  const definition = node.type === "Identifier" ? definitionBefore(bound, node) : undefined;
  if (!definition) return false;
  if (definition.name === bound.parameter) return true;
  const { node: declarator } = definition;
  return declarator.type === "VariableDeclarator" && declarator.id === definition.name && declarator.init !== null && isError(bound, declarator.init);
}

/** The definition of a name that is given nothing else later, and not made of itself. */
function definitionBefore({ file }: Bound, node: TSESTree.Identifier): TSESLint.Scope.Definition | undefined {
  const variable = variableOf(file, node);
  const definition = variable?.references.some((reference) => reference.isWrite() && !reference.init) ? undefined : variable?.defs[0];
  const end = definition?.node.type === "VariableDeclarator" ? definition.node.range[1] : definition?.name.range[1];
  return end !== undefined && end <= node.range[0] ? definition : undefined;
}

/** Whether an expression is the error's name, if it is anything. */
export function isName(bound: Bound, from: TSESTree.Node): boolean {
  const node = bare(from);
  switch (node.type) {
    case "MemberExpression":
      return getPropertyName(node) === "name" && isError(bound, node.object);
    case "Identifier":
      return isNameVariable(bound, node);
    case "ConditionalExpression":
      return isName(bound, node.consequent) || isName(bound, node.alternate);
    case "LogicalExpression":
      return isName(bound, node.left);
    default:
      return false;
  }
}

/** Whether an expression is the error's code, if it is anything. */
export function isCode(bound: Bound, from: TSESTree.Node): boolean {
  const node = bare(from);
  return node.type === "MemberExpression" && getPropertyName(node) === "code" && isError(bound, node.object);
}

/** `catch ({ name })`, `const { name } = error`, `const name = error.name` */
function isNameVariable(bound: Bound, node: TSESTree.Identifier): boolean {
  const { parameter } = bound;
  const definition = definitionBefore(bound, node);
  if (definition?.name.type !== "Identifier") return false;
  const { name, node: declarator } = definition;
  const isFrom = (pattern: TSESTree.Node): boolean => patternPath(pattern, name)?.join(".") === "name";
  if (parameter && contains(parameter, name)) return name !== parameter && isFrom(parameter);
  if (declarator.type !== "VariableDeclarator" || !declarator.init) return false;
  return declarator.id === name ? isName(bound, declarator.init) : isFrom(declarator.id) && isError(bound, declarator.init);
}
