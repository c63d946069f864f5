import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { calleeName, findVariable, getPropertyName } from "../ast.js";
import type { File } from "../file.js";
import { bare, isGlobal, originsOf } from "../value.js";
import { functionOf } from "./bind.js";
import { callOf, moved, type Outcome, type Place, type Step } from "./place.js";
import { isMetadata, read } from "./response.js";

const listening = new Set(["on", "once", "addListener", "prependListener", "prependOnceListener"]);

/** Methods of Node's `IncomingMessage` that hand nothing on. */
const quiet = new Set(["resume", "setEncoding", "destroy", "setTimeout", "off", "removeListener", "removeAllListeners"]);

const facts = new Set(["statusMessage", "rawHeaders", "httpVersion", "socket", "connection", "complete", "aborted", "req"]);

/** Events that come without a part of the body. */
const events = new Set(["end", "close", "error", "aborted", "timeout"]);

/** Whether a method registers a listener. */
export function isListening(name: string | null): boolean {
  return name !== null && listening.has(name);
}

/** The event that a listener is registered for; undefined where it isn't written here. */
export function eventOf(call: TSESTree.CallExpression): string | undefined {
  const [event] = call.arguments;
  return event?.type === "Literal" && typeof event.value === "string" ? event.value : undefined;
}

/** What the member of Node's `IncomingMessage` does with it. */
export function messageMember(file: File, place: Place, member: TSESTree.MemberExpression, name: string | null): readonly Step[] {
  const call = callOf(member);
  if (!call) return [isMetadata(name) || (name !== null && facts.has(name)) ? "untouched" : "unknown"];
  if (name === "pipe") return ["streamed"];
  if (isListening(name)) return [listener(file, call), moved(place, call)];
  return name !== null && quiet.has(name) ? [moved(place, call)] : ["unknown"];
}

function listener(file: File, call: TSESTree.CallExpression): Outcome {
  const event = eventOf(call);
  if (event !== undefined && events.has(event)) return "untouched";
  const fn = event === "data" && call.arguments[1] ? functionOf(file, call.arguments[1]) : undefined;
  const [chunk] = fn?.params ?? [];
  if (!fn || (chunk && chunk.type !== "Identifier")) return "unknown";
  const variable = chunk && findVariable(file.sourceCode.getScope(chunk), chunk);
  return (variable?.references ?? []).every((reference) => accumulates(file, reference)) ? "buffered" : "unknown";
}

/** Whether a mention of a chunk only adds it to what came before: `body += chunk`, `chunks.push(chunk)`. */
function accumulates(file: File, reference: TSESLint.Scope.Reference): boolean {
  let node: TSESTree.Node = reference.identifier;
  for (let { parent } = node; ; node = parent, { parent } = node) {
    switch (parent.type) {
      case "MemberExpression": {
        const name = getPropertyName(parent);
        if (name === "length" || name === "byteLength") return true;
        if (name !== "toString") return false;
        break;
      }
      case "CallExpression":
        if (parent.callee !== node && isGathering(parent)) return true;
        if (parent.callee !== node && !isConversion(file, parent)) return false;
        break;
      case "AssignmentExpression":
        return parent.right === node && (parent.operator === "+=" || mentionsItself(file, parent));
      case "ArrayExpression":
      case "BinaryExpression":
      case "TSAsExpression":
      case "TemplateLiteral":
        break;
      default:
        return false;
    }
  }
}

function isGathering({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === "MemberExpression" && getPropertyName(callee) === "push";
}

/** `Buffer.from(chunk)`, `Buffer.concat([all, chunk])`, `String(chunk)`, `decoder.write(chunk)`. */
function isConversion(file: File, { callee }: TSESTree.CallExpression): boolean {
  if (callee.type !== "MemberExpression") return isGlobal(file, callee, "String");
  const name = getPropertyName(callee);
  return isGlobal(file, callee.object, "Buffer") || name === "concat" || ((name === "decode" || name === "write") && /decoder/i.test(file.sourceCode.getText(callee.object)));
}

function mentionsItself(file: File, { left, right, operator }: TSESTree.AssignmentExpression): boolean {
  return operator === "=" && left.type === "Identifier" && file.sourceCode.getTokens(right).some((token) => token.value === left.name);
}

/** What a call does with a message or a body that it receives: `pipeline(res, …)`, `text(res)` of node:stream/consumers. */
export function consumedBy(file: File, call: TSESTree.CallExpression | TSESTree.NewExpression): Outcome | undefined {
  const callee = bare(call.callee);
  const name = calleeName(callee);
  if (name === "pipeline") return "streamed";
  const [origin] = originsOf(file, callee);
  if (origin?.made.by !== "import" || !/^(node:)?stream\/consumers$/.test(origin.made.module)) return undefined;
  return read(origin.path.at(-1) ?? null, call.type === "CallExpression" ? call : undefined);
}
