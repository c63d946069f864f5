import type { Case, Outcome, Pair } from "../case.js";
import { ends } from "./programs.js";

/** A program in TypeScript that asks the server in turns, by a function that knows nothing of signals. */
const turns = (loop: readonly string[], run: readonly string[], head = "signal: AbortSignal"): string =>
  [
    'import { callerSignal, url } from "./surroundings.mjs";',
    "",
    "async function ask() {",
    "  const response = await fetch(url);",
    "  return (await response.json()).id;",
    "}",
    "",
    `async function load(turns: number[], ${head}) {`,
    ...loop.map((line) => `  ${line}`),
    '  console.log("done");',
    "}",
    "",
    ...run,
    "",
  ].join("\n");

const awaited = (argument = "callerSignal()"): readonly string[] => ["try {", `  await load([1, 2], ${argument});`, "} catch (error) {", "  console.log(error.name);", "}"];
const body = ["for (const turn of turns) {", "  console.log(turn, await ask());", "}"];
const all = ends("1 7", "2 7", "done");
const stopped: Pair = { before: all, after: ends("AbortError") };

const checked = (name: string, edit: Case["edit"], program: string, aborted: Pair, well: Outcome = all): Case => ({
  rule: "require-abort-check",
  name,
  edit,
  reader: "typed",
  program,
  well,
  faults: { aborted },
});

export const requireAbortCheck: readonly Case[] = [
  checked("a loop over a list", "fix", turns(body, awaited()), stopped),
  checked("a loop without braces", "fix", turns(["for (const turn of turns) console.log(turn, await ask());"], awaited()), stopped),
  checked("a loop that waits in its test alone", "fix", turns(["while ((await ask()) < 7) {}"], awaited()), { before: ends("done"), after: ends("done") }, ends("done")),
  checked("a signal that may be missing, and is there", "fix", turns(body, awaited(), "signal?: AbortSignal"), stopped),
  checked("a signal that may be missing, and is", "fix", turns(body, awaited("undefined"), "signal?: AbortSignal"), { before: all, after: all }),
  checked("a function that answers an abort by what it has", { suggestion: "throwIfAborted" }, turns([...body, 'if (signal.aborted) console.log("too late");'], awaited()), {
    before: ends("1 7", "2 7", "too late", "done"),
    after: ends("AbortError"),
  }),
  checked("nobody waits for the function: the loop is left", { suggestion: "break" }, turns(body, ["void load([1, 2], callerSignal());"]), { before: all, after: ends("done") }),
  checked(
    "nobody waits for the function: an error would end the process",
    { never: ["{\n    console", "{\n    signal.throwIfAborted();\n    console"] },
    turns(body, ["void load([1, 2], callerSignal());"]),
    { before: all, after: ["dies of AbortError", "exit 1"] },
  ),
];
