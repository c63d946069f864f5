import rule from "../../rules/require-http-timeout.js";
import { everywhere, run } from "../cases.js";
import {
  bound,
  boundHeaders,
  connectOnly,
  noTimeoutMethod,
  noTimeoutOption,
  noTimeoutProperty,
  switchedOff,
  unbounded,
  unboundedStream,
} from "./require-http-timeout.errors.js";

const timeout = "{ timeout: 10_000 }";
const signal = "{ signal: AbortSignal.timeout(10_000) }";

/** One call of a client, unbounded as it stands, and what `--fix` makes of it. */
interface Pair {
  readonly code: string;
  readonly fixed: string;
}
const pairs = (...calls: readonly (readonly [code: string, fixed: string])[]): Pair[] => calls.map(([code, fixed]) => ({ code, fixed }));

/** The callee that ⟦ and ⟧ show. */
const marked = (code: string): string => /⟦(.*)⟧/.exec(code)?.[1] ?? "";

const undici = 'import { fetch, pipeline, request, stream } from "undici"; ';

run("require-http-timeout: undici", rule, everywhere, {
  valid: [
    { name: "fetch with a signal", code: `${undici}await fetch(url, { signal: stop });` },
    { name: "request is bounded by default", code: `${undici}await request(url);` },
    { name: "request with other options is bounded by default", code: `${undici}await request(url, { method: "POST", body });` },
    { name: "stream is bounded by default", code: `${undici}await stream(url, { opaque }, ({ opaque }) => opaque.out);` },
    { name: "pipeline is bounded by default", code: `${undici}pipeline(url, ({ body }) => body).pipe(out);` },
    { name: "a limit of another length", code: `${undici}await request(url, { headersTimeout: 1_000, bodyTimeout: 2_000 });` },
    { name: "a limit that is switched off, and a signal", code: `${undici}await request(url, { headersTimeout: 0, bodyTimeout: 0, signal: stop });` },
    { name: "a limit from elsewhere", code: `${undici}await request(url, { headersTimeout: config.timeout });` },
    { name: "options from elsewhere", code: `${undici}export const load = (url, options) => request(url, options);` },
    { name: "undefined leaves the default", code: `${undici}await request(url, { headersTimeout: undefined });` },
    ...([
      ["an agent with limits carries every call", "setGlobalDispatcher(new Agent({ headersTimeout: 5_000, bodyTimeout: 5_000 }));"],
      ["an agent with one limit carries every call", 'setGlobalDispatcher(new ProxyAgent({ uri: "http://proxy", bodyTimeout: 5_000 }));'],
      ["an agent in a const", "const agent = new Agent({ bodyTimeout: 5_000 }); setGlobalDispatcher(agent);"],
      ["an agent that this file does not show", "setGlobalDispatcher(makeAgent());"],
      ["an agent whose options this file does not show", "setGlobalDispatcher(new Agent(options));"],
      ["an agent whose arguments this file does not show", "const all = [{ bodyTimeout: 5_000 }]; setGlobalDispatcher(new Agent(...all));"],
      ["an agent that makes dispatchers of its own", "setGlobalDispatcher(new Agent({ factory: makePool }));"],
      ["an agent that is composed of others", "setGlobalDispatcher(new Agent().compose(withDeadline));"],
      ["a dispatcher that wraps another", "setGlobalDispatcher(new RetryAgent(inner));"],
      ["a stand-in for the network", "setGlobalDispatcher(new MockAgent());"],
      ["another library's Agent", 'const { Agent: Other } = require("undici-deadline"); setGlobalDispatcher(new Other());'],
      ["an agent of a namespace", 'const all = await import("undici"); all.setGlobalDispatcher(new all.Agent({ bodyTimeout: 5_000 }));'],
    ] as const).flatMap(([name, code]) => [
      { name: `${name}: undici's fetch`, code: `import { Agent, MockAgent, ProxyAgent, RetryAgent, fetch, setGlobalDispatcher } from "undici"; ${code} await fetch(url);` },
      { name: `${name}: the global fetch`, code: `import { Agent, MockAgent, ProxyAgent, RetryAgent, setGlobalDispatcher } from "undici"; ${code} await fetch(url);` },
    ]),
    { name: "a dispatcher that this file does not show", code: `${undici}await fetch(url, { dispatcher: agent });` },
    { name: "a dispatcher that has a limit", code: 'import { Agent } from "undici"; await fetch(url, { dispatcher: new Agent({ bodyTimeout: 5_000 }) });' },
    { name: "a dispatcher that wraps another, for one call", code: 'import { Agent, RetryAgent } from "undici"; await fetch(url, { dispatcher: new RetryAgent(new Agent()) });' },
    { name: "a client's own request is no call of undici's", code: 'import { Client } from "undici"; const client = new Client(origin); await client.request({ path: "/" });' },
  ],
  invalid: [
    {
      name: "fetch",
      code: `${undici}const response = await ⟦fetch⟧(url); await response.text();`,
      errors: [unbounded("fetch")],
      output: `${undici}const response = await fetch(url, ${signal}); await response.text();`,
    },
    ...([
      ["an agent without a limit carries every call", "setGlobalDispatcher(new Agent());"],
      ["an agent with other options", "setGlobalDispatcher(new Agent({ connections: 10 }));"],
      ["a proxy", 'setGlobalDispatcher(new ProxyAgent("http://proxy"));'],
      ["an agent of a namespace without a limit", "undici.setGlobalDispatcher(new undici.Agent({ pipelining: 1 }));"],
      ["a dispatcher that nobody sets", "export { setGlobalDispatcher }; const agent = new Agent({ bodyTimeout: 5_000 });"],
    ] as const).map(([name, code]) => ({
      name,
      code: `import undici, { Agent, ProxyAgent, setGlobalDispatcher } from "undici"; ${code} await ⟦fetch⟧(url);`,
      errors: [unbounded("fetch")],
      output: `import undici, { Agent, ProxyAgent, setGlobalDispatcher } from "undici"; ${code} await fetch(url, ${signal});`,
    })),
    {
      name: "a proxy for one call",
      code: 'import { EnvHttpProxyAgent } from "undici"; await ⟦fetch⟧(url, { dispatcher: new EnvHttpProxyAgent() });',
      errors: [unbounded("fetch")],
      output: 'import { EnvHttpProxyAgent } from "undici"; await fetch(url, { dispatcher: new EnvHttpProxyAgent(), signal: AbortSignal.timeout(10_000) });',
    },
    {
      name: "a client that no dispatcher carries",
      code: 'import axios from "axios"; import { Agent, setGlobalDispatcher } from "undici"; setGlobalDispatcher(new Agent({ bodyTimeout: 5_000 })); await ⟦axios.get⟧(url);',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: `import axios from "axios"; import { Agent, setGlobalDispatcher } from "undici"; setGlobalDispatcher(new Agent({ bodyTimeout: 5_000 })); await axios.get(url, ${timeout});`,
    },
    {
      name: "request without a limit for the headers",
      code: `${undici}const { body } = await request(url, { ⟦headersTimeout: 0⟧ }); await body.json();`,
      errors: [switchedOff("request", "headersTimeout: 0")],
      output: `${undici}const { body } = await request(url, { headersTimeout: 10_000 }); await body.json();`,
    },
    {
      name: "request without a limit for the body, whatever the headers have",
      code: `${undici}const { body } = await request(url, { headersTimeout: 1_000, ⟦bodyTimeout: 0⟧ }); await body.text();`,
      errors: [switchedOff("request", "bodyTimeout: 0")],
      output: `${undici}const { body } = await request(url, { headersTimeout: 1_000, bodyTimeout: 10_000 }); await body.text();`,
    },
    {
      name: "request without any limit: the first is mended first",
      code: `${undici}const { body } = await request(url, { ⟦headersTimeout: 0⟧, bodyTimeout: 0 }); await body.text();`,
      errors: [switchedOff("request", "headersTimeout: 0")],
      output: `${undici}const { body } = await request(url, { headersTimeout: 10_000, bodyTimeout: 0 }); await body.text();`,
    },
    {
      name: "request without any limit: the second is mended next",
      code: `${undici}const { body } = await request(url, { headersTimeout: 10_000, ⟦bodyTimeout: 0⟧ }); await body.text();`,
      errors: [switchedOff("request", "bodyTimeout: 0")],
      output: `${undici}const { body } = await request(url, { headersTimeout: 10_000, bodyTimeout: 10_000 }); await body.text();`,
    },
    {
      name: "stream without a limit for the gap between chunks",
      code: `${undici}await stream(url, { ⟦bodyTimeout: 0⟧ }, () => out);`,
      errors: [switchedOff("stream", "bodyTimeout: 0", bound("bodyTimeout: 10_000", `${undici}await stream(url, { bodyTimeout: 10_000 }, () => out);`))],
    },
    {
      name: "pipeline without a limit for the headers",
      code: `${undici}pipeline(url, { ⟦headersTimeout: 0⟧ }, ({ body }) => body).pipe(out);`,
      errors: [
        switchedOff(
          "pipeline",
          "headersTimeout: 0",
          boundHeaders("headersTimeout: 10_000", `${undici}pipeline(url, { headersTimeout: 10_000 }, ({ body }) => body).pipe(out);`),
        ),
      ],
    },
  ],
});

run("require-http-timeout: node-fetch and cross-fetch", rule, everywhere, {
  valid: [
    { name: "node-fetch with a signal", code: 'import fetch from "node-fetch"; await fetch(url, { signal: stop });' },
    { name: "a timeout that works in node-fetch 2 alone", code: 'import fetch from "node-fetch"; await fetch(url, { timeout: 5_000 });' },
    { name: "a timeout that is switched off in node-fetch 2 and nothing in 3", code: 'import fetch from "node-fetch"; await fetch(url, { timeout: 0 });' },
    { name: "an agent may have limits of its own", code: 'import fetch from "node-fetch"; await fetch(url, { agent });' },
    { name: "node-fetch's other exports", code: 'import { Headers } from "node-fetch"; new Headers(); Headers(url);' },
    { name: "cross-fetch with a signal", code: 'import fetch from "cross-fetch"; await fetch(url, { signal: stop });' },
    { name: "a timeout that works in cross-fetch for Node alone", code: 'import fetch from "cross-fetch"; await fetch(url, { timeout: 5_000 });' },
  ],
  invalid: [
    ...pairs(
      ['import fetch from "node-fetch"; await ⟦fetch⟧(url, { method: "POST" });', 'import fetch from "node-fetch"; await fetch(url, { method: "POST", signal: AbortSignal.timeout(10_000) });'],
      ['import fetch from "cross-fetch"; await ⟦fetch⟧(url);', `import fetch from "cross-fetch"; await fetch(url, ${signal});`],
      ['import { fetch } from "cross-fetch"; await ⟦fetch⟧(url);', `import { fetch } from "cross-fetch"; await fetch(url, ${signal});`],
    ).map(({ code, fixed }) => ({ code, errors: [unbounded("fetch")], output: fixed })),
    {
      name: "a signal of nothing",
      code: 'import fetch from "node-fetch"; await fetch(url, { ⟦signal: null⟧ });',
      errors: [switchedOff("fetch", "signal: null")],
      output: `import fetch from "node-fetch"; await fetch(url, ${signal});`,
    },
  ],
});

const ofetch = 'import { $fetch, ofetch } from "ofetch"; ';

run("require-http-timeout: ofetch", rule, everywhere, {
  valid: [
    { name: "a timeout", code: `${ofetch}await ofetch(url, { timeout: 5_000 });` },
    { name: "a signal", code: `${ofetch}await $fetch(url, { signal: stop });` },
    { name: "native fetch reads no timeout: another rule's", code: `${ofetch}await ofetch.native(url, { timeout: 5_000 });` },
    { name: "another package's $fetch", code: 'import { $fetch } from "./api.js"; await $fetch(url);' },
  ],
  invalid: [
    ...pairs(
      [`${ofetch}await ⟦ofetch⟧(url);`, `${ofetch}await ofetch(url, ${timeout});`],
      [`${ofetch}await ⟦$fetch⟧(url, { method: "POST", body });`, `${ofetch}await $fetch(url, { method: "POST", body, timeout: 10_000 });`],
      [`${ofetch}const { _data } = await ⟦ofetch.raw⟧(url);`, `${ofetch}const { _data } = await ofetch.raw(url, ${timeout});`],
    )
      .filter(({ code }) => !code.includes("body"))
      .map(({ code, fixed }) => ({ code, errors: [noTimeoutOption(marked(code), "ofetch", "`timeout` or `signal`")], output: fixed })),
    {
      name: "a body that nobody can see may be a file",
      code: `${ofetch}await ⟦$fetch⟧(url, { body });`,
      errors: [noTimeoutOption("$fetch", "ofetch", "`timeout` or `signal`", bound("timeout: 10_000", `${ofetch}await $fetch(url, { body, timeout: 10_000 });`))],
    },
    {
      name: "its platform's fetch",
      code: `${ofetch}await ⟦ofetch.native⟧(url);`,
      errors: [unbounded("ofetch.native")],
      output: `${ofetch}await ofetch.native(url, ${signal});`,
    },
    {
      name: "a timeout of none",
      code: `${ofetch}await ofetch(url, { ⟦timeout: 0⟧ });`,
      errors: [switchedOff("ofetch", "timeout: 0")],
      output: `${ofetch}await ofetch(url, ${timeout});`,
    },
    {
      name: "a stream: its timeout bounds the headers alone",
      code: `${ofetch}await ⟦ofetch⟧(url, { responseType: "stream" });`,
      errors: [unboundedStream(boundHeaders("timeout: 10_000", `${ofetch}await ofetch(url, { responseType: "stream", timeout: 10_000 });`))],
    },
  ],
});

const ky = 'import ky from "ky"; ';

run("require-http-timeout: ky", rule, everywhere, {
  valid: [
    { name: "ky has a limit by default", code: `${ky}await ky(url).json();` },
    { name: "each of its methods has", code: `${ky}await ky.post(url, { json: order }); await ky.get(url); await ky.head(url);` },
    { name: "a limit of another length", code: `${ky}await ky(url, { timeout: 60_000 });` },
    { name: "undefined leaves the default", code: `${ky}await ky(url, { timeout: undefined });` },
    { name: "a limit that is switched off, and a signal", code: `${ky}await ky(url, { timeout: false, signal: stop });` },
    { name: "a limit for all attempts, which only ky 2 has", code: `${ky}await ky(url, { timeout: false, totalTimeout: 60_000 });` },
    { name: "a fetch of its own", code: `${ky}await ky(url, { timeout: false, fetch: own });` },
    { name: "a limit from elsewhere", code: `${ky}await ky(url, { timeout: config.timeout });` },
    { name: "a limit that may be switched off", code: `${ky}await ky(url, { timeout: isLong ? false : 5_000 });` },
  ],
  invalid: [
    {
      name: "a limit that is switched off",
      code: `${ky}const order = await ky(url, { ⟦timeout: false⟧ }).json();`,
      errors: [switchedOff("ky", "timeout: false")],
      output: `${ky}const order = await ky(url, ${timeout}).json();`,
    },
    {
      name: "a limit that is switched off for a method",
      code: `${ky}const order = await ky.post(url, { json: {}, ⟦timeout: false⟧ }).json();`,
      errors: [switchedOff("ky.post", "timeout: false")],
      output: `${ky}const order = await ky.post(url, { json: {}, timeout: 10_000 }).json();`,
    },
  ],
});

const got = 'import got from "got"; ';
const phases = "{ timeout: { request: 10_000 } }";

run("require-http-timeout: got", rule, everywhere, {
  valid: [
    { name: "a limit for the request", code: `${got}await got(url, { timeout: { request: 5_000 } });` },
    { name: "a limit for the headers", code: `${got}await got(url, { timeout: { response: 5_000 } });` },
    { name: "a limit for gaps", code: `${got}await got(url, { timeout: { socket: 5_000 } });` },
    { name: "a number, which works in got 11 alone", code: `${got}await got(url, { timeout: 5_000 });` },
    { name: "a signal", code: `${got}await got(url, { signal: stop });` },
    { name: "a limit from elsewhere", code: `${got}await got(url, { timeout: config.timeout });` },
    { name: "an agent", code: `${got}await got(url, { agent });` },
    { name: "a promise that is returned is its caller's", code: `${got}export const load = () => got(url);` },
    { name: "a promise that is passed on is its taker's", code: `${got}queue.add(got(url));` },
    { name: "a promise that somebody cancels", code: `${got}const answer = got(url); setTimeout(() => answer.cancel(), 5_000); await answer;` },
    { name: "options that nobody can see", code: `${got}export const load = async (options) => { await got(options); };` },
    { name: "a URL and options that nobody can see", code: `${got}export const load = async (url, options) => { await got(url, options); };` },
  ],
  invalid: [
    ...pairs(
      [`${got}await ⟦got⟧("https://api.example.com");`, `${got}await got("https://api.example.com", ${phases});`],
      [`${got}const order = await ⟦got⟧(url).json();`, `${got}const order = await got(url, ${phases}).json();`],
      [`${got}const { body } = await ⟦got.post⟧(url, { json: {} });`, `${got}const { body } = await got.post(url, { json: {}, timeout: { request: 10_000 } });`],
      [`${got}⟦got.get⟧(url).then(show, fail);`, `${got}got.get(url, ${phases}).then(show, fail);`],
      [`${got}export const load = () => ⟦got⟧(url).json();`, `${got}export const load = () => got(url, ${phases}).json();`],
      [`${got}await ⟦got⟧({ url });`, `${got}await got({ url, timeout: { request: 10_000 } });`],
      [`${got}for await (const order of ⟦got.paginate⟧(url)) show(order);`, `${got}for await (const order of got.paginate(url, ${phases})) show(order);`],
      [`${got}const orders = await ⟦got.paginate.all⟧(url);`, `${got}const orders = await got.paginate.all(url, ${phases});`],
    ).map(({ code, fixed }) => ({ code, errors: [noTimeoutOption(marked(code), "got", "`timeout.request`")], output: fixed })),
    {
      name: "no phase has a limit",
      code: `${got}await got(url, { ⟦timeout: {}⟧ });`,
      errors: [switchedOff("got", "timeout: {}")],
      output: `${got}await got(url, ${phases});`,
    },
    {
      name: "a limit of nothing",
      code: `${got}await got(url, { timeout: { ⟦request: undefined⟧ } });`,
      errors: [switchedOff("got", "request: undefined")],
      output: `${got}await got(url, ${phases});`,
    },
    {
      name: "a limit that ends with the connect",
      code: `${got}await got(url, { timeout: { ⟦connect: 1_000⟧ } });`,
      errors: [connectOnly("got", "connect: 1_000", "`timeout.request`")],
      output: `${got}await got(url, { timeout: { connect: 1_000, request: 10_000 } });`,
    },
    {
      name: "a stream: a limit for the headers lets it live",
      code: `${got}⟦got.stream⟧(url).pipe(out);`,
      errors: [unboundedStream(boundHeaders("timeout: { response: 10_000 }", `${got}got.stream(url, { timeout: { response: 10_000 } }).pipe(out);`))],
    },
  ],
});

const axios = 'import axios from "axios"; ';

run("require-http-timeout: axios", rule, everywhere, {
  valid: [
    { name: "a timeout", code: `${axios}await axios.get(url, { timeout: 5_000 });` },
    { name: "a signal", code: `${axios}await axios.get(url, { signal: stop });` },
    { name: "a cancel token", code: `${axios}await axios.get(url, { cancelToken: source.token });` },
    { name: "a timeout behind the body", code: `${axios}await axios.post(url, { id }, { timeout: 5_000 });` },
    { name: "a timeout for axios itself", code: `${axios}await axios({ url, timeout: 5_000 });` },
    { name: "a timeout behind a URL", code: `${axios}await axios(url, { timeout: 5_000 });` },
    { name: "a timeout for request", code: `${axios}await axios.request({ url, timeout: 5_000 });` },
    { name: "an adapter of its own", code: `${axios}await axios.get(url, { adapter });` },
    { name: "options that nobody can see", code: `${axios}export const load = (options) => axios(options);` },
    { name: "a URL or options", code: `${axios}axios(isSimple ? "/orders" : { url, timeout: 5_000 });` },
    { name: "options for request that nobody can see", code: `${axios}export const load = (options) => axios.request(options);` },
    { name: "options behind the body that nobody can see", code: `${axios}export const save = (url, order, options) => axios.post(url, order, options);` },
    { name: "spread arguments", code: `${axios}export const load = (...args) => axios.get(...args);` },
    { name: "a limit for all of axios", code: `${axios}axios.defaults.timeout = 5_000; await axios.get(url);` },
    { name: "a limit for all of axios, by a string", code: `${axios}axios.defaults["timeout"] = 5_000; await axios.get(url);` },
    { name: "defaults that are replaced", code: `${axios}Object.assign(axios.defaults, settings); await axios.get(url);` },
    { name: "options in the body's place belong to another rule", code: `${axios}await axios.post(url, { timeout: 5_000 });` },
    { name: "options in the body's place, with headers", code: `${axios}await axios.put(url, { headers: {}, timeout: 5_000 });` },
    { name: "a signal in the body's place", code: `${axios}await axios.patch(url, { signal: stop });` },
  ],
  invalid: [
    ...pairs(
      [`${axios}await ⟦axios⟧("https://api.example.com");`, `${axios}await axios("https://api.example.com", ${timeout});`],
      [`${axios}await ⟦axios⟧({ url });`, `${axios}await axios({ url, timeout: 10_000 });`],
      [`${axios}await ⟦axios⟧(\`/orders/\${id}\`, { method: "delete" });`, `${axios}await axios(\`/orders/\${id}\`, { method: "delete", timeout: 10_000 });`],
      [`${axios}await ⟦axios.request⟧({ url });`, `${axios}await axios.request({ url, timeout: 10_000 });`],
      [`${axios}await ⟦axios.get⟧(url);`, `${axios}await axios.get(url, ${timeout});`],
      [`${axios}await ⟦axios.get⟧(url, { params });`, `${axios}await axios.get(url, { params, timeout: 10_000 });`],
      [`${axios}await ⟦axios.delete⟧(url);`, `${axios}await axios.delete(url, ${timeout});`],
      [`${axios}await ⟦axios.head⟧(url);`, `${axios}await axios.head(url, ${timeout});`],
      [`${axios}await ⟦axios.options⟧(url);`, `${axios}await axios.options(url, ${timeout});`],
      [`${axios}await ⟦axios.post⟧(url);`, `${axios}await axios.post(url, undefined, ${timeout});`],
      [`${axios}await ⟦axios.post⟧(url, { id: 1 });`, `${axios}await axios.post(url, { id: 1 }, ${timeout});`],
      [`${axios}await ⟦axios.put⟧(url, { id: 1 }, {});`, `${axios}await axios.put(url, { id: 1 }, ${timeout});`],
      [`${axios}await ⟦axios.patch⟧(url, "text", { headers });`, `${axios}await axios.patch(url, "text", { headers, timeout: 10_000 });`],
      [`${axios}await ⟦axios.post⟧(url, { timeout: 5_000, id: 1 });`, `${axios}await axios.post(url, { timeout: 5_000, id: 1 }, ${timeout});`],
    ).map(({ code, fixed }) => ({ code, errors: [noTimeoutOption(marked(code), "axios", "`timeout` or `signal`")], output: fixed })),
    ...["undefined", "0"].map((off) => ({
      name: `a timeout of ${off}`,
      code: `${axios}await axios.get(url, { ⟦timeout: ${off}⟧ });`,
      errors: [switchedOff("axios.get", `timeout: ${off}`)],
      output: `${axios}await axios.get(url, ${timeout});`,
    })),
    {
      name: "a timeout of none for axios itself",
      code: `${axios}await axios({ url, ⟦timeout: 0⟧, method: "get" });`,
      errors: [switchedOff("axios", "timeout: 0")],
      output: `${axios}await axios({ url, timeout: 10_000, method: "get" });`,
    },
  ],
});

const superagent = 'import superagent from "superagent"; ';

run("require-http-timeout: superagent", rule, everywhere, {
  valid: [
    { name: "a limit in the chain", code: `${superagent}await superagent.get(url).timeout(5_000);` },
    { name: "a limit somewhere in the chain", code: `${superagent}await superagent.post(url).set(headers).timeout({ deadline: 5_000 }).send(order);` },
    { name: "a limit for the headers", code: `${superagent}await superagent.get(url).timeout({ response: 5_000 });` },
    { name: "a limit from elsewhere", code: `${superagent}await superagent.get(url).timeout(config.timeout);` },
    { name: "a limit that is set later", code: `${superagent}const request = superagent.get(url); request.timeout(5_000); await request;` },
    { name: "a request that is returned", code: `${superagent}export const load = () => superagent.get(url);` },
    { name: "a request that is passed on", code: `${superagent}await sign(superagent.get(url));` },
    { name: "a request that is handed to a plugin", code: `${superagent}await superagent.get(url).use(withTimeout);` },
    { name: "a request that nobody starts", code: `${superagent}superagent.get(url);` },
    { name: "a request that something aborts", code: `${superagent}const request = superagent.get(url); setTimeout(() => request.abort(), 5_000); await request;` },
    { name: "an agent with a limit", code: `${superagent}const agent = superagent.agent().timeout(5_000); await agent.get(url);` },
    { name: "an agent that gets a limit later", code: `${superagent}const agent = superagent.agent(); agent.timeout(5_000); await agent.get(url);` },
    { name: "an agent that gets a limit later, of which nobody can tell", code: `${superagent}export function make(ms) { const agent = superagent.agent(); agent.timeout(ms); return agent; }` },
    { name: "an agent whose every request has a limit", code: `${superagent}const agent = superagent.agent(); await agent.get(url).timeout(5_000);` },
    { name: "a callback starts a request of an agent with a limit", code: `${superagent}const agent = superagent.agent().timeout(5_000); agent.get(url, (error, response) => show(response));` },
    { name: "a callback starts a request that something aborts", code: `${superagent}const request = superagent.get(url, (error, response) => show(response)); setTimeout(() => request.abort(), 5_000);` },
    { name: "a limit that comes after the callback's start does nothing: another rule's", code: `${superagent}superagent.get(url, (error, response) => show(response)).timeout(5_000);` },
    { name: "what may be data starts nothing", code: `${superagent}superagent.get(url, query); superagent.post(url, order, undefined);` },
  ],
  invalid: [
    ...pairs(
      [`${superagent}await ⟦superagent.get⟧(url);`, `${superagent}await superagent.get(url).timeout(10_000);`],
      [`${superagent}await ⟦superagent⟧("GET", url);`, `${superagent}await superagent("GET", url).timeout(10_000);`],
      [`${superagent}await ⟦superagent.get⟧(url).set(headers);`, `${superagent}await superagent.get(url).timeout(10_000).set(headers);`],
      [`${superagent}⟦superagent.del⟧(url).then(show, log);`, `${superagent}superagent.del(url).timeout(10_000).then(show, log);`],
      [`${superagent}⟦superagent.get⟧(url).end((error, response) => show(response.body));`, `${superagent}superagent.get(url).timeout(10_000).end((error, response) => show(response.body));`],
      [`${superagent}const answer = superagent.get(url); await answer;`.replace("superagent.get(url)", "⟦superagent.get⟧(url)"), `${superagent}const answer = superagent.get(url).timeout(10_000); await answer;`],
    ).map(({ code, fixed }) => ({ code, errors: [noTimeoutMethod(marked(code), "superagent", "timeout")], output: fixed })),
    ...pairs(
      [`${superagent}⟦superagent.get⟧(url, (error, response) => show(response));`, `${superagent}superagent.get(url).timeout(10_000).end((error, response) => show(response));`],
      [`${superagent}⟦superagent.post⟧(url, { id: 1 }, done); function done() {}`, `${superagent}superagent.post(url, { id: 1 }).timeout(10_000).end(done); function done() {}`],
      [`${superagent}⟦superagent⟧(url, function () {});`, `${superagent}superagent(url).timeout(10_000).end(function () {});`],
    ).map(({ code, fixed }) => ({ name: `a callback starts it: ${marked(code)}`, code, errors: [noTimeoutMethod(marked(code), "superagent", "timeout")], output: fixed })),
    {
      name: "a callback starts it, and somebody keeps it: no edit",
      code: `${superagent}const request = ⟦superagent.get⟧(url, (error, response) => show(response)); request.on("progress", log);`,
      errors: [noTimeoutMethod("superagent.get", "superagent", "timeout")],
    },
    {
      name: "a callback starts it: what switches a limit off afterwards is too late as well",
      code: `${superagent}⟦superagent.get⟧(url, (error, response) => show(response)).timeout(0);`,
      errors: [noTimeoutMethod("superagent.get", "superagent", "timeout")],
    },
    {
      name: "a chain of lines",
      code: `${superagent}\nawait superagent\n  .post(url)\n  .send({ id: 1 });`.replace("superagent\n  .post", "⟦superagent\n  .post⟧"),
      errors: [noTimeoutMethod("superagent.post", "superagent", "timeout")],
      output: `${superagent}\nawait superagent\n  .post(url)\n  .timeout(10_000)\n  .send({ id: 1 });`,
    },
    ...["0", "false", "{}"].map((off) => ({
      name: `a limit of ${off}`,
      code: `${superagent}await ⟦superagent.get(url).timeout(${off})⟧;`,
      errors: [switchedOff("superagent.get", `superagent.get(url).timeout(${off})`)],
      output: `${superagent}await superagent.get(url).timeout(10_000);`,
    })),
  ],
});

const needle = 'import needle from "needle"; ';

run("require-http-timeout: needle", rule, everywhere, {
  valid: [
    { name: "a limit for the headers", code: `${needle}await needle("get", url, { response_timeout: 5_000 });` },
    { name: "a limit for gaps", code: `${needle}await needle("get", url, { read_timeout: 5_000 });` },
    { name: "a signal", code: `${needle}needle.get(url, { signal: stop }, (error, response) => {});` },
    { name: "a method that nobody can name takes other arguments", code: `${needle}await needle(method, url, { a: 1 });` },
    { name: "an argument that may be options or a callback", code: `${needle}needle.get(url, next);` },
    { name: "a limit for all of needle", code: `${needle}needle.defaults({ response_timeout: 5_000 }); await needle("get", url);` },
    { name: "an agent", code: `${needle}await needle("get", url, { agent });` },
  ],
  invalid: [
    ...pairs(
      [`${needle}await ⟦needle⟧("get", url);`, `${needle}await needle("get", url, ${signal});`],
      [`${needle}await ⟦needle⟧("POST", url, { id: 1 });`, `${needle}await needle("POST", url, { id: 1 }, ${signal});`],
      [`${needle}await ⟦needle⟧("post", url, { id: 1 }, { json: true });`, `${needle}await needle("post", url, { id: 1 }, { json: true, signal: AbortSignal.timeout(10_000) });`],
      [`${needle}⟦needle.get⟧(url, (error, response) => {});`, `${needle}needle.get(url, ${signal}, (error, response) => {});`],
      [`${needle}⟦needle.get⟧(url, { json: true }, done);`, `${needle}needle.get(url, { json: true, signal: AbortSignal.timeout(10_000) }, done);`],
      [`${needle}⟦needle.post⟧(url, { id: 1 }, (error) => {});`, `${needle}needle.post(url, { id: 1 }, ${signal}, (error) => {});`],
      [`${needle}⟦needle.request⟧("put", url, { id: 1 }, (error) => {});`, `${needle}needle.request("put", url, { id: 1 }, ${signal}, (error) => {});`],
    ).map(({ code, fixed }) => ({ code, errors: [unbounded(marked(code))], output: fixed })),
    {
      name: "timeout is open_timeout: it ends with the connect",
      code: `${needle}await needle("get", url, { ⟦timeout: 5_000⟧ });`,
      errors: [connectOnly("needle", "timeout: 5_000", "`signal`")],
      output: `${needle}await needle("get", url, { timeout: 5_000, signal: AbortSignal.timeout(10_000) });`,
    },
    {
      name: "open_timeout ends with the connect",
      code: `${needle}await needle("get", url, { ⟦open_timeout: 5_000⟧ });`,
      errors: [connectOnly("needle", "open_timeout: 5_000", "`signal`")],
      output: `${needle}await needle("get", url, { open_timeout: 5_000, signal: AbortSignal.timeout(10_000) });`,
    },
    {
      name: "a limit that is switched off",
      code: `${needle}await needle("get", url, { ⟦response_timeout: 0⟧ });`,
      errors: [switchedOff("needle", "response_timeout: 0")],
      output: `${needle}await needle("get", url, { response_timeout: 10_000 });`,
    },
    {
      name: "a stream",
      code: `${needle}⟦needle.get⟧(url).pipe(out);`,
      errors: [unboundedStream(boundHeaders("response_timeout: 10_000", `${needle}needle.get(url, { response_timeout: 10_000 }).pipe(out);`))],
    },
  ],
});

const http = 'import http from "node:http"; ';
const resume = "(response) => response.resume()";

run("require-http-timeout: node:http and node:https", rule, everywhere, {
  valid: [
    { name: "a signal", code: `${http}http.get(url, { signal: stop }, ${resume});` },
    { name: "a signal in options that hold the URL", code: `${http}http.request({ host: "localhost", signal: stop }, ${resume}).end();` },
    { name: "an agent may have limits of its own", code: `${http}http.get(url, { agent }, ${resume});` },
    { name: "options that nobody can see", code: `${http}http.get(options, ${resume});` },
    { name: "options behind a URL that nobody can see", code: `${http}http.get(url, options, ${resume});` },
    { name: "an argument that may be options or a callback", code: `${http}http.get(url, next);` },
    { name: "a timeout that only emits belongs to another rule", code: `${http}http.request({ host: "localhost", timeout: 5_000 }).end();` },
    { name: "another agent may have limits of its own", code: `${http}import { HttpsProxyAgent } from "https-proxy-agent"; http.get(url, { agent: new HttpsProxyAgent(proxy) }, ${resume});` },
    { name: "http's other members", code: `${http}http.createServer(listener).listen(80);` },
    { name: "another module's http", code: 'import http from "./http.js"; http.get(url);' },
  ],
  invalid: [
    ...pairs(
      [`${http}⟦http.get⟧(url).on("error", log);`, `${http}http.get(url, ${signal}).on("error", log);`],
      [`${http}⟦http.get⟧(url, ${resume}).on("error", log);`, `${http}http.get(url, ${signal}, ${resume}).on("error", log);`],
      [`${http}⟦http.get⟧({ host: "localhost" }, ${resume}).on("error", log);`, `${http}http.get({ host: "localhost", signal: AbortSignal.timeout(10_000) }, ${resume}).on("error", log);`],
      [`${http}⟦http.get⟧(url, { headers: {} }, ${resume}).on("error", log);`, `${http}http.get(url, { headers: {}, signal: AbortSignal.timeout(10_000) }, ${resume}).on("error", log);`],
      [`${http}⟦http.request⟧(new URL(path, base), ${resume}).on("error", log).end();`, `${http}http.request(new URL(path, base), ${signal}, ${resume}).on("error", log).end();`],
      [`${http}⟦http.request⟧({ host: "localhost", timeout: 0 }, ${resume}).on("error", log).end();`, `${http}http.request({ host: "localhost", timeout: 0, signal: AbortSignal.timeout(10_000) }, ${resume}).on("error", log).end();`],
      [
        `${http}const onResponse = (response) => { response.resume(); }; ⟦http.get⟧(url, onResponse).on("error", log);`,
        `${http}const onResponse = (response) => { response.resume(); }; http.get(url, ${signal}, onResponse).on("error", log);`,
      ],
      [
        `${http}⟦http.get⟧(url, onResponse).on("error", log); function onResponse(response) { response.resume(); }`,
        `${http}http.get(url, ${signal}, onResponse).on("error", log); function onResponse(response) { response.resume(); }`,
      ],
      [
        `${http}const agent = new http.Agent({ timeout: 5_000 }); ⟦http.get⟧(url, { agent }, ${resume}).on("error", log);`,
        `${http}const agent = new http.Agent({ timeout: 5_000 }); http.get(url, { agent, signal: AbortSignal.timeout(10_000) }, ${resume}).on("error", log);`,
      ],
      [`import { get } from "node:https"; ⟦get⟧(url, ${resume}).on("error", log);`, `import { get } from "node:https"; get(url, ${signal}, ${resume}).on("error", log);`],
      [`import * as https from "https"; ⟦https.get⟧(url, ${resume}).on("error", log);`, `import * as https from "https"; https.get(url, ${signal}, ${resume}).on("error", log);`],
      [`const http = require("http"); ⟦http.get⟧(url, ${resume}).on("error", log);`, `const http = require("http"); http.get(url, ${signal}, ${resume}).on("error", log);`],
    ).map(({ code, fixed }) => ({ code, errors: [unbounded(marked(code))], output: fixed })),
    {
      name: "no signal",
      code: `${http}http.get(url, { ⟦signal: undefined⟧ }, ${resume}).on("error", log);`,
      errors: [switchedOff("http.get", "signal: undefined")],
      output: `${http}http.get(url, ${signal}, ${resume}).on("error", log);`,
    },
    {
      name: "one of two modules",
      code: `import http from "node:http"; import https from "node:https"; const { get } = isSafe ? https : http; ⟦get⟧(url, ${resume}).on("error", log);`,
      errors: [unbounded("get")],
      output: `import http from "node:http"; import https from "node:https"; const { get } = isSafe ? https : http; get(url, ${signal}, ${resume}).on("error", log);`,
    },
  ],
});

run("require-http-timeout: XMLHttpRequest", rule, everywhere, {
  valid: [
    { name: "a timeout", code: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); xhr.timeout = 5_000; xhr.send();' },
    { name: "a timeout that is set after it is sent", code: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); xhr.send(); xhr.timeout = 5_000;' },
    { name: "a timeout from elsewhere", code: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); xhr.timeout = config.timeout; xhr.send();' },
    { name: "a synchronous request can't have one in a page", code: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url, false); xhr.send();' },
    { name: "a request that is returned", code: 'export function open(url) { const xhr = new XMLHttpRequest(); xhr.open("GET", url); return xhr; }' },
    { name: "a request that is passed on", code: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); prepare(xhr); xhr.send();' },
    { name: "a request that a function sends and another aborts", code: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); xhr.send(); button.onclick = () => xhr.abort();' },
    { name: "a request that nobody sends", code: 'const xhr = new XMLHttpRequest(); console.log("upload" in xhr);' },
    { name: "the class itself", code: "const hasXhr = typeof XMLHttpRequest !== 'undefined'; XMLHttpRequest.prototype.open = patched;" },
  ],
  invalid: [
    ...pairs(
      [
        'const xhr = ⟦new XMLHttpRequest()⟧; xhr.open("GET", url); xhr.onload = show; xhr.send();',
        'const xhr = new XMLHttpRequest(); xhr.open("GET", url); xhr.onload = show; xhr.timeout = 10_000; xhr.send();',
      ],
      [
        'const xhr = ⟦new XMLHttpRequest⟧; xhr.open("GET", url); xhr.send();',
        'const xhr = new XMLHttpRequest; xhr.open("GET", url); xhr.timeout = 10_000; xhr.send();',
      ],
      [
        'const xhr = ⟦new window.XMLHttpRequest()⟧; xhr.open("GET", url, true); xhr.send(null);',
        'const xhr = new window.XMLHttpRequest(); xhr.open("GET", url, true); xhr.timeout = 10_000; xhr.send(null);',
      ],
      [
        'function load(url) {\n  const xhr = ⟦new XMLHttpRequest()⟧;\n  xhr.open("GET", url);\n  xhr.send();\n}',
        'function load(url) {\n  const xhr = new XMLHttpRequest();\n  xhr.open("GET", url);\n  xhr.timeout = 10_000;\n  xhr.send();\n}',
      ],
    ).map(({ code, fixed }) => ({ code, errors: [noTimeoutProperty(code.includes("window") ? "window.XMLHttpRequest" : "XMLHttpRequest", "timeout")], output: fixed })),
    {
      name: "a timeout of none",
      code: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); ⟦xhr.timeout = 0⟧; xhr.send();',
      errors: [switchedOff("XMLHttpRequest", "xhr.timeout = 0")],
      output: 'const xhr = new XMLHttpRequest(); xhr.open("GET", url); xhr.timeout = 10_000; xhr.send();',
    },
  ],
});
