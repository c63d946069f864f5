import type { TSESTree } from "@typescript-eslint/utils";
import { contains, isFunction } from "./chain.js";
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

/**
 * Whether code that runs at one node surely never comes to another of the same function: its block, or one round that, ends
 * in `return` or `throw`. What a `try` may take, and what a loop may come back to, is not sure.
 */
export function neverComesTo(from: TSESTree.Node, to: TSESTree.Node): boolean {
  let isEnding = false;
  for (let at = from; at.parent && !isFunction(at) && !contains(at, to); at = at.parent) {
    if (at.parent.type === "TryStatement") return false;
    isEnding ||= at.type === "ReturnStatement" || (at.type === "BlockStatement" && /^(?:Return|Throw)Statement$/.test(at.body.at(-1)?.type ?? ""));
  }
  return isEnding && !isInLoopOf(from, to);
}

function isInLoopOf(node: TSESTree.Node, other: TSESTree.Node): boolean {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    if (/^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(at.type) && contains(at, other)) return true;
  }
  return false;
}
