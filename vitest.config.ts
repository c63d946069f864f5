import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/*.test.ts", "tests/{rules,analysis,fixes}/*.test.ts"],
    globals: false,
  },
});
