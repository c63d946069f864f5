import type { Case } from "../case.js";
import { ends } from "./programs.js";

/** The check that a program makes before it asks the server; it reads the same before and after. */
const checked = (name: string, edit: Case["edit"], lines: readonly string[], head = "signal: AbortSignal", argument = "callerSignal()"): Case => ({
  rule: "prefer-throw-if-aborted",
  name,
  edit,
  reader: "ts",
  program: [
    'import { callerSignal, url } from "./surroundings.mjs";',
    "",
    `async function load(${head}) {`,
    ...lines.map((line) => `  ${line}`),
    "  const response = await fetch(url);",
    "  return (await response.json()).id;",
    "}",
    "",
    "try {",
    `  console.log(await load(${argument}));`,
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n"),
  well: ends("7"),
  faults: { aborted: { before: ends("AbortError"), after: ends("AbortError") } },
});

const call = { suggestion: "throwIfAborted()" };
const optional = "options: { signal?: AbortSignal }";

export const preferThrowIfAborted: readonly Case[] = [
  checked("a check in braces", "fix", ["if (signal.aborted) {", "  throw signal.reason;", "}"]),
  checked("a check that compares", "fix", ["if (signal.aborted === true) throw signal.reason;"]),
  checked("a signal that may be missing, and is there", "fix", ["if (options.signal?.aborted) throw options.signal.reason;"], optional, "{ signal: callerSignal() }"),
  {
    ...checked("a signal that may be missing, and is", "fix", ["if (options.signal?.aborted) throw options.signal.reason;"], optional, "{}"),
    faults: { aborted: { before: ends("7"), after: ends("7") } },
  },
  checked("a check with an `else`", "fix", ["let tries = 0;", "if (signal.aborted) throw signal.reason;", "else tries += 1;"]),
  checked("a comment inside: the edit moves it", call, ["if (signal.aborted) {", "  // Nobody waits any more.", "  throw signal.reason;", "}"]),
  checked("a test first whether there is a signal, which `false` would not pass", call, ["if (options.signal && options.signal.aborted) throw options.signal.reason;"], optional, "{ signal: callerSignal() }"),
];
