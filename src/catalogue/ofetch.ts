import type { Client } from "./client.js";

/** ofetch: no limit by default; `timeout` bounds the wait for the headers alone, and is not read beside a signal. */
export const ofetch: Client = {
  name: "ofetch",
  kind: "http",
  modules: ["ofetch"],
  exports: ["ofetch", "$fetch"],
  versions: ">=1",
  source: "https://github.com/unjs/ofetch#%EF%B8%8F-timeout",
  calls: {
    "": { args: ["request", "options"], returns: "result" },
    raw: { args: ["request", "options"], returns: "result" },
  },
  factories: { create: { args: ["options", "other"] } },
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

/** ofetch's `fetch` and `native` are the platform's fetch: no limit of its own, and no `timeout`. */
export const ofetchNative: Client = {
  name: "ofetch",
  kind: "http",
  modules: ["ofetch"],
  exports: ["*"],
  versions: ">=1",
  source: "https://github.com/unjs/ofetch#-native-fetch",
  calls: {
    fetch: { args: ["request", "options"], returns: "response" },
    "ofetch.native": { args: ["request", "options"], returns: "response" },
    "$fetch.native": { args: ["request", "options"], returns: "response" },
  },
  bounds: { signal: { takes: "signal", off: [null] } },
  ignores: ["timeout"],
  opaque: ["dispatcher"],
  exempt: { keepalive: true },
  rejects: { timeout: ["TimeoutError"], abort: ["AbortError"] },
};
