import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf, partsOf } from "./annotation.js";
import { getStaticValue } from "./ast.js";
import type { File } from "./file.js";
import { type Primitive, primitiveType } from "./types/primitive.js";
import { bare, originsOf } from "./value.js";

/** The kinds of value that are surely no error. */
export type NonError = Primitive | "array" | "object";

/**
 * The kinds of value that an abort's reason surely has beside undefined, where none of them is an error. Empty where it
 * may be an error, is nothing, or can't be told: constants are followed, and what they don't show is asked of types, or
 * of the annotation where there are none.
 */
export function nonErrorKinds(file: File, reason: TSESTree.Expression): readonly NonError[] {
  if (isSentinel(bare(reason))) return [];
  // A property may have been written to since it was made: only its type holds for good.
  const kinds = bare(reason).type === "MemberExpression" ? ["unknown" as const] : originsOf(file, reason).map(({ made, path }) => {
    if (made.by === "nothing") return "nothing";
    return made.by === "expression" && path.length === 0 ? kindOf(file, made.node) : "unknown";
  });
  const told = kinds.includes("unknown") ? declaredKinds(file, reason) : kinds.filter((kind) => kind !== "nothing" && kind !== "unknown");
  return [...new Set(told)];
}

/** A reason that is named as constants and enums are, `STOPPED`, `AbortReason.Stopped`: those who wait compare with it. */
function isSentinel(node: TSESTree.Node): boolean {
  if (node.type === "MemberExpression") return node.object.type === "Identifier" && /^[A-Z]/.test(node.object.name);
  return node.type === "Identifier" && /^[A-Z][A-Z\d]+(?:_[A-Z\d]+)*$/.test(node.name);
}

/** The kind of a value by the expression that makes it. */
function kindOf(file: File, node: TSESTree.Expression): NonError | "nothing" | "unknown" {
  if (node.type === "ObjectExpression") return "object";
  if (node.type === "ArrayExpression") return "array";
  if (isText(node)) return "string";
  const constant = getStaticValue(node, file.sourceCode.getScope(node));
  if (!constant) return "unknown";
  if (constant.value === undefined) return "nothing";
  if (constant.value === null) return "null";
  const type = typeof constant.value;
  return type === "object" || type === "function" ? "unknown" : type === "undefined" ? "nothing" : type;
}

/** A string, whatever is put into it. */
function isText(from: TSESTree.Node): boolean {
  const node = bare(from);
  if (node.type === "BinaryExpression") return node.operator === "+" && (isText(node.left) || isText(node.right));
  return node.type === "TemplateLiteral" || (node.type === "Literal" && typeof node.value === "string");
}

function declaredKinds(file: File, reason: TSESTree.Expression): readonly NonError[] {
  if (file.types) return primitiveType(file.types, reason) ?? [];
  const annotation = annotationOf(file, reason);
  const kinds = (annotation ? partsOf(annotation) : []).map(annotatedKind);
  return kinds.includes("unknown") ? [] : kinds.filter((kind) => kind !== "nothing" && kind !== "unknown");
}

function annotatedKind(type: TSESTree.TypeNode): NonError | "nothing" | "unknown" {
  switch (type.type) {
    case "TSStringKeyword":
    case "TSTemplateLiteralType":
      return "string";
    case "TSNumberKeyword":
      return "number";
    case "TSBooleanKeyword":
      return "boolean";
    case "TSBigIntKeyword":
      return "bigint";
    case "TSSymbolKeyword":
      return "symbol";
    case "TSNullKeyword":
      return "null";
    case "TSUndefinedKeyword":
      return "nothing";
    case "TSLiteralType":
      return type.literal.type === "Literal" && typeof type.literal.value === "string" ? "string" : "unknown";
    default:
      return "unknown";
  }
}
