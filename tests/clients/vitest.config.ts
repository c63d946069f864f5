import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    dir: fileURLToPath(new URL(".", import.meta.url)),
    include: ["*.test.ts"],
    setupFiles: [fileURLToPath(new URL("../setup.ts", import.meta.url))],
    // Most tests only wait for a server that never answers, so they wait together.
    sequence: { concurrent: true },
    maxConcurrency: 100,
    testTimeout: 60_000,
  },
});
