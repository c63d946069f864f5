import type { Client } from "./client.js";

/**
 * mongodb: 30 s until a server is found that answers, unless `serverSelectionTimeoutMS` is 0. What `timeoutMS` does depends on the
 * version; `connectTimeoutMS` and `socketTimeoutMS` don't end the search.
 */
export const mongodb: Client = {
  name: "mongodb",
  kind: "database",
  modules: ["mongodb"],
  exports: ["*"],
  versions: ">=4",
  source: "https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/",
  calls: {
    MongoClient: { args: ["url", "options"], returns: "handle", construct: true },
    "MongoClient.connect": { args: ["url", "options"], returns: "result" },
  },
  bounds: { serverSelectionTimeoutMS: { takes: "ms", covers: ["connect"], off: [0], default: 30_000 } },
  server: {},
  edit: "serverSelectionTimeoutMS",
  opaque: ["timeoutMS"],
  handle: { ends: ["close"] },
  rejects: { timeout: ["MongoServerSelectionError"], abort: [] },
};
