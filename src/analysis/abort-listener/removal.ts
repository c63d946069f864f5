import type { TSESTree } from "@typescript-eslint/utils";
import { outer } from "../chain.js";
import type { File } from "../file.js";
import { isKnownSignal } from "../known-signal.js";
import { settlerOf } from "../settler.js";
import { bare, originsOf, variableOf } from "../value.js";
import { rootOf } from "./lifetime.js";
import { eventMethod, type Registration, registrationOf } from "./registration.js";
import { isInPlace } from "./release.js";

/** A call that is there to take a listener off, and takes off none: its function is never the one that was added. */
export interface UselessRemoval {
  readonly node: TSESTree.CallExpression;
  readonly signal: TSESTree.Expression;
  /** The function that it names. */
  readonly listener: TSESTree.Expression;
  /** The one listener that this file adds to the signal; undefined where there is none, or a choice. */
  readonly added: Registration | undefined;
}

/** The useless removal that a call is: of a function made in place, or of a name that is never given a value; undefined for any other call. */
export function uselessRemovalOf(file: File, node: TSESTree.CallExpression): UselessRemoval | undefined {
  const callee = bare(node.callee);
  const listener = node.arguments[1];
  if (eventMethod(node) !== "removeEventListener" || callee.type !== "MemberExpression" || !listener || listener.type === "SpreadElement") return undefined;
  if (!(isInPlace(listener) || isNothing(file, listener)) || !isKnownSignal(file, callee.object)) return undefined;
  const { object: signal } = callee;
  const [added, ...others] = addedTo(file, signal);
  return { node, signal, listener, added: others.length === 0 ? added : undefined };
}

/** Whether a removal in this file misses the listener that a registration adds. */
export function isMissed(file: File, { signal, node }: Registration): boolean {
  return callsOn(file, signal).some((call) => uselessRemovalOf(file, call)?.added?.node === node);
}

/** Whether a name is declared, and nobody ever writes to it. */
function isNothing(file: File, listener: TSESTree.Expression): boolean {
  const variable = listener.type === "Identifier" && !settlerOf(file, listener) ? variableOf(file, listener) : undefined;
  return variable !== undefined && !variable.references.some((reference) => reference.isWrite()) && originsOf(file, listener).every(({ made }) => made.by === "nothing");
}

function addedTo(file: File, signal: TSESTree.Expression): readonly Registration[] {
  return callsOn(file, signal).flatMap((call) => registrationOf(file, call) ?? []);
}

/** The calls of a signal's methods, by the name that the signal has here. */
function callsOn(file: File, signal: TSESTree.Expression): readonly TSESTree.CallExpression[] {
  const root = rootOf(signal);
  const text = file.sourceCode.getText(signal).replaceAll("?", "");
  const mentions = (root.type === "Identifier" ? variableOf(file, root)?.references : undefined) ?? [];
  return mentions.flatMap(({ identifier }) => {
    let at = outer(identifier);
    while (at.parent?.type === "MemberExpression" && at.parent.object === at && file.sourceCode.getText(at).replaceAll("?", "") !== text) at = outer(at.parent);
    const method = at.parent?.type === "MemberExpression" && at.parent.object === at ? outer(at.parent) : undefined;
    const call = method?.parent?.type === "CallExpression" && method.parent.callee === method ? method.parent : undefined;
    return call && file.sourceCode.getText(at).replaceAll("?", "") === text ? [call] : [];
  });
}
