import type { Call, Client } from "./client.js";

const get: Call = { args: ["url", "body", "callback"], returns: "thenable" };

/** superagent: no limit by default; `.timeout(…)` sets one on a request, or on an agent for all of its requests. */
export const superagent: Client = {
  name: "superagent",
  kind: "http",
  modules: ["superagent"],
  exports: ["default", "*"],
  versions: ">=4",
  source: "https://github.com/forwardemail/superagent/blob/master/docs/index.md#timeouts",
  calls: {
    "": { args: ["url", "callback"], returns: "thenable" },
    get,
    head: get,
    options: get,
    delete: get,
    del: get,
    patch: get,
    post: get,
    put: get,
  },
  factories: { agent: { args: ["other"] } },
  bounds: {},
  edit: "timeout",
  handle: {
    methods: {
      timeout: { takes: "ms", off: [0, false, "{}"] },
      "timeout.deadline": { takes: "ms", off: [0, false] },
      "timeout.response": { takes: "ms", covers: ["connect", "headers"], off: [0, false] },
    },
    ends: ["abort"],
    starts: "end",
  },
  rejects: { timeout: ["Error"], abort: ["Error"] },
};
