import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

type Checker = ReturnType<Types["program"]["getTypeChecker"]>;
type TsSymbol = NonNullable<ReturnType<Checker["getSymbolAtLocation"]>>;
type Type = ReturnType<Types["getTypeAtLocation"]>;

/**
 * The numbers that a name of another file stands for: by its type, if that is one number or a few; else by the
 * initialiser of a constant, which TypeScript calls `number` where it is calculated: `60 * 1000`.
 */
export function declaredNumbers(types: Types, node: TSESTree.Identifier | TSESTree.MemberExpression): readonly number[] | undefined {
  const type = types.getTypeAtLocation(node);
  const parts: readonly Type[] = type.isUnion() ? type.types : [type];
  const numbers = parts.flatMap((part) => (part.isNumberLiteral() ? [part.value] : []));
  if (numbers.length === parts.length) return numbers;
  const isNumber = (type as { intrinsicName?: string }).intrinsicName === "number";
  const made = isNumber ? initializerOf(types.program.getTypeChecker(), types, node) : undefined;
  return made === undefined ? undefined : calculated(made);
}

/** The text of a constant's initialiser. */
function initializerOf(checker: Checker, types: Types, node: TSESTree.Identifier | TSESTree.MemberExpression): string | undefined {
  const name = node.type === "MemberExpression" ? node.property : node;
  const found = checker.getSymbolAtLocation(types.esTreeNodeToTSNodeMap.get(name));
  const symbol = found && !found.valueDeclaration ? aliased(checker, found) : found;
  const declaration = symbol?.valueDeclaration as Declared | undefined;
  if (!declaration?.initializer) return undefined;
  const whole = declaration.parent?.getText() ?? "";
  const isConst = /^const\b/.test(whole) || /\breadonly\b/.test(declaration.getText()) || /\bas const$/.test(declaration.parent?.parent?.getText() ?? "");
  return isConst ? declaration.initializer.getText() : undefined;
}

/** TypeScript's nodes by what they hold: the numbers of their kinds differ from copy to copy of TypeScript. */
interface Declared {
  readonly initializer?: { getText(): string };
  readonly parent?: Declared;
  getText(): string;
}

function aliased(checker: Checker, symbol: TsSymbol): TsSymbol | undefined {
  return (symbol.declarations ?? []).length > 0 ? checker.getAliasedSymbol(symbol) : undefined;
}

/** A product of plain numbers, or one of the names for a very large one. */
function calculated(text: string): readonly number[] | undefined {
  if (/^(?:Infinity|Number\.POSITIVE_INFINITY)$/.test(text)) return [Infinity];
  if (text === "Number.MAX_SAFE_INTEGER") return [Number.MAX_SAFE_INTEGER];
  const factors = text.split("*").map((factor) => factor.trim().replaceAll("_", ""));
  return factors.every((factor) => /^\d+(?:\.\d+)?$/.test(factor)) ? [factors.map(Number).reduce((product, factor) => product * factor)] : undefined;
}
