import rule from "../../rules/require-wrapper-timeout.js";
import { type Invalid, run } from "../cases.js";
import { fixture } from "../tester.js";
import { unbounded } from "./require-wrapper-timeout.errors.js";

const filename = fixture("wrapper/file.ts");
const signal = "AbortSignal.timeout(10_000)";
const valid = (name: string, code: string) => ({ name, filename, code });

/** A call of what another file declares, and its arguments with a bound among them. */
const fixed = (name: string, before: string, call: string, args: string, waitsIn = "fetch(url, init)", options = "`signal`"): Invalid => {
  const callee = /^[\w.]+/.exec(call)![0];
  const read = waitsIn === "fetch(url, init)" && !options.includes(".") ? ".text()" : "";
  const whole = (text: string): string => (read ? `await (await ${text})${read};` : `await ${text};`);
  return { name, filename, code: `${before} ${whole(`⟦${callee}⟧${call.slice(callee.length)}`)}`, errors: [unbounded(callee, waitsIn, options)], output: `${before} ${whole(`${callee}(${args})`)}` };
};

const init = `"/", { signal: ${signal} }`;
const method = "fetch(…)";

run("require-wrapper-timeout: functions of other files", rule, ["typed"], {
  valid: [
    valid("a signal", 'import { request } from "./http.js"; await request("/", { signal: AbortSignal.timeout(1_000) });'),
    valid("options of which nothing is known", 'import { request } from "./http.js"; declare const init: RequestInit; await request("/", init);'),
    valid("a function that bounds itself", 'import { bounded } from "./http.js"; await bounded("/");'),
    valid("overloads", 'import { overloaded } from "./http.js"; await overloaded("/");'),
    valid("a variable that may change", 'import { changing } from "./http.js"; await changing("/");'),
    valid("a value made by another", 'import { typed } from "./http.js"; await typed("/");'),
    valid("an interface", 'import type { Loader } from "./http.js"; export const load = (loader: Loader) => loader.load("/");'),
    valid("a function of the same name", 'import "./http.js"; declare function request(url: string): Promise<void>; await request("/");'),
    valid("a parameter of the same name", 'import { request } from "./http.js"; export const load = (request: (url: string) => Promise<void>) => request("/");'),
    valid("a method of the same name", 'import { Api } from "./http.js"; class Own { load(): void { log(Api); } } new Own().load();'),
    valid("a file that is not there", 'import { load } from "./nothing.js"; await load("/");'),
    valid("a library", 'import { readFile } from "node:fs/promises"; await readFile("/");'),
    valid("a name that is not exported", 'import { nothing } from "./http.js"; await nothing("/");'),
    valid("`any`", 'import * as http from "./http.js"; await (http as any).request("/");'),
  ],
  invalid: [
    fixed("a function", 'import { request } from "./http.js";', 'request("/")', init),
    fixed("a function by another name", 'import { request as get } from "./http.js";', 'get("/")', init),
    fixed("a re-export by another name", 'import { send } from "./index.js";', 'send("/")', init),
    fixed("an arrow function", 'import { getJson } from "./http.js";', 'getJson("/")', init, "fetch(url, { signal, headers })"),
    {
      name: "the rest of the arguments",
      filename,
      code: 'import { plain } from "./http.js"; await (await ⟦plain⟧("/")).text();',
      errors: [unbounded("plain", "fetch(...args)", "`signal`")],
      output: `import { plain } from "./http.js"; await (await plain(${init})).text();`,
    },
    fixed("the member of a namespace", 'import * as http from "./http.js";', 'http.getJson("/", {})', init, "fetch(url, { signal, headers })"),
    fixed("the default export, which calls another", 'import load from "./http.js";', 'load("/")', `"/", { init: { signal: ${signal} } }`, "fetch(url, init)", "`init.signal`"),
    fixed("a default export of an import", 'import load from "./index.js";', 'load("/")', `"/", { init: { signal: ${signal} } }`, "fetch(url, init)", "`init.signal`"),
    fixed("a method of an object", 'import { api } from "./index.js";', 'api.load("/")', `"/", ${signal}`, "fetch(path, { signal: stop })", "a signal as argument 2"),
    fixed("a method of an instance", 'import { Api } from "./http.js"; const own = new Api();', 'own.load("/")', init, method),
    fixed("a method of an instance that somebody hands in", 'import type { Api } from "./http.js"; declare const own: Api;', 'own.load("/")', init, method),
    fixed("a function of this file that calls one", 'import { getJson } from "./http.js"; const load = (init: { signal?: AbortSignal }) => getJson("/", init);', "load({})", `{ signal: ${signal} }`, "fetch(url, { signal, headers })"),
    {
      name: "a method of an instance in a field",
      filename,
      code: 'import type { Api } from "./http.js"; export class Users { constructor(private readonly api: Api) {} async user() { await ⟦this.api.load⟧("/"); } }',
      errors: [unbounded("this.api.load", method, "`signal`")],
      output: `import type { Api } from "./http.js"; export class Users { constructor(private readonly api: Api) {} async user() { await this.api.load(${init}); } }`,
    },
    {
      name: "an inherited method",
      filename,
      code: 'import { Api } from "./http.js"; export class Users extends Api { async user() { await ⟦this.load⟧("/"); } }',
      errors: [unbounded("this.load", method, "`signal`")],
      output: `import { Api } from "./http.js"; export class Users extends Api { async user() { await this.load(${init}); } }`,
    },
  ],
});

run("require-wrapper-timeout: functions of other files, without types", rule, ["ts"], {
  valid: [
    { name: "nobody looks into other files", filename, code: 'import { request } from "./http.js"; await request("/");' },
    { name: "nobody looks for the class of an instance", filename, code: 'class Api { async load(url: string, init?: RequestInit) { return fetch(url, init); } } await new Api().load("/");' },
  ],
  invalid: [],
});
