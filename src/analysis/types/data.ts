import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

type Type = ReturnType<Types["getTypeAtLocation"]>;

/** Objects in objects beyond this depth are not looked at. */
const deepest = 4;

/**
 * Whether a value is data by its type: text, numbers, and lists and objects of these. It has no method, so nothing in it
 * can notice an abort any more.
 */
export function isData(types: Types, node: TSESTree.Node): boolean {
  const checker = types.program.getTypeChecker();
  const open = new Set<Type>();
  const is = (type: Type, depth: number): boolean => {
    if (isPrimitive(type) || open.has(type)) return true;
    if (depth > deepest) return false;
    open.add(type);
    if (type.isUnionOrIntersection()) return type.types.every((part) => is(part, depth));
    if (checker.isArrayType(type) || checker.isTupleType(type)) return checker.getTypeArguments(type as Parameters<typeof checker.getTypeArguments>[0]).every((element) => is(element, depth + 1));
    if (!("objectFlags" in type) || type.isClass() || type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return false;
    const values = [
      ...type.getProperties().map((property) => checker.getTypeOfSymbolAtLocation(property, types.esTreeNodeToTSNodeMap.get(node))),
      ...checker.getIndexInfosOfType(type).map((info) => info.type),
    ];
    return values.length > 0 && values.every((value) => is(value, depth + 1));
  };
  return is(types.getTypeAtLocation(node), 0);
}

function isPrimitive(type: Type): boolean {
  const { intrinsicName } = type as { intrinsicName?: string };
  if (intrinsicName !== undefined) return /^(?:undefined|null|void|true|false|boolean|string|number|bigint)$/.test(intrinsicName);
  return type.isStringLiteral() || type.isNumberLiteral() || "texts" in type;
}
