import type { Client } from "./client.js";

/**
 * Apollo's HTTP link: no limit of its own, and no option that sets one. One signal for all of its operations bounds none of
 * them; a `fetch` of one's own does. Nothing is reported.
 */
export const apolloClient: Client = {
  name: "@apollo/client",
  kind: "http",
  modules: ["@apollo/client", "@apollo/client/core", "@apollo/client/link/http"],
  exports: ["*"],
  versions: ">=3",
  source: "https://www.apollographql.com/docs/react/api/link/apollo-link-http",
  calls: {},
  factories: { HttpLink: { args: ["options"], construct: true } },
  bounds: { "fetchOptions.signal": { takes: "signal", off: [null] } },
  edit: "fetchOptions.signal",
  opaque: ["fetch"],
  rejects: { timeout: ["TimeoutError", "ApolloError"], abort: ["AbortError", "ApolloError"] },
};
