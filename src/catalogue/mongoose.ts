import type { Client } from "./client.js";

/**
 * mongoose: 30 s until a server is found that answers, as mongodb, unless `serverSelectionTimeoutMS` is 0.
 * What is asked over `createConnection()` ends after 10 s all the same, by `bufferTimeoutMS`.
 */
export const mongoose: Client = {
  name: "mongoose",
  kind: "database",
  modules: ["mongoose"],
  exports: ["default", "*"],
  versions: ">=6",
  source: "https://mongoosejs.com/docs/connections.html#options",
  calls: { connect: { args: ["url", "options"], returns: "result" } },
  bounds: { serverSelectionTimeoutMS: { takes: "ms", covers: ["connect"], off: [0], default: 30_000 } },
  server: {},
  edit: "serverSelectionTimeoutMS",
  opaque: ["timeoutMS"],
  rejects: { timeout: ["MongooseServerSelectionError"], abort: [] },
};
