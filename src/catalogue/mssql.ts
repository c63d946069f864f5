import type { Client } from "./client.js";

/** mssql: 15 s to connect and 15 s for an answer, unless `requestTimeout` is 0 (which 9 took for 15 s). A `connectionTimeout` of 0 fails at once. */
export const mssql: Client = {
  name: "mssql",
  kind: "database",
  modules: ["mssql"],
  exports: ["default", "*"],
  versions: ">=10",
  source: "https://github.com/tediousjs/node-mssql#general-same-for-all-drivers",
  calls: {
    ConnectionPool: { args: ["urlOrOptions"], returns: "handle", construct: true },
    connect: { args: ["urlOrOptions"], returns: "result" },
  },
  bounds: {
    requestTimeout: { takes: "ms", covers: ["headers", "idle"], off: [0, "Infinity"], default: 15_000 },
    "options.requestTimeout": { takes: "ms", covers: ["headers", "idle"], off: [0, "Infinity"] },
    connectionTimeout: { takes: "ms", covers: ["connect"], default: 15_000 },
  },
  server: { options: ["server"] },
  edit: "requestTimeout",
  handle: { ends: ["close"] },
  rejects: { timeout: ["RequestError", "ConnectionError"], abort: [] },
};
