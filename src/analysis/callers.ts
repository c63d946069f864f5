import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, outer } from "./chain.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import { variableOf } from "./value.js";

/** What the calls of a function give to the parameter that a name stands for; undefined where it may be something else, or others than this file may call. */
export function givenByCallers(file: File, name: TSESTree.Identifier): readonly TSESTree.Expression[] | undefined {
  const { defs: [definition, ...others] = [], references = [] } = variableOf(file, name) ?? {};
  const fn = definition?.node;
  if (!fn || !isFunction(fn) || others.length > 0 || references.some((reference) => reference.isWrite())) return undefined;
  const index = fn.params.findIndex((parameter) => parameter === definition.name);
  const { mentions = [], isExported = false } = (index >= 0 && functionName(file, fn)) || {};
  if (mentions.length === 0 || isExported) return undefined;
  const given = mentions.flatMap((mention) => argumentOf(outer(mention), index) ?? []);
  return given.length === mentions.length ? given : undefined;
}

/** The argument at a position of the call whose callee a node is, where no spread hides it. */
function argumentOf(callee: TSESTree.Node, index: number): TSESTree.Expression | undefined {
  const { parent } = callee;
  if (parent?.type !== "CallExpression" || parent.callee !== callee) return undefined;
  const before = parent.arguments.slice(0, index + 1);
  const argument = before[index];
  return argument && argument.type !== "SpreadElement" && before.every(({ type }) => type !== "SpreadElement") ? argument : undefined;
}
