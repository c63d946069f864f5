import rule from "../../rules/no-invalid-timeout.js";
import { run, typescript } from "../cases.js";
import { early } from "./no-invalid-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");

const longest = "2_147_483_647";

const race = (head: string, ...timer: string[]): string =>
  lines("class TooLate extends Error {}", `export const within = <T>(work: Promise<T>, ${head}) =>`, "  Promise.race([", "    work,", ...timer.map((line) => `    ${line}`), "  ]);", "");

const rejecting = ["new Promise((_, reject) => {", "  setTimeout(() => reject(new TooLate(`No answer within ${ms} ms`)), ms);", "}),"];

const poll = (options: string, guard: readonly string[] = []): string =>
  lines(
    "export function until(isDone: () => boolean, options: { interval?: number; timeout?: number } = {}): Promise<void> {",
    "  return new Promise((resolve, reject) => {",
    `    ${options}`,
    "    if (isDone()) return resolve();",
    ...guard.map((line) => `    ${line}`),
    "    const timer = setTimeout(() => reject(new Error('too late')), timeout);",
    "    const polling = setInterval(() => { if (isDone()) { clearTimeout(timer); clearInterval(polling); resolve(); } }, interval);",
    "  });",
    "}",
    "",
  );

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("no-invalid-timeout: bugs in the wild", rule, typescript, {
  valid: [
    {
      name: "https://github.com/neet/masto.js/commit/9163cc67f17b1256ce8f66ad3a9f77be6143de51, mended",
      code: lines(
        "class TooLate extends Error {}",
        "export const within = <T>(work: Promise<T>, ms?: number) => {",
        "  if (ms === undefined) return work;",
        "  return Promise.race([work, new Promise((_, reject) => { setTimeout(() => reject(new TooLate()), ms); })]);",
        "};",
        "",
      ),
    },
    {
      name: "https://github.com/ChainSafe/lodestar/blob/unstable/packages/utils/src/waitFor.ts, mended",
      code: poll("const { interval = 10, timeout = Infinity } = options;", ["if (timeout === Infinity) return;"]),
    },
  ],
  invalid: [
    {
      name: "https://github.com/neet/masto.js/commit/9163cc67f17b1256ce8f66ad3a9f77be6143de51",
      code: race("ms: number = ⟦Number.MAX_SAFE_INTEGER⟧", ...rejecting),
      errors: [early("9_007_199_254_740_991", [longest, race(`ms: number = ${longest}`, ...rejecting)])],
    },
    {
      name: "https://github.com/ChainSafe/lodestar/blob/unstable/packages/utils/src/waitFor.ts",
      code: poll("const { interval = 10, timeout = ⟦Infinity⟧ } = options;"),
      errors: [early("Infinity", [longest, poll(`const { interval = 10, timeout = ${longest} } = options;`)])],
    },
  ],
});
