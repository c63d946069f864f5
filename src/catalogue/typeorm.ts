import type { Client } from "./client.js";

/** typeorm on PostgreSQL: no limit by default, as pg has none. Its other drivers have limits of their own. */
export const typeorm: Client = {
  name: "typeorm",
  kind: "database",
  modules: ["typeorm"],
  exports: ["*"],
  versions: ">=0.3",
  source: "https://typeorm.io/docs/drivers/postgres/#data-source-options",
  where: { type: ["postgres"] },
  calls: { DataSource: { args: ["options"], returns: "handle", construct: true } },
  bounds: {
    connectTimeoutMS: { takes: "ms", covers: ["connect"], off: [0] },
    "extra.connectionTimeoutMillis": { takes: "ms", covers: ["connect"], off: [0] },
    "extra.query_timeout": { takes: "ms", covers: ["headers", "idle"], off: [0] },
  },
  server: { options: ["url", "host", "replication"] },
  edit: "connectTimeoutMS",
  opaque: ["driver", "extra.statement_timeout", "extra.options", "extra.stream"],
  handle: { ends: ["destroy"] },
  rejects: { timeout: ["Error", "QueryFailedError"], abort: [] },
};
