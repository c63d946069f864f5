import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName, getStaticValue, memberName } from "./ast.js";
import { classOf, fieldValues } from "./field.js";
import type { File } from "./file.js";
import { patternPath } from "./pattern.js";
import { slotsOf } from "./slot.js";
import { declaredNumbers } from "./types/number.js";
import { usesOf } from "./uses.js";
import { bare, isGlobal, variableOf } from "./value.js";

/** What a constant is made from: the expression that stands there, or the number that an enum or a type tells. */
export type Constant = TSESTree.Expression | number;

/** Names that lead to names, beyond which nothing is followed. */
const farthest = 16;

/**
 * What a name stands for that nothing can change: a `const`, a variable never written again, a property of an object that
 * nobody writes to, an enum's member, a readonly or private field, an imported constant (with types). Undefined for all else.
 */
export function constantsOf(file: File, node: TSESTree.Identifier | TSESTree.MemberExpression): readonly Constant[] | undefined {
  return node.type === "Identifier" ? ofName(file, node) : ofMember(file, node);
}

/**
 * The expression that a value falls back to where somebody gives none: a parameter's default, the right side of `??` and
 * `||`, here or where a `const` is made; undefined where there is none.
 */
export function fallbackOf(file: File, from: TSESTree.Node, depth = 0): TSESTree.Expression | undefined {
  const node = bare(from);
  if (node.type === "LogicalExpression") return node.operator === "&&" ? undefined : node.right;
  const definition = node.type === "Identifier" ? definitionOf(file, node) : undefined;
  if (!definition || depth > farthest || isWritten(file, node as TSESTree.Identifier)) return undefined;
  const { node: declared, name } = definition;
  if (declared.type === "VariableDeclarator" && declared.id === name) return declared.init ? fallbackOf(file, declared.init, depth + 1) : undefined;
  return name.parent.type === "AssignmentPattern" && name.parent.left === name ? name.parent.right : undefined;
}

function ofName(file: File, node: TSESTree.Identifier): readonly Constant[] | undefined {
  const definition = definitionOf(file, node);
  if (!definition) return isGlobal(file, node, "Infinity") ? [Infinity] : isGlobal(file, node, "NaN") ? [NaN] : undefined;
  const declared = definition.node;
  if (isImport(definition)) return file.types && declaredNumbers(file.types, node);
  if (declared.type !== "VariableDeclarator" || declared.parent.declare || !declared.init || isWritten(file, node)) return undefined;
  if (declared.id.type === "Identifier") return [declared.init];
  const path = patternPath(declared.id, definition.name as TSESTree.Identifier);
  return path && ofSlots(file, declared.init, path.join("."));
}

function ofMember(file: File, node: TSESTree.MemberExpression): readonly Constant[] | undefined {
  const name = memberName(node, file.sourceCode.getScope(node));
  const object = bare(node.object);
  if (name === null) return undefined;
  if (object.type === "ThisExpression") return ofField(file, node, name);
  if (isGlobal(file, object, "Number")) return ofNumber(name);
  const root = rootOf(object);
  const definition = root && definitionOf(file, root);
  if (definition && isImport(definition)) return file.types && declaredNumbers(file.types, node);
  const declared = object === root ? definition?.node : undefined;
  if (declared?.type === "TSEnumDeclaration") return ofEnum(declared, name);
  if (declared?.type === "ClassDeclaration" || declared?.type === "ClassExpression") return ofStatic(declared.body, name);
  return frozen(file, node) ?? (object.type === "MemberExpression" ? ofNested(file, node) : ofSlots(file, object, name));
}

/** The one place that declares a name in this file. */
function definitionOf(file: File, node: TSESTree.Identifier): TSESLint.Scope.Definition | undefined {
  const [definition, ...others] = variableOf(file, node)?.defs ?? [];
  return others.length === 0 ? definition : undefined;
}

function isImport({ type }: TSESLint.Scope.Definition): boolean {
  return type === ("ImportBinding" as typeof type);
}

function isWritten(file: File, node: TSESTree.Identifier): boolean {
  return variableOf(file, node)!.references.some((reference) => reference.isWrite() && !reference.init);
}

/** The name that a chain of members starts with. */
function rootOf(from: TSESTree.Node): TSESTree.Identifier | undefined {
  const node = bare(from);
  if (node.type === "MemberExpression") return rootOf(node.object);
  return node.type === "Identifier" ? node : undefined;
}

function ofSlots(file: File, object: TSESTree.Node, name: string): readonly Constant[] | undefined {
  const slots = slotsOf(file, object, name);
  const values = slots.flatMap((slot) => (slot.is === "value" ? [slot.node] : []));
  return values.length === slots.length ? values : undefined;
}

/** `TIMEOUTS.http.slow` of an object that nobody writes to, nor gets hold of. */
function ofNested(file: File, member: TSESTree.MemberExpression): readonly Constant[] | undefined {
  const root = rootOf(member);
  const variable = root && variableOf(file, root);
  if (!variable) return undefined;
  const { writes, members, holders } = usesOf(file, variable);
  const constant = writes.length + members.size + holders.size === 0 ? getStaticValue(member, file.sourceCode.getScope(member)) : undefined;
  return typeof constant?.value === "number" ? [constant.value] : undefined;
}

/** `const TIMEOUTS = { slow: 5000 } as const`: TypeScript lets nobody write to it, whoever holds it. */
function frozen(file: File, member: TSESTree.MemberExpression): readonly Constant[] | undefined {
  const object = literalOf(file, member.object);
  const name = getPropertyName(member, file.sourceCode.getScope(member));
  const entry = object?.properties.findLast((each) => each.type === "SpreadElement" || getPropertyName(each) === name);
  return entry?.type === "Property" && entry.kind === "init" ? [entry.value as TSESTree.Expression] : undefined;
}

/** The object literal behind a name, or behind a member of one, that is declared `as const`. */
function literalOf(file: File, from: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const node = bare(from);
  if (node.type === "MemberExpression") {
    const [value] = frozen(file, node) ?? [];
    return typeof value === "object" && value.type === "ObjectExpression" ? value : undefined;
  }
  const declared = node.type === "Identifier" ? definitionOf(file, node)?.node : undefined;
  const made = declared?.type === "VariableDeclarator" && declared.id.type === "Identifier" ? declared.init : undefined;
  const isConst = made?.type === "TSAsExpression" && made.typeAnnotation.type === "TSTypeReference" && file.sourceCode.getText(made.typeAnnotation) === "const";
  const literal = isConst ? bare(made) : undefined;
  return literal?.type === "ObjectExpression" ? literal : undefined;
}

/** `Number.MAX_SAFE_INTEGER` */
function ofNumber(name: string): readonly number[] | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(Number, name)?.value;
  return typeof value === "number" ? [value] : undefined;
}

/** An enum's member, or the number that one without an initialiser gets. */
function ofEnum({ body }: TSESTree.TSEnumDeclaration, name: string): readonly Constant[] | undefined {
  const index = body.members.findIndex(({ id }) => (id.type === "Identifier" ? id.name : id.value) === name);
  const member = body.members[index];
  if (!member) return undefined;
  if (member.initializer) return [member.initializer];
  const before = body.members.slice(0, index).findLastIndex(({ initializer }) => initializer);
  const start = before < 0 ? -1 : body.members[before]!.initializer;
  if (typeof start === "number") return [index];
  return start?.type === "Literal" && typeof start.value === "number" ? [start.value + index - before] : undefined;
}

/** A field of `this` that its class alone can write, and writes once. */
function ofField(file: File, node: TSESTree.MemberExpression, name: string): readonly Constant[] | undefined {
  const field = classOf(node)?.body.find((each) => each.type === "PropertyDefinition" && memberName(each) === name);
  const [value, ...others] = fieldValues(file, node, name);
  const isOwn = field?.type === "PropertyDefinition" && (field.readonly || field.accessibility === "private" || field.key.type === "PrivateIdentifier");
  return isOwn && others.length === 0 && typeof value === "object" ? [value] : undefined;
}

/** `Client.TIMEOUT`, where it is declared readonly. */
function ofStatic({ body }: TSESTree.ClassBody, name: string): readonly Constant[] | undefined {
  const field = body.find((each) => each.type === "PropertyDefinition" && each.static && memberName(each) === name);
  return field?.type === "PropertyDefinition" && field.readonly && field.value ? [field.value] : undefined;
}
