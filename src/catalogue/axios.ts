import type { Argument, Call, Client } from "./client.js";

const withoutBody: Call = { args: ["url", "options"], returns: "result" };
const withBody: Call = { args: ["url", "body", "options"], returns: "result" };
const config: readonly Argument[] = ["options"];

/** axios: `timeout` is 0 by default, which means none. */
export const axios: Client = {
  name: "axios",
  kind: "http",
  modules: ["axios"],
  versions: ">=0.22",
  source: "https://axios-http.com/docs/req_config",
  calls: {
    "": { args: ["urlOrOptions", "options"], returns: "result" },
    request: { args: ["urlOrOptions", "options"], returns: "result" },
    get: withoutBody,
    delete: withoutBody,
    head: withoutBody,
    options: withoutBody,
    post: withBody,
    put: withBody,
    patch: withBody,
    postForm: withBody,
    putForm: withBody,
    patchForm: withBody,
  },
  factories: { create: { args: config } },
  bounds: {
    timeout: { takes: "ms", off: [0] },
    signal: { takes: "signal", off: [null] },
    cancelToken: { takes: "signal", off: [null] },
  },
  edit: "timeout",
  opaque: ["adapter"],
  defaults: "defaults",
  bodies: ["data"],
  delivery: { option: "responseType", streamed: ["stream"], transfer: ["blob", "arraybuffer"] },
  rejects: { timeout: ["AxiosError"], abort: ["CanceledError"] },
};
