import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "../file.js";
import { bare, isGlobal } from "../value.js";

/** Whether an expression makes a controller. */
export function makesController(file: File, from: TSESTree.Node): boolean {
  const node = bare(from);
  return node.type === "NewExpression" && isGlobal(file, node.callee, "AbortController");
}

/** The method of `AbortSignal` that an expression calls: `AbortSignal.any(…)`; undefined for every other. */
export function signalMethod(file: File, node: TSESTree.Node): string | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression" || !isGlobal(file, node.callee.object, "AbortSignal")) return undefined;
  return node.callee.property.type === "Identifier" && !node.callee.computed ? node.callee.property.name : undefined;
}
