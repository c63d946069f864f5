import type { TSESTree } from "@typescript-eslint/utils";
import { contains, enclosing, isFunction } from "../chain.js";
import type { File } from "../file.js";
import { rootVariable } from "../signals/same.js";

/** The functions between a call and what declares the signal of a text, the innermost first; none for `this.signal`. */
export function functionsBetween(file: File, call: TSESTree.Node, signal: string): readonly TSESTree.FunctionLike[] {
  const owner = rootVariable(file, signal, call)?.defs[0]?.name;
  const between: TSESTree.FunctionLike[] = [];
  for (let fn = enclosing(call); owner && isFunction(fn) && !contains(fn, owner); fn = enclosing(fn)) between.push(fn);
  return between;
}
