import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isCallAsked } from "./asked.js";
import { findVariable, getPropertyName, memberName } from "./ast.js";
import { isStarted, waitsAmong } from "./awaited.js";
import { contains, isFunction, outer } from "./chain.js";
import type { Clients } from "./clients.js";
import type { LocalFunction } from "./consumption/bind.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import { isLoop, type Loop } from "./loop.js";
import { ownNodes } from "./nodes.js";
import type { SignalInScope } from "./signals.js";
import { variableShape } from "./signals/derived.js";
import { handedBy } from "./signals/source.js";
import { isExpected, isInherited, isThenable } from "./types/contract.js";
import { uncheckedSignal } from "./unchecked-loop.js";

/** A signal that a function takes, and that nothing in it looks at. */
export interface UnusedSignal {
  /** The parameter, or the name that its pattern binds. */
  readonly name: TSESTree.Identifier;
  readonly signal: SignalInScope;
}

/**
 * The signal that a function takes and never reads or passes on, though it waits for something. Undefined where its
 * parameters are somebody else's choice, and where another rule asks it to use the signal.
 */
export function unusedSignal(file: File, clients: Clients, fn: LocalFunction): UnusedSignal | undefined {
  const variables = parametersOf(file, fn).filter((variable) => mayBeUnused(file, variable));
  if (variables.length === 0 || !isWaiting(file, fn) || isPrescribed(file, fn)) return undefined;
  const [unused] = variables.flatMap((variable) => unusedOf(file, variable));
  return unused && !isLeftToOthers(file, clients, fn) ? unused : undefined;
}

/** The names that a function's own parameters bind, without fields of a class and what nobody may use. */
function parametersOf(file: File, fn: LocalFunction): readonly TSESLint.Scope.Variable[] {
  const own = fn.params.filter((parameter) => parameter.type !== "TSParameterProperty" && parameter.decorators.length === 0);
  if (usesArguments(file, fn)) return [];
  const variables = file.sourceCode.scopeManager?.getDeclaredVariables(fn) ?? [];
  return variables.filter(({ name, defs }) => !name.startsWith("_") && own.some((parameter) => defs[0] && contains(parameter, defs[0].name)));
}

function usesArguments({ sourceCode }: File, fn: LocalFunction): boolean {
  return (sourceCode.scopeManager?.acquire(fn)?.set.get("arguments")?.references.length ?? 0) > 0;
}

/** Whether a name may be a signal that is never read, or options of which other parts alone are: by its mentions and what is written of it. */
function mayBeUnused(file: File, { defs, references }: TSESLint.Scope.Variable): boolean {
  const name = defs[0]!.name;
  const mentions = references.filter(({ init }) => !init);
  if (mentions.length > 0) return name.type === "Identifier" && isOwnType(file, name.typeAnnotation?.typeAnnotation) && mentions.every(({ identifier }) => partsOf(identifier) !== undefined);
  // A part that is taken out of the rest is left out on purpose.
  const isOmitted = name.parent.type === "Property" && name.parent.parent.type === "ObjectPattern" && name.parent.parent.properties.at(-1)?.type === "RestElement";
  return !isOmitted && /signal|abort/i.test(file.sourceCode.getText(isFunction(name.parent) ? name : name.parent));
}

/**
 * Whether a type of options is written for one function alone, with a signal among them. One that several take has parts
 * which are for some of them.
 */
function isOwnType({ sourceCode }: File, type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === "TSTypeLiteral") return sourceCode.getText(type).includes("AbortSignal");
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  const variable = findVariable(sourceCode.getScope(type), type.typeName.name);
  const [definition, ...others] = variable?.defs ?? [];
  const isDeclared = definition?.node.type === "TSInterfaceDeclaration" || definition?.node.type === "TSTypeAliasDeclaration";
  const isShared = variable?.references.some(({ identifier }) => identifier !== type.typeName && identifier.parent.type !== "ExportSpecifier") ?? true;
  return isDeclared && others.length === 0 && !isShared && sourceCode.getText(definition.node).includes("AbortSignal");
}

/** The names of the parts that a mention of an object takes; undefined where it may take any, or the object goes on whole. */
function partsOf(mention: TSESTree.Node): readonly string[] | undefined {
  const node = outer(mention);
  const { parent } = node;
  if (parent?.type === "MemberExpression" && parent.object === node) {
    const name = memberName(parent);
    const member = outer(parent);
    // A method may look at the rest of its object.
    const isCalled = member.parent?.type === "CallExpression" && member.parent.callee === member;
    return name === null || isCalled ? undefined : [name];
  }
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "ObjectPattern") return undefined;
  const names = parent.id.properties.map((property) => (property.type === "Property" ? getPropertyName(property) : null));
  return names.every((name) => name !== null) ? names : undefined;
}

/** Whether a function waits for something that it starts; one that doesn't has ended before anybody could abort it. */
function isWaiting(file: File, fn: LocalFunction): boolean {
  const { types } = file;
  const nodes = ownNodes(file, fn.body);
  if (waitsAmong(file, nodes).length > 0) return true;
  const returned = fn.body.type === "BlockStatement" ? nodes.flatMap((node) => (node.type === "ReturnStatement" && node.argument ? [node.argument] : [])) : [fn.body];
  return types !== undefined && !fn.generator && returned.some((value) => isStarted(file, value) && isThenable(types, value));
}

/** Whether the place of a function, or a place that its name is handed to, says which parameters it must have. */
function isPrescribed(file: File, fn: LocalFunction): boolean {
  const { types } = file;
  const { parent } = outer(fn);
  if (!types) return true;
  if (parent?.type === "MethodDefinition" || parent?.type === "PropertyDefinition") return isPrescribedMember(file, parent);
  if (fn.type !== "FunctionDeclaration" && isExpectedAt(file, fn)) return true;
  return functionName(file, fn)?.mentions.some((mention) => isHandedOn(file, mention)) ?? false;
}

/** Whether a typed slot takes an expression, or the object that it is a part of. */
function isExpectedAt({ types }: File, node: TSESTree.Expression): boolean {
  const { parent } = outer(node);
  const whole = parent?.type === "Property" && parent.parent.type === "ObjectExpression" ? parent.parent : node;
  return types !== undefined && isExpected(types, whole);
}

function isPrescribedMember(file: File, member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): boolean {
  if (!file.types || member.override || member.decorators.length > 0) return true;
  if (member.type === "MethodDefinition" && member.kind !== "method") return true;
  const name = memberName(member);
  if (name === null || isMentionedUncalled(file, name)) return true;
  return !name.startsWith("#") && member.accessibility !== "private" && isInherited(file.types, member.parent.parent, name);
}

/** Whether the file takes a method off its object, to be called by somebody else: `on("data", this.read)`. */
function isMentionedUncalled({ sourceCode }: File, name: string): boolean {
  return new RegExp(`\\.${name.replaceAll("$", "\\$")}(?![\\w$])(?!\\s*(?:<[^>]*>\\s*)?\\()(?!\\s*\\?\\.\\()`).test(sourceCode.text);
}

/** Whether a mention of a function's name hands it to somebody who has a type for it. */
function isHandedOn(file: File, mention: TSESTree.Node): boolean {
  const node = outer(mention);
  const { parent } = node;
  if (parent?.type === "CallExpression" && parent.callee === node) return false;
  if (parent?.type === "Property" && parent.parent.type === "ObjectExpression") return isExpectedAt(file, node as TSESTree.Expression);
  return parent?.type !== "ExportSpecifier" && parent?.type !== "ExportDefaultDeclaration" && parent?.type !== "TSTypeQuery";
}

/** The signal that a name is, or has among the parts that nobody takes. */
function unusedOf(file: File, variable: TSESLint.Scope.Variable): readonly UnusedSignal[] {
  const shape = variableShape(file, variable);
  const name = variable.defs[0]!.name as TSESTree.Identifier;
  const taken = variable.references.flatMap(({ identifier, init }) => (init ? [] : (partsOf(identifier) ?? [])));
  // Options of which nothing is read may be there for the sake of their type alone.
  const isRead = shape.is === "signal" ? taken.length > 0 : taken.length === 0 || shape.signals().some((part) => taken.includes(part));
  if (shape.ambient || isRead) return [];
  return handedBy(variable.name, shape, variable).map((signal) => ({ name, signal }));
}

/** Whether another report asks for the signal: a call that ought to take it, or a loop that ought to look at it. */
function isLeftToOthers(file: File, clients: Clients, fn: LocalFunction): boolean {
  if (isCallAsked(file, clients, fn.body)) return true;
  return ownNodes(file, fn.body).some((node) => isLoop(node) && uncheckedSignal(file, clients, node as Loop) !== undefined);
}
