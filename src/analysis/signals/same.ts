import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../ast.js";
import { enclosing } from "../chain.js";
import type { File } from "../file.js";

/** Whether a name, or a member of it, is the same thing at two places. */
export function isSameAt(file: File, text: string, one: TSESTree.Node, two: TSESTree.Node): boolean {
  if (rootOf(text) === "this") return ownerOfThis(one) === ownerOfThis(two);
  const [first, second] = [one, two].map((at) => rootVariable(file, text, at));
  return first !== null && first === second;
}

/** The variable that a name, or a member of it, starts with at a place. */
export function rootVariable({ sourceCode }: File, text: string, at: TSESTree.Node): TSESLint.Scope.Variable | null {
  return findVariable(sourceCode.getScope(at), rootOf(text));
}

function rootOf(text: string): string {
  return /^[\p{ID_Continue}$]+/u.exec(text)?.[0] ?? "";
}

/** The function, or the class's part, whose `this` a node means. */
export function ownerOfThis(node: TSESTree.Node): TSESTree.Node {
  let at = enclosing(node);
  while (at.type === "ArrowFunctionExpression") at = enclosing(at);
  return at;
}

/** The same for two ways to write one object: `options?.signal`, `options!.signal`. */
export function sameObject(text: string): string {
  return text.replaceAll(/[?!\s]/g, "");
}
