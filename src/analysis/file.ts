import type { TSESLint } from "@typescript-eslint/utils";
import { type Types, typesOf } from "./types/services.js";

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
