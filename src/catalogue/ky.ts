import type { Bound, Call, Client, Phase } from "./client.js";

const call: Call = { args: ["request", "options"], returns: "response" };

const signal: Bound = { takes: "signal", off: [null] };

/** ky's own limits reach the body only where it is read from the promise itself: `ky(url).json()`. */
const headers: readonly Phase[] = ["connect", "headers"];

const timeout: Bound = { takes: "ms", covers: headers, off: [false], default: 10_000 };

const ky = {
  name: "ky",
  kind: "http",
  modules: ["ky"],
  calls: { "": call, get: call, post: call, put: call, patch: call, head: call, delete: call },
  factories: { create: { args: ["options"], inherits: false }, extend: { args: ["options"] } },
  edit: "timeout",
  opaque: ["fetch", "dispatcher"],
  exempt: { keepalive: true },
  bodies: ["body", "json"],
  rejects: { timeout: ["TimeoutError"], abort: ["AbortError"] },
} as const satisfies Partial<Client>;

/** ky before 2: `timeout` is 10 s by default for the headers, retries included; `false` switches it off. */
export const ky1: Client = {
  ...ky,
  versions: "<2",
  source: "https://github.com/sindresorhus/ky/tree/v1.14.0#timeout",
  bounds: { signal, timeout },
};

/** ky 2: `timeout` is 10 s by default for the headers of each attempt; `totalTimeout` is off by default. */
export const ky2: Client = {
  ...ky,
  versions: ">=2",
  source: "https://github.com/sindresorhus/ky#timeout",
  calls: { ...ky.calls, query: call },
  bounds: { signal, timeout, totalTimeout: { takes: "ms", covers: headers, off: [false] } },
};
