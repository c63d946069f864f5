import type { Client } from "./client.js";

/**
 * redis: 5 s to connect, unless `connectTimeout` is 0. Nothing bounds the wait for an answer: `commandOptions.timeout` ends
 * with the sending of a command, and `socketTimeout` ends a connection that is only idle.
 */
export const redis: Client = {
  name: "redis",
  kind: "database",
  modules: ["redis", "@redis/client"],
  exports: ["default", "*"],
  versions: ">=4",
  source: "https://github.com/redis/node-redis/blob/master/docs/client-configuration.md",
  calls: { createClient: { args: ["options"], returns: "handle" } },
  bounds: {
    "socket.connectTimeout": { takes: "ms", longest: Number.MAX_VALUE, covers: ["connect"], off: [0], default: 5_000 },
    "socket.socketTimeout": { takes: "ms", longest: Number.MAX_VALUE, covers: ["idle"], off: [0] },
  },
  server: { options: ["url", "socket.host", "socket.path"], local: true },
  edit: "socket.connectTimeout",
  handle: { ends: ["destroy", "disconnect"] },
  rejects: { timeout: ["Error"], abort: [] },
};
