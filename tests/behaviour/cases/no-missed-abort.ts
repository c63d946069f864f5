import type { Case, Outcome } from "../case.js";
import { ends } from "./programs.js";

/**
 * A program in TypeScript that loads an order, and then waits for its delivery, which nobody makes for a caller who has
 * given up by then. A timer that runs for an hour keeps the process alive.
 */
const waits = (lines: readonly string[], head = "signal: AbortSignal"): string =>
  [
    'import { callerSignal, shop, url } from "./surroundings.mjs";',
    "",
    'const late = () => console.log("late");',
    "",
    `async function delivery(${head}) {`,
    ...lines.map((line) => `  ${line}`),
    "}",
    "",
    "try {",
    "  const response = await fetch(url);",
    "  const { id } = await response.json();",
    '  shop.order(id);',
    "  console.log(await delivery(callerSignal()));",
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n");

/** A promise of the delivery, with a timer that is cleared whichever way it ends. */
const timed = (listening: readonly string[], signalFirst = false): readonly string[] => {
  const timer = ["const timer = setTimeout(late, 3_600_000);"];
  return [
    "return await new Promise((resolve, reject) => {",
    ...(signalFirst ? [...listening, ...timer] : [...timer, ...listening]).map((line) => `  ${line}`),
    '  shop.once("delivery", (id) => {',
    "    clearTimeout(timer);",
    "    resolve(id);",
    "  });",
    "});",
  ];
};

const stop = ["const stop = () => {", "  clearTimeout(timer);", "  reject(signal.reason);", "};"];
const register = 'signal.addEventListener("abort", stop, { once: true });';

const mended = (name: string, edit: Case["edit"], program: string, before: Outcome, after: Outcome): Case => ({
  rule: "no-missed-abort",
  name,
  edit,
  reader: "ts",
  program,
  well: ends("7"),
  faults: { aborted: { before, after } },
});

const waiting: Outcome = ["stays alive"];
/** A promise that never settles, and nothing else to do: Node ends with a code of its own. */
const unsettled: Outcome = ["exit 13"];
const aborted = ends("AbortError");
const check = { suggestion: "already aborted" };

export const noMissedAbort: readonly Case[] = [
  mended("a named listener, and a timer that it clears", "fix", waits(timed([...stop, register])), waiting, aborted),
  mended("a named listener that is registered before the timer it clears", "fix", waits(timed([...stop, register], true)), waiting, aborted),
  mended(
    "a listener of several statements in place",
    "fix",
    waits(timed(['signal.addEventListener("abort", () => {', "  clearTimeout(timer);", "  reject(signal.reason);", "});"])),
    waiting,
    aborted,
  ),
  mended("`onabort`", "fix", waits(timed(["signal.onabort = () => {", "  clearTimeout(timer);", "  reject(signal.reason);", "};"])), waiting, aborted),
  mended(
    "a listener that rejects in place",
    "fix",
    waits(["return await new Promise((resolve, reject) => {", '  signal.addEventListener("abort", () => reject(signal.reason));', '  shop.once("delivery", resolve);', "});"]),
    unsettled,
    aborted,
  ),
  mended(
    "an executor that only registers, in a race",
    "fix",
    waits([
      'const work = new Promise((resolve) => shop.once("delivery", resolve));',
      'return await Promise.race([work, new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))]);',
    ]),
    unsettled,
    aborted,
  ),
  mended(
    "a signal that may be missing, and is there",
    "fix",
    waits(
      ["return await new Promise((resolve, reject) => {", '  signal?.addEventListener("abort", () => reject(signal.reason));', '  shop.once("delivery", resolve);', "});"],
      "signal?: AbortSignal",
    ),
    unsettled,
    aborted,
  ),
  mended(
    "`resolve` itself listens, and nobody reads its value",
    "fix",
    waits([
      "let order = 0;",
      "await new Promise<void>((resolve) => {",
      '  signal.addEventListener("abort", resolve);',
      '  shop.once("delivery", (id) => {',
      "    order = id;",
      "    resolve();",
      "  });",
      "});",
      "return order;",
    ]),
    unsettled,
    ends("0"),
  ),
  mended(
    "`reject` itself listens: it would reject with the event",
    check,
    waits(["return await new Promise((resolve, reject) => {", '  signal.addEventListener("abort", reject);', '  shop.once("delivery", resolve);', "});"]),
    unsettled,
    aborted,
  ),
  mended(
    "a promise that is awaited behind something else: the error comes before its handler",
    check,
    waits([
      'const stopped = new Promise((_, reject) => {',
      '  signal.addEventListener("abort", () => reject(signal.reason));',
      "});",
      'const work = new Promise((resolve) => shop.once("delivery", resolve));',
      "await new Promise((resolve) => setTimeout(resolve, 10));",
      "return await Promise.race([work, stopped]);",
    ]),
    unsettled,
    ["dies of AbortError", "exit 1"],
  ),
];
