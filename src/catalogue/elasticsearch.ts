import type { Client } from "./client.js";

const shared = {
  name: "@elastic/elasticsearch",
  kind: "database",
  modules: ["@elastic/elasticsearch"],
  exports: ["*"],
  calls: { Client: { args: ["options"], returns: "handle", construct: true } },
  server: { options: ["node", "nodes"] },
  edit: "requestTimeout",
  opaque: ["Connection", "Transport"],
  handle: { ends: ["close"] },
  rejects: { timeout: ["TimeoutError"], abort: [] },
} as const satisfies Partial<Client>;

/** @elastic/elasticsearch 9: no limit by default. */
export const elasticsearch9: Client = {
  ...shared,
  versions: ">=9",
  source: "https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/basic-config",
  bounds: { requestTimeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["headers", "idle"], off: [0] } },
};

/** @elastic/elasticsearch 8: 10 min for an answer (30 s in its first versions), unless `requestTimeout` is 0. */
export const elasticsearch8: Client = {
  ...shared,
  versions: ">=8 <9",
  source: "https://www.elastic.co/guide/en/elasticsearch/client/javascript-api/8.x/basic-config.html",
  bounds: { requestTimeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["headers", "idle"], off: [0], default: 600_000 } },
};
