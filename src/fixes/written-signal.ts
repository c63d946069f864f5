import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../analysis/ast.js";
import { outer } from "../analysis/chain.js";
import type { File } from "../analysis/file.js";
import type { CallNode } from "../analysis/reach.js";
import { textWith } from "./text.js";

/**
 * The text of a whole call with another expression in the place of one that is written in it, an argument or a property's
 * value. Undefined where a comment would go.
 */
export function callWith({ sourceCode }: File, call: CallNode, written: TSESTree.Expression, text: string): string | undefined {
  const node = outer(written);
  const { parent } = node;
  if (sourceCode.getCommentsInside(node).length > 0) return undefined;
  const isShorthand = parent?.type === "Property" && parent.shorthand;
  return textWith(sourceCode, call.range, [{ range: node.range, text: isShorthand ? `${sourceCode.getText(node)}: ${text}` : text }]);
}

/** Whether the environment's `AbortSignal` can be named at a place. */
export function isSignalClassFree({ sourceCode }: File, at: TSESTree.Node): boolean {
  return (findVariable(sourceCode.getScope(at), "AbortSignal")?.defs ?? []).length === 0;
}
