import type { Client } from "./client.js";

/** gaxios: no limit by default; `timeout` is one for everything up to the last byte. It has read the answer, whatever its name. */
export const gaxios: Client = {
  name: "gaxios",
  kind: "http",
  modules: ["gaxios"],
  exports: ["*"],
  versions: ">=7",
  source: "https://github.com/googleapis/google-cloud-node/tree/main/core/packages/gaxios#request-options",
  calls: {
    request: { args: ["urlOrOptions"], returns: "result" },
    "instance.request": { args: ["urlOrOptions"], returns: "result" },
    fetch: { args: ["urlOrOptions", "options"], returns: "result", instance: true },
  },
  factories: { Gaxios: { args: ["options"], construct: true } },
  bounds: {
    timeout: { takes: "ms", off: [0] },
    signal: { takes: "signal", off: [null] },
  },
  edit: "timeout",
  opaque: ["adapter", "agent", "fetchImplementation"],
  defaults: "defaults",
  hook: "interceptors.request.add",
  bodies: ["data", "body", "multipart"],
  delivery: { option: "responseType", streamed: ["stream"], transfer: ["blob", "arraybuffer"] },
  rejects: { timeout: ["Error"], abort: ["Error"] },
};
