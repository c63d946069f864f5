import rule from "../../rules/require-wrapper-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { fixture } from "../tester.js";
import { bound, boundHeaders, boundUnheard, unbounded } from "./require-wrapper-timeout.errors.js";

const reads = "async function load(url, init) { return (await fetch(url, init)).json(); }";
const hands = "async function load(url, init) { return fetch(url, init); }";
const deadline = "AbortSignal.timeout(10_000)";
const given = `load("/", { signal: ${deadline} })`;

const fault = (...suggestions: Parameters<typeof bound>[]) => unbounded("load", "fetch(url, init)", "`signal`", ...suggestions.map((each) => bound(...each)));

run("require-wrapper-timeout: when a deadline is a fix", rule, everywhere, {
  valid: [],
  invalid: [
    { name: "the function reads the answer", code: `${reads} await ⟦load⟧("/");`, errors: [fault()], output: `${reads} await ${given};` },
    { name: "the caller reads the answer", code: `${hands} await (await ⟦load⟧("/")).json();`, errors: [fault()], output: `${hands} await (await ${given}).json();` },
    {
      name: "the function looks at the head of the answer, and hands it back",
      code: `async function load(url, init) { const answer = await fetch(url, init); if (!answer.ok) throw new Error(await answer.text()); return answer; } await (await ⟦load⟧("/")).json();`,
      errors: [fault()],
      output: `async function load(url, init) { const answer = await fetch(url, init); if (!answer.ok) throw new Error(await answer.text()); return answer; } await (await ${given}).json();`,
    },
    { name: "nobody knows who reads the answer", code: `${hands} export const user = async () => ⟦load⟧("/");`, errors: [fault([deadline, `${hands} export const user = async () => ${given};`])] },
    {
      name: "somebody else is given the answer",
      code: `async function load(url, init) { const answer = await fetch(url, init); keep(answer); return answer; } await (await ⟦load⟧("/")).json();`,
      errors: [fault([deadline, `async function load(url, init) { const answer = await fetch(url, init); keep(answer); return answer; } await (await ${given}).json();`])],
    },
    {
      name: "the caller may send a file",
      code: `${reads} await ⟦load⟧("/", { method: "POST", body });`,
      errors: [fault([deadline, `${reads} await load("/", { method: "POST", body, signal: ${deadline} });`])],
    },
    {
      name: "the caller sends a text",
      code: `${reads} await ⟦load⟧("/", { method: "POST", body: JSON.stringify(order) });`,
      errors: [fault()],
      output: `${reads} await load("/", { method: "POST", body: JSON.stringify(order), signal: ${deadline} });`,
    },
    {
      name: "what is sent comes by another way",
      code: `async function load(url, init, stop) { return (await fetch(url, { ...init, signal: stop })).json(); } await ⟦load⟧("/");`,
      errors: [
        unbounded("load", "fetch(url, { ...init, signal: stop })", "a signal as argument 3", bound(deadline, `async function load(url, init, stop) { return (await fetch(url, { ...init, signal: stop })).json(); } await load("/", undefined, ${deadline});`)),
      ],
    },
    {
      name: "what is sent is an argument of its own",
      code: `async function load(url, body, stop) { return (await fetch(url, { body, signal: stop })).json(); } await ⟦load⟧("/", file); await ⟦load⟧("/", "text");`,
      errors: [
        unbounded("load", "fetch(url, { body, signal: stop })", "a signal as argument 3", bound(deadline, `async function load(url, body, stop) { return (await fetch(url, { body, signal: stop })).json(); } await load("/", file, ${deadline}); await load("/", "text");`)),
        unbounded("load", "fetch(url, { body, signal: stop })", "a signal as argument 3"),
      ],
      output: `async function load(url, body, stop) { return (await fetch(url, { body, signal: stop })).json(); } await load("/", file); await load("/", "text", ${deadline});`,
    },
    {
      name: "the function asks again and again",
      code: `async function load(url, init) { for (;;) { const page = await (await fetch(url, init)).json(); if (page.done) return page; } } await ⟦load⟧("/");`,
      errors: [fault([deadline, `async function load(url, init) { for (;;) { const page = await (await fetch(url, init)).json(); if (page.done) return page; } } await ${given};`])],
    },
    {
      name: "nobody handles the error",
      code: `${reads} ⟦load⟧("/");`,
      errors: [unbounded("load", "fetch(url, init)", "`signal`", boundUnheard(deadline, `${reads} ${given};`))],
    },
    {
      name: "the answer is streamed",
      code: `${hands} const answer = await ⟦load⟧("/"); for await (const chunk of answer.body) log(chunk);`,
      errors: [
        unbounded(
          "load",
          "fetch(url, init)",
          "`signal`",
          boundHeaders(
            "controller.signal",
            `${hands} const controller = new AbortController(); const timer = setTimeout(() => controller.abort(new DOMException("No answer in time", "TimeoutError")), 10_000); const answer = await load("/", { signal: controller.signal }).finally(() => clearTimeout(timer)); for await (const chunk of answer.body) log(chunk);`,
          ),
        ),
      ],
    },
    {
      name: "no deadline is set",
      settings: { timeout: { target: "modern" } },
      code: `${reads} await ⟦load⟧("/");`,
      errors: [fault([deadline, `${reads} await ${given};`])],
    },
    {
      name: "the settings ask for suggestions",
      settings: { timeout: { deadline: 10_000, target: "modern", fixes: "suggest" } },
      code: `${reads} await ⟦load⟧("/");`,
      errors: [fault([deadline, `${reads} await ${given};`])],
    },
    { name: "no target is known", settings: { timeout: { deadline: 10_000 } }, filename: fixture("anywhere/file.ts"), code: `${reads} await ⟦load⟧("/");`, errors: [fault([deadline, `${reads} await ${given};`])] },
    { name: "the target has no such signal", settings: { timeout: { deadline: 10_000, target: "react-native" } }, code: `${reads} await ⟦load⟧("/");`, errors: [fault()] },
    {
      name: "a deadline that is imported",
      settings: { timeout: { deadline: { import: "@acme/http", name: "HTTP_TIMEOUT_MS" }, target: "modern" } },
      code: `import { log } from "./log.js"; ${reads} log(await ⟦load⟧("/"));`,
      errors: [fault()],
      output: `import { log } from "./log.js"; import { HTTP_TIMEOUT_MS } from "@acme/http"; ${reads} log(await load("/", { signal: AbortSignal.timeout(HTTP_TIMEOUT_MS) }));`,
    },
    {
      name: "a comment",
      code: `${reads} await ⟦load⟧("/" /* all */, { method: "GET", /* no body */ });`,
      errors: [fault()],
      output: `${reads} await load("/" /* all */, { method: "GET", /* no body */ signal: ${deadline}, });`,
    },
  ],
});

const annotated = "async function load(url: string, init?: RequestInit) { return (await fetch(url, init)).json(); }";
const own = "async function load(url: string, stop?: AbortSignal) { return (await fetch(url, { signal: stop })).json(); }";

// With types, the rule that forwards signals owns these.
run("require-wrapper-timeout: a signal in scope, without types", rule, ["ts"], {
  valid: [],
  invalid: [
    {
      name: "in the options",
      code: `${annotated} export async function user(signal: AbortSignal) { return ⟦load⟧("/"); }`,
      errors: [fault()],
      output: `${annotated} export async function user(signal: AbortSignal) { return load("/", { signal }); }`,
    },
    {
      name: "as an argument of its own",
      code: `${own} export async function user(signal: AbortSignal) { return ⟦load⟧("/"); }`,
      errors: [unbounded("load", "fetch(url, { signal: stop })", "a signal as argument 2")],
      output: `${own} export async function user(signal: AbortSignal) { return load("/", signal); }`,
    },
    {
      name: "where the function asks again and again",
      code: `async function load(url: string, init?: RequestInit) { while (url) { url = (await (await fetch("/", init)).json()).next; } } export async function user(signal: AbortSignal) { await ⟦load⟧("/"); }`,
      errors: [unbounded("load", 'fetch("/", init)', "`signal`")],
      output: `async function load(url: string, init?: RequestInit) { while (url) { url = (await (await fetch("/", init)).json()).next; } } export async function user(signal: AbortSignal) { await load("/", { signal }); }`,
    },
  ],
});

run("require-wrapper-timeout: a signal in scope, with types", rule, ["typed"], {
  valid: [
    { name: "in the options", code: `${annotated} export async function user(signal: AbortSignal) { return load("/"); }` },
    { name: "as an argument of its own", code: `${own} export async function user(signal: AbortSignal) { return load("/"); }` },
  ],
  invalid: [],
});

run("require-wrapper-timeout: types at the caller", rule, typescript, {
  valid: [{ name: "options that a caller hands in", code: `${annotated} export const user = (init: RequestInit) => load("/", init);` }],
  invalid: [
    {
      name: "a cast",
      code: `${annotated} await ⟦load⟧("/", { method: "GET" } as RequestInit);`,
      errors: [fault()],
      output: `${annotated} await load("/", { method: "GET", signal: ${deadline} } as RequestInit);`,
    },
    {
      name: "a type argument",
      code: `async function load<T>(url: string, init?: RequestInit): Promise<T> { return (await fetch(url, init)).json() as Promise<T>; } await ⟦load⟧<string>("/");`,
      errors: [fault()],
      output: `async function load<T>(url: string, init?: RequestInit): Promise<T> { return (await fetch(url, init)).json() as Promise<T>; } await load<string>("/", { signal: ${deadline} });`,
    },
  ],
});
