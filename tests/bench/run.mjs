import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { configs } from "./configs.mjs";

const { values: flags } = parseArgs({
  options: { check: { type: "boolean" }, rounds: { type: "string", default: "5" }, only: { type: "string", multiple: true, default: [] } },
});
const rounds = Number(flags.rounds);

/**
 * With room for what is soon garbage: each collection falls on the rule that happens to run, and they take a third of the
 * time otherwise.
 */
const memory = ["--max-old-space-size=8192", "--max-semi-space-size=128"];

/** @returns What a script printed, run in a process of its own. */
function run(/** @type {string} */ script, /** @type {string[]} */ args) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [...memory, path, ...args], { encoding: "utf8", maxBuffer: 1e8 }));
}

/**
 * Runs everything in turn, round after round, so that what slows the machine for a while slows all alike.
 *
 * @template {string} Name
 * @param {number} times
 * @param {readonly Name[]} names
 * @param {(name: Name) => any} measure
 * @returns {Record<Name, any[]>}
 */
function inTurn(times, names, measure) {
  /** @type {Record<string, any[]>} */
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < times; round += 1) for (const name of names) results[name]?.push(measure(name));
  return results;
}

const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const spread = (/** @type {number[]} */ values) =>
  `${Math.round(median(values))} (${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))})`;

/**
 * A row: the ratio of two medians, and the lowest and highest ratio within one round.
 *
 * @param {string} what
 * @param {number[]} ours
 * @param {number[]} theirs
 * @param {number} [reach] What the ratio must not exceed; left out for a row that only informs.
 */
function row(what, ours, theirs, reach) {
  const ratio = median(ours) / median(theirs);
  const ratios = ours.map((value, round) => value / (theirs[round] ?? NaN));
  const range = `${Math.min(...ratios).toFixed(3)}–${Math.max(...ratios).toFixed(3)}`;
  const isMet = reach === undefined || ratio <= reach;
  if (!isMet && flags.check) process.exitCode = 1;
  const [verdict, asked] = reach === undefined ? ["", ""] : [isMet ? "OK" : "MISS", `<= ${reach}`];
  return [verdict, what, ratio.toFixed(3), range, asked, spread(ours), spread(theirs)];
}

const imports = inTurn(5 * rounds, ["eslint", "eslint-plugin-timeout"], (name) => run("import.mjs", [name]));
const names = /** @type {(keyof typeof configs)[]} */ (Object.keys(configs));
const lints = inTurn(rounds, names, (name) => run("lint.mjs", [name, ...(flags.only ?? [])]));
const of = (/** @type {keyof typeof configs} */ name, /** @type {"wall" | "rules"} */ part) => lints[name].map((result) => result[part]);

console.log(`Medians of ${rounds} rounds (imports: ${5 * rounds}), in ms, with the lowest and highest in brackets.\n`);
console.log(
  markdownTable([
    ["", "ours over theirs", "ratio", "within a round", "reach", "ours", "theirs"],
    row("time in the rules of recommendedTypeChecked over await-thenable's", of("recommended", "rules"), of("await-thenable", "rules"), 0.25),
    row("time in the rules of allTypeChecked over await-thenable's", of("all", "rules"), of("await-thenable", "rules"), 0.5),
    row("wall time of a typed lint with await-thenable and recommendedTypeChecked over one with await-thenable", of("beside", "wall"), of("await-thenable", "wall"), 1.05),
    // Has no reach: what the first row allows is more than any small part of a lint in which nothing else asks for types.
    row("wall time of a typed lint with recommendedTypeChecked over one with a rule that does nothing", of("recommended", "wall"), of("idle", "wall")),
    row("import of the plugin over import of ESLint", imports["eslint-plugin-timeout"], imports.eslint, 0.25),
  ]),
);
