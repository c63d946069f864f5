import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { isFunction, outer } from "../chain.js";
import type { File } from "../file.js";
import type { Settler } from "../settler.js";
import { variableOf } from "../value.js";

/** Names are given on to other names this often at most, as settlers are followed to what makes them. */
const farthest = 3;

/** Everywhere a promise made by hand may be settled from: the mentions of its `resolve` and `reject`, by all their names. */
export function settlingOf(file: File, made: Settler["made"]): readonly TSESTree.Node[] {
  return settlersOf(file, made).flatMap((variable) => mentionsOf(file, variable, 0));
}

function settlersOf(file: File, made: Settler["made"]): readonly TSESLint.Scope.Variable[] {
  const [executor] = made.arguments;
  if (executor && isFunction(executor)) {
    return executor.params.slice(0, 2).flatMap((parameter) => (parameter.type === "Identifier" ? (variableOf(file, parameter) ?? []) : []));
  }
  const { parent } = outer(made);
  const declared = parent?.type === "VariableDeclarator" ? (file.sourceCode.scopeManager?.getDeclaredVariables(parent) ?? []) : [];
  return declared.filter(({ defs: [definition] }) => !(definition?.name.parent.type === "Property" && getPropertyName(definition.name.parent) === "promise"));
}

/** The places where a settler, or the object that holds two, is called or given to others. */
function mentionsOf(file: File, variable: TSESLint.Scope.Variable, depth: number): readonly TSESTree.Node[] {
  return variable.references.flatMap((reference) => {
    if (!reference.isRead()) return [];
    const mention = outer(reference.identifier);
    const { parent } = mention;
    if (parent?.type === "MemberExpression" && parent.object === mention && getPropertyName(parent) === "promise") return [];
    const name = parent?.type === "AssignmentExpression" && parent.right === mention ? parent.left : parent?.type === "VariableDeclarator" ? parent.id : undefined;
    const other = name?.type === "Identifier" && depth < farthest ? variableOf(file, name) : undefined;
    return other ? mentionsOf(file, other, depth + 1) : [mention];
  });
}
