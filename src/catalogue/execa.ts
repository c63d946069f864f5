import type { Call, Client } from "./client.js";

const tool: Call = { args: ["program", "text", "options"], returns: "thenable" };
const command: Call = { args: ["command", "options"], returns: "thenable" };
const script: Call = { args: ["other", "text", "options"], returns: "thenable" };

const shared = {
  name: "execa",
  kind: "process",
  modules: ["execa"],
  // What no timer holds ends the others at once; those that block wait as long as they are told.
  bounds: { timeout: { takes: "ms", off: [0], longest: Number.MAX_VALUE } },
  edit: "timeout",
  exempt: { stdio: "inherit", stdin: "inherit", stdout: "inherit", detached: true },
  handle: { frees: ["kill", "cancel", "unref", "disconnect", "pid"], ends: ["kill"] },
} as const satisfies Partial<Client>;

/** execa 5: no limit by default. It hands a signal on to Node, though its types know of none. */
export const execa5: Client = {
  ...shared,
  versions: "^5.0.0",
  source: "https://github.com/sindresorhus/execa/tree/v5.1.1#timeout",
  calls: {
    "": tool,
    node: script,
    command,
    sync: { ...tool, returns: "value" },
    commandSync: { ...command, returns: "value" },
  },
  opaque: ["signal"],
  rejects: { timeout: ["Error"], abort: ["AbortError"], signal: ["AbortError"] },
};

/** execa 6 and later: no limit by default. Its signal is called `signal` up to 8, `cancelSignal` since 9, so that no edit can name it. */
export const execa6: Client = {
  ...shared,
  exports: ["*"],
  versions: ">=6",
  source: "https://github.com/sindresorhus/execa/blob/v9.6.0/docs/api.md#optionstimeout",
  calls: {
    execa: tool,
    execaNode: script,
    execaCommand: command,
    execaSync: { ...tool, returns: "value" },
    execaCommandSync: { ...command, returns: "value" },
  },
  opaque: ["signal", "cancelSignal"],
  rejects: { timeout: ["ExecaError", "ExecaSyncError", "Error"], abort: ["ExecaError", "AbortError"], signal: ["ExecaError", "AbortError"] },
};
