import type { TSESLint } from "@typescript-eslint/utils";
import { requiredTypesOf, type Types, typesOf } from "./types/services.js";

/** What every question is asked of: one file's code, with types where the parser gives them. */
export interface File {
  readonly sourceCode: TSESLint.SourceCode;
  readonly types: Types | undefined;
}

const paths = new WeakMap<TSESLint.SourceCode, string>();

/** The file a rule runs on; later, of its code alone. */
export function fileOf({ sourceCode: code, filename }: { readonly sourceCode: Readonly<TSESLint.SourceCode>; readonly filename?: string }): File {
  const sourceCode = code as TSESLint.SourceCode;
  if (filename !== undefined) paths.set(sourceCode, filename);
  return { sourceCode, types: typesOf(sourceCode) };
}

/** The path of a file that a rule runs on, with `/` everywhere; `""` where nobody said it. */
export function pathOf({ sourceCode }: File): string {
  return paths.get(sourceCode)?.replaceAll("\\", "/") ?? "";
}

/**
 * The file a rule runs on that cannot work without types.
 * @throws {Error} that tells the user what to set up, where there are none.
 */
export function typedFileOf(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): File {
  return { ...fileOf(context), types: requiredTypesOf(context) };
}
