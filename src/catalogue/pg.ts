import type { Client } from "./client.js";

const shared = {
  kind: "database",
  bounds: {
    connectionTimeoutMillis: { takes: "ms", covers: ["connect"], off: [0] },
    query_timeout: { takes: "ms", covers: ["headers", "idle"], off: [0] },
  },
  urlOption: "connectionString",
  server: { options: ["connectionString", "host"] },
  edit: "connectionTimeoutMillis",
  opaque: ["statement_timeout", "options", "stream"],
  rejects: { timeout: ["Error"], abort: [] },
} as const satisfies Partial<Client>;

/**
 * pg: no limit by default. `connectionTimeoutMillis` bounds the wait for a connection up to the end of the login, and for a free
 * one of a pool; `query_timeout` that for an answer. The server keeps `statement_timeout`, so that a silent one is waited for.
 */
export const pg: Client = {
  ...shared,
  name: "pg",
  modules: ["pg"],
  exports: ["default", "*"],
  versions: ">=8",
  source: "https://node-postgres.com/apis/client#new-client",
  calls: {
    Pool: { args: ["options"], returns: "handle", construct: true },
    Client: { args: ["urlOrOptions"], returns: "handle", construct: true },
  },
  defaults: "defaults",
  handle: { ends: ["end"] },
};

/** Prisma's adapter for pg: it makes a pool of pg's from the same options. One that is given a pool has the pool's limits. */
export const prismaPg: Client = {
  ...shared,
  name: "@prisma/adapter-pg",
  modules: ["@prisma/adapter-pg"],
  exports: ["*"],
  versions: ">=6.6",
  source: "https://www.prisma.io/docs/orm/v7/prisma-client/setup-and-configuration/databases-connections/connection-pool",
  calls: { PrismaPg: { args: ["urlOrOptions"], returns: "handle", construct: true } },
  handle: { ends: [] },
};
