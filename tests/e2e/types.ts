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

/** Tests that `defineConfig` of the project's own ESLint takes the plugin, in the eyes of its own TypeScript. */
export function describeTypes(project: () => Project): void {
  it("type-checks in an eslint.config.ts and an eslint.config.mts", async () => {
    await project().reset({
      "eslint.config.ts": config,
      "eslint.config.mts": config,
      "tsconfig.json": JSON.stringify(tsconfig),
    });

    expect(await project().run("tsc")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });
}
