import type { Bound, Call, Client } from "./client.js";

const promise: Call = { args: ["urlOrOptions", "options"], returns: "thenable" };
const stream: Call = { args: ["urlOrOptions", "options"], returns: "stream" };
const pages: Call = { args: ["urlOrOptions", "options"], returns: "result" };

/** From 16 on, a time that no timer holds never runs out; before, it runs out at once. */
const limit = { takes: "ms", longest: Infinity } as const satisfies Bound;

const phases: Readonly<Record<string, Bound>> = {
  "timeout.request": limit,
  "timeout.response": { ...limit, covers: ["headers"] },
  "timeout.socket": { ...limit, covers: ["headers", "idle"] },
  "timeout.lookup": { ...limit, covers: ["connect"] },
  "timeout.connect": { ...limit, covers: ["connect"] },
  "timeout.secureConnect": { ...limit, covers: ["connect"] },
};

const got = {
  name: "got",
  kind: "http",
  modules: ["got"],
  calls: {
    "": promise,
    get: promise,
    post: promise,
    put: promise,
    patch: promise,
    head: promise,
    delete: promise,
    stream,
    "stream.get": stream,
    "stream.post": stream,
    "stream.put": stream,
    "stream.patch": stream,
    "stream.head": stream,
    "stream.delete": stream,
    paginate: pages,
    "paginate.each": pages,
    "paginate.all": pages,
  },
  factories: { extend: { args: ["options"] } },
  edit: "timeout.request",
  bodies: ["body", "json", "form"],
  delivery: { option: "responseType", streamed: [], transfer: ["buffer"] },
} as const satisfies Partial<Client>;

/** got 11: no limit by default; a number as `timeout` is the same as `timeout.request`. */
export const got11: Client = {
  ...got,
  versions: "^11.0.0",
  source: "https://github.com/sindresorhus/got/tree/v11.8.6#timeout",
  bounds: { ...phases, timeout: { takes: "ms", off: ["{}"] } },
  opaque: ["agent", "request", "signal"],
  handle: { error: "error", ends: ["cancel", "destroy"] },
  rejects: { timeout: ["TimeoutError"], abort: ["CancelError"] },
};

/** got 12 to 14: no limit by default; `timeout` is an object of phases. */
export const got12: Client = {
  ...got,
  versions: ">=12 <15",
  source: "https://github.com/sindresorhus/got/blob/v14.0.0/documentation/6-timeout.md",
  bounds: { signal: { takes: "signal" }, ...phases, "timeout.read": { ...limit, covers: ["idle"] } },
  opaque: ["agent", "request"],
  handle: { error: "error", ends: ["cancel", "destroy"] },
  rejects: { timeout: ["TimeoutError"], abort: ["AbortError"], signal: ["TimeoutError", "AbortError"] },
};

/** got 15 and later: no limit by default; the promise can't be cancelled any more. */
export const got15: Client = {
  ...got12,
  versions: ">=15",
  source: "https://github.com/sindresorhus/got/blob/main/documentation/6-timeout.md",
  handle: { error: "error", ends: ["destroy"] },
  rejects: { timeout: ["TimeoutError"], abort: ["AbortError"] },
};
