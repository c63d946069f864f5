import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { once } from "../analysis/once.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** One replacement in a file's text: for `fixer.replaceTextRange(edit.range, edit.text)`. */
export interface TextEdit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** An edit that only inserts. */
export const insertion = (at: number, text: string): TextEdit => ({ range: [at, at], text });

/** The text of `range` after `edits`, which lie in it and don't overlap; of two at one place the first comes first. */
export function textWith(sourceCode: SourceCode, range: readonly [number, number], edits: readonly TextEdit[]): string {
  let text = "";
  let at = range[0];
  for (const edit of edits.toSorted((a, b) => a.range[0] - b.range[0])) {
    text += sourceCode.text.slice(at, edit.range[0]) + edit.text;
    at = edit.range[1];
  }
  return text + sourceCode.text.slice(at, range[1]);
}

/** The version of the language that a file is read by, as ESLint's `languageOptions` has it. */
export type EcmaVersion = number | "latest" | undefined;

/** A number as this plugin writes it: `500`, `1_500`, `120_000`; `120000` where the language has no separators yet. */
export function numeral(value: number, ecmaVersion?: EcmaVersion): string {
  const isOld = typeof ecmaVersion === "number" && ecmaVersion < 2021;
  return Number.isSafeInteger(value) && !isOld ? String(value).replace(/\B(?=(?:\d{3})+$)/g, "_") : String(value);
}

/** A property's key: bare where it is an identifier's name, else quoted. */
export const propertyKey = (name: string): string =>
  /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);

/** The line break that the file uses. */
export const lineBreak = (sourceCode: SourceCode): string => /\r\n|\n|\r/.exec(sourceCode.text)?.[0] ?? "\n";

/** The white space that starts the line on which `index` lies. */
export function indentAt(sourceCode: SourceCode, index: number): string {
  const line = sourceCode.lines[sourceCode.getLocFromIndex(index).line - 1] ?? "";
  return /^\s*/.exec(line)?.[0] ?? "";
}

/** One step of the file's indentation: a tab, or as many spaces as its shallowest indented line starts with. */
export function indentUnit(sourceCode: SourceCode): string {
  const steps = sourceCode.lines.flatMap((line) => /^(?:\t|(?: {2}| {4}| {8})(?=[^\s*]))/.exec(line) ?? []);
  return steps.reduce((least, step) => (step.length < least.length ? step : least), steps[0] ?? "  ");
}

/** Whether only white space stands before `index` on its line. */
export function startsLine(sourceCode: SourceCode, index: number): boolean {
  const { line, column } = sourceCode.getLocFromIndex(index);
  return (sourceCode.lines[line - 1] ?? "").slice(0, column).trim() === "";
}

/** Whether both stand on one line: the end of the first, the start of the second. */
export const onOneLine = (first: TSESTree.Node | TSESTree.Token, second: TSESTree.Node | TSESTree.Token): boolean =>
  first.loc.end.line === second.loc.start.line;

/** Whether a comment runs to the end of its line (`//`, `#!`, `<!--`), so that nothing can stand behind it. */
export const endsLine = (token: TSESTree.Token): boolean =>
  token.type === "Line" || (token.type as string) === "Shebang";

/** The quote that the file's first quoted string uses. */
export function quoteHabit(sourceCode: SourceCode): '"' | "'" {
  const first = sourceCode.ast.tokens.find((token) => token.type === "String");
  return first?.value.startsWith("'") ? "'" : '"';
}

/** A string literal in the given quotes. */
export function quoted(text: string, quote: '"' | "'"): string {
  const literal = JSON.stringify(text);
  return quote === '"' ? literal : `'${literal.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Whether most of the file's statements that may end in a semicolon do. */
export const semicolonHabit = once((sourceCode: SourceCode): boolean => {
  let balance = 0;
  const visit = (node: TSESTree.Node): void => {
    if (terminated.has(node.type)) balance += sourceCode.getLastToken(node)?.value === ";" ? 1 : -1;
    for (const key of sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null | undefined>)[key];
      for (const each of Array.isArray(child) ? child : [child]) if (each) visit(each);
    }
  };
  visit(sourceCode.ast);
  return balance >= 0;
});

/** The statements that end in a semicolon, written or inserted. */
const terminated = new Set<string>([
  "ExpressionStatement",
  "VariableDeclaration",
  "ImportDeclaration",
  "TSImportEqualsDeclaration",
  "ExportAllDeclaration",
  "ReturnStatement",
  "ThrowStatement",
]);
