import { once, onceWithin } from "../once.js";
import { isDeclaredByEnvironment } from "./environment.js";
import type { Types } from "./services.js";
import type { Checker, Type } from "./signature.js";

type Program = Types["program"];
type Symbol = NonNullable<ReturnType<Type["getSymbol"]>>;

/** `ts.SymbolFlags.Optional`, and `Class` with `Interface`, the same in every TypeScript from 4.8 to 6.0. */
const optionalFlag = 1 << 24;
const typeFlags = (1 << 5) | (1 << 6);

/** A property of an options object that takes a signal and may be left out. */
export interface SignalOption {
  readonly name: string;
  readonly type: Type;
}

/** Whether a signal can be given where a type is asked for: the environment's own, or one that a library declares like it. */
export function takesSignal(types: Types, type: Type): boolean {
  return partsOf(type).some((part) => isSignal(types, part));
}

/** Whether null, or undefined that is written out, can be given where a type is asked for. */
export function takesNothing(type: Type, name: "null" | "undefined"): boolean {
  return (type.isUnion() ? type.types : [type]).some((part) => intrinsicName(part) === name);
}

/** The types of a union without undefined and null, or the one type that there is. */
export function partsOf(type: Type): readonly Type[] {
  const present = type.getNonNullableType();
  return present.isUnion() ? present.types : [present];
}

/** Whether nothing is known of a type's values. */
export function isOpen(type: Type): boolean {
  return /^(?:any|unknown|error)$/.test(intrinsicName(type) ?? "");
}

function intrinsicName(type: Type): string | undefined {
  return (type as { intrinsicName?: string }).intrinsicName;
}

function isSignal(types: Types, part: Type): boolean {
  if (isDeclaredByEnvironment(types, part, "AbortSignal")) return true;
  const known = !isOpen(part) && part.getProperty("aborted") ? signalType(types.program) : undefined;
  return known !== undefined && types.program.getTypeChecker().isTypeAssignableTo(known, part);
}

/** The environment's own type of signals. */
const signalType = once((program: Program): Type | undefined => {
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles();
  const at = files.find((file) => program.isSourceFileDefaultLibrary(file)) ?? files[0];
  const symbol = at && checker.getSymbolsInScope(at, typeFlags).find((each) => each.getName() === "AbortSignal");
  return symbol && checker.getDeclaredTypeOfSymbol(symbol);
});

/** The properties of an object type that take a signal and may be left out: asked once a type, since many calls take the same options. */
export function signalOptions({ program }: Types, part: Type): readonly SignalOption[] {
  return optionsOf(program)(part);
}

const optionsOf = once((program: Program) => onceWithin((part: Type) => findOptions({ program } as Types, part)));

function findOptions(types: Types, part: Type): readonly SignalOption[] {
  const checker = types.program.getTypeChecker();
  return propertiesOf(checker, part).flatMap((symbol): readonly SignalOption[] => {
    if (!isOptional(symbol) || !mayBeSignal(symbol) || isDeprecated(checker, symbol)) return [];
    // Asked at a place, the type doesn't count what being left out adds to it.
    const at = symbol.declarations?.[0];
    const type = at ? checker.getTypeOfSymbolAtLocation(symbol, at) : checker.getTypeOfSymbol(symbol);
    return takesSignal(types, type) ? [{ name: symbol.getName(), type }] : [];
  });
}

/** Whether a type is of no object that is made of one property alone, or of none: others must be given too. */
export function demandsMore(types: Types, part: Type, option?: string): boolean {
  return propertiesOf(types.program.getTypeChecker(), part).some((symbol) => !isOptional(symbol) && symbol.getName() !== option);
}

function propertiesOf(checker: Checker, part: Type): readonly Symbol[] {
  return part.getCallSignatures().length > 0 ? [] : checker.getPropertiesOfType(checker.getApparentType(part));
}

const isOptional = (symbol: Symbol): boolean => (symbol.flags & optionalFlag) !== 0;

/** Names and written types before types: most properties of most objects need no look. */
export function mayBeSignal(symbol: Symbol): boolean {
  if (/signal|abort|cancel/i.test(symbol.getName())) return true;
  return writtenTypes(symbol).some((type) => type.includes("AbortSignal"));
}

/** The types that are written where a symbol is declared. */
export function writtenTypes(symbol: Symbol): readonly string[] {
  return (symbol.declarations ?? []).flatMap((declaration) => (declaration as { type?: { getText(): string } }).type?.getText() ?? []);
}

function isDeprecated(checker: Checker, symbol: Symbol): boolean {
  return symbol.getJsDocTags(checker).some(({ name }) => name === "deprecated");
}
