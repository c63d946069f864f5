import type { Client } from "./client.js";

const shared = {
  name: "node:child_process",
  kind: "process",
  modules: ["node:child_process", "child_process"],
  exports: ["default", "*"],
  versions: ">=20",
  edit: "timeout",
} as const satisfies Partial<Client>;

/**
 * `node:child_process`: no limit by default. `timeout` sends `killSignal`, so that a child which ignores SIGTERM is waited for
 * all the same; `signal` ends the wait at once.
 */
export const nodeChildProcess: Client = {
  ...shared,
  source: "https://nodejs.org/api/child_process.html#child_processexeccommand-options-callback",
  calls: {
    spawn: { args: ["program", "text", "options"], returns: "handle" },
    exec: { args: ["command", "options", "callback"], returns: "handle", callback: "result" },
    execFile: { args: ["program", "text", "options", "callback"], returns: "handle", callback: "result" },
    fork: { args: ["other", "text", "options"], returns: "handle" },
  },
  bounds: {
    timeout: { takes: "ms", off: [0, null] },
    signal: { takes: "signal" },
  },
  exempt: { stdio: "inherit", detached: true },
  handle: { error: "error", ended: ["exit", "close"], frees: ["kill", "unref", "disconnect", "pid"], ends: ["kill"] },
  rejects: { timeout: ["Error"], abort: ["AbortError"], signal: ["AbortError"] },
};

/** The calls of `node:child_process` that block: no limit by default, and no signal can end them. They count the time without a timer. */
export const nodeChildProcessSync: Client = {
  ...shared,
  source: "https://nodejs.org/api/child_process.html#child_processexecsynccommand-options",
  calls: {
    spawnSync: { args: ["program", "text", "options"], returns: "value", quiet: true },
    execSync: { args: ["command", "options"], returns: "value" },
    execFileSync: { args: ["program", "text", "options"], returns: "value" },
  },
  bounds: { timeout: { takes: "ms", off: [0, null], longest: Number.MAX_VALUE } },
  exempt: { stdio: "inherit" },
  rejects: { timeout: ["Error"], abort: [] },
};
