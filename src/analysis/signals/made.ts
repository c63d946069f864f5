import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import type { File } from "../file.js";
import { bare, type Origin, originsOf } from "../value.js";
import { replacedGlobals } from "../written.js";

/** Whether an expression is the global `AbortController` or `AbortSignal`, however it is reached. */
export function isAbortGlobal(file: File, node: TSESTree.Node, name: "AbortController" | "AbortSignal"): boolean {
  const isIt = ({ made, path }: Origin): boolean => made.by === "global" && made.name === name && path.length === 0;
  return originsOf(file, node).every(isIt) && !replacedGlobals(file.sourceCode).has(name);
}

/** Whether an expression makes a controller: `new AbortController()`. */
export function makesController(file: File, from: TSESTree.Node): boolean {
  const node = bare(from);
  return node.type === "NewExpression" && isAbortGlobal(file, node.callee, "AbortController");
}

/** The method of `AbortSignal` by which an expression makes a signal: `AbortSignal.any(…)`; undefined for every other. */
export function signalMethod(file: File, node: TSESTree.Node): "any" | "timeout" | "abort" | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const name = getPropertyName(node.callee);
  return (name === "any" || name === "timeout" || name === "abort") && isAbortGlobal(file, node.callee.object, "AbortSignal") ? name : undefined;
}
