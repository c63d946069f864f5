import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "../ast.js";
import { callsIn } from "../nodes.js";
import type { CallNode } from "../callee.js";
import { contains } from "../chain.js";
import type { File } from "../file.js";
import { isLog } from "../log.js";
import { type Loop, turnOf } from "../loop.js";
import { ownNodes } from "../nodes.js";
import { sleepOf } from "../sleep.js";
import { bare } from "../value.js";
import type { Question } from "./question.js";
import { isLast } from "./turn.js";

/** Calls that tell somebody how things stand. */
const informing = /^on[A-Z]|progress|status|error|fail|notif|emit|report|spinner|render|print|show|write/i;

/** Calls that do a piece of work, or take one away, so that the next turn finds less: a queue that is emptied, not something waited for. */
const working =
  /^(?:process|delete|remove|run|step|drain|flush|consume|advance|next|migrate|index|sync|send|write|execute|handle|move|copy|clean|purge|prune|archive|import|export|update|insert|upload|load|pump|work|tick|read|receive|pull|pop|shift|dequeue|take|apply|perform|do|try(?:To)?)(?![a-z])/;

/** Names of arguments that may hold somebody's signal. */
const carrying = /signal|abort|cancel|token|options|opts|init|config|context|ctx|request/i;

/** Whether a loop does nothing in its turns but ask, sleep, and tell how things stand, as far as they are not its last. */
export function isIdle(file: File, loop: Loop, { asks, states }: Question): boolean {
  if ([...asks].some((ask) => isWork(file, ask))) return false;
  const roots = states.map((state) => file.sourceCode.getText(objectOf(state)));
  return turnOf(file, loop).every((node) => {
    switch (node.type) {
      case "AwaitExpression":
        return asks.has(node) || sleepOf(file, node.argument) !== undefined || isLast(file, node, loop);
      case "ExpressionStatement":
        return isTold(file, node.expression) || isLast(file, node, loop);
      case "CallExpression":
        return !takesFrom(file, node, roots) || states.some((state) => contains(state, node)) || isLast(file, node, loop);
      case "AssignmentExpression":
        return !(node.left.type === "MemberExpression" && node.left.computed);
      case "YieldExpression":
        return false;
      default:
        return true;
    }
  });
}

/** Whether what is waited for does a piece of work, or may be ended by somebody who handed over a signal. */
function isWork(file: File, ask: TSESTree.AwaitExpression): boolean {
  return callsIn(file, ask).some((call) => (working.test(calleeName(bare(call.callee)) ?? "") && !isQuery(call)) || call.arguments.some((argument) => mayCarry(argument)));
}

/** Whether a call sends nothing but a question: `client.send(new DescribeServicesCommand({ … }))`. */
function isQuery({ arguments: [command] }: CallNode): boolean {
  return command?.type === "NewExpression" && /^(?:Describe|Get|List|Head)/.test(calleeName(command.callee) ?? "");
}

/** Whether an argument, or what is spread into it, may hold a signal that this file doesn't show. */
function mayCarry(argument: TSESTree.Node): boolean {
  if (argument.type === "Identifier") return carrying.test(argument.name);
  if (argument.type === "MemberExpression") return mayCarry(argument.property);
  if (argument.type === "SpreadElement") return true;
  return argument.type === "ObjectExpression" && argument.properties.some((property) => mayCarry(property.type === "Property" ? property.value : property));
}

/** Whether a statement's expression calls nothing but what writes down or tells how things stand. */
function isTold(file: File, from: TSESTree.Expression): boolean {
  const expression = bare(from);
  if (expression.type === "AwaitExpression" || expression.type === "AssignmentExpression" || from.type === "AssignmentExpression") return true;
  const calls = ownNodes(file, expression).filter((node): node is CallNode => node.type === "CallExpression" || node.type === "NewExpression");
  return calls.every(({ callee }) => isLog(file, callee) || informing.test(calleeName(bare(callee)) ?? "") || calls.some((other) => other.callee !== callee && other.arguments.some((argument) => contains(argument, callee))));
}

/** Whether a call is a method of an object that the loop asks after: `queue.shift()` where it ends with `queue.length`. */
function takesFrom({ sourceCode }: File, { callee }: TSESTree.CallExpression, roots: readonly string[]): boolean {
  const method = bare(callee);
  return method.type === "MemberExpression" && roots.includes(sourceCode.getText(method.object));
}

function objectOf(state: TSESTree.Node): TSESTree.Node {
  const node = bare(state);
  return node.type === "MemberExpression" && node.object.type !== "ThisExpression" ? node.object : node;
}
