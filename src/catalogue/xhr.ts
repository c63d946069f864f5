import type { Client } from "./client.js";

/** XMLHttpRequest: `timeout` is 0 by default, which means none, and an unsigned number of 32 bits. */
export const xhr: Client = {
  name: "XMLHttpRequest",
  kind: "http",
  globals: ["XMLHttpRequest"],
  versions: "*",
  source: "https://xhr.spec.whatwg.org/#the-timeout-attribute",
  calls: { "": { args: [], returns: "handle", construct: true } },
  bounds: {},
  edit: "timeout",
  handle: {
    properties: { timeout: { takes: "ms", off: [0], longest: 4_294_967_295 } },
    ends: ["abort"],
    starts: "send",
  },
};
