import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { firstTokenOf, type List } from "./list.js";
import { continues, lists } from "./statement.js";
import { onOneLine, startsLine, type TextEdit } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Takes an item out of a list, with the comma that goes with it. `undefined` where a comment would go too. */
export function removeItem(sourceCode: SourceCode, list: List, item: TSESTree.Node): TextEdit | undefined {
  const first = firstTokenOf(sourceCode, list, item);
  const before = sourceCode.getTokenBefore(first) ?? list.open;
  const next = list.items[list.items.indexOf(item) + 1];
  if (next) return removal(sourceCode, first.range[0], firstTokenOf(sourceCode, list, next).range[0]);
  if (before === list.open) return removal(sourceCode, list.open.range[1], list.close.range[0]);
  // A comma that trails stays, for the item that is the last one then.
  const last = sourceCode.getTokenBefore(list.close, ({ value }) => value !== ",") ?? first;
  return removal(sourceCode, before.range[0], last.range[1]);
}

/**
 * Takes a statement or a field out, or all up to another that follows it, with its line if nothing else stands on it. `undefined` where a comment would go too,
 * where what follows would go on with what stands before, and for the body of an `if` or a loop.
 */
export function removeLine(sourceCode: SourceCode, node: TSESTree.Statement | TSESTree.PropertyDefinition, until: TSESTree.Statement = node as TSESTree.Statement): TextEdit | undefined {
  if (!lists.has(node.parent.type) && node.parent.type !== "ClassBody") return undefined;
  const last = sourceCode.getLastToken(until)!;
  const previous = sourceCode.getTokenBefore(node);
  // The semicolon that a file without them puts before `[` or `(` on the next line stays where it is.
  const isGuard = last.value === ";" && startsLine(sourceCode, last.range[0]);
  const end = isGuard ? sourceCode.getTokenBefore(last)! : last;
  const next = sourceCode.getTokenAfter(end);
  if (!isGuard && continues(next) && previous && !/^[;{]$/.test(previous.value)) return undefined;
  return removal(sourceCode, ...roomOf(sourceCode, node, end));
}

/** A node up to its last token, with the white space that stands there for it alone. */
function roomOf(sourceCode: SourceCode, node: TSESTree.Node, end: TSESTree.Token): readonly [start: number, end: number] {
  const behind = sourceCode.getTokenAfter(end, { includeComments: true });
  const isFollowed = behind !== null && onOneLine(end, behind) && behind.value !== "}";
  if (isFollowed) return [node.range[0], behind.range[0]];
  const before = sourceCode.getTokenBefore(node, { includeComments: true });
  if (!startsLine(sourceCode, node.range[0])) return [before?.range[1] ?? 0, end.range[1]];
  const start = sourceCode.getIndexFromLoc({ line: node.loc.start.line, column: 0 });
  const { line } = end.loc.end;
  if (behind && onOneLine(end, behind)) return [start, end.range[1]];
  // Of two blank lines that would meet, or one below a bracket, one goes too.
  const above = (sourceCode.lines[node.loc.start.line - 2] ?? "").trim();
  const next = line + (sourceCode.lines[line]?.trim() === "" && /^$|[{(]$/.test(above) ? 2 : 1);
  return [start, next <= sourceCode.lines.length ? sourceCode.getIndexFromLoc({ line: next, column: 0 }) : sourceCode.text.length];
}

/** The removal of all between two places, if no comment stands there. */
function removal(sourceCode: SourceCode, start: number, end: number): TextEdit | undefined {
  const hasComment = sourceCode.getAllComments().some(({ range }) => range[0] < end && start < range[1]);
  return hasComment ? undefined : { range: [start, end], text: "" };
}
