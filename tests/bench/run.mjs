import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { corpus } from "../corpus/sources.mjs";
import { inStep } from "./in-step.mjs";

const { values: flags } = parseArgs({
  options: { check: { type: "boolean" }, rounds: { type: "string", default: "5" }, only: { type: "string", multiple: true, default: [] } },
});
const rounds = Number(flags.rounds);

/**
 * With room for what is soon garbage: each collection falls on the rule that happens to run, and they take a third of the
 * time otherwise.
 */
const node = ["--max-old-space-size=8192", "--max-semi-space-size=128"];

/** @returns How long the import of a module takes in a process of its own, in ms. */
function importTime(/** @type {string} */ name) {
  const path = fileURLToPath(new URL("import.mjs", import.meta.url));
  return /** @type {number} */ (JSON.parse(execFileSync(process.execPath, [...node, path, name], { encoding: "utf8" })));
}

/**
 * Runs something round after round: what slows the machine for a while slows all that is measured in a round.
 *
 * @template Result
 * @param {number} times
 * @param {() => Result | Promise<Result>} measure
 */
async function inRounds(times, measure) {
  const results = [];
  for (let round = 0; round < times; round += 1) results.push(await measure());
  return results;
}

const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const spread = (/** @type {number[]} */ values, digits = 0) =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;

/**
 * A row: the median of the ratios that the rounds gave, with the lowest and highest.
 *
 * @param {string} what
 * @param {number[]} ours In ms, by round.
 * @param {number[]} theirs
 * @param {number} reach What the ratio must not exceed.
 */
function row(what, ours, theirs, reach) {
  const ratios = ours.map((value, round) => value / (theirs[round] ?? NaN));
  const isMet = median(ratios) <= reach;
  if (!isMet && flags.check) process.exitCode = 1;
  return [isMet ? "OK" : "MISS", what, spread(ratios, 3), `<= ${reach}`, spread(ours), spread(theirs)];
}

const imports = await inRounds(5 * rounds, () => ({ ours: importTime("eslint-plugin-timeout"), theirs: importTime("eslint") }));
const files = corpus()
  .filter(({ name }) => flags.only.length === 0 || flags.only.includes(name))
  .flatMap((pkg) => pkg.files);
// By the clock on the wall, without ESLint's own: that one takes time at each call of each rule.
const walls = await inRounds(rounds, () => inStep(["await-thenable", "beside"], files, { isClocked: false, node }));
const rules = await inRounds(rounds, () => inStep(["await-thenable", "recommended", "all"], files, { isClocked: true, node }));

/** @param {"await-thenable" | "recommended" | "all"} name */
const inRules = (name) => rules.map(({ [name]: lint }) => lint.rules);

console.log(`Medians of ${rounds} rounds (imports: ${5 * rounds}), in ms, with the lowest and highest in brackets.\n`);
console.log(
  markdownTable([
    ["", "ours over theirs", "ratio", "reach", "ours", "theirs"],
    row("time in the rules of recommendedTypeChecked over await-thenable's", inRules("recommended"), inRules("await-thenable"), 0.25),
    row("time in the rules of allTypeChecked over await-thenable's", inRules("all"), inRules("await-thenable"), 0.5),
    row("wall time of a typed lint with await-thenable and recommendedTypeChecked over one with await-thenable", walls.map(({ beside }) => beside.wall), walls.map(({ "await-thenable": alone }) => alone.wall), 1.05),
    row("import of the plugin over import of ESLint", imports.map(({ ours }) => ours), imports.map(({ theirs }) => theirs), 0.25),
  ]),
);
