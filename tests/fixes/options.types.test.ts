import ts from "typescript";
import { describe, expect, it } from "vitest";
import { type OptionEdit, setOption } from "../../src/fixes/options.js";
import { applyEdit, typescript } from "./edit.js";

const declarations = `
  declare const url: string;
  declare const signal: AbortSignal;
  declare const maybe: { signal?: AbortSignal };
  declare const init: RequestInit;
  declare const optional: RequestInit | undefined;
  declare const flag: boolean;
  declare const holder: { init?: RequestInit };
  interface Timeouts { connect?: number; request?: number }
  declare const limits: { timeout?: Timeouts };
  declare const noLimits: { method: string };
  declare function exec(command: string, options?: { method?: string; timeout?: Timeouts | undefined } | null): void;
  declare function run<T>(name: string, options?: { value?: T; signal?: AbortSignal }, done?: (value: T) => void): void;
`;

const cases: readonly (readonly [code: string, selector: string, wish?: Partial<OptionEdit>])[] = [
  ["await fetch(url);", "fetch"],
  ["await fetch(url, undefined);", "fetch"],
  ["await fetch(url, { credentials: 'include' });", "fetch"],
  ["await fetch(url, { signal: null, method: 'POST' });", "fetch"],
  ["await fetch(url, { signal: null, ...init });", "fetch"],
  ["await fetch(url, { ['signal']: null, ...init });", "fetch"],
  ["await fetch(url, init);", "fetch"],
  ["await fetch(url, optional);", "fetch"],
  ["await fetch(url, holder.init!);", "fetch"],
  ["await fetch(url, flag ? { credentials: 'include' } : undefined);", "fetch"],
  ["await fetch(url, optional ?? { redirect: 'error' });", "fetch"],
  ["await fetch(url, { method: 'POST' } as RequestInit);", "fetch"],
  ["await fetch(url, { method: 'POST' } satisfies RequestInit);", "fetch"],
  ["await fetch(url, init as RequestInit);", "fetch"],
  ["await fetch(url, { ...init });", "fetch", { value: "maybe.signal", condition: "maybe.signal" }],
  ["run('a', { signal: undefined as never }, (value: number) => value);", "run", { value: "maybe.signal", condition: "maybe.signal" }],
  ["run('a');", "run"],
  ["run<string>('a', { value: 'b' });", "run"],
  ["exec('a');", "exec", { path: "timeout.request", value: "5_000" }],
  ["exec('a', null);", "exec", { path: "timeout.request", value: "5_000" }],
  ["exec('a', { timeout: undefined });", "exec", { path: "timeout.request", value: "5_000" }],
  ["exec('a', { timeout: { connect: 1 } });", "exec", { path: "timeout.request", value: "5_000" }],
  ["exec('a', limits);", "exec", { path: "timeout.request", value: "5_000" }],
  ["exec('a', { ...limits });", "exec", { path: "timeout.request", value: "5_000" }],
  ["exec('a', { ...noLimits });", "exec", { path: "timeout.request", value: "5_000", absent: true }],
];

const edited = cases.map(([code, callee, wish]) =>
  applyEdit(typescript, code, `CallExpression[callee.name='${callee}']`, (sourceCode, node, fixer) => {
    if (node.type !== "CallExpression") return undefined;
    const text = setOption(sourceCode, { call: node, index: 1, path: "signal", value: "signal", ...wish });
    return text === undefined ? undefined : fixer.replaceText(node, text);
  }),
);

/** What TypeScript has to say, by file. */
function check(files: ReadonlyMap<string, string>): Map<string, string[]> {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, languageVersion, ...rest) => {
    const text = files.get(name);
    return text === undefined ? readSource(name, languageVersion, ...rest) : ts.createSourceFile(name, text, languageVersion);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return new Map(
    [...files.keys()].map((name) => [
      name,
      ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    ]),
  );
}

describe("setOption", () => {
  const module = (code: string): string => `${code}\nexport {};`;
  const errors = check(
    new Map([
      ["declarations.ts", declarations],
      ["wrong.ts", module("await fetch(url, { signal: undefined, ...init, signal });")],
      ...cases.map(([code], at): [string, string] => [`before${String(at)}.ts`, module(code)]),
      ...edited.map((code, at): [string, string] => [`after${String(at)}.ts`, module(code ?? "missing")]),
    ]),
  );

  it("is judged by a TypeScript that sees the faults it avoids", () => {
    expect(errors.get("declarations.ts")).toEqual([]);
    expect(errors.get("wrong.ts")).toEqual(["An object literal cannot have multiple properties with the same name."]);
  });

  cases.forEach(([code], at) => {
    it(`type-checks after ${code}`, () => {
      expect(errors.get(`before${String(at)}.ts`)).toEqual([]);
      expect(errors.get(`after${String(at)}.ts`)).toEqual([]);
      expect(edited[at]).not.toBe(code);
    });
  });
});
