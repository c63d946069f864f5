import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "./chain.js";
import type { File } from "./file.js";

/** A node and all that lies in it, without what runs on its own: the functions in it. For small pieces of code. */
export function ownNodes(file: File, node: TSESTree.Node): readonly TSESTree.Node[] {
  if (isFunction(node)) return [];
  const children = (file.sourceCode.visitorKeys[node.type] ?? []).flatMap((key) => (node as unknown as Readonly<Record<string, unknown>>)[key]);
  return [node, ...children.flatMap((child) => (child ? ownNodes(file, child as TSESTree.Node) : []))];
}
