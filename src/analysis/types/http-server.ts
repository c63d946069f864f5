import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

/** The module whose `Server` an expression is by its type: `http` for what Express's `app.listen()` returns. */
export function serverModule(types: Types, node: TSESTree.Node): string | undefined {
  const symbol = types.getTypeAtLocation(node).getSymbol();
  const name = symbol && types.program.getTypeChecker().getFullyQualifiedName(symbol);
  return /^"([\w:]+)"\.Server$/.exec(name ?? "")?.[1];
}
