import rule from "../../rules/require-wrapper-timeout.js";
import { everywhere, run } from "../cases.js";
import { unbounded } from "./require-wrapper-timeout.errors.js";

/** A function round the fetch that SvelteKit hands in, and a call of it. */
const wrapped = (call: string): string => `import { getRequestEvent } from "$app/server"; async function read(url, init) { const { fetch } = getRequestEvent(); return (await fetch(url, init)).json(); } await ${call};`;

run("require-wrapper-timeout: round the fetch that SvelteKit hands in", rule, everywhere, {
  valid: [
    { name: "a path on the program's own host, which SvelteKit answers itself", code: wrapped('read("/api/posts")') },
    { name: "a URL that nobody knows", code: wrapped("read(location.hash)") },
    { name: "a limit", code: wrapped('read("https://api.example.com/posts", { signal: AbortSignal.timeout(5_000) })') },
  ],
  invalid: [
    {
      name: "another host",
      code: wrapped('⟦read⟧("https://api.example.com/posts")'),
      errors: [unbounded("read", "fetch(url, init)", "`signal`")],
      output: wrapped('read("https://api.example.com/posts", { signal: AbortSignal.timeout(10_000) })'),
    },
  ],
});
