import { defineConfig, globalIgnores } from "eslint/config";
import timeout from "eslint-plugin-timeout";
import tseslint from "typescript-eslint";

const scripts = ["**/*.js", "**/*.mjs"];

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "docs/examples/", "**/fixtures/", "tests/clients/", "tests/corpus/", "tests/e2e/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Node types are compared as string literals, so that their enum need not be loaded at run time.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      // A number in a message reads well; everything else that has no useful text stays forbidden.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "no-warning-comments": "error",
    },
  },
  timeout.configs.recommendedTypeChecked,
  { settings: { timeout: { deadline: 10_000, target: "20.19" } } },
  { files: ["tests/**"], extends: [timeout.configs.tests] },
  { files: scripts, extends: [tseslint.configs.disableTypeChecked, timeout.configs.disableTypeChecked] },
);
