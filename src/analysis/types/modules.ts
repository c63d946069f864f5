import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { once } from "../once.js";
import type { Types } from "./services.js";
import { moduleOf, type TsSymbol } from "./symbol.js";

/** What is read of a source file, by any copy of TypeScript. */
interface SourceFile {
  readonly text: string;
  readonly isDeclarationFile: boolean;
  readonly statements?: readonly { readonly moduleSpecifier?: object }[];
}

const mentioning = once((mentions: (text: string) => boolean) => once(({ text }: SourceFile) => mentions(text)));

/** Whether a file's text is worth a look: asked once, whether it is linted or imported. */
export function isMentionedIn(types: Types, { ast, text }: TSESLint.SourceCode, mentions: (text: string) => boolean): boolean {
  // A parser round the TypeScript parser makes a root of its own, of which TypeScript knows nothing.
  const file = types.esTreeNodeToTSNodeMap.get(ast) as unknown as SourceFile | undefined;
  return file ? mentioning(mentions)(file) : mentions(text);
}

const answers = once((_program: object) => once((_mentions: (text: string) => boolean) => new Map<TsSymbol, boolean>()));

/**
 * Whether the file that an import names, or one it re-exports, has a text worth a look. A library's declarations never
 * have: they show no value. One cheap look a file and Program instead of a dear one a name.
 */
export function leadsToMention(types: Types, source: TSESTree.StringLiteral, mentions: (text: string) => boolean): boolean {
  const known = answers(types.program)(mentions);

  const leads = (specifier: object): boolean => {
    const file = moduleOf(types.program)(specifier);
    if (!file) return false;
    const answer = known.get(file);
    if (answer !== undefined) return answer;
    known.set(file, false);
    const found = look(file.valueDeclaration as SourceFile | undefined);
    known.set(file, found);
    return found;
  };
  const look = (file: SourceFile | undefined): boolean => {
    if (!file?.statements || file.isDeclarationFile) return false;
    return mentioning(mentions)(file) || file.statements.some((statement) => "exportClause" in statement && statement.moduleSpecifier !== undefined && leads(statement.moduleSpecifier));
  };
  return leads(types.esTreeNodeToTSNodeMap.get(source));
}
