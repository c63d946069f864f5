import { Linter } from "eslint";
import { expect } from "vitest";
import rule from "../../rules/require-http-timeout.js";
import { everywhere, type Invalid, policy, run, typescript } from "../cases.js";
import { describe, fixture, it } from "../tester.js";
import { bound, noTimeoutOption, switchedOff, unbounded, unboundedInstance, unboundedStream } from "./require-http-timeout.errors.js";

const total = "AbortSignal.timeout(10_000)";
/** The deadline beside signals that whoever waits has given. */
const beside = (...signals: string[]): string => `AbortSignal.any([${[...signals, total].join(", ")}])`;

/** One call of fetch in some surroundings: CALL with no options, and what `--fix` makes of it. */
const fixed = (name: string, code: string, options: string): Invalid => ({
  name,
  code: code.replace("CALL", "⟦fetch⟧(url)"),
  errors: [unbounded("fetch")],
  output: code.replace("CALL", `fetch(url, ${options})`),
});

/** One call of fetch where a person must choose: CALL with no options, and the option of each suggestion. */
const chosen = (name: string, code: string, ...options: string[]): Invalid => ({
  name,
  code: code.replace("CALL", "⟦fetch⟧(url)"),
  errors: [unbounded("fetch", ...options.map((option) => bound(option, code.replace("CALL", `fetch(url, { signal${option === "signal" ? "" : `: ${option}`} })`))))],
});

run("require-http-timeout: a signal in scope", rule, typescript, {
  valid: [{ name: "a signal that is passed", code: "export const load = async (signal: AbortSignal) => (await fetch(url, { signal })).json();" }],
  invalid: [
    fixed("a parameter", "export const load = async (signal: AbortSignal) => (await CALL).json();", "{ signal }"),
    fixed("a parameter by another name", "export const load = async (stop: AbortSignal) => (await CALL).json();", "{ signal: stop }"),
    fixed("a parameter that may be missing", "export const load = async (signal?: AbortSignal) => (await CALL).json();", "{ signal }"),
    fixed("a parameter that may be null", "export const load = async (signal: AbortSignal | null) => (await CALL).json();", "{ signal }"),
    fixed("a destructured parameter", "export const load = async ({ signal }: { signal: AbortSignal }) => (await CALL).json();", "{ signal }"),
    fixed("a destructured parameter by another name", "export const load = async ({ signal: stop }: { signal?: AbortSignal }) => (await CALL).json();", "{ signal: stop }"),
    fixed("a property of a parameter", "export const load = async (options: { signal: AbortSignal }) => (await CALL).json();", "{ signal: options.signal }"),
    fixed("a property of a parameter that may be missing", "export const load = async (options?: { signal?: AbortSignal }) => (await CALL).json();", "{ signal: options?.signal }"),
    fixed("a property by another name", "export const load = async (options: { stop: AbortSignal }) => (await CALL).json();", "{ signal: options.stop }"),
    fixed(
      "a property of an interface of this file",
      "interface Options { signal?: AbortSignal } export const load = async (options: Options) => (await CALL).json();",
      "{ signal: options.signal }",
    ),
    fixed(
      "a const that is built from it",
      "export const load = async (signal: AbortSignal) => { const both = AbortSignal.any([signal, other]); return (await CALL).json(); };",
      "{ signal: both }",
    ),
    fixed("a const that is taken from it", "export const load = async (options: { signal: AbortSignal }) => { const { signal } = options; return (await CALL).json(); };", "{ signal }"),
    fixed("a field", "class Api { constructor(private readonly signal: AbortSignal) {} async load() { return (await CALL).json(); } }", "{ signal: this.signal }"),
    fixed("the innermost function's own", "export const load = (outer: AbortSignal) => async (inner: AbortSignal) => (await CALL).json();", "{ signal: inner }"),
    fixed("the outer function's", "export const load = (signal: AbortSignal) => urls.map(async (url) => (await CALL).json());", "{ signal }"),
    fixed("an answer that is returned may be cancelled all the same", "export const load = (signal: AbortSignal) => CALL;", "{ signal }"),
    {
      name: "a stream may be cancelled all the same",
      code: "export const load = async (signal: AbortSignal) => { for await (const chunk of (await ⟦fetch⟧(url)).body!) show(chunk); };",
      errors: [unboundedStream()],
      output: "export const load = async (signal: AbortSignal) => { for await (const chunk of (await fetch(url, { signal })).body!) show(chunk); };",
    },
    {
      name: "without a deadline: no policy is guessed",
      settings: {},
      code: "export const load = async (signal: AbortSignal) => (await ⟦fetch⟧(url)).json();",
      errors: [unbounded("fetch")],
      output: "export const load = async (signal: AbortSignal) => (await fetch(url, { signal })).json();",
    },
    {
      name: "before the client's own option",
      code: 'import axios from "axios"; export const load = async (signal: AbortSignal) => (await ⟦axios.get⟧(url)).data;',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: 'import axios from "axios"; export const load = async (signal: AbortSignal) => (await axios.get(url, { signal })).data;',
    },
    {
      name: "beside other options",
      code: 'export const load = async (signal: AbortSignal) => (await ⟦fetch⟧(url, { method: "POST" })).json();',
      errors: [unbounded("fetch")],
      output: 'export const load = async (signal: AbortSignal) => (await fetch(url, { method: "POST", signal })).json();',
    },
    {
      name: "in the place of nothing",
      code: "export const load = async (signal: AbortSignal) => (await fetch(url, { ⟦signal: undefined⟧, cache })).json();",
      errors: [switchedOff("fetch", "signal: undefined")],
      output: "export const load = async (signal: AbortSignal) => (await fetch(url, { signal, cache })).json();",
    },
    {
      name: "beside options in a const",
      code: "const init = { cache }; export const load = async (signal: AbortSignal) => (await ⟦fetch⟧(url, init)).json();",
      errors: [unbounded("fetch")],
      output: "const init = { cache }; export const load = async (signal: AbortSignal) => (await fetch(url, { ...init, signal })).json();",
    },
    {
      name: "got 11 takes none: its own option",
      code: 'import got from "got"; export const load = async (signal: AbortSignal) => { const order = await ⟦got⟧(url).json(); return order; };',
      errors: [noTimeoutOption("got", "got", "`timeout.request`")],
      output: 'import got from "got"; export const load = async (signal: AbortSignal) => { const order = await got(url, { timeout: { request: 10_000 } }).json(); return order; };',
    },
    {
      name: "an instance outlives it: its own option",
      code: 'import axios from "axios"; export const load = async (signal: AbortSignal) => { const api = ⟦axios.create⟧(); return (await api.get(url)).data; };',
      errors: [unboundedInstance("axios.create", "timeout", "axios", "`api`")],
      output: 'import axios from "axios"; export const load = async (signal: AbortSignal) => { const api = axios.create({ timeout: 10_000 }); return (await api.get(url)).data; };',
    },
    {
      name: "where fixes are suggestions: the signal first, then the deadline",
      settings: { timeout: { ...policy.timeout, fixes: "suggest" } },
      code: "export const load = async (signal: AbortSignal) => (await ⟦fetch⟧(url)).json();",
      errors: [
        unbounded(
          "fetch",
          bound("signal", "export const load = async (signal: AbortSignal) => (await fetch(url, { signal })).json();"),
          bound(beside("signal"), `export const load = async (signal: AbortSignal) => (await fetch(url, { signal: ${beside("signal")} })).json();`),
        ),
      ],
    },
    {
      name: "where fixes are suggestions and no signals can be joined: the signal alone",
      settings: { timeout: { deadline: 10_000, target: "18.0", fixes: "suggest" } },
      code: "export const load = async (signal: AbortSignal) => (await ⟦fetch⟧(url)).json();",
      errors: [unbounded("fetch", bound("signal", "export const load = async (signal: AbortSignal) => (await fetch(url, { signal })).json();"))],
    },
    chosen("the function answers an abort by an end of its own", "export const load = async (signal: AbortSignal) => { const order = await CALL; if (signal.aborted) return null; return order.json(); };", "signal", beside("signal")),
    fixed("no signal: a local controller's", "export const load = async () => { const controller = new AbortController(); return (await CALL).json(); };", `{ signal: ${total} }`),
    fixed("no signal: a promise of one", "export const load = async (signal: Promise<AbortSignal>) => (await CALL).json();", `{ signal: ${total} }`),
    fixed("no signal: only the name says so", "export const load = async (signal: unknown) => (await CALL).json();", `{ signal: ${total} }`),
    fixed("no signal: a number by that name", "export const kill = async (signal: number) => (await CALL).json();", `{ signal: ${total} }`),
    fixed("no signal: one that is declared later", "export const load = async () => { const order = await (await CALL).json(); const signal: AbortSignal = stop(); };", `{ signal: ${total} }`),
    fixed("no signal: a closed block's", "export const load = async () => { { const signal: AbortSignal = stop(); } return (await CALL).json(); };", `{ signal: ${total} }`),
    fixed(
      "no signal in cleanup: it may be aborted already",
      "export const load = async (signal: AbortSignal) => { try { await work(signal); } finally { await CALL; } };",
      `{ signal: ${total} }`,
    ),
  ],
});

run("require-http-timeout: several signals in scope", rule, typescript, {
  valid: [],
  invalid: [
    chosen("two parameters", "export const load = async (a: AbortSignal, b: AbortSignal) => (await CALL).json();", "a", "b", beside("a", "b")),
    chosen("two members of options", "export const load = async (o: { signal: AbortSignal; stop: AbortSignal }) => (await CALL).json();", "o.signal", "o.stop", beside("o.signal", "o.stop")),
    chosen("two names of a pattern", "export const load = async ({ signal, stop }: { signal: AbortSignal; stop?: AbortSignal }) => (await CALL).json();", "signal", "stop", beside("signal", "...(stop ? [stop] : [])")),
    chosen("two fields", "class Api { #stop: AbortSignal; #close: AbortSignal; async load() { return (await CALL).json(); } }", "this.#stop", "this.#close", beside("this.#stop", "this.#close")),
    chosen(
      "two locals of which neither is made of the other",
      "export const load = async (o: { a: AbortSignal; b: AbortSignal }) => { const { a, b } = o; return (await CALL).json(); };",
      "b",
      "a",
      "o.a",
      "o.b",
      beside("b", "a"),
    ),
    fixed("one is nearer by its dots", "export const load = async (signal: AbortSignal, o: { stop: AbortSignal }) => (await CALL).json();", "{ signal }"),
    fixed("one is nearer by its function", "export const load = (signal: AbortSignal) => async (stop: AbortSignal) => (await CALL).json();", "{ signal: stop }"),
    fixed(
      "one is made of the other",
      "export const load = async (o: { stop: AbortSignal }) => { const { stop } = o; const signal = AbortSignal.any([stop, other]); return (await CALL).json(); };",
      "{ signal }",
    ),
  ],
});

run("require-http-timeout: a signal that an object of the platform lends", rule, ["typed"], {
  valid: [{ name: "that is passed", code: "export const GET = async (request: Request) => (await fetch(url, { signal: request.signal })).json();" }],
  invalid: [
    chosen("is a suggestion, before the deadline", "export const GET = async (request: Request) => (await CALL).json();", "request.signal", total),
    chosen("is a suggestion by its context's type", "declare function query(fn: (c: { signal: AbortSignal }) => unknown): void; query(async (c) => (await CALL).json());", "c.signal", total),
    chosen("two of them", "export const GET = async (a: Request, b: Request) => (await CALL).json();", "a.signal", "b.signal", total),
    fixed("comes after an explicit one", "export const GET = (signal: AbortSignal) => async (request: Request) => (await CALL).json();", "{ signal }"),
    fixed("is explicit once a const has read it", "export const GET = async (request: Request) => { const { signal } = request; return (await CALL).json(); };", "{ signal }"),
    fixed("is none in cleanup", "export const GET = async (request: Request) => { try { await work(request); } finally { await CALL; } };", `{ signal: ${total} }`),
  ],
});

run("require-http-timeout: a request without types", rule, ["ts"], {
  valid: [],
  invalid: [fixed("lends no signal", "export const GET = async (request: Request) => (await CALL).json();", `{ signal: ${total} }`)],
});

run("require-http-timeout: a signal in scope, in JavaScript", rule, everywhere, {
  valid: [],
  invalid: [fixed("a name alone is none", "export const load = async (signal) => (await CALL).json();", `{ signal: ${total} }`)],
});

/** One call of axios, and the signal that `--fix` passes it. */
const passed = (name: string, code: string, signal: string): Invalid => ({
  name,
  code: `import axios from "axios"; ${code.replace("CALL", "⟦axios.get⟧(url)")}`,
  errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
  output: `import axios from "axios"; ${code.replace("CALL", `axios.get(url, { ${signal} })`)}`,
});

run("require-http-timeout: a signal that may be null, for a client whose types take none", rule, typescript, {
  valid: [],
  invalid: [
    passed("a parameter", "export const load = async (signal: AbortSignal | null) => (await CALL).data;", "signal: signal ?? undefined"),
    passed("a property of fetch's options", "export const load = async (init?: RequestInit) => (await CALL).data;", "signal: init?.signal ?? undefined"),
    passed("a property of an interface", "interface Options { signal?: AbortSignal | null } export const load = async (options: Options) => (await CALL).data;", "signal: options.signal ?? undefined"),
    passed("may be missing, but not null", "export const load = async (signal?: AbortSignal) => (await CALL).data;", "signal"),
    passed("is made sure of", "export const load = async (signal: AbortSignal | null) => { const stop = signal ?? AbortSignal.timeout(1); return (await CALL).data; };", "signal: stop"),
    fixed("fetch's own options take null", "export const load = async (init: RequestInit) => (await CALL).json();", "{ signal: init.signal }"),
  ],
});

run("require-http-timeout: a signal that may be missing, under exactOptionalPropertyTypes", rule, ["typed"], {
  valid: [],
  invalid: [
    {
      ...passed("is spread, null too", "export const load = async (signal: AbortSignal | null) => (await CALL).data;", "...(signal && { signal })"),
      filename: fixture("exact/file.ts"),
    },
    {
      ...fixed("is spread", "export const load = async (signal?: AbortSignal) => (await CALL).json();", "{ ...(signal && { signal }) }"),
      filename: fixture("exact/file.ts"),
    },
    {
      ...fixed("is spread from an object", "export const load = async (options?: { signal?: AbortSignal }) => (await CALL).json();", "{ ...(options?.signal && { signal: options?.signal }) }"),
      filename: fixture("exact/file.ts"),
    },
    { ...fixed("is written as it is where it is surely there", "export const load = async (signal: AbortSignal) => (await CALL).json();", "{ signal }"), filename: fixture("exact/file.ts") },
  ],
});

run("require-http-timeout: a language without separators in numbers", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "before 2021",
      languageOptions: { ecmaVersion: 2020 },
      code: "⟦fetch⟧(url).catch(log);",
      errors: [{ messageId: "unbounded", data: { callee: "fetch", deadline: "10000" } }],
      output: "fetch(url, { signal: AbortSignal.timeout(10000) }).catch(log);",
    },
    {
      name: "since 2021",
      languageOptions: { ecmaVersion: 2021 },
      code: "⟦fetch⟧(url).catch(log);",
      errors: [unbounded("fetch")],
      output: `fetch(url, { signal: ${total} }).catch(log);`,
    },
  ],
});

/** Options of one call of fetch, as they stand and as `--fix` leaves them. */
const layout = (name: string, code: string, output: string): Invalid => ({ name, code, errors: [unbounded("fetch")], output });

run("require-http-timeout: comments and style", rule, everywhere, {
  valid: [],
  invalid: [
    layout("a trailing comma", "await ⟦fetch⟧(url, );", `await fetch(url, { signal: ${total} }, );`),
    layout("arguments on lines", "await ⟦fetch⟧(\n  url\n);", `await fetch(\n  url,\n  { signal: ${total} }\n);`),
    layout("arguments on lines with a trailing comma", "await ⟦fetch⟧(\n  url,\n);", `await fetch(\n  url,\n  { signal: ${total} },\n);`),
    layout("options on lines", 'await ⟦fetch⟧(url, {\n  method: "POST"\n});', `await fetch(url, {\n  method: "POST",\n  signal: ${total}\n});`),
    layout("options on lines with a trailing comma", 'await ⟦fetch⟧(url, {\n\tmethod: "POST",\n});', `await fetch(url, {\n\tmethod: "POST",\n\tsignal: ${total},\n});`),
    layout("options on one line with a trailing comma", 'await ⟦fetch⟧(url, { method: "POST", });', `await fetch(url, { method: "POST", signal: ${total}, });`),
    layout("options without inner spaces", 'await ⟦fetch⟧(url, {method: "POST"});', `await fetch(url, {method: "POST", signal: ${total}});`),
    layout("lines that end in CRLF", 'await ⟦fetch⟧(url, {\r\n  method: "POST",\r\n});\r\n', `await fetch(url, {\r\n  method: "POST",\r\n  signal: ${total},\r\n});\r\n`),
    layout("arguments on lines that end in CRLF", "await ⟦fetch⟧(\r\n  url\r\n);\r\n", `await fetch(\r\n  url,\r\n  { signal: ${total} }\r\n);\r\n`),
    layout("a comment behind the URL", "await ⟦fetch⟧(url /* order */);", `await fetch(url /* order */, { signal: ${total} });`),
    layout("a comment that ends the line", "await ⟦fetch⟧(\n  url // order\n);", `await fetch(\n  url, // order\n  { signal: ${total} }\n);`),
    layout("comments before the arguments", "await ⟦fetch⟧(/* url */ url, /* options */ {});", `await fetch(/* url */ url, /* options */ { signal: ${total} });`),
    layout("a comment behind the last option", 'await ⟦fetch⟧(url, {\n  method: "POST", // save\n});', `await fetch(url, {\n  method: "POST", // save\n  signal: ${total},\n});`),
    layout("a comment behind the last option without a comma", 'await ⟦fetch⟧(url, {\n  method: "POST" // save\n});', `await fetch(url, {\n  method: "POST", // save\n  signal: ${total}\n});`),
    layout("a comment in empty options", "await ⟦fetch⟧(url, {\n  // none\n});", `await fetch(url, {\n  // none\n  signal: ${total}\n});`),
    layout("a comment between the callee and its arguments", "await ⟦fetch⟧ /* it */ (url);", `await fetch /* it */ (url, { signal: ${total} });`),
    layout("a callee in a chain of lines", "await ⟦fetch⟧(url)\n  .then((response) => response.json())\n  .then(show);", `await fetch(url, { signal: ${total} })\n  .then((response) => response.json())\n  .then(show);`),
    layout("an assignment as options", "let init; await ⟦fetch⟧(url, init = {});", `let init; await fetch(url, { ...(init = {}), signal: ${total} });`),
    layout("a URL that is a sequence", "await ⟦fetch⟧((count += 1, url));", `await fetch((count += 1, url), { signal: ${total} });`),
    {
      name: "a comment beside a value that goes",
      code: "await fetch(url, { ⟦signal: /* later */ undefined⟧ });",
      errors: [switchedOff("fetch", "signal: /* later */ undefined")],
      output: `await fetch(url, { signal: /* later */ ${total} });`,
    },
    {
      name: "a comment inside a value that would go: no edit is exact",
      code: "await fetch(url, { ⟦signal: void /* later */ 0⟧ });",
      errors: [switchedOff("fetch", "signal: void /* later */ 0")],
    },
    {
      name: "a statement in a file without semicolons",
      code: 'const xhr = ⟦new XMLHttpRequest()⟧\nxhr.open("GET", url)\nxhr.send()\n',
      errors: [{ messageId: "noTimeoutProperty", data: { callee: "XMLHttpRequest", option: "timeout" } }],
      output: 'const xhr = new XMLHttpRequest()\nxhr.open("GET", url)\nxhr.timeout = 10_000\nxhr.send()\n',
    },
    {
      name: "a statement that is the whole body of an if",
      code: 'const xhr = ⟦new XMLHttpRequest()⟧;\nxhr.open("GET", url);\nif (ready) xhr.send();\n',
      errors: [{ messageId: "noTimeoutProperty", data: { callee: "XMLHttpRequest", option: "timeout" } }],
      output: 'const xhr = new XMLHttpRequest();\nxhr.open("GET", url);\nif (ready) { xhr.timeout = 10_000; xhr.send(); }\n',
    },
  ],
});

run("require-http-timeout: style in TypeScript", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "type arguments stay",
      code: 'import axios from "axios"; await ⟦axios.get⟧<Order>(url);',
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: 'import axios from "axios"; await axios.get<Order>(url, { timeout: 10_000 });',
    },
    layout("a cast literal", "await ⟦fetch⟧(url, <RequestInit>{});", `await fetch(url, <RequestInit>{ signal: ${total} });`),
    layout("a const assertion", "await ⟦fetch⟧(url, { method: 'POST' } as const);", `await fetch(url, { method: 'POST', signal: ${total} } as const);`),
    layout("options that are surely there", "const init: RequestInit | undefined = {}; await ⟦fetch⟧(url, init!);", `const init: RequestInit | undefined = {}; await fetch(url, { ...init!, signal: ${total} });`),
  ],
});

describe("an edit of a call's options", () => {
  const edit = (code: string): readonly [number, number] | undefined => {
    const config = { files: ["**"], plugins: { timeout: { rules: { rule: rule as never } } }, rules: { "timeout/rule": "error" as const }, settings: policy };
    return new Linter().verify(code, config)[0]?.fix?.range;
  };

  it.each(["fetch(url)", "fetch(url, {})", 'fetch(url, { method: "POST" })', "fetch(url, { signal: null })"])("spans the whole call, so that two never merge: %s", (call) => {
    expect(edit(`await ${call};`)).toEqual([6, 6 + call.length]);
  });
});

run("require-http-timeout: what stands in a variable beside the limit that is off", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "a phase in a variable stays",
      code: 'import got from "got"; const limits = { timeout: { connect: 1, ⟦request: undefined⟧ } }; await got(url, limits).json();',
      errors: [switchedOff("got", "request: undefined")],
      output: 'import got from "got"; const limits = { timeout: { connect: 1, request: undefined } }; await got(url, { ...limits, timeout: { ...limits?.timeout, request: 10_000 } }).json();',
    },
    {
      name: "a spread that would switch it off again goes first",
      code: "const init = { ⟦signal: undefined⟧ }; await (await fetch(url, { signal: null, ...init })).json();",
      errors: [switchedOff("fetch", "signal: undefined")],
      output: `const init = { signal: undefined }; await (await fetch(url, { ...init, signal: ${total} })).json();`,
    },
  ],
});
