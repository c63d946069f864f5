import type { Client } from "./client.js";
import { fetch } from "./fetch.js";

const { globals: _globals, calls: _calls, ...shared } = fetch;

/** What only code for SvelteKit names. */
const mentions = ["@sveltejs/kit", "$app/", "$env/", "$lib/", "/$types"];

/**
 * The `fetch` that SvelteKit hands to `load` functions, actions, endpoints and hooks. It makes a `Request` of what it gets
 * and hands that to the global `fetch`, or answers it itself, where it is for the program's own origin: then nothing leaves
 * the process, and a signal ends the wait since 2.22 only, always by an `AbortError`. `handleFetch` is left out: its `fetch`
 * gets a request whose signal is its caller's.
 */
export const sveltekit: Client = {
  ...shared,
  name: "sveltekit",
  modules: ["$app/server"],
  exports: ["*"],
  versions: ">=1",
  source: "https://svelte.dev/docs/kit/load#Making-fetch-requests",
  calls: { fetch: { args: ["request", "options"], returns: "response", instance: true } },
  factories: { getRequestEvent: { args: [] } },
  handed: {
    to: [
      { files: ["+page", "+page.server", "+layout", "+layout.server"], exports: ["load"] },
      { files: ["+page.server"], exports: ["actions.*"] },
      { files: ["+server"], exports: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "fallback"] },
      { files: ["hooks.server", "hooks.server/index"], exports: ["handle", "handleError"], member: "event", mentions },
    ],
    package: "@sveltejs/kit",
    types: ["LoadEvent", "RequestEvent", "ServerLoadEvent"],
    mentions,
  },
  inside: ["$app/paths", "$app/state", "$app/stores"],
  rejects: { timeout: ["TimeoutError", "AbortError"], abort: ["AbortError"] },
};
