import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "./ast.js";
import { isFunction } from "./chain.js";
import type { File } from "./file.js";
import type { CallNode } from "./reach.js";

/** What functions are called that clean up behind others, whoever has given up. */
const cleaning = "abort|cancel|clean_?[uU]p|close|destroy|disconnect|dispose|drain|flush|release|roll_?[bB]ack|shut_?[dD]own|stop|tear_?[dD]own";
const isNamedCleaning = new RegExp(`^[#_]*(?:${cleaning})(?![a-z])`);
const isCleaningAlone = new RegExp(`^[#_]*(?:${cleaning})$`);
/** Functions whose name says that they end or undo something: what fails there must not keep the rest from ending. */
const isNamedEnding = new RegExp(`^[#_]*(?:${cleaning}|end|quit|kill|terminate|remove|restore|resume|revert|undo|detach|un(?:register|subscribe|install|mount|lock))(?![a-z])`);
const disposing = /^Symbol\.(?:asyncD|d)ispose$/;

/** Whether a call is by its callee's name one that ends or undoes something. */
export function isEndingCall({ callee }: CallNode): boolean {
  return isNamedEnding.test(calleeName(callee) ?? "");
}

/** Whether a call does nothing but clean up, by its callee's whole name: `close()`, and not `closeOrder(id)`. */
export function isCleaningCall({ callee }: CallNode): boolean {
  return isCleaningAlone.test(calleeName(callee) ?? "");
}

/** Whether a function is by its name one that ends or undoes something: `close() { … }`, `async [Symbol.asyncDispose]() { … }`. */
export function isEndingFunction(file: File, fn: TSESTree.FunctionLike): boolean {
  return isNamedEnding.test(nameOf(file, fn)) || isDispose(file, fn);
}

/** Whether a function round a node is by its name one that cleans up: `async #drain() { … }`, `cancel() { … }` of a stream's source. */
export function isInCleaning(file: File, at: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = at; node; node = node.parent) {
    if (isFunction(node) && isNamedCleaning.test(nameOf(file, node))) return true;
  }
  return false;
}

/** Whether a function disposes of the object that it is a method of, when the block that uses it is left. */
export function isDispose(file: File, { parent }: TSESTree.FunctionLike): boolean {
  return (parent.type === "MethodDefinition" || parent.type === "Property") && parent.computed && disposing.test(file.sourceCode.getText(parent.key));
}

function nameOf(file: File, { id, parent }: TSESTree.FunctionLike): string {
  const key = parent.type === "MethodDefinition" || parent.type === "Property" || parent.type === "PropertyDefinition" ? parent.key : parent.type === "VariableDeclarator" ? parent.id : undefined;
  return key ? file.sourceCode.getText(key) : (id?.name ?? "");
}
