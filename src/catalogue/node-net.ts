import type { Client } from "./client.js";

const shared = {
  name: "node:net",
  kind: "socket",
  modules: ["node:net", "net"],
  exports: ["default", "*"],
  versions: ">=20",
  server: { options: ["host"], local: true },
  edit: "setTimeout",
  opaque: ["path", "fd"],
  handle: {
    methods: { setTimeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["connect", "idle"], ends: false, off: [0] } },
    event: "timeout",
    connected: "connect",
    error: "error",
    ends: ["destroy", "end"],
  },
  rejects: { timeout: ["AbortError"], abort: ["AbortError"] },
} as const satisfies Partial<Client>;

/** `node:net`: no limit by default; `timeout` only emits `'timeout'`, and the socket stays open. */
export const nodeNet: Client = {
  ...shared,
  source: "https://nodejs.org/api/net.html#netcreateconnectionoptions-connectlistener",
  calls: {
    connect: { args: ["address", "host", "callback"], returns: "handle" },
    createConnection: { args: ["address", "host", "callback"], returns: "handle" },
  },
  bounds: {
    signal: { takes: "signal" },
    timeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["connect", "idle"], ends: false, off: [0] },
  },
};

/** `new Socket()` of `node:net`: its constructor takes a `signal`, and neither that nor `connect` reads a `timeout`. */
export const nodeNetSocket: Client = {
  ...shared,
  source: "https://nodejs.org/api/net.html#socketsettimeouttimeout-callback",
  factories: { Socket: { args: ["options"], construct: true } },
  calls: { connect: { args: ["address", "host", "callback"], returns: "handle", instance: true } },
  bounds: { signal: { takes: "signal" } },
  ignores: ["timeout"],
};
