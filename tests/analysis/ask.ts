import type { TSESTree } from "@typescript-eslint/utils";
import * as parser from "@typescript-eslint/parser";
import { Linter, type Rule } from "eslint";
import { type File, fileOf } from "../../src/analysis/file.js";
import { fixture } from "../tester.js";

/** How a piece of code is read: ESLint's own parser, the TypeScript parser without types, or with them. */
export type Reader = "espree" | "syntax" | "types";

const languageOptions: Record<Reader, Linter.LanguageOptions> = {
  espree: { parserOptions: { ecmaFeatures: { jsx: true } } },
  syntax: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  types: { parser, parserOptions: { projectService: true, tsconfigRootDir: fixture("") } },
};

/**
 * Asks a question of every call (or `new`) of one of the names, or whose last argument matches a pattern, in the order of
 * the code. Throws where ESLint reports anything else.
 */
export function ask<Answer>(
  code: string,
  reader: Reader,
  names: readonly string[] | RegExp,
  question: (file: File, call: TSESTree.CallExpression | TSESTree.NewExpression) => Answer,
  filename = fixture(reader === "espree" ? "script.js" : "component.tsx"),
): Answer[] {
  const answers: Answer[] = [];
  const rule: Rule.RuleModule = {
    create(context) {
      const file = fileOf(context as never);
      const ask = (node: unknown): void => {
        const call = node as TSESTree.CallExpression | TSESTree.NewExpression;
        const isAsked = names instanceof RegExp ? call.arguments.some((argument) => names.test(file.sourceCode.getText(argument))) : names.includes(file.sourceCode.getText(call.callee));
        if (isAsked) answers.push(question(file, call));
      };
      return { CallExpression: ask, NewExpression: ask };
    },
  };
  const messages = new Linter().verify(
    code,
    { files: ["**"], languageOptions: languageOptions[reader], plugins: { test: { rules: { ask: rule } } }, rules: { "test/ask": "error" } },
    { filename },
  );
  if (messages.length > 0) throw new Error(messages.map(({ message }) => message).join("\n"));
  return answers;
}
