import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "../file.js";
import { type Outcome, outcomesAt } from "../outcome.js";
import { sameObject } from "../signals/same.js";
import { bare } from "../value.js";

/** Whether a node runs only where a signal, or the object that holds it, is known not to be there: `if (!options) return load();`. */
export function isMissing({ sourceCode }: File, signal: string, at: TSESTree.Node): boolean {
  const holders = prefixesOf(signal);
  const isHolder = (node: TSESTree.Node): boolean => holders.has(sameObject(sourceCode.getText(bare(node))));
  for (let node = at, { parent } = node; parent; node = parent, { parent } = node) {
    if (outcomesAt(node, parent).some((outcome) => isNone(outcome, isHolder))) return true;
    if (parent.type === "LogicalExpression" && parent.right === node && parent.operator === "??" && isHolder(parent.left)) return true;
  }
  return false;
}

/** Whether a test says that something is not there. */
function isNone({ test, truth }: Outcome, is: (node: TSESTree.Node) => boolean): boolean {
  if (test.type !== "BinaryExpression") return !truth && is(test);
  const isEqual = test.operator === "===" || test.operator === "==";
  if (!isEqual && test.operator !== "!==" && test.operator !== "!=") return false;
  return truth === isEqual && isNothing(test.right) && is(test.left);
}

const isNothing = (node: TSESTree.Node): boolean => (node.type === "Literal" && node.raw === "null") || (node.type === "Identifier" && node.name === "undefined");

/** `options?.signal` is gone with `options`. */
function prefixesOf(text: string): ReadonlySet<string> {
  const steps = sameObject(text).split(".");
  return new Set(steps.map((_, index) => steps.slice(0, index + 1).join(".")));
}
