import type { Case } from "../case.js";
import { ends } from "./programs.js";

/** A program that polls until a server is up, which tells failures from answers. */
const untilUp = [
  'import { setTimeout as sleep } from "node:timers/promises";',
  'import { url } from "./surroundings.mjs";',
  "",
  "async function isUp() {",
  "  try {",
  "    return (await fetch(url)).ok;",
  "  } catch {",
  "    return false;",
  "  }",
  "}",
  "",
  "async function untilUp() {",
  "  while (!(await isUp())) await sleep(50);",
  "}",
  "",
  "try {",
  "  await untilUp();",
  '  console.log("up");',
  "} catch (error) {",
  "  console.log(error.message);",
  "}",
  "",
].join("\n");

/** A program in TypeScript that polls for a second answer, with a caller's signal. */
const untilReady = (sleep: string): string =>
  [
    'import { setTimeout } from "node:timers/promises";',
    'import { callerSignal, url } from "./surroundings.mjs";',
    "",
    "let answers = 0;",
    "",
    "async function isReady() {",
    "  await (await fetch(url)).text();",
    "  answers += 1;",
    "  return answers > 1;",
    "}",
    "",
    "async function untilReady(signal: AbortSignal) {",
    "  while (!(await isReady())) {",
    `    await ${sleep};`,
    "  }",
    "}",
    "",
    "try {",
    "  await untilReady(callerSignal());",
    '  console.log("ready");',
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n");

const signalled = (name: string, sleep: string): Case => ({
  rule: "no-unbounded-polling",
  name,
  edit: "fix",
  reader: "ts",
  program: untilReady(sleep),
  well: ends("ready"),
  faults: { aborted: { before: ends("ready"), after: ends("AbortError") } },
});

export const noUnboundedPolling: readonly Case[] = [
  {
    rule: "no-unbounded-polling",
    name: "a server that never comes up",
    edit: { suggestion: "Throw an error" },
    program: untilUp,
    well: ends("up"),
    faults: { resets: { before: ["stays alive"], after: ends("Waited too long") } },
  },
  signalled("a caller's signal, passed to the sleep", "setTimeout(50)"),
  signalled("a caller's signal, where the sleep takes none", "new Promise((resolve) => globalThis.setTimeout(resolve, 50))"),
];
