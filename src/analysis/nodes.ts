import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "./chain.js";
import type { File } from "./file.js";

/** The nodes right below a node. For small pieces of code: no rule walks the whole tree. */
export function childrenOf({ sourceCode }: File, node: TSESTree.Node): readonly TSESTree.Node[] {
  return (sourceCode.visitorKeys[node.type] ?? []).flatMap((key) => {
    const child = (node as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null | undefined>)[key];
    return (Array.isArray(child) ? child : [child]).filter((each) => each !== null && each !== undefined);
  });
}

/** A node and all that lies in it, without what runs on its own: the functions in it. */
export function ownNodes(file: File, node: TSESTree.Node): readonly TSESTree.Node[] {
  return isFunction(node) ? [] : [node, ...childrenOf(file, node).flatMap((child) => ownNodes(file, child))];
}
