import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { functionOf, type LocalFunction } from "./consumption/bind.js";
import type { File } from "./file.js";

/** A failing piece of code, and what handles its failure. */
export interface Attempt {
  /** What may fail. */
  readonly code: TSESTree.Node;
  /** The `try` statement, or the whole promise chain. */
  readonly whole: TSESTree.Node;
  /** What handles the failure: the clause, or the function that gets the error. */
  readonly node: TSESTree.CatchClause | LocalFunction;
}

/** The attempt whose failure a `catch` clause, a call of `.catch()`, or one of `.then()` with a second argument handles; undefined for other calls. */
export function attemptOf(file: File, node: TSESTree.CatchClause | TSESTree.CallExpression): Attempt | undefined {
  return node.type === "CatchClause" ? ofClause(node) : ofCall(file, node);
}

/** The attempt whose failure a listener of the event "error" handles: what made the object that emits it. */
export function attemptOfListener(file: File, node: TSESTree.CallExpression): Attempt | undefined {
  const [event, listener] = node.arguments;
  if (node.callee.type !== "MemberExpression" || event?.type !== "Literal" || event.value !== "error" || !listener) return undefined;
  const fn = /^(?:on|once|addListener)$/.test(getPropertyName(node.callee) ?? "") ? functionOf(file, listener) : undefined;
  return fn && { code: node.callee.object, whole: node, node: fn };
}

/** The attempt of a `catch` clause. */
export function ofClause(clause: TSESTree.CatchClause): Attempt {
  return { code: clause.parent.block, whole: clause.parent, node: clause };
}

function ofCall(file: File, node: TSESTree.CallExpression): Attempt | undefined {
  if (node.callee.type !== "MemberExpression") return undefined;
  const name = getPropertyName(node.callee);
  const argument = node.arguments[name === "catch" ? 0 : name === "then" ? 1 : -1];
  const fn = argument && functionOf(file, argument);
  return fn && { code: node.callee.object, whole: node, node: fn };
}

/** The block or expression that handles an attempt's failure, and what binds the error, if anything does. */
export function handlerOf({ node }: Attempt): { readonly body: TSESTree.Node; readonly parameter: TSESTree.Node | undefined } {
  const parameter = node.type === "CatchClause" ? node.param : node.params[0];
  return { body: node.body, parameter: parameter ?? undefined };
}
