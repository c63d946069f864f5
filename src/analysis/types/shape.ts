import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

type Type = ReturnType<Types["getTypeAtLocation"]>;

/**
 * Whether a value of this expression's type cannot hold the property, as far as its type goes: `{ method: string }`
 * lacks `signal`. False for everything that may hold more than it says: `any`, type parameters, index signatures, `{}`.
 */
export function lacksProperty(types: Types, node: TSESTree.Node, name: string): boolean {
  const checker = types.program.getTypeChecker();
  const lacks = (type: Type): boolean => {
    if (type.isUnion()) return type.types.every(lacks);
    const intrinsic = intrinsicName(type);
    if (intrinsic !== undefined) return /^(?:undefined|null|false|true|string|number|void)$/.test(intrinsic);
    const parts = type.isIntersection() ? type.types : [type];
    return (
      parts.every(isObject) &&
      type.getProperties().length > 0 &&
      type.getProperty(name) === undefined &&
      checker.getIndexInfosOfType(type).length === 0
    );
  };
  return lacks(types.getTypeAtLocation(node));
}

/** Types of objects that say where to or what for, and hold no options. */
const addresses = new Set(["URL", "Location", "String", "DocumentNode", "TypedDocumentNode"]);

/**
 * What an argument is by its type: `url` for strings, `URL` and a GraphQL document, `request` where a `Request` is among its types,
 * `options` for other objects but lists, undefined where the type doesn't tell.
 */
export function argumentKind(types: Types, node: TSESTree.Node): "url" | "request" | "options" | undefined {
  const type = types.getTypeAtLocation(node);
  const kinds = (type.isUnion() ? type.types : [type]).map((part) => {
    if (part.isStringLiteral() || intrinsicName(part) === "string") return "url";
    const name = part.getSymbol()?.getName();
    if (name !== undefined && addresses.has(name)) return "url";
    if (name === "Request") return "request";
    if (name === "Array" || name === "ReadonlyArray") return undefined;
    return isObject(part) && part.getProperties().length > 0 ? "options" : undefined;
  });
  if (kinds.includes("request")) return "request";
  const [first] = kinds;
  return kinds.every((kind) => kind === first) ? first : undefined;
}

/** Whether an expression's type is a list, whatever it holds. */
export function isListType(types: Types, node: TSESTree.Node): boolean {
  const checker = types.program.getTypeChecker();
  const type = types.getTypeAtLocation(node);
  return (type.isUnion() ? type.types : [type]).every((part) => intrinsicName(part) === "undefined" || checker.isArrayType(part) || checker.isTupleType(part));
}

/** Whether a value of this expression's type is called: a callback, not an options object. Undefined for `any`. */
export function isFunctionType(types: Types, node: TSESTree.Node): boolean | undefined {
  const type = types.getTypeAtLocation(node);
  if (intrinsicName(type) === "any" || intrinsicName(type) === "unknown") return undefined;
  return (type.isUnion() ? type.types : [type]).some((part) => part.getCallSignatures().length > 0);
}

/** `any`, `string`, `undefined`, … for TypeScript's own types; undefined for all others. */
function intrinsicName(type: Type): string | undefined {
  return (type as { intrinsicName?: string }).intrinsicName;
}

/**
 * Whether a type is an object type, not a type parameter nor anything else still to be resolved. Only object types, unions
 * and intersections carry `objectFlags`; the numbers of `ts.TypeFlags` differ from one TypeScript to the next.
 */
function isObject(type: Type): boolean {
  return "objectFlags" in type && intrinsicName(type) === undefined && !type.isUnionOrIntersection() && !type.isTypeParameter();
}
