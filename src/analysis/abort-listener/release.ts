import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { outer } from "../chain.js";
import type { File } from "../file.js";
import { settlerOf } from "../settler.js";
import { isParameter } from "../signals/source.js";
import { bare, variableOf } from "../value.js";
import { runsBeside } from "./beside.js";
import { eventMethod, type Registration } from "./registration.js";

/** Whether somebody takes a listener off, or may: it is removed, goes with another signal, or others have hold of it. */
export function mayBeReleased(file: File, registration: Registration): boolean {
  const { options, listener } = registration;
  return !(isWithoutSignal(options) && (isInPlace(listener) || isHeldHere(file, registration)));
}

/** Whether options surely name no signal that takes the listener off: there are none, `{ once: true }`, `false`. */
function isWithoutSignal(options: TSESTree.CallExpressionArgument | undefined): boolean {
  if (!options || options.type === "Literal") return true;
  return options.type === "ObjectExpression" && options.properties.every((property) => property.type === "Property" && !["signal", null].includes(getPropertyName(property)));
}

/** A function that nobody can name afterwards: `() => …`, `controller.abort.bind(controller)`. */
export function isInPlace(listener: TSESTree.Expression): boolean {
  if (listener.type === "ArrowFunctionExpression" || listener.type === "FunctionExpression") return true;
  return listener.type === "CallExpression" && listener.callee.type === "MemberExpression" && getPropertyName(listener.callee) === "bind";
}

/** Whether a listener has a name of this file's own by which nobody takes it off, and goes nowhere else. */
function isHeldHere(file: File, registration: Registration): boolean {
  const name = bare(registration.listener);
  const variable = name.type === "Identifier" ? variableOf(file, name) : undefined;
  if (!variable) return false;
  if (settlerOf(file, name)) return !variable.references.some((reference) => isRemoval(reference) && runsBeside(file, registration, reference.identifier));
  return !isParameter(variable) && variable.references.every((reference) => reference.isWrite() || isHarmless(file, registration, reference));
}

function isHarmless(file: File, registration: Registration, reference: TSESLint.Scope.Reference): boolean {
  if (isRemoval(reference)) return !runsBeside(file, registration, reference.identifier);
  const call = callRound(reference.identifier);
  return call !== undefined && (bare(call.callee) === reference.identifier || eventMethod(call) === "addEventListener" || call === registration.node);
}

/** `signal.removeEventListener("abort", onAbort)` */
function isRemoval({ identifier }: TSESLint.Scope.Reference): boolean {
  const call = callRound(identifier);
  return call !== undefined && eventMethod(call) === "removeEventListener";
}

function callRound(mention: TSESTree.Node): TSESTree.CallExpression | undefined {
  const { parent } = outer(mention);
  return parent?.type === "CallExpression" ? parent : undefined;
}
