import { writeFile } from "node:fs/promises";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter, type Rule } from "eslint";
import { numeral } from "../../src/fixes/text.js";
import plugin from "../../src/index.js";
import type { Case, Pair } from "./case.js";

/** The text of a program before and after its edit. */
export type Texts = Readonly<Record<keyof Pair, string>>;

const endings = { js: "mjs", cjs: "cjs", ts: "mts", typed: "mts" } as const;

/**
 * A case's program and what its edit makes of it with a deadline in ms; the file in `folder` that it is linted as.
 * @throws if the rule doesn't make that edit, or reports what the edit has left.
 */
export async function textsOf(folder: string, name: string, one: Case, deadline: number): Promise<Texts> {
  const { program, edit } = one;
  const before = program.replaceAll(/(?<!\.)\bDEADLINE\b/g, numeral(deadline));
  const file = path.join(folder, `${name}.${endings[one.reader ?? "js"]}`);
  // With types, only a file that is there belongs to a project.
  await writeFile(file, before);
  const { messages } = await lint(folder, file, before, one, deadline);
  const after =
    edit === "fix"
      ? ((await lint(folder, file, before, one, deadline, true)).output ?? before)
      : "never" in edit
        ? unoffered(before, messages, edit.never.map((text) => text.replace("DEADLINE", numeral(deadline))))
        : suggested(before, messages, edit.suggestion);
  if (after === before) throw new Error(`The edit changes nothing of:\n${before}`);
  const left = (await lint(folder, file, after, one, deadline)).messages;
  if (left.length > 0) throw new Error(`"${left[0]!.message}" is still said of:\n${after}`);
  return { before, after };
}

/** The program as a person leaves it who takes a suggestion that no fix stands beside. */
function suggested(before: string, messages: readonly Linter.LintMessage[], text: string): string {
  if (messages.some(({ fix }) => fix)) throw new Error(`--fix writes what should be a suggestion:\n${before}`);
  const [suggestion, ...others] = messages.flatMap(({ suggestions = [] }) => suggestions).filter(({ desc }) => desc.includes(text));
  if (!suggestion || others.length > 0) throw new Error(`Not one suggestion holds "${text}" for:\n${before}`);
  return applied(before, suggestion.fix);
}

/** The program after an edit by hand, which no report offers. */
function unoffered(before: string, messages: readonly Linter.LintMessage[], [text = "", by = ""]: readonly string[]): string {
  const after = before.replace(text, () => by);
  const offers = messages.flatMap(({ fix, suggestions = [] }) => [...(fix ? [fix] : []), ...suggestions.map((suggestion) => suggestion.fix)]);
  const bare = (written: string): string => written.replaceAll(/\s+/g, "");
  if (offers.some((fix) => bare(applied(before, fix)) === bare(after))) throw new Error(`The rule offers what it never should:\n${after}`);
  return after;
}

const applied = (text: string, { range: [start, end], text: by }: Rule.Fix): string => text.slice(0, start) + by + text.slice(end);

/** Lints a text with the case's rule alone; a rule that isn't written yet says nothing. */
async function lint(folder: string, filePath: string, text: string, { rule, reader, settings }: Case, deadline: number, fix = false): Promise<ESLint.LintResult> {
  const eslint = new ESLint({
    cwd: folder,
    fix,
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.{mjs,cjs,mts}"],
      plugins: { timeout: plugin },
      settings: { timeout: { deadline, target: "modern", ...settings } },
      rules: rule in plugin.rules ? { [`timeout/${rule}`]: "error" } : {},
      languageOptions: {
        ...((reader === "ts" || reader === "typed") && { parser }),
        ...(reader === "typed" && { parserOptions: { projectService: true, tsconfigRootDir: folder } }),
      },
    },
  });
  const [result] = await eslint.lintText(text, { filePath });
  const broken = result!.messages.find(({ ruleId }) => ruleId === null);
  if (broken) throw new Error(`${broken.message} in:\n${text}`);
  return result!;
}
