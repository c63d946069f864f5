import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

/** The text that an expression gives by its type: that of a constant in another file. */
export function literalText(types: Types, node: TSESTree.Node): string | undefined {
  const type = types.getTypeAtLocation(node);
  return type.isStringLiteral() ? type.value : undefined;
}
