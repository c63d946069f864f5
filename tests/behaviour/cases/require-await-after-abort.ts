import { type Case, type Outcome, same } from "../case.js";
import { ends } from "./programs.js";

/** A function that starts work, waits for something quicker, aborts the work and returns. */
const quicker = (before: readonly string[], work: string, quick: string): string =>
  [
    'import { setTimeout as sleep } from "node:timers/promises";',
    'import { url } from "./surroundings.mjs";',
    "",
    ...before,
    "async function first() {",
    "  const controller = new AbortController();",
    `  const work = ${work};`,
    `  ${quick}`,
    "  controller.abort();",
    '  return "first is done";',
    "}",
    "",
    "console.log(await first());",
    "",
  ].join("\n");

const waits = (name: string, edit: Case["edit"], program: string, well: Outcome, faults: Case["faults"]): Case => ({ rule: "require-await-after-abort", name, edit, program, well, faults });

const done = ends("first is done");

const save = [
  "async function save(signal) {",
  "  try {",
  "    await (await fetch(url, { signal })).text();",
  "  } catch {}",
  '  console.log("save has tidied up");',
  "}",
  "",
];

export const requireAwaitAfterAbort: readonly Case[] = [
  waits("`fetch` that nobody waits for: its failure ends the process", "fix", quicker([], "fetch(url, { signal: controller.signal })", "await sleep(200);"), done, {
    silent: { before: ["first is done", "dies of AbortError", "exit 1"], after: done },
    stalled: same(done),
  }),
  waits("`fetch` in a race that it loses", "fix", quicker([], "fetch(url, { signal: controller.signal })", "await Promise.race([work, sleep(200)]);"), done, { silent: same(done), stalled: same(done) }),
  waits(
    "an own function that tidies up when it is aborted",
    { suggestion: "allSettled" },
    quicker(save, "save(controller.signal)", "await Promise.race([work, sleep(200)]);"),
    ends("save has tidied up", "first is done"),
    { silent: { before: ends("first is done", "save has tidied up"), after: ends("save has tidied up", "first is done") }, stalled: { before: ends("first is done", "save has tidied up"), after: ends("save has tidied up", "first is done") } },
  ),
];
