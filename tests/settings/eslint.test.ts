import { ESLint, Linter, type Rule } from "eslint";
import { describe, expect, it } from "vitest";
import { settingsOf } from "../../src/settings.js";

const seen: unknown[] = [];
const rule: Rule.RuleModule = {
  create(context) {
    seen.push(settingsOf(context));
    return {};
  },
};
const plugins = { timeout: { rules: { asks: rule, "asks-too": rule } } };
const rules = { "timeout/asks": "error", "timeout/asks-too": "error" } as const;
const wrong = { timeout: { deadline: "10s" } };
const message =
  "eslint-plugin-timeout: `settings.timeout.deadline` must be a whole number of milliseconds from 1 to 2147483647, or { import, name }";

describe("ESLint", () => {
  it("shows the user what is wrong with a setting, at the first file", async () => {
    expect(() => new Linter().verify("f();", { plugins, rules, settings: wrong })).toThrow(`${message}; got "10s".`);
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: { plugins, rules, settings: wrong } });
    await expect(eslint.lintText("f();")).rejects.toThrow(`${message}; got "10s".`);
  });

  it("hands all rules and files of one config the same settings", async () => {
    const eslint = new ESLint({
      overrideConfigFile: true,
      overrideConfig: [
        { plugins, rules, settings: { timeout: { deadline: 10_000, fixes: "suggest" } } },
        { files: ["llm/**"], settings: { timeout: { deadline: 120_000 } } },
      ],
    });
    seen.length = 0;
    for (const filePath of ["a.js", "b.js", "llm/c.js"]) await eslint.lintText("f();", { filePath });
    expect(new Set(seen).size).toBe(2);
    const common = { deadlines: [], fixes: "suggest", bounded: [], clients: [] };
    expect([...new Set(seen)]).toEqual([
      { ...common, deadline: 10_000 },
      { ...common, deadline: 120_000 },
    ]);
  });
});
