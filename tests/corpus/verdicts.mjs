import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Verdict What a person who read the report in its source says of it.
 * @property {string} package Name and version; of what is no package, repository and commit.
 * @property {string} path
 * @property {string} line
 * @property {string} rule
 * @property {"right" | "wrong" | "debatable"} verdict
 * @property {string} why
 */

const columns = /** @type {const} */ (["package", "path", "line", "rule", "verdict", "why"]);
/** What was said of the corpus' own packages, and of repositories that are too large to lint each time. */
const tables = { corpus: "verdicts.tsv", elsewhere: "verdicts-elsewhere.tsv" };

/** @returns {Verdict[]} The rows of a table. Throws on a row that is not of its shape. */
export function readVerdicts(/** @type {keyof typeof tables} */ of = "corpus") {
  const table = fileURLToPath(new URL(tables[of], import.meta.url));
  if (!existsSync(table)) return [];
  return readFileSync(table, "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row, index) => {
      const cells = row.split("\t");
      if (cells.length !== columns.length || !/^(?:right|wrong|debatable)$/.test(cells[4] ?? "")) {
        throw new Error(`${tables[of]}:${index + 2} is no row of ${columns.join(", ")}`);
      }
      return /** @type {Verdict} */ (Object.fromEntries(columns.map((column, at) => [column, cells[at]])));
    });
}

/** How verdicts.tsv names a package. */
export const nameOf = (/** @type {import("./sources.mjs").Package} */ { name, version }) => `${name}@${version}`;

/**
 * Holds reports against what was said of them.
 *
 * @param {import("./reports.mjs").Report[]} reports
 * @param {Verdict[]} verdicts
 */
export function compare(reports, verdicts) {
  const keyOf = (/** @type {string} */ name, /** @type {{ path: string, line: string | number, rule: string }} */ row) =>
    `${name} ${row.path}:${row.line} ${row.rule}`;
  const said = new Set(verdicts.map((verdict) => keyOf(verdict.package, verdict)));
  const made = new Set(reports.map((report) => keyOf(nameOf(report.package), report)));
  return {
    /** Reports that nobody has read. */
    unread: reports.filter((report) => !said.has(keyOf(nameOf(report.package), report))),
    /** Verdicts on reports that are no longer made; of these, the wrong ones are what was mended. */
    stale: verdicts.filter((verdict) => !made.has(keyOf(verdict.package, verdict))),
    /** Verdicts on reports that are made. */
    live: verdicts.filter((verdict) => made.has(keyOf(verdict.package, verdict))),
  };
}
