import path from "node:path";
import type { RuleTester } from "eslint";
import { vi } from "vitest";
import type { Reader } from "./cases.js";
import { filesIn } from "./imports.js";

/** A case of a rule's suite that reports, and by which reader. */
export interface SuiteCase {
  readonly reader: Reader;
  readonly invalid: RuleTester.InvalidTestCase;
}

const cases = vi.hoisted(() => new Map<unknown, SuiteCase[]>());

// The suites are loaded for their cases alone: what they would run is only taken down.
vi.mock("./tester.js", async (original) => {
  const takeDown = (reader: Reader) => ({
    run: (_name: string, rule: unknown, { invalid }: { invalid: RuleTester.InvalidTestCase[] }) => {
      cases.set(rule, [...(cases.get(rule) ?? []), ...invalid.map((one) => ({ reader, invalid: one }))]);
    },
  });
  return { ...(await original<object>()), js: takeDown("js"), ts: takeDown("ts"), typed: takeDown("typed"), describe: () => undefined };
});

/** The suites of rules by their files' names. */
export const suiteFiles = filesIn("tests/rules", ".test.ts").map((file) => path.basename(file, ".test.ts"));
for (const suite of suiteFiles) await import(`./rules/${suite}.test.ts`);

/** The cases of a rule that report, of all its suites. */
export const casesOf = (rule: unknown): readonly SuiteCase[] => cases.get(rule) ?? [];
