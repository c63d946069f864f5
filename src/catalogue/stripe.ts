import type { Client } from "./client.js";

/**
 * Stripe's SDK: 80 s for the headers and between two parts of the answer. The client's own `timeout: 0` switches that off
 * in Node; a call's does not, so that calls have no line here.
 */
export const stripe: Client = {
  name: "stripe",
  kind: "http",
  modules: ["stripe"],
  versions: ">=22",
  source: "https://github.com/stripe/stripe-node#configuration",
  calls: {},
  factories: { "": { args: ["other", "options"], construct: true } },
  bounds: { timeout: { takes: "ms", covers: ["connect", "headers", "idle"], off: [0], default: 80_000, longest: Number.MAX_VALUE } },
  edit: "timeout",
  opaque: ["httpClient", "httpAgent"],
  rejects: { timeout: ["Error"], abort: [] },
};
