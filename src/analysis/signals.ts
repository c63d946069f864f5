import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "./ast.js";
import { type File, fileOf } from "./file.js";
import { once } from "./once.js";
import { variableShape } from "./signals/derived.js";
import { instanceAt, thisShape } from "./signals/field.js";
import { barrierRound } from "./signals/reach.js";
import type { Shape } from "./signals/shape.js";

/** An `AbortSignal` that an edit may name at some place in the code. */
export interface SignalInScope {
  /** The expression to write: `signal`, `options.signal`, `options?.signal`, `this.signal`. */
  readonly text: string;
  /** True where it may be undefined or null. */
  readonly optional: boolean;
  /** True where it may be null, which few clients' types take. */
  readonly nullable: boolean;
  /** False where only the name of an imported type says that it is an AbortSignal. */
  readonly certain: boolean;
}

interface Source extends SignalInScope {
  /** What declares it: a variable, or a class for `this.signal`. */
  readonly owner: TSESLint.Scope.Variable | TSESTree.ClassBody;
}

/**
 * The explicit signals that may be written at `at`: those of the innermost function first, the nearest first. Empty
 * where a signal would do harm: in cleanup, in detached callbacks, in a branch where it is aborted.
 */
export function explicitSignals(file: File, at: TSESTree.Node): SignalInScope[] {
  const sources = sourcesRound(file, at);
  if (sources.length === 0) return [];
  const barrier = barrierRound(file, at, (attempt) => sources.some((source) => isMentioned(file, source, attempt)));
  return sources
    .filter(({ owner }) => !barrier || contains(barrier, placeOf(owner)))
    .map(({ text, optional, nullable, certain }) => ({ text, optional, nullable, certain }));
}

/** Every signal that `at` can name, whatever it is good for there. */
function sourcesRound(file: File, at: TSESTree.Node): readonly Source[] {
  const instance = instanceAt(at);
  const sources: Source[] = [];
  for (let scope: TSESLint.Scope.Scope | null = file.sourceCode.getScope(at); scope; scope = scope.upper) {
    sources.push(...declaredIn(file.sourceCode)(scope).filter(({ owner }) => "defs" in owner && isVisible(file, owner, at)));
    if (instance && scope.block === instance.parent) sources.push(...named("this", thisShape(file, at), instance));
  }
  return sources;
}

/** The signals that a scope's variables hold, the nearest first: the last local, then the parameter with the fewest dots. */
const declaredIn = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return once((scope: TSESLint.Scope.Scope): readonly Source[] => {
    const locals = scope.variables.filter((variable) => !isParameter(variable)).toReversed();
    const found = [...locals, ...scope.variables.filter(isParameter)].flatMap((variable) => named(variable.name, variableShape(file, variable), variable));
    return [...found.filter(({ text }) => !isMember(text)), ...found.filter(({ text }) => isMember(text))];
  });
});

const isMember = (text: string): boolean => /[.[]/.test(text);

function named(name: string, shape: Shape, owner: Source["owner"]): readonly Source[] {
  if (shape.is === "signal") return [{ text: name, optional: shape.optional, nullable: shape.nullable, certain: shape.certain, owner }];
  return shape.signals().flatMap((key) => {
    const property = shape.property(key);
    return property ? [{ text: access(name, key, shape.optional), optional: shape.optional || property.optional, nullable: property.nullable, certain: property.certain, owner }] : [];
  });
}

function access(object: string, key: string, isOptional: boolean): string {
  if (/^#?[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)) return `${object}${isOptional ? "?." : "."}${key}`;
  return `${object}${isOptional ? "?." : ""}[${JSON.stringify(key)}]`;
}

function isParameter(variable: TSESLint.Scope.Variable): boolean {
  return variable.defs[0]?.type === ("Parameter" as TSESLint.Scope.Definition["type"]);
}

/** Whether a variable is declared before a place, in a block that is still open there, and not shadowed. */
function isVisible(file: File, variable: TSESLint.Scope.Variable, at: TSESTree.Node): boolean {
  const [definition] = variable.defs;
  if (!definition || (definition.node.type !== "VariableDeclarator" && !isParameter(variable))) return false;
  const declaration = isParameter(variable) ? definition.name : definition.node;
  const block = isParameter(variable) ? definition.node : blockOf(declaration);
  return declaration.range[1] <= at.range[0] && contains(block, at) && findVariable(file.sourceCode.getScope(at), variable.name) === variable;
}

/** What a declaration certainly holds in: hoisting takes `var` out of its block, and a `case` may be skipped. */
function blockOf(declaration: TSESTree.Node): TSESTree.Node {
  let node = declaration;
  while (node.parent && !/^(?:BlockStatement|Program|StaticBlock|SwitchCase|TSModuleBlock|For(?:In|Of)?Statement)$/.test(node.type)) node = node.parent;
  return node;
}

function isMentioned(file: File, { owner, text }: Source, attempt: TSESTree.Node): boolean {
  if ("references" in owner) return owner.references.some(({ identifier }) => contains(attempt, identifier));
  return file.sourceCode.getText(attempt).includes(text);
}

function placeOf(owner: Source["owner"]): TSESTree.Node {
  return "references" in owner ? owner.defs[0]!.name : owner;
}

function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
