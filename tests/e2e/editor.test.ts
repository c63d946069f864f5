import { DiagnosticSeverity } from "vscode-languageserver-protocol/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
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
const third = bounded("fetch(url");

describe("VS Code's ESLint server", () => {
  let project: Project;
  let editor: Editor;
  beforeAll(async () => {
    project = await Project.install("editor");
    await project.reset({ ...sources.ts, [path]: source, "eslint.config.js": await snippet("typed") });
    editor = await Editor.start(project.folder);
    await editor.open(path, "typescript", source);
  });
  beforeEach(() => editor.change(source));
  afterAll(async () => {
    await editor?.stop();
    await project?.remove();
  });

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
    const message =
      "Nothing limits how long this `fetch` may take. Pass a `signal`, e.g. `AbortSignal.timeout(10_000)`.";

    expect(await editor.diagnostics()).toEqual([
      { ...common, range: callee(1), message },
      { ...common, range: callee(6), message },
      { ...common, range: callee(11), message },
    ]);
  });

  it("offers a quick fix that bounds this one call", async () => {
    const [, diagnostic] = await editor.diagnostics();
    const action = (await editor.quickFixes(diagnostic!)).find(({ title }) => title === `Fix this ${rule} problem`);

    expect(action).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [diagnostic] });
    expect(await editor.after(action!)).toBe(source.replace(...second));
  });

  it("offers a suggestion where a person has to choose, and no quick fix", async () => {
    const diagnostic = (await editor.diagnostics())[2]!;
    const actions = await editor.quickFixes(diagnostic);
    const suggestions = actions.filter(({ title }) => title.endsWith(`(${rule})`));

    expect(actions.filter((action) => action.isPreferred)).toEqual([]);
    expect(suggestions.map(({ title }) => title)).toEqual([`Pass a signal (${rule})`]);
    expect(await editor.after(suggestions[0]!)).toBe(source.replace(...third));
  });

  it("mends on save what can be mended exactly, and nothing else", async () => {
    await editor.diagnostics();
    const actions = await editor.fixAll();

    expect(actions.map(({ kind }) => kind)).toEqual(["source.fixAll.eslint"]);
    expect(await editor.after(actions[0]!)).toBe(source.replace(...first).replace(...second));
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
