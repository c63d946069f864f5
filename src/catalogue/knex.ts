import type { Client } from "./client.js";

/** knex: 60 s for a connection of its pool, and 30 s to make one. No value switches that off: 0 throws. */
export const knex: Client = {
  name: "knex",
  kind: "database",
  modules: ["knex"],
  exports: ["default", "knex"],
  versions: ">=1",
  source: "https://knexjs.org/guide/#acquireconnectiontimeout",
  calls: { "": { args: ["urlOrOptions"], returns: "handle" } },
  bounds: { acquireConnectionTimeout: { takes: "ms", covers: ["connect"], default: 60_000 } },
  edit: "acquireConnectionTimeout",
  handle: { ends: ["destroy"] },
  rejects: { timeout: ["KnexTimeoutError"], abort: [] },
};
