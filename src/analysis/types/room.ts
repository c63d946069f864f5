import type { TSESTree } from "@typescript-eslint/utils";
import { isOrExtends, type PackageClass } from "./class.js";
import type { Types } from "./services.js";

/** What is read of a signature's declaration, by any copy of TypeScript. */
interface Declaration {
  readonly parameters?: readonly { readonly dotDotDotToken?: unknown }[];
}

/**
 * How the types of a call's callee take options that would stand at a position: `there`, or `behind` an object of a package's
 * class; undefined where they take none. What has no types takes them there.
 */
export function roomForOptions(types: Types, call: TSESTree.CallExpression | TSESTree.NewExpression, position: number, leading: PackageClass): "there" | "behind" | undefined {
  const checker = types.program.getTypeChecker();
  const callee = types.getTypeAtLocation(call.callee);
  const signatures = callee.getCallSignatures();
  const kinds = signatures.map((signature) => (index: number): "leading" | "callback" | "options" | undefined => {
    const parameter = signature.getParameters()[index];
    if (!parameter) return (signature.declaration as Declaration | undefined)?.parameters?.at(-1)?.dotDotDotToken ? "options" : undefined;
    const type = checker.getTypeOfSymbolAtLocation(parameter, types.esTreeNodeToTSNodeMap.get(call)).getNonNullableType();
    if (isOrExtends(type, leading)) return "leading";
    return type.getCallSignatures().length > 0 ? "callback" : "options";
  });
  if (kinds.length === 0 || kinds.some((kindAt) => kindAt(position) === "options")) return "there";
  return kinds.some((kindAt) => kindAt(position) === "leading" && kindAt(position + 1) === "options") ? "behind" : undefined;
}
