import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { contains, enclosing, isFunction, outer } from "../chain.js";
import type { File } from "../file.js";
import { functionName } from "../function-name.js";
import { isAtOnce } from "../leaves.js";
import { valueShape } from "../signals/derived.js";

/** Whether a signal that a parameter holds can't have been aborted yet, or whoever gives it has looked. */
export function isFresh(file: File, { node: fn, name, type }: TSESLint.Scope.Definition, node: TSESTree.Node): boolean {
  if (type !== ("Parameter" as typeof type) || !isFunction(fn)) return false;
  const named = functionName(file, fn);
  if (!named) return isInlineCallback(fn) && isBeforeAnyWait(file, fn, node);
  const index = fn.params.findIndex((parameter) => contains(parameter, name));
  return !named.isExported && named.mentions.length > 0 && named.mentions.every((mention) => isGivenFresh(file, mention, index));
}

/** `query({ load: ({ signal }) => … })`: whoever calls it back makes the signal for this call. */
export function isInlineCallback(fn: TSESTree.Node): boolean {
  const place = outer(fn);
  const { parent } = place;
  if (parent?.type === "Property") return parent.parent.type === "ObjectExpression" && isInlineCallback(parent.parent);
  return (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee !== place;
}

/** Whether a function comes to a node without a wait: through executors and functions called in place, which run at once. */
function isBeforeAnyWait(file: File, fn: TSESTree.FunctionLike, node: TSESTree.Node): boolean {
  for (let at = enclosing(node); at !== fn; at = enclosing(at)) {
    const { parent } = outer(at);
    if (parent?.type !== "NewExpression" && !(parent?.type === "CallExpression" && parent.callee === outer(at))) return false;
  }
  return isAtOnce(file, fn.body?.range[0] ?? fn.range[0], node);
}

/** Whether a call gives a signal that it has looked at, one that no caller gave it, or none. */
function isGivenFresh(file: File, mention: TSESTree.Node, index: number): boolean {
  const call = mention.parent;
  if (call?.type !== "CallExpression" || call.callee !== mention) return false;
  const argument = call.arguments[index];
  if (!argument) return true;
  const fn = enclosing(call);
  if (/\.\s*(?:aborted|throwIfAborted)\b/.test(file.sourceCode.text.slice(fn.range[0], call.range[0]))) return true;
  const shape = valueShape(file, argument);
  return (argument.type === "Identifier" || argument.type === "MemberExpression") && shape.is !== "signal" && shape.signals().length === 0;
}
