import type { TSESTree } from "@typescript-eslint/utils";
import { memberName } from "./ast.js";
import type { File } from "./file.js";
import { once } from "./once.js";

/** A value written to a field, or `injected` for one that the class's maker hands in. */
export type FieldValue = TSESTree.Expression | "injected";

/**
 * Everything the class shows to be written to `this.<name>`: its initialiser, a parameter property with its default,
 * assignments in any of its methods. Empty where no class is in sight or the field is never written in it.
 */
export function fieldValues(file: File, member: TSESTree.MemberExpression, name: string): readonly FieldValue[] {
  const body = classOf(member);
  if (!body) return [];
  const fields = fieldsOf(body);
  const known = fields.get(name);
  if (known) return known;
  const values = valuesOf(file, body, name);
  fields.set(name, values);
  return values;
}

const fieldsOf = once((_body: TSESTree.ClassBody) => new Map<string, readonly FieldValue[]>());

/** The class whose instance (or itself, in static members) `this` is at a node. */
export function classOf(node: TSESTree.Node): TSESTree.ClassBody | undefined {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (at.type === "ClassBody") return at;
    const ownThis = at.type === "FunctionDeclaration" || at.type === "FunctionExpression";
    if (ownThis && at.parent?.type !== "MethodDefinition") return undefined;
  }
  return undefined;
}

function valuesOf(file: File, body: TSESTree.ClassBody, name: string): readonly FieldValue[] {
  const values: FieldValue[] = [];
  // A method of that name is what most calls of `this.name()` mean.
  if (body.body.some((member) => member.type === "MethodDefinition" && memberName(member) === name)) return [];
  for (const member of body.body) {
    if (member.type === "PropertyDefinition" && member.value && memberName(member) === name) values.push(member.value);
    if (member.type === "MethodDefinition" && member.kind === "constructor") {
      for (const parameter of member.value.params) {
        if (parameter.type === "TSParameterProperty") values.push(...injected(parameter.parameter, name));
      }
    }
  }
  return [...values, ...assigned(file, body, name)];
}

function injected(parameter: TSESTree.Parameter, name: string): readonly FieldValue[] {
  const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  if (target.type !== "Identifier" || target.name !== name) return [];
  return parameter.type === "AssignmentPattern" ? ["injected", parameter.right] : ["injected"];
}

/** `this.name = value` in the class, found by its text: a walk over every class would cost more than all the rest. */
function assigned(file: File, body: TSESTree.ClassBody, name: string): readonly FieldValue[] {
  return (writesIn(file, body).get(name) ?? []).flatMap((index) => {
    const member = file.sourceCode.getNodeByRangeIndex(index)?.parent;
    const write = member?.parent;
    if (member?.type !== "MemberExpression" || write?.type !== "AssignmentExpression" || write.left !== member) return [];
    return classOf(member) === body ? [write.right] : [];
  });
}

const written = new WeakMap<TSESTree.ClassBody, ReadonlyMap<string, readonly number[]>>();

/** Where a class's text writes to members of `this`, by their names. */
function writesIn(file: File, body: TSESTree.ClassBody): ReadonlyMap<string, readonly number[]> {
  const known = written.get(body);
  if (known) return known;
  const places = new Map<string, number[]>();
  for (const { 1: name = "", index } of file.sourceCode.getText(body).matchAll(/\bthis\s*\.\s*(#?[\w$]+)\s*(?:\|\||\?\?)?=(?![=>])/g)) {
    places.set(name, [...(places.get(name) ?? []), body.range[0] + index]);
  }
  written.set(body, places);
  return places;
}
