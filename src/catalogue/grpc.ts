import type { Client, Factory } from "./client.js";

const service: Factory = { args: ["other", "other", "options"], construct: true };

/**
 * gRPC: no limit by default; `deadline` ends a call at a point in time, unless that lies more than 24.8 days ahead. A call that
 * waits for one answer takes a callback; one without is a stream.
 */
export const grpc: Client = {
  name: "@grpc/grpc-js",
  kind: "http",
  modules: ["@grpc/grpc-js"],
  exports: ["*"],
  versions: ">=1",
  source: "https://grpc.io/docs/guides/deadlines/",
  calls: {
    makeUnaryRequest: { args: ["other", "other", "other", "message", "metadata", "options", "callback"], returns: "handle", callback: "result", needs: "callback" },
    "*": { args: ["message", "metadata", "options", "callback"], returns: "handle", callback: "result", needs: "callback" },
  },
  factories: {
    Client: { ...service, extended: true },
    loadPackageDefinition: { args: ["other"] },
    makeClientConstructor: { args: ["other", "other"] },
    makeGenericClientConstructor: { args: ["other", "other"] },
    "": service,
    "**": service,
  },
  bounds: { deadline: { takes: "date", off: [null, "Infinity"] } },
  edit: "deadline",
  ignores: ["timeout"],
  opaque: ["interceptors", "interceptor_providers", "parent", "grpc.service_config", "callInvocationTransformer", "channelOverride", "channelFactoryOverride"],
  offline: ["close", "getChannel", "waitForReady", "makeClientStreamRequest", "makeServerStreamRequest", "makeBidiStreamRequest"],
  handle: { ends: ["cancel"] },
  rejects: { timeout: ["Error"], abort: [] },
};
