import { type Case, type Pair, same } from "../case.js";
import { ends } from "./programs.js";

/** A program that races its request with a timer of its deadline, and prints what comes of it. */
const racing = (race: string, more: readonly string[] = []): string =>
  [
    'import { url } from "./surroundings.mjs";',
    ...more,
    "",
    "const deadline = Number(process.env.DEADLINE);",
    "const load = async () => (await fetch(url)).json();",
    "",
    "try {",
    `  console.log((await ${race}).id);`,
    "} catch (error) {",
    "  console.log(error.name, error.message);",
    "}",
    "",
  ].join("\n");

/** The program is done before its timer, which keeps it alive. */
const outlived: Pair = { before: ["7", "stays alive"], after: ends("7") };

const cleared = (name: string, race: string, more?: readonly string[]): Case => ({
  rule: "no-promise-race-timeout",
  name,
  edit: "fix",
  program: racing(race, more),
  well: outlived,
  faults: { resets: same(ends("TypeError fetch failed")) },
});

export const noPromiseRaceTimeout: readonly Case[] = [
  cleared("a timer that is cleared behind the race", 'Promise.race([load(), new Promise((_, reject) => setTimeout(() => reject(new Error("late")), deadline))])'),
  cleared("a sleep that is ended behind the race", "Promise.race([load(), sleep(deadline, { id: 0 })])", ['import { setTimeout as sleep } from "node:timers/promises";']),
  cleared("a race by hand", 'new Promise((resolve, reject) => { setTimeout(() => reject(new Error("late")), deadline); load().then(resolve, reject); })'),
  {
    rule: "no-promise-race-timeout",
    name: "a timer that was cleared only where the work did not fail",
    edit: "fix",
    program: racing("within(() => load().then(({ id }) => { throw new RangeError(id); }), deadline)", [
      "",
      "async function within(work, ms) {",
      "  let timer;",
      '  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error("late")), ms); });',
      "  const value = await Promise.race([work(), late]);",
      "  clearTimeout(timer);",
      "  return value;",
      "}",
    ]),
    well: { before: ["RangeError 7", "stays alive"], after: ends("RangeError 7") },
    faults: { resets: same(ends("TypeError fetch failed")) },
  },
  {
    rule: "no-promise-race-timeout",
    name: "a signal in place of the race, with the timer's own error",
    edit: { suggestion: "AbortSignal.timeout(deadline)" },
    program: racing('Promise.race([fetch(url).then((response) => response.json()), new Promise((_, reject) => setTimeout(() => reject(new Error("late")), deadline))])'),
    well: outlived,
    faults: {
      silent: { before: ["Error late", "hangs"], after: ends("Error late") },
      stalled: { before: ["Error late", "hangs"], after: ends("Error late") },
      resets: same(ends("TypeError fetch failed")),
    },
  },
  {
    rule: "no-promise-race-timeout",
    name: "a signal in place of the race, with the timer's own value",
    edit: { suggestion: "AbortSignal.timeout(deadline)" },
    program: racing("Promise.race([fetch(url).then((response) => response.json()), new Promise((resolve) => setTimeout(resolve, deadline, { id: 0 }))])"),
    well: outlived,
    faults: { silent: { before: ["0", "hangs"], after: ends("0") }, resets: same(ends("TypeError fetch failed")) },
  },
  {
    rule: "no-promise-race-timeout",
    name: "a request that the timer ends, which is cleared behind the race",
    edit: { suggestion: "controller.abort()" },
    program: [
      'import { url } from "./surroundings.mjs";',
      "",
      "let timer;",
      "try {",
      "  const value = await new Promise((resolve, reject) => {",
      "    timer = setTimeout(() => reject(new Error(\"late\")), Number(process.env.DEADLINE));",
      "    fetch(url).then((response) => response.json()).then(resolve, reject);",
      "  }).finally(() => clearTimeout(timer));",
      "  console.log(value.id);",
      "} catch (error) {",
      "  console.log(error.name, error.message);",
      "}",
      "",
    ].join("\n"),
    well: ends("7"),
    faults: { silent: { before: ["Error late", "hangs"], after: ends("Error late") }, resets: same(ends("TypeError fetch failed")) },
  },
];
