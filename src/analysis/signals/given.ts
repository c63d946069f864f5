import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "../chain.js";
import type { File } from "../file.js";
import { isPlain } from "../keys.js";
import type { CallNode } from "../reach.js";
import { typeShape } from "../types/signal.js";
import { bare, isGlobal, originsOf, variableOf } from "../value.js";
import { valueShape } from "./derived.js";
import { makesController, signalMethod } from "./made.js";
import { keyName } from "./name.js";
import type { Shape } from "./shape.js";

/** Whether a signal is written out among a call's arguments, or in the place of one: cheaper to know than all that the call carries. */
export function writesSignal(file: File, { arguments: given }: CallNode): boolean {
  return given.some((argument) => (argument.type === "ObjectExpression" ? argument.properties.some((property) => isSlot(property) || (property.type === "Property" && isWritten(file, property.value))) : isWritten(file, argument)));
}

function isSlot(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === "Property" && /^(?:abort)?signal$/i.test(keyName(property) ?? "");
}

function isWritten(file: File, from: TSESTree.Node): boolean {
  const node = bare(from);
  return (node.type === "Identifier" || node.type === "MemberExpression") && mayNameSignal.test(file.sourceCode.getText(node)) && givesSignal(file, node);
}

/** Whether an expression gives a signal; undefined where nobody can tell. */
export function isSignal(file: File, from: TSESTree.Node): boolean | undefined {
  const node = bare(from);
  if (isPlain(node) || node.type === "ObjectExpression" || isGlobal(file, node, "undefined")) return false;
  const text = textAbout(file, node);
  if (file.types && !mayNameSignal.test(text)) return undefined;
  if (givesSignal(file, node)) return true;
  // What is named among a maker's options is its own.
  return file.types && mayNameSignal.test(text.split("{")[0]!) ? asType(typeShape(file.types, node)) : undefined;
}

function givesSignal(file: File, node: TSESTree.Node): boolean {
  return valueShape(file, node).is === "signal" || makesSignal(file, node);
}

/** What is written of a value: its own text, the property that it is given to, and where its variable is declared. */
function textAbout(file: File, node: TSESTree.Node): string {
  const { sourceCode } = file;
  const own = sourceCode.getText(node.parent?.type === "Property" ? node.parent : node);
  const name = node.type === "Identifier" ? variableOf(file, node)?.defs[0]?.name : undefined;
  return name?.parent ? `${own} ${sourceCode.getText(isFunction(name.parent) ? name : name.parent)}` : own;
}

/** Types are asked of what is named like a signal alone: they are dear, and each call has many arguments. */
export const mayNameSignal = /signal|abort|cancel|stop/i;

function asType(shape: Shape | undefined): boolean | undefined {
  return shape && shape.is === "signal";
}

/** `AbortSignal.timeout(…)`, the signal of a controller, either of them through variables. */
function makesSignal(file: File, node: TSESTree.Node): boolean {
  return originsOf(file, node).some(({ made, path }) => {
    if (made.by !== "expression") return false;
    if (path.length > 0) return path.length === 1 && path[0] === "signal" && makesController(file, made.node);
    return signalMethod(file, made.node) !== undefined;
  });
}
