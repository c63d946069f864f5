import type { TSESTree } from "@typescript-eslint/utils";
import { fallbackOf } from "./constant.js";
import { numbersOf } from "./duration.js";
import { isOff, isRefused, longestIn, longestTimer } from "./kept.js";
import type { File } from "./file.js";
import type { GivenDuration } from "./given-duration.js";
import { isTested } from "./tested.js";

/** Beyond this, `AbortSignal.timeout` throws in Node. */
const longestDelay = 4_294_967_295;

/** The shortest and the longest time in ms that a project wants its calls to wait. */
export interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Why a duration cannot work: `early` for a timer that fires at once or far too early, `aborted` for a signal that is, `throws`
 * for one that nobody gets, `refused` by a client, `past` where it takes a point in time; `short` and `long` are the project's own range.
 */
export type Fault = "early" | "aborted" | "throws" | "refused" | "past" | "short" | "long";

/** A constant that is given as a duration, and cannot work. */
export interface InvalidDuration {
  readonly fault: Fault;
  /** Where it stands: what is given, or the default that is given where nobody gives another. */
  readonly node: TSESTree.Expression;
  readonly value: number;
  /** The longest time to give, in its unit: all that take longer ones take what a timer holds, too. */
  readonly longest: number;
}

/** What is wrong with a duration that is given; undefined where nothing is, or where no constant shows it. */
export function invalidDuration(file: File, given: GivenDuration, range: Range): InvalidDuration | undefined {
  const at = numbersOf(file, given.node) ? given.node : fallbackOf(file, given.node);
  const [value, ...others] = (at && numbersOf(file, at)) ?? [];
  if (!at || value === undefined) return undefined;
  const fault = faultOf(given, value, range);
  const isSure = fault && others.every((other) => faultOf(given, other, range) === fault);
  if (!isSure || isTested(file, given.node)) return undefined;
  return { fault, node: at, value, longest: longestOf(given, range) / (given.unit === "s" ? 1000 : 1) };
}

function longestOf({ to, bounds }: GivenDuration, { maximum }: Range): number {
  return to === "timer" ? longestTimer : Math.min(longestTimer, maximum, ...bounds.map(longestIn));
}

function faultOf(given: GivenDuration, value: number, range: Range): Fault | undefined {
  const ms = given.unit === "s" ? value * 1000 : value;
  if (given.to === "timer") return ms >= 0 && ms <= longestTimer ? undefined : "early";
  if (given.bounds.some(({ takes }) => takes === "date")) return given.bounds.every((bound) => isRefused(bound, value)) ? "past" : undefined;
  // Entries for several versions must agree, or nobody can tell.
  const own = given.to === "signal" ? ofSignal(ms) : given.bounds.every((bound) => isRefused(bound, value)) ? "refused" : undefined;
  return own ?? (given.bounds.some((bound) => isOff(bound, value)) ? undefined : outOf(range, ms));
}

function ofSignal(ms: number): Fault | undefined {
  if (!Number.isInteger(ms) || ms < 0 || ms > longestDelay) return "throws";
  return ms === 0 || ms > longestTimer ? "aborted" : undefined;
}

function outOf({ minimum, maximum }: Range, ms: number): Fault | undefined {
  if (!(ms > 0 && ms < Infinity)) return undefined;
  if (ms < minimum) return "short";
  return ms > maximum ? "long" : undefined;
}
