import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { once } from "../once.js";
import type { Types } from "./services.js";

type Checker = ReturnType<Types["program"]["getTypeChecker"]>;
type TsSymbol = NonNullable<ReturnType<Checker["getSymbolAtLocation"]>>;

/** What is read of a source file, by any copy of TypeScript. */
interface SourceFile {
  readonly text: string;
  readonly isDeclarationFile: boolean;
  readonly statements?: readonly { readonly moduleSpecifier?: object }[];
}

const texts = once((_program: object) => once((_mentions: (text: string) => boolean) => new Map<TsSymbol, readonly string[]>()));

/** The module that a specifier names: asked for every kind of client. */
const moduleOf = once((program: Types["program"]) => {
  const checker = program.getTypeChecker();
  return once((specifier: object) => checker.getSymbolAtLocation(specifier as Parameters<Checker["getSymbolAtLocation"]>[0]));
});

/**
 * Whether the file that an import names, or one it re-exports, has a text worth a look. A library's declarations never
 * have: they show no value. One cheap look a file and Program instead of a dear one a name.
 */
export function leadsToMention(types: Types, source: TSESTree.StringLiteral, mentions: (text: string) => boolean): boolean {
  return mentioningTexts(types, source, mentions).length > 0;
}

/** The texts that a file's imports lead to and that are worth a look, types among what is imported. */
export function mentioningImports(types: Types, { ast }: TSESLint.SourceCode, mentions: (text: string) => boolean): readonly string[] {
  return ast.body.flatMap((statement) => (statement.type === "ImportDeclaration" ? mentioningTexts(types, statement.source, mentions) : []));
}

function mentioningTexts(types: Types, source: TSESTree.StringLiteral, mentions: (text: string) => boolean): readonly string[] {
  const known = texts(types.program)(mentions);

  const lead = (specifier: object): readonly string[] => {
    const file = moduleOf(types.program)(specifier);
    if (!file) return [];
    const answer = known.get(file);
    if (answer !== undefined) return answer;
    known.set(file, []);
    const found = look(file.valueDeclaration as SourceFile | undefined);
    known.set(file, found);
    return found;
  };
  const look = (file: SourceFile | undefined): readonly string[] => {
    if (!file?.statements || file.isDeclarationFile) return [];
    const handedOn = file.statements.flatMap((statement) => ("exportClause" in statement && statement.moduleSpecifier !== undefined ? lead(statement.moduleSpecifier) : []));
    return mentions(file.text) ? [file.text, ...handedOn] : handedOn;
  };
  return lead(types.esTreeNodeToTSNodeMap.get(source));
}
