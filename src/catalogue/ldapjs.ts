import type { Client } from "./client.js";

/** ldapjs: no limit by default; `timeout` sets one for every request, `connectTimeout` ends with the connect. */
export const ldapjs: Client = {
  name: "ldapjs",
  kind: "database",
  modules: ["ldapjs"],
  exports: ["default", "*"],
  versions: ">=2",
  source: "https://github.com/ldapjs/node-ldapjs/blob/master/docs/client.md#create-a-client",
  calls: { createClient: { args: ["options"], returns: "handle" } },
  bounds: { timeout: { takes: "ms", off: [0, "Infinity"] } },
  server: { options: ["url", "socketPath"] },
  edit: "timeout",
  handle: { ends: ["unbind", "destroy"] },
  rejects: { timeout: ["TimeoutError"], abort: [] },
};
