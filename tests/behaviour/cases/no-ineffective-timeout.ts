import { type Case, same } from "../case.js";
import { attempt, endedBy, ends } from "./programs.js";

const rule = "no-ineffective-timeout";

type Shown = Omit<Case, "rule" | "edit">;
const fixed = (shown: Shown): Case => ({ rule, edit: "fix", ...shown });
const suggested = (suggestion: string, shown: Shown): Case => ({ rule, edit: { suggestion }, ...shown });

const one = ends("7");

/** A program that makes a request of `node:http`, and reads its answer. */
const byHand = (options: string, ...lines: readonly string[]): string =>
  [
    'import http from "node:http";',
    'import { url } from "./surroundings.mjs";',
    "",
    `const request = http.get(url, ${options}(response) => {`,
    '  let body = "";',
    '  response.on("data", (chunk) => { body += chunk; });',
    '  response.on("end", () => console.log(JSON.parse(body).id));',
    "});",
    'request.on("error", ({ message }) => console.log(message));',
    ...lines,
    "",
  ].join("\n");

/** The same, in a chain without a name. */
const inChain = [
  'import http from "node:http";',
  'import { url } from "./surroundings.mjs";',
  "",
  'http.get(url, { timeout: DEADLINE }, (response) => response.on("data", () => {}).on("end", () => console.log("7"))).on("error", ({ message }) => console.log(message));',
  "",
].join("\n");

/** A program that speaks HTTP over a socket. */
const overSocket = [
  'import net from "node:net";',
  'import { url } from "./surroundings.mjs";',
  "",
  "const { hostname, port, pathname } = new URL(url);",
  "const socket = net.connect({ host: hostname, port: Number(port), timeout: DEADLINE });",
  'socket.on("error", ({ message }) => console.log(message));',
  'socket.on("data", (chunk) => { if (String(chunk).includes("}")) console.log("7"); });',
  'socket.write(`GET ${pathname} HTTP/1.1\\r\\nHost: ${hostname}\\r\\nConnection: close\\r\\n\\r\\n`);',
  "",
].join("\n");

const ended = endedBy("Request timed out");

export const noIneffectiveTimeout: readonly Case[] = [
  fixed({
    name: "`fetch` with a `timeout`, read whole",
    program: attempt([], "const response = await fetch(url, { timeout: DEADLINE });", "console.log((await response.json()).id);"),
    well: one,
    faults: { silent: endedBy("TimeoutError"), stalled: endedBy("TimeoutError"), dripping: endedBy("TimeoutError"), resets: same(ends("TypeError")) },
  }),
  fixed({
    name: "undici's `request` with a `timeout`",
    program: attempt(['import { request } from "undici";'], "const { body } = await request(url, { timeout: DEADLINE });", "console.log((await body.json()).id);"),
    well: one,
    faults: { silent: endedBy("TimeoutError"), stalled: endedBy("TimeoutError") },
  }),
  suggested("AbortSignal.timeout(", {
    name: "`fetch` with options in a variable",
    program: attempt([], "const init = { timeout: DEADLINE };", "const response = await fetch(url, init);", "console.log((await response.json()).id);"),
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
  suggested("controller.signal", {
    name: "`fetch` with a `timeout`, read as a stream",
    program: attempt([], "const response = await fetch(url, { timeout: DEADLINE });", "for await (const chunk of response.body) if (String.fromCharCode(...chunk).includes('}')) console.log(7);"),
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
  suggested("which stays empty", {
    name: "axios with its options in the body",
    program: attempt(['import axios from "axios";'], "const { data } = await axios.post(url, { timeout: DEADLINE });", "console.log(data.id);"),
    well: one,
    faults: { silent: endedBy("AxiosError"), stalled: endedBy("AxiosError") },
  }),
  fixed({
    name: "superagent with a limit that comes too late",
    program: [
      'import superagent from "superagent";',
      'import { url } from "./surroundings.mjs";',
      "",
      "superagent.get(url, (error, response) => console.log(error ? error.message : response.body.id)).timeout(DEADLINE);",
      "",
    ].join("\n"),
    well: one,
    faults: {},
  }),
  fixed({ name: "`http.get` with a `timeout`", program: byHand("{ timeout: DEADLINE }, "), well: one, faults: { silent: ended, stalled: ended, resets: same(ends("read ECONNRESET")) } }),
  fixed({ name: "`request.setTimeout`", program: byHand("", "request.setTimeout(DEADLINE);"), well: one, faults: { silent: ended, stalled: ended } }),
  suggested("request.destroy(", {
    name: "`http.get` with a listener that only writes it down",
    program: byHand("{ timeout: DEADLINE }, ", 'request.on("timeout", () => console.warn("late"));'),
    well: one,
    faults: { silent: ended, stalled: ended },
  }),
  suggested("request.destroy(", { name: "`http.get` in a chain", program: inChain, well: one, faults: { silent: ended, stalled: ended } }),
  suggested("is idle", {
    name: "`net.connect` with a `timeout`",
    program: overSocket,
    well: one,
    faults: { silent: endedBy("Connection timed out"), stalled: endedBy("Connection timed out") },
  }),
];
