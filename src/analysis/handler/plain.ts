import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "../file.js";
import { childrenOf } from "../nodes.js";
import { isLog } from "../log.js";

/**
 * Whether a handler does no more than log, make a text, return or go on: an error that leaves it at its head takes nothing
 * away that has to be done.
 */
export function isPlainHandler(file: File, node: TSESTree.Node): boolean {
  switch (node.type) {
    case "BlockStatement":
      return node.body.every((statement) => isPlainHandler(file, statement));
    case "ExpressionStatement":
      return node.expression.type === "CallExpression" && isLog(file, node.expression.callee);
    case "VariableDeclaration":
      return node.declarations.every(({ init }) => !init || doesNothing(file, init));
    case "IfStatement":
      return doesNothing(file, node.test) && [node.consequent, ...(node.alternate ? [node.alternate] : [])].every((branch) => isPlainHandler(file, branch));
    case "ReturnStatement":
      return !node.argument || doesNothing(file, node.argument);
    case "BreakStatement":
    case "ContinueStatement":
    case "EmptyStatement":
    case "ThrowStatement":
      return true;
    default:
      return !node.type.endsWith("Statement") && !node.type.endsWith("Declaration") && doesNothing(file, node);
  }
}

/** Whether evaluating an expression does nothing but give a value. */
function doesNothing(file: File, node: TSESTree.Node): boolean {
  switch (node.type) {
    case "AssignmentExpression":
    case "UpdateExpression":
    case "AwaitExpression":
    case "YieldExpression":
    case "NewExpression":
    case "TaggedTemplateExpression":
    case "ImportExpression":
      return false;
    case "CallExpression":
      return isLog(file, node.callee) || (node.callee.type === "Identifier" && node.callee.name === "String" && node.arguments.every((argument) => doesNothing(file, argument)));
    default:
      return (node.type !== "UnaryExpression" || node.operator !== "delete") && childrenOf(file, node).every((child) => doesNothing(file, child));
  }
}
