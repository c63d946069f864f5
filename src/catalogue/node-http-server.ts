import type { Bound, Client } from "./client.js";

/** Node keeps 32 bits of the time: 2 ** 32 ms are none. */
const longest = 4_294_967_295;

const limits: Readonly<Record<string, Bound>> = {
  requestTimeout: { takes: "ms", off: [0], default: 300_000, longest },
  headersTimeout: { takes: "ms", covers: ["headers"], off: [0], default: 60_000, longest, within: "requestTimeout" },
};

const shared = {
  kind: "server",
  exports: ["default", "*"],
  versions: ">=20",
  calls: {
    createServer: { args: ["options", "callback"], returns: "handle" },
    Server: { args: ["options", "callback"], returns: "handle", construct: true },
  },
  bounds: limits,
  edit: "requestTimeout",
  handle: { properties: limits, error: "error", ends: ["close"] },
} as const satisfies Partial<Client>;

/** The servers of `node:http`: 300 s for a whole request, 60 s for its headers; `requestTimeout: 0` as an option switches off both. */
export const nodeHttpServer: Client = {
  ...shared,
  name: "node:http",
  modules: ["node:http", "http"],
  source: "https://nodejs.org/api/http.html#serverrequesttimeout",
};

/** The servers of `node:https`: the same. */
export const nodeHttpsServer: Client = {
  ...shared,
  name: "node:https",
  modules: ["node:https", "https"],
  source: "https://nodejs.org/api/https.html#serverrequesttimeout",
};
