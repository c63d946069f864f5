import type { Argument, Call, Client } from "./client.js";

const withoutBody: Call = { args: ["url", "options"], returns: "result" };
const withBody: Call = { args: ["url", "body", "options"], returns: "result" };
const config: readonly Argument[] = ["options"];

/**
 * axios: `timeout` is 0 by default, which means none. In Node it ends a server that stops sending, in a browser the whole
 * call; only the first holds everywhere.
 */
export const axios: Client = {
  name: "axios",
  kind: "http",
  modules: ["axios"],
  exports: ["default", "*"],
  versions: ">=0.27",
  source: "https://axios-http.com/docs/req_config",
  calls: {
    "": { args: ["urlOrOptions", "options"], returns: "result" },
    request: { args: ["urlOrOptions"], returns: "result" },
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
    query: withBody,
  },
  factories: { create: { args: config } },
  bounds: {
    timeout: { takes: "ms", covers: ["headers", "idle"], off: [0] },
    signal: { takes: "signal", off: [null] },
    cancelToken: { takes: "signal", off: [null] },
  },
  edit: "timeout",
  opaque: ["adapter", "env", "fetchOptions", "httpAgent", "httpsAgent", "transport"],
  defaults: "defaults",
  hook: "interceptors.request.use",
  bodies: ["data"],
  delivery: { option: "responseType", streamed: ["stream"], transfer: ["blob", "arraybuffer"] },
  rejects: { timeout: ["AxiosError"], abort: ["CanceledError"], signal: ["CanceledError"] },
};
