import type { Client } from "./client.js";

const undici = {
  name: "undici",
  kind: "http",
  modules: ["undici"],
  exports: ["*", "default"],
  opaque: ["dispatcher"],
} as const satisfies Partial<Client>;

/** undici's `fetch`: no limit of its own, as the global one; what its dispatcher limits is no option of `fetch`. */
export const undiciFetch: Client = {
  ...undici,
  versions: ">=5",
  source: "https://undici.nodejs.org/#/docs/api/Fetch",
  calls: { fetch: { args: ["request", "options"], returns: "response" } },
  bounds: { signal: { takes: "signal", off: [null] } },
  ignores: ["timeout", "headersTimeout", "bodyTimeout"],
  exempt: { keepalive: true },
  rejects: { timeout: ["TimeoutError"], abort: ["AbortError"] },
};

/** undici's own calls: 300 s for the headers and 300 s between two chunks of the body by default; 0 switches either off. Its clock isn't bound to what a timer holds. */
export const undiciRequest: Client = {
  ...undici,
  versions: ">=5",
  source: "https://undici.nodejs.org/#/docs/api/Dispatcher?id=parameter-dispatchoptions",
  calls: {
    request: { args: ["url", "options"], returns: "response" },
    stream: { args: ["url", "options", "other"], returns: "stream" },
    pipeline: { args: ["url", "options", "other"], returns: "stream" },
  },
  bounds: {
    signal: { takes: "signal", off: [null] },
    headersTimeout: { takes: "ms", covers: ["headers"], off: [0], default: 300_000, longest: Number.MAX_VALUE },
    bodyTimeout: { takes: "ms", covers: ["idle"], off: [0], default: 300_000, longest: Number.MAX_VALUE },
  },
  ignores: ["timeout", "connectTimeout"],
  rejects: { timeout: ["HeadersTimeoutError", "BodyTimeoutError"], abort: ["AbortError"], signal: ["TimeoutError", "AbortError"] },
};
