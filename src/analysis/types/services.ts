import { createRequire } from "node:module";
import type { ParserServicesWithTypeInformation, TSESLint } from "@typescript-eslint/utils";

type EslintUtils = typeof import("@typescript-eslint/utils/eslint-utils");

const require = createRequire(import.meta.url);

/** The parser's services where they hold type information. */
export type Types = ParserServicesWithTypeInformation;

/**
 * Type information, or undefined where there is none: espree, the TypeScript parser without a project, oxlint's empty
 * object. Never throws.
 */
export function typesOf(sourceCode: TSESLint.SourceCode): Types | undefined {
  const services = sourceCode.parserServices as Partial<Types> | undefined;
  return services?.program && services.esTreeNodeToTSNodeMap ? (services as Types) : undefined;
}

/**
 * Type information, for a rule that cannot work without it.
 * @throws {Error} typescript-eslint's own, which tells the user what to set up, where there is none.
 */
export function requiredTypesOf(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): Types {
  return typesOf(context.sourceCode) ?? (require("@typescript-eslint/utils/eslint-utils") as EslintUtils).getParserServices(context);
}

/** Whether the TypeScript parser has read a file, with types or without: it may be TypeScript then. */
export function isReadAsTypeScript(sourceCode: TSESLint.SourceCode): boolean {
  return (sourceCode.parserServices as Partial<Types> | undefined)?.esTreeNodeToTSNodeMap !== undefined;
}

/** The Program that type answers hold for: a key for memos, since an editor builds a new one after each change. */
export function programOf(types: Types): object {
  return types.program;
}

/** Whether `{ signal: undefined }` fails to type-check where `signal?: AbortSignal` is meant. False without types. */
export function isExactOptional(types: Types | undefined): boolean {
  return types?.program.getCompilerOptions().exactOptionalPropertyTypes === true;
}
