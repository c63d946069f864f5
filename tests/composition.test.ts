import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import type { Reader } from "./cases.js";
import { lossesOf } from "./losses.mjs";
import { casesOf, type SuiteCase } from "./suites.js";
import { fixture } from "./tester.js";

/** A case with all that every rule together makes of it. */
interface Mended extends SuiteCase {
  /** Whether the case is read as JavaScript too. */
  readonly isJavaScript: boolean;
  readonly before: Linter.LintMessage[];
  readonly after: Linter.LintMessage[];
  readonly output: string;
  /** What a second `--fix` makes of the output. */
  readonly again: string;
}

const linter = new Linter({ cwd: fixture("") });
const languages: Readonly<Record<Reader, Linter.LanguageOptions>> = {
  js: {},
  ts: { parser },
  typed: { parser, parserOptions: { projectService: true, tsconfigRootDir: fixture("") } },
};

/** Every rule that the reader can run, the case's own with its options. */
function rulesFor(reader: Reader, own: string, options: readonly unknown[] = []): Linter.RulesRecord {
  const runnable = Object.entries(rules).filter(([, { meta }]) => reader === "typed" || !meta.docs.requiresTypeChecking);
  return Object.fromEntries(runnable.map(([name]) => [`timeout/${name}`, name === own ? ["error", ...options] : "error"]));
}

/** Each case once: with types, if any reader of it has them, since all rules run there. */
function distinct(cases: readonly SuiteCase[]): (SuiteCase & Pick<Mended, "isJavaScript">)[] {
  const keyOf = ({ invalid: { code, settings, options, languageOptions } }: SuiteCase): string => JSON.stringify([code, settings, options, Object.keys(languageOptions ?? {})]);
  const dearest = (["js", "ts", "typed"] as const).flatMap((reader) => cases.filter((one) => one.reader === reader));
  const plain = new Set(dearest.filter(({ reader }) => reader === "js").map(keyOf));
  const found = new Map(dearest.map((one) => [keyOf(one), one]));
  return [...found].map(([key, one]) => ({ ...one, isJavaScript: plain.has(key) }));
}

function mend(rule: string, one: ReturnType<typeof distinct>[number]): Mended {
  const { reader, invalid } = one;
  const { code, filename, settings = {}, options, languageOptions } = invalid;
  const language = languages[reader];
  const config: Linter.Config = {
    files: ["**"],
    plugins: { timeout: { rules: rules as never } },
    rules: rulesFor(reader, rule, options),
    settings,
    languageOptions: { ...language, ...languageOptions, parserOptions: Object.assign({}, language.parserOptions, languageOptions?.parserOptions) },
  };
  const place = filename === undefined ? {} : { filename };
  const before = linter.verify(code, config, place);
  const { output, messages: after } = linter.verifyAndFix(code, config, place);
  const again = output === code ? output : linter.verifyAndFix(output, config, place).output;
  return { ...one, before, after, output, again };
}

const names = (messages: readonly Linter.LintMessage[]): string[] => messages.map(({ ruleId }) => ruleId ?? "");
const shown = ({ invalid, output }: Mended, why = ""): string => `${why}\n${invalid.code}\n→\n${output}`;

const mended = Object.entries(rules).map(([name, rule]) => ({ name, cases: distinct(casesOf(rule)).map((one) => mend(name, one)) }));

describe.each(mended)("all rules with --fix over the cases of $name", ({ name, cases }) => {
  it("find the case's own faults", () => {
    expect(cases.length).toBeGreaterThan(10);
    expect(cases.filter(({ before }) => !names(before).includes(`timeout/${name}`)).map((one) => shown(one))).toEqual([]);
  });

  it("report each fault by one rule", () => {
    const place = ({ line, column, endLine, endColumn }: Linter.LintMessage): string => [line, column, endLine, endColumn].join(":");
    const twice = (one: Mended): boolean => one.before.some((a) => one.before.some((b) => a.ruleId !== b.ruleId && place(a) === place(b)));
    expect(cases.filter(twice).map((one) => shown(one, names(one.before).join()))).toEqual([]);
  });

  it("leave code that parses, and in which nothing can be fixed", () => {
    const bad = cases.filter(({ after, again, output }) => again !== output || after.some(({ fatal, fix }) => fatal || fix));
    expect(bad.map((one) => shown(one, one.again))).toEqual([]);
  });

  it("bring no fault up by mending another", () => {
    const count = (messages: Linter.LintMessage[], rule: string): number => names(messages).filter((each) => each === rule).length;
    // A signal that nothing aborts hides that nothing bounds the call.
    const isHidden = (rule: string, before: Linter.LintMessage[]): boolean => rule === "timeout/require-http-timeout" && count(before, "timeout/no-unused-abort-controller") > 0;
    const news = ({ before, after }: Mended): string[] => names(after).filter((rule) => count(after, rule) > count(before, rule) && !isHidden(rule, before));
    expect(cases.filter((one) => news(one).length > 0).map((one) => shown(one, news(one).join()))).toEqual([]);
  });

  it("lose no option, and pass nothing twice", () => {
    const losses = ({ invalid, output, before }: Mended): string[] => lossesOf(invalid.code, output, invalid.filename ?? "file.tsx", names(before));
    expect(cases.filter((one) => losses(one).length > 0).map((one) => shown(one, losses(one).join()))).toEqual([]);
  });
});

/** TypeScript's errors in texts that stand beside the fixtures, text by text. */
function errorsOf(texts: readonly string[]): string[][] {
  const config: unknown = ts.readConfigFile(fixture("tsconfig.json"), (file) => ts.sys.readFile(file)).config;
  const options: ts.CompilerOptions = { ...ts.parseJsonConfigFileContent(config, ts.sys, fixture("")).options, moduleDetection: ts.ModuleDetectionKind.Force };
  const names = texts.map((_, index) => fixture(`case-${index}.ts`));
  const files = new Map([...names.map((name, index): [string, string] => [name, texts[index]!]), [fixture("acme.d.ts"), 'declare module "@acme/http";']]);
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  const program = ts.createProgram([...files.keys()], options, host);
  return names.map((name) => program.getSemanticDiagnostics(program.getSourceFile(name)).map(({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`));
}

/** Errors that a strict check finds in JavaScript, whose parameters have no types. */
const wantsTypes = /^TS(?:7\d{3}|2722) /;

it("leave code in which TypeScript finds no new error", () => {
  const changed = mended.flatMap(({ cases }) => cases.filter(({ reader, output, invalid }) => reader === "typed" && output !== invalid.code));
  expect(changed.length).toBeGreaterThan(100);
  const before = errorsOf(changed.map(({ invalid }) => invalid.code));
  const after = errorsOf(changed.map(({ output }) => output));
  const news = changed.flatMap((one, index) => {
    const fresh = after[index]!.filter((error) => !before[index]!.includes(error) && !(one.isJavaScript && wantsTypes.test(error)));
    return fresh.length > 0 ? [shown(one, fresh.join())] : [];
  });
  expect(news).toEqual([]);
});
