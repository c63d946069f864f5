import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { File } from "../analysis/file.js";

/** Whether an edit may declare names round a node: nothing there declares or means them already. */
export function areFree({ sourceCode }: File, node: TSESTree.Node, names: readonly string[]): boolean {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    const { set, through } = scope;
    if (names.some((name) => (set.get(name)?.defs.length ?? 0) > 0 || through.some(({ identifier }) => identifier.name === name))) return false;
  }
  return true;
}
