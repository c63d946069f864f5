import type { Case, Pair } from "../case.js";
import { ends, endedBy } from "./programs.js";

/** A program in which a caller who may give up asks for an order. */
const program = (imports: readonly string[], declared: readonly string[], body: readonly string[]): string =>
  [
    ...imports,
    'import { callerSignal, shop, url } from "./surroundings.mjs";',
    "",
    ...declared,
    ...(declared.length > 0 ? [""] : []),
    "async function order(signal: AbortSignal) {",
    ...body.map((line) => `  ${line}`),
    "}",
    "",
    "try {",
    "  console.log(await order(callerSignal()));",
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n");

/** A function that loads the order, with other parameters behind the address. */
const load = (parameters: string, more: readonly string[] = []): readonly string[] => [
  ...more,
  `async function load(address: string, ${parameters}) {`,
  "  const response = await fetch(address, { signal });",
  "  return (await response.json()).id;",
  "}",
];

const loads = (name: string, edit: Case["edit"], declared: readonly string[], call: string): Case => ({
  rule: "forward-abort-signal",
  name,
  edit,
  reader: "typed",
  program: program([], declared, [`return await ${call};`]),
  well: ends("7"),
  faults: { silent: endedBy("AbortError") },
});

const waits = (name: string, imported: string, body: readonly string[], aborted: Pair): Case => ({
  rule: "forward-abort-signal",
  name,
  edit: "fix",
  reader: "typed",
  program: program([imported], [], body),
  well: ends("7"),
  faults: { aborted },
});

export const forwardAbortSignal: readonly Case[] = [
  loads("a parameter that takes a signal", "fix", load("signal?: AbortSignal"), "load(url)"),
  loads("a parameter behind others that may be left out", "fix", load("method?: string, retries?: number, signal?: AbortSignal"), "load(url)"),
  loads("options that may be left out", "fix", load("{ signal }: { signal?: AbortSignal } = {}"), "load(url)"),
  loads("options that are given", "fix", load("{ signal }: { method?: string; signal?: AbortSignal }"), 'load(url, { method: "GET" })'),
  loads("a list of calls that are waited for", "fix", load("signal?: AbortSignal"), "Promise.all([url].map((each) => load(each))).then(([id]) => id)"),
  loads(
    "an overload that takes a signal",
    { suggestion: "signal" },
    load("signal?: AbortSignal", ["function load(address: string): Promise<number>;", "function load(address: string, signal: AbortSignal): Promise<number>;"]),
    "load(url)",
  ),
  waits("a pause", 'import { setTimeout as pause } from "node:timers/promises";', ["await pause(10);", "return 7;"], { before: ends("7"), after: ends("AbortError") }),
  waits(
    "an event that is waited for",
    'import { once } from "node:events";',
    ['setImmediate(() => shop.order(7));', 'const [id] = await once(shop, "delivery");', "return id;"],
    { before: ["exit 13"], after: ends("AbortError") },
  ),
  waits(
    "events that are iterated",
    'import { on } from "node:events";',
    ["setImmediate(() => shop.order(7));", 'for await (const [id] of on(shop, "delivery")) return id;'],
    { before: ["exit 13"], after: ends("AbortError") },
  ),
];
