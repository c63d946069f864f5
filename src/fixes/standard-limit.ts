import type { TSESLint } from "@typescript-eslint/utils";
import type { DisabledLimit } from "../analysis/disabled-limit.js";
import type { File } from "../analysis/file.js";
import { type EcmaVersion, numeral } from "./text.js";

/** An edit that writes a limit's default out. */
export interface StandardEdit {
  /** What is written: `requestTimeout: 300_000`. */
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Writes a limit's own default in the place of what switches it off; undefined where nobody can tell which would do. */
export function standardLimit({ sourceCode }: File, { written, standard }: DisabledLimit, ecmaVersion: EcmaVersion): StandardEdit | undefined {
  if (standard === undefined) return undefined;
  const value = numeral(standard, ecmaVersion);
  if (written.type === "AssignmentExpression") {
    return { text: `${sourceCode.getText(written.left)} = ${value}`, fix: (fixer) => fixer.replaceText(written.right, value) };
  }
  const text = `${sourceCode.getText(written.key)}: ${value}`;
  return { text, fix: (fixer) => (written.shorthand ? fixer.replaceText(written, text) : fixer.replaceText(written.value, value)) };
}
