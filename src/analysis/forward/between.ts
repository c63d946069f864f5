import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../ast.js";
import { contains, enclosing, isFunction } from "../chain.js";
import type { File } from "../file.js";

/** The functions between a call and what declares the signal of a text, the innermost first; none for `this.signal`. */
export function functionsBetween(file: File, call: TSESTree.Node, signal: string): readonly TSESTree.FunctionLike[] {
  const root = /^[\p{ID_Continue}$]+/u.exec(signal)?.[0] ?? "";
  const owner = findVariable(file.sourceCode.getScope(call), root)?.defs[0]?.name;
  const between: TSESTree.FunctionLike[] = [];
  for (let fn = enclosing(call); owner && isFunction(fn) && !contains(fn, owner); fn = enclosing(fn)) between.push(fn);
  return between;
}
