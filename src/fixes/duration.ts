import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../analysis/ast.js";
import { contains } from "../analysis/chain.js";
import type { File } from "../analysis/file.js";
import type { GivenDuration } from "../analysis/given-duration.js";
import type { InvalidDuration } from "../analysis/invalid-duration.js";
import { longestTimer } from "../analysis/kept.js";
import { variableOf } from "../analysis/value.js";
import { durationOf, inSeconds, pointIn, type Policy } from "./deadline.js";
import { numeral, textWith } from "./text.js";

/** One way to write a duration that works. */
export interface DurationEdit {
  /** What is written: `2_147_483_647`, `Math.min(month, 2_147_483_647)`. */
  readonly text: string;
  /** Whether it is right only if seconds were meant. */
  readonly isSeconds: boolean;
  /** True where nothing else can have been meant. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

type Written = Omit<DurationEdit, "fix"> & { readonly edits?: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[] };

/** Below this, a number of ms is more likely one of seconds. */
const shortest = 100;

/** The ways to write a duration that works in the place of one that doesn't, the best first. */
export function durationEdits(file: File, given: GivenDuration, invalid: InvalidDuration, policy: Policy): readonly DurationEdit[] {
  return waysTo(file, given, invalid, policy).flatMap(({ text, edits, ...rest }) => {
    const fix = replacement(file, given, invalid.node, text);
    return fix ? [{ text, ...rest, fix: (fixer) => [...(edits?.(fixer) ?? []), fix(fixer)] }] : [];
  });
}

function waysTo(file: File, given: GivenDuration, invalid: InvalidDuration, policy: Policy): readonly Written[] {
  const { fault, node, value, longest } = invalid;
  if (node.type === "SequenceExpression") return [];
  if (fault === "past") return fromNow(file, given, invalid, policy);
  if (value > longest) return [clamped(file, given, invalid, policy)];
  if (fault === "short" || value > 0) return [...inMilliseconds(file, given, invalid, policy), ...(fault === "short" ? [] : rounded(file, invalid, policy))];
  if (given.to === "timer") return [{ text: "0", isSeconds: false, isExact: false }];
  const deadline = durationOf(file, node, policy);
  const text = deadline && (given.unit === "s" ? inSeconds(deadline) : deadline.text);
  return text === undefined ? [] : [{ text, isSeconds: false, isExact: false, edits: deadline!.edits }];
}

/** The longest time, in the place of a longer one. Only where that says "never" is it sure that nothing else was meant. */
function clamped(file: File, given: GivenDuration, { node, value, longest }: InvalidDuration, { ecmaVersion }: Policy): Written {
  const limit = numeral(longest, ecmaVersion);
  const isReplaced = isWritten(file, node) && (node.type === "Literal" || meansNever(value));
  return {
    text: isReplaced ? limit : `Math.min(${file.sourceCode.getText(node)}, ${limit})`,
    isSeconds: false,
    isExact: isReplaced && meansNever(value) && node === given.node && longest * (given.unit === "s" ? 1000 : 1) >= longestTimer,
  };
}

/** `Infinity`, `2 ** 31`, `Number.MAX_SAFE_INTEGER`: a number that nobody has counted days for. */
function meansNever(value: number): boolean {
  return value === Infinity || Number.isInteger(Math.log2(value)) || Number.isInteger(Math.log2(value + 1));
}

/** The point in time that lies a duration ahead. */
function fromNow(file: File, given: GivenDuration, invalid: InvalidDuration, policy: Policy): readonly Written[] {
  const { node, value } = invalid;
  if (value >= shortest) return [{ text: pointIn(file.sourceCode.getText(node)), isSeconds: false, isExact: false }];
  if (value > 0) return inMilliseconds(file, given, invalid, policy).map((written) => ({ ...written, text: pointIn(written.text) }));
  const deadline = durationOf(file, node, policy);
  return deadline ? [{ text: pointIn(deadline.text), isSeconds: false, isExact: false, edits: deadline.edits }] : [];
}

/** Seconds, multiplied to what they are in milliseconds. */
function inMilliseconds(file: File, { unit }: GivenDuration, { node, value, longest }: InvalidDuration, { ecmaVersion }: Policy): readonly Written[] {
  const ms = Math.round(value * 1000);
  if (unit === "s" || value >= shortest || ms > longest || Math.abs(ms - value * 1000) > 1e-6) return [];
  const text = file.sourceCode.getText(node);
  return [{ text: node.type === "Literal" ? numeral(ms, ecmaVersion) : `${isFactor(node) ? text : `(${text})`} * 1000`, isSeconds: true, isExact: false }];
}

/** The nearest whole number. What is below `shortest` was hardly meant as milliseconds at all. */
function rounded(file: File, { node, value }: InvalidDuration, { ecmaVersion }: Policy): readonly Written[] {
  if (Math.round(value) < 1) return [];
  const isLiteral = node.type === "Literal";
  const text = isLiteral ? numeral(Math.round(value), ecmaVersion) : `Math.round(${file.sourceCode.getText(node)})`;
  const isOwn = (findVariable(file.sourceCode.getScope(node), "Math")?.defs ?? []).length > 0;
  return [{ text, isSeconds: false, isExact: value >= shortest && isWritten(file, node) && (isLiteral || !isOwn) }];
}

/** Whether a number is written in full where it stands: nothing that is declared elsewhere is part of it. */
function isWritten(file: File, node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Literal":
      return true;
    case "UnaryExpression":
      return isWritten(file, node.argument);
    case "BinaryExpression":
      return isWritten(file, node.left) && isWritten(file, node.right);
    case "MemberExpression":
      return isWritten(file, node.object);
    case "CallExpression":
      return [node.callee, ...node.arguments].every((part) => isWritten(file, part));
    case "Identifier":
      return !variableOf(file, node);
    default:
      return false;
  }
}

/** Whether a multiplication may stand right behind an expression. */
function isFactor({ type }: TSESTree.Node): boolean {
  return type === "Identifier" || type === "MemberExpression" || type === "CallExpression" || type === "Literal";
}

/** Writes a text in the place of a duration, as an edit of the whole call where the duration stands in it. */
function replacement({ sourceCode }: File, { by }: GivenDuration, node: TSESTree.Node, text: string): ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix) | undefined {
  if (sourceCode.getCommentsInside(node).length > 0 && !text.includes(sourceCode.getText(node))) return undefined;
  const { parent } = node;
  const isShorthand = parent?.type === "Property" && parent.shorthand && parent.value === node;
  const edit = { range: node.range, text: isShorthand ? `${sourceCode.getText(node)}: ${text}` : text };
  const { range } = contains(by, node) ? by : node;
  return (fixer) => fixer.replaceTextRange(range, textWith(sourceCode, range, [edit]));
}
