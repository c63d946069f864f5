import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

type Type = ReturnType<Types["getTypeAtLocation"]>;

const transferred = new Set(["FormData", "Blob", "File", "ReadableStream", "Readable"]);

/** Members that only streams, and Blobs, have, whichever library makes them. */
const streaming = ["pipe", "getReader", "arrayBuffer"];

const plain = new Set(["String", "URLSearchParams", "Array"]);

/** Bytes: as often as not a file that was read whole. */
const bytes = /^(?:ArrayBuffer|SharedArrayBuffer|DataView|Buffer|(?:Big)?(?:Uint|Int|Float)\d+(?:Clamped)?Array)$/;

/**
 * What a request's body is by its type: `transfer` for forms, files, Blobs, streams and bytes, `plain` for text and
 * objects that are none of these; undefined where the type leaves it open.
 */
export function bodyType(types: Types, node: TSESTree.Node): "transfer" | "plain" | undefined {
  const type = types.getTypeAtLocation(node).getNonNullableType();
  const kinds = new Set((type.isUnion() ? type.types : [type]).map((part) => kindOf(types, part)));
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}

function kindOf(types: Types, type: Type): "transfer" | "plain" | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return "plain";
  const intrinsic = (type as { intrinsicName?: string }).intrinsicName;
  if (intrinsic !== undefined) return /^(?:undefined|null|void|false|true|string|number|bigint)$/.test(intrinsic) ? "plain" : undefined;
  const name = type.getSymbol()?.getName() ?? "";
  if (transferred.has(name) || bytes.test(name) || streaming.some((member) => type.getProperty(member))) return "transfer";
  if (plain.has(name)) return "plain";
  return isOpen(types, type) ? undefined : "plain";
}

/** Whether a form or a stream is assignable to an object type: it demands nothing, or takes any property. */
function isOpen(types: Types, type: Type): boolean {
  const optional = 1 << 24;
  const required = type.getProperties().filter((property) => (property.flags & optional) === 0);
  return type.isTypeParameter() || required.length === 0 || types.program.getTypeChecker().getIndexInfosOfType(type).length > 0;
}
