import rule from "../../rules/require-http-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { bound, switchedOff, unboundedInstance } from "./require-http-timeout.errors.js";

const axios = 'import axios from "axios"; ';
const got = 'import got from "got"; ';
const ky = 'import ky from "ky"; ';

/** An instance of axios without a timeout; a fix where all that is done with its answers is in sight. */
const noTimeout = (name: string, ...suggestions: Parameters<typeof bound>[]) =>
  unboundedInstance("axios.create", "timeout", "axios", name, ...suggestions.map((each) => bound(...each)));

run("require-http-timeout: instances", rule, everywhere, {
  valid: [
    { name: "a limit", code: `${axios}export const api = axios.create({ baseURL, timeout: 5_000 });` },
    { name: "a limit and its calls", code: `${axios}const api = axios.create({ timeout: 5_000 }); api.get(url); api({ url });` },
    { name: "options that nobody can see", code: `${axios}export const api = axios.create(options);` },
    { name: "an opaque spread", code: `${axios}export const api = axios.create({ ...options, baseURL });` },
    { name: "a signal for all calls", code: `${axios}export const api = axios.create({ signal: stop });` },
    { name: "an adapter of its own", code: `${axios}export const api = axios.create({ adapter });` },
    { name: "a limit that is set later", code: `${axios}export const api = axios.create(); api.defaults.timeout = 5_000;` },
    { name: "a limit that is set later by a string", code: `${axios}const api = axios.create(); api.defaults["timeout"] = 5_000; api.get(url);` },
    { name: "a limit that is set later in a field", code: `${axios}class Api { constructor() { this.http = axios.create(); this.http.defaults.timeout = 5_000; } }` },
    { name: "defaults that somebody else may set", code: `${axios}const api = axios.create(); Object.assign(api.defaults, settings); api.get(url);` },
    { name: "an interceptor that sets a limit", code: `${axios}export const api = axios.create(); api.interceptors.request.use((config) => ({ ...config, timeout: 5_000 }));` },
    { name: "an interceptor that sets a signal", code: `${axios}export const api = axios.create(); api.interceptors.request.use((config) => { config.signal = stop(); return config; });` },
    { name: "an interceptor of a named function", code: `${axios}axios.interceptors.request.use(prepare); await axios.get(url); function prepare(config) { config.timeout = 5_000; return config; }` },
    { name: "an interceptor from elsewhere whose name tells", code: `${axios}axios.interceptors.request.use(withDeadline); await axios.get(url);` },
    { name: "a limit at each use", code: `${axios}const api = axios.create(); api.get(url, { timeout: 5_000 }); api.post(url, {}, { signal: stop });` },
    { name: "an instance that nobody uses", code: `${axios}const api = axios.create();` },
    { name: "a limit at each use of one instance or another", code: `${axios}const api = isAdmin ? axios.create({ baseURL }) : axios.create(); await api.get(url, { timeout: 5_000 });` },
    { name: "a limit at each use of what is made where there is none", code: `${axios}const api = shared ?? axios.create(); await api.get(url, { timeout: 5_000 });` },
    { name: "a limit at the one call of an instance without a name", code: `${axios}axios.create({ baseURL }).get(url, { timeout: 5_000 });` },
    { name: "ky's instances are bounded by default", code: `${ky}export const api = ky.create({ prefixUrl }); export const other = ky.extend({ headers });` },
    { name: "ky's create starts afresh", code: `${ky}const base = ky.create({ timeout: 60_000 }); export const api = base.create({});` },
    { name: "got's limit for the request", code: `${got}export const api = got.extend({ timeout: { request: 5_000 } });` },
    { name: "an instance of a bounded instance", code: `${got}const base = got.extend({ timeout: { request: 5_000 } }); export const api = base.extend({ headers: {} });` },
    { name: "a bounded instance of an unbounded one", code: `${got}const base = got.extend({}); const api = base.extend({ timeout: { request: 5_000 } }); await api(url);` },
    { name: "got.extend of another instance and options", code: `${got}export const api = got.extend(base, { headers: {} });` },
    { name: "ofetch with a limit", code: 'import { ofetch } from "ofetch"; export const api = ofetch.create({ timeout: 5_000 });' },
    { name: "create of something else", code: "export const api = client.create(); export const other = Object.create(axios);" },
  ],
  invalid: [
    {
      name: "an exported instance: nobody sees its calls",
      code: `${axios}export const api = ⟦axios.create⟧();`,
      errors: [noTimeout("`api`", ["timeout: 10_000", `${axios}export const api = axios.create({ timeout: 10_000 });`])],
    },
    {
      name: "an instance that is exported later",
      code: `${axios}const api = ⟦axios.create⟧({ baseURL }); export { api };`,
      errors: [noTimeout("`api`", ["timeout: 10_000", `${axios}const api = axios.create({ baseURL, timeout: 10_000 }); export { api };`])],
    },
    {
      name: "the default export",
      code: `${axios}export default ⟦axios.create⟧({ baseURL });`,
      errors: [noTimeout("the instance", ["timeout: 10_000", `${axios}export default axios.create({ baseURL, timeout: 10_000 });`])],
    },
    {
      name: "a CommonJS export",
      code: `const axios = require("axios"); const api = ⟦axios.create⟧(); module.exports = api;`,
      errors: [noTimeout("`api`", ["timeout: 10_000", `const axios = require("axios"); const api = axios.create({ timeout: 10_000 }); module.exports = api;`])],
    },
    {
      name: "once, where it is made, and never at its calls",
      code: `${axios}const api = ⟦axios.create⟧({ baseURL }); await api.get(url); await api.post(url, { id: 1 }); await api({ url });`,
      errors: [noTimeout("`api`")],
      output: `${axios}const api = axios.create({ baseURL, timeout: 10_000 }); await api.get(url); await api.post(url, { id: 1 }); await api({ url });`,
    },
    {
      name: "one instance or another, of which one has a limit",
      code: `${axios}const api = isAdmin ? axios.create({ timeout: 5_000 }) : ⟦axios.create⟧(); await api.get(url);`,
      errors: [noTimeout("`api`")],
      output: `${axios}const api = isAdmin ? axios.create({ timeout: 5_000 }) : axios.create({ timeout: 10_000 }); await api.get(url);`,
    },
    {
      name: "an instance that decides, and is not the one that is chosen",
      code: `${axios}const name = ⟦axios.create⟧() ? a : b;`,
      errors: [noTimeout("the instance", ["timeout: 10_000", `${axios}const name = axios.create({ timeout: 10_000 }) ? a : b;`])],
    },
    {
      name: "where one of two calls has no limit",
      code: `${axios}const api = ⟦axios.create⟧(); await api.get(url, { timeout: 5_000 }); await api.get(url);`,
      errors: [noTimeout("`api`")],
      output: `${axios}const api = axios.create({ timeout: 10_000 }); await api.get(url, { timeout: 5_000 }); await api.get(url);`,
    },
    {
      name: "where a call streams, a timeout that covers gaps lets it live: a choice",
      code: `${axios}const api = ⟦axios.create⟧(); await api.get(url, { responseType: "stream" });`,
      errors: [noTimeout("`api`")],
    },
    {
      name: "where a call's own limit is switched off as well",
      code: `${axios}const api = ⟦axios.create⟧(); await api.get(url, { timeout: 0 });`,
      errors: [noTimeout("`api`")],
      output: `${axios}const api = axios.create({ timeout: 10_000 }); await api.get(url, { timeout: 0 });`,
    },
    {
      name: "and then at the call, whose own limit is switched off",
      code: `${axios}const api = axios.create({ timeout: 10_000 }); await api.get(url, { ⟦timeout: 0⟧ });`,
      errors: [switchedOff("api.get", "timeout: 0")],
      output: `${axios}const api = axios.create({ timeout: 10_000 }); await api.get(url, { timeout: 10_000 });`,
    },
    {
      name: "a hook of a named function that sets something else",
      code: `${axios}const api = ⟦axios.create⟧(); api.interceptors.request.use(addToken); await api.get(url); function addToken(config) { return { ...config, headers }; }`,
      errors: [
        noTimeout("`api`", [
          "timeout: 10_000",
          `${axios}const api = axios.create({ timeout: 10_000 }); api.interceptors.request.use(addToken); await api.get(url); function addToken(config) { return { ...config, headers }; }`,
        ]),
      ],
    },
    {
      name: "an interceptor that sets something else",
      code: `${axios}export const api = ⟦axios.create⟧(); api.interceptors.request.use((config) => ({ ...config, headers }));`,
      errors: [noTimeout("`api`", ["timeout: 10_000", `${axios}export const api = axios.create({ timeout: 10_000 }); api.interceptors.request.use((config) => ({ ...config, headers }));`])],
    },
    {
      name: "an instance without a name",
      code: `${axios}const { data } = await ⟦axios.create⟧({ baseURL }).get(url);`,
      errors: [noTimeout("the instance")],
      output: `${axios}const { data } = await axios.create({ baseURL, timeout: 10_000 }).get(url);`,
    },
    {
      name: "an instance that is returned",
      code: `${axios}export const makeApi = () => ⟦axios.create⟧();`,
      errors: [noTimeout("the instance", ["timeout: 10_000", `${axios}export const makeApi = () => axios.create({ timeout: 10_000 });`])],
    },
    {
      name: "a variable that is assigned",
      code: `${axios}let api; api = ⟦axios.create⟧(); await api.get(url);`,
      errors: [noTimeout("`api`")],
      output: `${axios}let api; api = axios.create({ timeout: 10_000 }); await api.get(url);`,
    },
    {
      name: "a field",
      code: `${axios}class Api { http = ⟦axios.create⟧({ baseURL }); load() { return this.http.get(url); } }`,
      errors: [noTimeout("`this.http`", ["timeout: 10_000", `${axios}class Api { http = axios.create({ baseURL, timeout: 10_000 }); load() { return this.http.get(url); } }`])],
    },
    {
      name: "a private field",
      code: `${axios}class Api { #http = ⟦axios.create⟧(); load() { return this.#http.get(url); } }`,
      errors: [noTimeout("`this.#http`", ["timeout: 10_000", `${axios}class Api { #http = axios.create({ timeout: 10_000 }); load() { return this.#http.get(url); } }`])],
    },
    {
      name: "a field that the constructor sets",
      code: `${axios}class Api { constructor() { this.http = ⟦axios.create⟧(); } load() { return this.http.get(url); } }`,
      errors: [
        noTimeout("`this.http`", ["timeout: 10_000", `${axios}class Api { constructor() { this.http = axios.create({ timeout: 10_000 }); } load() { return this.http.get(url); } }`]),
      ],
    },
    {
      name: "a property of an object",
      code: `${axios}const clients = { api: ⟦axios.create⟧() }; await clients.api.get(url);`,
      errors: [noTimeout("the instance", ["timeout: 10_000", `${axios}const clients = { api: axios.create({ timeout: 10_000 }) }; await clients.api.get(url);`])],
    },
    {
      name: "a limit that is switched off",
      code: `${axios}const api = axios.create({ ⟦timeout: 0⟧ }); await api.get(url);`,
      errors: [switchedOff("axios.create", "timeout: 0")],
      output: `${axios}const api = axios.create({ timeout: 10_000 }); await api.get(url);`,
    },
    {
      name: "ky's limit, switched off",
      code: `${ky}const api = ky.extend({ ⟦timeout: false⟧ }); await api.get(url).json();`,
      errors: [switchedOff("ky.extend", "timeout: false")],
      output: `${ky}const api = ky.extend({ timeout: 10_000 }); await api.get(url).json();`,
    },
    {
      name: "got.extend",
      code: `${got}const api = ⟦got.extend⟧({ prefixUrl }); await api("orders").json();`,
      errors: [unboundedInstance("got.extend", "timeout.request", "got", "`api`")],
      output: `${got}const api = got.extend({ prefixUrl, timeout: { request: 10_000 } }); await api("orders").json();`,
    },
    {
      name: "an instance of an unbounded instance: only the first",
      code: `${got}const base = ⟦got.extend⟧({}); const api = base.extend({ headers: {} }); await api("orders").json();`,
      errors: [
        unboundedInstance(
          "got.extend",
          "timeout.request",
          "got",
          "`base`",
          bound("timeout: { request: 10_000 }", `${got}const base = got.extend({ timeout: { request: 10_000 } }); const api = base.extend({ headers: {} }); await api("orders").json();`),
        ),
      ],
    },
    {
      name: "ofetch.create",
      code: 'import { ofetch } from "ofetch"; const api = ⟦ofetch.create⟧({ baseURL }); await api(url);',
      errors: [unboundedInstance("ofetch.create", "timeout", "ofetch", "`api`")],
      output: 'import { ofetch } from "ofetch"; const api = ofetch.create({ baseURL, timeout: 10_000 }); await api(url);',
    },
    {
      name: "superagent.agent",
      code: 'import superagent from "superagent"; const agent = ⟦superagent.agent⟧(); await agent.get(a); await agent.get(b);',
      errors: [unboundedInstance("superagent.agent", "timeout", "superagent", "`agent`")],
      output: 'import superagent from "superagent"; const agent = superagent.agent().timeout(10_000); await agent.get(a); await agent.get(b);',
    },
  ],
});

run("require-http-timeout: instances in TypeScript", rule, typescript, {
  valid: [
    { name: "an injected instance", code: 'import type { AxiosInstance } from "axios"; class Api { constructor(private http: AxiosInstance) {} load() { return this.http.get(url); } }' },
    { name: "an instance from elsewhere", code: 'import { api } from "@/lib/api"; api.get(url);' },
  ],
  invalid: [
    {
      name: "a typed field",
      code: 'import axios, { type AxiosInstance } from "axios"; class Api { private readonly http: AxiosInstance = ⟦axios.create⟧({ baseURL }); load() { return this.http.get(url); } }',
      errors: [
        noTimeout("`this.http`", [
          "timeout: 10_000",
          'import axios, { type AxiosInstance } from "axios"; class Api { private readonly http: AxiosInstance = axios.create({ baseURL, timeout: 10_000 }); load() { return this.http.get(url); } }',
        ]),
      ],
    },
    {
      name: "a cast instance",
      code: `${axios}const api = ⟦axios.create⟧() as any; await api.get(url);`,
      errors: [noTimeout("`api`")],
      output: `${axios}const api = axios.create({ timeout: 10_000 }) as any; await api.get(url);`,
    },
    {
      name: "a parameter's default",
      code: `${axios}export class Api { constructor(private http = ⟦axios.create⟧()) {} load() { return this.http.get(url); } }`,
      errors: [noTimeout("`http`", ["timeout: 10_000", `${axios}export class Api { constructor(private http = axios.create({ timeout: 10_000 })) {} load() { return this.http.get(url); } }`])],
    },
  ],
});
