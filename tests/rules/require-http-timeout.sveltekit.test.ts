import rule from "../../rules/require-http-timeout.js";
import { everywhere, type Invalid, run, typescript } from "../cases.js";
import { fixture } from "../tester.js";
import { bound, unbounded, unboundedStream } from "./require-http-timeout.errors.js";

const at = (file: string): string => fixture(`sveltekit/${file}`);
const page = at("+page.ts");
const pageServer = at("+page.server.ts");
const server = at("+server.ts");
const hooks = at("hooks.server.ts");
const posts = at("posts.ts");

const url = '"https://api.example.com/posts"';
const signal = "{ signal: AbortSignal.timeout(10_000) }";

/** A call that is reported, in code that shows it as `CALL`. */
const reported = (name: string, filename: string, code: string, callee = "fetch"): Invalid => ({
  name,
  filename,
  code: code.replace("CALL", `await (await ⟦${callee}⟧(${url})).json()`),
  errors: [unbounded(callee)],
  output: code.replace("CALL", `await (await ${callee}(${url}, ${signal})).json()`),
});

/** The same, where the event brings its request's signal, which ends when the visitor leaves. */
const chosen = (name: string, filename: string, code: string, event = "event"): Invalid => {
  const callee = `${event}.fetch`;
  const by = (text: string) => bound(text, code.replace("CALL", `await (await ${callee}(${url}, { signal: ${text} })).json()`));
  const { errors: _errors, output: _output, ...one } = reported(name, filename, code, callee);
  return { ...one, errors: [unbounded(callee, by(`${event}.request.signal`), by("AbortSignal.timeout(10_000)"))] };
};

const silent = (name: string, filename: string, code: string, callee = "fetch") => ({ name, filename, code: code.replace("CALL", `await (await ${callee}(${url})).json()`) });

/** A load that fetches from what stands there. */
const load = (from: string, before = "") => `${before} export const load = async ({ fetch, params, url, other }) => await (await fetch(${from})).json();`;
const loads = (name: string, from: string, before = "", filename = pageServer): Invalid => ({
  name,
  filename,
  code: load(from, before).replace("await fetch(", "await ⟦fetch⟧("),
  errors: [unbounded("fetch")],
  output: load(`${from}, ${signal}`, before),
});
const stays = (name: string, from: string, before = "") => ({ name, filename: pageServer, code: load(from, before) });

run("require-http-timeout: the fetch that SvelteKit hands in", rule, everywhere, {
  valid: [
    silent("a load's own limit", page, `export const load = async ({ fetch }) => await (await fetch(${url}, ${signal})).json();`),
    silent("options from elsewhere", page, `export const load = async ({ fetch, params }) => await (await fetch(${url}, params.init)).json();`),
    silent("a function of another name", page, "export const prepare = async ({ fetch }) => CALL;"),
    silent("a load that nothing exports", page, "const load = async ({ fetch }) => CALL; export const other = load;"),
    silent("a load of another module", page, 'export { load } from "./load.js";'),
    silent("a load of another module, beside a function of that name", page, 'const load = async ({ fetch }) => CALL; export { load } from "./load.js";'),
    silent("a load in a file of another name", posts, "export const load = async ({ fetch }) => CALL;"),
    silent("an action of a file without actions", page, "export const actions = { default: async ({ fetch }) => CALL };"),
    silent("an endpoint of a file without endpoints", page, "export const GET = async ({ fetch }) => CALL;"),
    silent("a load's second parameter", page, "export const load = async (event, { fetch }) => CALL;"),
    silent("another member of the event", page, "export const load = async ({ parent: { fetch } }) => CALL;"),
    silent("what is left of the event", page, "export const load = async ({ ...fetch }) => CALL;"),
    silent("a function that the load makes", page, "export const load = async (event) => { const fetch = withTimeout(event.fetch); return CALL; };"),
    silent("a fetch that is handed on, of which nobody can tell who else calls it so", page, "const read = async (fetch) => CALL; export const load = ({ fetch }) => read(fetch);"),
    silent("a wrapper, which may hand in a fetch of its own", page, "export const load = guarded(async ({ fetch }) => CALL);"),
    silent("handleFetch gets a request with its caller's signal", hooks, 'import "@sveltejs/kit"; export const handleFetch = async ({ request, fetch }) => CALL;'),
    silent("a hook's own fetch is no member of what it gets", hooks, 'import "@sveltejs/kit"; export const handle = async ({ fetch }) => CALL;'),
    silent("another object that a hook gets", hooks, 'import "@sveltejs/kit"; export const handle = async ({ cache: { fetch } }) => CALL;'),
    silent("a hook of another framework", hooks, "export const handle = async ({ event, resolve }) => CALL;", "event.fetch"),
    {
      name: "what something outside the calls bounds",
      filename: page,
      code: `export const load = async ({ fetch }) => await (await fetch(${url})).json();`,
      settings: { timeout: { deadline: 10_000, target: "modern", bounded: ["sveltekit"] } },
    },
  ],
  invalid: [
    reported("a page's load", page, "export async function load({ fetch, params }) { return { posts: CALL }; }"),
    reported("a load that is a constant", page, "export const load = async ({ fetch }) => ({ posts: CALL });"),
    reported("a load that is exported later", page, "async function load({ fetch }) { return CALL; } export { load };"),
    reported("a load by another name in the file", page, "const find = async ({ fetch }) => CALL; export { find as load };"),
    reported("a load's whole event", pageServer, "export async function load(event) { return CALL; }", "event.fetch"),
    reported("a load's event, taken apart in the body", at("+layout.server.js"), "export async function load(event) { const { fetch } = event; return CALL; }"),
    reported("a load's fetch by another name", page, "export async function load({ fetch: request }) { return CALL; }", "request"),
    reported("a load's fetch with a default, which is no other client", page, "export async function load({ fetch = globalThis.fetch }) { return CALL; }"),
    reported("a function inside a load", page, "export async function load({ fetch }) { const read = async () => CALL; return { posts: read() }; }"),
    reported("an endpoint", server, "export const GET = async ({ fetch }) => Response.json(CALL);"),
    reported("an endpoint for what has none", server, "export async function fallback({ fetch }) { return Response.json(CALL); }"),
    reported("an action", pageServer, "export const actions = { default: async ({ fetch }) => ({ posts: CALL }) };"),
    reported("a named action that is a method", pageServer, "export const actions = { async login({ fetch }) { return CALL; } };"),
    reported("an action that stands for itself", pageServer, "const login = async ({ fetch }) => CALL; const actions = { login }; export { actions };"),
    reported("a hook", hooks, 'import { ADDRESS } from "$env/static/private"; export const handle = async ({ event, resolve }) => { event.locals.user = CALL; return resolve(event); };', "event.fetch"),
    reported("a hook that takes the event apart", hooks, 'import "@sveltejs/kit"; export const handle = async ({ event: { fetch } }) => CALL;'),
    reported("the event of the request that is being answered", posts, 'import { getRequestEvent } from "$app/server"; export const read = async () => { const { fetch } = getRequestEvent(); return CALL; };'),
    reported("the same, in one expression", posts, 'import { getRequestEvent } from "$app/server"; export const read = async () => CALL;', "getRequestEvent().fetch"),
    {
      ...reported("the platform's fetch being bounded elsewhere", page, "export const load = async ({ fetch }) => CALL;"),
      settings: { timeout: { deadline: 10_000, target: "modern", bounded: ["fetch"] } },
    },
    {
      name: "a limit that fetch never had is another rule's; one that is switched off is this one's",
      filename: page,
      code: `export const load = async ({ fetch }) => await (await fetch(${url}, { ⟦signal: null⟧ })).json();`,
      errors: [{ messageId: "switchedOff", data: { callee: "fetch", written: "signal: null" } }],
      output: `export const load = async ({ fetch }) => await (await fetch(${url}, ${signal})).json();`,
    },
    {
      name: "an endpoint that hands a stream on",
      filename: server,
      code: `export const GET = async ({ fetch }) => new Response((await ⟦fetch⟧(${url})).body);`,
      errors: [unboundedStream()],
    },
    {
      name: "a runtime that may lack AbortSignal.timeout gets a suggestion",
      filename: page,
      code: `export const load = async ({ fetch }) => await (await ⟦fetch⟧(${url})).json();`,
      settings: { timeout: { deadline: 10_000, target: "react-native" } },
      errors: [unbounded("fetch")],
    },
  ],
});

run("require-http-timeout: where SvelteKit's fetch leads", rule, everywhere, {
  valid: [
    stays("a path on the program's own host, which SvelteKit answers itself", '"/api/posts"'),
    stays("the same with a parameter", "`/api/posts/${params.id}`"),
    stays("the same with the options that a signal may stand in", '"/api/posts", { method: "POST" }'),
    stays("a path beside the page's", '"posts.json"'),
    stays("the program's own base path", "`${base}/api/posts`", 'import { base } from "$app/paths";'),
    stays("the same by its function", 'resolve("/api/posts")', 'import { resolve } from "$app/paths";'),
    stays("Vite's base path", "`${import.meta.env.BASE_URL}api/posts`"),
    stays("the page's own host", "`${url.origin}/api/posts`"),
    stays("a path with the page's URL as its base", 'new URL("/api/posts", url)'),
    stays("a file of the program", "font", 'import font from "./font.woff2";'),
    stays("what a caller gives", "other"),
    stays("what a function makes", 'address("posts")', 'import { address } from "./addresses.js";'),
    stays("one of two, of which one may be a path", 'other ? "https://api.example.com/posts" : "/api/posts"'),
    stays("a path that grows", "address", 'let address = "/posts"; address += "?page=2";'),
    stays("a constant that is given another value", "address", 'import { API } from "$env/static/private"; let address = API; export const use = (other) => { address = other; };'),
    stays("a request", "new Request(other)"),
    stays("a URL that is made of itself", "address", "let address = address + 1;"),
    stays("a URL that is yet to be typed", ""),
  ],
  invalid: [
    loads("the URL without its protocol", '"//api.example.com/posts"'),
    loads("a constant", "`${api}/posts`", 'const api = "https://api.example.com";'),
    loads("a URL object", 'new URL("/posts", "https://api.example.com")'),
    loads("one of two hosts", 'other ? "https://api.example.com/posts" : "https://beta.example.com/posts"'),
    loads("a setting", "`${API_URL}/posts`", 'import { API_URL } from "$env/static/private";'),
    loads("a setting, joined by +, in a variable", "address", 'import { PUBLIC_API } from "$env/static/public"; const address = PUBLIC_API + "/posts";'),
    loads("a setting of the moment, with a default", "`${env.API_URL ?? \"http://backend:8000\"}/posts`", 'import { env } from "$env/dynamic/private";'),
    loads("a setting of the process", "`${process.env.API_URL}/posts`"),
    loads("a setting that Vite brings", "`${import.meta.env.VITE_API_URL}/posts`", "", page),
    loads("a text that grows", "address", 'import { API } from "$env/static/private"; let address = `${API}/posts`; if (API.length > 9) address += "?page=2";'),
    loads("a constant of another file", "`${API}/posts`", 'import { API } from "./constants";'),
  ],
});

run("require-http-timeout: what a constant of another file says, with types", rule, ["typed"], {
  valid: [stays("a path on the program's own host", "`${OWN}/posts`", 'import { OWN } from "./constants";')],
  invalid: [
    loads("a host", "`${API}/posts`", 'import { API } from "./constants";'),
    loads("any text", "`${SET}/posts`", 'import { SET } from "./constants";'),
  ],
});

run("require-http-timeout: SvelteKit's functions in TypeScript", rule, typescript, {
  valid: [],
  invalid: [
    reported("a load by its annotation", page, 'import type { PageLoad } from "./$types"; export const load: PageLoad = async ({ fetch }) => CALL;'),
    reported("a load that satisfies its type", page, 'import type { PageLoad } from "./$types"; export const load = (async ({ fetch }) => CALL) satisfies PageLoad;'),
    reported("actions that satisfy their type", pageServer, "export const actions = { default: async (event) => CALL } satisfies Record<string, (event: any) => unknown>;", "event.fetch"),
  ],
});

run("require-http-timeout: SvelteKit's events by their types", rule, ["typed"], {
  valid: [
    silent("a fetch of the platform's type, which a caller may have bounded", posts, 'import "@sveltejs/kit"; export const read = async (fetch: typeof globalThis.fetch) => CALL;'),
    silent("an event of the project's own", posts, 'import "@sveltejs/kit"; interface RequestEvent { fetch: typeof fetch } export const read = async (event: RequestEvent) => CALL;', "event.fetch"),
    silent("an event that the function makes", posts, 'import type { RequestEvent } from "@sveltejs/kit"; const event: RequestEvent = make(); export const read = async () => CALL; declare function make(): RequestEvent;', "event.fetch"),
    silent("handleFetch", hooks, 'import type { HandleFetch } from "@sveltejs/kit"; export const handleFetch: HandleFetch = async ({ request, fetch }) => CALL;'),
    silent("a relative URL", posts, 'import type { RequestEvent } from "@sveltejs/kit"; export const read = async (event: RequestEvent) => await (await event.fetch("/api")).json();'),
    silent("another member", posts, 'import type { RequestEvent } from "@sveltejs/kit"; export const read = async (event: RequestEvent) => CALL;', "event.request.fetch"),
    silent("what a name is that nobody declares", posts, 'import type { Nothing } from "@sveltejs/kit"; export const read = async (event: Nothing) => CALL;', "event.fetch"),
  ],
  invalid: [
    chosen("a helper that takes the event", posts, 'import type { RequestEvent } from "@sveltejs/kit"; export const read = async (event: RequestEvent) => CALL;'),
    reported("a helper that takes the generated event apart", posts, 'import type { PageServerLoadEvent } from "./$types"; export async function read({ fetch }: PageServerLoadEvent) { return CALL; }'),
    reported("a helper that takes it apart in its body", posts, 'import type { PageLoadEvent } from "./$types"; export async function read(event: PageLoadEvent) { const { fetch } = event; return CALL; }'),
    chosen("a class that keeps the event", posts, 'import type { RequestEvent } from "@sveltejs/kit"; export class Posts { constructor(readonly event: RequestEvent) {} async read() { return CALL; } }', "this.event"),
    reported("a wrapper whose function gets the event", page, 'import type { LoadEvent } from "@sveltejs/kit"; declare function guarded<T>(load: (event: LoadEvent) => T): T; export const load = guarded(async ({ fetch }) => CALL);'),
    chosen("a hook that is one of several", hooks, 'import type { Handle } from "@sveltejs/kit"; const first: Handle = async ({ event, resolve }) => { CALL; return resolve(event); }; export const all = [first];'),
  ],
});
