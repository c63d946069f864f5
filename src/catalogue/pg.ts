import type { Client } from "./client.js";

/**
 * pg: no limit by default. `connectionTimeoutMillis` bounds the wait for a connection up to the end of the login, and for a free
 * one of a pool; `query_timeout` that for an answer. The server keeps `statement_timeout`, so that a silent one is waited for.
 */
export const pg: Client = {
  name: "pg",
  kind: "database",
  modules: ["pg"],
  exports: ["default", "*"],
  versions: ">=8",
  source: "https://node-postgres.com/apis/client#new-client",
  calls: {
    Pool: { args: ["options"], returns: "handle", construct: true },
    Client: { args: ["urlOrOptions"], returns: "handle", construct: true },
  },
  bounds: {
    connectionTimeoutMillis: { takes: "ms", covers: ["connect"], off: [0] },
    query_timeout: { takes: "ms", covers: ["headers", "idle"], off: [0] },
  },
  urlOption: "connectionString",
  edit: "connectionTimeoutMillis",
  opaque: ["statement_timeout", "options", "stream"],
  defaults: "defaults",
  handle: { ends: ["end"] },
  rejects: { timeout: ["Error"], abort: [] },
};
