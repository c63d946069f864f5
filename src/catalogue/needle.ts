import type { Call, Client } from "./client.js";

const get: Call = { args: ["url", "options", "callback"], returns: "stream", callback: "result" };
const post: Call = { args: ["url", "body", "options", "callback"], returns: "stream", callback: "result" };

const needle = {
  name: "needle",
  kind: "http",
  modules: ["needle"],
  exports: ["default", "*"],
  versions: ">=3",
  source: "https://github.com/tomas/needle#request-options",
  bounds: {
    signal: { takes: "signal", off: [null] },
    response_timeout: { takes: "ms", covers: ["headers"], off: [0] },
    read_timeout: { takes: "ms", covers: ["idle"], off: [0] },
    open_timeout: { takes: "ms", covers: ["connect"], off: [0], default: 10_000 },
    timeout: { takes: "ms", covers: ["connect"], off: [0], default: 10_000 },
  },
  opaque: ["agent"],
  defaults: "defaults",
  rejects: { timeout: ["Error"], abort: ["AbortError", "Error"], signal: ["AbortError", "Error"] },
} as const satisfies Partial<Client>;

/** needle without data: 10 s to connect by default (`timeout` is an alias of `open_timeout`), then no limit. */
export const needleGet: Client = {
  ...needle,
  exports: ["default"],
  calls: { "": { args: ["other", "url", "options"], returns: "result", first: ["get", "head"] } },
};

/** needle: 10 s to connect by default (`timeout` is an alias of `open_timeout`), then no limit. */
export const needlePost: Client = {
  ...needle,
  calls: {
    "": {
      args: ["other", "url", "body", "options"],
      returns: "result",
      first: ["post", "put", "patch", "delete"],
    },
    get,
    head: get,
    post,
    put: post,
    patch: post,
    delete: post,
    request: { args: ["other", "url", "body", "options", "callback"], returns: "stream", callback: "result" },
  },
};
