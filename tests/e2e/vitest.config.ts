import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The package as its users use it: packed, installed by npm, run by the `eslint` command and by an editor. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  test: {
    include: ["*.test.ts"],
    globalSetup: "pack.ts",
    maxWorkers: 2,
    testTimeout: 120_000,
    // An installation is two calls of npm that may take 120 s each, and must fail before the hook does to clean up.
    hookTimeout: 300_000,
  },
});
