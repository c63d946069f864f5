import type { Call, Client } from "./client.js";

const call: Call = { args: ["urlOrOptions"], returns: "result" };

/** graphql-request: no limit of its own. Only a call that is given one object of options takes a signal, in that object. */
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
