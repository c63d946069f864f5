import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { hearRefutations } from "../../dist/src/analysis/types/refutation.js";
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
 * @property {Map<string, string>} refutations Why types took a report back, by the place of the call.
 */

/** The first lines of a crash: its message, the rule, and the place of ours it came from. */
function crashOf(/** @type {unknown} */ error) {
  const { message, stack } = /** @type {Error} */ (error);
  const place = stack?.split("\n").find((line) => line.includes("/dist/"));
  return `${message.replaceAll("\n", ", ")}${place ? `,${place.replace(/^\s*at/, "")}` : ""}`;
}

/** The places at which a call may be reported: where it begins, and where its callee does. */
function placesOf(/** @type {any} */ node) {
  const { loc, callee } = node;
  return [loc, callee?.loc].filter(Boolean).map(({ start }) => `${start.line}:${start.column + 1}`);
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
  const run = { mode, reports: [], crashes: [], unparsed: [], refutations: new Map() };
  let current = "";
  hearRefutations((why, node) => {
    let around = node.parent;
    while (around && !/^(?:Call|New)Expression$/.test(around.type)) around = around.parent;
    if (around) for (const place of placesOf(around)) run.refutations.set(`${current}:${place}`, why);
  });
  for (const pkg of packages) {
    for (const file of pkg.files) {
      const path = relative(pkg.folder, file);
      current = file;
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
  hearRefutations(undefined);
  return run;
}

/** What makes two runs' reports one and the same. */
export const placeOf = (/** @type {Report} */ { file, line, column, rule }) => `${file}:${line}:${column} ${rule}`;

/** Why a typed run took a report of the untyped one back; undefined where it gave no reason. */
export const refutationOf = (/** @type {Run} */ run, /** @type {Report} */ { file, line, column }) =>
  run.refutations.get(`${file}:${line}:${column}`);

/** Whether one of some reports is the same as this one. */
export function isAmong(/** @type {Report[]} */ reports, /** @type {Report} */ report) {
  const places = new Set(reports.map(placeOf));
  return places.has(placeOf(report));
}
