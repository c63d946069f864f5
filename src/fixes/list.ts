import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { endsLine, indentAt, indentUnit, insertion, lineBreak, onOneLine, startsLine, type TextEdit } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A bracketed list with commas in it: arguments, properties, import specifiers. */
export interface List {
  readonly open: TSESTree.Token;
  readonly close: TSESTree.Token;
  readonly items: readonly TSESTree.Node[];
}

/** The first token of a list's item, its own parentheses included. */
export function firstTokenOf(sourceCode: SourceCode, list: List, item: TSESTree.Node): TSESTree.Token {
  let first = sourceCode.getFirstToken(item) ?? list.open;
  for (;;) {
    const before = sourceCode.getTokenBefore(first);
    if (before?.value !== "(" || before.range[0] <= list.open.range[0]) return first;
    first = before;
  }
}

/**
 * Adds one item at a list's end. A list with one item a line stays so, a trailing comma is kept, and comments stay with
 * the item they follow.
 */
export function appendItem(sourceCode: SourceCode, list: List, text: string): TextEdit[] {
  const comments = sourceCode.getCommentsBefore(list.close);
  const lastItem = list.items.at(-1);
  const end = comments.at(-1) ?? sourceCode.getTokenBefore(list.close) ?? list.open;
  const commented = comments.length > 0 && (endsLine(end) || startsLine(sourceCode, end.range[0]));

  if (lastItem === undefined) {
    if (commented) return [insertion(end.range[1], newLine(sourceCode, list, end) + text)];
    return [insertion(end.range[1], comments.length > 0 ? ` ${text}` : text)];
  }

  const previous = sourceCode.getTokenBefore(list.close) ?? list.open;
  const first = firstTokenOf(sourceCode, list, lastItem);
  const own = startsLine(sourceCode, first.range[0]);
  const gap = own
    ? lineBreak(sourceCode) + indentAt(sourceCode, first.range[0])
    : commented
      ? newLine(sourceCode, list, end)
      : " ";
  if (previous.value === "," && previous.range[0] >= lastItem.range[1]) return [insertion(end.range[1], `${gap}${text},`)];
  // A comma behind a `//` comment would be part of it, and one on a later line would start that line.
  const commaAfter = comments.every((comment) => !endsLine(comment) && onOneLine(previous, comment)) ? end : previous;
  if (commaAfter === end) return [insertion(end.range[1], `,${gap}${text}`)];
  return [insertion(previous.range[1], ","), insertion(end.range[1], gap + text)];
}

/** A line break, and the indentation of what follows the comment `end`. */
function newLine(sourceCode: SourceCode, list: List, end: TSESTree.Token): string {
  const indent = startsLine(sourceCode, end.range[0])
    ? indentAt(sourceCode, end.range[0])
    : indentAt(sourceCode, list.close.range[0]) + indentUnit(sourceCode);
  return lineBreak(sourceCode) + indent;
}

/** Adds one item before another, above the comments that lead it. */
export function insertItemBefore(sourceCode: SourceCode, list: List, item: TSESTree.Node, text: string): TextEdit[] {
  const first = firstTokenOf(sourceCode, list, item);
  let anchor = first;
  for (const comment of sourceCode.getCommentsBefore(first).toReversed()) {
    if (!onOneLine(comment, anchor) && !startsLine(sourceCode, comment.range[0])) break;
    anchor = comment;
  }
  const own = startsLine(sourceCode, anchor.range[0]);
  const gap = own ? lineBreak(sourceCode) + indentAt(sourceCode, anchor.range[0]) : " ";
  return [insertion(anchor.range[0], `${text},${gap}`)];
}
