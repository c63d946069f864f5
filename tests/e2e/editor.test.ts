import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-protocol/node";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Editor } from "./editor.js";
import { Project } from "./project.js";
import { snippet } from "./readme.js";
import { sources } from "./sources.js";

const rule = "timeout/require-http-timeout";
const path = "src/report.ts";

const source = `export async function order(id: string): Promise<unknown> {
  const response = await fetch(\`https://api.example.com/orders/\${id}\`);
  return response.json();
}

export async function orders(): Promise<unknown> {
  const response = await fetch("https://api.example.com/orders");
  return response.json();
}

export async function copy(url: string, sink: WritableStream): Promise<void> {
  const response = await fetch(url);
  await response.body?.pipeTo(sink);
}
`;

const bounded = (call: string) => [`${call})`, `${call}, { signal: AbortSignal.timeout(10_000) })`] as const;
const first = bounded("fetch(`https://api.example.com/orders/${id}`");
const second = bounded('fetch("https://api.example.com/orders"');
const third = [
  "  const response = await fetch(url);",
  `  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException("No answer in time", "TimeoutError")), 10_000);
  const response = await fetch(url, { signal: controller.signal }).finally(() => clearTimeout(timer));`,
] as const;

/** The only entry. @throws if there is none or more than one. */
function only<T>(list: readonly T[]): T {
  const [entry, ...more] = list;
  if (entry === undefined || more.length > 0) throw new Error(`Expected one entry: ${JSON.stringify(list)}`);
  return entry;
}

describe("VS Code's ESLint server", () => {
  let project: Project;
  beforeAll(async () => {
    project = await Project.install("editor");
    await project.reset({ ...sources.ts, [path]: source, "eslint.config.js": await snippet("typed") });
    return () => project.remove();
  });

  describe("for an open file", () => {
    let editor: Editor;
    beforeAll(async () => {
      editor = await Editor.start(project.folder);
      await editor.open(path, "typescript", source);
      return () => editor.stop();
    });
    beforeEach(() => editor.change(source));

    const squiggle = async (line: number): Promise<Diagnostic> =>
      only((await editor.diagnostics()).filter(({ range }) => range.start.line === line));

    it("underlines the callee, names the rule and links to its page", async () => {
      const { homepage, version } = JSON.parse(
        await project.read("node_modules/eslint-plugin-timeout/package.json"),
      ) as Record<string, string>;
      const common = {
        source: "eslint",
        severity: DiagnosticSeverity.Error,
        code: rule,
        codeDescription: { href: `${homepage}/blob/v${version}/docs/rules/require-http-timeout.md` },
      };
      const callee = (line: number) => ({ start: { line, character: 25 }, end: { line, character: 30 } });
      const buffered =
        "Nothing limits how long this `fetch` may take. Pass a `signal`, e.g. `AbortSignal.timeout(10_000)`.";
      const streamed =
        "Nothing in this code ends the stream if the server goes silent. Bound the headers and the gap between chunks; `AbortSignal.timeout` would cut a healthy stream.";

      expect(await editor.diagnostics()).toEqual([
        { ...common, range: callee(1), message: buffered },
        { ...common, range: callee(6), message: buffered },
        { ...common, range: callee(11), message: streamed },
      ]);
    });

    it("offers a quick fix that bounds this one call", async () => {
      const diagnostic = await squiggle(6);
      const fix = only((await editor.quickFixes(diagnostic)).filter(({ isPreferred }) => isPreferred));

      expect(fix).toMatchObject({ title: `Fix this ${rule} problem`, kind: "quickfix", diagnostics: [diagnostic] });
      expect(await editor.after(fix)).toBe(source.replace(...second));
    });

    it("offers a suggestion where a person has to choose, and no quick fix", async () => {
      const actions = await editor.quickFixes(await squiggle(11));
      const suggestion = only(actions.filter(({ title }) => title.endsWith(`(${rule})`)));

      expect(actions.filter(({ isPreferred }) => isPreferred)).toEqual([]);
      expect(suggestion.title).toBe(
        `Bound the wait for the headers with \`controller.signal\`; the gap between chunks is yours to bound. (${rule})`,
      );
      expect(await editor.after(suggestion)).toBe(source.replace(...third));
    });

    it("mends on save what can be mended exactly, and nothing else", async () => {
      const fixAll = only(await editor.fixAll());

      expect(fixAll.kind).toBe("source.fixAll.eslint");
      expect(await editor.after(fixAll)).toBe(source.replace(...first).replace(...second));
    });

    it("follows what is typed: bounded, half a call, unbounded again", async () => {
      const lines = async () => (await editor.diagnostics()).map(({ code, range }) => [code, range.start.line]);

      await editor.change(source.replace(...first));
      expect(await lines()).toEqual([[rule, 6], [rule, 11]]);

      await editor.change(source.replace("fetch(url);", "fetch("));
      expect(await editor.diagnostics()).toEqual([
        expect.objectContaining({ message: expect.stringMatching(/^Parsing error: /) as string }),
      ]);

      await editor.change(source);
      expect(await lines()).toEqual([[rule, 1], [rule, 6], [rule, 11]]);
    });
  });
});
