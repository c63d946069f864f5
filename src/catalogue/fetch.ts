import type { Client } from "./client.js";

/**
 * The global `fetch`: no limit of its own. What an environment happens to do (Node gives up on headers after 300 s) is
 * no documented limit of the request.
 */
export const fetch: Client = {
  name: "fetch",
  kind: "http",
  globals: ["fetch"],
  versions: "*",
  source: "https://developer.mozilla.org/en-US/docs/Web/API/RequestInit#signal",
  calls: { "": { args: ["request", "options"], returns: "response" } },
  bounds: { signal: { takes: "signal", off: [null] } },
  ignores: ["timeout", "headersTimeout", "bodyTimeout"],
  opaque: ["dispatcher"],
  exempt: { keepalive: true },
  rejects: { timeout: ["TimeoutError"], abort: ["AbortError"] },
};
