import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../dist/src/index.js";
import { cache } from "./sources.mjs";

/** @typedef {"typed" | "untyped"} Mode */
/** @typedef {import("eslint").Linter.LintMessage} Message */

/** @type {readonly Mode[]} */
export const modes = ["typed", "untyped"];

/** The settings that the README's snippet sets. */
const settings = { timeout: { deadline: 10_000, target: "modern" } };

const typescript = ["**/*.ts", "**/*.tsx", "**/*.mts", "**/*.cts"];
const javascript = ["**/*.js", "**/*.jsx", "**/*.mjs", "**/*.cjs"];

/**
 * The config a user of the plugin would have, with every rule on.
 *
 * @param {Mode} mode
 * @param {"module" | "commonjs"} sourceType
 * @returns {import("eslint").Linter.Config[]}
 */
function configOf(mode, sourceType) {
  const typed = mode === "typed";
  return [
    // A blanket directive in the sources would hide our reports.
    { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" }, settings },
    { files: javascript, languageOptions: { sourceType, parserOptions: { ecmaFeatures: { jsx: true } } } },
    {
      files: typed ? [...typescript, ...javascript] : typescript,
      languageOptions: { parser, parserOptions: typed ? { projectService: true, tsconfigRootDir: cache } : {} },
    },
    typed ? plugin.configs.allTypeChecked : plugin.configs.all,
  ];
}

/** Published JavaScript rarely says which of the two it is in a way that ESLint reads. */
function sourceTypeOf(/** @type {string} */ text) {
  const esm = /^\s*(?:import\b\s*[\w*{"']|export\b\s*[\w*{])/m.test(text);
  return esm || !/\brequire\(|\bexports\b/.test(text) ? "module" : "commonjs";
}

/**
 * @param {Mode} mode
 * @returns One linter, so that a typed one keeps its projects. `lint` gives a text's messages, `fix` its text and the
 * messages that are left after `--fix`. Both throw when a rule or the parser does.
 */
export function linterOf(mode) {
  const linter = new Linter({ cwd: cache });
  return {
    lint: (/** @type {string} */ text, /** @type {string} */ filename) =>
      linter.verify(text, configOf(mode, sourceTypeOf(text)), { filename }),
    fix: (/** @type {string} */ text, /** @type {string} */ filename) =>
      linter.verifyAndFix(text, configOf(mode, sourceTypeOf(text)), { filename }),
  };
}
