import rule from "../../rules/no-ineffective-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { convert, convertUnheard, headers, ignored, late, options, sent, start } from "./no-ineffective-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");
const read = "; await response.json();";
const axios = 'import axios from "axios"; ';
const superagent = 'import superagent from "superagent"; ';
const undici = 'import { fetch, request } from "undici"; ';

run("no-ineffective-timeout: options that the client never reads", rule, everywhere, {
  valid: [
    "fetch(url);",
    "fetch(url, { signal: AbortSignal.timeout(5_000) });",
    { name: "a signal beside it", code: "fetch(url, { timeout: 5_000, signal });" },
    { name: "a signal that may be there beside it", code: "export const load = (signal) => fetch(url, { timeout: 5_000, signal });" },
    { name: "a signal in options of which nothing is seen", code: "export const load = (init) => fetch(url, { ...init, timeout: 5_000 });" },
    { name: "a request that may carry a signal", code: "export const load = (request) => fetch(request, { timeout: 5_000 });" },
    { name: "none is written", code: "fetch(url, { timeout: 0 }); fetch(url, { timeout: undefined }); fetch(url, { timeout: false }); fetch(url, { timeout: null }); fetch(url, { timeout: Infinity });" },
    { name: "a dispatcher, which may limit it", code: "fetch(url, { timeout: 5_000, dispatcher });" },
    { name: "a fetch of the file's own", code: "const fetch = make(); fetch(url, { timeout: 5_000 });" },
    { name: "a fetch that somebody hands in", code: "export const load = (fetch) => fetch(url, { timeout: 5_000 });" },
    { name: "node-fetch, which reads it up to version 2", code: 'import fetch from "node-fetch"; fetch(url, { timeout: 5_000 });' },
    { name: "cross-fetch, which is node-fetch 2 in Node", code: 'import fetch from "cross-fetch"; fetch(url, { timeout: 5_000 });' },
    { name: "ofetch, which reads it", code: 'import { ofetch } from "ofetch"; ofetch(url, { timeout: 5_000 });' },
    { name: "needle's timeout ends with the connect, which another rule reports", code: 'import needle from "needle"; needle.get(url, { timeout: 5_000 }, done);' },
    { name: "raced by hand", code: "Promise.race([fetch(url, { timeout: 5_000 }), late]);" },
    { name: "undici's own calls with limits that they read", code: `${undici}request(url, { headersTimeout: 5_000, timeout: 5_000 });` },
    { name: "nothing that waits for anybody", code: 'fetch("data:,x", { timeout: 5_000 });' },
    { name: "half typed", code: "fetch();" },
    `${axios}axios.get(url, { timeout: 5_000 });`,
    `${axios}axios.post(url, body, { timeout: 5_000 });`,
    { name: "a body with a member of its own", code: `${axios}axios.post(url, { timeout: 5_000, retries: 3 });` },
    { name: "a body of which nothing is seen", code: `${axios}axios.post(url, { ...settings, timeout: 5_000 });` },
    { name: "a body beside options", code: `${axios}axios.post(url, { timeout: 5_000 }, { timeout: 5_000 });` },
    { name: "a body of a limited instance", code: `${axios}const api = axios.create({ timeout: 5_000 }); api.post(url, { timeout: 5_000 });` },
    `${superagent}superagent.get(url).timeout(5_000).end(done);`,
    `${superagent}await superagent.get(url).timeout(5_000);`,
    { name: "a callback of which nothing is seen", code: `${superagent}export const load = (done) => { superagent.get(url, done).timeout(5_000); };` },
  ],
  invalid: [
    {
      code: `const response = await fetch(url, { ⟦timeout: 5_000⟧ })${read}`,
      errors: [ignored("timeout", "fetch")],
      output: `const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })${read}`,
    },
    {
      name: "arithmetic, as its author wrote it",
      code: `const response = await fetch(url, { ⟦timeout: 5 * 1000⟧ })${read}`,
      errors: [ignored("timeout", "fetch")],
      output: `const response = await fetch(url, { signal: AbortSignal.timeout(5 * 1000) })${read}`,
    },
    {
      name: "a const",
      code: `const LIMIT = 5_000; const response = await fetch(url, { method: "POST", ⟦timeout: LIMIT⟧, headers })${read}`,
      errors: [ignored("timeout", "fetch")],
      output: `const LIMIT = 5_000; const response = await fetch(url, { method: "POST", signal: AbortSignal.timeout(LIMIT), headers })${read}`,
    },
    {
      name: "a const by its own name",
      code: `const timeout = 5_000; const response = await fetch(url, { ⟦timeout⟧ })${read}`,
      errors: [ignored("timeout", "fetch")],
      output: `const timeout = 5_000; const response = await fetch(url, { signal: AbortSignal.timeout(timeout) })${read}`,
    },
    {
      name: "a value that nobody knows may be none that AbortSignal.timeout takes",
      code: `const response = await fetch(url, { ⟦timeout: config.timeout⟧ })${read}`,
      errors: [ignored("timeout", "fetch", convert("AbortSignal.timeout(config.timeout)", `const response = await fetch(url, { signal: AbortSignal.timeout(config.timeout) })${read}`))],
    },
    {
      name: "a value that AbortSignal.timeout does not take",
      code: "fetch(url, { ⟦timeout: -1⟧ }); fetch(url, { ⟦timeout: 1.5⟧ }); fetch(url, { ⟦timeout: '5000'⟧ }); fetch(url, { ⟦timeout: 2 ** 31⟧ });",
      errors: [ignored("timeout", "fetch"), ignored("timeout", "fetch"), ignored("timeout", "fetch"), ignored("timeout", "fetch")],
    },
    {
      name: "one that is nothing on some way",
      code: `const response = await fetch(url, slow ? { ⟦timeout: 60_000⟧ } : {})${read}`,
      errors: [ignored("timeout", "fetch", convert("AbortSignal.timeout(60_000)", `const response = await fetch(url, { ...(slow ? { timeout: 60_000 } : {}), signal: AbortSignal.timeout(60_000) })${read}`))],
    },
    {
      name: "options in a variable: a signal made there would start too early",
      code: `const init = { timeout: 5_000 }; const response = await ⟦fetch⟧(url, init)${read}`,
      errors: [ignored("timeout", "fetch", convert("AbortSignal.timeout(5_000)", `const init = { timeout: 5_000 }; const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5_000) })${read}`))],
    },
    {
      name: "written later",
      code: `const init = {}; init.timeout = 5_000; const response = await ⟦fetch⟧(url, init)${read}`,
      errors: [
        ignored("timeout", "fetch", convert("AbortSignal.timeout(5_000)", `const init = {}; init.timeout = 5_000; const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5_000) })${read}`)),
      ],
    },
    {
      name: "a signal that is switched off keeps its place",
      code: `const response = await fetch(url, { signal: null, ⟦timeout: 5_000⟧ })${read}`,
      errors: [ignored("timeout", "fetch", convert("AbortSignal.timeout(5_000)", `const response = await fetch(url, { signal: AbortSignal.timeout(5_000), timeout: 5_000 })${read}`))],
    },
    {
      name: "a limit of one phase is none of the whole call",
      code: `const response = await fetch(url, { ⟦headersTimeout: 5_000⟧ })${read}`,
      errors: [ignored("headersTimeout", "fetch", convert("AbortSignal.timeout(5_000)", `const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })${read}`))],
    },
    {
      name: "a handler in sight that knows only AbortError",
      code: `try { const response = await fetch(url, { ⟦timeout: 5_000⟧ })${read} } catch (error) { if (error.name !== "AbortError") throw error; }`,
      errors: [
        ignored(
          "timeout",
          "fetch",
          convert("AbortSignal.timeout(5_000)", `try { const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })${read} } catch (error) { if (error.name !== "AbortError") throw error; }`),
        ),
      ],
    },
    {
      name: "a promise that nothing handles",
      code: "fetch(url, { ⟦timeout: 5_000⟧ });",
      errors: [ignored("timeout", "fetch", convertUnheard("AbortSignal.timeout(5_000)", "fetch(url, { signal: AbortSignal.timeout(5_000) });"))],
    },
    {
      name: "a response that others read",
      code: "export const load = () => fetch(url, { ⟦timeout: 5_000⟧ });",
      errors: [ignored("timeout", "fetch", convert("AbortSignal.timeout(5_000)", "export const load = () => fetch(url, { signal: AbortSignal.timeout(5_000) });"))],
    },
    {
      name: "a response that is read as a stream: a total deadline would cut it",
      code: lines("const response = await fetch(url, { ⟦timeout: 5_000⟧ });", "for await (const chunk of response.body) use(chunk);"),
      errors: [
        ignored(
          "timeout",
          "fetch",
          headers(
            "controller.signal",
            lines(
              "const controller = new AbortController();",
              'const timer = setTimeout(() => controller.abort(new DOMException("No answer in time", "TimeoutError")), 5_000);',
              "const response = await fetch(url, { signal: controller.signal }).finally(() => clearTimeout(timer));",
              "for await (const chunk of response.body) use(chunk);",
            ),
          ),
        ),
      ],
    },
    {
      name: "undici's fetch",
      code: `${undici}const response = await fetch(url, { ⟦timeout: 5_000⟧ })${read}`,
      errors: [ignored("timeout", "undici")],
      output: `${undici}const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })${read}`,
    },
    {
      name: "undici's own request has limits by default, and reads no other",
      code: `${undici}const response = await request(url, { ⟦timeout: 5_000⟧ }); await response.body.json();`,
      errors: [ignored("timeout", "undici")],
      output: `${undici}const response = await request(url, { signal: AbortSignal.timeout(5_000) }); await response.body.json();`,
    },
    {
      name: "ofetch's native fetch",
      code: `import { fetch } from "ofetch"; const response = await fetch(url, { ⟦timeout: 5_000⟧ })${read}`,
      errors: [ignored("timeout", "ofetch")],
      output: `import { fetch } from "ofetch"; const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })${read}`,
    },
    {
      name: "an alias of the global",
      code: `const load = globalThis.fetch.bind(globalThis); const response = await load(url, { ⟦timeout: 5_000⟧ })${read}`,
      errors: [ignored("timeout", "fetch")],
      output: `const load = globalThis.fetch.bind(globalThis); const response = await load(url, { signal: AbortSignal.timeout(5_000) })${read}`,
    },
    {
      name: "in the request that it is given",
      code: `const request = new Request(url, { timeout: 5_000 }); const response = await ⟦fetch⟧(request)${read}`,
      errors: [
        ignored("timeout", "fetch", convert("AbortSignal.timeout(5_000)", `const request = new Request(url, { timeout: 5_000 }); const response = await fetch(request, { signal: AbortSignal.timeout(5_000) })${read}`)),
      ],
    },
  ],
});

run("no-ineffective-timeout: options in TypeScript", rule, typescript, {
  valid: [{ name: "an own option of a wrapper", code: "declare function load(url: string, init: { timeout: number }): void; load(url, { timeout: 5_000 });" }],
  invalid: [
    {
      name: "a cast, which lets it through",
      code: `const response = await fetch(url, { ⟦timeout: 5_000⟧ } as any)${read}`,
      errors: [ignored("timeout", "fetch")],
      output: `const response = await fetch(url, { signal: AbortSignal.timeout(5_000) } as any)${read}`,
    },
    {
      name: "beside the signal of whoever waits, which the limit joins",
      code: `export async function load(signal: AbortSignal) { const response = await fetch(url, { ⟦timeout: 5_000⟧ } as any)${read} }`,
      errors: [ignored("timeout", "fetch")],
      output: `export async function load(signal: AbortSignal) { const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) } as any)${read} }`,
    },
    {
      name: "beside a signal whose abort the function answers by an end of its own",
      code: `export async function load(signal: AbortSignal) { const response = await fetch(url, { ⟦timeout: 5_000⟧ } as any)${read} if (signal.aborted) return; }`,
      errors: [
        ignored(
          "timeout",
          "fetch",
          convert(
            "AbortSignal.any([signal, AbortSignal.timeout(5_000)])",
            `export async function load(signal: AbortSignal) { const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) } as any)${read} if (signal.aborted) return; }`,
          ),
        ),
      ],
    },
    {
      name: "an error that is expected would be none any more",
      code: lines("const response = await fetch(url, {", "  // @ts-expect-error: the types don't know it", "  ⟦timeout: 5_000⟧,", "});", "await response.json();"),
      errors: [
        ignored(
          "timeout",
          "fetch",
          convert(
            "AbortSignal.timeout(5_000)",
            lines("const response = await fetch(url, {", "  // @ts-expect-error: the types don't know it", "  signal: AbortSignal.timeout(5_000),", "});", "await response.json();"),
          ),
        ),
      ],
    },
    {
      name: "a type that the options must have",
      code: `const response = await fetch(url, { ⟦timeout: 5_000⟧ } satisfies Timed)${read}`,
      errors: [ignored("timeout", "fetch", convert("AbortSignal.timeout(5_000)", `const response = await fetch(url, { signal: AbortSignal.timeout(5_000) } satisfies Timed)${read}`))],
    },
  ],
});

run("no-ineffective-timeout: options in the body, and calls that come too late", rule, everywhere, {
  valid: [],
  invalid: [
    {
      code: `${axios}await axios.post(url, { ⟦timeout: 5_000⟧ });`,
      errors: [sent("timeout", options(`${axios}await axios.post(url, undefined, { timeout: 5_000 });`))],
    },
    {
      name: "beside other options",
      code: `${axios}await axios.put(url, { headers, ⟦timeout: 5_000⟧ });`,
      errors: [sent("timeout", options(`${axios}await axios.put(url, undefined, { headers, timeout: 5_000 });`))],
    },
    {
      name: "a signal",
      code: `${axios}await axios.patch(url, { ⟦signal⟧ });`,
      errors: [sent("signal", options(`${axios}await axios.patch(url, undefined, { signal });`))],
    },
    {
      code: `${superagent}⟦superagent.get⟧(url, (error, response) => show(response)).timeout(5_000);`,
      errors: [late()],
      output: `${superagent}superagent.get(url).timeout(5_000).end((error, response) => show(response));`,
    },
    {
      name: "what else is called too late comes to count too",
      code: `${superagent}⟦superagent.get⟧(url, (error, response) => show(response)).set("x", "y").timeout(5_000);`,
      errors: [
        late(start(".end((error, response) => show(response))", `${superagent}superagent.get(url).set("x", "y").timeout(5_000).end((error, response) => show(response));`)),
      ],
    },
    {
      name: "kept in a variable",
      code: `${superagent}const request = ⟦superagent.get⟧(url, (error, response) => show(response)); request.timeout(5_000);`,
      errors: [late()],
    },
  ],
});
