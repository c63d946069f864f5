import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getStaticValue } from "../ast.js";
import type { File } from "../file.js";
import { slotsOf } from "../slot.js";
import { bodyType } from "../types/body.js";
import { bare, isGlobal, type Origin, originsOf } from "../value.js";
import type { Outcome } from "./place.js";

/** Classes whose instances are sent piece by piece, or may be as large as a file; those of npm packages are named alike. */
const transferred = new Set(["FormData", "File", "Blob", "ReadableStream", "ArrayBuffer", "Uint8Array", "DataView"]);

const plain = new Set(["URLSearchParams"]);

/** Methods that make a stream or a Blob, whoever's they are. */
const streaming = new Set(["createReadStream", "fromWeb", "toWeb", "pipeThrough", "stream", "openAsBlob"]);

/** Functions and methods that make text, or the bytes of a text. */
const printing = new Set(["stringify", "toString", "String", "encode", "join", "encodeURIComponent", "btoa"]);

/** What a request's body says of its call: sent as a transfer, answered as a stream, or nothing. */
export function bodyOutcome(file: File, body: TSESTree.Node): Outcome {
  const seen = new Set(originsOf(file, body).map((origin) => originOutcome(file, body, origin)));
  const [outcome] = seen;
  return outcome !== undefined && seen.size === 1 ? outcome : "unknown";
}

function originOutcome(file: File, body: TSESTree.Node, { made, path }: Origin): Outcome {
  if (made.by === "nothing") return "untouched";
  const written = made.by === "expression" && path.length === 0 ? writtenOutcome(file, bare(made.node)) : undefined;
  if (written) return written;
  const type = file.types && bodyType(file.types, body);
  return type === "plain" ? "untouched" : (type ?? "unknown");
}

/** What an expression says on its face; undefined where it says nothing. */
function writtenOutcome(file: File, node: TSESTree.Node): Outcome | undefined {
  switch (node.type) {
    case "Literal":
    case "TemplateLiteral":
    case "ArrayExpression":
    case "BinaryExpression":
      return "untouched";
    case "ObjectExpression":
      return asksForStream(file, node) ? "streamed" : "untouched";
    case "NewExpression": {
      const name = node.callee.type === "Identifier" ? node.callee.name : null;
      if (name !== null && transferred.has(name) && !isOwnClass(file, node.callee)) return "transfer";
      return name !== null && plain.has(name) && isGlobal(file, node.callee, name) ? "untouched" : undefined;
    }
    case "CallExpression":
      return calledOutcome(file, node);
    default:
      return undefined;
  }
}

function isOwnClass(file: File, callee: TSESTree.Node): boolean {
  return originsOf(file, callee).some(({ made }) => made.by === "function");
}

function calledOutcome(file: File, call: TSESTree.CallExpression): Outcome | undefined {
  const callee = bare(call.callee);
  const [argument] = call.arguments;
  const object = callee.type === "MemberExpression" ? callee.object : undefined;
  const name = calleeName(callee);
  if (name === null) return undefined;
  if (name === "stringify" && argument && object && isGlobal(file, object, "JSON")) return asksForStream(file, argument) ? "streamed" : "untouched";
  if (name === "from" && object?.type === "Identifier" && object.name === "Readable") return "transfer";
  if (streaming.has(name)) return "transfer";
  return printing.has(name) ? "untouched" : undefined;
}

/** `{ model, messages, stream: true }`: a language model's answer that comes token by token. */
function asksForStream(file: File, json: TSESTree.Node): boolean {
  const isWritten = (name: string): boolean => slotsOf(file, json, name).every((slot) => slot.is === "value");
  const streams = slotsOf(file, json, "stream").every((slot) => slot.is === "value" && getStaticValue(slot.node, file.sourceCode.getScope(slot.node))?.value === true);
  return streams && ["model", "messages", "prompt"].some(isWritten);
}
