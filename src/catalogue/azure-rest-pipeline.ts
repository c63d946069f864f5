import type { Client } from "./client.js";

/** `@azure/core-rest-pipeline`: a request has no limit by default; in Node its `timeout` ends with the headers. */
export const azureRestPipeline: Client = {
  name: "@azure/core-rest-pipeline",
  kind: "http",
  modules: ["@azure/core-rest-pipeline"],
  exports: ["*"],
  versions: ">=1.20",
  source: "https://learn.microsoft.com/javascript/api/@azure/core-rest-pipeline/pipelinerequestoptions",
  factories: { createPipelineRequest: { args: ["options"] } },
  calls: {},
  bounds: {
    timeout: { takes: "ms", covers: ["connect", "headers"], off: [0] },
    abortSignal: { takes: "signal" },
  },
  edit: "timeout",
  opaque: ["requestOverrides"],
  handle: {
    properties: {
      timeout: { takes: "ms", covers: ["connect", "headers"], off: [0] },
      abortSignal: { takes: "signal" },
    },
    ends: [],
  },
  rejects: { timeout: ["AbortError"], abort: ["AbortError", "RestError"], signal: ["AbortError", "RestError"] },
};
