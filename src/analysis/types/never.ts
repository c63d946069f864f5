import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

/** Whether a call's type is `never`: it throws, or ends the process. */
export function isNever(types: Types, call: TSESTree.CallExpression): boolean {
  return (types.getTypeAtLocation(call) as { intrinsicName?: string }).intrinsicName === "never";
}
