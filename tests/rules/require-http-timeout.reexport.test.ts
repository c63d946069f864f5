import rule from "../../rules/require-http-timeout.js";
import { type Invalid, run } from "../cases.js";
import { fixture } from "../tester.js";
import { noTimeoutOption, unbounded } from "./require-http-timeout.errors.js";

const filename = fixture("reexport/file.ts");
const signal = "{ signal: AbortSignal.timeout(10_000) }";
const valid = (name: string, code: string) => ({ name, filename, code });

/** A call of fetch by whatever name, and one of axios. */
const fetches = (name: string, imports: string, callee: string): Invalid => ({
  name,
  filename,
  code: `${imports} await (await ⟦${callee}⟧("/")).json();`,
  errors: [unbounded(callee)],
  output: `${imports} await (await ${callee}("/", ${signal})).json();`,
});
const gets = (name: string, imports: string, object: string): Invalid => ({
  name,
  filename,
  code: `${imports} await ⟦${object}.get⟧("/");`,
  errors: [noTimeoutOption(`${object}.get`, "axios", "`timeout` or `signal`")],
  output: `${imports} await ${object}.get("/", { timeout: 10_000 });`,
});

run("require-http-timeout: what another file exports", rule, ["typed"], {
  valid: [
    valid("a client with a timeout at the call", 'import { client } from "./clients.js"; await client.get("/", { timeout: 5_000 });'),
    valid("an instance is reported where it is made", 'import { api } from "./clients.js"; await api.get("/");'),
    valid("an instance is reported where it is made, through two files", 'import { api } from "./index.js"; await api.get("/");'),
    valid("a bounded instance", 'import { bounded } from "./clients.js"; await bounded.get("/");'),
    valid("a function with fetch's type", 'import { fetchWithTimeout } from "./clients.js"; await fetchWithTimeout("/");'),
    valid("another value behind a condition", 'import { guardedWithTimeout } from "./clients.js"; await guardedWithTimeout("/");'),
    valid("what a function makes", 'import { made } from "./clients.js"; await made("/");'),
    valid("a variable that may change", 'import { changing } from "./clients.js"; await changing("/");'),
    valid("a function of the project", 'import { wrapped } from "./clients.js"; await wrapped("/");'),
    valid("a class's method named fetch", 'import { Api } from "./clients.js"; new Api().fetch("/");'),
    valid("a call that is bounded by default", 'import { undici, request } from "./clients.js"; await undici.request("/"); await request("/");'),
    valid("a bounded member of a namespace, by a name of its own", 'import * as clients from "./clients.js"; await clients.fetchWithTimeout("/"); await clients.wrapped("/");'),
    valid("a member of a namespace that is not exported", 'import * as clients from "./clients.js"; await clients.nothing("/");'),
    valid("a member of a parameter by the namespace's name", 'import * as clients from "./clients.js"; export const load = (clients: { load(url: string): void }) => clients.load("/");'),
    valid("a member of a namespace of types", 'import type * as clients from "./clients.js"; declare const own: typeof clients; await own.load("/");'),
    valid("a name that is not exported", 'import { nothing } from "./clients.js"; await nothing("/");'),
    valid("a file that is not there", 'import { load } from "./nothing.js"; await load("/");'),
    valid("a type", 'import type { load } from "./clients.js"; declare const get: typeof load; await get("/");'),
  ],
  invalid: [
    gets("a client that is re-exported by another name", 'import { client } from "./clients.js";', "client"),
    gets("a client that is re-exported by its name", 'import { axios } from "./clients.js";', "axios"),
    gets("a client that is the default export", 'import http from "./clients.js";', "http"),
    gets("the default export of a namespace", 'import * as clients from "./clients.js";', "clients.default"),
    gets("a member of a namespace", 'import * as clients from "./clients.js";', "clients.axios"),
    gets("the default export, through two files", 'import http from "./index.js";', "http"),
    fetches("a named re-export of a package", 'import { get } from "./clients.js";', "get"),
    fetches("everything of a package", 'import { fetch } from "./clients.js";', "fetch"),
    fetches("everything of a package, through two files", 'import { fetch as get } from "./index.js";', "get"),
    fetches("a file that has nothing but a named re-export", 'import { get } from "./named.js";', "get"),
    fetches("a file that has nothing but everything of a package", 'import { fetch } from "./all.js";', "fetch"),
    gets("a file that has nothing but a default export", 'import http from "./default.js";', "http"),
    gets("a file that has nothing but a list of exports", 'import { axios } from "./listed.js";', "axios"),
    gets("a client that is re-exported, through two files", 'import { clients } from "./index.js";', "clients"),
    fetches("a namespace of a package", 'import { undici } from "./clients.js";', "undici.fetch"),
    fetches("a const of the global", 'import { load } from "./clients.js";', "load"),
    fetches("a const of the global by another name", 'import { load as get } from "./clients.js";', "get"),
    fetches("a const of the global, through two files", 'import { loadOrder } from "./index.js";', "loadOrder"),
    fetches("a member of a namespace, by a name of its own", 'import * as clients from "./clients.js";', "clients.load"),
    fetches("a member of a namespace, by a name of its own, through two files", 'import * as http from "./index.js";', "http.loadOrder"),
    fetches("everything of another file", 'import { load } from "./index.js";', "load"),
    fetches("a bound function", 'import { bind } from "./clients.js";', "bind"),
    fetches("a value behind a condition", 'import { guarded } from "./clients.js";', "guarded"),
    fetches("a choice", 'import { chosen } from "./clients.js";', "chosen"),
    fetches("an alias of an import", 'import { load } from "./clients.js"; const get = load;', "get"),
  ],
});

run("require-http-timeout: what another file exports, without types", rule, ["ts"], {
  valid: [
    { name: "nobody looks into other files", filename, code: 'import { load, client } from "./clients.js"; await load("/"); await client.get("/");' },
    { name: "a catalogued module's own name is needed", filename, code: 'import { fetch } from "./clients.js"; await fetch("/");' },
  ],
  invalid: [
    {
      name: "the global beside it",
      filename,
      code: 'import { load } from "./clients.js"; await load("/"); await ⟦fetch⟧("/");',
      errors: [unbounded("fetch")],
      output: `import { load } from "./clients.js"; await load("/"); await fetch("/", ${signal});`,
    },
  ],
});
