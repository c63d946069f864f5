import rule from "../../rules/require-http-timeout.js";
import { run, typescript } from "../cases.js";
import { unbounded } from "./require-http-timeout.errors.js";

// What a framework hands in may be bounded where no file shows it: by a hook, an interceptor, a service config.
run("require-http-timeout: clients that a framework hands in", rule, typescript, {
  valid: [
    { name: "SvelteKit's fetch, which `handleFetch` may replace", code: 'import type { PageLoad } from "./$types"; export const load: PageLoad = async ({ fetch }) => { const response = await fetch("/api/user"); return response.json(); };' },
    { name: "SvelteKit's fetch as a member of its event", code: 'import type { RequestHandler } from "./$types"; export const GET: RequestHandler = async (event) => event.fetch("/api/user");' },
    {
      name: "a generated client of gRPC, whose service config may have a limit",
      code: 'import * as grpc from "@grpc/grpc-js"; import { UsersClient } from "./users.js"; const client = new UsersClient(address, grpc.credentials.createInsecure()); client.getUser(request, (error, user) => {});',
    },
  ],
  invalid: [
    {
      name: "the global fetch beside SvelteKit's",
      code: 'import type { PageLoad } from "./$types"; export const load: PageLoad = async () => { const response = await ⟦fetch⟧("/api/user"); return await response.json(); };',
      errors: [unbounded("fetch")],
      output: 'import type { PageLoad } from "./$types"; export const load: PageLoad = async () => { const response = await fetch("/api/user", { signal: AbortSignal.timeout(10_000) }); return await response.json(); };',
    },
  ],
});
