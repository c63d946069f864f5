import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable, memberName } from "../ast.js";
import { contains } from "../chain.js";
import type { File } from "../file.js";
import { bare, variableOf } from "../value.js";
import { valueShape } from "./derived.js";
import { instanceAt } from "./field.js";
import { optional, type Shape } from "./shape.js";

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
  /** True where an object of a framework or of the platform lends it: `request.signal`. False for a local made of it, which has read it. */
  readonly ambient: boolean;
}

/** A signal, and what its text is relative to. */
export interface Source extends SignalInScope {
  /** What declares it: a variable, or a class for `this.signal`. */
  readonly owner: TSESLint.Scope.Variable | TSESTree.ClassBody;
}

/** What a caller may know of a source. */
export function signalOf({ text, optional, nullable, certain, ambient }: Source): SignalInScope {
  return { text, optional, nullable, certain, ambient };
}

/** The longest way from a parameter to a signal that it lends: `c.req.raw.signal`. */
const farthest = 3;

/** The signals that a name hands over: itself, or its properties. */
export function handedBy(name: string, shape: Shape, owner: Source["owner"]): readonly Source[] {
  if (shape.is === "signal") return [source(name, shape, owner)];
  return shape.signals().flatMap((key) => {
    const step = stepTo(name, shape, key);
    return step ? [source(step.text, step.shape, owner)] : [];
  });
}

/** The signals that a name's objects lend, by the shortest way to any. */
export function lentBy(name: string, shape: Shape, owner: Source["owner"]): readonly Source[] {
  let steps: readonly Step[] = [{ text: name, shape }];
  for (let depth = 0; depth < farthest; depth++) {
    steps = steps.flatMap(({ text, shape: from }) => from.lent().flatMap((key) => stepTo(text, from, key) ?? []));
    const found = steps.filter(({ shape: { is } }) => is === "signal");
    if (found.length > 0) return found.map((step) => source(step.text, step.shape, owner));
  }
  return [];
}

interface Step {
  readonly text: string;
  readonly shape: Shape;
}

function stepTo(object: string, shape: Shape, key: string): Step | undefined {
  const property = shape.property(key);
  return property && { text: access(object, key, shape.optional), shape: optional(property, shape.optional) };
}

function source(text: string, shape: Shape, owner: Source["owner"]): Source {
  return { text, optional: shape.optional, nullable: shape.nullable, certain: shape.certain, ambient: shape.ambient, owner };
}

function access(object: string, key: string, isOptional: boolean): string {
  if (/^#?[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)) return `${object}${isOptional ? "?." : "."}${key}`;
  return `${object}${isOptional ? "?." : ""}[${JSON.stringify(key)}]`;
}

/** The signal that a property of an expression is, if the expression is a variable, `this`, or members of these. */
export function sourceAt(file: File, from: TSESTree.Node, path: readonly string[]): Source | undefined {
  const node = bare(from);
  if (node.type === "MemberExpression") {
    const name = memberName(node, file.sourceCode.getScope(node));
    return name === null ? undefined : sourceAt(file, node.object, [name, ...path]);
  }
  const isThis = node.type === "ThisExpression";
  const owner = isThis ? instanceAt(node) : node.type === "Identifier" ? variableOf(file, node) : undefined;
  if (!owner) return undefined;
  const root: Step = { text: file.sourceCode.getText(node), shape: valueShape(file, node) };
  const end = path.reduce<Step | undefined>((step, key) => step && stepTo(step.text, step.shape, key), root);
  return end?.shape.is === "signal" ? source(end.text, end.shape, owner) : undefined;
}

/** Whether a source's text means the same at a place. */
export function isNameable(file: File, { owner }: Source, at: TSESTree.Node): boolean {
  return "defs" in owner ? isVisible(file, owner, at) : instanceAt(at) === owner;
}

/** Whether a variable is declared before a place, in a block that is still open there, and not shadowed. */
export function isVisible(file: File, variable: TSESLint.Scope.Variable, at: TSESTree.Node): boolean {
  const [definition] = variable.defs;
  if (!definition || (definition.node.type !== "VariableDeclarator" && !isParameter(variable))) return false;
  const declaration = isParameter(variable) ? definition.name : definition.node;
  const block = isParameter(variable) ? definition.node : blockOf(declaration);
  return declaration.range[1] <= at.range[0] && contains(block, at) && findVariable(file.sourceCode.getScope(at), variable.name) === variable;
}

/** Whether a variable is a function's parameter, or a name that a parameter's pattern binds. */
export function isParameter(variable: TSESLint.Scope.Variable): boolean {
  return variable.defs[0]?.type === ("Parameter" as TSESLint.Scope.Definition["type"]);
}

/** What a declaration certainly holds in: hoisting takes `var` out of its block, and a `case` may be skipped. */
function blockOf(declaration: TSESTree.Node): TSESTree.Node {
  let node = declaration;
  while (node.parent && !/^(?:BlockStatement|Program|StaticBlock|SwitchCase|TSModuleBlock|For(?:In|Of)?Statement)$/.test(node.type)) node = node.parent;
  return node;
}
