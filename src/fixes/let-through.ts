import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "../analysis/chain.js";
import type { File } from "../analysis/file.js";
import { isPlainHandler } from "../analysis/handler/plain.js";
import { dropsErrors, type Swallow, wrongNameIn } from "../analysis/swallow.js";
import { guardHead } from "./guard.js";
import { quoted } from "./text.js";

/** An edit by which a handler lets an abort through. */
export interface LetThroughEdit {
  /** What is written: `if (signal.aborted) throw error;`. */
  readonly text: string;
  /** True where another name is asked for, and no statement added. */
  readonly isRename: boolean;
  /** True where it may be applied unasked: somebody takes the error, and the handler has nothing else to do. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The test that tells an abort of the signal: `signal?.aborted`. */
export function abortTest({ signal }: Swallow): string {
  return `${signal.text}${signal.optional ? "?." : "."}aborted`;
}

/** The edit that lets the abort through; undefined where no exact place exists, or the signal has no name in the handler. */
export function letThroughEdit(file: File, swallow: Swallow): LetThroughEdit | undefined {
  const { sourceCode } = file;
  const { node, isNamed, consumer, handler, signal } = swallow;
  const wrong = wrongNameIn(file, handler);
  const [right, ...others] = wrong?.right ?? [];
  if (wrong && right !== undefined && others.length === 0) {
    const text = quoted(right, sourceCode.getText(wrong.written).startsWith("'") ? "'" : '"');
    return { text, isRename: true, isExact: true, fix: (fixer) => fixer.replaceText(wrong.written, text) };
  }
  const isInline = node.type === "CatchClause" || (isFunction(node) && node.parent.type === "CallExpression");
  if (!isNamed || !isInline || (node.type === "CatchClause" && dropsErrors(file, node.parent))) return undefined;
  const guard = guardHead(sourceCode, node, (error) => `if (${abortTest(swallow)}) throw ${error}`);
  return (
    guard && {
      text: guard.text,
      isRename: false,
      isExact: !wrong && consumer === "caller" && signal.certain && !signal.ambient && isPlainHandler(file, handler.body) && !isMeantToBeEmpty(sourceCode, handler.body),
      fix: (fixer) => guard.edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)),
    }
  );
}

/** Whether a handler holds nothing but a comment: somebody decided that a failure does not matter, and may have meant an abort too. */
function isMeantToBeEmpty(sourceCode: File["sourceCode"], body: TSESTree.Node): boolean {
  return body.type === "BlockStatement" && body.body.length === 0 && sourceCode.getCommentsInside(body).length > 0;
}
