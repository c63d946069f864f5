import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "../ast.js";
import { contains, enclosing, isFunction } from "../chain.js";
import type { File } from "../file.js";
import { isLog } from "../log.js";
import { type Loop, turnOf } from "../loop.js";
import { childrenOf } from "../nodes.js";
import type { CallNode } from "../reach.js";
import { sleepOf } from "../sleep.js";
import { bare } from "../value.js";
import type { Question } from "./question.js";
import { isLast } from "./turn.js";
import { isWork } from "./work.js";

/** Calls that tell somebody how things stand. */
const informing = /^on[A-Z]|progress|status|error|fail|notif|emit|report/i;

/** Whether a loop does nothing in its turns but ask, sleep, and tell how things stand, as far as they are not its last. */
export function isIdle(file: File, loop: Loop, { asks, states }: Question): boolean {
  if ([...asks].some((ask) => isWork(file, ask))) return false;
  const objects = states.map((state) => file.sourceCode.getText(objectOf(state)));
  if (objects.some((object) => isQueue(file, object, loop))) return false;
  const isPart = (node: TSESTree.Node): boolean => [...asks, ...states].some((part) => contains(part, node)) || isLast(file, node, loop);
  return turnOf(file, loop).every((node) => {
    switch (node.type) {
      case "AwaitExpression":
        return sleepOf(file, node.argument) !== undefined || isPart(node);
      case "ExpressionStatement":
        return isTold(file, node.expression) || isPart(node);
      case "CallExpression":
        return !isMethodOf(file, node, objects) || isPart(node);
      // What is kept by a key in each turn is gathered.
      case "AssignmentExpression":
        return !(node.left.type === "MemberExpression" && node.left.computed);
      default:
        return true;
    }
  });
}

/** Whether the function round a loop takes from a list what the loop waits for: a queue's reader waits as long as it is there. */
function isQueue({ sourceCode }: File, object: string, loop: Loop): boolean {
  const text = sourceCode.getText(enclosing(loop));
  return ["shift", "pop", "splice"].some((method) => text.includes(`${object}.${method}(`));
}

/** Whether a statement's expression calls nothing but what writes down or tells how things stand; a terminal is drawn on while other work goes on. */
function isTold(file: File, expression: TSESTree.Expression): boolean {
  if (expression.type === "AwaitExpression" || expression.type === "AssignmentExpression") return true;
  return callsOf(file, expression).every(({ callee }) => {
    const isDrawn = /^process\.std(?:out|err)\b/.test(file.sourceCode.getText(callee));
    return !isDrawn && (isLog(file, callee) || informing.test(calleeName(bare(callee)) ?? ""));
  });
}

/** The calls of an expression, without those in their arguments and callees. */
function callsOf(file: File, node: TSESTree.Node): readonly CallNode[] {
  if (node.type === "CallExpression" || node.type === "NewExpression") return [node];
  return isFunction(node) ? [] : childrenOf(file, node).flatMap((child) => callsOf(file, child));
}

/** Whether a call is a method of an object that the loop asks after: `queue.shift()` where it ends with `queue.length`. */
function isMethodOf({ sourceCode }: File, { callee }: TSESTree.CallExpression, objects: readonly string[]): boolean {
  const method = bare(callee);
  return method.type === "MemberExpression" && objects.includes(sourceCode.getText(method.object));
}

function objectOf(state: TSESTree.Node): TSESTree.Node {
  const node = bare(state);
  return node.type === "MemberExpression" && node.object.type !== "ThisExpression" ? node.object : node;
}
