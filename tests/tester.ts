import { fileURLToPath } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { RuleTester } from "eslint";
import { afterAll, describe, it } from "vitest";

/** For what a suite of a rule tests beside its cases: contract.test.ts, which reads the suites, runs none of it. */
export { describe, it };

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

/** Folder of the files that typed test cases pretend to be: give a case `filename: fixture("file.ts")`. */
export const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** What ESLint's RuleTester must be told of every case: which message, where, and with which data. */
export const strict = { requireMessage: "messageId", requireLocation: true, requireData: true } as const;

/** JavaScript, parsed by ESLint's own parser: no types. */
export const js = new RuleTester();

/** TypeScript syntax without type information. */
export const ts = new RuleTester({ languageOptions: { parser } });

/** TypeScript with type information; every case names a file that is there, e.g. `filename: fixture("file.ts")`. */
export const typed = new RuleTester({
  languageOptions: {
    parser,
    parserOptions: { projectService: true, tsconfigRootDir: fixture("") },
  },
});
