import type { Client } from "./client.js";

const shared = {
  name: "amqplib",
  kind: "database",
  versions: ">=0.10",
  source: "https://amqp-node.github.io/amqplib/channel_api.html#connect",
  bounds: { timeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["connect", "headers"], off: [0] } },
  server: { options: ["hostname"], local: true },
  edit: "timeout",
  rejects: { timeout: ["Error"], abort: [] },
} as const satisfies Partial<Client>;

/** amqplib: no limit by default; `timeout` bounds the wait for a connection up to the end of the handshake, heartbeats look after it then. */
export const amqplib: Client = {
  ...shared,
  modules: ["amqplib"],
  exports: ["default", "*"],
  calls: { connect: { args: ["url", "options"], returns: "result" } },
};

/** amqplib's callbacks, the same. */
export const amqplibCallback: Client = {
  ...shared,
  modules: ["amqplib/callback_api"],
  exports: ["default", "*"],
  calls: { connect: { args: ["url", "options", "callback"], returns: "handle", callback: "result" } },
};
