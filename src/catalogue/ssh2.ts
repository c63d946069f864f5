import type { Client } from "./client.js";

/** ssh2: 20 s up to the end of the handshake, unless `readyTimeout` is 0; `timeout` only emits `'timeout'`. */
export const ssh2: Client = {
  name: "ssh2",
  kind: "socket",
  modules: ["ssh2"],
  exports: ["default", "*"],
  versions: ">=1",
  source: "https://github.com/mscdex/ssh2#client-methods",
  factories: { Client: { args: [], construct: true } },
  calls: { connect: { args: ["options"], returns: "handle", instance: true } },
  bounds: {
    readyTimeout: { takes: "ms", covers: ["connect", "headers"], off: [0], default: 20_000 },
    timeout: { takes: "ms", covers: ["connect", "idle"], ends: false, off: [0] },
  },
  edit: "readyTimeout",
  handle: { event: "timeout", error: "error", ends: ["end", "destroy"] },
  rejects: { timeout: ["Error"], abort: ["Error"] },
};
