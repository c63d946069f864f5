import type { Bound } from "../catalogue/client.js";

/** The longest time in ms that a timer waits: 24.8 days. */
export const longestTimer = 2_147_483_647;

/** The longest time in ms that a bound holds. */
export function longestIn({ longest = longestTimer }: Bound): number {
  return longest;
}

/** Whether a number is documented as no limit: it makes a call unbounded. */
export function isOff({ off = [] }: Bound, value: number): boolean {
  return off.includes(value === Infinity ? "Infinity" : value);
}

/** In ms, before every program: what stands for an earlier point in time was meant as a duration. */
const longAgo = 100_000_000_000;

/** Whether a number, in the bound's unit, is no time that a call can wait: negative, NaN, longer than the bound holds, a point in time long ago. */
export function isRefused(bound: Bound, value: number): boolean {
  if (bound.takes === "date") return !isOff(bound, value) && !(value >= longAgo);
  const ms = bound.takes === "s" ? value * 1000 : value;
  return !isOff(bound, value) && !bound.unset?.includes(value) && !(ms > 0 && ms <= longestIn(bound));
}
