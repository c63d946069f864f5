import { once, onceWithin } from "../once.js";
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

/** What is read of a module specifier, by any copy of TypeScript. */
interface Specifier {
  readonly text: string;
  getSourceFile(): SourceFile;
}

interface SourceFile {
  readonly fileName: string;
}

/** The module that a specifier of TypeScript's tree names: asked once for all files of a directory, of which each sees the same. */
export const moduleOf = once((program: Types["program"]) => {
  const checker = program.getTypeChecker();
  const directories = new Map<string, Map<string, TsSymbol | undefined>>();
  const seenFrom = onceWithin(({ fileName }: SourceFile) => {
    // A package may show files of one directory different doors by their extensions: `.cts`.
    const directory = fileName.replace(/[^/]+?(?=\.\w+$)/, "");
    const seen = directories.get(directory) ?? new Map<string, TsSymbol | undefined>();
    directories.set(directory, seen);
    return seen;
  });
  return (specifier: object): TsSymbol | undefined => {
    const { text } = specifier as Specifier;
    const seen = seenFrom((specifier as Specifier).getSourceFile());
    if (!seen.has(text)) seen.set(text, checker.getSymbolAtLocation(specifier as TsNode));
    return seen.get(text);
  };
});
