import { defineConfig } from "eslint/config";
import timeout from "eslint-plugin-timeout";
import tseslint from "typescript-eslint";

export default defineConfig(
  { settings: { timeout: { deadline: 10_000, target: "modern" } } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.base, timeout.configs.allTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  { files: ["**/*.js"], extends: [timeout.configs.all] },
);
