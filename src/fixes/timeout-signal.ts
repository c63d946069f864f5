import type { TSESTree } from "@typescript-eslint/utils";
import type { AbortTimer } from "../analysis/abort-timer.js";
import { getStaticValue } from "../analysis/ast.js";
import { contains, enclosing, outer } from "../analysis/chain.js";
import type { SignalUse } from "../analysis/controller/use.js";
import type { File } from "../analysis/file.js";
import { isAtOnce } from "../analysis/leaves.js";
import { originsOf, variableOf } from "../analysis/value.js";
import { offers, type Settings } from "../settings.js";
import { removeLine } from "./removal.js";
import { replaceStatement } from "./statement.js";
import type { TextEdit } from "./text.js";
import { merged } from "./timer-clear.js";
import { callWith, isSignalClassFree } from "./written-signal.js";

/** An edit that puts `AbortSignal.timeout(…)` in the place of a controller and its timer. */
export interface TimeoutSignal {
  /** What is written: `AbortSignal.timeout(5000)`. */
  readonly text: string;
  /** True where the code's runtime has it, takes the delay, and nothing in sight asks for the error of an abort. */
  readonly isExact: boolean;
  readonly edits: readonly TextEdit[];
}

/** The longest delay that does not fire at once. */
const longest = 2 ** 31 - 1;

/** The edit that makes a timeout's signal of an abort timer; undefined where more hangs on the controller or on the timer. */
export function timeoutSignal(file: File, abortTimer: AbortTimer, { settings, filename }: { readonly settings: Settings; readonly filename: string }): TimeoutSignal | undefined {
  const { timer, controller } = abortTimer;
  const needs = offers(settings, filename, "AbortSignal.timeout");
  const signals = controller?.signalUses ?? [];
  if (needs === false || !controller || !timer.delay || !isPlain(abortTimer) || isDelay(file, timer.delay) === false || !isSignalClassFree(file, timer.call)) return undefined;
  const text = `AbortSignal.timeout(${file.sourceCode.getText(timer.delay)})`;
  const statement = statementOf(timer.call);
  const made = controller.holder.declaration;
  if (!statement || made.type !== "VariableDeclarator" || made.parent.declarations.length > 1 || file.sourceCode.getCommentsInside(timer.delay).length > 0) return undefined;
  const [mention, ...others] = controller.holder.mentions.filter((each) => !contains(timer.call, each));
  if (!mention || others.length > 0) return undefined;
  const edits = inline(file, statement, made.parent, signals, text) ?? local(file, timer.delay, { statement, made: made.parent, declarator: signalDeclarator(mention) }, text);
  return edits && { text, isExact: needs === true && isDelay(file, timer.delay) === true && !isAsked(file) && signals.every(({ is }) => is === "handed"), edits };
}

/** Whether a timer does nothing but abort a controller that nothing else aborts, without a reason, and nobody else uses either. */
function isPlain({ timer, controller, reason, isAlone }: AbortTimer): boolean {
  const isUnheld = timer.holder === undefined || (timer.holder.is === "variable" && timer.holder.variable.references.every(({ init }) => init));
  return isAlone && reason === undefined && isUnheld && !timer.escapes && !timer.isUnref && timer.call.arguments.length === 2 && controller?.aborts.length === 1;
}

/** The statement that makes a timer and does nothing else. */
function statementOf(call: TSESTree.Node): TSESTree.Statement | undefined {
  const { parent } = outer(call);
  if (parent?.type === "ExpressionStatement") return parent;
  return parent?.type === "VariableDeclarator" && parent.parent.declarations.length === 1 ? parent.parent : undefined;
}

/** Right where the signal is handed on, if that comes at once. */
function inline(file: File, statement: TSESTree.Statement, controller: TSESTree.Statement, signals: readonly SignalUse[], text: string): readonly TextEdit[] | undefined {
  const [use, ...others] = signals;
  if (!use || use.is === "read" || use.node.type !== "MemberExpression" || others.length > 0) return undefined;
  const place = use.is === "handed" ? use.to : use.node;
  const isNext = statement.range[1] <= use.node.range[0] && enclosing(statement) === enclosing(use.node) && isAtOnce(file, statement.range[1], place) && !isInLoop(use.node, statement);
  const written = !isNext ? undefined : use.is === "handed" ? callWith(file, use.to, use.node, text) : text;
  return written === undefined ? undefined : withoutBoth(file, controller, statement, { range: place.range, text: written });
}

/** In the place of `controller.signal`, where a name is given to it: `const { signal } = controller`. */
function local(file: File, delay: TSESTree.Expression, { statement, made, declarator }: Local, text: string): readonly TextEdit[] | undefined {
  if (!declarator || declarator.parent.declarations.length > 1 || enclosing(declarator) !== enclosing(statement)) return undefined;
  const { id, parent } = declarator;
  const [first, last] = declarator.range[0] > statement.range[0] ? [statement, declarator] : [declarator, statement];
  if (!isAtOnce(file, first.range[1], last) || isInLoop(declarator, statement) || !isConstant(file, delay)) return undefined;
  const given = replaceStatement(file.sourceCode, parent, `${parent.kind} ${id.type === "Identifier" ? id.name : "signal"} = ${text}`);
  return given && withoutBoth(file, made, statement, given);
}

interface Local {
  readonly statement: TSESTree.Statement;
  readonly made: TSESTree.Statement;
  /** What gives the signal its name. */
  readonly declarator: TSESTree.VariableDeclarator | undefined;
}

/** An edit, and the removal of the statements that make the controller and the timer; undefined where a comment would go. */
function withoutBoth({ sourceCode }: File, made: TSESTree.Statement, statement: TSESTree.Statement, edit: TextEdit): readonly TextEdit[] | undefined {
  const block = made.parent.type === "BlockStatement" || made.parent.type === "Program" ? (made.parent.body as readonly TSESTree.Node[]) : [];
  const areNext = block.indexOf(statement) === block.indexOf(made) + 1;
  const removals = areNext ? [removeLine(sourceCode, made, statement)] : [removeLine(sourceCode, made), removeLine(sourceCode, statement)];
  return removals.every((removal) => removal !== undefined) ? merged([edit], removals) : undefined;
}

/** `const signal = controller.signal`, `const { signal } = controller` */
function signalDeclarator(mention: TSESTree.Node): TSESTree.VariableDeclarator | undefined {
  const value = outer(mention);
  const taken = value.parent?.type === "MemberExpression" ? outer(value.parent) : value;
  const { parent } = taken;
  if (parent?.type !== "VariableDeclarator" || parent.init !== taken) return undefined;
  const [property] = parent.id.type === "ObjectPattern" ? parent.id.properties : [];
  return parent.id.type === "Identifier" || (property?.type === "Property" && property.shorthand && property.value.type === "Identifier") ? parent : undefined;
}

/** Whether a place is run again and again behind a statement that is run once. */
function isInLoop(place: TSESTree.Node, statement: TSESTree.Node): boolean {
  for (let node = place.parent; node && !contains(node, statement); node = node.parent) if (/^(?:For\w*|While|DoWhile)Statement$/.test(node.type)) return true;
  return false;
}

/** Whether `AbortSignal.timeout` takes a delay: a whole number above 0. Undefined where nothing says what it is. */
function isDelay({ sourceCode }: File, delay: TSESTree.Expression): boolean | undefined {
  const constant = getStaticValue(delay, sourceCode.getScope(delay));
  return constant ? Number.isInteger(constant.value) && Number(constant.value) > 0 && Number(constant.value) <= longest : undefined;
}

/** Whether an expression means the same a little earlier or later. */
function isConstant(file: File, node: TSESTree.Expression): boolean {
  if (node.type !== "Identifier") return originsOf(file, node).every(({ made }) => made.by === "expression" && made.node.type === "Literal");
  return variableOf(file, node)?.references.every((reference) => reference.init || !reference.isWrite()) ?? false;
}

/** What asks for an abort's error, or what drives the timers of tests. */
const asking = /Abort(?:ed)?Err|ABORT_ERR|is\w*Abort|is\w*Cancel|useFakeTimers|\bclock\b|['"/`][^'"`\n]*\babort/i;

/** Whether something in the file may tell a timeout's error from an abort's, or its timers are no real ones. */
function isAsked({ sourceCode }: File): boolean {
  return asking.test(sourceCode.text);
}
