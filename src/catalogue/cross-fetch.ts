import type { Client } from "./client.js";

/**
 * cross-fetch: no limit of its own. In Node it is node-fetch 2 and `timeout` and `agent` work there; in a browser it is
 * the page's own fetch, which reads neither: nobody can tell.
 */
export const crossFetch: Client = {
  name: "cross-fetch",
  kind: "http",
  modules: ["cross-fetch"],
  exports: ["default", "fetch"],
  versions: ">=3",
  source: "https://github.com/lquixada/cross-fetch#api",
  calls: { "": { args: ["request", "options"], returns: "response" } },
  bounds: { signal: { takes: "signal", off: [null] } },
  opaque: ["timeout", "agent", "dispatcher"],
  exempt: { keepalive: true },
  rejects: { timeout: ["AbortError", "TimeoutError"], abort: ["AbortError"] },
};
