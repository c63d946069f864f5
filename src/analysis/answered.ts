import type { TSESTree } from "@typescript-eslint/utils";
import { enclosing } from "./chain.js";
import type { File } from "./file.js";

/**
 * Whether the function round a call answers an abort by an end of its own, `if (signal.aborted) return;`: a call that got
 * the signal would reject before it comes to that.
 */
export function isAnswered({ sourceCode }: File, call: TSESTree.Node): boolean {
  return /\baborted\b[^;{}]*\)\s*\{?\s*(?:return|break|continue)\b/.test(sourceCode.getText(enclosing(call)));
}
