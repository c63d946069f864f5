import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "../ast.js";
import { callsIn } from "../nodes.js";
import type { File } from "../file.js";
import type { CallNode } from "../reach.js";
import { bare } from "../value.js";

/** What calls are named that take a piece of work away, so that the next turn finds less. */
const taking = "read|receive|pull|pop|shift|dequeue|take|next|consume|drain|flush|wait|once|question|prompt|select|confirm|input";
/** What calls are named that do a piece of work. */
const doing = "process|run|step|execute|handle|perform|apply|do|pump|work|tick|advance|send|write|move|copy|sync|index|migrate|import|export|upload|load|update|insert";
const undoing = "delete|remove|clean|purge|prune|archive";
/** What calls are named that attempt something: made again after they failed, they are no question. */
const attempting = "try(?:To)?|acquire|lock|claim|reserve|connect|open|start|launch|login|retry";

const working = new RegExp(`^(?:${taking}|${doing}|${undoing}|${attempting})(?![a-z])`);

/** Names of arguments that may hold somebody's signal. */
const carrying = /signal|abort|cancel|token|options|opts|init|config|context|ctx|request/i;

/** Whether what is waited for does a piece of work, or may be ended by somebody who handed over a signal. */
export function isWork(file: File, ask: TSESTree.AwaitExpression): boolean {
  return callsIn(file, ask).some((call) => (working.test(calleeName(bare(call.callee)) ?? "") && !isQuery(call)) || call.arguments.some(mayCarry));
}

/** Whether a call sends nothing but a question: `client.send(new DescribeServicesCommand({ … }))`. */
function isQuery({ arguments: [command] }: CallNode): boolean {
  return command?.type === "NewExpression" && /^(?:Describe|Get|List|Head)/.test(calleeName(command.callee) ?? "");
}

/** Whether an argument may hold a signal that this file doesn't show, itself or in what is spread into it. */
function mayCarry(argument: TSESTree.Node): boolean {
  switch (argument.type) {
    case "Identifier":
      return carrying.test(argument.name);
    case "MemberExpression":
      return mayCarry(argument.property);
    case "ObjectExpression":
      return argument.properties.some(mayCarry);
    case "Property":
      return mayCarry(argument.value);
    default:
      return argument.type === "SpreadElement";
  }
}
