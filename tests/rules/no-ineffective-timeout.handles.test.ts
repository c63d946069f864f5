import rule from "../../rules/no-ineffective-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { emitted, heard, listen, listenUnheard } from "./no-ineffective-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");
const http = 'import http from "node:http"; ';
const resume = "(response) => response.resume()";
const ending = 'request.destroy(new Error("Request timed out"))';
const listener = `request.on("timeout", () => ${ending});`;
const fail = 'request.on("error", fail);';

run("no-ineffective-timeout: requests that only emit", rule, everywhere, {
  valid: [
    { name: "no limit at all belongs to another rule", code: `${http}http.get(url, ${resume}).on("error", fail);` },
    { name: "none is written", code: `${http}const request = http.get(url, { timeout: 0 }, ${resume}); request.setTimeout(0);` },
    { name: "a signal beside it", code: `${http}http.get(url, { timeout: 5_000, signal }, ${resume});` },
    { name: "options from a caller", code: `${http}export const load = (options) => { http.get({ ...options, timeout: 5_000 }, ${resume}); };` },
    { name: "an agent of which nothing is seen", code: `${http}http.get(url, { timeout: 5_000, agent }, ${resume});` },
    { name: "ended by a listener", code: `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); request.on("timeout", () => request.destroy());` },
    { name: "ended by its own function", code: `${http}http.get(url, { timeout: 5_000 }, ${resume}).on("timeout", function () { this.abort(); });` },
    { name: "ended by a function with a name", code: `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); const stop = () => request.destroy(); request.on("timeout", stop);` },
    { name: "ended by a function of which nothing is seen", code: `${http}http.get(url, { timeout: 5_000 }, ${resume}).on("timeout", stop);` },
    { name: "ended by the socket", code: `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); request.on("timeout", () => request.socket.destroy());` },
    { name: "rejected", code: `${http}new Promise((resolve, reject) => { http.get(url, { timeout: 5_000 }, resolve).on("timeout", () => reject(new Error("late"))); });` },
    { name: "resolved with nothing", code: `${http}new Promise((resolve) => { http.get(url, { timeout: 5_000 }, resolve).on("timeout", () => resolve(undefined)); });` },
    { name: "handed on to a callback", code: `${http}export const load = (done) => { http.get(url, { timeout: 5_000 }, done).on("timeout", () => { console.log("late"); done(new Error("late")); }); };` },
    { name: "handed on as an event", code: `${http}http.get(url, { timeout: 5_000 }, ${resume}).on("timeout", () => { this.emit("late"); });` },
    { name: "noted for somebody else", code: `${http}http.get(url, { timeout: 5_000 }, ${resume}).on("timeout", () => { isLate = true; });` },
    { name: "thrown", code: `${http}http.get(url, { timeout: 5_000 }, ${resume}).on("timeout", () => { throw new Error("late"); });` },
    { name: "heard by whoever listens to a list of events", code: `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); for (const event of ["error", "timeout"]) request.on(event, fail);` },
    { name: "ended by the method's own listener", code: `${http}const request = http.get(url, ${resume}); request.setTimeout(5_000, () => request.destroy());` },
    { name: "arguments of which nothing is seen", code: `${http}const request = http.get(url, ${resume}); request.setTimeout(...limits);` },
    { name: "ended by a timer", code: `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); setTimeout(() => request.destroy(), 9_000);` },
    { name: "a promise that a timer rejects", code: `${http}new Promise((resolve, reject) => { setTimeout(reject, 9_000); http.get(url, { timeout: 5_000 }, resolve); });` },
    { name: "returned", code: `${http}export const open = () => http.request(url, { timeout: 5_000 });` },
    { name: "passed on", code: `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); track(request);` },
    { name: "kept in a field", code: `${http}class Api { open() { this.request = http.get(url, { timeout: 5_000 }); this.request.setTimeout(5_000); } }` },
    { name: "a module of that name in another place", code: 'import http from "./http.js"; http.get(url, { timeout: 5_000 });' },
    { name: "half typed", code: `${http}const request = http.get(url, { timeout: 5_000, signal }); request.setTimeout(); request.on();` },
  ],
  invalid: [
    {
      code: lines('import http from "node:http";', `const request = http.get(url, { ⟦timeout: 5_000⟧ }, ${resume});`, fail),
      errors: [emitted("timeout")],
      output: lines('import http from "node:http";', `const request = http.get(url, { timeout: 5_000 }, ${resume});`, listener, fail),
    },
    {
      name: "in a promise by hand",
      code: lines(
        "const https = require('https')",
        "module.exports = (url) => new Promise((resolve, reject) => {",
        "  const req = https.request(url, { method: 'PUT', ⟦timeout: 5 * 1000⟧ }, (res) => {",
        "    res.resume()",
        "    res.on('end', resolve)",
        "  })",
        "  req.on('error', reject)",
        "  req.end()",
        "})",
      ),
      errors: [emitted("timeout")],
      output: lines(
        "const https = require('https')",
        "module.exports = (url) => new Promise((resolve, reject) => {",
        "  const req = https.request(url, { method: 'PUT', timeout: 5 * 1000 }, (res) => {",
        "    res.resume()",
        "    res.on('end', resolve)",
        "  })",
        "  req.on('timeout', () => req.destroy(new Error('Request timed out')))",
        "  req.on('error', reject)",
        "  req.end()",
        "})",
      ),
    },
    {
      name: "a limit that nobody knows: the event comes or it doesn't",
      code: lines('import http from "node:http";', `const request = http.get(url, { ⟦timeout: config.timeout⟧ }, ${resume});`, fail),
      errors: [emitted("timeout")],
      output: lines('import http from "node:http";', `const request = http.get(url, { timeout: config.timeout }, ${resume});`, listener, fail),
    },
    {
      name: "options in a variable",
      code: lines('import http from "node:http";', "const options = { host, timeout: 5_000 };", `const request = ⟦http.request⟧(options, ${resume});`, fail, "request.end();"),
      errors: [emitted("timeout")],
      output: lines('import http from "node:http";', "const options = { host, timeout: 5_000 };", `const request = http.request(options, ${resume});`, listener, fail, "request.end();"),
    },
    {
      name: "the method",
      code: `${http}const request = http.get(url, ${resume}); request.⟦setTimeout(5_000)⟧; ${fail}`,
      errors: [emitted("setTimeout")],
      output: `${http}const request = http.get(url, ${resume}); request.setTimeout(5_000, () => ${ending}); ${fail}`,
    },
    {
      name: "the method, in a promise by hand: it is no timer",
      code: lines(
        'import http from "node:http";',
        "await new Promise((resolve, reject) => {",
        "  const request = http.get(url, (response) => response.resume().on('end', resolve));",
        "  request.⟦setTimeout(limit)⟧;",
        '  request.on("error", reject);',
        "});",
      ),
      errors: [emitted("setTimeout")],
      output: lines(
        'import http from "node:http";',
        "await new Promise((resolve, reject) => {",
        "  const request = http.get(url, (response) => response.resume().on('end', resolve));",
        `  request.setTimeout(limit, () => ${ending});`,
        '  request.on("error", reject);',
        "});",
      ),
    },
    {
      name: "nobody listens for errors",
      code: `${http}const request = http.get(url, { ⟦timeout: 5_000⟧ }, ${resume});`,
      errors: [emitted("timeout", listenUnheard(ending, `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); ${listener}`))],
    },
    {
      name: "a request without a name",
      code: lines('import http from "node:http";', `http.get(url, { ⟦timeout: 5_000⟧ }, ${resume}).on("error", fail);`),
      errors: [
        emitted("timeout", listen(ending, lines('import http from "node:http";', `const request = http.get(url, { timeout: 5_000 }, ${resume}).on("error", fail);`, listener))),
      ],
    },
    {
      name: "a request without a name where that is taken",
      code: `${http}export function load(request) { http.get(url, { ⟦timeout: 5_000⟧ }, ${resume}).on("error", fail); }`,
      errors: [emitted("timeout")],
    },
    {
      name: "a request without a name that is the whole body of an if",
      code: `${http}if (isOld) http.get(url, { ⟦timeout: 5_000⟧ }, ${resume}).on("error", fail);`,
      errors: [emitted("timeout")],
    },
    {
      name: "the method of a request without a name",
      code: lines('import http from "node:http";', `http.get(url, ${resume}).⟦setTimeout(5_000)⟧.on("error", fail);`),
      errors: [
        emitted("setTimeout", listen(ending, lines('import http from "node:http";', `const request = http.get(url, ${resume}).setTimeout(5_000).on("error", fail);`, listener))),
      ],
    },
    {
      name: "a listener that only writes it down",
      code: `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); ${fail} request.⟦on⟧("timeout", () => { console.warn("late", Date.now()); });`,
      errors: [
        heard(listen(ending, `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); ${fail} request.on("timeout", () => { ${ending}; console.warn("late", Date.now()); });`)),
      ],
    },
    {
      name: "a listener in short",
      code: `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); ${fail} request.⟦once⟧("timeout", () => console.warn("late"));`,
      errors: [heard(listen(ending, `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); ${fail} request.once("timeout", () => { ${ending}; console.warn("late"); });`))],
    },
    {
      name: "a listener that does nothing, for the method",
      code: `${http}const request = http.get(url, ${resume}); ${fail} request.⟦setTimeout⟧(5_000, () => {});`,
      errors: [heard(listen(ending, `${http}const request = http.get(url, ${resume}); ${fail} request.setTimeout(5_000, () => { ${ending}; });`))],
    },
    {
      name: "a listener with a name may serve others too",
      code: `${http}const note = () => console.warn("late"); const request = http.get(url, { timeout: 5_000 }, ${resume}); ${fail} request.⟦on⟧("timeout", note);`,
      errors: [heard()],
    },
    {
      name: "a listener of a request without a name",
      code: `${http}http.get(url, { timeout: 5_000 }, ${resume}).⟦on⟧("timeout", () => console.warn("late"));`,
      errors: [heard()],
    },
    {
      name: "ended on the way by its own function",
      code: `${http}const request = http.get(url, { ⟦timeout: 5_000⟧ }, ${resume}); ${fail} if (isWrong) request.destroy();`,
      errors: [emitted("timeout")],
      output: `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); ${listener} ${fail} if (isWrong) request.destroy();`,
    },
    {
      name: "either of two modules",
      code: lines(
        'import http from "node:http";',
        'import https from "node:https";',
        "export const load = (url) => new Promise((resolve) => {",
        '  const client = url.startsWith("https:") ? https : http;',
        "  const request = client.get(url, { headers, ⟦timeout: 5_000⟧ }, (response) => resolve(response.statusCode));",
        '  request.on("error", () => resolve(0));',
        "});",
      ),
      errors: [emitted("timeout")],
      output: lines(
        'import http from "node:http";',
        'import https from "node:https";',
        "export const load = (url) => new Promise((resolve) => {",
        '  const client = url.startsWith("https:") ? https : http;',
        "  const request = client.get(url, { headers, timeout: 5_000 }, (response) => resolve(response.statusCode));",
        `  ${listener}`,
        '  request.on("error", () => resolve(0));',
        "});",
      ),
    },
    {
      name: "Node's own agent, whose timeout ends nothing either",
      code: `${http}const agent = new http.Agent({ keepAlive: true }); const request = http.get(url, { agent, ⟦timeout: 5_000⟧ }, ${resume}); ${fail}`,
      errors: [emitted("timeout")],
      output: `${http}const agent = new http.Agent({ keepAlive: true }); const request = http.get(url, { agent, timeout: 5_000 }, ${resume}); ${listener} ${fail}`,
    },
  ],
});

run("no-ineffective-timeout: requests in JavaScript", rule, ["js"], {
  valid: [],
  invalid: [
    {
      name: "a variable that is declared before",
      code: lines('import http from "node:http";', "let request;", `request = http.get(url, { ⟦timeout: 5_000⟧ }, ${resume});`, fail),
      errors: [emitted("timeout")],
      output: lines('import http from "node:http";', "let request;", `request = http.get(url, { timeout: 5_000 }, ${resume});`, listener, fail),
    },
    {
      name: "as the whole body of an if, with braces",
      code: lines('import http from "node:http";', "let request;", `if (isOld) request = http.get(url, { ⟦timeout: 5_000⟧ }, ${resume}).on("error", fail);`),
      errors: [emitted("timeout")],
      output: lines('import http from "node:http";', "let request;", `if (isOld) { request = http.get(url, { timeout: 5_000 }, ${resume}).on("error", fail); ${listener} }`),
    },
  ],
});

run("no-ineffective-timeout: requests in TypeScript", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "with a type",
      code: lines('import * as http from "node:http";', `const request: http.ClientRequest = http.get(url, { ⟦timeout: 5_000⟧ }, (response) => response.resume());`, fail),
      errors: [emitted("timeout")],
      output: lines('import * as http from "node:http";', `const request: http.ClientRequest = http.get(url, { timeout: 5_000 }, (response) => response.resume());`, listener, fail),
    },
    {
      name: "a variable that is written later, of which a listener knows less",
      code: lines('import * as http from "node:http";', "let request: http.ClientRequest | undefined;", "request = http.get(url, { ⟦timeout: 5_000⟧ }, (response) => response.resume());", fail),
      errors: [
        emitted(
          "timeout",
          listen(
            ending,
            lines('import * as http from "node:http";', "let request: http.ClientRequest | undefined;", "request = http.get(url, { timeout: 5_000 }, (response) => response.resume());", listener, fail),
          ),
        ),
      ],
    },
    {
      name: "a variable that may be written later",
      code: lines('import * as http from "node:http";', "let request: http.ClientRequest | undefined = http.get(url, { ⟦timeout: 5_000⟧ }, (response) => response.resume());", fail),
      errors: [
        emitted(
          "timeout",
          listen(ending, lines('import * as http from "node:http";', "let request: http.ClientRequest | undefined = http.get(url, { timeout: 5_000 }, (response) => response.resume());", listener, fail)),
        ),
      ],
    },
  ],
});
