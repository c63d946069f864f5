import type { TSESTree } from "@typescript-eslint/utils";
import { once } from "../once.js";
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

/** Whether a package's declarations are among a Program's files: without them, nothing has a type of its own from there. */
export function isPackageRead(types: Types, name: string): boolean {
  const known = packagesOf(types.program);
  if (!known.has(name)) known.set(name, types.program.getSourceFiles().some(({ fileName }) => isInPackage(fileName, name)));
  return known.get(name)!;
}

const packagesOf = once((_program: object) => new Map<string, boolean>());

/** Whether a type is that of a package's class, or of one that extends it. */
export function isOrExtends(type: Type, sought: PackageClass): boolean {
  return isDeclaredIn(type, sought) || (type.getBaseTypes() ?? []).some((base) => isOrExtends(base, sought));
}

function isDeclaredIn(type: Type, { package: name, name: className }: PackageClass): boolean {
  const symbol = type.getSymbol();
  return symbol?.getName() === className && (symbol.declarations ?? []).some((declaration) => isInPackage(declaration.getSourceFile().fileName, name));
}

function isInPackage(fileName: string, name: string): boolean {
  return fileName.replaceAll("\\", "/").includes(`/node_modules/${name}/`);
}
