import type { Call, Client } from "./client.js";

const socket: Call = { args: ["url", "text", "options"], returns: "handle", construct: true };

/** ws: no limit by default; it overwrites `timeout` with `handshakeTimeout`, which a browser's WebSocket doesn't take. */
export const ws: Client = {
  name: "ws",
  kind: "socket",
  modules: ["ws"],
  exports: ["default", "*"],
  versions: ">=8",
  source: "https://github.com/websockets/ws/blob/master/doc/ws.md#new-websocketaddress-protocols-options",
  calls: { "": socket, WebSocket: socket },
  bounds: {
    handshakeTimeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["connect", "headers"], off: [0] },
    signal: { takes: "signal" },
  },
  edit: "handshakeTimeout",
  ignores: ["timeout"],
  opaque: ["agent", "createConnection", "finishRequest"],
  handle: { error: "error", ends: ["terminate", "close"] },
  rejects: { timeout: ["Error"], abort: ["AbortError"], signal: ["AbortError"] },
};
