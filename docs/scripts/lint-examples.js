import { fileURLToPath } from "node:url";
import path from "node:path";
import { ESLint } from "eslint";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @typedef {object} Example One linted file.
 * @property {string} file Its path from the repository's root, with forward slashes.
 * @property {string} source Its text.
 * @property {string} fixed Its text after `--fix`.
 * @property {import("eslint").Linter.LintMessage[]} messages What is reported, in reading order.
 */

/**
 * Lints `docs/examples` with the config that stands there, once as it is and once with `--fix` (nothing is written).
 * @returns {Promise<Example[]>}
 */
export async function lintExamples() {
  const cwd = path.join(root, "docs/examples");
  const lint = (/** @type {boolean} */ fix) => new ESLint({ cwd, fix }).lintFiles(["."]);
  const [before, after] = [await lint(false), await lint(true)];
  return before
    .filter(({ filePath }) => path.basename(filePath) !== "eslint.config.js")
    .map(({ filePath, source = "", messages }) => ({
      file: path.relative(root, filePath).replaceAll(path.sep, "/"),
      source,
      fixed: after.find((result) => result.filePath === filePath)?.output ?? source,
      messages,
    }));
}
