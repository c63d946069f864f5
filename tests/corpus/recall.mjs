import { readFileSync } from "node:fs";
import { callsOf } from "./calls.mjs";
import { modes } from "./config.mjs";
import { forwardsOf } from "./forwards.mjs";
import { linterOf } from "./lint.mjs";

/**
 * @typedef {object} Tally
 * @property {string} what
 * @property {import("./calls.mjs").Call[]} calls
 * @property {Map<import("./config.mjs").Mode, import("./calls.mjs").Call[]>} missed Calls without a report, by mode.
 */

/** A text without some nodes, and without the commas that stood behind them. */
function without(/** @type {string} */ text, /** @type {import("typescript").Node[]} */ nodes) {
  const inOrder = nodes.map((node) => ({ start: node.getStart(), end: node.getEnd() })).sort((a, b) => b.start - a.start);
  return inOrder.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end).replace(/^\s*,/, ""), text);
}

/**
 * Asks of every catalogued call that nothing bounds whether the rule reports it: of those that stand in the corpus, and
 * of mutants, each one call of the corpus without the bounds that its author wrote.
 *
 * @param {import("./sources.mjs").Package[]} packages
 * @returns {{ tallies: Tally[], unknown: { mutants: import("./calls.mjs").Call[], written: import("./calls.mjs").Call[] } }}
 */
export function measureRecall(packages) {
  const calls = packages.flatMap(callsOf);
  const bounded = calls.filter(({ bounds }) => bounds.length > 0);
  const bare = calls.filter(({ bounds }) => bounds.length === 0);
  const known = (/** @type {import("./calls.mjs").Call} */ { unknown }) => unknown === undefined;
  /** @type {Tally} */
  const mutants = { what: "mutants: written bounds taken away", calls: bounded.filter(known), missed: new Map() };
  /** @type {Tally} */
  const written = { what: "as written: no bound in the text", calls: bare.filter(known), missed: new Map() };
  for (const mode of modes) {
    const { lint } = linterOf(mode);
    mutants.missed.set(
      mode,
      mutants.calls.filter(({ file, bounds }) => {
        const text = readFileSync(file, "utf8");
        return lint(without(text, bounds), file).length <= lint(text, file).length;
      }),
    );
    written.missed.set(
      mode,
      written.calls.filter(({ file, line, endLine }) => {
        const messages = lint(readFileSync(file, "utf8"), file);
        return !messages.some((message) => message.line >= line && message.line <= endLine);
      }),
    );
  }
  const isUnknown = (/** @type {import("./calls.mjs").Call} */ call) => !known(call);
  return { tallies: [mutants, written], unknown: { mutants: bounded.filter(isUnknown), written: bare.filter(isUnknown) } };
}

/** Rules that may report a call which lacks a signal. */
const owners = /^timeout\/(?:forward-abort-signal|require-\w+-timeout)$/;

/**
 * Asks of every signal that a call of the corpus passes on whether a rule misses it once it is gone.
 *
 * @param {import("./sources.mjs").Package[]} packages
 * @returns Those asked about, those of them that nobody missed, and those that the text leaves open.
 */
export function measureForwards(packages) {
  const all = packages.flatMap(forwardsOf);
  const { lint } = linterOf("typed");
  const reported = (/** @type {string} */ text, /** @type {string} */ file) => lint(text, file).filter(({ ruleId }) => owners.test(ruleId ?? "")).length;
  const known = all.filter(({ unknown }) => unknown === undefined);
  const missed = known.filter(({ file, passed }) => {
    const text = readFileSync(file, "utf8");
    return reported(withoutArgument(text, passed), file) <= reported(text, file);
  });
  return { forwards: known, missed, unknown: all.filter(({ unknown }) => unknown !== undefined) };
}

/** A text without an argument or a property, and without the comma before or behind it. */
function withoutArgument(/** @type {string} */ text, /** @type {import("typescript").Node} */ node) {
  const [before, behind] = [text.slice(0, node.getStart()), text.slice(node.getEnd())];
  return /^\s*,/.test(behind) ? before + behind.replace(/^\s*,/, "") : before.replace(/,\s*$/, "") + behind;
}
