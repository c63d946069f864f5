import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { chainOn, contains, outer } from "../analysis/chain.js";
import type { File } from "../analysis/file.js";
import { mayLeave } from "../analysis/leaves.js";
import { insertStatement } from "./statement.js";
import { indentAt, indentUnit, insertion, lineBreak, onOneLine, semicolonHabit, startsLine, type TextEdit } from "./text.js";

/**
 * Puts a statement where it runs once all that is waited for behind `statement` is over: in the `finally` block of the
 * `try` that follows, or of one round the rest of the block. Undefined where there is no such place.
 */
export function inFinally(file: File, statement: TSESTree.Statement, waits: readonly TSESTree.Node[], text: string): readonly TextEdit[] | undefined {
  return waits.every((wait) => isAwaited(wait)) ? finallyBehind(file, statement, waits, text) : undefined;
}

/** The same for what is surely awaited by then, or just lies in the block. */
export function finallyBehind(file: File, statement: TSESTree.Statement, waits: readonly TSESTree.Node[], text: string): readonly TextEdit[] | undefined {
  const { parent } = statement;
  if (parent.type !== "BlockStatement") return undefined;
  const rest = parent.body.slice(parent.body.indexOf(statement) + 1);
  if (!waits.every((wait) => rest.some((each) => contains(each, wait)))) return undefined;
  const attempt = rest.find((each) => each.type === "TryStatement");
  const isNext = attempt?.type === "TryStatement" && waits.every((wait) => contains(attempt, wait)) && !rest.slice(0, rest.indexOf(attempt)).some((each) => mayLeave(file, each));
  return (isNext && inAttempt(file, attempt, waits, text)) || round(file, parent, rest, text);
}

/** Whether a promise is awaited where it is made: one that is only returned outlives the block. */
export function isAwaited(from: TSESTree.Node): boolean {
  const end = outer(chainOn(from).at(-1)?.call ?? from);
  const { parent } = end;
  if (parent?.type === "ArrayExpression" || (parent?.type === "CallExpression" && parent.callee !== end)) return isAwaited(parent);
  return parent?.type === "AwaitExpression" || (parent?.type === "ForOfStatement" && parent.await);
}

/** At the head of the `finally` block that a `try` has, or in one that it gets. */
function inAttempt({ sourceCode }: File, attempt: TSESTree.TryStatement, waits: readonly TSESTree.Node[], text: string): readonly TextEdit[] | undefined {
  const { finalizer } = attempt;
  if (!finalizer) {
    const isLines = startsLine(sourceCode, attempt.range[0]) && attempt.loc.start.line < attempt.loc.end.line;
    const gap = isLines ? lineBreak(sourceCode) + indentAt(sourceCode, attempt.range[0]) : " ";
    const inner = isLines ? gap + indentUnit(sourceCode) : gap;
    return [insertion(attempt.range[1], ` finally {${inner}${text}${isLines && !semicolonHabit(sourceCode) ? "" : ";"}${gap}}`)];
  }
  const [first] = finalizer.body;
  const edit = first && !waits.some((wait) => contains(finalizer, wait)) ? insertStatement(sourceCode, first, text, "before") : undefined;
  return edit && [edit];
}

/** `try { … } finally { … }` round the last statements of a block. */
function round(file: File, block: TSESTree.BlockStatement, rest: readonly TSESTree.Statement[], text: string): readonly TextEdit[] | undefined {
  const { sourceCode } = file;
  const [first, last] = [rest[0], rest.at(-1)];
  const before = first && sourceCode.getTokenBefore(first);
  if (!first || !last || !before || !staysInside(file, rest)) return undefined;
  const close = sourceCode.getLastToken(block)!;
  const start = sourceCode.getCommentsBefore(first).find(({ range }) => startsLine(sourceCode, range[0])) ?? sourceCode.getFirstToken(first)!;
  const ending = sourceCode.getTokenBefore(close, { includeComments: true })!;
  if (!startsLine(sourceCode, first.range[0]) || !startsLine(sourceCode, close.range[0])) {
    const isPlain = sourceCode.getCommentsBefore(first).length === 0 && onOneLine(before, close);
    return isPlain ? [insertion(first.range[0], "try { "), insertion(last.range[1], ` } finally { ${text}; }`)] : undefined;
  }
  const indent = indentAt(sourceCode, start.range[0]);
  const unit = indentUnit(sourceCode);
  const line = lineBreak(sourceCode);
  const habit = semicolonHabit(sourceCode) ? ";" : "";
  const end = Math.max(last.range[1], ending.range[1]);
  return [
    insertion(start.range[0], `try {${line}${indent}${unit}`),
    ...linesIn(file, start.loc.start.line + 1, sourceCode.getLocFromIndex(end).line).map((index) => insertion(index, unit)),
    insertion(end, `${line}${indent}} finally {${line}${indent}${unit}${text}${habit}${line}${indent}}`),
  ];
}

/** Where the lines start that another level of indentation moves: not the empty ones, nor those of a text's own. */
export function linesIn({ sourceCode }: File, from: number, to: number): readonly number[] {
  const own = sourceCode.ast.tokens.filter(({ type, loc }) => type === "Template" && loc.start.line < loc.end.line);
  const isOwn = (line: number): boolean => own.some(({ loc }) => loc.start.line < line && line <= loc.end.line);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
    .filter((line) => sourceCode.lines[line - 1]?.trim() !== "" && !isOwn(line))
    .map((line) => sourceCode.getIndexFromLoc({ line, column: 0 }));
}

/** Whether nothing outside some statements means what they declare. */
function staysInside({ sourceCode }: File, statements: readonly TSESTree.Statement[]): boolean {
  const [first, last] = [statements[0]!, statements.at(-1)!];
  const isInside = ({ range }: TSESTree.Node): boolean => first.range[0] <= range[0] && range[1] <= last.range[1];
  return statements.every((statement) => {
    const declared: readonly TSESLint.Scope.Variable[] = statement.type.endsWith("Declaration") ? (sourceCode.scopeManager?.getDeclaredVariables(statement) ?? []) : [];
    if (statement.type.endsWith("Declaration") && (statement.type !== "VariableDeclaration" || statement.kind === "var")) return false;
    return declared.every(({ references }) => references.every(({ identifier }) => isInside(identifier)));
  });
}
