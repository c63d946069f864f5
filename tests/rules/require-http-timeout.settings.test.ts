import rule from "../../rules/require-http-timeout.js";
import { everywhere, type Invalid, policy, run } from "../cases.js";
import { fixture } from "../tester.js";
import { bound, noTimeoutOption, switchedOff, unbounded, unboundedInstance, unboundedStream } from "./require-http-timeout.errors.js";

const total = "AbortSignal.timeout(10_000)";
const axios = 'import axios from "axios"; ';

/** The README's settings and more. */
const set = (timeout: object) => ({ timeout: { ...policy.timeout, ...timeout } });

/** A call of fetch whose message shows another deadline. */
const limited = (deadline: string, ...suggestions: ReturnType<typeof bound>[]) => ({
  ...unbounded("fetch", ...suggestions),
  data: { callee: "fetch", deadline },
});

run("require-http-timeout: settings.timeout.deadline", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "unset, an edit that writes a duration is a suggestion of ten seconds",
      settings: { timeout: { target: "modern" } },
      code: "await ⟦fetch⟧(url);",
      errors: [unbounded("fetch", bound(total, `await fetch(url, { signal: ${total} });`))],
    },
    {
      name: "without any settings",
      settings: {},
      code: `${axios}await ⟦axios.get⟧(url);`,
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`", bound("timeout: 10_000", `${axios}await axios.get(url, { timeout: 10_000 });`))],
    },
    {
      name: "a number is written and shown in the message",
      settings: set({ deadline: 1_500 }),
      code: "await ⟦fetch⟧(url);",
      errors: [limited("1_500")],
      output: "await fetch(url, { signal: AbortSignal.timeout(1_500) });",
    },
    {
      name: "a short one has no separator",
      settings: set({ deadline: 500 }),
      code: `${axios}await axios.get(url, { ⟦timeout: 0⟧ });`,
      errors: [switchedOff("axios.get", "timeout: 0")],
      output: `${axios}await axios.get(url, { timeout: 500 });`,
    },
    {
      name: "a long one has several",
      settings: set({ deadline: 1_200_000 }),
      code: "await ⟦fetch⟧(url);",
      errors: [limited("1_200_000")],
      output: "await fetch(url, { signal: AbortSignal.timeout(1_200_000) });",
    },
  ],
});

const imported = set({ deadline: { import: "@acme/http", name: "HTTP_TIMEOUT_MS" } });

run("require-http-timeout: settings.timeout.deadline as an import", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "the edit adds the import",
      settings: imported,
      code: 'import { show } from "./show.js";\n\nshow(await (await ⟦fetch⟧(url)).json());\n',
      errors: [limited("HTTP_TIMEOUT_MS")],
      output:
        'import { show } from "./show.js";\nimport { HTTP_TIMEOUT_MS } from "@acme/http";\n\nshow(await (await fetch(url, { signal: AbortSignal.timeout(HTTP_TIMEOUT_MS) })).json());\n',
    },
    {
      name: "in the file's quotes",
      settings: imported,
      code: "import { show } from './show.js'\nawait ⟦fetch⟧(url)\n",
      errors: [limited("HTTP_TIMEOUT_MS")],
      output: "import { show } from './show.js'\nimport { HTTP_TIMEOUT_MS } from '@acme/http'\nawait fetch(url, { signal: AbortSignal.timeout(HTTP_TIMEOUT_MS) })\n",
    },
    {
      name: "an import that is there is used",
      settings: imported,
      code: 'import { HTTP_TIMEOUT_MS } from "@acme/http"; await ⟦fetch⟧(url);',
      errors: [limited("HTTP_TIMEOUT_MS")],
      output: 'import { HTTP_TIMEOUT_MS } from "@acme/http"; await fetch(url, { signal: AbortSignal.timeout(HTTP_TIMEOUT_MS) });',
    },
    {
      name: "an import by another name is used",
      settings: imported,
      code: 'import { HTTP_TIMEOUT_MS as limit } from "@acme/http"; await ⟦fetch⟧(url);',
      errors: [limited("HTTP_TIMEOUT_MS")],
      output: 'import { HTTP_TIMEOUT_MS as limit } from "@acme/http"; await fetch(url, { signal: AbortSignal.timeout(limit) });',
    },
    {
      name: "a namespace that is there is used",
      settings: imported,
      code: `${axios}import * as acme from "@acme/http"; await ⟦axios.get⟧(url);`,
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
      output: `${axios}import * as acme from "@acme/http"; await axios.get(url, { timeout: acme.HTTP_TIMEOUT_MS });`,
    },
    {
      name: "the module's import gets one more name",
      settings: imported,
      code: 'import { retry } from "@acme/http"; await retry(async () => (await ⟦fetch⟧(url)).json());',
      errors: [limited("HTTP_TIMEOUT_MS")],
      output: 'import { retry, HTTP_TIMEOUT_MS } from "@acme/http"; await retry(async () => (await fetch(url, { signal: AbortSignal.timeout(HTTP_TIMEOUT_MS) })).json());',
    },
    {
      name: "a name that means something else stays",
      settings: imported,
      code: 'import { show } from "./show.js";\nconst HTTP_TIMEOUT_MS = "ms";\nawait ⟦fetch⟧(url);\nshow(HTTP_TIMEOUT_MS);\n',
      errors: [limited("HTTP_TIMEOUT_MS")],
      output:
        'import { show } from "./show.js";\nimport { HTTP_TIMEOUT_MS as HTTP_TIMEOUT_MS2 } from "@acme/http";\nconst HTTP_TIMEOUT_MS = "ms";\nawait fetch(url, { signal: AbortSignal.timeout(HTTP_TIMEOUT_MS2) });\nshow(HTTP_TIMEOUT_MS);\n',
    },
    {
      name: "CommonJS requires it",
      settings: imported,
      code: 'const show = require("./show");\n\n⟦fetch⟧(url).then((response) => response.json()).then(show, log);\n',
      errors: [limited("HTTP_TIMEOUT_MS")],
      output:
        'const show = require("./show");\nconst { HTTP_TIMEOUT_MS } = require("@acme/http");\n\nfetch(url, { signal: AbortSignal.timeout(HTTP_TIMEOUT_MS) }).then((response) => response.json()).then(show, log);\n',
    },
    {
      name: "of two calls the first brings the import",
      settings: imported,
      code: 'import { show } from "./show.js";\nshow(await (await ⟦fetch⟧(a)).json());\nshow(await (await ⟦fetch⟧(b)).json());\n',
      errors: [limited("HTTP_TIMEOUT_MS"), limited("HTTP_TIMEOUT_MS")],
      output:
        'import { show } from "./show.js";\nimport { HTTP_TIMEOUT_MS } from "@acme/http";\nshow(await (await fetch(a, { signal: AbortSignal.timeout(HTTP_TIMEOUT_MS) })).json());\nshow(await (await fetch(b)).json());\n',
    },
    {
      name: "and the second uses it",
      settings: imported,
      code: 'import { HTTP_TIMEOUT_MS } from "@acme/http";\nshow(await (await ⟦fetch⟧(b)).json());\n',
      errors: [limited("HTTP_TIMEOUT_MS")],
      output: 'import { HTTP_TIMEOUT_MS } from "@acme/http";\nshow(await (await fetch(b, { signal: AbortSignal.timeout(HTTP_TIMEOUT_MS) })).json());\n',
    },
    {
      name: "the file that exports it can't import it: no edit",
      settings: imported,
      code: "export const HTTP_TIMEOUT_MS = 5_000; await ⟦fetch⟧(url);",
      errors: [limited("HTTP_TIMEOUT_MS")],
    },
  ],
});

run("require-http-timeout: settings.timeout.deadline as an import, in a script", rule, ["js"], {
  valid: [],
  invalid: [
    {
      name: "a script imports nothing: no edit",
      settings: imported,
      languageOptions: { sourceType: "script" },
      code: "⟦fetch⟧(url).then(show);",
      errors: [limited("HTTP_TIMEOUT_MS")],
    },
  ],
});

const deadlines = (...entries: object[]) => set({ deadlines: entries });

run("require-http-timeout: settings.timeout.deadlines", rule, everywhere, {
  valid: [
    { name: "none, by client", settings: deadlines({ client: "axios", deadline: "none" }), code: `${axios}await axios.get(url);` },
    { name: "none, by callee", settings: deadlines({ callee: "api.watch.get", deadline: "none" }), code: "const api = { watch: { get: fetch } }; await api.watch.get(url);" },
    { name: "none, by the start of the URL", settings: deadlines({ url: "https://llm.example.com/**", deadline: "none" }), code: "await fetch(`https://llm.example.com/v1/${model}`);" },
    { name: "none, by a URL from a const", settings: deadlines({ url: "https://llm.example.com/**", deadline: "none" }), code: 'const base = "https://llm.example.com"; await fetch(`${base}/v1/chat`);' },
    { name: "none, by all conditions", settings: deadlines({ client: "fetch", callee: "fetch", url: "/watch/*", deadline: "none" }), code: 'await fetch("/watch/1");' },
    { name: "none, whatever is called", settings: deadlines({ deadline: "none" }), code: `${axios}await axios.get(url); export const api = axios.create(); await fetch(url);` },
    { name: "none, for an instance", settings: deadlines({ callee: "axios.create", deadline: "none" }), code: `${axios}export const api = axios.create();` },
    { name: "none, for a limit that is switched off", settings: deadlines({ client: "axios", deadline: "none" }), code: `${axios}await axios.get(url, { timeout: 0 });` },
    { name: "the first that matches wins", settings: deadlines({ client: "fetch", deadline: "none" }, { client: "fetch", deadline: 1 }), code: "await fetch(url);" },
  ],
  invalid: [
    {
      name: "another client",
      settings: deadlines({ client: "axios", deadline: "none" }),
      code: "await ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: `await fetch(url, { signal: ${total} });`,
    },
    {
      name: "another callee",
      settings: deadlines({ callee: "window.fetch", deadline: "none" }),
      code: "await ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: `await fetch(url, { signal: ${total} });`,
    },
    {
      name: "another URL, and one that nobody knows",
      settings: deadlines({ url: "https://llm.example.com/**", deadline: "none" }),
      code: 'await ⟦fetch⟧("https://api.example.com/llm"); await ⟦fetch⟧(url);',
      errors: [unbounded("fetch"), unbounded("fetch")],
      output: `await fetch("https://api.example.com/llm", { signal: ${total} }); await fetch(url, { signal: ${total} });`,
    },
    {
      name: "one of two conditions",
      settings: deadlines({ client: "fetch", url: "/watch/*", deadline: "none" }),
      code: 'await ⟦fetch⟧("/orders/1");',
      errors: [unbounded("fetch")],
      output: `await fetch("/orders/1", { signal: ${total} });`,
    },
    {
      name: "a deadline of its own",
      settings: deadlines({ url: "https://llm.example.com/**", deadline: 120_000 }),
      code: 'await ⟦fetch⟧("https://llm.example.com/v1");',
      errors: [limited("120_000")],
      output: 'await fetch("https://llm.example.com/v1", { signal: AbortSignal.timeout(120_000) });',
    },
    {
      name: "a deadline of its own where there is no other",
      settings: { timeout: { target: "modern", deadlines: [{ client: "axios", deadline: 120_000 }] } },
      code: `${axios}await ⟦axios.get⟧(a); await ⟦fetch⟧(b);`,
      errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`"), unbounded("fetch", bound(total, `${axios}await axios.get(a); await fetch(b, { signal: ${total} });`))],
      output: `${axios}await axios.get(a, { timeout: 120_000 }); await fetch(b);`,
    },
    {
      name: "an imported deadline of its own",
      settings: deadlines({ callee: "fetch", deadline: { import: "@acme/http", name: "SLOW_MS" } }),
      code: 'import { SLOW_MS } from "@acme/http"; await ⟦fetch⟧(url);',
      errors: [limited("SLOW_MS")],
      output: 'import { SLOW_MS } from "@acme/http"; await fetch(url, { signal: AbortSignal.timeout(SLOW_MS) });',
    },
  ],
});

const byFile = deadlines({ files: ["tests/fixtures/*.js", "scripts/**"], deadline: "none" }, { files: ["**/*.jsx"], deadline: 500 });

run("require-http-timeout: settings.timeout.deadlines by file", rule, ["js"], {
  valid: [{ name: "none, by the file's path", settings: byFile, filename: fixture("script.js"), code: "await fetch(url);" }],
  invalid: [
    {
      name: "another file",
      settings: byFile,
      filename: fixture("deeper/script.js"),
      code: "await ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: `await fetch(url, { signal: ${total} });`,
    },
    {
      name: "a deadline of its own",
      settings: byFile,
      filename: fixture("script.jsx"),
      code: "await ⟦fetch⟧(url);",
      errors: [limited("500")],
      output: "await fetch(url, { signal: AbortSignal.timeout(500) });",
    },
  ],
});

run("require-http-timeout: settings.timeout.fixes", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "all fixes become suggestions",
      settings: set({ fixes: "suggest" }),
      code: "await ⟦fetch⟧(url);",
      errors: [unbounded("fetch", bound(total, `await fetch(url, { signal: ${total} });`))],
    },
    {
      name: "also those of a client's own option",
      settings: set({ fixes: "suggest" }),
      code: 'import got from "got"; await got(url, { ⟦timeout: {}⟧ });',
      errors: [switchedOff("got", "timeout: {}", bound("timeout: { request: 10_000 }", 'import got from "got"; await got(url, { timeout: { request: 10_000 } });'))],
    },
    {
      name: "said outright, fixes are fixes",
      settings: set({ fixes: "fix" }),
      code: "await ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: `await fetch(url, { signal: ${total} });`,
    },
  ],
});

/** What a target makes of a call that needs AbortSignal.timeout, and of one that doesn't. */
const targets = (target: string | undefined, ...needy: Pick<Invalid, "output" | "errors">[]): Invalid[] => [
  ...needy.map((one) => ({ ...one, name: `${target ?? "unset"}: fetch`, settings: { timeout: { deadline: 10_000, ...(target && { target }) } }, code: "await ⟦fetch⟧(url);" })),
  {
    name: `${target ?? "unset"}: a client's own option needs nothing`,
    settings: { timeout: { deadline: 10_000, ...(target && { target }) } },
    code: `${axios}await ⟦axios.get⟧(url);`,
    errors: [noTimeoutOption("axios.get", "axios", "`timeout` or `signal`")],
    output: `${axios}await axios.get(url, { timeout: 10_000 });`,
  },
];

const written = { errors: [unbounded("fetch")], output: `await fetch(url, { signal: ${total} });` };
const offered = { errors: [unbounded("fetch", bound(total, `await fetch(url, { signal: ${total} });`))] };
const withheld = { errors: [unbounded("fetch")] };

run("require-http-timeout: settings.timeout.target", rule, ["js", "ts"], {
  valid: [],
  invalid: [
    ...targets("modern", written),
    ...targets("20.3", written),
    ...targets("17.3", written),
    ...targets("17.2", withheld),
    ...targets("react-native", withheld),
    ...targets(undefined, offered),
    {
      name: "unset: the nearest package.json says it",
      settings: { timeout: { deadline: 10_000 } },
      filename: fixture("file.js"),
      code: "await ⟦fetch⟧(url);",
      ...written,
    },
    {
      name: "react-native: a timer for the headers would need a DOMException",
      settings: { timeout: { target: "react-native" } },
      code: "const response = await ⟦fetch⟧(url); for await (const chunk of response.body) show(chunk);",
      errors: [{ messageId: "unboundedStream", data: {} }],
    },
    {
      name: "react-native: a property of the request needs nothing",
      settings: { timeout: { target: "react-native" } },
      code: "const xhr = ⟦new XMLHttpRequest()⟧; xhr.open('GET', url); xhr.send();",
      errors: [
        {
          messageId: "noTimeoutProperty",
          data: { callee: "XMLHttpRequest", option: "timeout" },
          suggestions: [bound("xhr.timeout = 10_000", "const xhr = new XMLHttpRequest(); xhr.open('GET', url); xhr.timeout = 10_000; xhr.send();")],
        },
      ],
    },
  ],
});

run("require-http-timeout: settings.timeout.bounded", rule, everywhere, {
  valid: [
    { name: "the global", settings: set({ bounded: ["fetch"] }), code: "await fetch(url);" },
    { name: "a package, with all of its calls", settings: set({ bounded: ["undici"] }), code: 'import { fetch, request } from "undici"; await fetch(url); await request(url, { headersTimeout: 0 });' },
    { name: "a package's instances", settings: set({ bounded: ["axios"] }), code: `${axios}export const api = axios.create({ timeout: 0 }); await api.get(url);` },
    { name: "both of Node's modules", settings: set({ bounded: ["node:http", "node:https"] }), code: 'import http from "http"; import https from "node:https"; http.get(url); https.get(url);' },
  ],
  invalid: [
    {
      name: "others are not",
      settings: set({ bounded: ["undici", "axios"] }),
      code: 'import * as undici from "undici"; await undici.fetch(url); await ⟦fetch⟧(url);',
      errors: [unbounded("fetch")],
      output: `import * as undici from "undici"; await undici.fetch(url); await fetch(url, { signal: ${total} });`,
    },
    {
      name: "only one of Node's modules",
      settings: set({ bounded: ["node:https"] }),
      code: 'import https from "node:https"; import http from "node:http"; https.get(url); ⟦http.get⟧(url).on("error", log);',
      errors: [unbounded("http.get")],
      output: `import https from "node:https"; import http from "node:http"; https.get(url); http.get(url, { signal: ${total} }).on("error", log);`,
    },
  ],
});

const house = {
  name: "acme-http",
  kind: "http",
  modules: ["@/lib/http", "**/lib/http"],
  exports: ["default", "http"],
  calls: {
    get: { args: ["url", "options"], returns: "result" },
    post: { args: ["url", "body", "options"], returns: "result" },
    ping: { args: ["options"], returns: "result" },
    watch: { args: ["url", "options"], returns: "stream" },
  },
  factories: { create: { args: ["options"] } },
  bounds: { timeoutSeconds: { takes: "s", off: [0, "Infinity"] }, abortSignal: { takes: "signal" } },
  edit: "timeoutSeconds",
};
const houses = (...clients: object[]) => set({ clients });
const own = houses(house);

run("require-http-timeout: settings.timeout.clients", rule, everywhere, {
  valid: [
    { name: "its timeout", settings: own, code: 'import http from "@/lib/http"; await http.get(url, { timeoutSeconds: 5 });' },
    { name: "its signal", settings: own, code: 'import { http } from "@/lib/http"; await http.get(url, { abortSignal: stop });' },
    { name: "its instance's timeout", settings: own, code: 'import { http } from "@/lib/http"; const api = http.create({ timeoutSeconds: 5 }); await api.get(url);' },
    { name: "a call that it doesn't describe", settings: own, code: 'import http from "@/lib/http"; await http.put(url);' },
    { name: "an export that it doesn't describe", settings: own, code: 'import { raw } from "@/lib/http"; await raw.get(url);' },
    { name: "another module", settings: own, code: 'import http from "@/lib/https"; await http.get(url);' },
    { name: "its name among the bounded", settings: set({ clients: [house], bounded: ["acme-http"] }), code: 'import http from "@/lib/http"; await http.get(url);' },
    { name: "its name in deadlines", settings: set({ clients: [house], deadlines: [{ client: "acme-http", deadline: "none" }] }), code: 'import http from "@/lib/http"; await http.get(url);' },
    { name: "a client of another kind belongs to another rule", settings: houses({ ...house, kind: "database" }), code: 'import http from "@/lib/http"; await http.get(url);' },
    {
      name: "one of ours, described anew",
      settings: houses({ ...house, name: "axios", modules: ["axios"], bounds: { timeoutSeconds: { takes: "s", default: 5_000 } } }),
      code: `${axios}await axios.get(url); await axios.head(url);`,
    },
  ],
  invalid: [
    ...["@/lib/http", "../lib/http.js", "./lib/http", "../../src/lib/http.ts"].map((module) => ({
      name: `by a module's name or glob: ${module}`,
      settings: own,
      code: `import http from "${module}"; await ⟦http.get⟧(url);`,
      errors: [noTimeoutOption("http.get", "acme-http", "`timeoutSeconds`")],
      output: `import http from "${module}"; await http.get(url, { timeoutSeconds: 10 });`,
    })),
    {
      name: "at its own argument",
      settings: own,
      code: 'const { http } = require("./lib/http"); await ⟦http.post⟧(url, { id });',
      errors: [noTimeoutOption("http.post", "acme-http", "`timeoutSeconds`")],
      output: 'const { http } = require("./lib/http"); await http.post(url, { id }, { timeoutSeconds: 10 });',
    },
    {
      name: "a call that takes no URL",
      settings: own,
      code: 'import http from "@/lib/http"; await ⟦http.ping⟧();',
      errors: [noTimeoutOption("http.ping", "acme-http", "`timeoutSeconds`")],
      output: 'import http from "@/lib/http"; await http.ping({ timeoutSeconds: 10 });',
    },
    {
      name: "in seconds, where they are no whole number",
      settings: set({ clients: [house], deadline: 1_500 }),
      code: 'import http from "@/lib/http"; await ⟦http.get⟧(url);',
      errors: [noTimeoutOption("http.get", "acme-http", "`timeoutSeconds`")],
      output: 'import http from "@/lib/http"; await http.get(url, { timeoutSeconds: 1.5 });',
    },
    {
      name: "in seconds, from an import in milliseconds",
      settings: set({ clients: [house], deadline: { import: "@acme/http", name: "HTTP_TIMEOUT_MS" } }),
      code: 'import { HTTP_TIMEOUT_MS } from "@acme/http"; import http from "@/lib/http"; await ⟦http.get⟧(url);',
      errors: [noTimeoutOption("http.get", "acme-http", "`timeoutSeconds`")],
      output: 'import { HTTP_TIMEOUT_MS } from "@acme/http"; import http from "@/lib/http"; await http.get(url, { timeoutSeconds: HTTP_TIMEOUT_MS / 1000 });',
    },
    ...["0", "Infinity", "undefined"].map((off) => ({
      name: `a documented "no limit": ${off}`,
      settings: own,
      code: `import http from "@/lib/http"; await http.get(url, { ⟦timeoutSeconds: ${off}⟧ });`,
      errors: [switchedOff("http.get", `timeoutSeconds: ${off}`)],
      output: 'import http from "@/lib/http"; await http.get(url, { timeoutSeconds: 10 });',
    })),
    {
      name: "its instance",
      settings: own,
      code: 'import http from "@/lib/http"; const api = ⟦http.create⟧({}); await api.get(url);',
      errors: [unboundedInstance("http.create", "timeoutSeconds", "acme-http", "`api`")],
      output: 'import http from "@/lib/http"; const api = http.create({ timeoutSeconds: 10 }); await api.get(url);',
    },
    {
      name: "its stream",
      settings: own,
      code: 'import http from "@/lib/http"; ⟦http.watch⟧(url);',
      errors: [unboundedStream()],
    },
    {
      name: "a global of the house",
      settings: houses({ name: "$api", kind: "http", globals: ["$api"], calls: { "": { args: ["url", "options"], returns: "result" } }, bounds: { signal: { takes: "signal" } } }),
      code: "await ⟦$api⟧(url);",
      errors: [unbounded("$api")],
      output: `await $api(url, { signal: ${total} });`,
    },
  ],
});
