import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import plugin from "../src/index.js";
import { textOf } from "./imports.js";
import { type Sample, sectionsOf } from "./sections.js";
import { fixture } from "./tester.js";

const recipes = sectionsOf(textOf("docs/recipes.md"))
  .filter(({ title }) => title !== "")
  .map(({ title, samples }) => ({ title, samples }));

/** What all rules say of a piece of TypeScript, with their default options and the README's settings: each report as its rule's name. */
async function reportsOf(code: string, isTyped: boolean): Promise<string[]> {
  const eslint = new ESLint({
    cwd: fixture(""),
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.ts"],
      plugins: { timeout: plugin },
      languageOptions: { parser, parserOptions: isTyped ? { projectService: true, tsconfigRootDir: fixture("") } : {} },
      settings: { timeout: { deadline: 10_000, target: "modern" } },
      rules: Object.fromEntries(
        Object.entries(rules)
          .filter(([, { meta }]) => isTyped || !("requiresTypeChecking" in meta.docs && meta.docs.requiresTypeChecking))
          .map(([name]) => [`timeout/${name}`, "error"]),
      ),
    },
  });
  const [result] = await eslint.lintText(code, { filePath: fixture("file.ts") });
  return result!.messages.map(({ ruleId, message }) => ruleId?.replace("timeout/", "") ?? message);
}

/** What TypeScript says of a sample; none where it imports a package that is not installed here. */
function errorsOf({ code }: Sample): string[] {
  const name = fixture("file.ts");
  const { config } = ts.readConfigFile(fixture("tsconfig.json"), (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, fixture(""));
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = { ...disk, getSourceFile: (file, version) => (file === name ? ts.createSourceFile(file, code, version) : disk.getSourceFile(file, version)) };
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

/** What a recipe says against each fault, and the rule that notices when it is gone. */
const bounds: readonly (readonly [title: string, bound: string, without: string, rule: string])[] = [
  ["A JSON request", "signal: signal ? AbortSignal.any([signal, deadline]) : deadline,", "", "require-http-timeout"],
  ["A JSON request", "signal ? AbortSignal.any([signal, deadline]) : deadline", "deadline", "no-detached-abort-signal"],
  ["A streaming download with an idle timer", ", { signal: AbortSignal.any([signal, idle.signal]) }", "", "require-http-timeout"],
  ["A streaming download with an idle timer", "AbortSignal.any([signal, idle.signal])", "idle.signal", "no-detached-abort-signal"],
  ["A long poll", "signal: AbortSignal.any([signal, AbortSignal.timeout(75_000)]),", "", "require-http-timeout"],
  ["Polling", ", undefined, { signal: within }", "", "forward-abort-signal"],
  ["A file upload", ", signal: AbortSignal.any([signal, deadline])", "", "require-http-timeout"],
  ["A WebSocket that lives for hours", "handshakeTimeout: 10_000", "handshakeTimeout: -1", "no-invalid-timeout"],
  ["A worker loop", ", undefined, { signal: stop }", "", "forward-abort-signal"],
  ["A worker loop", "AbortSignal.any([stop, AbortSignal.timeout(60_000)])", "AbortSignal.timeout(60_000)", "no-detached-abort-signal"],
  ["A retry with backoff", "AbortSignal.any([signal, AbortSignal.timeout(10_000)])", "AbortSignal.timeout(10_000)", "no-detached-abort-signal"],
  ["A retry with backoff", ", undefined, { signal });", ");", "forward-abort-signal"],
  ["A React effect", ", { signal });", ");", "require-http-timeout"],
  ["A `queryFn`", ", { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) }", "", "require-http-timeout"],
  ["A `queryFn`", "AbortSignal.any([signal, AbortSignal.timeout(10_000)])", "AbortSignal.timeout(10_000)", "no-detached-abort-signal"],
  ["Graceful shutdown", "stop.abort();", "", "no-unused-abort-controller"],
];

describe("docs/recipes.md", () => {
  it("shows one piece of TypeScript a recipe", () => {
    expect(recipes.length).toBeGreaterThan(9);
    expect(recipes.filter(({ samples }) => samples.length !== 1 || samples[0]!.info !== "ts typed")).toEqual([]);
  });

  it.each(recipes.map(({ title, samples }): [string, Sample] => [title, samples[0]!]))("%s: no rule objects", async (_, { code }) => {
    expect(await reportsOf(code, true)).toEqual([]);
    expect(await reportsOf(code, false)).toEqual([]);
  });

  it.each(recipes.map(({ title, samples }): [string, Sample] => [title, samples[0]!]))("%s: it type-checks", (_, sample) => {
    const isComplete = !/ from "(?!node:)/.test(sample.code);
    expect(isComplete ? errorsOf(sample) : []).toEqual([]);
  });

  it.each(bounds)("%s: without `%s` there is something to say", async (title, bound, without, rule) => {
    const code = recipes.find((recipe) => recipe.title === title)?.samples[0]?.code ?? "";
    expect(code).toContain(bound);
    expect(await reportsOf(code.replace(bound, () => without), true)).toContain(rule);
  });

  it("has a bound for each recipe that some rule would miss", () => {
    expect([...new Set(bounds.map(([title]) => title))]).toEqual(recipes.map(({ title }) => title));
  });
});
