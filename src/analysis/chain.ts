import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";

/** One method called on what an expression gives: `.on("error", fail)`. */
export interface Link {
  readonly name: string | null;
  readonly call: TSESTree.CallExpression;
}

/** The methods called one after another on an expression, nearest first: `get(url).on(…).end()`. */
export function chainOn(expression: TSESTree.Node): readonly Link[] {
  const links: Link[] = [];
  for (let at = outer(expression); ; at = outer(links.at(-1)!.call)) {
    const member = at.parent;
    const call = member?.type === "MemberExpression" && member.object === at ? outer(member).parent : undefined;
    if (call?.type !== "CallExpression" || outer(member!) !== call.callee) return links;
    links.push({ name: getPropertyName(member as TSESTree.MemberExpression), call });
  }
}

/** The node with the casts, `!`, and optional-chain wrappers round it. */
export function outer(node: TSESTree.Node): TSESTree.Node {
  let at = node;
  while (
    at.parent &&
    (at.parent.type === "ChainExpression" || at.parent.type === "TSNonNullExpression" || at.parent.type === "TSAsExpression" || at.parent.type === "TSSatisfiesExpression")
  ) {
    at = at.parent;
  }
  return at;
}

/** The nearest function round a node, or the program. */
export function enclosing(node: TSESTree.Node): TSESTree.Node {
  let at = node.parent ?? node;
  while (at.parent && !isFunction(at)) at = at.parent;
  return at;
}

/** Whether a node is a function of any form. */
export function isFunction(node: TSESTree.Node): node is TSESTree.FunctionLike {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
}

/** Whether one node lies in another, or is it. */
export function contains(node: TSESTree.Node, inner: TSESTree.Node): boolean {
  return node.range[0] <= inner.range[0] && inner.range[1] <= node.range[1];
}
