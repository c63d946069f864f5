import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";
import type { Type } from "./signature.js";

/** Whether the place of an expression says what type it must have: a typed slot, an annotation, `satisfies`. */
export function isExpected(types: Types, node: TSESTree.Expression): boolean {
  type Expression = Parameters<ReturnType<Types["program"]["getTypeChecker"]>["getContextualType"]>[0];
  return types.program.getTypeChecker().getContextualType(types.esTreeNodeToTSNodeMap.get(node) as Expression) !== undefined;
}

/** Whether a class that another extends, or a type that it implements, has a member of that name, or may have any. */
export function isInherited(types: Types, { superClass, implements: interfaces }: TSESTree.ClassDeclaration | TSESTree.ClassExpression, name: string | null): boolean {
  const parents: readonly Type[] = [
    ...(superClass ? types.getTypeAtLocation(superClass).getConstructSignatures().map((signature) => signature.getReturnType()) : []),
    ...interfaces.map((each) => types.getTypeAtLocation(each)),
  ];
  if (superClass && parents.length === interfaces.length) return true;
  return parents.some((type) => name === null || (type as { intrinsicName?: string }).intrinsicName !== undefined || type.getProperty(name) !== undefined);
}

/** Whether an expression gives something to wait for. */
export function isThenable(types: Types, node: TSESTree.Expression): boolean {
  return types.getTypeAtLocation(node).getNonNullableType().getProperty("then") !== undefined;
}
