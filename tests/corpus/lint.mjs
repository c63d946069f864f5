import { Linter } from "eslint";
import plugin from "../../dist/src/index.js";
import { configOf } from "./config.mjs";
import { cache } from "./sources.mjs";

/** Published JavaScript rarely says which of the two it is in a way that ESLint reads. */
function sourceTypeOf(/** @type {string} */ text) {
  const esm = /^\s*(?:import\b\s*[\w*{"']|export\b\s*[\w*{])/m.test(text);
  return esm || !/\brequire\(|\bexports\b/.test(text) ? "module" : "commonjs";
}

/**
 * @param {import("./config.mjs").Mode} mode
 * @returns One linter, so that a typed one keeps its projects. `lint` gives a text's messages, `fix` its text and the
 * messages that are left after `--fix`. Both throw when a rule or the parser does.
 */
export function linterOf(mode) {
  const linter = new Linter({ cwd: cache });
  const everyRule = mode === "typed" ? plugin.configs.allTypeChecked : plugin.configs.all;
  const config = (/** @type {string} */ text) => [...configOf(mode, sourceTypeOf(text)), everyRule];
  return {
    lint: (/** @type {string} */ text, /** @type {string} */ filename) => linter.verify(text, config(text), { filename }),
    fix: (/** @type {string} */ text, /** @type {string} */ filename) => linter.verifyAndFix(text, config(text), { filename }),
  };
}
