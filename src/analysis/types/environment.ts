import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

type Type = ReturnType<Types["getTypeAtLocation"]>;
type Declaration = NonNullable<NonNullable<ReturnType<Type["getSymbol"]>>["declarations"]>[number];

/** Packages that declare what an environment offers as globals. */
const environments = /[\\/]node_modules[\\/](?:@types|bun-types|undici-types|react-native|nitro(?:pack)?|@cloudflare[\\/]workers-types)[\\/]/;

/** `ts.SymbolFlags.Variable`, the same in every TypeScript from 4.8 to 6.0. */
const variableFlags = 3;

/**
 * Whether an expression is by its type an object of the environment's class of that name, undefined and null aside, and
 * not of a namesake. Undefined where the type is `any` or `unknown`, which refutes nothing.
 */
export function isOfClass(types: Types, node: TSESTree.Node, name: string): boolean | undefined {
  const type = types.getTypeAtLocation(node);
  const { intrinsicName } = type as { intrinsicName?: string };
  if (intrinsicName === "any" || intrinsicName === "unknown" || intrinsicName === "error") return undefined;
  const present = type.getNonNullableType();
  const parts: readonly Type[] = present.isUnion() ? present.types : [present];
  return parts.every((part) => isDeclaredByEnvironment(types, part, name));
}

/** Whether a type is the environment's of that name, and not a namesake of a package or of the project. */
export function isDeclaredByEnvironment(types: Types, type: Type, name: string): boolean {
  const symbol = type.getSymbol();
  return symbol?.getName() === name && (symbol.declarations ?? []).some((declaration) => isOfEnvironment(types, declaration));
}

/** Whether a declaration is of the global names that an environment brings: the DOM, Node, Bun, workers. */
export function isOfEnvironment({ program }: Types, declaration: Declaration): boolean {
  const file = declaration.getSourceFile();
  return program.isSourceFileDefaultLibrary(file) || environments.test(file.fileName);
}

/** Whether code of the file type-checks that names this global. Dear: only for what is to be written. */
export function declaresGlobal(types: Types, program: TSESTree.Program, name: string): boolean {
  const checker = types.program.getTypeChecker();
  return checker.getSymbolsInScope(types.esTreeNodeToTSNodeMap.get(program), variableFlags).some((symbol) => symbol.getName() === name);
}

/** Whether what an expression gives has a member of that name, by its type: an old library has no `finally`. */
export function hasMember(types: Types, node: TSESTree.Node, name: string): boolean {
  return types.getTypeAtLocation(node).getProperty(name) !== undefined;
}
