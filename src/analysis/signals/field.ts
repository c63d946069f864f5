import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { type File, fileOf } from "../file.js";
import { once, onceWithin } from "../once.js";
import { typeShape } from "../types/signal.js";
import { mayLendSignal } from "../types/written-type.js";
import { annotationShape } from "./annotation.js";
import { keyName } from "./name.js";
import { object, optional, other, type Shape } from "./shape.js";

/** What `this` is to signals at a node: by the fields of the class whose instance it is, once it is made. */
export function thisShape(file: File, at: TSESTree.Node): Shape {
  const body = instanceAt(at);
  return body ? instanceShapes(file.sourceCode)(body) : other;
}

const instanceShapes = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  const shapeOf = onceWithin((field: Field) => fieldShape(file, field));
  return onceWithin((body: TSESTree.ClassBody): Shape => {
    const fields = fieldsOf(body);
    // Types are dear, and most fields hold no signal: names and written types come first.
    const named = (pattern: RegExp, may: typeof mayLend = () => true) => (): readonly string[] =>
      [...fields].filter(([, field]) => pattern.test(headOf(file, field)) && may(file, field)).map(([name]) => name);
    const property = (name: string): Shape | undefined => {
      const field = fields.get(name);
      return field && isSet(file, body, name, field) ? shapeOf(field) : undefined;
    };
    return object(named(/signal|abort|cancel|stop/i), property, named(/request|req\b|context|ctx|event|controller/i, mayLend));
  });
});

/** Whether a field may lend a signal, as far as its annotation tells. */
function mayLend({ types }: File, field: Field): boolean {
  const annotation = annotationOf(field);
  return annotation !== undefined && (!types || isMethod(field) || mayLendSignal(types, annotation));
}

function annotationOf(field: Field): TSESTree.TypeNode | undefined {
  return (isMethod(field) ? field.value.returnType : field.typeAnnotation)?.typeAnnotation;
}

/** How a field is declared, without what it starts as. */
function headOf({ sourceCode }: File, field: Field): string {
  if (isMethod(field)) return sourceCode.text.slice(field.range[0], (field.value.returnType ?? field.key).range[1]);
  const value = "value" in field ? field.value : null;
  return sourceCode.text.slice(field.range[0], value ? value.range[0] : field.range[1]);
}

/** Whether a field ever gets a value that its class knows of: one that may be missing, and that nothing in the class sets, is missing. */
function isSet({ sourceCode }: File, body: TSESTree.ClassBody, name: string, field: Field): boolean {
  if (field.type !== "PropertyDefinition" || !field.optional || field.value) return true;
  return sourceCode.getText(body).split(`this.${name}`).slice(1).some((rest) => /^\s*(?:\?\?)?=[^=>]/.test(rest)) || /Object\.assign\(\s*this\b/.test(sourceCode.getText(body));
}

/** The class of which `this` is a whole instance: not in its constructor, its initialisers or its static members. */
export function instanceAt(at: TSESTree.Node): TSESTree.ClassBody | undefined {
  let isLater = false;
  for (let node: TSESTree.Node | undefined = at; node; node = node.parent) {
    if (node.type === "PropertyDefinition" || node.type === "AccessorProperty") return isLater && !node.static ? node.parent : undefined;
    if (node.type === "StaticBlock" || node.type === "ClassBody") return undefined;
    if (node.type === "ArrowFunctionExpression") isLater = true;
    if (node.type !== "FunctionExpression" && node.type !== "FunctionDeclaration") continue;
    const method: TSESTree.Node = node.parent;
    return method.type === "MethodDefinition" && !method.static && method.kind !== "constructor" ? method.parent : undefined;
  }
  return undefined;
}

type Getter = TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition;
type Field = TSESTree.PropertyDefinition | TSESTree.TSAbstractPropertyDefinition | TSESTree.AccessorProperty | Getter | TSESTree.Identifier;

function isMethod(node: TSESTree.Node): node is Getter {
  return node.type === "MethodDefinition" || node.type === "TSAbstractMethodDefinition";
}

const fieldsOf = once((body: TSESTree.ClassBody): ReadonlyMap<string, Field> => {
  const fields = new Map<string, Field>();
  for (const member of body.body) {
    const isField = member.type === "PropertyDefinition" || member.type === "TSAbstractPropertyDefinition" || member.type === "AccessorProperty";
    const isGetter = isMethod(member) && member.kind === "get";
    if ((isField || isGetter) && !member.static) {
      const name = keyName(member);
      if (name !== null) fields.set(name, member);
    }
    if (member.type === "MethodDefinition" && member.kind === "constructor") {
      for (const parameter of member.value.params) {
        if (parameter.type !== "TSParameterProperty") continue;
        const name = parameter.parameter.type === "AssignmentPattern" ? parameter.parameter.left : parameter.parameter;
        fields.set(name.name, name);
      }
    }
  }
  return fields;
});

function fieldShape(file: File, field: Field): Shape {
  const annotation = annotationOf(field);
  if (!annotation) return other;
  const known = file.types && !isMethod(field) ? typeShape(file.types, field) : undefined;
  const isDefaulted = field.type === "Identifier" && field.parent.type === "AssignmentPattern";
  const shape = known ?? annotationShape(file, annotation);
  return optional(shape, !isMethod(field) && field.optional && !isDefaulted);
}
