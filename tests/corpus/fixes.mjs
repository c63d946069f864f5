import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { lossesOf } from "../losses.mjs";
import { linterOf } from "./lint.mjs";
import { diagnosticsOf } from "./typescript.mjs";

/**
 * Applies `--fix` to every file with a fixable report, and holds the outcome against what a fix must be.
 *
 * @param {import("./reports.mjs").Run} run
 * @returns {{ files: number, faults: string[] }} How many files were changed, and one sentence a broken promise.
 */
export function checkFixes({ mode, reports }) {
  const { fix } = linterOf(mode);
  /** @type {string[]} */
  const faults = [];
  /** @type {Map<import("./sources.mjs").Package, Map<string, string>>} */
  const changed = new Map();
  const fixable = new Map(reports.filter((report) => report.fix).map((report) => [report.file, report.package]));
  for (const [file, pkg] of fixable) {
    const path = `${pkg.name} ${relative(pkg.folder, file)}`;
    const text = readFileSync(file, "utf8");
    const rules = reports.filter((report) => report.file === file).map(({ rule }) => rule);
    const first = fix(text, file);
    const broken = first.messages.find((message) => message.fatal);
    if (broken) faults.push(`${path}:${broken.line} no longer parses after --fix: ${broken.message}`);
    if (!first.fixed) faults.push(`${path} has a fixable report that --fix does not mend`);
    const left = first.messages.find((message) => message.fix);
    if (left) faults.push(`${path}:${left.line} can still be fixed after --fix: ${left.message}`);
    faults.push(...lossesOf(text, first.output, file, rules).map((loss) => `${path} after --fix: ${loss}`));
    if (fix(first.output, file).fixed) faults.push(`${path} is changed again by a second --fix`);
    if (!changed.has(pkg)) changed.set(pkg, new Map());
    changed.get(pkg)?.set(file, first.output);
  }
  for (const [pkg, texts] of changed) {
    const before = diagnosticsOf(pkg, [...texts.keys()], new Map());
    for (const [error, times] of diagnosticsOf(pkg, [...texts.keys()], texts)) {
      if (times > (before.get(error) ?? 0)) faults.push(`${pkg.name} has a new TypeScript error after --fix: ${error}`);
    }
  }
  return { files: fixable.size, faults };
}
