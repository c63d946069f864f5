import rule from "../../rules/require-http-timeout.js";
import { everywhere, run } from "../cases.js";
import { boundUnheard, noTimeoutProperty, unbounded } from "./require-http-timeout.errors.js";

const http = 'import http from "node:http"; ';
const resume = "(response) => response.resume()";
const signal = "{ signal: AbortSignal.timeout(10_000) }";

run("require-http-timeout: requests that are driven by hand", rule, everywhere, {
  valid: [
    { name: "returned", code: `${http}export const open = () => http.request(url);` },
    { name: "returned from a variable", code: `${http}export function open() { const request = http.request(url); request.on("error", log); return request; }` },
    { name: "passed on", code: `${http}prepare(http.request(url)).end();` },
    { name: "passed on from a variable", code: `${http}const request = http.request(url); withTimeout(request); request.end();` },
    { name: "kept in a field", code: `${http}class Api { open() { this.request = http.get(url); } }` },
    { name: "kept in an object", code: `${http}const open = { request: http.get(url) };` },
    { name: "piped into", code: `${http}file.pipe(http.request(url, { method: "PUT" }));` },
    { name: "waited for by a helper", code: `${http}const request = http.get(url); const [response] = await once(request, "response");` },
    { name: "bounded later", code: `${http}const request = http.get(url, ${resume}); request.setTimeout(5_000, () => request.destroy());` },
    { name: "assigned to a variable and bounded later", code: `${http}let request; request = http.get(url, ${resume}); request.setTimeout(5_000, () => request.destroy());` },
    { name: "bounded later by a named function", code: `${http}const request = http.get(url, ${resume}); request.setTimeout(5_000, onTimeout);` },
    { name: "bounded later with an error", code: `${http}const request = http.get(url, ${resume}); request.setTimeout(5_000, function () { this.destroy(new Error("late")); });` },
    { name: "bounded in the chain", code: `${http}http.get(url, ${resume}).setTimeout(5_000, function () { this.destroy(); });` },
    { name: "bounded by two calls", code: `${http}const request = http.get(url, ${resume}); request.setTimeout(5_000); request.on("timeout", () => request.destroy());` },
    { name: "bounded by the option and a listener", code: `${http}const request = http.get(url, { timeout: 5_000 }, ${resume}); request.once("timeout", () => request.abort());` },
    { name: "bounded by the option and a listener in the chain", code: `${http}http.get(url, { timeout: 5_000 }, ${resume}).on("timeout", onTimeout).on("error", log);` },
    { name: "ended by a timer", code: `${http}const request = http.get(url, ${resume}); setTimeout(() => request.destroy(), 5_000);` },
    { name: "ended by a timer that calls a method", code: `${http}const request = http.get(url, ${resume}); setTimeout(request.destroy.bind(request), 5_000);` },
    { name: "ended by whoever aborts", code: `${http}const request = http.get(url, ${resume}); signal.addEventListener("abort", () => request.destroy());` },
    { name: "ended by a caller", code: `${http}export function open() { const request = http.get(url, ${resume}); return { close() { request.destroy(); } }; }` },
    { name: "bounded through its socket", code: `${http}const request = http.get(url, ${resume}); request.on("socket", (socket) => { socket.setTimeout(5_000); socket.on("timeout", () => request.destroy()); });` },
    { name: "bounded through its socket alone", code: `${http}const request = http.get(url, ${resume}); request.on("socket", (socket) => { socket.setTimeout(5_000); socket.on("timeout", () => socket.destroy()); });` },
    { name: "ended on a timeout, which Node's own agent sets", code: `${http}const request = http.get(url, ${resume}); request.on("timeout", () => request.destroy());` },
    { name: "ended on a timeout, in the chain", code: `${http}http.get(url, ${resume}).on("timeout", function () { this.destroy(); });` },
    { name: "in a promise that a timer rejects", code: `${http}await new Promise((resolve, reject) => { setTimeout(reject, 5_000); http.get(url, (response) => { response.resume(); resolve(); }); });` },
    { name: "a limit that only emits belongs to another rule", code: `${http}const request = http.get(url, ${resume}); request.setTimeout(5_000); request.on("timeout", () => log("slow"));` },
  ],
  invalid: [
    {
      name: "dropped: an error would be nobody's",
      code: `${http}⟦http.get⟧(url, ${resume});`,
      errors: [unbounded("http.get", boundUnheard("AbortSignal.timeout(10_000)", `${http}http.get(url, ${signal}, ${resume});`))],
    },
    {
      name: "with a listener for errors",
      code: `${http}⟦http.get⟧(url, ${resume}).on("error", log);`,
      errors: [unbounded("http.get")],
      output: `${http}http.get(url, ${signal}, ${resume}).on("error", log);`,
    },
    {
      name: "written and ended",
      code: `${http}const request = ⟦http.request⟧(url, { method: "POST" }, ${resume}); request.write("{}"); request.on("error", log); request.end();`,
      errors: [unbounded("http.request")],
      output: `${http}const request = http.request(url, { method: "POST", signal: AbortSignal.timeout(10_000) }, ${resume}); request.write("{}"); request.on("error", log); request.end();`,
    },
    {
      name: "in a promise by hand",
      code: [
        'import https from "node:https";',
        "export const load = (url) =>",
        "  new Promise((resolve, reject) => {",
        "    const request = ⟦https.get⟧(url, (response) => {",
        '      let body = "";',
        '      response.on("data", (chunk) => { body += chunk; });',
        '      response.on("end", () => resolve(body));',
        "    });",
        '    request.on("error", reject);',
        "  });",
      ].join("\n"),
      errors: [unbounded("https.get")],
      output: [
        'import https from "node:https";',
        "export const load = (url) =>",
        "  new Promise((resolve, reject) => {",
        "    const request = https.get(url, { signal: AbortSignal.timeout(10_000) }, (response) => {",
        '      let body = "";',
        '      response.on("data", (chunk) => { body += chunk; });',
        '      response.on("end", () => resolve(body));',
        "    });",
        '    request.on("error", reject);',
        "  });",
      ].join("\n"),
    },
    {
      name: "ended on the way by its own function is not bounded",
      code: `${http}const request = ⟦http.request⟧(url, ${resume}); if (isWrong) request.destroy(); request.on("error", log); request.end();`,
      errors: [unbounded("http.request")],
      output: `${http}const request = http.request(url, ${signal}, ${resume}); if (isWrong) request.destroy(); request.on("error", log); request.end();`,
    },
    {
      name: "setTimeout of none",
      code: `${http}const request = ⟦http.get⟧(url, ${resume}); request.on("error", log); request.setTimeout(0);`,
      errors: [unbounded("http.get")],
      output: `${http}const request = http.get(url, ${signal}, ${resume}); request.on("error", log); request.setTimeout(0);`,
    },
    {
      name: "assigned to a variable",
      code: `${http}let request; request = ⟦http.get⟧(url, ${resume}); request.on("error", log);`,
      errors: [unbounded("http.get")],
      output: `${http}let request; request = http.get(url, ${signal}, ${resume}); request.on("error", log);`,
    },
    {
      name: "a property that bounds nothing",
      code: `${http}const request = ⟦http.get⟧(url, ${resume}); request.id = id;`,
      errors: [unbounded("http.get", boundUnheard("AbortSignal.timeout(10_000)", `${http}const request = http.get(url, ${signal}, ${resume}); request.id = id;`))],
    },
    {
      name: "XMLHttpRequest whose timeout is only read",
      code: 'const xhr = ⟦new XMLHttpRequest()⟧; xhr.open("GET", url); limit = xhr.timeout; xhr.send();',
      errors: [noTimeoutProperty("XMLHttpRequest", "timeout")],
      output: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); limit = xhr.timeout; xhr.timeout = 10_000; xhr.send();',
    },
    {
      name: "XMLHttpRequest with a listener for a timeout that nobody sets",
      code: 'const xhr = ⟦new XMLHttpRequest()⟧; xhr.open("GET", url); xhr.ontimeout = log; xhr.send();',
      errors: [noTimeoutProperty("XMLHttpRequest", "timeout")],
      output: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); xhr.ontimeout = log; xhr.timeout = 10_000; xhr.send();',
    },
  ],
});
