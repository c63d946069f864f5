import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../analysis/ast.js";
import type { Clients } from "../analysis/clients.js";
import { heldController, staysHere } from "../analysis/controller.js";
import type { File } from "../analysis/file.js";
import type { NonError } from "../analysis/reason.js";
import { mayReadReason } from "../analysis/reason/reader.js";
import { declaresGlobal } from "../analysis/types/environment.js";
import { offers, type Settings } from "../settings.js";
import { quoted, quoteHabit, textWith } from "./text.js";

/** A call of `abort`, whose first argument is no error. */
export interface InvalidAbort {
  readonly call: TSESTree.CallExpression;
  readonly reason: TSESTree.Expression;
  readonly kinds: readonly NonError[];
}

/** What decides whether an edit is possible and exact, beside the call. */
interface Policy {
  readonly settings: Settings;
  readonly filename: string;
  /** Clients whose calls only reject with the reason. */
  readonly clients: Clients;
}

export interface ReasonEdit {
  /** `wrapped` in an `AbortError`, `caused` as an error's cause, or `dropped`. */
  readonly how: "wrapped" | "caused" | "dropped";
  /** True where nobody in sight reads the reason as the value it is. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The edit that makes an error of an abort's reason; undefined where none keeps the comments and type-checks. */
export function reasonEdit(file: File, abort: InvalidAbort, policy: Policy): ReasonEdit | undefined {
  const { call, reason, kinds } = abort;
  if (saysNothing(reason)) {
    const brackets = bracketsOf(file, call);
    if (call.arguments.length > 1 || !brackets) return undefined;
    return { how: "dropped", isExact: isUnread(file, abort, policy), fix: (fixer) => fixer.replaceTextRange(brackets, "()") };
  }
  const isObject = kinds.every((kind) => kind === "object" || kind === "array");
  const name = isObject ? "Error" : "DOMException";
  const needs = isObject ? true : offers(policy.settings, policy.filename, "DOMException");
  const error = isObject ? `new Error(${quote(file, "Aborted")}, { cause: ${file.sourceCode.getText(reason)} })` : abortError(file, abort);
  if (error === undefined || needs === false || !isUsable(file, call, name)) return undefined;
  const text = textWith(file.sourceCode, call.range, [{ range: reason.range, text: error }]);
  return {
    how: isObject ? "caused" : "wrapped",
    isExact: !isObject && needs === true && isUnread(file, abort, policy),
    fix: (fixer) => fixer.replaceText(call, text),
  };
}

/** `null`, `true`, `false`: a reason that says nothing an error could say. */
function saysNothing(reason: TSESTree.Expression): boolean {
  return reason.type === "Literal" && (reason.raw === "null" || typeof reason.value === "boolean");
}

/** From the bracket that opens the arguments to the one that closes them; undefined where a comment stands between. */
function bracketsOf({ sourceCode }: File, call: TSESTree.CallExpression): TSESTree.Range | undefined {
  const open = sourceCode.getTokenAfter(call.callee, ({ value }) => value === "(");
  if (!open || sourceCode.getCommentsInside(call).some(({ range }) => range[0] > open.range[0])) return undefined;
  return [open.range[0], call.range[1]];
}

/** `new DOMException("…", "AbortError")`, for what can be its message. */
function abortError(file: File, { reason, kinds }: InvalidAbort): string | undefined {
  const message = messageOf(file, reason, kinds);
  return message === undefined ? undefined : `new DOMException(${message}, ${quote(file, "AbortError")})`;
}

function messageOf(file: File, reason: TSESTree.Expression, kinds: readonly NonError[]): string | undefined {
  const text = file.sourceCode.getText(reason);
  // A cast may hide the text's type, and a sequence would be more than one argument.
  if (reason.type === "SequenceExpression" || reason.type === "TSAsExpression" || reason.type === "TSTypeAssertion") return undefined;
  if (kinds.every((kind) => kind === "string")) return text;
  if (reason.type === "Literal") return quote(file, String(reason.value));
  return kinds.every((kind) => kind === "string" || kind === "number" || kind === "bigint" || kind === "boolean") ? `\`\${${text}}\`` : undefined;
}

function quote({ sourceCode }: File, text: string): string {
  return quoted(text, quoteHabit(sourceCode));
}

/** Whether the environment's class of that name can be named at a place, as far as this file shows. */
function isUsable({ sourceCode, types }: File, at: TSESTree.Node, name: string): boolean {
  const isShadowed = (findVariable(sourceCode.getScope(at), name)?.defs.length ?? 0) > 0;
  return !isShadowed && (!types || declaresGlobal(types, sourceCode.ast, name));
}

/** Whether a reason that is written right here reaches nobody in sight who takes it for what it is. */
function isUnread(file: File, { call, reason }: InvalidAbort, { clients }: Policy): boolean {
  const { callee } = call;
  if (callee.type !== "MemberExpression" || (reason.type !== "Literal" && reason.type !== "TemplateLiteral")) return false;
  const controller = heldController(file, callee.object);
  return controller !== undefined && staysHere(file, clients, controller) && !mayReadReason(file, reason);
}
