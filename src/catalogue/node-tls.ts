import type { Client } from "./client.js";

/** `node:tls`: no limit by default, of the handshake either; `timeout` only emits `'timeout'`, and the socket stays open. */
export const nodeTls: Client = {
  name: "node:tls",
  kind: "socket",
  modules: ["node:tls", "tls"],
  exports: ["default", "*"],
  versions: ">=20",
  source: "https://nodejs.org/api/tls.html#tlsconnectoptions-callback",
  calls: { connect: { args: ["address", "text", "options", "callback"], returns: "handle" } },
  bounds: {
    signal: { takes: "signal" },
    timeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["connect", "idle"], ends: false, off: [0] },
  },
  edit: "setTimeout",
  opaque: ["path", "socket"],
  handle: {
    methods: { setTimeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["connect", "idle"], ends: false, off: [0] } },
    event: "timeout",
    connected: "secureConnect",
    error: "error",
    ends: ["destroy", "end"],
  },
  rejects: { timeout: ["AbortError"], abort: ["AbortError"] },
};
