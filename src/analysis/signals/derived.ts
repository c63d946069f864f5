import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { type File, fileOf } from "../file.js";
import { once, onceWithin } from "../once.js";
import { typeShape } from "../types/signal.js";
import { bare, variableOf } from "../value.js";
import { thisShape } from "./field.js";
import { makesController, signalMethod } from "./made.js";
import { keyName } from "./name.js";
import { parameterShape } from "./parameter.js";
import { optional, other, type Shape, signal } from "./shape.js";

/** What a variable is to signals: a parameter by its type, another variable by what it is made of, once and for all. */
export function variableShape(file: File, variable: TSESLint.Scope.Variable): Shape {
  return shapesOf(file.sourceCode)(variable);
}

const shapesOf = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  const open = new Set<TSESLint.Scope.Variable>();
  return onceWithin((variable: TSESLint.Scope.Variable): Shape => {
    // A variable that is made of itself is made of nothing.
    if (open.has(variable)) return other;
    open.add(variable);
    const shape = definedShape(file, variable);
    open.delete(variable);
    return shape;
  });
});

function definedShape(file: File, variable: TSESLint.Scope.Variable): Shape {
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0 || definition.name.type !== "Identifier") return other;
  if (definition.type === ("Parameter" as typeof definition.type)) return parameterShape(file, variable, definition.name);
  const isRewritten = variable.references.some((reference) => reference.isWrite() && !reference.init);
  return definition.node.type === "VariableDeclarator" && !isRewritten ? declaredShape(file, definition.node, definition.name) : other;
}

function declaredShape(file: File, { id, init }: TSESTree.VariableDeclarator, name: TSESTree.Identifier): Shape {
  if (!init) return other;
  const made = id === name ? valueShape(file, init) : taken(file, id, name, init);
  const isCandidate = made.is === "signal" || (made.is === "other" && isNamedSo(file, name, init) && isMadeOfSignals(file, init));
  const known = isCandidate && file.types ? typeShape(file.types, name) : undefined;
  if (!known) return made;
  return known.is === "signal" ? known : other;
}

/** Whether what is made of a signal may be one again, by its name or its maker's: the type of a call's result is dear. */
function isNamedSo({ sourceCode }: File, name: TSESTree.Identifier, init: TSESTree.Expression): boolean {
  const maker = bare(init);
  return /signal|abort|cancel|stop|any|both|either|join|combine|merge|link/i.test(maker.type === "CallExpression" ? `${name.name} ${sourceCode.getText(maker.callee)}` : name.name);
}

/** `const { signal } = options`, with a new name and a default. */
function taken(file: File, id: TSESTree.Node, name: TSESTree.Identifier, init: TSESTree.Expression): Shape {
  if (id.type !== "ObjectPattern") return other;
  const property = id.properties.find((each) => each.type === "Property" && (each.value === name || (each.value.type === "AssignmentPattern" && each.value.left === name)));
  const key = property?.type === "Property" ? getPropertyName(property) : null;
  const shape = key === null ? undefined : valueShape(file, init).property(key);
  return shape && property?.value?.type === "AssignmentPattern" ? { ...shape, optional: !isPresent(file, property.value.right) } : (shape ?? other);
}

/** What an expression is to signals, as far as it is made of parameters and fields. */
export function valueShape(file: File, from: TSESTree.Node): Shape {
  const node = bare(from);
  switch (node.type) {
    case "Identifier": {
      const variable = variableOf(file, node);
      return variable ? variableShape(file, variable) : other;
    }
    case "ThisExpression":
      return thisShape(file, node);
    case "MemberExpression": {
      const object = valueShape(file, node.object);
      const name = keyName({ key: node.property, computed: node.computed });
      const property = name === null ? undefined : object.property(name);
      return property ? optional(property, object.optional) : other;
    }
    case "LogicalExpression":
      return node.operator === "&&" ? optional(valueShape(file, node.right), true) : alternative(file, node.left, node.right);
    case "ConditionalExpression":
      return branches(file, node.consequent, node.alternate);
    case "CallExpression":
      return signalMethod(file, node) === "any" && isMadeOfSignals(file, node) ? signal : other;
    default:
      return other;
  }
}

/** `options.signal ?? AbortSignal.timeout(1000)`, `options ?? {}`. */
function alternative(file: File, left: TSESTree.Node, right: TSESTree.Node): Shape {
  const [first, second] = [valueShape(file, left), valueShape(file, right)];
  if (first.is === "other") return second.is === "signal" ? second : other;
  if (first.is === "signal") return { ...first, optional: first.optional && !isPresent(file, right) };
  return {
    ...first,
    optional: false,
    property: (name) => {
      const property = first.property(name);
      return property && optional(property, first.optional);
    },
  };
}

function branches(file: File, consequent: TSESTree.Node, alternate: TSESTree.Node): Shape {
  const found = [consequent, alternate].map((branch) => valueShape(file, branch)).find(({ is }) => is === "signal");
  return found ? { ...found, optional: !isPresent(file, consequent) || !isPresent(file, alternate) } : other;
}

/** Whether an expression certainly gives a signal, somebody's or its own. */
function isPresent(file: File, from: TSESTree.Node): boolean {
  const node = bare(from);
  const shape = valueShape(file, node);
  if (shape.is === "signal") return !shape.optional;
  if (node.type === "CallExpression") return signalMethod(file, node) !== undefined;
  return node.type === "MemberExpression" && makesController(file, node.object);
}

/** Whether somebody's signal is among the arguments of a call, directly, in a list or in an object. */
function isMadeOfSignals(file: File, from: TSESTree.Node): boolean {
  const node = bare(from);
  if (valueIsSignal(file, node)) return true;
  switch (node.type) {
    case "CallExpression":
      return node.arguments.some((argument) => isMadeOfSignals(file, argument)) || (node.callee.type === "MemberExpression" && isMadeOfSignals(file, node.callee.object));
    case "ArrayExpression":
      return node.elements.some((element) => element && isMadeOfSignals(file, element));
    case "SpreadElement":
      return isMadeOfSignals(file, node.argument);
    case "ConditionalExpression":
      return isMadeOfSignals(file, node.consequent) || isMadeOfSignals(file, node.alternate);
    case "LogicalExpression":
      return isMadeOfSignals(file, node.left) || isMadeOfSignals(file, node.right);
    case "ObjectExpression":
      return node.properties.some((property) => property.type === "Property" && isMadeOfSignals(file, property.value));
    default:
      return false;
  }
}

function valueIsSignal(file: File, node: TSESTree.Node): boolean {
  return (node.type === "Identifier" || node.type === "MemberExpression") && valueShape(file, node).is === "signal";
}
