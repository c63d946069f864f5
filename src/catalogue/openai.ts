import type { Call, Client } from "./client.js";

const call: Call = { args: ["other", "options"], returns: "result", instance: true };

/**
 * OpenAI's SDK: 600 s for the headers of each attempt, and no value that switches that off: 0 ends a call at once. A body
 * that stops is waited for, unless a signal ends it. Its errors have the name of their common class.
 */
export const openai: Client = {
  name: "openai",
  kind: "http",
  modules: ["openai"],
  exports: ["default", "OpenAI", "AzureOpenAI"],
  versions: ">=4",
  source: "https://github.com/openai/openai-node#timeouts",
  calls: {
    "chat.completions.create": call,
    "completions.create": call,
    "embeddings.create": call,
    "images.generate": call,
    "audio.transcriptions.create": call,
    "moderations.create": call,
    "responses.create": call,
  },
  factories: { "": { args: ["options"], construct: true } },
  bounds: {
    signal: { takes: "signal", off: [null] },
    timeout: { takes: "ms", covers: ["connect", "headers"], default: 600_000 },
  },
  edit: "timeout",
  rejects: { timeout: ["Error"], abort: ["Error", "AbortError"], signal: ["Error", "AbortError"] },
};
