import type { TSESTree } from "@typescript-eslint/utils";
import { memberName } from "./ast.js";
import type { File } from "./file.js";

/** A value written to a field, or `injected` for one that the class's maker hands in. */
export type FieldValue = TSESTree.Expression | "injected";

/**
 * Everything the class shows to be written to `this.<name>`: its initialiser, a parameter property with its default,
 * assignments in any of its methods. Empty where no class is in sight or the field is never written in it.
 */
export function fieldValues(file: File, member: TSESTree.MemberExpression, name: string): readonly FieldValue[] {
  const body = classOf(member);
  if (!body) return [];
  const fields = known.get(body) ?? fieldsOf(file, body);
  known.set(body, fields);
  return fields.get(name) ?? [];
}

const known = new WeakMap<TSESTree.ClassBody, ReadonlyMap<string, readonly FieldValue[]>>();

/** The class whose instance (or itself, in static members) `this` is at a node. */
export function classOf(node: TSESTree.Node): TSESTree.ClassBody | undefined {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (at.type === "ClassBody") return at;
    const ownThis = at.type === "FunctionDeclaration" || at.type === "FunctionExpression";
    if (ownThis && at.parent?.type !== "MethodDefinition") return undefined;
  }
  return undefined;
}

function fieldsOf(file: File, body: TSESTree.ClassBody): ReadonlyMap<string, readonly FieldValue[]> {
  const fields = new Map<string, FieldValue[]>();
  const add = (name: string | null, value: FieldValue): void => {
    if (name !== null) fields.set(name, [...(fields.get(name) ?? []), value]);
  };
  for (const member of body.body) {
    if (member.type === "PropertyDefinition" && member.value) add(memberName(member), member.value);
    if (member.type === "MethodDefinition" && member.kind === "constructor") {
      for (const parameter of member.value.params) {
        if (parameter.type === "TSParameterProperty") addParameter(parameter.parameter, add);
      }
    }
  }
  visit(file, body, (node) => {
    if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression" && node.left.object.type === "ThisExpression") {
      add(memberName(node.left), node.right);
    }
  });
  return fields;
}

function addParameter(parameter: TSESTree.Parameter, add: (name: string, value: FieldValue) => void): void {
  const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  if (target.type !== "Identifier") return;
  add(target.name, "injected");
  if (parameter.type === "AssignmentPattern") add(target.name, parameter.right);
}

/** Every node of a class body, but not of classes inside it, which have a `this` of their own. */
function visit(file: File, node: TSESTree.Node, see: (node: TSESTree.Node) => void): void {
  see(node);
  for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null | undefined>)[key];
    for (const each of Array.isArray(child) ? child : [child]) {
      if (each && each.type !== "ClassBody") visit(file, each, see);
    }
  }
}
