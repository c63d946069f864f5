import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "./file.js";
import { ownNodes } from "./nodes.js";
import { promiseMethod } from "./wait.js";

/** What is waited for among some nodes, and started there: awaited calls, and what a `for await` goes through. */
export function waitsAmong(file: File, nodes: readonly TSESTree.Node[]): readonly TSESTree.Expression[] {
  return nodes.flatMap((node): readonly TSESTree.Expression[] => {
    if (node.type === "ForOfStatement") return node.await ? [node.right] : [];
    return node.type === "AwaitExpression" && isStarted(file, node.argument) ? [node.argument] : [];
  });
}

/** Whether an expression starts something: a call, other than one that makes a promise which is settled from the start. */
export function isStarted(file: File, expression: TSESTree.Expression): boolean {
  return ownNodes(file, expression).some((node) => node.type === "NewExpression" || (node.type === "CallExpression" && !/^(?:resolve|reject)$/.test(promiseMethod(file, node) ?? "")));
}
