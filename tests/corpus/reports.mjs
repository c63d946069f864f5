import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { linterOf } from "./lint.mjs";

/**
 * @typedef {object} Report
 * @property {import("./sources.mjs").Package} package
 * @property {string} file Absolute path.
 * @property {string} path From the package.
 * @property {number} line
 * @property {number} column
 * @property {string} rule
 * @property {string} message
 * @property {boolean} fix
 * @property {boolean} suggestion
 *
 * @typedef {object} Run What one mode's lint of the whole corpus gave.
 * @property {import("./config.mjs").Mode} mode
 * @property {Report[]} reports
 * @property {string[]} crashes One sentence a file on which a rule or the parser threw.
 * @property {string[]} unparsed One sentence a file that the parser refused.
 */

/** The first lines of a crash: its message, the rule, and the place of ours it came from. */
function crashOf(/** @type {unknown} */ error) {
  const { message, stack } = /** @type {Error} */ (error);
  const place = stack?.split("\n").find((line) => line.includes("/dist/"));
  return `${message.replaceAll("\n", ", ")}${place ? `,${place.replace(/^\s*at/, "")}` : ""}`;
}

/**
 * Lints every file as it is.
 *
 * @param {import("./sources.mjs").Package[]} packages
 * @param {import("./config.mjs").Mode} mode
 * @returns {Run}
 */
export function lintAll(packages, mode) {
  const { lint } = linterOf(mode);
  /** @type {Run} */
  const run = { mode, reports: [], crashes: [], unparsed: [] };
  for (const pkg of packages) {
    for (const file of pkg.files) {
      const path = relative(pkg.folder, file);
      try {
        for (const { fatal, ruleId, message, line, column, fix, suggestions } of lint(readFileSync(file, "utf8"), file)) {
          if (fatal) run.unparsed.push(`${pkg.name} ${path}:${line} ${message}`);
          if (!ruleId) continue;
          run.reports.push({
            package: pkg, file, path, line, column, rule: ruleId, message, fix: Boolean(fix), suggestion: Boolean(suggestions?.length),
          });
        }
      } catch (error) {
        run.crashes.push(`${pkg.name} ${path}: ${crashOf(error)}`);
      }
    }
  }
  return run;
}

/** What makes two runs' reports one and the same. */
export const placeOf = (/** @type {Report} */ { file, line, column, rule }) => `${file}:${line}:${column} ${rule}`;

/** Whether one of some reports is the same as this one. */
export function isAmong(/** @type {Report[]} */ reports, /** @type {Report} */ report) {
  const places = new Set(reports.map(placeOf));
  return places.has(placeOf(report));
}
