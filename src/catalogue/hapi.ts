import type { Client } from "./client.js";

/** hapi: 10 s for a request's payload to arrive; `false` is no limit. Its other limits are off by default. */
export const hapi: Client = {
  name: "@hapi/hapi",
  kind: "server",
  modules: ["@hapi/hapi"],
  exports: ["default", "*"],
  versions: ">=20",
  source: "https://hapi.dev/api/#-routeoptionspayloadtimeout",
  calls: {
    server: { args: ["options"], returns: "handle" },
    Server: { args: ["options"], returns: "handle", construct: true },
  },
  bounds: { "routes.payload.timeout": { takes: "ms", covers: ["idle"], off: [false], default: 10_000 } },
  edit: "routes.payload.timeout",
  handle: { ends: ["stop"] },
};
