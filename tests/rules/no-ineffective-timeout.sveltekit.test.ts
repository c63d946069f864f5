import rule from "../../rules/no-ineffective-timeout.js";
import { everywhere, type Invalid, run } from "../cases.js";
import { fixture } from "../tester.js";
import { ignored } from "./no-ineffective-timeout.errors.js";

const filename = fixture("sveltekit/+page.server.ts");
const load = (options: string, url = '"https://api.example.com/posts"'): string => `export async function load({ fetch, url }) { const response = await fetch(${url}, ${options}); return response.json(); }`;

/** A timeout that the call ignores, whichever host it leads to. */
const converted = (name: string, url: string): Invalid => ({
  name,
  filename,
  code: load("{ ⟦timeout: 5_000⟧ }", url),
  errors: [ignored("timeout", "sveltekit")],
  output: load("{ signal: AbortSignal.timeout(5_000) }", url),
});

run("no-ineffective-timeout: the fetch that SvelteKit hands in", rule, everywhere, {
  valid: [
    { name: "a signal", filename, code: load("{ signal: AbortSignal.timeout(5_000) }") },
    { name: "no timeout", filename, code: load('{ method: "POST" }') },
    { name: "a file of another name", filename: fixture("sveltekit/posts.ts"), code: load("{ timeout: 5_000 }") },
  ],
  invalid: [converted("another host", '"https://api.example.com/posts"'), converted("the program's own", '"/api/posts"'), converted("one that nobody knows", "url.searchParams.get('from')")],
});
