import type { Call, Client } from "./client.js";

const call: Call = { args: ["other", "options"], returns: "result", instance: true };

/**
 * Anthropic's SDK: 600 s for the headers of each attempt, and no value that switches that off: 0 ends a call at once. A body
 * that stops is waited for, unless a signal ends it. Its errors have the name of their common class before version 1.
 */
export const anthropic: Client = {
  name: "@anthropic-ai/sdk",
  kind: "http",
  modules: ["@anthropic-ai/sdk"],
  exports: ["default", "Anthropic"],
  versions: ">=0.30",
  source: "https://github.com/anthropics/anthropic-sdk-typescript#timeouts",
  calls: {
    "messages.create": call,
    "messages.countTokens": call,
    "beta.messages.create": call,
  },
  factories: { "": { args: ["options"], construct: true } },
  bounds: {
    signal: { takes: "signal", off: [null] },
    timeout: { takes: "ms", covers: ["connect", "headers"], default: 600_000 },
  },
  edit: "timeout",
  rejects: {
    timeout: ["APIConnectionTimeoutError", "Error"],
    abort: ["APIUserAbortError", "Error", "AbortError"],
    signal: ["APIUserAbortError", "Error", "AbortError"],
  },
};
