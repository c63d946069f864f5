import { access } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeCommand } from "./command.js";

describeCommand({ name: "javascript", extension: "js", config: "untyped" }, (project) => {
  it("does without a TypeScript parser", async () => {
    await expect(access(join(project().folder, "node_modules/@typescript-eslint/parser"))).rejects.toThrow("ENOENT");
  });

  it("can be configured in CommonJS", async () => {
    await project().reset({
      "eslint.config.cjs": `const { default: timeout } = require("eslint-plugin-timeout");

module.exports = [timeout.configs.recommended];
`,
      "plain.cjs": 'fetch("https://example.com").then((response) => response.text(), console.error);\n',
    });
    const { exitCode, problems } = await project().lint("plain.cjs");

    expect(exitCode).toBe(1);
    expect(problems).toMatchObject({ "plain.cjs": [{ ruleId: "timeout/require-http-timeout", line: 1, column: 1 }] });
  });
});
