import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

/** Whether the type of a call, or of what is awaited, is `never`: it throws, or ends the process. */
export function isNever(types: Types, call: TSESTree.CallExpression | TSESTree.AwaitExpression): boolean {
  return (types.getTypeAtLocation(call) as { intrinsicName?: string }).intrinsicName === "never";
}
