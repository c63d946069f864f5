import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";
import { isOfEnvironment } from "./environment.js";

/**
 * Whether a global that a name means is declared by the project alone, as its host's or its own: `declare function
 * fetch(path: string): Promise<string>`. A file that knows AbortSignal too describes a runtime, as `wrangler types` writes it.
 */
export function isOwnGlobal(types: Types, mention: TSESTree.Node): boolean {
  const symbol = types.program.getTypeChecker().getSymbolAtLocation(types.esTreeNodeToTSNodeMap.get(mention));
  const declarations = symbol?.declarations ?? [];
  return declarations.length > 0 && !declarations.some((declaration) => isOfEnvironment(types, declaration) || declaration.getSourceFile().text.includes("AbortSignal"));
}
