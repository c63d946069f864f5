import type { TSESTree } from "@typescript-eslint/utils";
import { contains } from "./chain.js";
import type { File } from "./file.js";
import { ownNodes } from "./nodes.js";

const leaving = /^(?:Return|Throw|Break|Continue)Statement$|^(?:Await|Yield)Expression$/;

/** Whether a statement may be left or paused on its way: what stands behind it then runs later or not at all. */
export function mayLeave(file: File, node: TSESTree.Node): boolean {
  return ownNodes(file, node).some((each) => leaving.test(each.type) || (each.type === "ForOfStatement" && each.await));
}

/** Whether code runs on from a place to a node without a wait, other than the one that the node stands in. */
export function isAtOnce({ sourceCode }: File, from: number, node: TSESTree.Node): boolean {
  const words = sourceCode.text.slice(from, node.range[0]).matchAll(/\b(?:await|yield)\b/g);
  return [...words].every(({ index }) => {
    const wait = sourceCode.getNodeByRangeIndex(from + index);
    return wait?.type === "AwaitExpression" && contains(wait, node);
  });
}
