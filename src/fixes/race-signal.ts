import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { contains, outer } from "../analysis/chain.js";
import { consumptionOfCall } from "../analysis/external-call.js";
import type { File } from "../analysis/file.js";
import type { Race } from "../analysis/race.js";
import { type Settling, settlingOf } from "../analysis/race/settling.js";
import { offers, type Settings } from "../settings.js";
import { setSignal } from "./bound.js";
import { textWith } from "./text.js";
import { isSignalClassFree } from "./written-signal.js";

/** Where an edit is to run. */
interface Runtime {
  readonly settings: Settings;
  readonly filename: string;
}

/** An edit that gives a call a deadline in place of a race with a timer. */
export interface RaceSignalEdit {
  readonly how: "deadline";
  /** What the call is given: `AbortSignal.timeout(5_000)`. */
  readonly text: string;
  /** Never: the deadline holds for the body too, which the race did not wait for. */
  readonly isExact: false;
  readonly fix: TSESLint.ReportFixFunction;
}

/**
 * The call with a signal that ends it when the race's timer would have been first, and with the error or the value that
 * the timer gave. Undefined where more hangs on the race or its timer, and where the call may be read for long.
 */
export function raceSignalEdit(file: File, race: Race, { settings, filename }: Runtime): RaceSignalEdit | undefined {
  const { sourceCode } = file;
  const { node, timer, loser, works } = race;
  const [work] = works;
  const external = loser?.external;
  const settling = timer.timer && settlingOf(file, timer.timer);
  const isAlone = works.length === 1 && work && external && contains(work, external.node) && timer.by === "itself" && contains(node, timer.made) && timer.timer?.holder === undefined;
  if (!isAlone || race.leavesTimer !== "always" || !settling?.isAll || !timer.delay || node.type !== "CallExpression") return undefined;
  if (offers(settings, filename, "AbortSignal.timeout") === false || !isSignalClassFree(file, node) || !isShort(consumptionOfCall(file, external))) return undefined;
  const text = `AbortSignal.timeout(${sourceCode.getText(timer.delay)})`;
  const call = setSignal(file, external, text);
  const handler = handlerFor(file, settling, external.client.rejects?.signal ?? external.client.rejects?.timeout);
  if (call === undefined || handler === undefined || losesComment(file, node, [outer(work), settling.value])) return undefined;
  const bounded = textWith(sourceCode, outer(work).range, [{ range: external.node.range, text: call }]);
  return { how: "deadline", text, isExact: false, fix: (fixer) => fixer.replaceText(node, bounded + handler) };
}

const isShort = (consumption: string): boolean => consumption !== "streamed" && consumption !== "transfer";

/** The handler that puts the timer's own error or value in the place of the signal's; undefined where that can't be told. */
function handlerFor({ sourceCode }: File, { way, value }: Settling, names: readonly string[] | undefined): string | undefined {
  const [name, ...others] = names ?? [];
  if (name === undefined || others.length > 0) return undefined;
  const written = value ? sourceCode.getText(value) : "undefined";
  const error = /\berror\b/.test(written) ? "cause" : "error";
  if (way === "reject") return value ? `.catch((${error}) => { throw ${error}.name === "${name}" ? ${written} : ${error}; })` : undefined;
  return `.catch((${error}) => { if (${error}.name === "${name}") return ${written}; throw ${error}; })`;
}

/** Whether a comment of the race stands in nothing that is kept. */
function losesComment({ sourceCode }: File, race: TSESTree.Node, kept: readonly (TSESTree.Node | undefined)[]): boolean {
  return sourceCode.getCommentsInside(race).some(({ range }) => !kept.some((node) => node && node.range[0] <= range[0] && range[1] <= node.range[1]));
}
