import type { TSESTree } from "@typescript-eslint/utils";
import { getStaticValue } from "../ast.js";
import type { File } from "../file.js";
import { bare } from "../value.js";
import { functionOf, received } from "./bind.js";
import { eventOf, isListening } from "./message.js";
import { callOf, moved, type Outcome, type Place, type Step } from "./place.js";
import { bodyOutcome } from "./body.js";
import { read } from "./response.js";

/** Methods of Node's `ClientRequest` that return it. */
const chained = new Set(["setTimeout", "setHeader", "destroy", "off", "removeListener", "removeAllListeners", "end"]);

/** Members of `ClientRequest` and `XMLHttpRequest` that neither stream an answer nor take a body. */
const quiet = new Set([
  ...["abort", "flushHeaders", "setNoDelay", "setSocketKeepAlive", "removeHeader", "getHeader", "hasHeader", "cork", "uncork", "write", "emit"],
  ...["aborted", "destroyed", "finished", "headersSent", "reusedSocket", "writableEnded", "writableFinished", "socket", "path", "method", "host"],
  ...["open", "setRequestHeader", "getResponseHeader", "getAllResponseHeaders", "overrideMimeType", "addEventListener", "removeEventListener"],
  ...["onload", "onloadend", "onloadstart", "onerror", "onabort", "ontimeout", "onreadystatechange", "timeout", "withCredentials"],
  ...["response", "responseText", "responseXML", "responseURL", "status", "statusText", "readyState", "DONE"],
]);

/** What the member of a request being driven does with its answer, or says of its body. */
export function handleMember(file: File, place: Place, member: TSESTree.MemberExpression, name: string | null): readonly Step[] {
  const call = callOf(member);
  if (call && isListening(name)) return [...answered(file, place, call), moved(place, call)];
  if (call && name === "send") return call.arguments.map((body) => bodyOutcome(file, body));
  if (name === "upload") return ["transfer"];
  if (name === "responseType") return [responseType(file, member)];
  if (call && name !== null && chained.has(name)) return [moved(place, call)];
  return [name !== null && quiet.has(name) ? "untouched" : "unknown"];
}

/** `req.on("response", (res) => …)`; what an upgrade or a tunnel hands out is a socket of its own. */
function answered(file: File, place: Place, call: TSESTree.CallExpression): readonly Step[] {
  const event = eventOf(call);
  const [, handler] = call.arguments;
  if (event === undefined || event === "upgrade" || event === "connect" || event === "information") return ["unknown"];
  return event === "response" && handler ? givenTo(file, place, handler) : ["untouched"];
}

/** What a callback does with the message it is called with. */
export function givenTo(file: File, place: Place, handler: TSESTree.Node): readonly Step[] {
  const fn = functionOf(file, handler);
  return fn ? received(file, fn, 0, moved(place, fn, { is: "message" })) : ["unknown"];
}

/** Whether an argument certainly is no callback. */
export function isData(node: TSESTree.Node): boolean {
  const { type } = bare(node);
  return type === "ObjectExpression" || type === "Literal" || type === "TemplateLiteral" || type === "BinaryExpression" || type === "NewExpression";
}

function responseType(file: File, member: TSESTree.MemberExpression): Outcome {
  const { parent } = member;
  if (parent.type !== "AssignmentExpression" || parent.left !== member) return "untouched";
  const type = getStaticValue(parent.right, file.sourceCode.getScope(parent));
  if (!type) return "unknown";
  return type.value === "blob" ? "transfer" : "untouched";
}

/** What the member of a request that is a promise once awaited (superagent, got) does with its answer. */
export function thenableMember(file: File, place: Place, member: TSESTree.MemberExpression, name: string | null): readonly Step[] {
  const call = callOf(member);
  if (!call) return ["untouched"];
  const [argument] = call.arguments;
  switch (name) {
    case "pipe":
      return ["streamed"];
    case "buffer":
      return [argument?.type === "Literal" && argument.value === false ? "streamed" : "buffered"];
    case "attach":
      return ["transfer"];
    case "responseType":
      return [argument?.type === "Literal" && argument.value === "blob" ? "transfer" : "untouched", moved(place, call)];
    case "send":
      return [...(argument ? [bodyOutcome(file, argument)] : []), moved(place, call)];
    case "then":
    case "catch":
    case "finally":
    case "end":
      return ["buffered"];
    default:
      return [read(name, call) ?? moved(place, call)];
  }
}
