import { createRequire } from "node:module";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

type AstUtils = typeof import("@typescript-eslint/utils/ast-utils");

const require = createRequire(import.meta.url);
let loaded: AstUtils | undefined;

/** Loaded when a file first asks: importing them takes longer than importing all of this plugin. */
const utils = (): AstUtils => (loaded ??= require("@typescript-eslint/utils/ast-utils") as AstUtils);

export const findVariable: AstUtils["findVariable"] = (...args) => utils().findVariable(...args);
export const getPropertyName: AstUtils["getPropertyName"] = (...args) => utils().getPropertyName(...args);
export const getStaticValue: AstUtils["getStaticValue"] = (...args) => utils().getStaticValue(...args);
export const getStringIfConstant: AstUtils["getStringIfConstant"] = (...args) => utils().getStringIfConstant(...args);

/** A member's name, `"#name"` for a private one; null where it is computed. */
export function memberName(node: TSESTree.MemberExpression | TSESTree.MethodDefinition | TSESTree.PropertyDefinition, scope?: TSESLint.Scope.Scope): string | null {
  const key = node.type === "MemberExpression" ? node.property : node.key;
  return key.type === "PrivateIdentifier" ? `#${key.name}` : getPropertyName(node, scope);
}

/** The name that a callee ends in, a function's or a member's; null where it has none, or a computed one. */
export function calleeName(callee: TSESTree.Node): string | null {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? getPropertyName(callee) : null;
}

/** The text of a node on one line, for a message. */
export function textInLine(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): string {
  return sourceCode.getText(node).replaceAll(/\s+/g, " ");
}
