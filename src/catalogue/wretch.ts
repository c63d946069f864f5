import type { Client } from "./client.js";

/**
 * wretch: no limit of its own. What a chain does behind `wretch(…)` bounds it or doesn't, and one signal for all of an
 * instance's calls bounds none of them: only its parts are known, and nothing is reported.
 */
export const wretch: Client = {
  name: "wretch",
  kind: "http",
  modules: ["wretch"],
  versions: ">=2",
  source: "https://github.com/elbywan/wretch#abortable-requests",
  calls: {},
  factories: { "": { args: ["url", "options"] } },
  bounds: { signal: { takes: "signal", off: [null] } },
  rejects: { timeout: ["TimeoutError"], abort: ["AbortError"] },
};
