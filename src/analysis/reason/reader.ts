import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { isFunction, outer } from "../chain.js";
import type { File } from "../file.js";
import { isGlobal } from "../value.js";

/** Members that a string or a number does not have: whoever asks for them asks for an error. */
const ofErrors = new Set(["name", "message", "stack", "cause", "code"]);

/**
 * Whether this file may read an abort's reason as the value it is: a handler does more with its error than ask what it
 * is, log it or throw it on, something is called a `reason`, or the same text stands elsewhere, as in a comparison.
 */
export function mayReadReason(file: File, reason: TSESTree.Expression): boolean {
  return file.sourceCode.ast.tokens.some((token) => token.value === "reason" || isMention(file, token, reason) || isReader(file, token));
}

/** Whether a token is the text of a reason once more, and not as another abort's reason. */
function isMention({ sourceCode }: File, token: TSESTree.Token, reason: TSESTree.Expression): boolean {
  if (token.range[0] === reason.range[0]) return false;
  const text = textOf(token);
  return text !== undefined && text === textOf(sourceCode.getFirstToken(reason)!) && sourceCode.getTokenBefore(token, { skip: 1 })?.value !== "abort";
}

/** A number, or what a string or a template without holes holds between its quotes. */
function textOf({ type, value }: TSESTree.Token): string | undefined {
  return type === "Numeric" ? value : /^(["'`])(.*)\1$/s.exec(value)?.[2];
}

/** Whether a token begins a handler that reads its error. */
function isReader(file: File, { value, range }: TSESTree.Token): boolean {
  if (value !== "catch" && value !== "then") return false;
  const node = file.sourceCode.getNodeByRangeIndex(range[0]);
  if (node?.type === "CatchClause") return node.param !== null && readsError(file, node, node.param);
  const member = node?.parent;
  const call = member?.type === "MemberExpression" && member.property === node ? outer(member).parent : undefined;
  if (call?.type !== "CallExpression") return false;
  const handler = call.arguments[value === "catch" ? 0 : 1];
  if (!handler) return false;
  if (!isFunction(handler)) return !isConsole(file, handler);
  const [parameter] = handler.params;
  return parameter !== undefined && readsError(file, handler, parameter);
}

/** Whether a handler does more with its error than ask what error it is, log it or throw it on. */
function readsError(file: File, handler: TSESTree.Node, parameter: TSESTree.Node): boolean {
  const variable = parameter.type === "Identifier" ? file.sourceCode.getDeclaredVariables(handler).find(({ name }) => name === parameter.name) : undefined;
  return !variable || variable.references.some((reference) => !isHarmless(file, reference));
}

function isHarmless(file: File, { identifier }: TSESLint.Scope.Reference): boolean {
  const mention = outer(identifier);
  const { parent } = mention;
  switch (parent?.type) {
    case "MemberExpression":
      return parent.object === mention && ofErrors.has(getPropertyName(parent) ?? "");
    case "BinaryExpression":
      return parent.operator === "instanceof" && parent.left === mention;
    case "ThrowStatement":
      return true;
    case "CallExpression":
      return isConsole(file, parent.callee);
    default:
      return false;
  }
}

/** `console.error` */
function isConsole(file: File, node: TSESTree.Node): boolean {
  return node.type === "MemberExpression" && isGlobal(file, node.object, "console");
}
