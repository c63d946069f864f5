import { expect, it } from "vitest";
import type { Project } from "./project.js";

const config = `import { defineConfig } from "eslint/config";
import timeout from "eslint-plugin-timeout";

export default defineConfig([
  timeout.configs.recommended,
  { files: ["src/**"], plugins: { timeout }, extends: ["timeout/recommended"] },
  { extends: [timeout.configs.strictTypeChecked], rules: { "timeout/require-http-timeout": "off" } },
]);

export const rule = timeout.rules["require-http-timeout"];

// @ts-expect-error There is no such preset.
export const preset = timeout.configs.recomended;
`;

const tsconfig = {
  compilerOptions: {
    target: "es2022",
    module: "nodenext",
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  },
  files: ["eslint.config.ts", "eslint.config.mts"],
};

/** The tests of a project with TypeScript: its own versions of ESLint, parser and compiler work with the plugin. */
export function describeTypeScript(project: () => Project): void {
  it("knows by its type what another file exports", async () => {
    await project().write("src/http.ts", "export const get = fetch;\n");
    await project().write(
      "src/users.ts",
      `import { get } from "./http.js";

export const users = async (): Promise<unknown> => (await get("https://api.example.com/users")).json();
`,
    );

    expect((await project().lint("src/http.ts", "src/users.ts")).problems).toMatchObject({
      "src/http.ts": [],
      "src/users.ts": [{ ruleId: "timeout/require-http-timeout", line: 3, column: 59, endColumn: 62 }],
    });
  });

  it("type-checks in an eslint.config.ts and an eslint.config.mts", async () => {
    await project().reset({
      "eslint.config.ts": config,
      "eslint.config.mts": config,
      "tsconfig.json": JSON.stringify(tsconfig),
    });

    expect(await project().run("tsc")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });
}
