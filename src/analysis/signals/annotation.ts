import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../ast.js";
import type { File } from "../file.js";
import { keyName } from "./name.js";
import { object, optional, other, type Shape, signal } from "./shape.js";

/** Aliases of aliases beyond this depth are cut, and so are types that name themselves. */
const deepest = 8;

/** The type of fetch's options, which every environment with a fetch declares. */
const requestInit = object(() => ["signal"], (name) => (name === "signal" ? { ...signal, optional: true, nullable: true } : undefined));

/** What a written type says of signals, by the names and the declarations that this file shows. */
export function annotationShape(file: File, type: TSESTree.TypeNode | undefined, depth = 0): Shape {
  if (!type || depth > deepest) return other;
  switch (type.type) {
    case "TSTypeReference":
      return named(file, type.typeName, type.typeArguments?.params[0], depth);
    case "TSTypeLiteral":
      return members(file, type.members, depth);
    case "TSUnionType":
      return union(file, type.types, depth);
    case "TSIntersectionType":
      return together(type.types.map((part) => annotationShape(file, part, depth + 1)));
    default:
      return other;
  }
}

function named(file: File, name: TSESTree.EntityName, argument: TSESTree.TypeNode | undefined, depth: number): Shape {
  if (name.type === "TSQualifiedName") {
    const isGlobal = name.left.type === "Identifier" && name.left.name === "globalThis";
    return isGlobal && name.right.name === "AbortSignal" ? signal : other;
  }
  if (name.type !== "Identifier") return other;
  const definitions = findVariable(file.sourceCode.getScope(name), name.name)?.defs ?? [];
  if (definitions.length === 0) return ofGlobal(file, name.name, argument, depth);
  return together(definitions.map(({ node }) => declared(file, node, depth)));
}

function ofGlobal(file: File, name: string, argument: TSESTree.TypeNode | undefined, depth: number): Shape {
  const inner = (): Shape => annotationShape(file, argument, depth + 1);
  switch (name) {
    case "AbortSignal":
      return signal;
    case "RequestInit":
      return requestInit;
    case "Readonly":
      return inner();
    case "NonNullable":
      return { ...inner(), optional: false, nullable: false };
    case "Partial":
      return mapped(inner(), (property) => optional(property, true));
    case "Required":
      return mapped(inner(), (property) => ({ ...property, optional: false }));
    default:
      return other;
  }
}

function mapped(shape: Shape, change: (property: Shape) => Shape): Shape {
  return {
    ...shape,
    property: (name) => {
      const property = shape.property(name);
      return property && change(property);
    },
  };
}

function declared(file: File, node: TSESTree.Node, depth: number): Shape {
  switch (node.type) {
    case "TSTypeAliasDeclaration":
      return annotationShape(file, node.typeAnnotation, depth + 1);
    case "TSTypeParameter":
      return annotationShape(file, node.constraint, depth + 1);
    case "TSInterfaceDeclaration": {
      const parents = node.extends.map(({ expression }) => (expression.type === "Identifier" ? named(file, expression, undefined, depth + 1) : other));
      return together([members(file, node.body.body, depth), ...parents]);
    }
    case "ImportSpecifier":
      return node.imported.type === "Identifier" && node.imported.name === "AbortSignal" ? { ...signal, certain: false } : other;
    default:
      return other;
  }
}

function members(file: File, elements: readonly TSESTree.TypeElement[], depth: number): Shape {
  const types = new Map<string, () => Shape>();
  for (const element of elements) {
    if (element.type !== "TSPropertySignature") continue;
    const name = keyName(element);
    if (name !== null) types.set(name, () => optional(annotationShape(file, element.typeAnnotation?.typeAnnotation, depth + 1), element.optional));
  }
  return object(() => [...types.keys()], (name) => types.get(name)?.());
}

/** A value of all of the types at once. */
function together(shapes: readonly Shape[]): Shape {
  const found = shapes.find(({ is }) => is === "signal");
  if (found) return found;
  const objects = shapes.filter(({ is }) => is === "object");
  if (objects.length === 0) return other;
  return object(
    () => objects.flatMap((shape) => shape.signals()),
    (name) => objects.map((shape) => shape.property(name)).find((property) => property),
  );
}

/** A value of one of the types: what all of them say. */
function union(file: File, types: readonly TSESTree.TypeNode[], depth: number): Shape {
  const isNothing = ({ type }: TSESTree.TypeNode): boolean => type === "TSUndefinedKeyword" || type === "TSNullKeyword" || type === "TSVoidKeyword";
  const [first, ...rest] = types.filter((type) => !isNothing(type)).map((type) => annotationShape(file, type, depth + 1));
  if (!first) return other;
  const shape = rest.reduce(either, first);
  return { ...optional(shape, types.some(isNothing)), nullable: shape.nullable || types.some(({ type }) => type === "TSNullKeyword") };
}

function either(one: Shape, two: Shape): Shape {
  if (one.is !== two.is) return other;
  const shape = {
    ...one,
    certain: one.certain && two.certain,
    optional: one.optional || two.optional,
    nullable: one.nullable || two.nullable,
    property: (name: string): Shape | undefined => {
      const [mine, theirs] = [one.property(name), two.property(name)];
      return mine && theirs && either(mine, theirs);
    },
  };
  return { ...shape, signals: () => one.signals().filter((name) => shape.property(name)?.is === "signal") };
}
