import * as parser from "@typescript-eslint/parser";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { Linter, type Rule } from "eslint";

type SourceCode = TSESLint.SourceCode;
type SourceType = "module" | "commonjs" | "script";

const more = process.env["RUNS"];

/**
 * How many random cases a property is held against: the same few with every test run, as many new ones as `RUNS` says
 * on demand.
 */
export const sampling = more === undefined ? { numRuns: 100, seed: 1 } : { numRuns: Number(more) };

/** Time for them, in ms. */
export const samplingTime = 20_000 + sampling.numRuns * 200;

/** One way to parse: ESLint's own parser, or TypeScript's. */
export interface Language {
  readonly name: string;
  readonly languageOptions: Linter.LanguageOptions;
  /** Default: `"file.tsx"`. */
  readonly filename?: string;
}

export const espree: Language = { name: "espree", languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } };
export const typescript: Language = { name: "typescript", languageOptions: { parser } };
/** TypeScript without JSX, where `<T>x` is a cast. */
export const typescriptOnly: Language = { ...typescript, filename: "file.ts" };
export const languages = [espree, typescript];

export const withSourceType = (language: Language, sourceType: SourceType): Language => ({
  name: `${language.name}, ${sourceType}`,
  languageOptions: { ...language.languageOptions, sourceType },
});

/** An edit under test: called with every node that `selector` finds, it returns the fix or undefined for none. */
export type Edit = (
  sourceCode: SourceCode,
  node: TSESTree.Node,
  fixer: TSESLint.RuleFixer,
) => TSESLint.RuleFix | TSESLint.RuleFix[] | undefined;

/**
 * What ESLint's own fixer makes of `code`: one pass of a rule that offers the edit on the first node that matches, and a
 * parse of the outcome. `undefined` where there is no edit. Throws where either text doesn't parse.
 */
export function applyEdit(language: Language, code: string, selector: string, edit: Edit): string | undefined {
  const rule: Rule.RuleModule = {
    meta: { fixable: "code", schema: [] },
    create(context) {
      const sourceCode = context.sourceCode as unknown as SourceCode;
      let done = false;
      return {
        [selector](node: Rule.Node) {
          if (done) return;
          done = true;
          context.report({
            node,
            message: "edit",
            fix: (fixer) => (edit(sourceCode, node as unknown as TSESTree.Node, fixer) ?? null) as never,
          });
        },
      };
    },
  };
  const linter = new Linter();
  const config: Linter.Config = {
    files: ["**"],
    languageOptions: language.languageOptions,
    linterOptions: { reportUnusedDisableDirectives: "off" },
    plugins: { test: { rules: { edit: rule } } },
    rules: { "test/edit": "error" },
  };
  const messages = linter.verify(code, config, { filename: language.filename ?? "file.tsx" });
  const [message, ...others] = messages;
  if (message?.fatal || others.length > 0) throw new Error(messages.map((each) => each.message).join("; "));
  if (!message) throw new Error(`nothing matches ${selector} in ${code}`);
  if (!message.fix) return undefined;
  const { range, text } = message.fix;
  const edited = code.slice(0, range[0]) + text + code.slice(range[1]);
  parse(language, edited);
  return edited;
}

/** A text's AST, tokens and comments; throws a readable error where it doesn't parse. */
export function parse(language: Language, code: string): SourceCode {
  const linter = new Linter();
  const [fatal] = linter.verify(code, { files: ["**"], languageOptions: language.languageOptions }, { filename: language.filename ?? "file.tsx" });
  if (fatal?.fatal) throw new Error(`${fatal.message} (${fatal.line}:${fatal.column}) in:\n${code}`);
  return linter.getSourceCode() as unknown as SourceCode;
}
