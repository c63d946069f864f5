import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "../file.js";
import { isGlobal } from "../value.js";
import { type AbortNames, isAskingTest } from "./ask.js";
import { type ErrorVariables, mentionsError } from "./error.js";

/** What decides tests in a handler. */
export interface Deciding {
  readonly errors: ErrorVariables;
  readonly names: AbortNames;
  /** Whether evaluating a node settles what becomes of the abort. */
  readonly settles: (node: TSESTree.Node) => boolean;
}

type Rest = () => boolean;

/** Errors of the language itself, which no abort is. */
const builtIn = new Set(["TypeError", "SyntaxError", "RangeError", "ReferenceError", "URIError", "EvalError"]);

/** Classes that an abort's error may well be of. */
const general = /^(?:Object|Event\w*)$/;

/**
 * Whether an abort is swallowed behind a test: on one of both ways where anything but the error decides, on both where the
 * error decides in a way that we can't tell. A test that asks about the abort swallows nothing.
 */
export function branchOf(file: File, deciding: Deciding, test: TSESTree.Node, yes: Rest, no: Rest): boolean {
  const on = (part: TSESTree.Node, ifSo: Rest, ifNot: Rest): boolean => branchOf(file, deciding, part, ifSo, ifNot);
  switch (test.type) {
    case "UnaryExpression":
      if (test.operator === "!") return on(test.argument, no, yes);
      break;
    case "LogicalExpression":
      if (test.operator === "&&") return on(test.left, () => on(test.right, yes, no), no);
      if (test.operator === "||") return on(test.left, yes, () => on(test.right, yes, no));
      break;
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
      return on(test.expression, yes, no);
    default:
  }
  const outcome = outcomeOf(file, deciding, test);
  if (outcome === "asks") return false;
  if (outcome === "free") return yes() || no();
  if (outcome === "unknown") return yes() && no();
  return outcome ? yes() : no();
}

/** How a test comes out where the error is an abort's. */
function outcomeOf(file: File, deciding: Deciding, test: TSESTree.Node): boolean | "asks" | "free" | "unknown" {
  if (isConstant(test, true)) return true;
  if (isConstant(test, false)) return false;
  const isOfError = mentionsError(deciding.errors, test);
  if (isOfError && isWrongName(deciding, test)) return test.operator === "!==" || test.operator === "!=";
  if (isOfError && isRightName(deciding, test)) return "asks";
  if (deciding.settles(test) || isAskingTest(file, test)) return "asks";
  if (!isOfError) return "free";
  if (test.type !== "BinaryExpression") return test.type === "CallExpression" ? "asks" : "unknown";
  if (test.operator === "instanceof") return ofClass(file, deciding, test.right);
  const other = isValue(test.right) || isValue(test.left);
  if (other && (test.operator === "===" || test.operator === "==")) return false;
  return other && (test.operator === "!==" || test.operator === "!=") ? true : "unknown";
}

/** A comparison with a name that no abort has here: axios rejects with `CanceledError`, never with `AbortError`. */
function isWrongName({ names }: Deciding, test: TSESTree.Node): test is TSESTree.BinaryExpression {
  const written = textIn(test) ?? "";
  return names !== undefined && isAbortName(written) && !names.includes(written);
}

/** A comparison with a name that an abort has here: ofetch may reject with `FetchError`. */
function isRightName({ names = [] }: Deciding, test: TSESTree.Node): boolean {
  return names.includes(textIn(test) ?? "");
}

/** The text that a comparison compares with. */
function textIn(test: TSESTree.Node): string | undefined {
  if (test.type !== "BinaryExpression") return undefined;
  return [test.left, test.right].find((side) => side.type === "Literal" && typeof side.value === "string")?.value;
}

/** Whether a text is the name that some client gives an abort's error. */
export const isAbortName = (text: string): boolean => /^(?:Abort|Cancel(?:l?ed)?)Error$/.test(text);

/**
 * Whether an abort's error is of a class. It is an `Error`; who asks for a `DOMException` means it. The language's own other
 * errors are none, and of clients whose aborts have a name of their own no other class is.
 */
function ofClass(file: File, { names }: Deciding, node: TSESTree.Node): boolean | "asks" | "unknown" {
  if (node.type !== "Identifier") return "unknown";
  if (isGlobal(file, node, node.name)) {
    if (node.name === "Error") return true;
    if (node.name === "DOMException") return "asks";
    if (builtIn.has(node.name)) return false;
  }
  return names?.every(isAbortName) && !general.test(node.name) ? false : "unknown";
}

/** A text or a number: what a code, a name or a status is compared with. */
function isValue(node: TSESTree.Node): boolean {
  return (node.type === "Literal" && (typeof node.value === "string" || typeof node.value === "number")) || (node.type === "TemplateLiteral" && node.expressions.length === 0);
}

/** Whether a test is written as a constant of this truth. */
export function isConstant(node: TSESTree.Node | null | undefined, truth: boolean): boolean {
  return node?.type === "Literal" && typeof node.value !== "string" && Boolean(node.value) === truth;
}
