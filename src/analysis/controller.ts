import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { annotationOf, partsOf } from "./annotation.js";
import { findVariable, getPropertyName } from "./ast.js";
import { reachesOf } from "./callee.js";
import { outer } from "./chain.js";
import type { Clients } from "./clients.js";
import { type Holder, holderOf } from "./controller/holder.js";
import { mentionAt } from "./controller/mention.js";
import { type SignalUse, signalUse } from "./controller/use.js";
import { type File, fileOf } from "./file.js";
import { once, onceWithin } from "./once.js";
import type { CallNode } from "./reach.js";
import { isAbortGlobal, makesController } from "./signals/made.js";
import { isOfClass } from "./types/environment.js";
import { bare, type Origin, originsOf, variableOf } from "./value.js";

/** An `AbortController` that one variable or private field holds, and what the file shows to be done with it. */
export interface HeldController {
  readonly holder: Holder;
  /** Where its `abort` is called, or taken for somebody to call: the members. */
  readonly aborts: readonly TSESTree.Node[];
  /** What becomes of its signal, by its own name or by that of a local one. */
  readonly signalUses: readonly SignalUse[];
  /** Whether the controller as a whole goes where this file can't follow it: returned, passed on, stored, exported. */
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

/** The controller that an expression names, if a variable or a private field alone holds it; undefined for all others. */
export function heldController(file: File, node: TSESTree.Node): HeldController | undefined {
  const holder = holderOf(file, node);
  return holder && heldBy(file, holder);
}

/** What the file shows to be done with the controllers of a holder. */
export function heldBy(file: File, holder: Holder): HeldController {
  return held(file.sourceCode)(holder);
}

const held = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((holder: Holder): HeldController => {
    const mentions = holder.mentions.map(mentionAt);
    return {
      holder,
      aborts: mentions.flatMap((mention) => (mention.is === "abort" ? [mention.member] : [])),
      signalUses: mentions.flatMap((mention) => (mention.is === "signal" ? signalUsesOf(file, mention.node) : [])),
      escapes: holder.isPublic || mentions.some(({ is }) => is === "handed" || is === "lost"),
    };
  });
});

/** The uses of a signal where it is taken or made, or of the local variable that it initialises. */
export function signalUsesOf(file: File, taken: TSESTree.Node): readonly SignalUse[] {
  if (taken.type === "Identifier") return usesOfLocal(file, taken);
  if (taken.type !== "MemberExpression" && taken.type !== "CallExpression") return [{ is: "lost", node: taken }];
  const at = outer(taken);
  const { parent } = at;
  const local = parent?.type === "VariableDeclarator" && parent.init === at && parent.id.type === "Identifier" ? parent.id : undefined;
  return local ? usesOfLocal(file, local) : [signalUse(at)];
}

function usesOfLocal(file: File, local: TSESTree.Identifier): readonly SignalUse[] {
  const variable = variableOf(file, local);
  const isExported = local.parent.parent?.parent?.type === "ExportNamedDeclaration";
  const isRewritten = variable?.references.some((reference) => reference.isWrite() && !reference.init) ?? true;
  if (!variable || isExported || isRewritten) return [{ is: "lost", node: local }];
  return variable.references.filter(({ init }) => !init).map(({ identifier }) => signalUse(outer(identifier)));
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
