import type { TSESTree } from "@typescript-eslint/utils";
import { isInlineCallback } from "../aborted/fresh.js";
import { enclosing, isFunction, outer } from "../chain.js";
import { classOf } from "../field.js";
import type { File } from "../file.js";
import { valueShape } from "../signals/derived.js";
import { makesController, signalMethod } from "../signals/made.js";
import { isParameter } from "../signals/source.js";
import { bare, isGlobal, type Origin, originsOf, variableOf } from "../value.js";
import type { Registration } from "./registration.js";

/**
 * Whether a signal outlives the function that uses it: somebody handed it over, or a controller of the module's or of the
 * object's aborts it. Not one that a library makes for this very call of a callback.
 */
export function outlivesFunction(file: File, { signal, callee }: Registration): boolean {
  const shape = valueShape(file, signal);
  const origins = originsOf(file, signal);
  const isSignal = shape.is === "signal" || (callee.type === "Identifier" && origins.every(({ made }) => made.by === "unknown"));
  if (isSignal) return !shape.ambient && !isGivenToCallback(file, signal) && origins.every((origin) => isHandedOver(file, origin));
  return origins.length === 1 && isOfLongLived(file, signal, origins[0]!);
}

/** The function that a node runs in: executors and functions that are called in place run as part of the function round them. */
export function homeOf(file: File, node: TSESTree.Node): TSESTree.Node {
  const fn = enclosing(node);
  if (!isFunction(fn)) return fn;
  const place = outer(fn);
  const { parent } = place;
  const isExecutor = parent?.type === "NewExpression" && parent.arguments[0] === place && isGlobal(file, parent.callee, "Promise");
  return isExecutor || (parent?.type === "CallExpression" && parent.callee === place) ? homeOf(file, fn) : fn;
}

/** What this file shows of a signal's making: nothing, or that it joins signals which nobody but their owners ends. */
function isHandedOver(file: File, { made, path }: Origin): boolean {
  if (made.by !== "expression") return made.by !== "function";
  return path.length === 0 && (made.node.type === "ObjectExpression" || isJoined(file, made.node));
}

/** `AbortSignal.any([signal, other])`: with a listener it stays with its sources. One that has a deadline goes with that. */
function isJoined(file: File, node: TSESTree.Expression): boolean {
  const list = node.type === "CallExpression" && signalMethod(file, node) === "any" ? node.arguments[0] : undefined;
  return list?.type === "ArrayExpression" && list.elements.every((element) => element && element.type !== "SpreadElement" && isEndless(file, element));
}

function isEndless(file: File, element: TSESTree.Expression): boolean {
  const isController = ({ made, path }: Origin): boolean => made.by === "expression" && path.join() === "signal" && makesController(file, made.node);
  return originsOf(file, element).every((origin) => origin.made.by === "unknown" || isController(origin));
}

/** Names are followed to what they are made of this often at most. */
const farthest = 5;

/** Whether the parameter that a signal is taken from is that of a callback in place. */
function isGivenToCallback(file: File, signal: TSESTree.Expression, depth = 0): boolean {
  const root = rootOf(signal);
  const variable = root.type === "Identifier" ? variableOf(file, root) : undefined;
  const definition = variable?.defs[0];
  if (!variable || !definition || depth > farthest) return false;
  if (isParameter(variable)) return isInlineCallback(definition.node);
  const init = definition.node.type === "VariableDeclarator" ? definition.node.init : null;
  return init !== null && isGivenToCallback(file, init, depth + 1);
}

/** The name that the members of an expression start from. */
export function rootOf(from: TSESTree.Node): TSESTree.Node {
  const node = bare(from);
  if (node.type === "LogicalExpression") return rootOf(node.left);
  return node.type === "MemberExpression" ? rootOf(node.object) : node;
}

/** Whether a signal is that of a controller which the module, or the object whose method uses it, makes once for all. */
function isOfLongLived(file: File, signal: TSESTree.Expression, { made, path }: Origin): boolean {
  if (made.by !== "expression" || path.join() !== "signal" || !makesController(file, made.node)) return false;
  const maker = enclosing(made.node);
  if (maker.type === "Program" && !classOf(made.node)) return homeOf(file, signal).type !== "Program";
  const owner = classOf(made.node);
  const isInitial = isFunction(maker) ? maker.parent.type === "MethodDefinition" && maker.parent.kind === "constructor" : owner !== undefined;
  return owner !== undefined && isInitial && classOf(signal) === owner && !isSetUp(signal, owner);
}

/** Whether a place is in a constructor, or among the fields' initialisers: what listens there belongs to the object. */
function isSetUp(signal: TSESTree.Node, owner: TSESTree.ClassBody): boolean {
  for (let node: TSESTree.Node | undefined = signal; node && node !== owner; node = node.parent) {
    if (node.type === "PropertyDefinition" || (node.type === "MethodDefinition" && node.kind === "constructor")) return true;
  }
  return false;
}
