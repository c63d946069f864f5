import type { Client } from "./client.js";

/** kafkajs: 30 s for an answer, unless `enforceRequestTimeout` is false, and 1 s to connect. */
export const kafkajs: Client = {
  name: "kafkajs",
  kind: "database",
  modules: ["kafkajs"],
  exports: ["default", "*"],
  versions: ">=2",
  source: "https://kafka.js.org/docs/configuration#request-timeout",
  calls: { Kafka: { args: ["options"], returns: "handle", construct: true } },
  bounds: {
    enforceRequestTimeout: { takes: "flag", off: [false], default: 30_000 },
    requestTimeout: { takes: "ms", longest: Infinity, off: ["Infinity"], default: 30_000 },
  },
  server: { options: ["brokers"] },
  edit: "requestTimeout",
  opaque: ["socketFactory"],
  handle: { ends: [] },
  rejects: { timeout: ["KafkaJSNumberOfRetriesExceeded", "KafkaJSRequestTimeoutError"], abort: [] },
};
