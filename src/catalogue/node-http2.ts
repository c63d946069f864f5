import type { Client } from "./client.js";

/** `node:http2`: no limit by default, of the handshake either; `connect` reads no `timeout`. */
export const nodeHttp2: Client = {
  name: "node:http2",
  kind: "socket",
  modules: ["node:http2", "http2"],
  exports: ["default", "*"],
  versions: ">=20",
  source: "https://nodejs.org/api/http2.html#http2sessionsettimeoutmsecs-callback",
  calls: { connect: { args: ["url", "options", "callback"], returns: "handle" } },
  bounds: { signal: { takes: "signal" } },
  edit: "setTimeout",
  ignores: ["timeout"],
  opaque: ["createConnection", "path", "socket"],
  handle: {
    methods: { setTimeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["connect", "idle"], ends: false, off: [0] } },
    event: "timeout",
    connected: "connect",
    error: "error",
    ends: ["destroy", "close"],
  },
  rejects: { timeout: ["AbortError"], abort: ["AbortError"] },
};
