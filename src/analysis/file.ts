import type { TSESLint } from "@typescript-eslint/utils";
import { once } from "./once.js";
import { requiredTypesOf, type Types, typesOf } from "./types/services.js";

/** What every question is asked of: one file's code, with types where the parser gives them. */
export interface File {
  readonly sourceCode: TSESLint.SourceCode;
  readonly types: Types | undefined;
}

const paths = new WeakMap<TSESLint.SourceCode, string>();

const files = once((sourceCode: TSESLint.SourceCode): File => ({ sourceCode, types: typesOf(sourceCode) }));

/** The file a rule runs on; later, of its code alone. The same for all rules, so that what is kept of it serves all. */
export function fileOf({ sourceCode: code, filename }: { readonly sourceCode: Readonly<TSESLint.SourceCode>; readonly filename?: string }): File {
  const sourceCode = code as TSESLint.SourceCode;
  if (filename !== undefined && !paths.has(sourceCode)) paths.set(sourceCode, filename);
  return files(sourceCode);
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
  const file = fileOf(context);
  return file.types ? file : { ...file, types: requiredTypesOf(context) };
}
