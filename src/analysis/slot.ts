import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName, getStaticValue } from "./ast.js";
import type { File } from "./file.js";
import { lacksProperty } from "./types/shape.js";
import { isDeleted, isHeldElsewhere, isObjectMethod, usesOf } from "./uses.js";
import { bare, isGlobal, originsOf, variableOf } from "./value.js";

/**
 * What may stand in one property of an options object; `written` is the property that writes it, `of` the object that hides
 * it, `over` what stands there if that object has no such property.
 */
export type Slot =
  | { readonly is: "absent"; readonly written?: TSESTree.Property }
  | { readonly is: "value"; readonly node: TSESTree.Expression; readonly written?: TSESTree.Property }
  | { readonly is: "unknown"; readonly of?: TSESTree.Node; readonly over?: readonly Slot[] };

const absent: Slot = { is: "absent" };
const unknown: Slot = { is: "unknown" };
const farthest = 16;

/**
 * The values that a property may have when an options object reaches its call: through literals, `const`s, spreads in
 * their order, later writes, ternaries, `Object.assign` and casts. Several where paths differ.
 * @param name the property's dotted name: `"signal"`, `"timeout.request"`, or one that is written with its dots: `"grpc.service_config"`.
 */
export function slotsOf(file: File, options: TSESTree.Node | undefined, name: string): readonly Slot[] {
  const [first, ...rest] = name.split(".");
  const nested = rest.reduce(
    (slots, step) => slots.flatMap((slot) => (slot.is === "value" ? within(slot, named(file, slot.node, step, 0)) : [slot])),
    options ? named(file, options, first!, 0) : [absent],
  );
  const isLeftOut = rest.length > 0 && nested.every((slot) => slot.is === "absent" && !slot.written);
  return options && isLeftOut ? named(file, options, name, 0) : nested;
}

/** Expressions that give an object of their own, or nothing: `null`, `void 0`. */
const plain = new Set<string>(["ObjectExpression", "Literal", "UnaryExpression"]);

/** Whether an expression surely gives an object made from literals (or nothing): a spread copies all of it. */
export function isPlain(file: File, options: TSESTree.Node): boolean {
  return originsOf(file, options).every(
    ({ made, path }) => made.by === "nothing" || (made.by === "expression" && path.length === 0 && (plain.has(made.node.type) || isAssign(file, made.node))),
  );
}

/** An empty outer object is written to say that the inner property is left out. */
function within(outer: Slot & { is: "value" }, inner: readonly Slot[]): readonly Slot[] {
  const isEmpty = outer.node.type === "ObjectExpression" && outer.node.properties.length === 0;
  return inner.map((slot) => (isEmpty && slot.is === "absent" && outer.written ? { ...slot, written: outer.written } : slot));
}

function named(file: File, from: TSESTree.Node, name: string, depth: number): readonly Slot[] {
  if (depth > farthest) return [unknown];
  const node = bare(from);
  const on = (next: TSESTree.Node): readonly Slot[] => named(file, next, name, depth + 1);
  switch (node.type) {
    case "ObjectExpression":
      return inOrder(
        node.properties.map((entry) => {
          if (entry.type === "SpreadElement") return on(entry.argument);
          const key = getPropertyName(entry, file.sourceCode.getScope(node));
          if (key === null || key === "__proto__") return [unknown];
          return key === name ? [written(file, entry)] : [absent];
        }),
      );
    case "ConditionalExpression":
      return [...on(node.consequent), ...on(node.alternate)];
    case "LogicalExpression":
      // A falsy left side of `&&` spreads to nothing.
      return node.operator === "&&" ? [absent, ...on(node.right)] : [...on(node.left), ...on(node.right)];
    case "CallExpression":
      if (isObjectMethod(file, node, "assign")) return inOrder(node.arguments.map((argument) => (argument.type === "SpreadElement" ? [unknown] : on(argument))));
      if (isObjectMethod(file, node, "freeze") && node.arguments[0]) return on(node.arguments[0]);
      return opaque(file, node, name);
    case "NewExpression":
      // Headers hold what they are made from.
      return /^(?:Http)?Headers$/.test(calleeName(node.callee) ?? "") ? (node.arguments[0] ? on(node.arguments[0]) : [absent]) : opaque(file, node, name);
    case "Identifier":
      return ofVariable(file, node, name, depth) ?? ofOrigins(file, node, name, depth);
    case "MemberExpression":
      return isWrittenSomewhere(file, node, name) ? [{ is: "unknown", of: node }] : ofOrigins(file, node, name, depth);
    case "Literal":
    case "ArrayExpression":
    case "TemplateLiteral":
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return [absent];
    case "UnaryExpression":
      return node.operator === "void" || node.operator === "!" ? [absent] : [unknown];
    default:
      return opaque(file, node, name);
  }
}

/** Later entries win; one that may be absent lets the earlier ones through. */
function inOrder(entries: readonly (readonly Slot[])[]): readonly Slot[] {
  return entries.reduce<readonly Slot[]>(
    (before, slots) => {
      const present = slots.filter((slot) => slot.is !== "absent" || slot.written);
      if (present.length < slots.length) return [...present, ...before];
      return present.map((slot) => (slot.is === "unknown" && slot.of ? { ...slot, over: before } : slot));
    },
    [absent],
  );
}

function written(file: File, entry: TSESTree.Property): Slot {
  if (entry.kind !== "init") return unknown;
  const node = entry.value as TSESTree.Expression;
  const constant = getStaticValue(node, file.sourceCode.getScope(node));
  return constant && constant.value === undefined ? { is: "absent", written: entry } : { is: "value", node, written: entry };
}

/** What this file doesn't show: types may say that it lacks the property, of all but what a caller hands in. */
function opaque(file: File, node: TSESTree.Node, name: string): readonly Slot[] {
  if (isParsedUrl(file, node)) return [absent];
  return file.types && lacksProperty(file.types, node, name) && !isCallers(file, node, 0) ? [absent] : [{ is: "unknown", of: node }];
}

/** `url.parse(link)`, `urlToHttpOptions(url)`: where to send a request, and nothing else. */
export function isParsedUrl(file: File, node: TSESTree.Node): boolean {
  if (node.type !== "CallExpression") return false;
  return originsOf(file, node.callee).every(({ made, path }) => made.by === "import" && /^(?:node:)?url$/.test(made.module) && /^(?:parse|urlToHttpOptions)$/.test(path.at(-1) ?? ""));
}

/** Whether a value is a parameter, or a part of one: its type says what a caller must give, not all that one may. */
function isCallers(file: File, from: TSESTree.Node, depth: number): boolean {
  const node = bare(from);
  if (node.type === "MemberExpression") return isCallers(file, node.object, depth);
  const [definition] = (node.type === "Identifier" && variableOf(file, node)?.defs) || [];
  if (!definition || depth > farthest) return false;
  if (definition.type === ("Parameter" as typeof definition.type)) return true;
  return definition.node.type === "VariableDeclarator" && definition.node.init !== null && isCallers(file, definition.node.init, depth + 1);
}

/** A plain local variable: every object it was given, and every write to its property. */
function ofVariable(file: File, identifier: TSESTree.Identifier, name: string, depth: number): readonly Slot[] | undefined {
  if (isGlobal(file, identifier, "undefined")) return [absent];
  const variable = variableOf(file, identifier);
  const [definition] = variable?.defs ?? [];
  const declarator = definition?.node;
  if (!variable || variable.defs.length !== 1 || declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return undefined;
  if (declarator.parent.declare || declarator.parent.parent.type === "ForOfStatement" || declarator.parent.parent.type === "ForInStatement") return undefined;
  const uses = usesOf(file, variable);
  return [
    ...(declarator.init ? named(file, declarator.init, name, depth + 1) : [absent]),
    ...uses.writes.flatMap((write) => givenBy(file, write, name, depth)),
    ...(uses.members.get(name) ?? []).map(leftBy),
    ...(uses.members.has(null) || isHeldElsewhere(file, uses, identifier) ? [unknown] : []),
  ];
}

/** What an assignment to the variable, or `Object.assign` on it, gives the property. */
function givenBy(file: File, write: TSESTree.AssignmentExpression | TSESTree.CallExpression, name: string, depth: number): readonly Slot[] {
  const on = (source: TSESTree.Node): readonly Slot[] => (source.type === "SpreadElement" ? [unknown] : named(file, source, name, depth + 1));
  if (write.type === "CallExpression") return write.arguments.slice(1).flatMap(on);
  return write.operator === "=" ? on(write.right) : [unknown];
}

/** What a write to the property, or its deletion, leaves there. */
function leftBy(member: TSESTree.MemberExpression): Slot {
  if (isDeleted(member)) return absent;
  const { parent } = member;
  return parent.type === "AssignmentExpression" && parent.operator === "=" ? { is: "value", node: parent.right } : unknown;
}

function ofOrigins(file: File, node: TSESTree.Expression, name: string, depth: number): readonly Slot[] {
  return originsOf(file, node).flatMap(({ made, path }) => {
    if (made.by === "nothing") return [absent];
    return made.by === "expression" && path.length === 0 && made.node !== node ? named(file, made.node, name, depth + 1) : opaque(file, node, name);
  });
}

/** Whether this file's text writes to the property of an object that is reached through another: `this.init.signal = …`. */
function isWrittenSomewhere({ sourceCode }: File, node: TSESTree.MemberExpression, name: string): boolean {
  const key = getPropertyName(node, sourceCode.getScope(node)) ?? "";
  return sourceCode.text.includes(`${key}.${name}`) || sourceCode.text.includes(`assign(${sourceCode.getText(node)}`);
}

function isAssign(file: File, node: TSESTree.Node): boolean {
  return node.type === "CallExpression" && isObjectMethod(file, node, "assign");
}
