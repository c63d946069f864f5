import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { appendItem, insertItemBefore, type List } from "./list.js";
import { insertion, type TextEdit } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/**
 * Adds an argument at a position: before what stands there, else at the end, with `undefined` for those that are left out
 * between. `undefined` where a call without brackets (`new X`) has an argument already.
 */
export function addArgument(sourceCode: SourceCode, call: Call, index: number, text: string): TextEdit[] | undefined {
  const list = argumentList(sourceCode, call);
  const argument = call.arguments[index];
  if (argument) return list && insertItemBefore(sourceCode, list, argument, text);
  const skipped = Array.from({ length: index - call.arguments.length }, () => "undefined");
  const added = [...skipped, text].join(", ");
  return list ? appendItem(sourceCode, list, added) : [insertion(call.range[1], `(${added})`)];
}

/** The brackets round a call's arguments; `undefined` for `new X`. */
function argumentList(sourceCode: SourceCode, call: Call): List | undefined {
  const open = sourceCode.getTokenAfter(call.typeArguments ?? call.callee, {
    filter: (token) => token.value === "(",
  });
  const close = sourceCode.getLastToken(call);
  if (!open || !close || open.range[0] >= call.range[1]) return undefined;
  return { open, close, items: call.arguments };
}
