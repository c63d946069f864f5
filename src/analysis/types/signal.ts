import type { TSESTree } from "@typescript-eslint/utils";
import { once, onceWithin } from "../once.js";
import { lending, object, optional, other, type Shape, signal } from "../signals/shape.js";
import { isDeclaredByEnvironment, isOfEnvironment } from "./environment.js";
import type { Types } from "./services.js";
import { mayBeSignal, writtenTypes } from "./signal-type.js";
import { symbolOf } from "./symbol.js";

type Type = ReturnType<Types["getTypeAtLocation"]>;
type Symbol = NonNullable<ReturnType<Type["getSymbol"]>>;
type Declaration = NonNullable<Symbol["declarations"]>[number];

/** Objects that a framework or the platform hands out: their signal is theirs to lend, not an explicit one. */
const lenders = /(?:Request|Context|Event|Controller)$/;

/** `ts.SymbolFlags.Optional`, the same in every TypeScript from 4.8 to 6.0. */
const optionalFlag = 1 << 24;

/**
 * What the type of an expression or a declared name says of signals; undefined where it is `any` or `unknown`, which
 * refutes nothing.
 */
export function typeShape(types: Types, node: TSESTree.Node): Shape | undefined {
  const type = types.getTypeAtLocation(node);
  return isOpen(type) ? undefined : shapeOf(types, node, type);
}

/** Whether a written type is the name of what a framework or the platform lends, even an alias: `QueryFunctionContext`. */
export function isLentType(types: Types, { typeName }: TSESTree.TSTypeReference): boolean {
  const declared = symbolOf(types.program.getTypeChecker(), types.esTreeNodeToTSNodeMap.get(typeName));
  return declared !== undefined && isLender(types, declared);
}

function isOpen(type: Type): boolean {
  const { intrinsicName } = type as { intrinsicName?: string };
  return intrinsicName === "any" || intrinsicName === "unknown" || intrinsicName === "error";
}

/** Text, numbers and truth values, of which nobody needs to ask what they hold. */
function isPrimitive(type: Type): boolean {
  const { intrinsicName } = type as { intrinsicName?: string };
  return type.isStringLiteral() || type.isNumberLiteral() || (intrinsicName !== undefined && /^(?:string|number|boolean|true|false|bigint)$/.test(intrinsicName));
}

function shapeOf(types: Types, node: TSESTree.Node, type: Type): Shape {
  if (isOpen(type) || isPrimitive(type)) return other;
  const present = type.getNonNullableType();
  const isNullable = (type.isUnion() ? type.types : []).some((part) => (part as { intrinsicName?: string }).intrinsicName === "null");
  return { ...optional(ofPresent(types, node, present), present !== type), nullable: isNullable };
}

function ofPresent(types: Types, node: TSESTree.Node, type: Type): Shape {
  const parts = type.isUnion() ? type.types : [type];
  if (parts.every((part) => isDeclaredByEnvironment(types, part, "AbortSignal"))) return parts.length > 0 ? signal : other;
  // Who holds a controller aborts it himself: its signal is nobody else's to pass on.
  if (parts.some((part) => part.getSymbol()?.getName() === "AbortController")) return other;
  const checker = types.program.getTypeChecker();
  const whole = checker.getApparentType(type);
  const property = (name: string): Shape | undefined => {
    const symbol = checker.getPropertyOfType(whole, name);
    if (!symbol || isHidden(symbol)) return undefined;
    const shape = shapeOf(types, node, checker.getTypeOfSymbolAtLocation(symbol, types.esTreeNodeToTSNodeMap.get(node)));
    return optional(shape, (symbol.flags & optionalFlag) !== 0);
  };
  const { signals, lent } = candidates(types.program)(whole);
  const shape = object(signals, property, lent);
  return parts.some((part) => isLent(types, part)) ? lending(shape) : shape;
}

/** The names of a type's properties that are worth a look; many values have one type, and some types have many properties. */
const candidates = once((program: Types["program"]) =>
  onceWithin((type: Type) => {
    const named = (may: (symbol: Symbol) => boolean): (() => readonly string[]) => {
      let names: readonly string[] | undefined;
      return () => (names ??= program.getTypeChecker().getPropertiesOfType(type).filter(may).map((symbol) => symbol.getName()));
    };
    return { signals: named(mayBeSignal), lent: named(mayLend) };
  }),
);

function isLent(types: Types, type: Type): boolean {
  const symbol = type.getSymbol();
  return symbol !== undefined && isLender(types, symbol);
}

/** Whether a type of that symbol is one that a framework or the platform declares, and whose objects lend their signal. */
export function isLender(types: Types, symbol: Symbol): boolean {
  return lenders.test(symbol.getName()) && (symbol.declarations ?? []).some((declaration) => isForeign(types, declaration));
}

function isForeign(types: Types, declaration: Declaration): boolean {
  return isOfEnvironment(types, declaration) || types.program.isSourceFileFromExternalLibrary(declaration.getSourceFile());
}

/** `request: Request`, `get req(): HonoRequest<…>`, `nativeEvent?: Event` */
function mayLend(symbol: Symbol): boolean {
  return writtenTypes(symbol).some((type) => /(?:Request|Context|Event|Controller)\b/.test(type));
}

function isHidden(symbol: Symbol): boolean {
  return (symbol.declarations ?? []).some((declaration) => {
    const { modifiers } = declaration as { modifiers?: readonly { getText(): string }[] };
    return modifiers?.some((modifier) => /^(?:private|protected)$/.test(modifier.getText()));
  });
}
