import * as parser from "@typescript-eslint/parser";
import { cache } from "./sources.mjs";

/** @typedef {"typed" | "untyped"} Mode */

/** @type {readonly Mode[]} */
export const modes = ["typed", "untyped"];

/** The settings that the README's snippet sets. */
const settings = { timeout: { deadline: 10_000, target: "modern" } };

const typescript = ["**/*.ts", "**/*.tsx", "**/*.mts", "**/*.cts"];
const javascript = ["**/*.js", "**/*.jsx", "**/*.mjs", "**/*.cjs"];

/**
 * The config a user of the plugin would have, still without a rule.
 *
 * @param {Mode} mode
 * @param {"module" | "commonjs"} sourceType
 * @returns {import("eslint").Linter.Config[]}
 */
export function configOf(mode, sourceType = "module") {
  const typed = mode === "typed";
  return [
    // A blanket directive in the sources would hide our reports.
    { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" }, settings },
    { files: javascript, languageOptions: { sourceType, parserOptions: { ecmaFeatures: { jsx: true } } } },
    {
      files: typed ? [...typescript, ...javascript] : typescript,
      languageOptions: { parser, parserOptions: typed ? { projectService: true, tsconfigRootDir: cache } : {} },
    },
  ];
}
