import type { Client } from "./client.js";

/** socket.io-client: 20 s for each attempt to connect, unless `timeout` is false. */
export const socketIoClient: Client = {
  name: "socket.io-client",
  kind: "socket",
  modules: ["socket.io-client"],
  exports: ["default", "io", "connect"],
  versions: ">=4",
  source: "https://socket.io/docs/v4/client-options/#timeout",
  calls: { "": { args: ["urlOrOptions", "options"], returns: "handle" } },
  bounds: { timeout: { takes: "ms", covers: ["connect", "headers"], off: [false], default: 20_000 } },
  edit: "timeout",
  handle: { error: "connect_error", ends: ["disconnect", "close"] },
  rejects: { timeout: ["Error"], abort: ["Error"] },
};
