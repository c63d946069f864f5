import type { Case, Outcome, Pair } from "../case.js";
import { ends } from "./programs.js";

/** A program in TypeScript whose function takes a signal that it has no use for: what it calls knows nothing of signals. */
const takes = (fn: readonly string[], argument = "callerSignal()"): string =>
  [
    'import { callerSignal, url } from "./surroundings.mjs";',
    "",
    "async function ask() {",
    "  const response = await fetch(url);",
    "  return (await response.json()).id;",
    "}",
    "",
    ...fn,
    "",
    "try {",
    `  console.log(await load(${argument}));`,
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n");

const answered: Outcome = ends("7");
const stopped: Pair = { before: answered, after: ends("AbortError") };

const checked = (name: string, edit: Case["edit"], program: string, aborted: Pair = stopped): Case => ({
  rule: "no-unused-abort-signal",
  name,
  edit,
  reader: "typed",
  program,
  well: answered,
  faults: { aborted },
});

export const noUnusedAbortSignal: readonly Case[] = [
  checked("an async function", "fix", takes(["async function load(signal: AbortSignal) {", "  return await ask();", "}"])),
  checked("an async function in a variable, with a signal that is missing", "fix", takes(["const load = async (signal?: AbortSignal) => {", "  return await ask();", "};"], ""), { before: answered, after: answered }),
  checked("a function that is not async: it throws where it rejected before", { suggestion: "throwIfAborted" }, takes(["function load(signal: AbortSignal) {", "  return ask();", "}"])),
];
