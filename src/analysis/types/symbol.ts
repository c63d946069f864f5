import { once } from "../once.js";
import type { Types } from "./services.js";
import type { Checker } from "./signature.js";

type TsNode = Parameters<Checker["getSymbolAtLocation"]>[0];
export type TsSymbol = NonNullable<ReturnType<Checker["getSymbolAtLocation"]>>;

/** `ts.SymbolFlags.Alias`, the same in every TypeScript from 4.8 to 6.0. */
const aliasFlag = 1 << 21;

/** What a name of TypeScript's tree stands for, through imports. */
export function symbolOf(checker: Checker, name: TsNode): TsSymbol | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  return symbol && (symbol.flags & aliasFlag) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The module that a specifier of TypeScript's tree names: asked once for all kinds of client. */
export const moduleOf = once((program: Types["program"]) => {
  const checker = program.getTypeChecker();
  return once((specifier: object) => checker.getSymbolAtLocation(specifier as TsNode));
});
