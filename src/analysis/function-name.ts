import type { TSESTree } from "@typescript-eslint/utils";
import { contains, outer } from "./chain.js";
import type { File } from "./file.js";
import { variableOf } from "./value.js";

/** A function that is called by a name. */
export interface NamedFunction {
  /** Where the name is read, outside the function itself. */
  readonly mentions: readonly TSESTree.Node[];
  /** Whether its declaration exports it. */
  readonly isExported: boolean;
}

/** The name of a function, declared or given to a variable; undefined for a function that stands in an expression. */
export function functionName(file: File, fn: TSESTree.FunctionLike): NamedFunction | undefined {
  const { parent } = outer(fn);
  const id = idOf(fn, parent);
  if (!id) return undefined;
  const declaration = parent?.type === "VariableDeclarator" ? parent.parent : fn;
  const mentions = variableOf(file, id)?.references.filter((reference) => reference.isRead() && !contains(fn, reference.identifier)) ?? [];
  return { mentions: mentions.map(({ identifier }) => identifier), isExported: declaration.parent.type.startsWith("Export") };
}

function idOf(fn: TSESTree.FunctionLike, parent: TSESTree.Node | undefined): TSESTree.Identifier | undefined {
  if (fn.type === "FunctionDeclaration") return fn.id ?? undefined;
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id;
  return parent?.type === "AssignmentExpression" && parent.operator === "=" && parent.left.type === "Identifier" ? parent.left : undefined;
}
