import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import type { File } from "../file.js";
import { typeShape } from "../types/signal.js";
import { isGlobal } from "../value.js";
import { annotationShape } from "./annotation.js";
import { provenShape } from "./proof.js";
import { optional, other, type Shape } from "./shape.js";

/** Types that hold no signal, whatever else they do. */
const plain = /^TS(?:String|Number|Boolean|BigInt|Symbol|Any|Unknown|Never|Object)Keyword$|^TS(?:Array|Tuple|Function|Literal)Type$/;

/** Whether a default certainly is something; of others we know as much as of what they replace. */
function isPresent(file: File, node: TSESTree.Node): boolean {
  const callee = node.type === "CallExpression" ? node.callee : node;
  const made = callee.type === "MemberExpression" ? callee.object : callee;
  return made.type === "ObjectExpression" || made.type === "NewExpression" || isGlobal(file, made, "AbortSignal");
}

/** What a parameter, or a name that its pattern binds, is to signals: by its type, its annotation, or its use. */
export function parameterShape(file: File, variable: TSESLint.Scope.Variable, name: TSESTree.Identifier): Shape {
  const binding = bindingOf(file, name);
  if (!binding) return other;
  const shape = bindingShape(file, variable, name, binding);
  return binding.isDefaulted ? { ...shape, optional: false } : optional(shape, name.optional);
}

interface Binding {
  readonly annotation: TSESTree.TypeNode | undefined;
  /** The names of the properties that lead to it from the parameter. */
  readonly path: readonly string[];
  readonly isDefaulted: boolean;
}

function bindingShape(file: File, variable: TSESLint.Scope.Variable, name: TSESTree.Identifier, { annotation, path }: Binding): Shape {
  if (annotation && plain.test(annotation.type)) return other;
  const isNamed = [name.name, ...path].some((each) => /signal|abort/i.test(each));
  const known = file.types && (annotation || isNamed) ? typeShape(file.types, name) : undefined;
  // A context that only its own function's type describes lends its members, it doesn't hand them over.
  if (known) return annotation || known.is === "signal" ? known : other;
  if (!annotation) return provenShape(file, variable, path);
  return path.reduce<Shape>((shape, step) => {
    const property = shape.property(step);
    return property ? optional(property, shape.optional) : other;
  }, annotationShape(file, annotation));
}

/** Where a name stands in its parameter; undefined in rests, in lists and more than one pattern deep in another. */
function bindingOf(file: File, name: TSESTree.Identifier): Binding | undefined {
  const path: string[] = [];
  let node: TSESTree.Node = name;
  let isDefaulted = false;
  for (let { parent } = node; ; node = parent, { parent } = node) {
    switch (parent.type) {
      case "AssignmentPattern":
        isDefaulted ||= path.length === 0 && isPresent(file, parent.right);
        break;
      case "Property": {
        const key = getPropertyName(parent);
        if (key === null || path.length > 1) return undefined;
        path.unshift(key);
        break;
      }
      case "ObjectPattern":
        break;
      case "RestElement":
      case "ArrayPattern":
        return undefined;
      default:
        return { annotation: annotationOf(node), path, isDefaulted };
    }
  }
}

function annotationOf(node: TSESTree.Node): TSESTree.TypeNode | undefined {
  const inner = node.type === "AssignmentPattern" ? node.left : node;
  return inner.type === "Identifier" || inner.type === "ObjectPattern" ? inner.typeAnnotation?.typeAnnotation : undefined;
}
