import rule from "../../rules/forward-abort-signal.js";
import { run } from "../cases.js";
import { forwarded } from "./forward-abort-signal.errors.js";
import { fixes, lines, silent } from "./forward-abort-signal.ports.js";

const dialler = (call: string): string =>
  lines(
    "interface AbortOptions { signal?: AbortSignal }",
    "declare const routing: { findPeer(id: string, options?: AbortOptions): Promise<{ addresses: string[] }> };",
    "export async function addressesOf(id: string, known: string[], options: AbortOptions & { priority?: number } = {}) {",
    "  if (known.length > 0) return known;",
    `  const peer = await ${call};`,
    "  return peer.addresses;",
    "}",
  );

const handshake = (encryption: string, upgrade: string): string =>
  lines(
    "interface AbortOptions { signal?: AbortSignal }",
    "interface Upgrader { upgrade(connection: object, options?: AbortOptions & { isEncrypted?: boolean }): Promise<object> }",
    "declare const noise: { secure(connection: object, options?: AbortOptions & { peer?: string }): Promise<void> };",
    "interface ConnectOptions { upgrader: Upgrader; peer?: string; signal: AbortSignal }",
    "export async function connect(connection: object, options: ConnectOptions) {",
    `  await noise.${encryption};`,
    `  return options.upgrader.${upgrade};`,
    "}",
  );

const compression = (helper: string, inner: string, outer: string): string =>
  lines(
    "declare const service: { compress(prompt: string, force: boolean, signal?: AbortSignal): Promise<string> };",
    "export class Client {",
    "  async *turn(request: string, signal: AbortSignal, prompt: string) {",
    `    const history = await this.${outer};`,
    "    yield history + request;",
    "    signal.throwIfAborted();",
    "  }",
    "",
    `  async tryCompress(${helper}) {`,
    `    return service.${inner};`,
    "  }",
    "}",
  );

const resources = (helper: string, inner: string, outer: string): string =>
  lines(
    "declare const client: { read(uri: string, options?: { signal?: AbortSignal }): Promise<string> };",
    `async function readAll(${helper}) {`,
    "  const reads = parts.map(async (part) => {",
    `    const text = await client.${inner};`,
    "    return text.trim();",
    "  });",
    "  return Promise.all(reads);",
    "}",
    "",
    "export async function handle({ parts, signal }: { parts: string[]; signal: AbortSignal }) {",
    `  const [texts] = await Promise.all([${outer}]);`,
    "  signal.throwIfAborted();",
    "  return texts;",
    "}",
  );

const endpoint = (helper: string, inner: string, outer: string): string =>
  lines(
    "declare const auth: { request<Data>(options: { url?: string; body?: string; signal?: AbortSignal | null }): Promise<{ data: Data }> };",
    "export class Server {",
    "  async generate(request: { prompt: string; config?: { abortSignal?: AbortSignal } }): Promise<string> {",
    `    return this.${outer};`,
    "  }",
    "",
    `  async post<Data>(${helper}): Promise<Data> {`,
    `    const response = await auth.${inner};`,
    "    return response.data;",
    "  }",
    "}",
  );

const backoff = (own: string, wait: string): string =>
  lines(
    "declare function delay(ms: number, options?: { abortSignal?: AbortSignal }): Promise<void>;",
    `export async function retry<Output>(run: () => PromiseLike<Output>, { ms${own} }: { ms: number; abortSignal?: AbortSignal }): Promise<Output> {`,
    "  try {",
    "    return await run();",
    "  } catch {",
    `    await ${wait};`,
    `    return retry(run, { ms: 2 * ms${own} });`,
    "  }",
    "}",
  );

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("forward-abort-signal: bugs in the wild", rule, ["typed"], {
  valid: [
    silent("https://github.com/libp2p/js-libp2p/pull/2888, mended with the whole options", dialler("routing.findPeer(id, options)")),
    silent(
      "https://github.com/libp2p/js-libp2p/pull/2992, mended",
      handshake("secure(connection, { peer: options.peer, signal: options.signal })", "upgrade(connection, { isEncrypted: false, signal: options.signal })"),
    ),
  ],
  invalid: [
    fixes("https://github.com/libp2p/js-libp2p/pull/2888", dialler("routing.⟦findPeer⟧(id‹, { signal: options.signal }›)"), "routing.findPeer()", "options.signal"),
    {
      name: "https://github.com/libp2p/js-libp2p/pull/2992",
      code: handshake("⟦secure⟧(connection, { peer: options.peer })", "⟦upgrade⟧(connection, { isEncrypted: false })"),
      errors: [forwarded("noise.secure()", "options.signal"), forwarded("options.upgrader.upgrade()", "options.signal")],
      output: handshake("secure(connection, { peer: options.peer, signal: options.signal })", "upgrade(connection, { isEncrypted: false, signal: options.signal })"),
    },
  ],
});

// Between the function that has the signal and the call that takes one stands a helper that does neither. That is a fault of the helper's parameters, which this
// rule does not ask for. Once it has one, every call that leaves it out is reported.
run("forward-abort-signal: bugs in the wild that a helper hides", rule, ["typed"], {
  valid: [
    silent("https://github.com/vercel/ai/pull/7661: nothing gives the retries a signal", backoff("", "delay(ms)").replace("; abortSignal?: AbortSignal }): Promise", " }): Promise")),
    silent("https://github.com/vercel/ai/pull/7661, mended", backoff(", abortSignal", "delay(ms, { abortSignal })")),
    silent("https://github.com/google-gemini/gemini-cli/pull/20405: the helper takes no signal", compression("prompt: string, force = false", "compress(prompt, force)", "tryCompress(prompt)")),
    silent(
      "https://github.com/google-gemini/gemini-cli/pull/20405, mended",
      compression("prompt: string, force = false, abortSignal?: AbortSignal", "compress(prompt, force, abortSignal)", "tryCompress(prompt, false, signal)"),
    ),
    silent("https://github.com/google-gemini/gemini-cli/pull/18477: the helper takes no signal", resources("parts: string[]", "read(part)", "readAll(parts)")),
    silent("https://github.com/google-gemini/gemini-cli/pull/1106: the helper takes no signal", endpoint("method: string, body: object", "request<Data>({ url: method, body: JSON.stringify(body) })", "post('generate', request)")),
    silent(
      "https://github.com/google-gemini/gemini-cli/pull/1106, mended in the helper alone: the signal lies two members deep in what generate() gets",
      endpoint("method: string, body: object, signal?: AbortSignal", "request<Data>({ url: method, body: JSON.stringify(body), signal })", "post('generate', { prompt: request.prompt })"),
    ),
    silent(
      "https://github.com/google-gemini/gemini-cli/pull/1106, mended",
      endpoint("method: string, body: object, signal?: AbortSignal", "request<Data>({ url: method, body: JSON.stringify(body), signal })", "post('generate', request, request.config?.abortSignal)"),
    ),
  ],
  invalid: [
    fixes("https://github.com/vercel/ai/pull/7661: the retries get a signal, and nothing else has changed", backoff(", abortSignal", "⟦delay⟧(ms‹, { abortSignal }›)"), "delay()", "abortSignal"),
    {
      name: "https://github.com/google-gemini/gemini-cli/pull/20405: the helper takes a signal, and nothing else has changed",
      code: compression("prompt: string, force = false, abortSignal?: AbortSignal", "⟦compress⟧(prompt, force)", "⟦tryCompress⟧(prompt)"),
      errors: [forwarded("this.tryCompress()"), forwarded("service.compress()", "abortSignal")],
      output: compression("prompt: string, force = false, abortSignal?: AbortSignal", "compress(prompt, force, abortSignal)", "tryCompress(prompt, undefined, signal)"),
    },
    {
      name: "https://github.com/google-gemini/gemini-cli/pull/18477: the helper takes a signal, and nothing else has changed",
      code: resources("parts: string[], signal?: AbortSignal", "⟦read⟧(part)", "⟦readAll⟧(parts)"),
      errors: [forwarded("client.read()"), forwarded("readAll()")],
      output: resources("parts: string[], signal?: AbortSignal", "read(part, { signal })", "readAll(parts, signal)"),
    },
    fixes(
      "https://github.com/google-gemini/gemini-cli/pull/1106: the helper takes a signal, and nothing else has changed",
      endpoint("method: string, body: object, signal?: AbortSignal", "⟦request⟧<Data>({ url: method, body: JSON.stringify(body)‹, signal› })", "post('generate', { prompt: request.prompt })"),
      "auth.request()",
    ),
  ],
});
