import type { TSESLint } from "@typescript-eslint/utils";
import { requiredTypesOf, type Types, typesOf } from "./types/services.js";

/** What every question is asked of: one file's code, with types where the parser gives them. */
export interface File {
  readonly sourceCode: TSESLint.SourceCode;
  readonly types: Types | undefined;
}

/** The file a rule runs on. */
export function fileOf(context: { readonly sourceCode: Readonly<TSESLint.SourceCode> }): File {
  const sourceCode = context.sourceCode as TSESLint.SourceCode;
  return { sourceCode, types: typesOf(sourceCode) };
}

/**
 * The file a rule runs on that cannot work without types.
 * @throws {Error} that tells the user what to set up, where there are none.
 */
export function typedFileOf(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): File {
  return { sourceCode: context.sourceCode, types: requiredTypesOf(context) };
}
