import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { checkFixes } from "./fixes.mjs";
import { modes } from "./config.mjs";
import { isAmong, lintAll, refutationOf } from "./reports.mjs";
import { measureForwards, measureRecall } from "./recall.mjs";
import { corpus, local } from "./sources.mjs";
import { compare, nameOf, readVerdicts } from "./verdicts.mjs";

const { values: flags } = parseArgs({
  options: { check: { type: "boolean" }, dir: { type: "string" }, only: { type: "string", multiple: true } },
});

/** @type {string[]} */
const broken = [];

const heading = (/** @type {string} */ text) => console.log(`\n## ${text}\n`);
/** Prints lines as a list; nothing where there is none. */
function list(/** @type {string[]} */ lines) {
  if (lines.length > 0) console.log(lines.map((line) => `- ${line}`).join("\n"));
}

const share = (/** @type {number} */ part, /** @type {number} */ whole) => `${part} / ${whole}`;

/** Prints what must not be, and remembers it for the exit code. */
function forbid(/** @type {string} */ what, /** @type {string[]} */ lines) {
  console.log(`${lines.length === 0 ? "OK  " : "FAIL"} ${what}: ${lines.length}`);
  list(lines);
  broken.push(...lines);
}

/** Reports by package and rule, typed and untyped. */
function printReports(/** @type {import("./reports.mjs").Run[]} */ runs) {
  const keys = [...new Set(runs.flatMap(({ reports }) => reports.map((report) => `${report.package.name} ${report.rule}`)))].sort();
  const cells = (/** @type {import("./reports.mjs").Report[]} */ reports) => [
    String(reports.length),
    share(reports.filter((report) => report.fix).length, reports.length),
    share(reports.filter((report) => report.suggestion).length, reports.length),
  ];
  const rows = keys.map((key) => [
    ...key.split(" "),
    ...runs.flatMap(({ reports }) => cells(reports.filter((report) => `${report.package.name} ${report.rule}` === key))),
  ]);
  console.log(
    markdownTable([
      ["package", "rule", ...runs.flatMap(({ mode }) => [mode, "with a fix", "with suggestions"])],
      ...rows,
      ["all", "", ...runs.flatMap(({ reports }) => cells(reports))],
    ]),
  );
}

/** The share of unbounded calls that the rule reports, and what is left out of the count. */
function printRecall() {
  heading("Recall");
  const { tallies, unknown } = measureRecall(packages);
  console.log(
    markdownTable([
      ["calls that nothing bounds", ...modes.map((mode) => `reported, ${mode}`)],
      ...tallies.map(({ what, calls, missed }) => [
        what,
        ...modes.map((mode) => share(calls.length - (missed.get(mode)?.length ?? 0), calls.length)),
      ]),
    ]),
  );
  for (const { what, calls, missed } of tallies) {
    for (const mode of modes) {
      const silent = missed.get(mode) ?? [];
      const lines = silent.map(({ where, client, text }) => `${where} ${client} ${text.replace(/\s+/g, " ").slice(0, 120)}`);
      if (silent.length > 0.05 * calls.length) forbid(`${what}: more than 5 % not reported, ${mode}`, lines);
      else if (silent.length > 0) list(lines.map((line) => `not reported, ${mode}: ${line}`));
    }
  }
  for (const [what, calls] of Object.entries(unknown)) {
    console.log(`\nleft out of the ${what}, for what bounds them is not in the text: ${calls.length}`);
    list(calls.map((call) => `${call.where} ${call.client}: ${call.unknown}`));
  }
}

/** The share of forwarded signals that a rule misses once they are taken away. */
function printForwards() {
  heading("Recall of forwarded signals");
  const { forwards, missed, unknown } = measureForwards(packages);
  const lines = missed.map(({ where, text }) => `not reported: ${where} ${text.replace(/\s+/g, " ").slice(0, 160)}`);
  console.log(`mutants: one forwarded signal taken away: ${share(forwards.length - missed.length, forwards.length)} reported, typed`);
  if (missed.length > 0.1 * forwards.length) forbid("more than 10 % not reported", lines);
  else list(lines);
  console.log(`\nleft out of the mutants: ${unknown.length}`);
  list(unknown.map((forward) => `${forward.where}: ${forward.unknown}`));
}

function printPrecision(/** @type {string} */ what, /** @type {import("./verdicts.mjs").Verdict[]} */ verdicts) {
  const count = (/** @type {string} */ said) => verdicts.filter(({ verdict }) => verdict === said).length;
  console.log(`${what}: ${share(count("right"), verdicts.length)} right, ${count("debatable")} debatable`);
}

/** A report with the line it is about. */
function frameOf(/** @type {import("./reports.mjs").Report} */ report) {
  const { file, path, line, column, rule, message } = report;
  const code = readFileSync(file, "utf8").split("\n")[line - 1]?.trim().slice(0, 160);
  const edit = report.fix ? "fix" : report.suggestion ? "suggestion" : "no edit";
  return `${nameOf(report.package)} ${path}:${line}:${column} ${rule} (${edit}) ${message}\n      ${code}`;
}

const all = flags.dir ? local(flags.dir) : corpus();
const packages = flags.only ? all.filter(({ name }) => flags.only?.includes(name)) : all;
const runs = modes.map((mode) => lintAll(packages, mode));
const [typed, untyped] = /** @type {[import("./reports.mjs").Run, import("./reports.mjs").Run]} */ (runs);
const union = [...typed.reports, ...untyped.reports.filter((report) => !isAmong(typed.reports, report))];

heading(`Reports in ${packages.reduce((sum, { files }) => sum + files.length, 0)} files of ${packages.length} packages`);
printReports(runs);

heading("Checks");
for (const { mode, crashes, unparsed } of runs) {
  forbid(`crashes, ${mode}`, crashes);
  console.log(`     files that do not parse, ${mode}: ${unparsed.length}`);
  list(unparsed);
}
for (const run of runs) {
  const { files, faults } = checkFixes(run);
  forbid(`broken promises of --fix in ${files} changed files, ${run.mode}`, faults);
}
const withoutTypes = union.filter((report) => !isAmong(typed.reports, report));
forbid(
  `reports without a reason for their absence, of ${withoutTypes.length} that only the untyped run makes`,
  withoutTypes.filter((report) => !refutationOf(typed, report)).map(frameOf),
);
list(withoutTypes.flatMap((report) => (refutationOf(typed, report) ? [`${refutationOf(typed, report)}: ${frameOf(report)}`] : [])));

if (flags.dir) {
  heading("Every report");
  list(union.map(frameOf));
} else {
  printRecall();
  printForwards();
  heading("Verdicts");
  const { unread, stale, live } = compare(union, readVerdicts());
  printPrecision("precision", live);
  printPrecision("precision in repositories that were linted by hand", readVerdicts("elsewhere"));
  console.log(`\nstale: ${stale.length}`);
  list(stale.map((verdict) => Object.values(verdict).join("\t")));
  console.log(`\nunread: ${unread.length}`);
  list(unread.map(frameOf));
  if (flags.check) broken.push(...unread.map(({ path }) => `unread: ${path}`), ...stale.map(({ path }) => `stale: ${path}`));
}
process.exitCode = broken.length > 0 ? 1 : 0;
