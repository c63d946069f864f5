import type { TSESTree } from "@typescript-eslint/utils";
import { contains, enclosing, isFunction } from "../chain.js";
import type { File } from "../file.js";
import { functionName } from "../function-name.js";
import type { Exit } from "../handler.js";
import { isWaitedFor } from "../waited.js";
import { childrenOf } from "../nodes.js";
import { asks } from "./carry.js";
import { targetOf } from "./jump.js";

/** Functions that call functions: farther than this nobody looks. */
const farthest = 3;

/**
 * Whether the code that runs once a handler has ended asks about an abort, or waits for what rejects with it: then
 * nothing is lost.
 * @param attempt the `try` statement, or the promise chain with the handler
 * @param exit how the handler ends
 */
export function asksAfter(file: File, attempt: TSESTree.Node, exit: Exit, calls = 0): boolean {
  const isOver = exit !== "end" && exit.type === "ReturnStatement";
  if (isOver && isAnswer(file, exit)) return true;
  const from = exit === "end" || exit.type === "ReturnStatement" ? attempt : (targetOf(exit) ?? attempt);
  const isAgain = exit !== "end" && exit.type === "ContinueStatement";
  if (isAgain && asksInRound(file, from, attempt)) return true;
  let isBehind = false;
  for (let at = attempt, { parent } = at; parent; at = parent, { parent } = at) {
    isBehind ||= at === from && !isOver;
    if (isFunction(at)) return calls < farthest && asksBehindCalls(file, at, calls + 1);
    if (parent.type === "TryStatement" && parent.finalizer && asks(file, parent.finalizer)) return true;
    if (isBehind && asksNext(file, at, parent, attempt)) return true;
  }
  return false;
}

/** Whether a function answers an abort elsewhere as it does here: `if (signal.aborted) return false;` */
function isAnswer(file: File, exit: TSESTree.ReturnStatement): boolean {
  const { argument } = exit;
  return argument !== null && answersIn(file, enclosing(exit)).some((answer) => answer.argument && sameText(file, answer.argument, argument));
}

/** The `return` statements of a function for a signal that is aborted. */
function answersIn(file: File, node: TSESTree.Node): readonly TSESTree.ReturnStatement[] {
  if (!/\baborted\b/.test(file.sourceCode.getText(node))) return [];
  const last = node.type === "IfStatement" && node.consequent.type === "BlockStatement" ? node.consequent.body.at(-1) : node.type === "IfStatement" ? node.consequent : undefined;
  const own = node.type === "IfStatement" && last?.type === "ReturnStatement" && asks(file, node.test) ? [last] : [];
  return [...own, ...childrenOf(file, node).flatMap((child) => (isFunction(child) ? [] : answersIn(file, child)))];
}

function sameText({ sourceCode }: File, one: TSESTree.Node, two: TSESTree.Node): boolean {
  return sourceCode.getText(one) === sourceCode.getText(two);
}

/** Whether what comes behind `at` in `parent` asks, or the next round of a loop does. */
function asksNext(file: File, at: TSESTree.Node, parent: TSESTree.Node, attempt: TSESTree.Node): boolean {
  switch (parent.type) {
    case "BlockStatement":
    case "Program":
      return endWell(file, parent.body, at);
    case "SwitchCase":
      return endWell(file, parent.consequent, at);
    case "ForStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForOfStatement":
    case "ForInStatement":
      return asksInRound(file, parent, attempt);
    default:
      return false;
  }
}

/** Whether one of the statements behind `at` asks, or throws another error: that wraps the abort, and swallows none. */
function endWell(file: File, statements: readonly TSESTree.Node[], at: TSESTree.Node): boolean {
  return statements.slice(statements.indexOf(at) + 1).some((statement) => statement.type === "ThrowStatement" || asks(file, statement));
}

/** Whether a round of a loop asks, outside of one part of it. */
function asksInRound(file: File, loop: TSESTree.Node, part: TSESTree.Node): boolean {
  return childrenOf(file, loop).some((child) => {
    if (child === part) return false;
    return contains(child, part) ? asksInRound(file, child, part) : asks(file, child);
  });
}

/** Whether the code behind each call of a function asks: of an inline callback, its callee's; of a named function, all of this file's. */
function asksBehindCalls(file: File, fn: TSESTree.FunctionLike, calls: number): boolean {
  const { parent } = fn;
  if (parent.type === "CallExpression") return isWaitedFor(parent) && asksAfter(file, parent, "end", calls);
  const named = functionName(file, fn);
  if (!named || named.isExported || named.mentions.length === 0) return false;
  return named.mentions.every((use) => use.parent?.type === "CallExpression" && use.parent.callee === use && asksAfter(file, use.parent, "end", calls));
}
