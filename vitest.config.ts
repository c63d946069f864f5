import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/*.test.ts", "tests/{rules,settings,analysis,fixes}/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    globals: false,
    // The first typed case of a file builds a TypeScript program.
    testTimeout: 60_000,
  },
});
