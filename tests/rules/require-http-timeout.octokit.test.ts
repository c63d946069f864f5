import rule from "../../rules/require-http-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { bound, noTimeoutOption, switchedOff } from "./require-http-timeout.errors.js";

const request = 'import { request } from "@octokit/request"; ';
const core = 'import { Octokit } from "@octokit/core"; const octokit = new Octokit({ auth }); ';
const rest = 'import { Octokit } from "@octokit/rest"; const octokit = new Octokit({ auth }); ';

const noTimeout = (callee: string, client: string, ...suggestions: Parameters<typeof bound>[]) =>
  noTimeoutOption(callee, client, "`request.signal`", ...suggestions.map((each) => bound(...each)));
const deadline = "AbortSignal.timeout(10_000)";

run("require-http-timeout: Octokit", rule, everywhere, {
  valid: [
    { name: "a client alone: one signal for all of its calls bounds none", code: 'import { Octokit } from "@octokit/rest"; export const octokit = new Octokit({ auth });' },
    { name: "a signal", code: `${core}await octokit.request("GET /user", { request: { signal: AbortSignal.timeout(5_000) } });` },
    { name: "a signal of an endpoint's method", code: `${rest}await octokit.rest.repos.get({ owner, repo, request: { signal } });` },
    { name: "a signal in the route's own object", code: `${request}await request({ method: "GET", url: "/user", request: { signal } });` },
    { name: "a query's signal", code: `${core}await octokit.graphql(query, { owner, request: { signal } });` },
    { name: "parameters that nobody can see", code: `${rest}await octokit.rest.repos.get(parameters);` },
    { name: "a fetch of the client's own may have a limit", code: 'import { Octokit } from "@octokit/core"; const octokit = new Octokit({ request: { fetch: withDeadline } }); await octokit.request("GET /user");' },
    { name: "a timeout that old versions read", code: 'import { Octokit } from "@octokit/rest"; const octokit = new Octokit({ request: { timeout: 5_000 } }); await octokit.rest.users.getAuthenticated();' },
    { name: "a client whose options nobody can see", code: 'import { Octokit } from "@octokit/core"; const octokit = new Octokit(options); await octokit.request("GET /user");' },
    { name: "a hook that sets a signal", code: `${core}octokit.hook.before("request", (options) => { options.request.signal = AbortSignal.timeout(5_000); }); await octokit.request("GET /user");` },
    { name: "pages take no signal", code: `${rest}await octokit.paginate("GET /orgs/{org}/repos", { org }); await octokit.paginate(octokit.rest.repos.listForOrg, { org });` },
    { name: "what asks nobody", code: `${rest}await octokit.auth(); octokit.log.info("x"); octokit.hook.after("request", log); octokit.rest.issues.list.endpoint.merge({ filter });` },
    { name: "a client from elsewhere", code: "export async function label(octokit) { await octokit.rest.issues.addLabels({ owner, repo, labels }); }" },
    { name: "a class of plugins", code: 'import { Octokit } from "@octokit/core"; const octokit = new (Octokit.plugin(limits))(); await octokit.request("GET /user");' },
  ],
  invalid: [
    {
      name: "a route",
      code: `${core}const { data } = await ⟦octokit.request⟧("GET /user");`,
      errors: [noTimeout("octokit.request", "@octokit/core")],
      output: `${core}const { data } = await octokit.request("GET /user", { request: { signal: ${deadline} } });`,
    },
    {
      name: "a route and its parameters",
      code: `${core}await ⟦octokit.request⟧("GET /repos/{owner}/{repo}", { owner, repo });`,
      errors: [noTimeout("octokit.request", "@octokit/core")],
      output: `${core}await octokit.request("GET /repos/{owner}/{repo}", { owner, repo, request: { signal: ${deadline} } });`,
    },
    {
      name: "beside what the request is told already",
      code: `${core}await ⟦octokit.request⟧("GET /user", { request: { redirect: "error" } });`,
      errors: [noTimeout("octokit.request", "@octokit/core")],
      output: `${core}await octokit.request("GET /user", { request: { redirect: "error", signal: ${deadline} } });`,
    },
    {
      name: "a query",
      code: `${core}await ⟦octokit.graphql⟧(\`{ viewer { login } }\`);`,
      errors: [noTimeout("octokit.graphql", "@octokit/core")],
      output: `${core}await octokit.graphql(\`{ viewer { login } }\`, { request: { signal: ${deadline} } });`,
    },
    {
      name: "an endpoint's method, which may send or load anything: a choice",
      code: `${rest}await ⟦octokit.rest.repos.get⟧({ owner, repo });`,
      errors: [noTimeout("octokit.rest.repos.get", "@octokit/rest", [deadline, `${rest}await octokit.rest.repos.get({ owner, repo, request: { signal: ${deadline} } });`])],
    },
    {
      name: "an endpoint's method without parameters",
      code: `${rest}await ⟦octokit.rest.users.getAuthenticated⟧();`,
      errors: [noTimeout("octokit.rest.users.getAuthenticated", "@octokit/rest", [deadline, `${rest}await octokit.rest.users.getAuthenticated({ request: { signal: ${deadline} } });`])],
    },
    {
      name: "the request alone",
      code: `${request}await ⟦request⟧({ method: "GET", url: "/user" });`,
      errors: [noTimeout("request", "@octokit/request")],
      output: `${request}await request({ method: "GET", url: "/user", request: { signal: ${deadline} } });`,
    },
    {
      name: "the client's signal, switched off at a call",
      code: 'import { Octokit } from "@octokit/core"; const octokit = new Octokit({ request: { signal: stop } }); await octokit.request("GET /user", { request: { ⟦signal: null⟧ } });',
      errors: [switchedOff("octokit.request", "signal: null")],
      output: `import { Octokit } from "@octokit/core"; const octokit = new Octokit({ request: { signal: stop } }); await octokit.request("GET /user", { request: { signal: ${deadline} } });`,
    },
    {
      name: "a hook that sets something else",
      code: `${core}octokit.hook.before("request", (options) => { options.headers.accept = accept; }); await ⟦octokit.request⟧("GET /user");`,
      errors: [noTimeout("octokit.request", "@octokit/core")],
      output: `${core}octokit.hook.before("request", (options) => { options.headers.accept = accept; }); await octokit.request("GET /user", { request: { signal: ${deadline} } });`,
    },
  ],
});

run("require-http-timeout: Octokit in TypeScript", rule, typescript, {
  valid: [{ name: "an injected client", code: 'import type { Octokit } from "@octokit/rest"; export const load = (octokit: Octokit) => octokit.rest.users.getAuthenticated();' }],
  invalid: [
    {
      name: "the caller's signal",
      code: `${core}export async function load(signal: AbortSignal) { return ⟦octokit.request⟧("GET /user"); }`,
      errors: [noTimeout("octokit.request", "@octokit/core")],
      output: `${core}export async function load(signal: AbortSignal) { return octokit.request("GET /user", { request: { signal } }); }`,
    },
  ],
});
