import { type Case, type Outcome, same } from "../case.js";
import { ends } from "./programs.js";

/** A program that gives up with a reason when its deadline has passed, and tells by the error's name what has ended it. */
const givesUp = (reason: string, handler = "console.log(error.name);"): string =>
  [
    'import { url } from "./surroundings.mjs";',
    "",
    "const controller = new AbortController();",
    `const timer = setTimeout(() => controller.abort(${reason}), Number(process.env.DEADLINE));`,
    "try {",
    "  const response = await fetch(url, { signal: controller.signal });",
    "  console.log((await response.json()).id);",
    "} catch (error) {",
    `  ${handler}`,
    "} finally {",
    "  clearTimeout(timer);",
    "}",
    "",
  ].join("\n");

const mended = (name: string, edit: Case["edit"], program: string, before: Outcome, after: Outcome = ends("AbortError")): Case => ({
  rule: "no-invalid-abort-reason",
  name,
  edit,
  program,
  well: ends("7"),
  faults: { silent: { before, after } },
});

export const noInvalidAbortReason: readonly Case[] = [
  {
    ...mended("a text as the reason", "fix", givesUp('"too slow"'), ends("undefined")),
    faults: {
      silent: { before: ends("undefined"), after: ends("AbortError") },
      stalled: { before: ends("undefined"), after: ends("AbortError") },
      resets: same(ends("TypeError")),
    },
  },
  mended("a number as the reason", "fix", givesUp("408"), ends("undefined")),
  mended("`null` as the reason: the handler itself fails", "fix", givesUp("null"), ["dies of TypeError", "exit 1"]),
  mended("`false` as the reason", "fix", givesUp("false"), ends("undefined")),
  mended("an object as the reason", { suggestion: "cause" }, givesUp("{ code: 408 }"), ends("undefined"), ends("Error")),
  mended(
    "a text that the handler compares: it has to be told the new error",
    { suggestion: "AbortError" },
    givesUp('"too slow"', 'console.log(error === "too slow" ? "was slow" : error.name);'),
    ends("was slow"),
  ),
];
