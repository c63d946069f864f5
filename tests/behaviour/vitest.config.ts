import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    dir: fileURLToPath(new URL(".", import.meta.url)),
    include: ["*.test.ts"],
    setupFiles: [fileURLToPath(new URL("../setup.ts", import.meta.url))],
    // Most of a run is waiting, but a program that starts needs a core for itself.
    fileParallelism: false,
    maxConcurrency: 3,
    // What fails does so by hanging, fault by fault.
    testTimeout: 300_000,
  },
});
