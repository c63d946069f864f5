import type { Client } from "./client.js";

/** cassandra-driver: 12 s for each answer, unless `readTimeout` is 0. */
export const cassandraDriver: Client = {
  name: "cassandra-driver",
  kind: "database",
  modules: ["cassandra-driver"],
  exports: ["default", "*"],
  versions: ">=4",
  source: "https://docs.datastax.com/en/developer/nodejs-driver/latest/api/type.ClientOptions/index.html",
  calls: { Client: { args: ["options"], returns: "handle", construct: true } },
  bounds: { "socketOptions.readTimeout": { takes: "ms", covers: ["headers"], off: [0], default: 12_000 } },
  server: { options: ["contactPoints"] },
  edit: "socketOptions.readTimeout",
  handle: { ends: ["shutdown"] },
  rejects: { timeout: ["NoHostAvailableError", "OperationTimedOutError"], abort: [] },
};
