import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { enclosing, isFunction } from "../analysis/chain.js";
import { consumerOf } from "../analysis/consumer.js";
import type { File } from "../analysis/file.js";
import type { SignalInScope } from "../analysis/signals.js";
import { offers, type Settings } from "../settings.js";
import { insertFirst } from "./head.js";

/** A look at a signal, put at the head of a function's or a loop's body. */
export interface HeadCheck {
  /** What is written: `signal?.throwIfAborted();`. */
  readonly text: string;
  /** True where somebody takes what is thrown, and the function answers an abort in no other way. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Where an edit is to run. */
export interface Runtime {
  readonly settings: Settings;
  readonly filename: string;
}

/**
 * The look that a body lacks: it throws where that is possible. Where the runtime has no `throwIfAborted`, or nobody
 * would take the error, a loop is left by `break`; a function has no such way. Undefined where no place is right.
 */
export function headCheck(file: File, body: TSESTree.Statement, signal: SignalInScope, { settings, filename }: Runtime): HeadCheck | undefined {
  const isOffered = offers(settings, filename, "throwIfAborted");
  const consumer = consumerOf(file, body);
  const dot = signal.optional ? "?." : ".";
  const mayThrow = isOffered !== false && consumer !== "none";
  if (!mayThrow && isFunction(body.parent)) return undefined;
  const text = mayThrow ? `${signal.text}${dot}throwIfAborted()` : `if (${signal.text}${dot}aborted) break`;
  const edit = insertFirst(file.sourceCode, body, text);
  return (
    edit && {
      text: `${text};`,
      isExact: mayThrow && isOffered === true && consumer === "caller" && signal.certain && !signal.ambient && isReadyToThrow(file, body),
      fix: (fixer) => fixer.replaceTextRange([...edit.range], edit.text),
    }
  );
}

/** Whether a function that ends by an abort would do so by its promise's rejection: one that asks for `aborted` itself may have another answer. */
function isReadyToThrow({ sourceCode }: File, body: TSESTree.Statement): boolean {
  const fn = isFunction(body.parent) ? body.parent : enclosing(body);
  return isFunction(fn) && fn.async && !fn.generator && !/\.\s*aborted\b/.test(sourceCode.getText(fn));
}
