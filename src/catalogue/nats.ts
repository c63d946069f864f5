import type { Client } from "./client.js";

/** nats: 20 s to connect, whatever `timeout` is written to switch that off; a request's own limit is 1 s. */
export const nats: Client = {
  name: "nats",
  kind: "database",
  modules: ["nats"],
  exports: ["default", "*"],
  versions: ">=2",
  source: "https://github.com/nats-io/nats.node#connection-options",
  calls: { connect: { args: ["options"], returns: "result" } },
  bounds: { timeout: { takes: "ms", covers: ["connect", "headers"], unset: [0], default: 20_000 } },
  edit: "timeout",
  rejects: { timeout: ["NatsError"], abort: [] },
};
