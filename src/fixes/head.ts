import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { insertStatement } from "./statement.js";
import { indentAt, indentUnit, insertion, lineBreak, semicolonHabit, type TextEdit } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Puts a statement first in a body, behind its directives; a body that is a single statement gets braces. `text` comes
 * without its semicolon. `undefined` where no exact place exists.
 */
export function insertFirst(sourceCode: SourceCode, body: TSESTree.Statement, text: string): TextEdit | undefined {
  if (body.type !== "BlockStatement") return insertStatement(sourceCode, body, text, "before");
  const first = body.body.find((statement) => statement.type !== "ExpressionStatement" || statement.directive === undefined);
  if (first) return insertStatement(sourceCode, first, text, "before");
  const last = body.body.at(-1);
  return last ? insertStatement(sourceCode, last, text, "after") : intoEmpty(sourceCode, body, text);
}

function intoEmpty(sourceCode: SourceCode, body: TSESTree.BlockStatement, text: string): TextEdit | undefined {
  const [comment] = sourceCode.getCommentsInside(body);
  const isOnOneLine = body.loc.start.line === (comment ?? body).loc.end.line;
  const start = body.range[0] + 1;
  if (isOnOneLine) return comment?.type === "Line" ? undefined : insertion(start, ` ${text};${comment ? "" : " "}`);
  const indent = indentAt(sourceCode, body.range[0]) + indentUnit(sourceCode);
  return insertion(start, `${lineBreak(sourceCode)}${indent}${text}${semicolonHabit(sourceCode) ? ";" : ""}`);
}
