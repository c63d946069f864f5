import type { Client } from "./client.js";

const nodeFetch = {
  name: "node-fetch",
  kind: "http",
  modules: ["node-fetch"],
  calls: { "": { args: ["request", "options"], returns: "response" } },
  opaque: ["agent"],
} as const satisfies Partial<Client>;

/** node-fetch 2: `timeout` is 0 by default, which means none; it bounds the headers, then reading the body whole. */
export const nodeFetch2: Client = {
  ...nodeFetch,
  versions: "^2.0.0",
  source: "https://github.com/node-fetch/node-fetch/tree/2.x#options",
  bounds: {
    signal: { takes: "signal", off: [null] },
    timeout: { takes: "ms", off: [0] },
  },
  rejects: { timeout: ["FetchError"], abort: ["AbortError"], signal: ["AbortError"] },
};

/** node-fetch 3: no limit of its own; `timeout` is gone. */
export const nodeFetch3: Client = {
  ...nodeFetch,
  versions: ">=3",
  source: "https://github.com/node-fetch/node-fetch/blob/main/docs/v3-UPGRADE-GUIDE.md#the-timeout-option-was-removed",
  bounds: { signal: { takes: "signal", off: [null] } },
  ignores: ["timeout"],
  rejects: { timeout: ["AbortError"], abort: ["AbortError"] },
};
