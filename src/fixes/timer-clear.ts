import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../analysis/ast.js";
import { chainOn, contains, enclosing, isFunction, outer } from "../analysis/chain.js";
import type { File } from "../analysis/file.js";
import { ownNodes } from "../analysis/nodes.js";
import type { Timer } from "../analysis/timer.js";
import { finallyBehind, isAwaited } from "./finally.js";
import { clearCallee } from "./clear-callee.js";
import { appendCall } from "./method.js";
import { areFree } from "./names.js";
import { removeLine } from "./removal.js";
import { insertion, type TextEdit } from "./text.js";

/** An edit that clears a timer once all is done that it bounds. */
export interface TimerClear {
  /** False where it makes a function wait for what it only returned, inside a `try` that handles failures. */
  readonly isExact: boolean;
  readonly edits: readonly TextEdit[];
}

/** What is to be done before a timer is cleared. */
export interface Bounded {
  readonly timer: Timer;
  /** The requests, and the reads of their bodies. */
  readonly waits: readonly TSESTree.Node[];
  /** The edits that take off what clears the timer too early. */
  readonly removals: readonly TextEdit[];
}

/** The statement that clears a timer, and how the timer gets a name for it. */
interface Naming {
  readonly text: string;
  /** The statement behind which the timer has been made on every way. */
  readonly statement: TSESTree.Statement;
  readonly edits: readonly TextEdit[];
}

/** Clears a timer in the `finally` of a `try` round all that it bounds; undefined where no place is right. */
export function clearInFinally(file: File, { timer, waits, removals }: Bounded): TimerClear | undefined {
  const naming = namingOf(file, timer);
  const fn = enclosing(timer.call);
  if (!naming || waits.length === 0 || !waits.every((wait) => enclosing(wait) === fn)) return undefined;
  const awaits = waits.map((wait) => (isAwaited(wait) ? [] : awaitBefore(wait)));
  if (!awaits.every((edits) => edits !== undefined)) return undefined;
  const goes = removals.map(({ range }) => range);
  const left = timer.clears.filter(({ range }) => !goes.some(([start, end]) => start <= range[0] && range[1] <= end));
  const cleared = left.filter((clear) => enclosing(clear) === fn);
  // A function that clears it may be called behind the `finally`, for work that is bounded until then.
  if (left.some((clear) => !cleared.includes(clear) && !waits.some((wait) => contains(chainEnd(wait), clear)))) return undefined;
  const wrapped = finallyBehind(file, naming.statement, [...waits, ...cleared], naming.text);
  if (!wrapped) return undefined;
  const edits = merged([...naming.edits, ...awaits.flat(), ...wrapped], [...removals, ...doubles(file, cleared, naming.statement.parent)]);
  const isHandled = waits.some((wait, index) => (awaits[index]?.length ?? 0) > 0 && handlerRound(wait) !== undefined);
  return edits && { isExact: !isHandled, edits };
}

/** Clears a timer once the promise of a chain is settled: `.finally(() => clearTimeout(timer))` at its end. */
export function clearBehindChain(file: File, timer: Timer, chain: TSESTree.Node): TimerClear | undefined {
  const naming = namingOf(file, timer);
  const end = chainEnd(chain);
  const holds = naming && contains(naming.statement.parent, chain) && naming.statement.range[1] <= chain.range[0];
  const link = holds && enclosing(chain) === enclosing(timer.call) ? appendCall(file.sourceCode, end as TSESTree.Expression, `.finally(() => ${naming.text.startsWith("if") ? `{ ${naming.text}; }` : naming.text})`) : undefined;
  return naming && link && { isExact: true, edits: [...naming.edits, link] };
}

/** Names for a timer that has none yet. */
const names = ["timer", "timeout", "abortTimer"];

function namingOf(file: File, timer: Timer): Naming | undefined {
  const { call, holder } = timer;
  const expression = outer(call);
  const { parent } = expression;
  if (parent?.type === "ExpressionStatement") {
    const clear = clearCallee(file, call, parent);
    const name = names.find((each) => areFree(file, parent, [each]));
    return clear === undefined || name === undefined ? undefined : { text: `${clear}(${name})`, statement: parent, edits: [insertion(expression.range[0], `const ${name} = `)] };
  }
  const statement = holder && statementRound(expression);
  if (!statement || (holder.is === "variable" && !isGiven(file, statement, holder.declarator))) return undefined;
  const text = writtenClear(file, timer) ?? clearOf(file, timer, statement);
  if (text === undefined) return undefined;
  // TypeScript lets `clearTimeout` have undefined, not null.
  return { text: holder.is === "variable" && mayBeNull(file, holder.variable) ? `if (${holder.variable.name}) ${text}` : text, statement, edits: [] };
}

/** The text by which the timer's own function clears it already. */
function writtenClear({ sourceCode }: File, { call, clears }: Timer): string | undefined {
  const clear = clears.find((each) => enclosing(each) === enclosing(call) || enclosing(enclosing(each)) === enclosing(call));
  return clear && sourceCode.getCommentsInside(clear).length === 0 ? sourceCode.getText(clear) : undefined;
}

function clearOf(file: File, { call, holder }: Timer, statement: TSESTree.Statement): string | undefined {
  const clear = clearCallee(file, call, statement);
  if (clear === undefined || holder?.is !== "variable") return undefined;
  const { name, scope } = holder.variable;
  const annotation = holder.declarator.id.typeAnnotation;
  if (annotation && /\bunknown\b/.test(file.sourceCode.getText(annotation))) return undefined;
  return findVariable(file.sourceCode.getScope(statement), name)?.scope === scope ? `${clear}(${name})` : undefined;
}

/** The statement that makes a timer, or the `if` that makes it where it is wanted. */
function statementRound(from: TSESTree.Node): TSESTree.Statement | undefined {
  let node: TSESTree.Node | undefined = from;
  while (node && node.type !== "VariableDeclaration" && node.type !== "ExpressionStatement") node = isFunction(node) ? undefined : node.parent;
  if (node?.type === "VariableDeclaration" && node.declarations.length > 1) return undefined;
  for (let at = node?.parent; node && at; at = at.parent) {
    if (at.type === "IfStatement") node = at;
    else if (at.type !== "BlockStatement" || at.parent.type !== "IfStatement") break;
  }
  return node;
}

/** Whether a variable is sure to have a value behind a statement, as TypeScript sees it: the timer, or nothing. */
function isGiven({ sourceCode }: File, statement: TSESTree.Statement, { id, init }: TSESTree.VariableDeclarator): boolean {
  const annotation = id.typeAnnotation && sourceCode.getText(id.typeAnnotation);
  return statement.type !== "IfStatement" || init !== null || !annotation || /\b(?:undefined|null|any)\b/.test(annotation);
}

function mayBeNull({ sourceCode }: File, { defs, references }: TSESLint.Scope.Variable): boolean {
  const texts = [...defs.map(({ name }) => name), ...references.flatMap(({ writeExpr }) => writeExpr ?? [])].map((node) => sourceCode.getText(node));
  return texts.some((text) => /\bnull\b/.test(text));
}

/** A call with the methods that are chained on it. */
function chainEnd(call: TSESTree.Node): TSESTree.Node {
  return chainOn(call).at(-1)?.call ?? call;
}

/** The `await` that a returned promise lacks, so that its function is still there when it is settled; undefined where none may stand. */
function awaitBefore(promise: TSESTree.Node): readonly TextEdit[] | undefined {
  const last = chainEnd(promise);
  const fn = enclosing(promise);
  let node = outer(last);
  while (node.parent?.type === "ConditionalExpression" && node.parent.test !== node) node = node.parent;
  const isAsync = isFunction(fn) && fn.async && !fn.generator;
  return isAsync && node.parent?.type === "ReturnStatement" ? [insertion(last.range[0], "await ")] : undefined;
}

/** The handler that gets what is thrown at a node of its function. */
export function handlerRound(from: TSESTree.Node): TSESTree.CatchClause | undefined {
  for (let node = from, { parent } = node; parent && !isFunction(node); node = parent, { parent } = node) {
    if (parent.type === "TryStatement" && parent.block === node && parent.handler) return parent.handler;
  }
  return undefined;
}

/** The removal of statements that clear the timer right before `finally` does: nothing is waited for behind them. */
function doubles(file: File, clears: readonly TSESTree.CallExpression[], list: TSESTree.Node): readonly TextEdit[] {
  return clears.flatMap((clear) => {
    const statement = outer(clear).parent;
    const block = statement?.parent;
    if (statement?.type !== "ExpressionStatement" || block?.type !== "BlockStatement" || block.body.length < 2) return [];
    const isLast = block.body.slice(block.body.indexOf(statement)).every((each) => ownNodes(file, each).every(({ type }) => type !== "AwaitExpression"));
    const isOnTheWay = block === list || block.parent.type === "TryStatement" || block.parent.type === "CatchClause";
    return isLast && isOnTheWay ? (removeLine(file.sourceCode, statement) ?? []) : [];
  });
}

/** All edits, without those inside of what goes; undefined where two would write at one place. */
export function merged(edits: readonly TextEdit[], removals: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const kept = edits.filter(({ range: [start, end] }) => !removals.some(({ range: [from, to] }) => from <= start && end < to));
  const all = [...kept, ...removals].toSorted((a, b) => a.range[0] - b.range[0]);
  return all.some(({ range }, index) => index > 0 && range[0] < all[index - 1]!.range[1]) ? undefined : all;
}

/** An edit of a report, made of edits of the text. */
export function fixOf(edits: readonly TextEdit[]): TSESLint.ReportFixFunction {
  return (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text));
}

