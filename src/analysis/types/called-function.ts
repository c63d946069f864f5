import type { TSESTree } from "@typescript-eslint/utils";
import { declarationOf } from "./declaration.js";
import type { Types } from "./services.js";

/** The text of the function that a call calls by name, where the program has its source; undefined where it is only declared, or declared twice. */
export function calledFunction(types: Types, { callee }: TSESTree.CallExpression): string | undefined {
  const declaration = declarationOf(types, callee.type === "MemberExpression" ? callee.property : callee);
  return declaration?.getSourceFile().isDeclarationFile === false ? declaration.getText() : undefined;
}
