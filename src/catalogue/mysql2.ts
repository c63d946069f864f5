import type { Call, Client } from "./client.js";

const shared = {
  name: "mysql2",
  kind: "database",
  exports: ["default", "*"],
  versions: ">=2",
  source: "https://sidorares.github.io/node-mysql2/docs/examples/connections/create-connection",
  bounds: { connectTimeout: { takes: "ms", covers: ["connect"], off: [0], default: 10_000 } },
  server: { options: ["uri", "host", "socketPath"], local: true },
  edit: "connectTimeout",
  opaque: ["stream"],
  handle: { ends: ["end"] },
  rejects: { timeout: ["Error"], abort: [] },
} as const satisfies Partial<Client>;

const handle: Call = { args: ["urlOrOptions"], returns: "handle" };

/** mysql2: 10 s to connect and log in, unless `connectTimeout` is 0. */
export const mysql2: Client = { ...shared, modules: ["mysql2"], calls: { createConnection: handle, createPool: handle } };

/** mysql2's promises, the same but that a connection is one. */
export const mysql2Promise: Client = { ...shared, modules: ["mysql2/promise"], calls: { createConnection: { args: ["urlOrOptions"], returns: "result" }, createPool: handle } };
