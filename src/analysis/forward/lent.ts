import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "../chain.js";
import type { File } from "../file.js";

/** Names of types whose objects lend a signal. */
const lenders = /Request|Req\b|Context|Ctx|Event|Controller/;

/** Whether a parameter round a call may lend a signal, as far as its text tells: types are dear, and most functions have none. */
export function mayLend({ sourceCode }: File, call: TSESTree.Node): boolean {
  for (let node = call, { parent } = node; parent; node = parent, { parent } = node) {
    if (isFunction(node) && node.params.some((parameter) => isLender(sourceCode.getText(parameter), parameter))) return true;
  }
  return false;
}

function isLender(text: string, parameter: TSESTree.Parameter): boolean {
  const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  const isAnnotated = "typeAnnotation" in target && target.typeAnnotation !== undefined;
  return !isAnnotated || lenders.test(text);
}
