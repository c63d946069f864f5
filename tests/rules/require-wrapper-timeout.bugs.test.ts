import type { RuleTester } from "eslint";
import rule from "../../rules/require-wrapper-timeout.js";
import { everywhere, type Expected, run } from "../cases.js";

type Suggestion = RuleTester.SuggestionOutput;

const lines = (...all: string[]): string => all.join("\n");

const unbounded = (callee: string, waitsIn: string, ...suggestions: Suggestion[]): Expected => ({
  messageId: "unbounded",
  data: { callee, waitsIn, options: "`signal`" },
  ...(suggestions.length > 0 && { suggestions }),
});

const space = (open: string, close: string, given: string, passed: string): string =>
  lines(
    "export class Space {",
    "  async authenticated(url, options) {",
    "    options.headers = { ...options.headers, authorization: `Bearer ${this.token}` };",
    `    const response = await fetch(url, ${passed});`,
    '    if (response.status === 503) throw new Error("Offline");',
    "    return response;",
    "  }",
    "  async list() {",
    `    const response = await ${open}this.authenticated${close}(\`\${this.url}/index.json\`, { method: "GET"${given} });`,
    "    return response.json();",
    "  }",
    "}",
  );

const manifest = (open: string, close: string, given: string, passed: string): string =>
  lines(
    'import { EnvHttpProxyAgent, fetch as undiciFetch } from "undici";',
    `const fetch = async (url, init) => await undiciFetch(url, { dispatcher: new EnvHttpProxyAgent(), ...init${passed} });`,
    "export async function versions(url) {",
    `  const response = await ${open}fetch${close}(url, {${given}});`,
    "  return response.text();",
    "}",
  );

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("require-wrapper-timeout: bugs in the wild", rule, everywhere, {
  valid: [
    { name: "https://github.com/silverbulletmd/silverbullet/pull/965, mended", code: space("", "", "", "{ signal: AbortSignal.timeout(5000), ...options }") },
    { name: "https://github.com/astral-sh/setup-uv/pull/894, mended", code: manifest("", "", "", ", signal: AbortSignal.timeout(30_000)") },
    { name: "a wrapper that writes a limit to what it is given", code: space("", "", "", "options").replace("options.headers = ", "options.signal = AbortSignal.timeout(5000); options.headers = ") },
  ],
  invalid: [
    {
      name: "https://github.com/silverbulletmd/silverbullet/pull/965",
      code: space("⟦", "⟧", "", "options"),
      errors: [unbounded("this.authenticated", "fetch(url, options)")],
      output: space("", "", ", signal: AbortSignal.timeout(10_000)", "options"),
    },
    {
      name: "https://github.com/astral-sh/setup-uv/pull/894",
      code: manifest("⟦", "⟧", "", ""),
      errors: [unbounded("fetch", "undiciFetch(…)")],
      output: manifest("", "", " signal: AbortSignal.timeout(10_000) ", ""),
    },
  ],
});
