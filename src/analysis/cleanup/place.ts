import type { TSESTree } from "@typescript-eslint/utils";
import { factsAt } from "../aborted/facts.js";
import { contains, isFunction, outer } from "../chain.js";
import { type Cleanup, cleanupsAt } from "../cleanup.js";
import { isDetached } from "../detached.js";
import type { File } from "../file.js";
import { ownNodes } from "../nodes.js";
import { attemptsBefore } from "../signals/reach.js";
import { variableOf } from "../value.js";

/** One piece of the code round a call, and what it says of the call. */
export interface Place {
  readonly node: TSESTree.Node;
  readonly cleanups: readonly Cleanup[];
  /** The signals that have just been seen not to be aborted, as they are asked. */
  readonly alive: readonly TSESTree.Node[];
  /** The code whose failure is handled here, where a test has said that it is an abort. */
  readonly aborted: readonly TSESTree.Node[];
}

/** The code round a node that runs when the node does, innermost first: through callbacks, as far as they are called at once. */
export function placesRound(file: File, at: TSESTree.Node): readonly Place[] {
  const places: Place[] = [];
  const tests: TSESTree.Node[] = [];
  for (let node = at, { parent } = node; parent; node = parent, { parent } = node) {
    const attempts = attemptsBefore(node, parent);
    const isOptional = parent.type === "TryStatement" && tests.some((test) => asksHowItEnded(file, test, parent));
    places.push({
      node,
      cleanups: isOptional ? [] : cleanupsAt(file, node, parent),
      alive: factsAt(node, parent).flatMap(({ signal, isAborted }) => (isAborted ? [] : [signal])),
      aborted: attempts.length > 0 && tests.some((test) => abortTest.test(file.sourceCode.getText(test))) ? attempts : [],
    });
    if (isFunction(node) && !isCalledAtOnce(file, node)) return places;
    tests.push(...passedTests(node, parent));
  }
  return places;
}

/** A callback that its call may run while it is waited for, or a function that is called where it is written. */
function isCalledAtOnce(file: File, fn: TSESTree.FunctionLike): boolean {
  const { parent } = outer(fn);
  return (parent?.type === "CallExpression" || parent?.type === "NewExpression") && !isDetached(file, fn);
}

/** A test that asks for an abort's error, as it is written. */
const abortTest = /^[^!]*(?:\b(?:Abort|Cancell?ed)Error\b|\bABORT_ERR\b|\bis_?(?:Abort|Cancel))[^!]*$/i;

/** The tests that have come out true where a node runs, by its parent alone. */
function passedTests(node: TSESTree.Node, parent: TSESTree.Node): readonly TSESTree.Node[] {
  if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") return parent.test === node ? [] : [parent.test];
  return parent.type === "LogicalExpression" && parent.right === node ? [parent.left] : [];
}

/** Whether a test asks for what a `try` statement has left behind: `let isDone = false; try { …; isDone = true; } finally { if (isDone) … }`. */
function asksHowItEnded(file: File, test: TSESTree.Node, { block, handler }: TSESTree.TryStatement): boolean {
  return ownNodes(file, test).some((node) => {
    const references = (node.type === "Identifier" && variableOf(file, node)?.references) || [];
    return references.some(({ identifier, init, writeExpr }) => {
      if (!writeExpr || init) return false;
      return (contains(block, identifier) && writeExpr.type === "Literal" && typeof writeExpr.value === "boolean") || (handler !== null && contains(handler, identifier));
    });
  });
}
