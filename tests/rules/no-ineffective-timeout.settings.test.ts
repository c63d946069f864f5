import rule from "../../rules/no-ineffective-timeout.js";
import { everywhere, policy, run } from "../cases.js";
import { fixture } from "../tester.js";
import { convert, emitted, ignored, ignoredByWs, listen } from "./no-ineffective-timeout.errors.js";

const code = "const response = await fetch(url, { ⟦timeout: 5_000⟧ }); await response.json();";
const mended = "const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }); await response.json();";
const http = 'import http from "node:http"; ';
const heard = '(response) => response.resume()); request.on("error", fail);';
const listener = 'request.on("timeout", () => request.destroy(new Error("Request timed out")));';

/** The README's settings and more. */
const set = (timeout: object) => ({ timeout: { ...policy.timeout, ...timeout } });

run("no-ineffective-timeout: settings", rule, everywhere, {
  valid: [
    { name: "a client that is bounded globally", settings: set({ bounded: ["fetch"] }), code: code.replaceAll(/[⟦⟧]/g, "") },
  ],
  invalid: [
    { name: "without a deadline: the number is the author's", settings: { timeout: { target: "modern" } }, code, errors: [ignored("timeout", "fetch")], output: mended },
    { name: "another deadline is not written", settings: set({ deadline: 30_000 }), code, errors: [ignored("timeout", "fetch")], output: mended },
    { name: "a deadline that a module exports is not imported", settings: set({ deadline: { import: "@acme/http", name: "LIMIT" } }), code, errors: [ignored("timeout", "fetch")], output: mended },
    { name: "a target that nobody knows", settings: {}, filename: fixture("anywhere/file.ts"), code, errors: [ignored("timeout", "fetch", convert("AbortSignal.timeout(5_000)", mended))] },
    { name: "a target without AbortSignal.timeout", settings: { timeout: { target: "react-native" } }, code, errors: [ignored("timeout", "fetch")] },
    { name: "no fixes", settings: set({ fixes: "suggest" }), code, errors: [ignored("timeout", "fetch", convert("AbortSignal.timeout(5_000)", mended))] },
    {
      name: "a listener needs no target",
      settings: {},
      code: `${http}const request = http.get(url, { ⟦timeout: 5_000⟧ }, ${heard}`,
      errors: [emitted("timeout")],
      output: `${http}const request = http.get(url, { timeout: 5_000 }, (response) => response.resume()); ${listener} request.on("error", fail);`,
    },
    {
      name: "a listener as a suggestion",
      settings: { timeout: { fixes: "suggest" } },
      code: `${http}const request = http.get(url, { ⟦timeout: 5_000⟧ }, ${heard}`,
      errors: [
        emitted(
          "timeout",
          listen('request.destroy(new Error("Request timed out"))', `${http}const request = http.get(url, { timeout: 5_000 }, (response) => response.resume()); ${listener} request.on("error", fail);`),
        ),
      ],
    },
    {
      name: "nor does an option",
      settings: {},
      code: 'import WebSocket from "ws"; const socket = new WebSocket(url, { ⟦timeout: 5_000⟧ }); socket.on("error", fail);',
      errors: [ignoredByWs()],
      output: 'import WebSocket from "ws"; const socket = new WebSocket(url, { handshakeTimeout: 5_000 }); socket.on("error", fail);',
    },
  ],
});

const clients = [
  {
    name: "api",
    kind: "http",
    modules: ["**/lib/api"],
    exports: ["api"],
    calls: { load: { args: ["url", "options"], returns: "result" } },
    factories: { of: { args: ["options"] } },
    bounds: { seconds: { takes: "s", off: [0] } },
    edit: "seconds",
    ignores: ["timeout"],
  },
];
const api = 'import { api } from "./lib/api"; ';
const bySeconds = (...suggestions: ReturnType<typeof convert>[]) => ({ ...ignored("timeout", "api", ...suggestions), data: { option: "timeout", client: "api", instead: "seconds" } });

run("no-ineffective-timeout: a client of the project's own", rule, everywhere, {
  valid: [{ settings: set({ clients }), code: `${api}await api.load(url, { seconds: 5 });` }],
  invalid: [
    {
      name: "in its own unit",
      settings: set({ clients }),
      code: `${api}await api.load(url, { ⟦timeout: 1_500⟧ });`,
      errors: [bySeconds()],
      output: `${api}await api.load(url, { seconds: 1.5 });`,
    },
    {
      name: "in its own unit, where nobody knows the number",
      settings: set({ clients }),
      code: `${api}await api.load(url, { ⟦timeout: a + b⟧ });`,
      errors: [bySeconds(convert("seconds: (a + b) / 1000", `${api}await api.load(url, { seconds: (a + b) / 1000 });`))],
    },
    {
      name: "an instance, once, where it is made",
      settings: set({ clients }),
      code: `${api}const orders = api.of({ ⟦timeout: 1_500⟧ }); await orders.load(url); await orders.load(other);`,
      errors: [bySeconds(convert("seconds: 1.5", `${api}const orders = api.of({ seconds: 1.5 }); await orders.load(url); await orders.load(other);`))],
    },
  ],
});
