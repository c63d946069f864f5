import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../analysis/ast.js";
import { chainOn, contains, enclosing, isFunction, outer } from "../analysis/chain.js";
import type { EarlyClear } from "../analysis/early-clear.js";
import type { File } from "../analysis/file.js";
import { linesIn } from "./finally.js";
import { appendCall } from "./method.js";
import { removeLine } from "./removal.js";
import { indentAt, indentUnit, insertion, lineBreak, startsLine, type TextEdit } from "./text.js";
import { clearInFinally, fixOf, handlerRound, merged, type TimerClear } from "./timer-clear.js";

/** An edit that clears a timer behind the read of the body. */
export interface EarlyClearEdit {
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The edit that keeps a timeout until the body is read; undefined where no exact place is in sight. */
export function laterClear(file: File, early: EarlyClear): EarlyClearEdit | undefined {
  const { abortTimer, request, clear, reads } = early;
  const { timer } = abortTimer;
  const handler = enclosing(clear);
  if (handler !== enclosing(timer.call)) {
    const chained = isFunction(handler) ? behindChain(file, early, handler) : undefined;
    if (chained) return { isExact: true, fix: fixOf(chained) };
  }
  const attempt = attemptEndedBy(clear);
  if (attempt && !attempt.handler) {
    const longer = longerAttempt(file, attempt, early);
    return longer && { isExact: longer.isExact, fix: fixOf(longer.edits) };
  }
  const removal = attempt ? withoutFinalizer(file, attempt) : isFunction(handler) && outer(clear).parent === handler ? withoutLink(file, handler) : statementRemoval(file, clear);
  const later = removal && clearInFinally(file, { timer, waits: [request.node, ...reads], removals: [removal] });
  // Who gets the signal otherwise, by an object that it is written to, may use it behind the `finally`.
  const isHandedOn = abortTimer.controller?.signalUses.some(({ is }) => is === "lost");
  return later && { isExact: later.isExact && !isHandedOn, fix: fixOf(later.edits) };
}

/** `clearTimeout(timer);`, or the `if (timer)` round it. */
function clearStatement(clear: TSESTree.Node): TSESTree.Statement | undefined {
  const { parent: statement } = outer(clear);
  if (statement?.type !== "ExpressionStatement") return undefined;
  const block = statement.parent.type === "BlockStatement" && statement.parent.body.length === 1 ? statement.parent : statement;
  return block.parent.type === "IfStatement" && !block.parent.alternate ? block.parent : statement;
}

function statementRemoval({ sourceCode }: File, clear: TSESTree.Node): TextEdit | undefined {
  const statement = clearStatement(clear);
  return statement && removeLine(sourceCode, statement);
}

/** The `try` that has a `finally` for nothing but to clear the timer. */
function attemptEndedBy(clear: TSESTree.Node): TSESTree.TryStatement | undefined {
  const block = clearStatement(clear)?.parent;
  const isAlone = block?.type === "BlockStatement" && block.body.length === 1;
  return isAlone && block.parent.type === "TryStatement" && block.parent.finalizer === block ? block.parent : undefined;
}

/** ` finally { clearTimeout(timer); }` behind a `catch`. */
function withoutFinalizer({ sourceCode }: File, { handler, range }: TSESTree.TryStatement): TextEdit | undefined {
  const start = handler!.range[1];
  const hasComment = sourceCode.getAllComments().some((comment) => comment.range[0] >= start && comment.range[1] <= range[1]);
  return hasComment ? undefined : { range: [start, range[1]], text: "" };
}

/** `.finally(() => clearTimeout(timer))` */
function withoutLink({ sourceCode }: File, handler: TSESTree.FunctionLike): TextEdit | undefined {
  const { parent: link } = handler;
  if (link.type !== "CallExpression" || link.callee.type !== "MemberExpression" || getPropertyName(link.callee) !== "finally") return undefined;
  const start = link.callee.object.range[1];
  const hasComment = sourceCode.getAllComments().some(({ range }) => range[0] >= start && range[1] <= link.range[1]);
  return hasComment ? undefined : { range: [start, link.range[1]], text: "" };
}

/** From a handler of the request's own chain to a `.finally` at the chain's end. */
function behindChain(file: File, { request, clear, reads }: EarlyClear, handler: TSESTree.FunctionLike): readonly TextEdit[] | undefined {
  const { sourceCode } = file;
  const links = chainOn(request.node);
  const end = links.at(-1)?.call;
  const isIn = links.some(({ call }) => call.arguments.includes(handler as TSESTree.CallExpressionArgument));
  const areIn = end !== undefined && reads.every((read) => contains(end, read));
  const removal = isIn && areIn ? (outer(clear).parent === handler ? withoutLink(file, handler) : statementRemoval(file, clear)) : undefined;
  const link = end && appendCall(sourceCode, end, `.finally(() => ${sourceCode.getText(clear)})`);
  return removal && link && merged([link], [removal]);
}

/** A `try` that goes on to the end of its block, with all that followed it. */
function longerAttempt(file: File, attempt: TSESTree.TryStatement, { reads }: EarlyClear): TimerClear | undefined {
  const { sourceCode } = file;
  const { parent: list, block } = attempt;
  if (list.type !== "BlockStatement") return undefined;
  const rest = list.body.slice(list.body.indexOf(attempt) + 1);
  const last = rest.at(-1);
  const close = sourceCode.getLastToken(block)!;
  const isOnLines = startsLine(sourceCode, attempt.range[0]) && startsLine(sourceCode, close.range[0]) && startsLine(sourceCode, rest[0]?.range[0] ?? 0);
  const fn = enclosing(attempt);
  if (!last || !isOnLines || !reads.every((read) => enclosing(read) === fn && contains(list, read)) || !mayMerge(file, block, rest)) return undefined;
  const awaits = reads.filter((read) => contains(list, read) && outer(chainOn(read).at(-1)?.call ?? read).parent?.type === "ReturnStatement");
  if (awaits.length > 0 && !(isFunction(fn) && fn.async)) return undefined;
  const start = sourceCode.getIndexFromLoc({ line: close.loc.start.line, column: 0 });
  const next = sourceCode.getIndexFromLoc({ line: attempt.loc.end.line + 1, column: 0 });
  const ending = sourceCode.getTokenBefore(sourceCode.getLastToken(list)!, { includeComments: true })!;
  if (sourceCode.text.slice(attempt.range[1], next).trim() !== "") return undefined;
  const unit = indentUnit(sourceCode);
  const end = Math.max(last.range[1], ending.range[1]);
  const lines = linesIn(file, attempt.loc.end.line + 1, sourceCode.getLocFromIndex(end).line);
  const edits = merged(
    [
      ...lines.map((index) => insertion(index, unit)),
      ...awaits.map((read) => insertion((chainOn(read).at(-1)?.call ?? read).range[0], "await ")),
      insertion(end, lineBreak(sourceCode) + indentAt(sourceCode, attempt.range[0]) + sourceCode.text.slice(close.range[0], attempt.range[1])),
    ],
    [{ range: [start, next], text: "" }],
  );
  return edits && { isExact: awaits.length === 0 || !handlerRound(attempt), edits };
}

/** Whether the names that a `try` block declares mean nothing else in the statements behind it. */
function mayMerge({ sourceCode }: File, block: TSESTree.BlockStatement, rest: readonly TSESTree.Statement[]): boolean {
  const own = [...(sourceCode.scopeManager?.acquire(block)?.set.keys() ?? [])];
  const text = rest.map((statement) => sourceCode.getText(statement)).join("\n");
  const declares = rest.some((statement) => /^(?:Function|Class)Declaration$/.test(statement.type));
  return !declares && own.every((name) => !new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(text));
}
