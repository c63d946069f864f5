import type { Bound, Client } from "./client.js";

/** Node keeps 32 bits of the time: 2 ** 32 ms are none. */
const longest = 4_294_967_295;

const requestTimeout: Bound = { takes: "ms", off: [0], longest };

/** Fastify: it switches Node's limit of a whole request off by default, and leaves the one of its headers, 60 s. */
export const fastify: Client = {
  name: "fastify",
  kind: "server",
  modules: ["fastify"],
  exports: ["default", "fastify"],
  versions: ">=3",
  source: "https://fastify.dev/docs/latest/Reference/Server/#requesttimeout",
  calls: { "": { args: ["options"], returns: "handle" } },
  bounds: {
    requestTimeout,
    connectionTimeout: { takes: "ms", covers: ["headers", "idle"], off: [0], longest: Number.MAX_VALUE },
  },
  edit: "requestTimeout",
  handle: {
    properties: {
      "server.requestTimeout": requestTimeout,
      "server.headersTimeout": { takes: "ms", covers: ["headers"], off: [0], default: 60_000, longest },
    },
    ends: ["close"],
  },
};
