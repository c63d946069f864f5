import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

type Type = ReturnType<Types["getTypeAtLocation"]>;

/** The kinds of value that are no object. */
export type Primitive = "string" | "number" | "boolean" | "bigint" | "symbol" | "null";

const byName: Readonly<Record<string, Primitive>> = {
  string: "string",
  number: "number",
  boolean: "boolean",
  true: "boolean",
  false: "boolean",
  bigint: "bigint",
  symbol: "symbol",
  null: "null",
};

/** The kinds of an expression's values by its type, undefined aside; undefined where one may be an object or anything else. */
export function primitiveType(types: Types, node: TSESTree.Node): readonly Primitive[] | undefined {
  const checker = types.program.getTypeChecker();
  const type = types.getTypeAtLocation(node);
  const whole = (type.isTypeParameter() && checker.getBaseConstraintOfType(type)) || type;
  const kinds: Primitive[] = [];
  for (const part of whole.isUnion() ? whole.types : [whole]) {
    if (nameOf(part) === "undefined") continue;
    const kind = kindOf(part) ?? kindOf(checker.getBaseTypeOfLiteralType(part));
    if (!kind) return undefined;
    kinds.push(kind);
  }
  return kinds;
}

function kindOf(type: Type): Primitive | undefined {
  if (type.isStringLiteral()) return "string";
  return type.isNumberLiteral() ? "number" : byName[nameOf(type) ?? ""];
}

/** `"string"`, `"null"`, …: the name of TypeScript's own types; undefined for all others. */
function nameOf(type: Type): string | undefined {
  return (type as { intrinsicName?: string }).intrinsicName;
}
