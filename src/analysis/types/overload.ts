import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";
import { isGeneric, type Parameter, type Signature, type Type } from "./signature.js";

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** What is read of a signature's declaration, by any copy of TypeScript. */
interface SignatureDeclaration {
  readonly typeParameters?: readonly { getText(): string }[];
  readonly parameters?: readonly { readonly type?: { getText(): string } }[];
  readonly type?: { getText(): string };
}

/** Whether a call gives the same, or what may stand for it, by an overload as by the signature that it resolves to. */
export function givesLike(types: Types, overload: Signature, resolved: Signature, call: CallNode): boolean {
  const checker = types.program.getTypeChecker();
  const [one, other] = [overload, resolved].map((signature) => checker.getReturnTypeOfSignature(signature)) as [Type, Type];
  if (isWrittenLike(overload, resolved, ({ type }) => type?.getText()) || checker.isTypeAssignableTo(one, other)) return true;
  const [awaited, otherAwaited] = call.parent.type === "AwaitExpression" ? [checker.getAwaitedType(one), checker.getAwaitedType(other)] : [];
  return awaited !== undefined && otherAwaited !== undefined && checker.isTypeAssignableTo(awaited, otherAwaited);
}

/** Whether a parameter of an overload takes an argument that a call gives to the signature that it resolves to. */
export function takesLike(types: Types, overload: Signature, parameter: Parameter | undefined, resolved: Signature, argument: Type): boolean {
  if (!parameter) return false;
  const checker = types.program.getTypeChecker();
  if (!isGeneric(overload, parameter)) return checker.isTypeAssignableTo(argument, parameter.type);
  const written = parameter.declaration?.type?.getText();
  if (isWrittenLike(overload, resolved, ({ parameters = [] }) => parameters.find(({ type }) => type?.getText() === written)?.type?.getText())) return true;
  const constraint = parameter.type.isTypeParameter() ? checker.getBaseConstraintOfType(parameter.type) : undefined;
  return parameter.type.isTypeParameter() && (constraint === undefined || checker.isTypeAssignableTo(argument, constraint));
}

/** Whether a part of two signatures has the same text, and so the same meaning: their type parameters have too. */
function isWrittenLike(one: Signature, other: Signature, partOf: (declaration: SignatureDeclaration) => string | undefined): boolean {
  const [declaration, otherDeclaration] = [one.declaration, other.declaration] as unknown as [SignatureDeclaration | undefined, SignatureDeclaration | undefined];
  if (!declaration || !otherDeclaration) return false;
  const part = partOf(declaration);
  return part !== undefined && part === partOf(otherDeclaration) && typeParametersOf(declaration) === typeParametersOf(otherDeclaration);
}

function typeParametersOf({ typeParameters = [] }: SignatureDeclaration): string {
  return typeParameters.map((parameter) => parameter.getText()).join();
}
