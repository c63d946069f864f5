import type { TSESTree } from "@typescript-eslint/utils";
import { memberName } from "./ast.js";
import { classOf } from "./field.js";
import type { File } from "./file.js";
import { bare, variableOf } from "./value.js";

/** The type that is written where a variable or a field of `this` is declared; undefined where there is none. */
export function annotationOf(file: File, from: TSESTree.Node): TSESTree.TypeNode | undefined {
  const node = bare(from);
  if (node.type === "Identifier") {
    const [definition, ...others] = variableOf(file, node)?.defs ?? [];
    return others.length === 0 && definition?.name.type === "Identifier" ? definition.name.typeAnnotation?.typeAnnotation : undefined;
  }
  const name = node.type === "MemberExpression" && node.object.type === "ThisExpression" ? memberName(node) : null;
  const body = name === null ? undefined : classOf(node);
  for (const member of body?.body ?? []) {
    if (member.type === "PropertyDefinition" && memberName(member) === name) return member.typeAnnotation?.typeAnnotation;
    if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
    for (const parameter of member.value.params) {
      const field = parameter.type === "TSParameterProperty" ? parameter.parameter : undefined;
      const target = field?.type === "AssignmentPattern" ? field.left : field;
      if (target?.type === "Identifier" && target.name === name) return target.typeAnnotation?.typeAnnotation;
    }
  }
  return undefined;
}

/** The types of a union, undefined among them, or the one type that stands there. */
export function partsOf(type: TSESTree.TypeNode): readonly TSESTree.TypeNode[] {
  return type.type === "TSUnionType" ? type.types.flatMap(partsOf) : [type];
}
