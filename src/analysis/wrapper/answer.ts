import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { enclosing, outer } from "../chain.js";
import { isMetadata } from "../consumption/response.js";
import type { File } from "../file.js";
import { variableOf } from "../value.js";

/** Whether a function hands the answer of a call back to its caller as it came, and reads no more than its head, or the text of an error. */
export function isHandedBack(file: File, call: TSESTree.Node): boolean {
  const place = awaited(call);
  const { parent } = place;
  if (isReturn(place)) return true;
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  const mentions = (variableOf(file, parent.id)?.references ?? []).filter(({ init }) => !init).map(({ identifier }) => identifier);
  const isRead = (name: string | null): boolean => isMetadata(name) || name === "text" || name === "json";
  const isHead = ({ parent: member }: TSESTree.Node): boolean => member?.type === "MemberExpression" && isRead(getPropertyName(member));
  const isOurs = (mention: TSESTree.Node): boolean => enclosing(mention) === enclosing(call) && isReturn(awaited(mention));
  return mentions.some(isOurs) && mentions.every((mention) => isHead(mention) || isOurs(mention));
}

function awaited(node: TSESTree.Node): TSESTree.Node {
  const place = outer(node);
  return place.parent?.type === "AwaitExpression" ? outer(place.parent) : place;
}

function isReturn(node: TSESTree.Node): boolean {
  return node.parent?.type === "ReturnStatement" || (node.parent?.type === "ArrowFunctionExpression" && node.parent.body === node);
}
