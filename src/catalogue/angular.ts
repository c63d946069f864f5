import type { Call, Client } from "./client.js";

const withoutBody: Call = { args: ["url", "options"], returns: "observable", instance: true };
const withBody: Call = { args: ["url", "body", "options"], returns: "observable", instance: true };

/**
 * Angular's HttpClient: no limit by default. Whoever makes one hands it no options, so that it is the same wherever it comes
 * from; interceptors may bound its calls, and are told so by a `context` or a header. `jsonp` takes no options.
 */
export const angular: Client = {
  name: "angular",
  kind: "http",
  modules: ["@angular/common/http"],
  exports: ["*"],
  classes: ["HttpClient"],
  versions: ">=6",
  source: "https://angular.dev/guide/http/making-requests",
  calls: {
    request: { args: ["other", "url", "options"], returns: "observable", instance: true },
    get: withoutBody,
    delete: withoutBody,
    head: withoutBody,
    options: withoutBody,
    post: withBody,
    put: withBody,
    patch: withBody,
  },
  bounds: { timeout: { takes: "ms", since: "20.1" } },
  edit: "timeout",
  opaque: ["context", "headers.timeout"],
  exempt: { keepalive: true, reportProgress: true, observe: "events" },
  // In tests these stand in for the network.
  blocking: ["HttpTestingController", "HttpClientTestingModule", "provideHttpClientTesting"],
  delivery: { option: "responseType", streamed: [], transfer: ["blob", "arraybuffer"] },
  rejects: { timeout: ["HttpErrorResponse"], abort: [] },
};
