import type { Client } from "./client.js";

/** postgres: 30 s to connect and log in, unless `connect_timeout`, in seconds, is 0 (which 3.1 took for 30 s). */
export const postgres: Client = {
  name: "postgres",
  kind: "database",
  modules: ["postgres"],
  versions: ">=3.3",
  source: "https://github.com/porsager/postgres#connection-details",
  calls: { "": { args: ["urlOrOptions", "options"], returns: "handle" } },
  bounds: { connect_timeout: { takes: "s", covers: ["connect"], off: [0], default: 30_000 } },
  server: { options: ["host", "hostname", "path"] },
  edit: "connect_timeout",
  opaque: ["socket"],
  handle: { ends: ["end"] },
  rejects: { timeout: ["Error"], abort: [] },
};
