import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "../analysis/chain.js";
import { insertStatement, lists } from "./statement.js";
import { indentAt, indentUnit, lineBreak, type TextEdit, textWith } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

const globalScope = "global" as TSESLint.Scope.Scope["type"];

/**
 * Puts a declaration before the statement that an expression stands in, together with edits behind it; an arrow function
 * that is an expression gets a block. `text` comes without its semicolon. `undefined` where no exact place exists: a
 * `case`, a field, a parameter's default, the top of a script, whose names other scripts share, comments that would go.
 */
export function declareBefore(sourceCode: SourceCode, expression: TSESTree.Node, text: string, edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  for (let node = expression, { parent } = node; parent; node = parent, { parent } = node) {
    if (lists.has(parent.type)) {
      if (parent.type === "Program" && sourceCode.getScope(node).variableScope.type === globalScope) return undefined;
      const edit = insertStatement(sourceCode, node as TSESTree.Statement, text, "before");
      return edit && [edit, ...edits];
    }
    if (isFunction(parent)) return parent.type === "ArrowFunctionExpression" && parent.body === node ? inBlock(sourceCode, parent, text, edits) : undefined;
    if (parent.type === "PropertyDefinition") return undefined;
  }
  return undefined;
}

/** `() => value` becomes `() => { let name; return value; }`. */
function inBlock(sourceCode: SourceCode, fn: TSESTree.ArrowFunctionExpression, text: string, edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const { body } = fn;
  const arrow = sourceCode.getTokenBefore(body, { filter: ({ value }) => value === "=>" });
  const isWithin = ({ range }: TSESTree.Comment): boolean => range[0] < (arrow?.range[0] ?? 0) || (range[0] >= body.range[0] && range[1] <= body.range[1]);
  if (!arrow || !sourceCode.getCommentsInside(fn).every(isWithin)) return undefined;
  const isOneLine = fn.loc.start.line === fn.loc.end.line;
  const outer = lineBreak(sourceCode) + indentAt(sourceCode, arrow.range[0]);
  const [inner, end] = isOneLine ? [" ", " "] : [outer + indentUnit(sourceCode), outer];
  const written = textWith(sourceCode, body.range, edits);
  return [{ range: [arrow.range[1], fn.range[1]], text: ` {${inner}${text};${inner}return ${written};${end}}` }];
}
