import type { Call, Client } from "./client.js";

/** A signal can be given beside the document, not behind it. */
const call: Call = { args: ["urlOrOptions", "other", "other", "other"], returns: "result" };

/** graphql-request: no limit of its own. */
export const graphqlRequest: Client = {
  name: "graphql-request",
  kind: "http",
  modules: ["graphql-request"],
  exports: ["*", "default"],
  versions: ">=6",
  source: "https://github.com/graffle-js/graffle/tree/graphql-request#cancellation",
  calls: { "": call, request: call },
  factories: { GraphQLClient: { args: ["url", "options"], construct: true } },
  bounds: { signal: { takes: "signal", off: [null] } },
  opaque: ["fetch", "requestMiddleware", "timeout"],
  rejects: { timeout: ["TimeoutError", "AbortError"], abort: ["AbortError"] },
};
