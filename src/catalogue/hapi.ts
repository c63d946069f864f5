import type { Client } from "./client.js";

/** Node keeps 32 bits of the time: 2 ** 32 ms are none. */
const longest = 4_294_967_295;

/** hapi: the limits of Node's own server, its `listener`. `routes.payload.timeout` ends no client that goes silent. */
export const hapi: Client = {
  name: "hapi",
  kind: "server",
  modules: ["@hapi/hapi"],
  exports: ["default", "*"],
  versions: ">=20",
  source: "https://hapi.dev/api/#server.options.listener",
  calls: {
    server: { args: ["options"], returns: "handle" },
    Server: { args: ["options"], returns: "handle", construct: true },
  },
  bounds: {
    "routes.timeout.server": { takes: "ms", off: [false] },
    "routes.timeout.socket": { takes: "ms", covers: ["headers", "idle"], off: [false] },
  },
  edit: "listener.requestTimeout",
  handle: {
    properties: {
      "listener.requestTimeout": { takes: "ms", off: [0], default: 300_000, longest },
      "listener.headersTimeout": { takes: "ms", covers: ["headers"], off: [0], default: 60_000, longest },
    },
    ends: ["stop"],
  },
};
