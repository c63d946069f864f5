import { type Case, type Outcome, same } from "../case.js";
import { ends } from "./programs.js";

/** A program that gives up when its deadline has passed, and tells by the error's name what has ended it. */
const givesUp = (abort: string, handler = "console.log(error.name);", before = ""): string =>
  [
    'import { url } from "./surroundings.mjs";',
    "",
    `const controller = new AbortController();${before}`,
    `const timer = setTimeout(${abort}, Number(process.env.DEADLINE));`,
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

const mended = (name: string, edit: Case["edit"], program: string, before: Outcome = ends("AbortError"), after: Outcome = ends("TimeoutError")): Case => ({
  rule: "require-timeout-reason",
  name,
  edit,
  program,
  well: ends("7"),
  faults: { silent: { before, after } },
});

export const requireTimeoutReason: readonly Case[] = [
  {
    ...mended("an abort without a reason", "fix", givesUp("() => controller.abort()")),
    faults: {
      silent: { before: ends("AbortError"), after: ends("TimeoutError") },
      stalled: { before: ends("AbortError"), after: ends("TimeoutError") },
      resets: same(ends("TypeError")),
    },
  },
  mended("an abort that is bound to its controller", "fix", givesUp("controller.abort.bind(controller)")),
  mended(
    "a handler that asks for the name of an abort, which somebody else may make too: it has to be told the new name",
    { suggestion: "TimeoutError" },
    givesUp("() => controller.abort()", 'console.log(error.name === "AbortError" ? "given up" : "failed");', "\nprocess.once(\"SIGINT\", () => controller.abort());"),
    ends("given up"),
    ends("failed"),
  ),
];
