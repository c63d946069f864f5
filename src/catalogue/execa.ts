import type { Call, Client, Factory } from "./client.js";

const tool: Call = { args: ["program", "text", "options"], returns: "thenable" };
const command: Call = { args: ["command", "options"], returns: "thenable" };
const script: Call = { args: ["other", "text", "options"], returns: "thenable" };
const bound: Factory = { args: ["options"] };

const shared = {
  name: "execa",
  kind: "process",
  modules: ["execa"],
  // What no timer holds ends the others at once; those that block wait as long as they are told.
  bounds: { timeout: { takes: "ms", off: [0], longest: Number.MAX_VALUE } },
  edit: "timeout",
  exempt: { stdio: "inherit", stdin: "inherit", stdout: "inherit", detached: true },
  quietWith: { reject: false },
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

/**
 * execa 6 and later: no limit by default. Its signal is called `signal` up to 8, `cancelSignal` since 9, so that no edit can name it.
 * Templates and what keeps options are there since 9. Its `$` is left out: it gives the process the terminal's input.
 */
export const execa6: Client = {
  ...shared,
  exports: ["*"],
  versions: ">=6",
  source: "https://github.com/sindresorhus/execa/blob/v9.6.0/docs/api.md#optionstimeout",
  calls: {
    execa: { ...tool, tag: true },
    execaNode: { ...script, tag: true },
    execaCommand: command,
    execaSync: { ...tool, returns: "value", tag: true },
    execaCommandSync: { ...command, returns: "value" },
  },
  factories: { execa: bound, execaNode: bound, execaSync: bound },
  opaque: ["signal", "cancelSignal"],
  rejects: { timeout: ["ExecaError", "ExecaSyncError", "Error"], abort: ["ExecaError", "AbortError"], signal: ["ExecaError", "AbortError"] },
};
