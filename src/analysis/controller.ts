import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { annotationOf, partsOf } from "./annotation.js";
import { findVariable, getPropertyName } from "./ast.js";
import { type CallNode, reachesOf } from "./callee.js";
import { outer } from "./chain.js";
import type { Clients } from "./clients.js";
import { type SignalUse, signalUse } from "./controller/use.js";
import { type File, fileOf } from "./file.js";
import { once } from "./once.js";
import { isAbortGlobal, makesController } from "./signals/made.js";
import { isOfClass } from "./types/environment.js";
import { bare, type Origin, originsOf, variableOf } from "./value.js";

/** An `AbortController` that one variable holds from the start to the end, and what the file shows to be done with it. */
export interface HeldController {
  /** The calls of its `abort`, wherever they stand. */
  readonly aborts: readonly TSESTree.CallExpression[];
  /** What becomes of its signal, by its own name or by that of a local one. */
  readonly signalUses: readonly SignalUse[];
  /** Whether the controller itself goes where this file can't follow it: returned, passed on, stored, exported. */
  readonly escapes: boolean;
}

/**
 * Whether an expression is known to give an AbortController, if it gives anything: it was made here, or its type or its
 * annotation says so. What was made as something else is none, whatever its annotation says.
 */
export function isController(file: File, node: TSESTree.Node): boolean {
  const origins = originsOf(file, node).filter((origin) => !isNothing(origin));
  if (origins.some((origin) => isOther(file, origin))) return false;
  if (origins.length > 0 && origins.every((origin) => isMadeController(file, origin))) return true;
  const known = file.types && isOfClass(file.types, node, "AbortController");
  return known ?? isAnnotated(file, node);
}

/** The object whose `abort` is called; undefined for any other call. */
export function aborterOf({ callee }: TSESTree.CallExpression): TSESTree.Expression | undefined {
  const member = bare(callee);
  return member.type === "MemberExpression" && getPropertyName(member) === "abort" ? member.object : undefined;
}

/** Whether an object's `abort` takes a reason: it is a controller, or `AbortSignal` itself. */
export function isAborter(file: File, node: TSESTree.Expression): boolean {
  return isAbortGlobal(file, node, "AbortSignal") || isController(file, node);
}

/** Whether an origin gives undefined or null. */
export function isNothing({ made }: Origin): boolean {
  return made.by === "nothing" || (made.by === "expression" && made.node.type === "Literal" && made.node.raw === "null");
}

/** Whether an origin is a `new AbortController()`, of which nothing was taken. */
export function isMadeController(file: File, { made, path }: Origin): boolean {
  return made.by === "expression" && path.length === 0 && makesController(file, made.node);
}

/** Whether an origin is surely no controller of the environment's: another class, a fake. */
function isOther(file: File, { made, path }: Origin): boolean {
  if (made.by === "function") return true;
  if (made.by !== "expression" || path.length > 0) return false;
  return made.node.type === "ObjectExpression" || (made.node.type === "NewExpression" && !makesController(file, made.node));
}

function isAnnotated(file: File, node: TSESTree.Node): boolean {
  const annotation = annotationOf(file, node);
  const parts = (annotation ? partsOf(annotation) : []).filter(({ type }) => type !== "TSUndefinedKeyword" && type !== "TSNullKeyword");
  return parts.length > 0 && parts.every((part) => isControllerType(file, part));
}

function isControllerType(file: File, type: TSESTree.TypeNode): boolean {
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier" || type.typeName.name !== "AbortController") return false;
  return (findVariable(file.sourceCode.getScope(type.typeName), "AbortController")?.defs ?? []).length === 0;
}

/** The controller that an expression names, if one variable holds it from the start to the end; undefined for all others. */
export function heldController(file: File, node: TSESTree.Node): HeldController | undefined {
  const holder = bare(node);
  const variable = holder.type === "Identifier" ? variableOf(file, holder) : undefined;
  return variable && heldBy(file.sourceCode)(variable);
}

const heldBy = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return once((variable: TSESLint.Scope.Variable): HeldController | undefined => {
    const declarator = soleDeclarator(variable);
    const made = declarator?.init ? bare(declarator.init) : undefined;
    if (!declarator || made?.type !== "NewExpression" || !makesController(file, made)) return undefined;
    const aborts: TSESTree.CallExpression[] = [];
    const signalUses: SignalUse[] = [];
    // The top of a script is everybody's.
    let escapes = variable.scope.type === ("global" as typeof variable.scope.type) || declarator.parent.parent.type === "ExportNamedDeclaration";
    for (const mention of mentionsOf(variable)) {
      const member = mention.parent?.type === "MemberExpression" && mention.parent.object === mention ? mention.parent : undefined;
      const name = member && getPropertyName(member);
      const use = member && outer(member).parent;
      if (name === "abort" && use?.type === "CallExpression" && use.callee === outer(member!)) aborts.push(use);
      else if (name === "signal") signalUses.push(...usesOf(file, member!));
      else {
        const taken = takenSignal(mention);
        if (taken) signalUses.push(...usesOfLocal(file, taken));
        else escapes = true;
      }
    }
    return { aborts, signalUses, escapes };
  });
});

/** The one declaration of a variable that no later write replaces. */
function soleDeclarator(variable: TSESLint.Scope.Variable): TSESTree.VariableDeclarator | undefined {
  const [definition, ...others] = variable.defs;
  const isRewritten = variable.references.some((reference) => reference.isWrite() && !reference.init);
  const declarator = definition?.node.type === "VariableDeclarator" && others.length === 0 && !isRewritten ? definition.node : undefined;
  return declarator?.id.type === "Identifier" ? declarator : undefined;
}

function mentionsOf(variable: TSESLint.Scope.Variable): readonly TSESTree.Node[] {
  return variable.references.filter(({ init }) => !init).map(({ identifier }) => outer(identifier));
}

/** `const { signal } = controller`, and nothing else taken. */
function takenSignal(mention: TSESTree.Node): TSESTree.Identifier | undefined {
  const { parent } = mention;
  if (parent?.type !== "VariableDeclarator" || parent.init !== mention || parent.id.type !== "ObjectPattern") return undefined;
  const [property, ...others] = parent.id.properties;
  const isSignal = others.length === 0 && property?.type === "Property" && getPropertyName(property) === "signal";
  return isSignal && property.value.type === "Identifier" ? property.value : undefined;
}

/** The uses of an expression that gives the signal, or of the local variable that it initialises. */
function usesOf(file: File, signal: TSESTree.Node): readonly SignalUse[] {
  const at = outer(signal);
  const { parent } = at;
  const local = parent?.type === "VariableDeclarator" && parent.init === at && parent.id.type === "Identifier" ? parent.id : undefined;
  return local ? usesOfLocal(file, local) : [signalUse(at)];
}

function usesOfLocal(file: File, local: TSESTree.Identifier): readonly SignalUse[] {
  const variable = variableOf(file, local);
  const isExported = local.parent.parent?.parent?.type === "ExportNamedDeclaration";
  const isRewritten = variable?.references.some((reference) => reference.isWrite() && !reference.init) ?? true;
  if (!variable || isExported || isRewritten) return [{ is: "lost", node: local }];
  return mentionsOf(variable).map(signalUse);
}

/** Members of a signal that give its reason to nobody but a handler. */
const harmless = new Set(["aborted", "throwIfAborted", "addEventListener", "removeEventListener"]);

/**
 * Whether a controller's signal stays with its function and with calls of known clients, which can do nothing with its
 * reason but reject. False where anybody else may get hold of it.
 */
export function staysHere(file: File, clients: Clients, { signalUses, escapes }: HeldController): boolean {
  const isKnown = (call: CallNode): boolean => isListening(call) || reachesOf(file, clients, call).length > 0;
  return !escapes && signalUses.every((use) => (use.is === "read" ? harmless.has(use.name ?? "") : use.is === "handed" && isKnown(use.to)));
}

/** `target.addEventListener("click", listener, { signal })`, which takes the listener off and tells nobody why. */
function isListening({ callee }: CallNode): boolean {
  return callee.type === "MemberExpression" && getPropertyName(callee) === "addEventListener";
}
