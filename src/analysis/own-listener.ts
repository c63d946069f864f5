import type { TSESTree } from "@typescript-eslint/utils";
import type { Handle } from "../catalogue/client.js";
import { chainOn, enclosing, outer } from "./chain.js";
import type { File } from "./file.js";
import { isAtOnce } from "./leaves.js";
import type { AnyCall } from "./reach.js";
import { bare, variableOf } from "./value.js";

/**
 * Whether a mention of a socket stands right in a function that is handed to one of its own methods, to one of what they give
 * (`session.request().on("end", …)`), or to the call that makes it: before that runs, the socket has connected or failed.
 */
export function isInOwnListener(file: File, made: AnyCall, mention: TSESTree.Identifier | TSESTree.JSXIdentifier): boolean {
  const { parent } = enclosing(mention);
  const variable = variableOf(file, mention);
  const isOwn = (from: TSESTree.Node): boolean => {
    let at = bare(from);
    while (at !== made && at.type === "CallExpression" && at.callee.type === "MemberExpression") at = bare(at.callee.object);
    if (at === made || at.type !== "Identifier") return at === made;
    const own = variableOf(file, at);
    const declarator = own?.defs[0]?.node;
    return own === variable || (declarator?.type === "VariableDeclarator" && declarator.range[1] < from.range[0] && declarator.init?.type === "CallExpression" && isOwn(declarator.init));
  };
  return parent?.type === "CallExpression" && isOwn(parent);
}

/** Whether a mention runs with the call that makes its object: a listener that comes later misses an error of the connect. */
export function isBesideMaking(file: File, made: AnyCall, mention: TSESTree.Node): boolean {
  return enclosing(mention) === enclosing(made) && isAtOnce(file, made.range[1], mention);
}

/** `this.socket = connect(url); this.socket.on("error", fail);`: whoever else gets hold of it, its errors are listened for. */
export function isHeardAsMember(file: File, { error }: Handle, node: AnyCall): boolean {
  const { sourceCode } = file;
  const { parent } = outer(chainOn(node).at(-1)?.call ?? node);
  if (error === undefined || parent?.type !== "AssignmentExpression" || parent.left.type !== "MemberExpression") return false;
  const member = sourceCode.getText(parent.left).replaceAll(/[\^$.*+?()[\]{}|]/g, "\\$&");
  const listening = new RegExp(`${member}[!?]?\\.(?:(?:on|once|addListener|addEventListener)\\(\\s*["'\`]${error}["'\`]|on${error}\\s*=)`, "g");
  return [...sourceCode.text.slice(parent.range[1], enclosing(node).range[1]).matchAll(listening)].some(({ index }) => {
    const mention = sourceCode.getNodeByRangeIndex(parent.range[1] + index);
    return mention !== null && isBesideMaking(file, node, mention);
  });
}
