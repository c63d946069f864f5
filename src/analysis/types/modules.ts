import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { once } from "../once.js";
import type { Types } from "./services.js";
import { moduleOf, type TsSymbol } from "./symbol.js";

/** What is read of a source file, by any copy of TypeScript. */
interface SourceFile {
  readonly text: string;
  readonly isDeclarationFile: boolean;
  readonly statements?: readonly Statement[];
}

/** The same of a statement: which of these it has says what it is. */
interface Statement {
  readonly getText: () => string;
  /** Of an import, and of an export that hands on another file's. */
  readonly moduleSpecifier?: object;
  /** `import api = require("./api.js")` */
  readonly moduleReference?: object;
  /** `const api = create();`: a function and a class have parameters or members. */
  readonly declarationList?: { readonly declarations: readonly { readonly initializer?: { readonly parameters?: unknown; readonly members?: unknown } }[] };
}

const mentioning = once((mentions: (text: string) => boolean) => once(({ text }: SourceFile) => mentions(text)));

/** Whether a file's text is worth a look: asked once, whether it is linted or imported. */
export function isMentionedIn(types: Types, { ast, text }: TSESLint.SourceCode, mentions: (text: string) => boolean): boolean {
  // A parser round the TypeScript parser makes a root of its own, of which TypeScript knows nothing.
  const file = types.esTreeNodeToTSNodeMap.get(ast) as unknown as SourceFile | undefined;
  return file ? mentioning(mentions)(file) : mentions(text);
}

/** Whether what a file may export, other than functions and classes, has a text worth a look. A library's declarations never have: they show no value. */
function isShowing(file: SourceFile, mentions: (text: string) => boolean): boolean {
  return !file.isDeclarationFile && mentioning(mentions)(file) && showing(mentions)(file);
}

const showing = once((mentions: (text: string) => boolean) =>
  once(({ statements = [] }: SourceFile) => {
    const shown = statements.filter((statement) => "exportClause" in statement || isValue(statement));
    const isOwn = shown.some(({ moduleSpecifier }) => !moduleSpecifier);
    // What a file imports is in its values alone.
    const parts = isOwn ? [...shown, ...statements.filter(isImport)] : shown;
    return mentions(parts.map((part) => part.getText()).join("\n"));
  }),
);

/** `const api = create();`, `export default api;` */
function isValue(statement: Statement): boolean {
  const declarations = statement.declarationList?.declarations ?? [];
  return "isExportEquals" in statement || declarations.some(({ initializer }) => initializer && !initializer.parameters && !initializer.members);
}

function isImport(statement: Statement): boolean {
  return statement.moduleReference !== undefined || (statement.moduleSpecifier !== undefined && !("exportClause" in statement));
}

/**
 * Whether the file that an import names, or one it re-exports, may export what is worth a look: one cheap look a file and
 * Program instead of a dear one a name.
 */
export function leadsToMention(types: Types, source: TSESTree.StringLiteral, mentions: (text: string) => boolean): boolean {
  return leading(types.program)(mentions)(types.esTreeNodeToTSNodeMap.get(source));
}

const leading = once((program: Types["program"]) =>
  once((mentions: (text: string) => boolean) => {
    // Few Programs have a file that does: in the others, no import need be followed.
    if (!program.getSourceFiles().some((file) => isShowing(file, mentions))) return () => false;
    const known = new Map<TsSymbol, boolean>();
    const leads = (specifier: object): boolean => {
      const file = moduleOf(program)(specifier);
      if (!file) return false;
      const answer = known.get(file);
      if (answer !== undefined) return answer;
      // Files that re-export each other add nothing.
      known.set(file, false);
      const found = look(file.valueDeclaration as SourceFile | undefined);
      known.set(file, found);
      return found;
    };
    const look = (file: SourceFile | undefined): boolean => {
      if (!file?.statements || file.isDeclarationFile) return false;
      return isShowing(file, mentions) || file.statements.some((statement) => "exportClause" in statement && statement.moduleSpecifier !== undefined && leads(statement.moduleSpecifier));
    };
    return leads;
  }),
);
