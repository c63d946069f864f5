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

/** The calls in a piece of code, those in its callbacks among them. */
export function callsIn(file: File, node: TSESTree.Node): readonly (TSESTree.CallExpression | TSESTree.NewExpression)[] {
  const inner = childrenOf(file, node).flatMap((child) => callsIn(file, child));
  return node.type === "CallExpression" || node.type === "NewExpression" ? [node, ...inner] : inner;
}
