import type { Call, Client } from "./client.js";

const tool: Call = { args: ["program", "text", "options"], returns: "thenable" };
const command: Call = { args: ["command", "options"], returns: "thenable" };
const script: Call = { args: ["other", "text", "options"], returns: "thenable" };

const terminal = { stdio: "inherit", stdin: "inherit", stdout: "inherit" } as const;

const shared = {
  name: "execa",
  kind: "process",
  modules: ["execa"],
  // What no timer holds ends the others at once; those that block wait as long as they are told.
  bounds: { timeout: { takes: "ms", off: [0], longest: Number.MAX_VALUE } },
  edit: "timeout",
  quietWith: { reject: false },
} as const satisfies Partial<Client>;

const driven = {
  exempt: { ...terminal, detached: true },
  handle: { frees: ["kill", "cancel", "unref", "disconnect", "pid"], ends: ["kill"] },
} as const satisfies Partial<Client>;

/** execa 5: no limit by default. It hands a signal on to Node, though its types know of none. */
export const execa5: Client = {
  ...shared,
  ...driven,
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

const since6 = {
  ...shared,
  versions: ">=6",
  source: "https://github.com/sindresorhus/execa/blob/v9.6.0/docs/api.md#optionstimeout",
  opaque: ["signal", "cancelSignal"],
  rejects: { timeout: ["ExecaError", "ExecaSyncError", "Error"], abort: ["ExecaError", "AbortError"], signal: ["ExecaError", "AbortError"] },
} as const satisfies Partial<Client>;

// Since 9 each may stand before a template, and keeps the options that it is given alone.
const bound = { factories: { "": { args: ["options"] } } } as const satisfies Partial<Client>;

/**
 * execa 6 and later: no limit by default. Its signal is called `signal` up to 8, `cancelSignal` since 9, so that no edit can
 * name it. Its `$` is left out: it gives the process the terminal's input.
 */
export const execa6: Client = { ...since6, ...driven, ...bound, exports: ["execa"], calls: { "": { ...tool, tag: true } } };

/** The same for a script that Node runs. */
export const execaNode6: Client = { ...since6, ...driven, ...bound, exports: ["execaNode"], calls: { "": { ...script, tag: true } } };

/** The same, which blocks. */
export const execaSync6: Client = { ...since6, ...bound, exempt: terminal, exports: ["execaSync"], calls: { "": { ...tool, returns: "value", tag: true } } };

/** The same for a command with its arguments in one text, up to 9. */
export const execaCommand6: Client = { ...since6, ...driven, exports: ["*"], calls: { execaCommand: command, execaCommandSync: { ...command, returns: "value" } } };
