import { once } from "node:events";
import { createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { longestTimer } from "../../src/analysis/kept.js";
import { startServer } from "../server.js";
import { at, deadline, endsOf, get, isTimer, limitOf, nested, type Outcome, patience, sdks, short, silences } from "./calls.js";

type Options = Readonly<Record<string, unknown>>;
type Newable = new (...options: readonly unknown[]) => object;

const { origin } = await startServer();
const load = async (name: string): Promise<Options> => (await import(name)) as Options;
// Angular's classes, as they are published, ask for its compiler: nothing here needs what that would make of them.
Object.assign(globalThis, { ng: { ɵcompilerFacade: new Proxy({}, { get: () => () => undefined }) } });
const angular = await load("@angular/common/http");
const angularCore = await load("@angular/core");
const rxjs = await load("rxjs");
const aws = await load("@aws-sdk/client-s3");
const smithy = await load("@smithy/node-http-handler");
const google = await load("@googleapis/drive");
const azure = await load("@azure/core-rest-pipeline");
const wretch = await load("wretch");
const apollo = await load("@apollo/client");
const openai = await load("openai");
const anthropic = await load("@anthropic-ai/sdk");
const stripe = await load("stripe");
const slack = await load("@slack/web-api");
const webhook = await load("@slack/webhook");
const core = await load("@octokit/core");
const rest = await load("@octokit/rest");
const grpc = await load("@grpc/grpc-js");

/** What gRPC needs in the place of the server of these tests: one that speaks HTTP/2, and is as silent. */
const services = createServer().on("stream", (stream, { ":path": path }) => {
  stream.on("error", () => undefined);
  if (path === "/silent") return;
  stream.respond({ ":status": 200, "content-type": "application/grpc" });
  // The head of a message that says how much is to come.
  if (path === "/dripping") setInterval(() => stream.write("\0"), 50).unref();
});
await once(services.listen(0, "127.0.0.1"), "listening");
services.unref();

const make = (module: Options, name: string, ...options: readonly unknown[]): object => new (module[name] as Newable)(...options);

type Ask = (url: string, options: Options) => unknown;

/** What no test needs to read. */
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** What Angular's backends are given by the application that they run in. */
const application = [
  { provide: angularCore["NgZone"], useValue: { runOutsideAngular: (run: () => unknown) => run() } },
  { provide: angularCore["DestroyRef"], useValue: { destroyed: false } },
];

const askApollo = (module: Options): Ask => (url, options) => {
  const client = make(module, "ApolloClient", { link: make(module, "HttpLink", { uri: url, ...options }), cache: make(module, "InMemoryCache") });
  return at(client, "query")?.({ query: at(module, "gql")?.(["{ id }"]) });
};

const askOpenai = (module: Options): Ask => (url, options) => {
  const client = make(module, "OpenAI", { apiKey: "key", baseURL: url, maxRetries: 0, ...options });
  return at(client, "chat.completions.create")?.({ model: "model", messages: [] }, options);
};

const askAnthropic = (module: Options): Ask => (url, options) => {
  const client = make(module, "Anthropic", { apiKey: "key", baseURL: url, maxRetries: 0, ...options });
  return at(client, "messages.create")?.({ model: "model", max_tokens: 1, messages: [] }, options);
};

const askStripe = (module: Options): Ask => (url, options) => {
  const { hostname: host, port, pathname } = new URL(url);
  const client = make(module, "default", "key", { host, port, protocol: "http", maxNetworkRetries: 0, ...options });
  return at(client, "rawRequest")?.("GET", pathname);
};

const askSlack = (module: Options): Ask => (url, options) => {
  return at(make(module, "WebClient", "token", { slackApiUrl: `${url}/`, retryConfig: { retries: 0 }, logger: { ...silent, setLevel: silent.info, setName: silent.info, getLevel: () => "error" }, ...options }), "auth.test")?.();
};

const askOctokit = (module: Options): Ask => (url, options) => {
  return at(make(module, "Octokit", { baseUrl: url, log: silent }), "rest.repos.get")?.({ owner: "owner", repo: "repo", ...options });
};

/** How each library is called: what must be made first and the call are both given the options, of which each has its own. */
const calls: Readonly<Record<string, Ask>> = {
  "wretch 2"(url, options) {
    return at(at(at(wretch["default"], "")?.(url, options), "get")?.(), "json")?.();
  },
  "@apollo/client 4": askApollo(apollo),
  "@apollo/client 3": askApollo(await load("apollo-3/core/core.cjs")),
  "openai 6": askOpenai(openai),
  "openai 5": askOpenai(await load("openai-5")),
  "openai 4": askOpenai(await load("openai-4")),
  "@anthropic-ai/sdk 1": askAnthropic(anthropic),
  "@anthropic-ai/sdk 0": askAnthropic(await load("anthropic-0")),
  "stripe 23": askStripe(stripe),
  "stripe 22": askStripe(await load("stripe-22")),
  "@slack/web-api 8": askSlack(slack),
  "@slack/web-api 7": askSlack(await load("slack-7")),
  "@slack/web-api 6": askSlack(await load("slack-6")),
  "@slack/webhook 8"(url, options) {
    return at(make(webhook, "IncomingWebhook", url, options), "send")?.("text");
  },
  "@grpc/grpc-js 1"(url, options) {
    const { port } = services.address() as AddressInfo;
    const service = { get: { path: new URL(url).pathname, requestStream: false, responseStream: false, requestSerialize: () => Buffer.alloc(0), responseDeserialize: () => ({}) } };
    const Service = at(grpc, "makeClientConstructor")?.(service, "Service") as Newable;
    const client = new Service(`127.0.0.1:${port}`, at(grpc["credentials"], "createInsecure")?.());
    return promisify((done: (error: Error | null) => void) => at(client, "get")?.({}, options, done))();
  },
  "@octokit/core 7"(url, options) {
    return at(make(core, "Octokit", { baseUrl: url, log: silent }), "request")?.("GET /user", options);
  },
  "@octokit/rest 22": askOctokit(rest),
  "@octokit/rest 21": askOctokit(await load("octokit-rest-21")),
  "@octokit/rest 20": askOctokit(await load("octokit-rest-20")),
  async "aws-sdk 3"(url, options) {
    const credentials = { accessKeyId: "id", secretAccessKey: "key" };
    const client = make(aws, "S3Client", { region: "us-east-1", endpoint: url, forcePathStyle: true, credentials, maxAttempts: 1, ...options });
    const answer = await at(client, "send")?.(make(aws, "GetObjectCommand", { Bucket: "bucket", Key: "key" }), options);
    return at(answer, "Body.transformToString")?.();
  },
  async "@smithy/node-http-handler 4"(url, options) {
    const { hostname, port, pathname: path } = new URL(url);
    const request = { protocol: "http:", hostname, port, path, method: "GET", headers: {}, query: {} };
    const answer = await at(make(smithy, "NodeHttpHandler", options), "handle")?.(request, options);
    const chunks = (get(get(answer, "response"), "body") as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    while ((await chunks.next()).done !== true);
  },
  async "@azure/core-rest-pipeline 1"(url, options) {
    const request = at(azure, "createPipelineRequest")?.({ url, allowInsecureConnection: true, ...options });
    await at(at(azure, "createDefaultHttpClient")?.(), "sendRequest")?.(request);
  },
  async "@googleapis/drive 26"(url, options) {
    const rootUrl = `${url}/`;
    const drive = at(google, "drive")?.({ version: "v3", auth: "key", rootUrl, retry: false, ...options });
    await at(drive, "files.list")?.({}, { rootUrl, ...options });
  },
  async "@angular/common 21"(url, options) {
    const injector = at(angularCore, "Injector.create")?.({ providers: application });
    const backend = at(angularCore, "runInInjectionContext")?.(injector, () => make(angular, "FetchBackend"));
    const answer = at(rxjs, "firstValueFrom")?.(at(make(angular, "HttpClient", backend), "get")?.(url, options)) as Promise<unknown>;
    // Its errors are none of JavaScript's.
    await answer.catch((error: unknown) => Promise.reject(Object.assign(new Error(), { name: get(error, "name") })));
  },
};

/** How a call comes out within some ms. */
async function outcome(name: string, silence: string, options: Options, within: number): Promise<Outcome> {
  const hangs = new Promise<Outcome>((resolve) => setTimeout(resolve, within, "hangs").unref());
  const call = new Promise<unknown>((resolve) => resolve(calls[name]!(`${origin}/${silence}`, options)));
  return Promise.race([
    hangs,
    call.then(
      (): Outcome => "ends",
      (error: unknown): Outcome => (error instanceof Error ? error : new Error(String(error))),
    ),
  ]);
}

it("knows how each library is called", () => {
  expect(Object.keys(calls)).toEqual(sdks.map(({ name }) => name));
});

describe.each(sdks)("$name", ({ name, entry, cutsShort }) => {
  const { bounds, rejects = { timeout: [], abort: [] } } = entry;
  const option = (path: string, value: unknown): Options => nested(path.split("."), value) as Options;

  it.each(silences)("waits for ever by default, or for longer than anybody tests: %s", async (silence) => {
    expect(await outcome(name, silence, {}, patience)).toBe("hangs");
  });

  for (const [path, bound] of Object.entries(bounds)) {
    const ended = endsOf(bound);
    const isSignal = bound.takes === "signal";

    it.each(ended)(`ends with \`${path}\`: %s`, async (silence) => {
      const started = performance.now();
      const seen = await outcome(name, silence, option(path, limitOf(bound)), deadline);
      expect(isSignal ? (rejects.signal ?? rejects.timeout) : rejects.timeout).toContain(get(seen, "name"));
      expect(performance.now() - started).toBeGreaterThan(0.9 * short);
    });

    it.each((["silent", "stalled"] as const).filter((silence) => !ended.includes(silence)))(`goes on with \`${path}\`: %s`, async (silence) => {
      expect(await outcome(name, silence, option(path, limitOf(bound)), patience)).toBe(cutsShort ? "ends" : "hangs");
    });

    it.each(bound.off ?? [])(`takes %s as no \`${path}\``, async (off) => {
      expect(await outcome(name, "silent", option(path, off === "Infinity" ? Infinity : off), patience)).toBe("hangs");
    });

    it.runIf(isTimer(bound))(`ends at once with a \`${path}\` that no timer holds`, async () => {
      expect(await outcome(name, "silent", option(path, longestTimer + 1), patience)).toBeInstanceOf(Error);
    });

    it.each(isSignal ? ended : [])("rejects with its abort's name: %s", async (silence) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), short);
      expect(rejects.abort).toContain(get(await outcome(name, silence, option(path, controller.signal), deadline), "name"));
    });
  }
});
