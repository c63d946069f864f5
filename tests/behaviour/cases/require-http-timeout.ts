import { type Case, type Pair, same } from "../case.js";
import { attempt, calls, endedBy, ends, hangs } from "./programs.js";

const rule = "require-http-timeout";
const all = ends("123456789");
const one = ends("7");

/** An edit of `--fix`, or the suggestion whose text holds `suggestion`. */
type Shown = Omit<Case, "rule" | "edit">;
const fixed = (shown: Shown): Case => ({ rule, edit: "fix", ...shown });
const suggested = (suggestion: string, shown: Shown): Case => ({ rule, edit: { suggestion }, ...shown });

const print = "console.log(order.id);";
const imported = { deadline: { import: "@acme/http", name: "HTTP_TIMEOUT_MS" } };

/** A program in TypeScript that gives its caller's signal to a function with this head, which calls `fetch`. */
const withSignal = (head: string, argument: string): string => `
import { callerSignal, url } from "./surroundings.mjs";

async function order(${head}) {
  const response = await fetch(url);
  return response.json();
}

try {
  console.log((await order(${argument})).id);
} catch (error) {
  console.log(error.name);
}
`;

const getByHand = `
import http from "node:http";
import { url } from "./surroundings.mjs";

const request = http.get(url, (response) => {
  let body = "";
  response.on("data", (chunk) => { body += chunk; });
  response.on("end", () => console.log(JSON.parse(body).id));
  response.on("error", (error) => console.log(error.name));
});
request.on("error", (error) => console.log(error.name));
`;

const imports = 'import { url } from "./surroundings.mjs";\n\n';
const chain = "fetch(url).then(async (response) => console.log((await response.json()).id))";
const load = ["  const response = await fetch(url);", "  console.log((await response.json()).id);"];

/** A program whose listener runs these lines, and nobody waits for it. */
const inListener = (...lines: readonly string[]): string =>
  ['import { EventEmitter } from "node:events";', `${imports}const shop = new EventEmitter();`, 'shop.on("order", async () => {', ...lines, "});", 'shop.emit("order");', ""].join("\n");

/** Hangs as it stands, and ends the process by the edit. */
const dies = (name: string): Pair => ({ before: hangs, after: [`dies of ${name}`, "exit 1"] });

/** Edits that a person takes who then handles the error, too: until that is done, it ends the process. */
const unheard: readonly Case[] = [
  suggested("AbortSignal.timeout(", {
    name: "`fetch` in a chain that nobody waits for: the error needs a handler, too",
    program: `${imports}${chain};\n`,
    well: one,
    faults: { silent: dies("TimeoutError"), resets: same(["dies of TypeError", "exit 1"]) },
  }),
  suggested("AbortSignal.timeout(", {
    name: "`fetch` under `void`: the error needs a handler, too",
    program: `${imports}void ${chain};\n`,
    well: one,
    faults: { silent: dies("TimeoutError") },
  }),
  suggested("AbortSignal.timeout(", {
    name: "`fetch` in a timer: the error needs a handler, too",
    program: `${imports}setTimeout(async () => {\n${load.join("\n")}\n});\n`,
    well: one,
    faults: { silent: dies("TimeoutError") },
  }),
  suggested("AbortSignal.timeout(", {
    name: "`fetch` in a listener: the error needs a handler, too",
    program: inListener(...load),
    well: one,
    faults: { silent: dies("TimeoutError") },
  }),
  suggested("AbortSignal.timeout(", {
    name: "`fetch` that is awaited behind something else: the error comes before its handler",
    program: attempt(
      ['import { setTimeout as sleep } from "node:timers/promises";'],
      "const answer = fetch(url);",
      "await sleep(6_000);",
      "console.log((await (await answer).json()).id);",
    ),
    well: one,
    faults: { silent: dies("TimeoutError"), resets: same(["dies of TypeError", "exit 1"]) },
  }),
  suggested("AbortSignal.timeout(", {
    name: "`http.get` without a listener for errors: a signal hides all of them",
    program: `import http from "node:http";\n${imports}http.get(url, (response) => {\n  response.resume();\n  console.log(response.statusCode);\n});\n`,
    well: ends("200"),
    faults: { silent: { before: hangs, after: ends() }, resets: { before: ["dies of Error", "exit 1"], after: ends() } },
  }),
];

const fetches: readonly Case[] = [
  fixed({
    name: "`fetch`, read whole",
    program: attempt([], "const response = await fetch(url);", "const order = await response.json();", print),
    well: one,
    faults: {
      silent: endedBy("TimeoutError"),
      stalled: endedBy("TimeoutError"),
      dripping: endedBy("TimeoutError"),
      resets: same(ends("TypeError")),
      "half-closes": same(ends("TypeError")),
    },
  }),
  fixed({
    name: "`fetch` with options",
    program: attempt([], 'const response = await fetch(url, { method: "POST", body: "{}" });', "const order = await response.json();", print),
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
  fixed({
    name: "`fetch` with options in a variable",
    program: attempt([], 'const init = { method: "POST", body: "{}" };', "const response = await fetch(url, init);", "const order = await response.json();", print),
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
  fixed({
    name: "`fetch` whose signal is switched off",
    program: attempt([], "const response = await fetch(url, { signal: null });", "const order = await response.json();", print),
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
  fixed({
    name: "`fetch` at the top of a module, which ends as for any failure",
    program: `${imports}const response = await fetch(url);\nconsole.log((await response.json()).id);\n`,
    well: one,
    faults: { silent: dies("TimeoutError"), resets: same(["dies of TypeError", "exit 1"]) },
  }),
  fixed({
    name: "`fetch` in a chain with a handler that nobody waits for",
    program: `${imports}${chain}.catch((error) => console.log(error.name));\n`,
    well: one,
    faults: { silent: endedBy("TimeoutError"), stalled: endedBy("TimeoutError") },
  }),
  fixed({
    name: "`fetch` in a listener with a handler",
    program: inListener("  try {", ...load.map((line) => `  ${line}`), "  } catch (error) {", "    console.log(error.name);", "  }"),
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
  fixed({
    name: "`fetch`, the team's deadline is imported",
    program: attempt([], "const response = await fetch(url);", "const order = await response.json();", print),
    settings: imported,
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
  fixed({
    name: "`fetch` in CommonJS, the team's deadline is required",
    reader: "cjs",
    program: `
const url = process.env.SERVER_URL;

fetch(url)
  .then((response) => response.json())
  .then((order) => console.log(order.id), (error) => console.log(error.name));
`,
    settings: imported,
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
];

const callers: readonly Case[] = [
  fixed({
    name: "`fetch` beside a caller's signal",
    reader: "ts",
    program: withSignal("signal: AbortSignal", "callerSignal()"),
    well: one,
    faults: {
      silent: endedBy("AbortError"),
      stalled: endedBy("AbortError"),
      aborted: { before: one, after: ends("AbortError") },
    },
  }),
  fixed({
    name: "`fetch` beside a signal that may be missing, and is there",
    reader: "ts",
    program: withSignal("signal?: AbortSignal", "callerSignal()"),
    well: one,
    faults: { silent: endedBy("AbortError") },
  }),
  fixed({
    name: "`fetch` beside a signal that may be missing, and is",
    reader: "ts",
    program: withSignal("signal?: AbortSignal", ""),
    well: one,
    faults: { silent: same(hangs) },
  }),
  fixed({
    name: "`fetch` beside a signal that may be missing, under `exactOptionalPropertyTypes`",
    reader: "typed",
    program: withSignal("options: { signal?: AbortSignal }", "{ signal: callerSignal() }"),
    well: one,
    faults: { silent: endedBy("AbortError") },
  }),
  fixed({
    name: "`fetch` beside a signal that may be missing, and is, under `exactOptionalPropertyTypes`",
    reader: "typed",
    program: withSignal("options: { signal?: AbortSignal }", "{}"),
    well: one,
    faults: { silent: same(hangs) },
  }),
  fixed({
    name: "axios beside a caller's signal",
    reader: "ts",
    program: `
import axios from "axios";
import { callerSignal, url } from "./surroundings.mjs";

async function order(signal: AbortSignal) {
  return (await axios.get(url)).data;
}

try {
  console.log((await order(callerSignal())).id);
} catch (error) {
  console.log(error.name);
}
`,
    well: one,
    faults: { silent: endedBy("CanceledError"), aborted: { before: one, after: ends("CanceledError") } },
  }),
];

/** A program that calls a function in an application of Angular's and prints the id in the answer, or the name of the error. */
const inAngular = (rxjs: string, ...statements: readonly string[]): string =>
  [
    'import { runInApplication } from "./angular.mjs";',
    'import { HttpClient } from "@angular/common/http";',
    'import { inject } from "@angular/core";',
    ...(rxjs === "" ? [] : [`import { ${rxjs} } from "rxjs";`]),
    'import { url } from "./surroundings.mjs";',
    "",
    "runInApplication(async () => {",
    "  const http = inject(HttpClient);",
    ...statements.map((statement) => `  ${statement}`),
    "});",
    "",
  ].join("\n");

const tried = ["try {", "  const order = await firstValueFrom(http.get<{ id: number }>(url));", "  console.log(order.id);", "} catch (error) {", "  console.log((error as Error).name);", "}"];

const angular: readonly Case[] = [
  fixed({
    name: "Angular's `HttpClient`, of which a promise is made",
    reader: "typed",
    program: inAngular("firstValueFrom", ...tried),
    well: one,
    faults: { silent: endedBy("HttpErrorResponse"), stalled: endedBy("HttpErrorResponse"), dripping: endedBy("HttpErrorResponse"), resets: same(ends("HttpErrorResponse")) },
  }),
  suggested(".pipe(timeout(", {
    name: "Angular's `HttpClient` of any version, by an operator of RxJS",
    reader: "ts",
    program: inAngular("firstValueFrom", ...tried),
    well: one,
    faults: { silent: endedBy("TimeoutError"), stalled: endedBy("TimeoutError"), dripping: endedBy("TimeoutError"), resets: same(ends("HttpErrorResponse")) },
  }),
  suggested("timeout: ", {
    name: "Angular's `HttpClient` with a subscriber who takes no error: it needs a handler, too",
    reader: "typed",
    program: inAngular("", "http.get<{ id: number }>(url).subscribe((order) => console.log(order.id));"),
    well: one,
    faults: { silent: dies("HttpErrorResponse") },
  }),
];

const clients: readonly Case[] = [
  fixed({
    name: "`http.get`, read whole",
    program: getByHand,
    well: one,
    faults: {
      silent: endedBy("AbortError"),
      stalled: { before: hangs, after: ends("AbortError", "Error") },
      dripping: { before: hangs, after: ends("AbortError", "Error") },
      resets: same(ends("Error")),
      "half-closes": same(ends("Error")),
    },
  }),
  fixed({
    name: "gRPC",
    program: calls("{ id: 7 }"),
    well: ends('{"id":7}'),
    faults: { silent: endedBy("4"), stalled: endedBy("4") },
  }),
  fixed({
    name: "undici's `fetch`",
    program: attempt(['import { fetch } from "undici";'], "const response = await fetch(url);", "const order = await response.json();", print),
    well: one,
    faults: { silent: endedBy("TimeoutError"), stalled: endedBy("TimeoutError") },
  }),
  fixed({
    name: "undici's `request` whose limits are switched off",
    program: attempt(['import { request } from "undici";'], "const { body } = await request(url, { headersTimeout: 0, bodyTimeout: 0 });", "const order = await body.json();", print),
    well: one,
    faults: { silent: endedBy("HeadersTimeoutError"), stalled: endedBy("BodyTimeoutError") },
  }),
  fixed({
    name: "node-fetch",
    program: attempt(['import fetch from "node-fetch";'], "const response = await fetch(url);", "const order = await response.json();", print),
    well: one,
    faults: { silent: endedBy("AbortError"), stalled: endedBy("AbortError") },
  }),
  fixed({
    name: "cross-fetch",
    program: attempt(['import fetch from "cross-fetch";'], "const response = await fetch(url);", "const order = await response.json();", print),
    well: one,
    faults: { silent: endedBy("AbortError"), stalled: endedBy("AbortError") },
  }),
  fixed({
    name: "ofetch: its limit ends with the headers",
    program: attempt(['import { ofetch } from "ofetch";'], "const order = await ofetch(url, { retry: false });", print),
    well: one,
    faults: { silent: endedBy("FetchError"), stalled: same(hangs) },
  }),
  fixed({
    name: "ky whose limit is switched off",
    program: attempt(['import ky from "ky";'], "const order = await ky(url, { timeout: false }).json();", print),
    well: one,
    faults: { silent: endedBy("TimeoutError"), stalled: endedBy("TimeoutError") },
  }),
  fixed({
    name: "got",
    program: attempt(['import got from "got";'], "const order = await got(url, { retry: { limit: 0 } }).json();", print),
    well: one,
    faults: { silent: endedBy("TimeoutError"), stalled: endedBy("TimeoutError"), dripping: endedBy("TimeoutError") },
  }),
  fixed({
    name: "got whose limit ends with the connect",
    program: attempt(['import got from "got";'], "const order = await got(url, { retry: { limit: 0 }, timeout: { connect: 60_000 } }).json();", print),
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
  fixed({
    name: "axios: its limit is one of each gap",
    program: attempt(['import axios from "axios";'], "const { data: order } = await axios.get(url);", print),
    well: one,
    faults: { silent: endedBy("AxiosError"), stalled: endedBy("AxiosError"), dripping: same(hangs) },
  }),
  fixed({
    name: "axios whose limit is switched off",
    program: attempt(['import axios from "axios";'], "const { data: order } = await axios.post(url, {}, { timeout: 0 });", print),
    well: one,
    faults: { silent: endedBy("AxiosError") },
  }),
  fixed({
    name: "superagent, by a method",
    program: attempt(['import superagent from "superagent";'], "const { body: order } = await superagent.get(url);", print),
    well: one,
    faults: { silent: endedBy("Error"), stalled: endedBy("Error"), dripping: endedBy("Error") },
  }),
  fixed({
    name: "superagent whose limit is switched off",
    program: attempt(['import superagent from "superagent";'], "const { body: order } = await superagent.get(url).timeout(0);", print),
    well: one,
    faults: { silent: endedBy("Error") },
  }),
  fixed({
    name: "needle",
    program: attempt(['import needle from "needle";'], 'const { body: order } = await needle("get", url);', print),
    well: one,
    faults: { silent: endedBy("AbortError"), stalled: endedBy("AbortError") },
  }),
  fixed({
    name: "`XMLHttpRequest`, by a property",
    program: `
import XMLHttpRequest from "xhr2";
import { url } from "./surroundings.mjs";

Object.assign(globalThis, { XMLHttpRequest });
order();

function order() {
  const xhr = new globalThis.XMLHttpRequest();
  xhr.open("GET", url);
  xhr.onload = () => console.log(JSON.parse(xhr.responseText).id);
  xhr.ontimeout = () => console.log("timeout");
  xhr.send();
}
`,
    well: one,
    faults: { silent: endedBy("timeout"), stalled: endedBy("timeout") },
  }),
  fixed({
    name: "a wrapper of your own that counts in seconds",
    program: attempt(['import { getJson } from "@acme/http";'], "const order = await getJson(url);", print),
    settings: {
      clients: [
        {
          name: "acme-http",
          kind: "http",
          modules: ["@acme/http"],
          exports: ["*"],
          calls: { getJson: { args: ["url", "options"], returns: "result" } },
          bounds: { timeoutSeconds: { takes: "s" } },
          edit: "timeoutSeconds",
        },
      ],
    },
    well: one,
    faults: { silent: endedBy("TimeoutError"), stalled: endedBy("TimeoutError") },
  }),
];

const instances: readonly Case[] = [
  fixed({
    name: "an instance of axios",
    program: attempt(['import axios from "axios";'], "const api = axios.create();", "const { data: order } = await api.get(url);", print),
    well: one,
    faults: { silent: endedBy("AxiosError") },
  }),
  fixed({
    name: "an instance of got",
    program: attempt(['import got from "got";'], "const api = got.extend({ retry: { limit: 0 } });", "const order = await api(url).json();", print),
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
  fixed({
    name: "an instance of ky whose limit is switched off",
    program: attempt(['import ky from "ky";'], "const api = ky.create({ timeout: false });", "const order = await api(url).json();", print),
    well: one,
    faults: { silent: endedBy("TimeoutError") },
  }),
  fixed({
    name: "an instance of ofetch",
    program: attempt(['import { ofetch } from "ofetch";'], "const api = ofetch.create({ retry: false });", "const order = await api(url);", print),
    well: one,
    faults: { silent: endedBy("FetchError") },
  }),
  suggested("timeout", {
    name: "a webhook of Slack",
    program: attempt(['import { IncomingWebhook } from "@slack/webhook";'], "const hook = new IncomingWebhook(url);", 'const { text } = await hook.send("An order.");', "const order = JSON.parse(text);", print),
    well: one,
    faults: { silent: endedBy("IncomingWebhookRequestError"), stalled: endedBy("IncomingWebhookRequestError") },
  }),
  fixed({
    name: "a call of an Octokit",
    program: attempt(['import { Octokit } from "@octokit/core";'], "const octokit = new Octokit();", "const { data: order } = await octokit.request(url);", print),
    well: one,
    faults: { silent: endedBy("HttpError") },
  }),
  fixed({
    name: "an instance of gaxios",
    program: attempt(['import { Gaxios } from "gaxios";'], "const api = new Gaxios({});", "const { data: order } = await api.request({ url });", print),
    well: one,
    faults: { silent: endedBy("Error"), stalled: endedBy("Error") },
  }),
  suggested("socketTimeout", {
    name: "a client of the AWS SDK: its limit stands in an object of its own",
    program: attempt(
      ['import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";'],
      'const client = new S3Client({ endpoint: url, forcePathStyle: true, region: "eu-west-1", credentials: { accessKeyId: "id", secretAccessKey: "key" }, maxAttempts: 1 });',
      'const { Body } = await client.send(new GetObjectCommand({ Bucket: "shop", Key: "order" }));',
      "const order = JSON.parse(await Body.transformToString());",
      print,
    ),
    well: one,
    faults: { silent: endedBy("TimeoutError"), stalled: endedBy("TimeoutError") },
  }),
  fixed({
    name: "an agent of superagent",
    program: attempt(['import superagent from "superagent";'], "const api = superagent.agent();", "const { body: order } = await api.get(url);", print),
    well: one,
    faults: { silent: endedBy("Error") },
  }),
];

const readStream = ['let text = "";', "for await (const chunk of body) text += Buffer.from(chunk);", "console.log(text);"];

/** A program that pipes a stream and prints all that has come when it ends. */
const piped = (imports: string, stream: string): string => `
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
${imports}
import { url } from "./surroundings.mjs";

const out = new PassThrough();
text(out).then(console.log);

${stream}.pipe(out);
`;

const streams: readonly Case[] = [
  suggested("controller.signal", {
    name: "`fetch`, streamed: the headers are bounded, the gaps are yours to bound",
    program: attempt([], "const { body } = await fetch(url);", ...readStream),
    well: ends('{"id":7}'),
    faults: { silent: endedBy("TimeoutError"), stalled: same(hangs), streams: same(all) },
  }),
  suggested("controller.signal", {
    name: "axios, streamed",
    program: attempt(['import axios from "axios";'], 'const { data: body } = await axios.get(url, { responseType: "stream" });', ...readStream),
    well: ends('{"id":7}'),
    faults: { silent: endedBy("CanceledError"), streams: same(all) },
  }),
  suggested("timeout: { response:", {
    name: "got, streamed",
    program: piped('import got from "got";', 'got.stream(url, { retry: { limit: 0 } }).on("error", (error) => console.log(error.name))'),
    well: ends('{"id":7}'),
    faults: { silent: endedBy("TimeoutError"), streams: same(all) },
  }),
  suggested("timeout:", {
    name: "ofetch, streamed",
    program: attempt(['import { ofetch } from "ofetch";'], 'const body = await ofetch(url, { responseType: "stream", retry: false });', ...readStream),
    well: ends('{"id":7}'),
    faults: { silent: endedBy("FetchError"), streams: same(all) },
  }),
  suggested("response_timeout", {
    name: "needle, streamed",
    program: piped('import needle from "needle";', 'needle.get(url, { parse_response: false }).on("err", (error) => console.log(error.name))'),
    well: ends('{"id":7}'),
    faults: { silent: endedBy("Error"), streams: same(all) },
  }),
  suggested("timeout:", {
    name: "ky whose limit is switched off, streamed",
    program: attempt(['import ky from "ky";'], "const { body } = await ky(url, { timeout: false });", ...readStream),
    well: ends('{"id":7}'),
    faults: { silent: endedBy("TimeoutError"), streams: same(all) },
  }),
  suggested("headersTimeout:", {
    name: "undici's `request` without a limit for the headers, streamed",
    program: attempt(['import { request } from "undici";'], "const { body } = await request(url, { headersTimeout: 0 });", ...readStream),
    well: ends('{"id":7}'),
    faults: { silent: endedBy("HeadersTimeoutError"), streams: same(all) },
  }),
  suggested("AbortSignal.timeout(", {
    name: "a response that is returned: its caller may stream it, and a whole deadline cuts that",
    program: `
import { url } from "./surroundings.mjs";

export function order() {
  return fetch(url);
}

try {
  let text = "";
  for await (const chunk of (await order()).body) text += Buffer.from(chunk);
  console.log(text);
} catch (error) {
  console.log(error.name);
}
`,
    well: ends('{"id":7}'),
    faults: { silent: endedBy("TimeoutError"), streams: { before: all, after: ends("TimeoutError") } },
  }),
];

const never: readonly Case[] = [
  {
    rule,
    name: "`fetch`, streamed: a whole deadline cuts a good stream",
    program: attempt([], "const { body } = await fetch(url);", ...readStream),
    edit: { never: ["fetch(url)", "fetch(url, { signal: AbortSignal.timeout(DEADLINE) })"] },
    well: ends('{"id":7}'),
    faults: { streams: { before: all, after: ends("TimeoutError") } },
  },
  {
    rule,
    name: "`fetch`, a file that is loaded: a whole deadline cuts a good download",
    program: attempt([], "const response = await fetch(url);", "const bytes = await response.arrayBuffer();", "console.log(Buffer.from(bytes).toString());"),
    edit: { never: ["fetch(url)", "fetch(url, { signal: AbortSignal.timeout(DEADLINE) })"] },
    well: ends('{"id":7}'),
    faults: { streams: { before: all, after: ends("TimeoutError") } },
  },
];

export const requireHttpTimeout: readonly Case[] = [...fetches, ...unheard, ...callers, ...clients, ...angular, ...instances, ...streams, ...never];
