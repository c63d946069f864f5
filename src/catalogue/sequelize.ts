import type { Call, Client } from "./client.js";

const made: Call = { args: ["urlOrOptions", "text", "text", "options"], returns: "handle", construct: true };

/**
 * sequelize on PostgreSQL: it asks for the server's version over a connection of its own first, for which `pool.acquire` does not
 * hold, and pg sets no limit by default. Before 6.37 it doesn't hand pg's limit on. Its other dialects have drivers with a limit.
 */
export const sequelize: Client = {
  name: "sequelize",
  kind: "database",
  modules: ["sequelize"],
  exports: ["default", "*"],
  versions: ">=6.37 <7",
  source: "https://sequelize.org/docs/v6/other-topics/dialect-specific-things/#postgresql",
  where: { dialect: ["postgres"] },
  calls: { "": made, Sequelize: made },
  bounds: {
    "dialectOptions.connectionTimeoutMillis": { takes: "ms", covers: ["connect"], off: [0] },
    "dialectOptions.query_timeout": { takes: "ms", covers: ["headers", "idle"], off: [0] },
  },
  server: { options: ["host", "replication"], local: true },
  edit: "dialectOptions.connectionTimeoutMillis",
  opaque: ["databaseVersion", "dialectModule", "dialectModulePath", "dialectOptions.statement_timeout", "dialectOptions.options", "dialectOptions.stream"],
  handle: { ends: ["close"] },
  rejects: { timeout: ["SequelizeConnectionError", "Error"], abort: [] },
};
