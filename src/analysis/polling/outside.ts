import type { TSESTree } from "@typescript-eslint/utils";
import { enclosing, isFunction, outer } from "../chain.js";
import type { File } from "../file.js";
import { functionName } from "../function-name.js";
import { isInTest } from "../in-test.js";
import { memberName } from "../ast.js";
import { isTimedByHand, mayEndElsewhere } from "../wait.js";

/** What a function that may end another has in its name. */
const ending = /time|race|abort|signal|within|limit|deadline|retry|cancel|until|bound/i;

/** Whether the function round a node may be ended, or left behind, by who runs it: it is raced, or a generator, or a test. */
export function mayEndOutside(file: File, at: TSESTree.Node): boolean {
  const fn = enclosing(at);
  if (!isFunction(fn)) return false;
  if (fn.generator || isInTest(at) || isTimedByHand(file, at)) return true;
  const named = functionName(file, fn);
  const isMentioned = named ? named.mentions.some((mention) => isEnded(file, mention)) : isEnded(file, fn);
  const method = fn.parent.type === "MethodDefinition" ? memberName(fn.parent) : null;
  return isMentioned || (method !== null && isRacedByText(file, method)) || mayEndOutside(file, fn);
}

/** Whether a function is handed to one that may end it, or what its call gives is. */
function isEnded(file: File, mention: TSESTree.Node): boolean {
  const place = outer(mention);
  const { parent } = place;
  if (parent?.type !== "CallExpression") return false;
  return parent.callee === place ? mayEndElsewhere(file, parent) : ending.test(file.sourceCode.getText(parent.callee));
}

/** A method is called in ways that cannot be followed: what the file says is enough to be silent. */
function isRacedByText({ sourceCode }: File, name: string): boolean {
  return [...sourceCode.text.matchAll(/(?:race|[tT]imeout|within|[dD]eadline)\w*\s*\(([^;]{0,300})/g)].some(({ 1: given = "" }) => given.includes(`${name}(`) || given.includes(`.${name}`));
}
