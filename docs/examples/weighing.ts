import type { EventEmitter } from "node:events";

/** What the scale reads, or an error if it takes too long. */
export function weight(scale: EventEmitter, ms: number): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("the scale does not settle")), ms);
    scale.once("settled", resolve);
  });
}

/** What a pallet's scale reads; a thousand pallets leave no timer behind. */
export function palletWeight(scale: EventEmitter, ms: number): Promise<number> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<number>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error("the scale does not settle")), ms);
    scale.once("settled", resolve);
  }).finally(() => clearTimeout(timer));
}

/** The tariff for a weight; whoever waits is told that the office is slow, and not that somebody has cancelled. */
export async function tariff(grams: number): Promise<unknown> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 2_000);
  try {
    return await (await fetch(`https://tariffs.example/${grams}`, { signal: controller.signal })).json();
  } finally {
    clearTimeout(timer);
  }
}

/** The tariff for a letter, by a timer that says what it is. */
export async function letterTariff(grams: number): Promise<unknown> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException("no tariff in time", "TimeoutError")), 2_000);
  try {
    return await (await fetch(`https://tariffs.example/letters/${grams}`, { signal: controller.signal })).json();
  } finally {
    clearTimeout(timer);
  }
}
