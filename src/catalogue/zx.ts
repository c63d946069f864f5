import type { Bound, Client } from "./client.js";

// It takes texts too: "30s", "500ms", "1m".
const limit: Bound = { takes: "ms", off: [0, "0ms", "0s", "0m"] };

/**
 * zx 8.2 and later: no limit by default, and a standard input that never ends. What runs by `$.sync` reads neither `timeout`
 * nor `signal`, so that nothing could bound it.
 */
export const zx: Client = {
  name: "zx",
  kind: "process",
  modules: ["zx", "zx/core", "zx/globals"],
  exports: ["$"],
  globals: ["$"],
  globalsFrom: "zx/globals",
  versions: ">=8.2",
  source: "https://google.github.io/zx/process-promise#timeout",
  calls: { "": { args: ["command"], returns: "thenable", tag: true } },
  factories: { "": { args: ["options"] } },
  bounds: { timeout: limit, signal: { takes: "signal" } },
  edit: "timeout",
  opaque: ["ac"],
  exempt: { stdio: "inherit", detached: true, halt: true, sync: true },
  scripts: "zx",
  defaults: "$",
  quietWith: { nothrow: true },
  handle: {
    methods: { timeout: limit },
    frees: ["abort", "ac", "child", "halt", "kill", "pid", "pipe", "stdin", "stdio"],
    ends: ["kill", "abort"],
  },
  rejects: { timeout: ["Error"], abort: ["Error"] },
};
