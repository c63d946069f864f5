import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";

/** The property names that lead from a destructuring pattern to a name in it; undefined through rest and arrays. */
export function patternPath(pattern: TSESTree.Node, name: TSESTree.Identifier): readonly string[] | undefined {
  const path: string[] = [];
  let node: TSESTree.Node = name;
  while (node !== pattern) {
    const parent: TSESTree.Node = node.parent!;
    if (parent.type === "Property") {
      const key = getPropertyName(parent);
      if (key === null) return undefined;
      path.unshift(key);
    } else if (parent.type === "RestElement" || parent.type === "ArrayPattern") return undefined;
    node = parent;
  }
  return path;
}
