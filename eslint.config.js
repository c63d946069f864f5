import { defineConfig, globalIgnores } from "eslint/config";
import timeout from "eslint-plugin-timeout";
import tseslint from "typescript-eslint";

const scripts = ["**/*.js", "**/*.mjs"];

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "**/.cache/", "docs/examples/", "**/fixtures/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Node types are compared as string literals, so that their enum need not be loaded at run time.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      // With noUncheckedIndexedAccess, `!` says what the line before has made sure of.
      "@typescript-eslint/no-non-null-assertion": "off",
      // A number in a message reads well; everything else that has no useful text stays forbidden.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "no-warning-comments": "error",
    },
  },
  timeout.configs.recommendedTypeChecked,
  { settings: { timeout: { deadline: 10_000, target: "20.19" } } },
  { files: ["tests/**"], extends: [timeout.configs.tests] },
  { files: scripts, extends: [tseslint.configs.disableTypeChecked, timeout.configs.disableTypeChecked] },
);
