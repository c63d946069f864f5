import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

export type Checker = ReturnType<Types["program"]["getTypeChecker"]>;
export type Type = ReturnType<Types["getTypeAtLocation"]>;
export type Signature = NonNullable<ReturnType<Checker["getResolvedSignature"]>>;
type TsNode = Parameters<Checker["getTypeOfSymbolAtLocation"]>[1];

interface BindingElement {
  readonly name?: { getText(): string };
  readonly propertyName?: { getText(): string };
  readonly dotDotDotToken?: unknown;
}

/** What is read of a parameter's declaration, by any copy of TypeScript. */
export interface ParameterDeclaration {
  /** A name, or a pattern with elements. */
  readonly name?: BindingElement["name"] & { readonly elements?: readonly BindingElement[] };
  readonly type?: { getText(): string };
  readonly initializer?: unknown;
  readonly dotDotDotToken?: unknown;
}

/** A parameter as a call sees it. */
export interface Parameter {
  readonly type: Type;
  readonly isOptional: boolean;
  /** True where it takes any number of arguments. */
  readonly isRest: boolean;
  readonly declaration: ParameterDeclaration | undefined;
}

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** The signature that a call resolves to; undefined where TypeScript knows none. Dear. */
export function resolvedSignature(types: Types, call: CallNode): Signature | undefined {
  return types.program.getTypeChecker().getResolvedSignature(types.esTreeNodeToTSNodeMap.get(call));
}

/** All signatures that a callee has. */
export function signaturesOf(types: Types, { type, callee }: CallNode): readonly Signature[] {
  const made = types.getTypeAtLocation(callee).getNonNullableType();
  return type === "NewExpression" ? made.getConstructSignatures() : made.getCallSignatures();
}

/** A signature's parameters; a rest parameter of a tuple type is as many as the tuple has. */
export function parametersOf(types: Types, signature: Signature, call: CallNode): readonly Parameter[] {
  const checker = types.program.getTypeChecker();
  const at = types.esTreeNodeToTSNodeMap.get(call) as TsNode;
  return signature.getParameters().flatMap((symbol): readonly Parameter[] => {
    const declaration = symbol.valueDeclaration as (ParameterDeclaration & Parameters<Checker["isOptionalParameter"]>[0]) | undefined;
    const type = checker.getTypeOfSymbolAtLocation(symbol, at);
    if (declaration?.dotDotDotToken) return restOf(checker, type, declaration);
    return [{ type, isOptional: declaration !== undefined && checker.isOptionalParameter(declaration), isRest: false, declaration }];
  });
}

/** `ts.ElementFlags`, the same in every TypeScript from 4.8 to 6.0. */
const [optionalElement, restElements] = [1 << 1, (1 << 2) | (1 << 3)];

function restOf(checker: Checker, type: Type, declaration: ParameterDeclaration): readonly Parameter[] {
  const flags = (type as { target?: { elementFlags?: readonly number[] } }).target?.elementFlags;
  if (!flags) return [{ type, isOptional: true, isRest: true, declaration }];
  return checker.getTypeArguments(type as Parameters<Checker["getTypeArguments"]>[0]).map((element, index) => {
    const isRest = (flags[index]! & restElements) !== 0;
    return { type: element, isOptional: isRest || (flags[index]! & optionalElement) !== 0, isRest, declaration };
  });
}

/** Whether the type of a parameter depends on what its own function is called with. */
export function isGeneric(signature: Signature, { declaration }: Parameter): boolean {
  const { typeParameters = [] } = (signature.declaration ?? {}) as { readonly typeParameters?: readonly ParameterDeclaration[] };
  const written = declaration?.type?.getText() ?? "";
  return typeParameters.some(({ name }) => name && new RegExp(`(?<![\\w$.])${name.getText().replaceAll("$", "\\$")}(?![\\w$])`).test(written));
}

/** Whether a parameter's declaration leaves a part of it unread: its name says so, or its pattern takes others alone. */
export function isUnread({ declaration }: Parameter, option: string | undefined): boolean {
  const name = declaration?.name;
  if (option === undefined || !name?.elements) return name?.getText().startsWith("_") === true;
  return !name.elements.some((element) => element.dotDotDotToken !== undefined || (element.propertyName ?? element.name)?.getText() === option);
}

/** Whether any signature of a callee takes an object with a property of that name; undefined where TypeScript knows none. */
export function takesOption(types: Types, call: CallNode, name: string): boolean | undefined {
  const signatures = signaturesOf(types, call);
  if (signatures.length === 0) return undefined;
  return signatures.some((signature) => parametersOf(types, signature, call).some(({ type }) => type.getNonNullableType().getProperty(name) !== undefined));
}

/** The fewest arguments that a call may give. */
export function fewest(parameters: readonly Parameter[]): number {
  return parameters.findLastIndex(({ isOptional }) => !isOptional) + 1;
}

/** Whether a signature is there for old code alone: `@deprecated`. */
export function isDeprecated(signature: Signature): boolean {
  return signature.getJsDocTags().some(({ name }) => name === "deprecated");
}

/** Whether what a signature gives can be waited for: a thenable, or an async iterable. */
export function isWaitable(types: Types, signature: Signature): boolean {
  const checker = types.program.getTypeChecker();
  const type = checker.getReturnTypeOfSignature(signature).getNonNullableType();
  const parts: readonly Type[] = type.isUnion() ? type.types : [type];
  return parts.some((part) => {
    const whole = checker.getApparentType(part);
    return checker.getPropertyOfType(whole, "then") !== undefined || checker.getPropertiesOfType(whole).some((symbol) => symbol.getName().startsWith("__@asyncIterator"));
  });
}
