import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { expect } from "vitest";
import rule from "../../rules/require-http-timeout.js";
import { everywhere, policy, type Reader, run, typescript } from "../cases.js";
import { describe, fixture, it } from "../tester.js";
import { bound, noTimeoutOption, unbounded, unboundedInstance } from "./require-http-timeout.errors.js";

const signal = "{ signal: AbortSignal.timeout(10_000) }";

run("require-http-timeout: half typed code", rule, everywhere, {
  valid: [
    { name: "fetch of nothing yet", code: "fetch();" },
    { name: "a client's call of nothing yet", code: 'import axios from "axios"; axios.get(); axios.post(); axios(); axios.request();' },
    { name: "got of nothing yet", code: 'import got from "got"; await got(); await got.get();' },
    { name: "Node's request of nothing yet", code: 'import http from "node:http"; http.get(); http.request().end();' },
    { name: "a client that is only named", code: 'import axios from "axios"; axios; axios.get; fetch;' },
    { name: "an import without names", code: 'import "axios"; import {} from "got"; axios.get(url);' },
    { name: "names that nobody declares", code: "client.fetch(url); get(url); request(url).end();" },
  ],
  invalid: [
    {
      name: "the URL is there: that will do",
      code: "await ⟦fetch⟧(url, );",
      errors: [unbounded("fetch")],
      output: `await fetch(url, ${signal}, );`,
    },
  ],
});

run("require-http-timeout: any everywhere", rule, typescript, {
  valid: [
    { name: "a client of any", code: "declare const axios: any; axios.get(url);" },
    { name: "a function of any", code: "declare const get: any; get(url);" },
    { name: "options of any", code: "export const load = (url: string, options: any) => fetch(url, options);" },
    { name: "options made of any", code: "export const load = (url: string, options: any) => fetch(url, { ...options, ...options.more });" },
    { name: "an argument of any that may be a request", code: "export const load = (request: any) => fetch(request);" },
    { name: "a signal of any", code: "export const load = (url: string, stop: any) => fetch(url, { signal: stop });" },
    { name: "an import that nobody finds", code: 'import { api } from "@/nowhere"; import type { Api } from "@/nobody"; (api as Api).get(url);' },
  ],
  invalid: [
    {
      name: "a client that nobody finds is known by its name",
      code: 'import axios from "axios"; const api: any = ⟦axios.create⟧(); await api.get(url);',
      errors: [unboundedInstance("axios.create", "timeout", "axios", "`api`")],
      output: 'import axios from "axios"; const api: any = axios.create({ timeout: 10_000 }); await api.get(url);',
    },
    {
      name: "a URL of any",
      code: "export const load = async (url: any) => (await ⟦fetch⟧(url)).json();",
      errors: [unbounded("fetch")],
      output: `export const load = async (url: any) => (await fetch(url, ${signal})).json();`,
    },
  ],
});

/** As oxlint has it: an object, and nothing in it. */
const withoutServices = {
  meta: { name: "without-services", version: "1.0.0" },
  parseForESLint: (code: string, options: parser.ParserOptions) => ({ ...parser.parseForESLint(code, options), services: {} }),
};

run("require-http-timeout: a parser whose services are empty", rule, ["js"], {
  valid: [
    { name: "a signal", languageOptions: { parser: withoutServices }, code: "await fetch(url, { signal: stop });" },
    { name: "an import from elsewhere", languageOptions: { parser: withoutServices }, code: 'import { get } from "./get.js"; await get(url);' },
  ],
  invalid: [
    {
      name: "a call",
      languageOptions: { parser: withoutServices },
      code: "await ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: `await fetch(url, ${signal});`,
    },
    {
      name: "an annotated signal",
      languageOptions: { parser: withoutServices },
      code: "export const load = async (signal: AbortSignal) => (await ⟦fetch⟧(url)).json();",
      errors: [unbounded("fetch")],
      output: "export const load = async (signal: AbortSignal) => (await fetch(url, { signal })).json();",
    },
  ],
});

run("require-http-timeout: odd syntax", rule, everywhere, {
  valid: [
    { name: "new fetch", code: "new fetch(url);" },
    { name: "a call of a class", code: "XMLHttpRequest(); const xhr = XMLHttpRequest(); xhr.send();" },
    { name: "a tagged template", code: "fetch`https://api.example.com/${id}`;" },
    { name: "a label", code: "fetch: for (;;) break fetch;" },
    { name: "a property", code: "const api = { fetch: true, get fetcher() { return 1; } }; api.fetch;" },
    { name: "super", code: "class Api extends Base { fetch(url) { return super.fetch(url); } }" },
    { name: "a private name in an object", code: "class Api { #fetch; static is(api) { return #fetch in api; } }" },
    { name: "typeof", code: "if (typeof fetch === 'function' && typeof axios === 'undefined') ready();" },
    { name: "import.meta", code: "import.meta.fetch(url);" },
    { name: "a call of a call", code: "fetch(url, { signal: stop })(url)(url);" },
    { name: "a call of a literal", code: "(() => {})(url); (function () {})(url); `fetch`(url); [fetch][0](url);" },
    { name: "a call of itself", code: "const get = () => get(url); get(url);" },
    { name: "an alias of itself", code: "var get = get; get(url);" },
    { name: "two aliases of each other", code: "var a = b, b = a; a(url); b(url);" },
    { name: "minified code that calls itself", code: "var t=t.call(y);t(url);var n=n.bind(n);n(url);" },
    { name: "a field of itself", code: "class Api { get = this.get; load() { return this.get(url); } }" },
    { name: "an instance of itself", code: 'import axios from "axios"; let api = api.create(); api.get(url);' },
    { name: "options of themselves", code: "let init = { ...init }; init = { ...init }; fetch(url, init);" },
    { name: "options that hold themselves", code: "const init = { signal: stop }; init.self = init; fetch(url, init.self);" },
    { name: "a URL of itself", code: "var url = url + '/'; fetch(url, { signal: stop });" },
    { name: "prototype names", code: "toString(url); constructor(url); globalThis.hasOwnProperty(url); import('axios').__proto__(url);" },
    { name: "prototype names of a client", code: 'import axios from "axios"; axios.toString(url); axios.constructor(url); axios["__proto__"](url); axios.get.toString();' },
    { name: "prototype names among options", code: "const name = 'toString'; fetch(url, { [name]: 1, constructor: 2, signal: stop });" },
  ],
  invalid: [
    {
      name: "a static block",
      code: "class Api { static { ⟦fetch⟧(url).then((response) => response.json()).catch(log); } }",
      errors: [unbounded("fetch")],
      output: `class Api { static { fetch(url, ${signal}).then((response) => response.json()).catch(log); } }`,
    },
    {
      name: "a generator gives its promise away",
      code: "function* saga() { const order = yield ⟦fetch⟧(url); }",
      errors: [unbounded("fetch", bound("AbortSignal.timeout(10_000)", `function* saga() { const order = yield fetch(url, ${signal}); }`))],
    },
    {
      name: "the default export",
      code: "export default await (await ⟦fetch⟧(url)).json();",
      errors: [unbounded("fetch")],
      output: `export default await (await fetch(url, ${signal})).json();`,
    },
    {
      name: "a call in the arguments of another",
      code: "await ⟦fetch⟧((await (await ⟦fetch⟧(a)).json()).url);",
      errors: [unbounded("fetch"), unbounded("fetch")],
      output: `await fetch((await (await fetch(a)).json()).url, ${signal});`,
    },
    {
      name: "a file that begins with a byte order mark",
      code: "\uFEFFawait ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: `\uFEFFawait fetch(url, ${signal});`,
    },
  ],
});

run("require-http-timeout: JSX", rule, ["js"], {
  valid: [{ name: "an element by that name", languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } }, code: "export const Page = () => <fetch signal={stop}>{fetch(url, { signal: stop })}</fetch>;" }],
  invalid: [
    {
      name: "a handler",
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      code: "export const Page = () => <button onClick={async () => { try { await ⟦fetch⟧(url); } catch (error) { show(error); } }} />;",
      errors: [unbounded("fetch")],
      output: `export const Page = () => <button onClick={async () => { try { await fetch(url, ${signal}); } catch (error) { show(error); } }} />;`,
    },
  ],
});

run("require-http-timeout: TypeScript's odd syntax", rule, typescript, {
  valid: [
    { name: "an overload", code: "export declare namespace http { function fetch(url: string): void; } http.fetch(url);" },
    { name: "an alias of a namespace's member", code: "namespace http { export const fetch = cached; } import fetch = http.fetch; fetch(url);" },
    { name: "an abstract method", code: "abstract class Api { abstract fetch(url: string): void; load() { this.fetch(url); } }" },
    { name: "an accessor", code: "class Api { accessor fetch = cached; load() { this.fetch(url); } }" },
    { name: "a this parameter", code: "function load(this: { fetch(url: string): void }) { this.fetch(url); }" },
    { name: "declarations only", code: "export declare function fetch(url: string): void; export declare const axios: { get(url: string): void };" },
  ],
  invalid: [
    {
      name: "a decorator",
      code: "class Api { @retry() async load(@inject url: string) { return (await ⟦fetch⟧(url)).json(); } }",
      errors: [unbounded("fetch")],
      output: `class Api { @retry() async load(@inject url: string) { return (await fetch(url, ${signal})).json(); } }`,
    },
    {
      name: "a global that a module declares anew",
      code: "export {}; declare global { interface Window { ready: boolean } } await ⟦fetch⟧(url);",
      errors: [unbounded("fetch")],
      output: `export {}; declare global { interface Window { ready: boolean } } await fetch(url, ${signal});`,
    },
    {
      name: "an old cast of the callee",
      code: "await (⟦<any>fetch⟧)(url);",
      errors: [unbounded("<any>fetch")],
      output: `await (<any>fetch)(url, ${signal});`,
    },
    {
      name: "type arguments of the callee",
      code: 'import axios from "axios"; await (⟦axios.get<Order>⟧)(url);',
      errors: [noTimeoutOption("axios.get<Order>", "axios", "`timeout` or `signal`")],
      output: 'import axios from "axios"; await (axios.get<Order>)(url, { timeout: 10_000 });',
    },
  ],
});

describe("large and strange files", () => {
  const languageOptions: Record<Reader, Linter.LanguageOptions> = {
    js: {},
    ts: { parser },
    typed: { parser, parserOptions: { projectService: true, tsconfigRootDir: fixture("") } },
  };
  const long = (part: string, by: string, times = 1_000): string => Array.from({ length: times }, () => part).join(by);

  it.each<[string, string]>([
    ["a URL of four hundred parts", `await fetch(${long('"a"', " + ", 400)});`],
    ["a URL of four hundred unknown parts", `await fetch(${long("a", " + ", 400)});`],
    ["a chain of three hundred links", `fetch(url)${long(".then((x) => x)", "", 300)};`],
    ["a hundred spreads", `await fetch(url, { ${long("...init", ", ", 100)} });`],
    ["a hundred nested ternaries", `await fetch(url, ${long("a ? {} : ", "", 100)}{});`],
    ["a hundred nested functions", `${long("() => (", "", 100)}fetch(url)${long(")", "", 100)};`],
    ["a variable with a thousand writes", `let get = fetch; ${long("get = fetch;", " ")} get(url);`],
    ["options with a thousand writes", `const init = {}; ${long("init.method = method;", " ")} await fetch(url, init);`],
    ["twenty aliases of two each", `const a0 = fetch; ${Array.from({ length: 20 }, (_, index) => `const a${index + 1} = x ? a${index} : a${index};`).join(" ")} a20(url);`],
    ["twenty spreads of two each", `const o0 = {}; ${Array.from({ length: 20 }, (_, index) => `const o${index + 1} = { ...o${index}, ...o${index} };`).join(" ")} fetch(url, o20);`],
    ["twenty ternaries of two each", `const o0 = {}; ${Array.from({ length: 20 }, (_, index) => `const o${index + 1} = x ? o${index} : { ...o${index} };`).join(" ")} fetch(url, o20);`],
    ["a thousand calls", long("fetch(url);", " ")],
    ["variables that are each other", "var a = b, b = c, c = a; a.get(url); b(url, c); fetch(a, b); a = b = c;"],
    ["options that are each other", "const a = {}, b = { ...a }; Object.assign(a, b); Object.assign(b, a); fetch(url, a); fetch(url, b);"],
    ["instances of each other", 'import axios from "axios"; var a = b.create(), b = a.create(); a.get(url); b.get(url);'],
    ["handles of each other", 'import http from "http"; var a = http.get(b), b = http.get(a); a.setTimeout(b); b.on("timeout", a);'],
    ["fields of each other", "class Api { a = this.b; b = this.a; load() { this.a(url); fetch(url, this.b); } }"],
  ])("%s: no crash, in time, and what is fixed parses", (_, code) => {
    for (const reader of everywhere) {
      const config: Linter.Config = { files: ["**"], languageOptions: languageOptions[reader], plugins: { timeout: { rules: { rule: rule as never } } }, rules: { "timeout/rule": "error" }, settings: policy };
      expect(new Linter().verify(code, { ...config, rules: {} }, fixture("file.ts"))).toEqual([]);
      const { output } = new Linter().verifyAndFix(code, config, fixture("file.ts"));
      expect(new Linter().verify(output, config, fixture("file.ts")).filter(({ fatal }) => fatal)).toEqual([]);
    }
  }, 20_000);
});
