import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

/** `ts.SymbolFlags.Alias`, the same in every TypeScript from 4.8 to 6.0. */
const aliasFlag = 1 << 21;

/** The text of the function that a call calls by name, where the program has its source; undefined where it is only declared, or declared twice. */
export function calledFunction(types: Types, { callee }: TSESTree.CallExpression): string | undefined {
  const checker = types.program.getTypeChecker();
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  const symbol = checker.getSymbolAtLocation(types.esTreeNodeToTSNodeMap.get(name));
  if (!symbol) return undefined;
  const { declarations = [] } = (symbol.flags & aliasFlag) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
  const [declaration, ...others] = declarations;
  if (!declaration || others.length > 0 || declaration.getSourceFile().isDeclarationFile) return undefined;
  return declaration.getText();
}
