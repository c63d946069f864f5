import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

type Type = ReturnType<Types["getTypeAtLocation"]>;

/** A class or an interface that a package exports. */
export interface PackageClass {
  /** The name of the package, as it is installed: `"@angular/common"`. */
  readonly package: string;
  readonly name: string;
}

/** Whether what an expression gives is by its type an object of a package's class, or of one that extends it; undefined and null aside. */
export function isOfPackageClass(types: Types, node: TSESTree.Node, sought: PackageClass): boolean {
  return isOrExtends(types.getTypeAtLocation(node).getNonNullableType(), sought);
}

/** Whether it is by its type an object of that class itself: one that extends it may do otherwise. */
export function isPackageClass(types: Types, node: TSESTree.Node, sought: PackageClass): boolean {
  return isDeclaredIn(types.getTypeAtLocation(node).getNonNullableType(), sought);
}

/** Whether a type is that of a package's class, or of one that extends it. */
export function isOrExtends(type: Type, sought: PackageClass): boolean {
  return isDeclaredIn(type, sought) || (type.getBaseTypes() ?? []).some((base) => isOrExtends(base, sought));
}

function isDeclaredIn(type: Type, { package: name, name: className }: PackageClass): boolean {
  const symbol = type.getSymbol();
  const isIn = (fileName: string): boolean => fileName.replaceAll("\\", "/").includes(`/node_modules/${name}/`);
  return symbol?.getName() === className && (symbol.declarations ?? []).some((declaration) => isIn(declaration.getSourceFile().fileName));
}

/** Whether the types of a call's callee take, at a position, nothing but an object of a package's class, or a function. */
export function takesOnly(types: Types, call: TSESTree.CallExpression | TSESTree.NewExpression, index: number, sought: PackageClass): boolean {
  const checker = types.program.getTypeChecker();
  const parameters = types.getTypeAtLocation(call.callee).getCallSignatures().flatMap((signature) => signature.getParameters()[index] ?? []);
  const taken = parameters.map((parameter) => checker.getTypeOfSymbolAtLocation(parameter, types.esTreeNodeToTSNodeMap.get(call)).getNonNullableType());
  return taken.some((type) => isOrExtends(type, sought)) && taken.every((type) => isOrExtends(type, sought) || type.getCallSignatures().length > 0);
}
