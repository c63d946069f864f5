import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import type { CallNode } from "./callee.js";
import type { File } from "./file.js";

/** Functions whose name says that they end or undo something: what fails there must not keep the rest from ending. */
const ending =
  /^[#_]*(?:close|dispose|destroy|clean_?[uU]p|tear_?[dD]own|shut_?[dD]own|disconnect|stop|end|quit|kill|terminate|remove|release|restore|resume|revert|undo|roll_?[bB]ack|detach|un(?:register|subscribe|install|mount|lock))(?![a-z])/;
const disposing = /^Symbol\.(?:asyncD|d)ispose$/;

/** Whether a call is by its callee's name one that ends or undoes something. */
export function isEndingCall({ callee }: CallNode): boolean {
  return ending.test(callee.type === "MemberExpression" ? (getPropertyName(callee) ?? "") : callee.type === "Identifier" ? callee.name : "");
}

/** Whether a function is by its name one that ends or undoes something: `close() { … }`, `async [Symbol.asyncDispose]() { … }`. */
export function isEndingFunction(file: File, fn: TSESTree.FunctionLike): boolean {
  const { parent } = fn;
  const key = parent.type === "MethodDefinition" || parent.type === "Property" || parent.type === "PropertyDefinition" ? parent.key : parent.type === "VariableDeclarator" ? parent.id : undefined;
  return ending.test(key ? file.sourceCode.getText(key) : (fn.id?.name ?? "")) || isDispose(file, fn);
}

/** Whether a function disposes of the object that it is a method of, when the block that uses it is left. */
export function isDispose(file: File, { parent }: TSESTree.FunctionLike): boolean {
  return (parent.type === "MethodDefinition" || parent.type === "Property") && parent.computed && disposing.test(file.sourceCode.getText(parent.key));
}
