import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "./chain.js";
import type { File } from "./file.js";
import { originsOf } from "./value.js";

/**
 * The functions that a file exports by a name, as far as it shows them.
 * @param name `"load"`; `"actions.*"` for all that an exported object holds.
 */
export function functionsExported(file: File, name: string): readonly TSESTree.FunctionLike[] {
  const whole = name.replace(/\.\*$/, "");
  const values = file.sourceCode.ast.body.flatMap((statement) => (statement.type === "ExportNamedDeclaration" && !statement.source ? (valueOf(statement, whole) ?? []) : []));
  return values.flatMap((value) => (whole === name ? functionsOf(file, value) : functionsIn(file, value)));
}

function valueOf({ declaration, specifiers }: TSESTree.ExportNamedDeclaration, name: string): TSESTree.Node | undefined {
  if (declaration?.type === "FunctionDeclaration") return declaration.id?.name === name ? declaration : undefined;
  if (declaration?.type === "VariableDeclaration") return declaration.declarations.find(({ id }) => id.type === "Identifier" && id.name === name)?.id;
  return specifiers.find(({ exported }) => exported.type === "Identifier" && exported.name === name)?.local;
}

/** The functions that a value may be. */
function functionsOf(file: File, value: TSESTree.Node): readonly TSESTree.FunctionLike[] {
  if (isFunction(value)) return [value];
  return originsOf(file, value).flatMap(({ made, path }) => (made.by === "function" && path.length === 0 && isFunction(made.node) ? [made.node] : []));
}

/** The functions that an object holds. */
function functionsIn(file: File, value: TSESTree.Node): readonly TSESTree.FunctionLike[] {
  return originsOf(file, value).flatMap(({ made, path }) => {
    const members = made.by === "expression" && path.length === 0 && made.node.type === "ObjectExpression" ? made.node.properties : [];
    return members.flatMap((member) => (member.type === "Property" ? functionsOf(file, member.value) : []));
  });
}
