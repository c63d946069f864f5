import type { Call, Client } from "./client.js";

const redis: Call = { args: ["urlOrOptions", "host", "options"], returns: "handle", construct: true };

/**
 * ioredis: no limit on the wait for an answer by default. `commandTimeout` sets one for every command, those that block on purpose
 * among them; `socketTimeout` ends a connection on which commands wait. `connectTimeout` ends with the connect.
 */
export const ioredis: Client = {
  name: "ioredis",
  kind: "database",
  modules: ["ioredis"],
  exports: ["default", "*"],
  versions: ">=5",
  source: "https://redis.github.io/ioredis/interfaces/CommonRedisOptions.html#commandTimeout",
  calls: { "": redis, Redis: redis },
  bounds: {
    commandTimeout: { takes: "ms" },
    socketTimeout: { takes: "ms", covers: ["headers", "idle"] },
  },
  server: { options: ["host", "sentinels"], local: true },
  edit: "commandTimeout",
  opaque: ["Connector", "path"],
  exempt: { maxRetriesPerRequest: null },
  blocking: ["blpop", "brpop", "brpoplpush", "blmove", "blmpop", "bzpopmin", "bzpopmax", "bzmpop", "xread", "xreadgroup", "subscribe", "psubscribe", "bull", "bullmq"],
  handle: { ends: ["disconnect", "quit"] },
  rejects: { timeout: ["Error", "MaxRetriesPerRequestError"], abort: [] },
};
