import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "../chain.js";
import type { File } from "../file.js";
import type { Exit } from "../handler.js";
import { variableOf } from "../value.js";
import { isWaitedFor } from "../waited.js";
import { asks, childrenOf } from "./ask.js";
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
  const from = exit === "end" || exit.type === "ReturnStatement" ? attempt : (targetOf(exit) ?? attempt);
  const isAgain = exit !== "end" && exit.type === "ContinueStatement";
  if (isAgain && asksInRound(file, from, attempt)) return true;
  for (let at = from, { parent } = at; parent; at = parent, { parent } = at) {
    if (isFunction(at)) return calls < farthest && asksBehindCalls(file, at, calls + 1);
    if (parent.type === "TryStatement" && parent.finalizer && parent.finalizer !== at && asks(file, parent.finalizer)) return true;
    if (!isOver && asksNext(file, at, parent)) return true;
  }
  return false;
}

/** Whether what comes behind `at` in `parent` asks, or the next round of a loop does. */
function asksNext(file: File, at: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case "BlockStatement":
    case "Program":
      return parent.body.slice(parent.body.indexOf(at as TSESTree.Statement) + 1).some((statement) => asks(file, statement));
    case "SwitchCase":
      return parent.consequent.slice(parent.consequent.indexOf(at as TSESTree.Statement) + 1).some((statement) => asks(file, statement));
    case "ForStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForOfStatement":
    case "ForInStatement":
      return asksInRound(file, parent, at);
    default:
      return false;
  }
}

/** Whether a round of a loop asks, outside of one part of it. */
function asksInRound(file: File, loop: TSESTree.Node, part: TSESTree.Node): boolean {
  return childrenOf(file, loop).some((child) => {
    if (child === part) return false;
    const holdsPart = child.range[0] <= part.range[0] && part.range[1] <= child.range[1];
    return holdsPart ? asksInRound(file, child, part) : asks(file, child);
  });
}

/** Whether the code behind each call of a function asks: of an inline callback, its callee's; of a named function, all of this file's. */
function asksBehindCalls(file: File, fn: TSESTree.FunctionLike, calls: number): boolean {
  const { parent } = fn;
  if (parent.type === "CallExpression") return isWaitedFor(parent) && asksAfter(file, parent, "end", calls);
  const id = parent.type === "VariableDeclarator" ? parent.id : "id" in fn ? fn.id : null;
  const variable = id?.type === "Identifier" ? variableOf(file, id) : undefined;
  const uses = variable?.references.filter(({ init }) => !init).map(({ identifier }) => identifier) ?? [];
  return uses.length > 0 && uses.every((use) => use.parent.type === "CallExpression" && use.parent.callee === use && asksAfter(file, use.parent, "end", calls));
}
