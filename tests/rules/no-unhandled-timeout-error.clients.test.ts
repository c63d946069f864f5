import rule from "../../rules/no-unhandled-timeout-error.js";
import { everywhere, run } from "../cases.js";
import { fixes, reports, silent, suggests, wrongName } from "./no-unhandled-timeout-error.errors.js";

const timeout = "signal: AbortSignal.timeout(5_000)";

/** A module that imports something and waits for it, and the name that its handler asks for. */
const asking = (head: string, work: string) => (test: string) => `${head} export async function load(url) { try { await ${work}; } catch (error) { if (${test}) return null; throw error; } }`;

const is = (...names: string[]): string => names.map((name) => `error.name === "${name}"`).join(" || ");
const marked = (name: string): string => `error.name === ⟦"${name}"⟧`;

/** A client whose timeouts have another name than the one that is asked for. */
const wrong = (name: string, head: string, work: string, client: string, right: string, written: string) =>
  fixes(name, asking(head, work), marked(written), is(written, right), [client, right, written]);

const axios = 'import axios from "axios";';
const got = 'import got from "got";';
const undici = 'import { fetch, request } from "undici";';

run("no-unhandled-timeout-error: clients", rule, everywhere, {
  valid: [
    silent("axios's name", asking(axios, `axios.get(url, { ${timeout} })`)(is("CanceledError"))),
    silent("axios's own question", asking(axios, `axios.get(url, { ${timeout} })`)("axios.isCancel(error)")),
    silent("axios's code", asking(axios, `axios.get(url, { ${timeout} })`)('error.name === "AbortError" || error.code === "ERR_CANCELED"')),
    silent("node-fetch's name", asking('import fetch from "node-fetch";', `fetch(url, { ${timeout} })`)(is("AbortError"))),
    silent("cross-fetch: either name, by what it stands for", asking('import fetch from "cross-fetch";', `fetch(url, { ${timeout} })`)(is("AbortError"))),
    silent("got: either name, by its version", asking(got, `got(url, { ${timeout} }).json()`)(is("AbortError"))),
    silent("undici's request: either name, by its version", asking(undici, `request(url, { ${timeout} })`)(is("AbortError"))),
    silent("SvelteKit's fetch: either name, by the host that it leads to", asking('import { getRequestEvent } from "$app/server";', `getRequestEvent().fetch(url, { ${timeout} })`)(is("AbortError"))),
    silent("execa: either name, by its version", asking('import { execa } from "execa";', `execa("make", { ${timeout} })`)(is("AbortError"))),
    silent("execa 5, which hands the signal on to Node", asking('import execa from "execa";', `execa("make", { ${timeout} })`)(is("AbortError"))),
    silent("ky's own limit, beside a controller that a timer aborts", asking('import ky from "ky"; const controller = new AbortController();', "ky(url, { signal: controller.signal })")(is("TimeoutError"))),
    silent("two clients, either's name", asking(axios, `Promise.all([axios.get(url, { ${timeout} }), fetch(url, { ${timeout} })])`)(is("TimeoutError"))),
    silent("an instance with a signal of its own", asking(`${axios} const api = axios.create({ signal });`, `api.get(url, { ${timeout} })`)(is("AbortError"))),
    silent("an instance that somebody else configures", asking(`${axios} const api = axios.create(options);`, `api.get(url, { ${timeout} })`)(is("AbortError"))),
    silent("an injected function", asking("", `(options.fetch ?? fetch)(url, { ${timeout} })`)(is("AbortError"))),
    silent("another's fetch", asking('import { fetch } from "./http.js";', `fetch(url, { ${timeout} })`)(is("AbortError"))),
    silent("a shadowed fetch", asking("const fetch = send;", `fetch(url, { ${timeout} })`)(is("AbortError"))),
    silent("a fetch that this file replaces", asking("globalThis.fetch = send;", `fetch(url, { ${timeout} })`)(is("AbortError"))),
    silent("an `AbortSignal` of this file's own", asking("const AbortSignal = polyfill();", `fetch(url, { ${timeout} })`)(is("AbortError"))),
  ],
  invalid: [
    wrong("fetch of the global object", "", `globalThis.fetch(url, { ${timeout} })`, "fetch", "TimeoutError", "AbortError"),
    wrong("fetch by another name", "const send = fetch;", `send(url, { ${timeout} })`, "fetch", "TimeoutError", "AbortError"),
    wrong("undici's fetch", undici, `fetch(url, { ${timeout} })`, "undici", "TimeoutError", "AbortError"),
    wrong("ky", 'import ky from "ky";', `ky.get(url, { ${timeout} }).json()`, "ky", "TimeoutError", "AbortError"),
    wrong("axios, and fetch's name for an abort", axios, `axios.get(url, { ${timeout} })`, "axios", "CanceledError", "AbortError"),
    wrong("axios, and fetch's name for a timeout", axios, `axios.post(url, { a: 1 }, { ${timeout} })`, "axios", "CanceledError", "TimeoutError"),
    wrong("axios, another request without a signal", axios, `Promise.all([axios.get(url), axios.get(url, { ${timeout} })])`, "axios", "CanceledError", "AbortError"),
    wrong("an instance of axios", `${axios} const api = axios.create({ baseURL: "/api" });`, `api.get(url, { ${timeout} })`, "axios", "CanceledError", "AbortError"),
    wrong("axios's name for fetch", "", `fetch(url, { ${timeout} })`, "fetch", "TimeoutError", "CanceledError"),
    wrong("execa 5", 'import execa from "execa";', `execa("make", { ${timeout} })`, "execa", "AbortError", "TimeoutError"),
    wrong("node-fetch, any version", 'import fetch from "node-fetch";', `fetch(url, { ${timeout} })`, "node-fetch", "AbortError", "TimeoutError"),
    fixes(
      "two names that both are wrong: the right one is missed once",
      asking(axios, `axios.get(url, { ${timeout} })`),
      `${marked("AbortError")} || ${is("TimeoutError")}`,
      'error.name === "AbortError" || error.name === "CanceledError" || error.name === "TimeoutError"',
      ["axios", "CanceledError", "AbortError"],
    ),
    {
      name: "two cases of a switch that both are wrong",
      code: `${axios} export async function load(url) { try { await axios.get(url, { ${timeout} }); } catch (error) { switch (error.name) { case ⟦"AbortError"⟧: case "TimeoutError": return null; default: throw error; } } }`,
      errors: [wrongName("axios", "CanceledError", "AbortError")],
      output: `${axios} export async function load(url) { try { await axios.get(url, { ${timeout} }); } catch (error) { switch (error.name) { case "CanceledError": case "AbortError": case "TimeoutError": return null; default: throw error; } } }`,
    },
    fixes(
      "two clients, and the name of neither",
      asking('import axios from "axios"; import ky from "ky";', `Promise.all([axios.get(url, { ${timeout} }), ky(url, { ${timeout} })])`),
      marked("AbortError"),
      is("AbortError", "CanceledError", "TimeoutError"),
      ["axios or ky", "CanceledError` or `TimeoutError", "AbortError"],
    ),
    reports("ofetch wraps it: all its errors have that name", asking('import { ofetch } from "ofetch";', `ofetch(url, { ${timeout} })`)(marked("CanceledError")), ["ofetch", "FetchError` or `TimeoutError", "CanceledError"]),
    reports("an error of axios's is no `DOMException`", asking(axios, `axios.get(url, { ${timeout} })`)(`error instanceof DOMException && ${marked("AbortError")}`), ["axios", "CanceledError", "AbortError"]),
    fixes("axios's error is an `Error`", asking(axios, `axios.get(url, { ${timeout} })`), `error instanceof Error && ${marked("AbortError")}`, `error instanceof Error && (${is("AbortError", "CanceledError")})`, ["axios", "CanceledError", "AbortError"]),
  ],
});

run("no-unhandled-timeout-error: functions of Node's own", rule, everywhere, {
  valid: [
    silent("the right name", asking('import { setTimeout } from "node:timers/promises";', `setTimeout(60_000, undefined, { ${timeout} })`)(is("AbortError"))),
    silent("a caller's signal", asking('import { setTimeout } from "node:timers/promises"; import { signal } from "./shutdown.js";', "setTimeout(60_000, undefined, { signal })")(is("TimeoutError"))),
    silent("no signal", asking('import { setTimeout } from "node:timers/promises"; AbortSignal.timeout(1);', "setTimeout(60_000, undefined, {})")(is("TimeoutError"))),
    silent("a function that takes no signal", asking('import { stat } from "node:fs/promises";', `stat(url, { ${timeout} })`)(is("TimeoutError"))),
    silent("another module's", asking('import { setTimeout } from "./timers.js";', `setTimeout(60_000, undefined, { ${timeout} })`)(is("TimeoutError"))),
    silent("one of several functions", asking('import { setTimeout } from "node:timers/promises";', `(fake ?? setTimeout)(60_000, undefined, { ${timeout} })`)(is("TimeoutError"))),
    silent("beside a request, either name", asking('import { setTimeout } from "node:timers/promises";', `Promise.race([setTimeout(60_000, undefined, { ${timeout} }), fetch(url, { ${timeout} })])`)(is("TimeoutError"))),
    silent("another function that is made to return a promise", asking('import { promisify } from "node:util";', `promisify(load)(url, { ${timeout} })`)(is("TimeoutError"))),
    silent("a `promisify` of its own", asking('import { exec } from "node:child_process"; import { promisify } from "./util.js";', `promisify(exec)("ls", { ${timeout} })`)(is("TimeoutError"))),
  ],
  invalid: [
    wrong("a pause", 'import { setTimeout } from "node:timers/promises";', `setTimeout(60_000, undefined, { ${timeout} })`, "node:timers/promises", "AbortError", "TimeoutError"),
    wrong("an old specifier, and another name", 'import { setTimeout as sleep } from "timers/promises";', `sleep(60_000, undefined, { ${timeout} })`, "node:timers/promises", "AbortError", "TimeoutError"),
    wrong("a namespace", 'import * as timers from "node:timers/promises";', `timers.scheduler.wait(60_000, { ${timeout} })`, "node:timers/promises", "AbortError", "TimeoutError"),
    wrong("a default import", 'import fs from "node:fs/promises";', `fs.readFile("a.txt", { ${timeout} })`, "node:fs/promises", "AbortError", "TimeoutError"),
    wrong("by the module with callbacks", 'import { promises } from "node:fs";', `promises.readFile("a.txt", { ${timeout} })`, "node:fs", "AbortError", "TimeoutError"),
    wrong("a `require`", 'const { once } = require("events");', `once(url, "end", { ${timeout} })`, "node:events", "AbortError", "TimeoutError"),
    wrong("a pipeline", 'import { pipeline } from "node:stream/promises";', `pipeline(source, target, { ${timeout} })`, "node:stream/promises", "AbortError", "TimeoutError"),
    wrong("a child process", 'import { execFile } from "node:child_process"; import { promisify } from "node:util"; const run = promisify(execFile);', `run("git", ["status"], { ${timeout} })`, "node:child_process", "AbortError", "TimeoutError"),
    reports("the platform's class, of which no such error is", asking('import { once } from "node:events";', `once(url, "end", { ${timeout} })`)(`error instanceof DOMException && ${marked("TimeoutError")}`), ["node:events", "AbortError", "TimeoutError"]),
    {
      name: "a loop over what comes",
      code: `import { on } from "node:events"; export async function load(url) { try { for await (const [line] of on(url, "line", { ${timeout} })) console.log(line); } catch (error) { if (${marked("TimeoutError")}) return null; throw error; } }`,
      errors: [wrongName("node:events", "AbortError", "TimeoutError")],
      output: `import { on } from "node:events"; export async function load(url) { try { for await (const [line] of on(url, "line", { ${timeout} })) console.log(line); } catch (error) { if (${is("TimeoutError", "AbortError")}) return null; throw error; } }`,
    },
    suggests(
      "a function of this file that asks",
      asking('import { once } from "node:events"; const isTimeout = ({ name }) => name === "TimeoutError";', `once(url, "end", { ${timeout} })`),
      "⟦isTimeout(error)⟧",
      'isTimeout(error) || (error instanceof Error && error.name === "AbortError")',
      ["node:events", "AbortError", "TimeoutError"],
    ),
  ],
});
