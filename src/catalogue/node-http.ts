import type { Bound, Call, Client } from "./client.js";

const call: Call = { args: ["urlOrOptions", "options", "callback"], returns: "handle" };

/** Node cuts a time that no timer holds down to the longest that one does. */
const timeout = { takes: "ms", covers: ["headers", "idle"], ends: false, off: [0], longest: Number.MAX_VALUE } as const satisfies Bound;

const shared = {
  kind: "http",
  exports: ["default", "*"],
  versions: ">=20",
  calls: { request: call, get: call },
  bounds: {
    signal: { takes: "signal" },
    timeout,
  },
  opaque: ["agent", "createConnection"],
  bodies: [],
  handle: {
    methods: { setTimeout: timeout },
    event: "timeout",
    error: "error",
    ends: ["destroy", "abort"],
  },
  rejects: { timeout: ["AbortError"], abort: ["AbortError"] },
} as const satisfies Partial<Client>;

/** `node:http`: no limit by default; `timeout` only emits `'timeout'` and the request stays open. */
export const nodeHttp: Client = {
  ...shared,
  name: "node:http",
  modules: ["node:http", "http"],
  source: "https://nodejs.org/api/http.html#httprequestoptions-callback",
};

/** `node:https`: no limit by default; `timeout` only emits `'timeout'` and the request stays open. */
export const nodeHttps: Client = {
  ...shared,
  name: "node:https",
  modules: ["node:https", "https"],
  source: "https://nodejs.org/api/https.html#httpsrequestoptions-callback",
};
