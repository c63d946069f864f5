import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import type { File } from "../file.js";
import { isLentType, typeShape } from "../types/signal.js";
import { mayHandSignal, mayLendSignal } from "../types/written-type.js";
import { isGlobal } from "../value.js";
import { annotationShape } from "./annotation.js";
import { keyName } from "./name.js";
import { provenShape } from "./proof.js";
import { deeper, lending, object, optional, other, type Shape } from "./shape.js";

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
  const whole = (): Shape => {
    const shape = bindingShape(file, variable, name, binding);
    return binding.isDefaulted ? { ...shape, optional: false } : optional(shape, name.optional);
  };
  return holdsNone(file, binding) ? deeper(whole) : whole();
}

/** Whether a parameter may be or hold a signal, as far as its annotation tells: types are dear, and most parameters hold none. */
export function mayHandOver(file: File, variable: TSESLint.Scope.Variable): boolean {
  const written = file.types && writtenType(file, variable);
  return !written || mayHandSignal(file.types, written);
}

/** The annotation of a parameter, or of the name that its pattern binds, if that stands there. */
export function writtenType(file: File, { defs: [definition] }: TSESLint.Scope.Variable): TSESTree.TypeNode | undefined {
  const binding = definition?.name.type === "Identifier" ? bindingOf(file, definition.name) : undefined;
  return binding && ownAnnotation(binding);
}

function holdsNone({ types }: File, binding: Binding): boolean {
  const own = types && ownAnnotation(binding);
  return own?.type === "TSTypeReference" && !mayHandSignal(types!, own) && !mayLendSignal(types!, own);
}

function ownAnnotation({ annotation, path }: Binding): TSESTree.TypeNode | undefined {
  return path.reduce<TSESTree.TypeNode | undefined>((type, step) => {
    const members = type?.type === "TSTypeLiteral" ? type.members : [];
    const member = members.find((each) => each.type === "TSPropertySignature" && keyName(each) === step);
    return member?.type === "TSPropertySignature" ? member.typeAnnotation?.typeAnnotation : undefined;
  }, annotation);
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
  if (known) return known.is !== "signal" && isLent(file, annotation) ? lending(known) : known;
  if (!annotation) return withContext(file, name, provenShape(file, variable, path));
  return path.reduce<Shape>((shape, step) => {
    const property = shape.property(step);
    return property ? optional(property, shape.optional) : other;
  }, annotationShape(file, annotation));
}

/** A context that only its own function's type describes lends its members, it doesn't hand them over. */
function isLent({ types }: File, annotation: TSESTree.TypeNode | undefined): boolean {
  return !annotation || (types !== undefined && annotation.type === "TSTypeReference" && isLentType(types, annotation));
}

/** Adds what the type of a function says of its parameter, which is asked for only once somebody wants to know. */
function withContext({ types }: File, name: TSESTree.Identifier, proven: Shape): Shape {
  if (!types || proven.is !== "object") return proven;
  let known: Shape | undefined;
  const context = (): Shape => (known ??= lending(typeShape(types, name) ?? other));
  const whole = object(
    () => proven.signals(),
    (key) => proven.property(key) ?? context().property(key),
    () => context().lent(),
  );
  return optional(whole, proven.optional);
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
