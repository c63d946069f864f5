import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { AbortTimer } from "../analysis/abort-timer.js";
import { findVariable } from "../analysis/ast.js";
import type { Clients } from "../analysis/clients.js";
import { staysHere } from "../analysis/controller.js";
import { isBind } from "../analysis/controller/mention.js";
import type { File } from "../analysis/file.js";
import { declaresGlobal } from "../analysis/types/environment.js";
import { offers, type Settings } from "../settings.js";
import { insertion, quoted, quoteHabit, textWith } from "./text.js";

/** What decides whether an edit is possible and exact, beside the abort. */
interface Policy {
  readonly settings: Settings;
  readonly filename: string;
  /** Clients whose calls do nothing with a reason but reject. */
  readonly clients: Clients;
}

/** An edit by which a timer's abort says that the time is up. */
export interface TimeoutReasonEdit {
  /** What is written: `new DOMException("The operation timed out.", "TimeoutError")`. */
  readonly text: string;
  /** True where only calls of known clients get the signal, and nobody in sight asks what an error is. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Gives a timer's abort a reason that is named `TimeoutError`; undefined where no exact place for it exists. */
export function timeoutReason(file: File, timer: AbortTimer, { settings, filename, clients }: Policy): TimeoutReasonEdit | undefined {
  const { abort, controller } = timer;
  const needs = offers(settings, filename, "DOMException");
  const error = errorText(file, abort, needs !== false);
  const text = error && writtenAbort(file, timer, error);
  if (error === undefined || text === undefined) return undefined;
  return {
    text: error,
    isExact: needs === true && isSameLater(timer) && controller !== undefined && staysHere(file, clients, controller) && !mayAskForName(file),
    fix: (fixer) => fixer.replaceText(abort, text),
  };
}

/** Whether the timer's function, which names the controller when the time is up, finds the one that was bound before. */
function isSameLater({ abort, named, controller }: AbortTimer): boolean {
  return !isBind(abort.callee) || (controller?.holder.made.length === 1 && named.type === "Identifier");
}

/** An error named `TimeoutError`, as the environment makes it where it can; undefined where the class cannot be named. */
function errorText({ sourceCode, types }: File, at: TSESTree.Node, hasClass: boolean): string | undefined {
  const quote = (text: string): string => quoted(text, quoteHabit(sourceCode));
  const [name, message] = [quote("TimeoutError"), quote("The operation timed out.")];
  const classes = hasClass ? ["DOMException"] : ["Object", "Error"];
  const isShadowed = classes.some((each) => (findVariable(sourceCode.getScope(at), each)?.defs.length ?? 0) > 0);
  if (isShadowed || (hasClass && types && !declaresGlobal(types, sourceCode.ast, "DOMException"))) return undefined;
  return hasClass ? `new DOMException(${message}, ${name})` : `Object.assign(new Error(${message}), { name: ${name} })`;
}

/** The abort with the error as its reason; what is bound becomes `() => controller.abort(…)`. */
function writtenAbort({ sourceCode }: File, { abort, named, reason }: AbortTimer, error: string): string | undefined {
  if (isBind(abort.callee)) return sourceCode.getCommentsInside(abort).length > 0 ? undefined : `() => ${sourceCode.getText(named)}.abort(${error})`;
  if (reason) return textWith(sourceCode, abort.range, [{ range: reason.range, text: error }]);
  const open = sourceCode.getTokenAfter(abort.callee, ({ value }) => value === "(");
  return open ? textWith(sourceCode, abort.range, [insertion(open.range[1], error)]) : undefined;
}

/** Whether any code of the file may ask what an error is: by its name, its code, its class, or as a signal's reason. */
function mayAskForName({ sourceCode }: File): boolean {
  return /Abort_?Err|is_?Abort|is_?Cancel|is_?Time(?:d_?)?out|\breason\b|DOMException|\.\s*(?:name|code)\s*[!=]==?|\binstanceof\b|\bcase\b/i.test(sourceCode.text);
}
