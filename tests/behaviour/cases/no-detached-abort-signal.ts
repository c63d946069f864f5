import { type Case, type Outcome, type Pair, same } from "../case.js";
import { ends } from "./programs.js";

const rule = "no-detached-abort-signal";

/** A program whose caller may give up while a request runs that has a deadline of an hour. */
const loads = (lines: readonly string[], head = "signal: AbortSignal", argument = "callerSignal()"): string =>
  [
    'import { callerSignal, url } from "./surroundings.mjs";',
    "",
    `async function load(target: string, ${head}) {`,
    ...lines.map((line) => `  ${line}`),
    "}",
    "",
    "try {",
    `  console.log((await load(url, ${argument})).id);`,
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n");

const answered: Outcome = ends("7");
const ended: Pair = { before: ["hangs"], after: ends("AbortError") };

const mended = (name: string, program: string, faults: Case["faults"] = { silent: ended, aborted: { before: answered, after: ends("AbortError") } }): Case => ({
  rule,
  name,
  program,
  reader: "typed",
  edit: "fix",
  well: answered,
  faults,
});

const hour = "AbortSignal.timeout(3_600_000)";

export const noDetachedAbortSignal: readonly Case[] = [
  mended("a deadline in the call", loads([`const response = await fetch(target, { signal: ${hour} });`, "return await response.json();"])),
  mended(
    "a deadline in the call, and a signal that may be missing, and is there",
    loads([`const response = await fetch(target, { signal: ${hour} });`, "return await response.json();"], "options: { signal?: AbortSignal } = {}", "{ signal: callerSignal() }"),
  ),
  mended(
    "a deadline in the call, and a signal that may be missing, and is",
    loads([`const response = await fetch(target, { signal: ${hour} });`, "return await response.json();"], "signal?: AbortSignal", "undefined"),
    { aborted: same(answered) },
  ),
  mended("a deadline in a constant", loads([`const deadline = ${hour};`, "const response = await fetch(target, { signal: deadline });", "return await response.json();"])),
  mended(
    "a controller that a timer aborts",
    loads([
      "const controller = new AbortController();",
      "const timer = setTimeout(() => controller.abort(), 3_600_000);",
      "try {",
      "  const response = await fetch(target, { signal: controller.signal });",
      "  return await response.json();",
      "} finally {",
      "  clearTimeout(timer);",
      "}",
    ]),
  ),
];
