import type { Call, Client } from "./client.js";

const query: Call = { args: ["other"], returns: "result", instance: true };

const shared = {
  name: "node:dns",
  kind: "socket",
  exports: ["default", "*"],
  versions: ">=20",
  source: "https://nodejs.org/api/dns.html#resolveroptions",
  // `resolve` and `reverse` too, but every other object has a method of these names.
  calls: {
    resolve4: query,
    resolve6: query,
    resolveAny: query,
    resolveCaa: query,
    resolveCname: query,
    resolveMx: query,
    resolveNaptr: query,
    resolveNs: query,
    resolvePtr: query,
    resolveSoa: query,
    resolveSrv: query,
    resolveTxt: query,
  },
  bounds: { timeout: { takes: "ms", unset: [0, -1], default: 2_000 } },
  edit: "timeout",
  rejects: { timeout: ["Error"], abort: [] },
} as const satisfies Partial<Client>;

/** Resolvers of `node:dns`: 2 s for the first attempt and longer for each later one, 25 s in all; nothing switches that off, not 0 either. */
export const nodeDns: Client = {
  ...shared,
  modules: ["node:dns", "dns"],
  factories: { "promises.Resolver": { args: ["options"], construct: true } },
};

/** Resolvers of `node:dns/promises`: the same. */
export const nodeDnsPromises: Client = {
  ...shared,
  modules: ["node:dns/promises", "dns/promises"],
  factories: { Resolver: { args: ["options"], construct: true } },
};
