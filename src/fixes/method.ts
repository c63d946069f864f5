import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { indentAt, insertion, lineBreak, onOneLine, startsLine, type TextEdit } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Adds a link such as `".timeout(10_000)"` to a fluent chain, right behind `expression`. In a chain that is broken into
 * lines it gets its own. `undefined` where `expression` can't be followed by a dot (`await x`, `new X`).
 */
export function appendCall(sourceCode: SourceCode, expression: TSESTree.Expression, link: string): TextEdit | undefined {
  if (expression.type !== "CallExpression" && expression.type !== "TaggedTemplateExpression" && expression.type !== "MemberExpression" && expression.type !== "Identifier") return undefined;
  const dot = brokenDot(sourceCode, expression);
  if (!dot) return insertion(expression.range[1], link);
  let end: TSESTree.Node | TSESTree.Token = expression;
  for (const comment of sourceCode.getCommentsAfter(expression)) {
    if (onOneLine(end, comment)) end = comment;
  }
  return insertion(end.range[1], lineBreak(sourceCode) + indentAt(sourceCode, dot.range[0]) + link);
}

/**
 * Hands a call's last argument, a callback that starts what the call makes, to a link behind the call: `get(url, done)`
 * with `".timeout(10_000).end"` is `get(url).timeout(10_000).end(done)`. The answer is the new text of the whole call;
 * `undefined` where somebody uses what the call returns, since the link may return something else.
 */
export function moveCallback(sourceCode: SourceCode, call: TSESTree.CallExpression | TSESTree.NewExpression, callback: TSESTree.Expression, link: string): string | undefined {
  const [previous, last] = call.arguments.slice(-2);
  const comma = previous && sourceCode.getTokenAfter(previous, { filter: ({ value }) => value === "," });
  const close = sourceCode.getLastToken(call);
  if (last !== callback || !comma || !close || call.parent.type !== "ExpressionStatement") return undefined;
  const rest = sourceCode.text.slice(comma.range[1], close.range[0]).trimStart();
  return `${sourceCode.text.slice(call.range[0], comma.range[0])})${link}(${rest})`;
}

/** The dot before or behind `expression` that starts a line. */
function brokenDot(sourceCode: SourceCode, expression: TSESTree.Expression): TSESTree.Token | undefined {
  const callee = expression.type === "CallExpression" ? expression.callee : expression.type === "TaggedTemplateExpression" ? expression.tag : expression;
  const { parent } = expression;
  for (const member of [parent.type === "MemberExpression" && parent.object === expression ? parent : undefined, callee]) {
    if (member?.type !== "MemberExpression" || member.computed) continue;
    const dot = sourceCode.getTokenBefore(member.property);
    if (dot && startsLine(sourceCode, dot.range[0])) return dot;
  }
  return undefined;
}
