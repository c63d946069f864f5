import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Project } from "./project.js";
import { snippet } from "./readme.js";
import { sources } from "./sources.js";

/** How a project uses the plugin. */
export interface Use {
  /** A folder of `projects/`. */
  name: string;
  /** What its sources are written in. */
  extension: "ts" | "js";
  /** Which of the README's snippets is its `eslint.config.js`. */
  config: "typed" | "untyped";
}

const rule = "timeout/require-http-timeout";

/**
 * The tests that every project must pass, round one installation; `more` adds the project's own. Each test starts
 * with the project's sources as they were and the README's snippet as `eslint.config.js`.
 */
export function describeCommand(use: Use, more: (project: () => Project) => void): void {
  const { name, extension, config } = use;
  const [orders, copy, health] = [`src/orders.${extension}`, `src/copy.${extension}`, `src/health.${extension}`];

  describe(`a project with ${name}`, () => {
    let project: Project;
    beforeAll(async () => {
      project = await Project.install(name);
      return () => project.remove();
    });
    beforeEach(async () => {
      await project.reset({ ...sources[extension], "eslint.config.js": await snippet(config) });
    });

    it("takes the package and its peer dependencies without a conflict, and keeps its own versions", async () => {
      const tree = JSON.parse(await project.npm("ls", "--all", "--json")) as { problems?: string[] };
      const { devDependencies } = JSON.parse(await project.read("package.json")) as {
        devDependencies: Record<string, string>;
      };
      const installed = await Promise.all(
        Object.keys(devDependencies).map(async (dependency) => {
          const manifest = await project.read(join("node_modules", dependency, "package.json"));
          return [dependency, (JSON.parse(manifest) as { version: string }).version];
        }),
      );

      // What was installed with --no-save is "extraneous" to npm; anything else would be a conflict.
      expect(tree.problems?.filter((problem) => !problem.startsWith("extraneous:"))).toEqual([]);
      expect(Object.fromEntries(installed)).toEqual(devDependencies);
    });

    it("prints what is wrong and ends with exit code 1", async () => {
      expect(await project.run("eslint", ".")).toEqual({
        exitCode: 1,
        stderr: "",
        stdout: `
<project>/${copy}
  2:26  error  Nothing in this code ends the stream if the server goes silent. Bound the headers and the gap between chunks; \`AbortSignal.timeout\` would cut a healthy stream  ${rule}

<project>/${orders}
  2:26  error  Nothing limits how long this \`fetch\` may take. Pass a \`signal\`, e.g. \`AbortSignal.timeout(10_000)\`  ${rule}

✖ 2 problems (2 errors, 0 warnings)
  1 error and 0 warnings potentially fixable with the \`--fix\` option.

`,
      });
    });

    it("says nothing and ends with exit code 0 when every call is bounded", async () => {
      expect(await project.run("eslint", health)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    });

    it("reports as JSON where each problem is and whether it can be fixed", async () => {
      const { exitCode, problems } = await project.lint(".");

      expect(exitCode).toBe(1);
      expect(problems[health]).toEqual([]);
      const fetch = { ruleId: rule, severity: 2, line: 2, column: 26, endLine: 2, endColumn: 31 };
      expect(problems[orders]).toMatchObject([
        {
          ...fetch,
          messageId: "unbounded",
          fix: { text: expect.stringContaining("{ signal: AbortSignal.timeout(10_000) }") as string },
        },
      ]);
      expect(problems[copy]).toMatchObject([
        { ...fetch, messageId: "unboundedStream", suggestions: [{ messageId: "boundHeaders" }] },
      ]);
      expect(problems[copy]?.[0]).not.toHaveProperty("fix");
    });

    it("writes what --fix can mend and leaves the rest", async () => {
      const before = await project.read(orders);
      const { exitCode, problems } = await project.lint("--fix", ".");

      expect(exitCode).toBe(1);
      expect(await project.read(orders)).toBe(
        before.replace("${id}`)", "${id}`, { signal: AbortSignal.timeout(10_000) })"),
      );
      expect(await project.read(copy)).toBe(sources[extension][copy]);
      expect(await project.read(health)).toBe(sources[extension][health]);
      expect(problems[orders]).toEqual([]);
      expect(problems[copy]).toHaveLength(1);
    });

    it("reports the same from the cache", async () => {
      const first = await project.lint("--cache", ".");
      const cache = await project.read(".eslintcache");
      // A word that only the cache holds shows that the second run was answered from it.
      await project.write(".eslintcache", cache.replaceAll("Nothing limits", "[cached] Nothing limits"));
      const second = await project.lint("--cache", ".");

      expect(first).toEqual(await project.lint("."));
      expect(JSON.stringify(second)).toContain("[cached] Nothing limits");
      expect(JSON.parse(JSON.stringify(second).replaceAll("[cached] ", ""))).toEqual(first);
    });

    it("can be adopted with --suppress-all: what is there is kept quiet, what comes is reported", async () => {
      expect(await project.run("eslint", "--suppress-all", ".")).toMatchObject({ exitCode: 0, stdout: "" });
      expect(JSON.parse(await project.read("eslint-suppressions.json"))).toEqual({
        [copy]: { [rule]: { count: 1 } },
        [orders]: { [rule]: { count: 1 } },
      });
      expect(await project.run("eslint", ".")).toEqual({ exitCode: 0, stdout: "", stderr: "" });

      await project.write(health, 'export const ready = async () => (await fetch("https://example.com")).ok;\n');
      const { exitCode, problems } = await project.lint(".");
      expect(exitCode).toBe(1);
      expect(problems).toMatchObject({ [orders]: [], [copy]: [], [health]: [{ ruleId: rule, line: 1 }] });
    });

    it.each([
      ["the preset's object", "timeout.configs.recommended"],
      ["the preset's name", '{ plugins: { timeout }, extends: ["timeout/recommended"] }'],
      ["the rule alone", `{ plugins: { timeout }, rules: { "${rule}": "error" } }`],
    ])("can be configured by %s", async (_how, entry) => {
      await project.write(
        "eslint.config.js",
        `import { defineConfig } from "eslint/config";
import timeout from "eslint-plugin-timeout";

export default defineConfig([${entry}]);
`,
      );
      await project.write("plain.js", 'export const ready = async () => (await fetch("https://example.com")).ok;\n');
      const { exitCode, problems } = await project.lint("plain.js");

      expect(exitCode).toBe(1);
      expect(problems).toMatchObject({ "plain.js": [{ ruleId: rule, line: 1, column: 41 }] });
    });

    it("rejects settings that make no sense with a clear error and exit code 2", async () => {
      await project.write(
        "eslint.config.js",
        `import timeout from "eslint-plugin-timeout";

export default [timeout.configs.recommended, { settings: { timeout: { deadline: "10s" } } }];
`,
      );
      await project.write("plain.js", 'await fetch("https://example.com");\n');
      const { exitCode, stdout, stderr } = await project.run("eslint", "plain.js");

      expect(exitCode).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toContain(
        '`settings.timeout.deadline` must be a whole number of milliseconds from 1 to 2147483647, or { import, name }; got "10s".',
      );
    });

    it("leaves a file that doesn't parse to ESLint", async () => {
      await project.write(orders, "export async function order( {\n  await fetch();\n}\n");
      const { exitCode, problems } = await project.lint(orders, copy);

      expect(exitCode).toBe(1);
      expect(problems[orders]).toEqual([
        expect.objectContaining({
          ruleId: null,
          fatal: true,
          message: expect.stringMatching(/^Parsing error: /) as string,
        }),
      ]);
      expect(problems[copy]).toHaveLength(1);
    });

    more(() => project);
  });
}
