import type { Call, Client } from "./client.js";

const route: Call = { args: ["urlOrOptions", "options"], returns: "result" };

/**
 * Octokit has no limit of its own; `request.timeout` is read up to `@octokit/rest` 18, and no more. A signal that ends the body
 * gives an empty answer instead of an error since 20.
 */
const octokit = {
  kind: "http",
  bounds: { "request.signal": { takes: "signal", covers: ["connect", "headers"], off: [null] } },
  edit: "request.signal",
  opaque: ["request.fetch", "request.timeout", "request.agent"],
  bodies: ["data"],
  rejects: { timeout: ["HttpError"], abort: ["AbortError", "HttpError"] },
} as const satisfies Partial<Client>;

/** `request` alone. */
export const octokitRequest: Client = {
  ...octokit,
  name: "@octokit/request",
  modules: ["@octokit/request"],
  exports: ["request"],
  versions: ">=5",
  source: "https://github.com/octokit/request.js#request",
  calls: { "": route },
};

/** Octokit's core. Its pages are fetched without the signal that `paginate` is given. */
export const octokitCore: Client = {
  ...octokit,
  name: "@octokit/core",
  modules: ["@octokit/core"],
  exports: ["Octokit"],
  versions: ">=3",
  source: "https://github.com/octokit/request.js#request",
  calls: { request: { ...route, instance: true }, graphql: { ...route, instance: true } },
  factories: { "": { args: ["options"], construct: true } },
  hook: "hook.before",
};

/** Octokit with a method for each of GitHub's endpoints. */
export const octokitRest: Client = {
  ...octokitCore,
  name: "@octokit/rest",
  modules: ["@octokit/rest", "octokit"],
  versions: ">=18",
  calls: { ...octokitCore.calls, "rest.*.*": { args: ["options"], returns: "result", instance: true } },
};
