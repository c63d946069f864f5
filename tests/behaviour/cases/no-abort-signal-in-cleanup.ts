import type { Case, Edit } from "../case.js";
import { ends } from "./programs.js";

const rule = "no-abort-signal-in-cleanup";

/** A program whose caller may have given up: it starts an order, and releases it by a request at the end. */
const releases = (lines: readonly string[], head = "signal: AbortSignal", call = "order(callerSignal())"): string =>
  [
    'import { callerSignal, url } from "./surroundings.mjs";',
    "",
    "async function release(target: string, init: RequestInit) {",
    "  const response = await fetch(target, init);",
    "  console.log(`releases ${(await response.json()).id}`);",
    "}",
    "",
    `async function order(${head}) {`,
    ...lines.map((line) => `  ${line}`),
    "}",
    "",
    "try {",
    `  await ${call};`,
    '  console.log("has ordered");',
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n");

/** Without the edit a caller who has given up leaves the order where it is. */
const mended = (name: string, edit: Edit, program: string): Case => ({
  rule,
  name,
  program,
  reader: "ts",
  edit,
  well: ends("releases 7", "has ordered"),
  faults: {
    aborted: { before: ends("AbortError"), after: ends("releases 7", "AbortError") },
    silent: { before: ends("AbortError"), after: ends("TimeoutError") },
  },
});

const attempt = (cleanup: string, signal = "signal"): readonly string[] => ["try {", `  ${signal}?.throwIfAborted();`, "} finally {", `  ${cleanup}`, "}"];
const fresh = { suggestion: "deadline of its own" };

export const noAbortSignalInCleanup: readonly Case[] = [
  mended("a `finally` block's call that gets it in options", "fix", releases(attempt('await release(url, { method: "DELETE", signal });'))),
  mended(
    "a `finally` block's call that gets it in an options' property",
    "fix",
    releases(attempt("await release(url, { signal: options.signal });", "options.signal"), "options: { signal?: AbortSignal }", "order({ signal: callerSignal() })"),
  ),
  mended("a callback of `.finally()`", "fix", releases(["const work = async () => signal.throwIfAborted();", "await work().finally(() => release(url, { signal }));"])),
  mended(
    "a `finally` block's client call that gets it with options which are passed whole",
    fresh,
    releases(
      attempt("const response = await fetch(url, init);\n    console.log(`releases ${(await response.json()).id}`);", "init.signal"),
      "init: RequestInit",
      "order({ signal: callerSignal() })",
    ),
  ),
  mended("a `finally` block's call that gets it joined with a deadline", fresh, releases(attempt("await release(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]) });"))),
  {
    rule,
    name: "a branch where the signal is aborted",
    program: releases(["if (signal.aborted) {", "  await release(url, { signal });", "}"]),
    reader: "ts",
    edit: "fix",
    well: ends("has ordered"),
    faults: { aborted: { before: ends("AbortError"), after: ends("releases 7", "has ordered") } },
  },
];
