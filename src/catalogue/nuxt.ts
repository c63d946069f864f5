import type { Call, Client } from "./client.js";

const request: Call = { args: ["request", "options"], returns: "result" };

/**
 * The global `$fetch` of Nuxt and Nitro: ofetch, with no limit by default. `useFetch` is left out: it has a signal of its own,
 * and whether a `timeout` works beside that differs by version.
 */
export const nuxt: Client = {
  name: "nuxt",
  kind: "http",
  globals: ["$fetch"],
  versions: ">=3",
  source: "https://nuxt.com/docs/4.x/api/utils/dollarfetch",
  types: "unchecked",
  calls: { "": request, raw: request },
  factories: { create: { args: ["options"] } },
  bounds: {
    signal: { takes: "signal", off: [null] },
    timeout: { takes: "ms", covers: ["connect", "headers"], off: [0] },
  },
  edit: "timeout",
  opaque: ["dispatcher", "agent"],
  exempt: { keepalive: true },
  delivery: { option: "responseType", streamed: ["stream"], transfer: ["blob", "arrayBuffer"] },
  rejects: { timeout: ["FetchError"], abort: ["FetchError", "AbortError"], signal: ["FetchError", "TimeoutError"] },
};
