import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { AbortListener } from "../analysis/abort-listener.js";
import { getPropertyName } from "../analysis/ast.js";
import { chainOn, contains, enclosing, outer } from "../analysis/chain.js";
import { consumerOf } from "../analysis/consumer.js";
import type { File } from "../analysis/file.js";
import { isAtOnce, mayLeave } from "../analysis/leaves.js";
import { usedBy, usesBehind } from "../analysis/variable-use.js";
import { bare, variableOf } from "../analysis/value.js";
import { areFree } from "./names.js";
import { insertStatement } from "./statement.js";
import { insertion, type TextEdit } from "./text.js";

/** An edit that runs a listener at once where its signal is aborted already. */
export interface AbortCheck {
  /** True where nothing changes as long as nothing is aborted, and an abort then takes the way it takes through the listener. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The check of `aborted` that a listener lacks; undefined where no place for it is right. */
export function abortCheck(file: File, listener: AbortListener): AbortCheck | undefined {
  const run = runOf(file, listener);
  if (!run || file.sourceCode.getCommentsInside(listener.member).length > 0) return undefined;
  return bodyCheck(file, listener, run) ?? statementCheck(file, listener, run);
}

/** How a listener is run without an event: the statement that does it, and the name it must be given first. */
interface Run {
  readonly text: string;
  readonly isExact: boolean;
  readonly name?: string;
}

/** What a listener is called where it has no name. */
const ownName = "onAbort";

function runOf(file: File, { node, listener, fn, effect, member }: AbortListener): Run | undefined {
  const { sourceCode } = file;
  if (!fn) return effect.way === "reject" ? { text: `${sourceCode.getText(listener)}(${objectText(file, member)}.reason)`, isExact: false } : resolved(file, listener, effect.made);
  if (fn.type !== "ArrowFunctionExpression" && /\b(?:this|arguments)\b/.test(sourceCode.getText(fn))) return undefined;
  if (listener.type === "Identifier") return fn.params.length === 0 ? { text: `${listener.name}()`, isExact: takesNothing(file, listener) } : undefined;
  if (listener !== fn) return undefined;
  const expression = onlyExpression(fn);
  if (expression && !mayLeave(file, expression) && !usesOwn(file, fn)) return { text: sourceCode.getText(expression), isExact: true };
  if (fn.params.length > 0 || !areFree(file, fn, [ownName])) return undefined;
  return { text: `${ownName}()`, isExact: !(isNarrowed(file, node) && mentions(file, fn, member.object)), name: ownName };
}

/** Whether TypeScript knows only in the registration itself that the signal is there: `signal?.addEventListener(…)`. */
function isNarrowed({ sourceCode }: File, node: TSESTree.Node): boolean {
  const registration = outer(node);
  const isInExpression = registration.type === "ChainExpression" || registration.parent?.type === "LogicalExpression";
  return isInExpression && "TSTypeReference" in sourceCode.visitorKeys;
}

function mentions(file: File, fn: TSESTree.FunctionLike, signal: TSESTree.Expression): boolean {
  const root = rootOf(signal);
  const variable = root.type === "Identifier" ? variableOf(file, root) : undefined;
  return variable?.references.some(({ identifier }) => contains(fn, identifier)) ?? false;
}

/** `resolve` itself listens: it resolves to the event, and only a promise whose value nobody reads is as good without one. */
function resolved({ sourceCode }: File, listener: TSESTree.Expression, made: TSESTree.NewExpression | TSESTree.CallExpression): Run | undefined {
  const type = made.typeArguments?.params[0];
  if (type && type.type !== "TSVoidKeyword") return undefined;
  const { parent } = outer(made);
  const isDropped = parent?.type === "AwaitExpression" && parent.parent.type === "ExpressionStatement";
  return { text: `${sourceCode.getText(listener)}(${type ? "" : "undefined"})`, isExact: isDropped };
}

/** Whether a name may be called without arguments, as far as its written type goes. */
function takesNothing(file: File, name: TSESTree.Identifier): boolean {
  const id = variableOf(file, name)?.defs[0]?.name;
  const type = id?.type === "Identifier" ? id.typeAnnotation?.typeAnnotation : undefined;
  return !type || (type.type === "TSFunctionType" && type.params.length === 0);
}

/** The one expression that a function's body is made of. */
function onlyExpression({ body }: TSESTree.FunctionLike): TSESTree.Expression | undefined {
  if (body?.type !== "BlockStatement") return body ?? undefined;
  const [statement, ...others] = body.body;
  return statement?.type === "ExpressionStatement" && others.length === 0 ? statement.expression : undefined;
}

/** Whether a function uses its parameters or its own name. */
function usesOwn({ sourceCode }: File, fn: TSESTree.FunctionLike): boolean {
  return (sourceCode.scopeManager?.getDeclaredVariables(fn) ?? []).some(({ references }) => references.length > 0);
}

/** `signal` of `signal?.addEventListener`, with the parentheses it is written in. */
function objectText({ sourceCode }: File, { range, object }: TSESTree.MemberExpression): string {
  const dot = sourceCode.getTokenAfter(object, (token) => token.value === "." || token.value === "?.");
  return sourceCode.text.slice(range[0], dot?.range[0] ?? object.range[1]).trimEnd();
}

function checkText(file: File, { member }: AbortListener, { text }: Run, isOptional: boolean): string {
  return `if (${objectText(file, member)}${isOptional || member.optional ? "?." : "."}aborted) ${text}`;
}

/** In an executor that is nothing but the registration: its body becomes a block. */
function bodyCheck(file: File, listener: AbortListener, run: Run): AbortCheck | undefined {
  const { sourceCode } = file;
  const body = outer(listener.node);
  const fn = body.parent;
  const isBody = fn?.type === "ArrowFunctionExpression" && fn.body === body && fn.parent === listener.effect.made;
  if (!isBody || run.name || sourceCode.getTokenBefore(body, { includeComments: true })?.value !== "=>") return undefined;
  const edits = [insertion(body.range[0], "{ "), insertion(body.range[1], `; ${checkText(file, listener, run, false)}; }`)];
  return { isExact: isExact(file, listener, run, body), fix: written(edits) };
}

function statementCheck(file: File, listener: AbortListener, run: Run): AbortCheck | undefined {
  const { sourceCode } = file;
  const { statement, isGuarded } = statementOf(listener.node);
  const place = statement && placeOf(file, listener, statement);
  if (!place) return undefined;
  const check = insertStatement(sourceCode, place.behind, checkText(file, listener, run, isGuarded || place.isOutside), "after");
  if (!check) return undefined;
  const exact = place.isExact && isExact(file, listener, run, place.behind);
  if (!run.name) return { isExact: exact, fix: written([check]) };
  const naming = insertStatement(sourceCode, statement, `const ${run.name} = ${sourceCode.getText(listener.listener)}`, "before");
  const isInBlock = statement.parent === place.behind.parent && naming?.range[0] === naming?.range[1] && check.range[0] === check.range[1];
  if (!naming || !isInBlock) return undefined;
  // The edit spans the block, so that no other gives the same name there at the same time.
  const end = insertion(statement.parent.range[1], "");
  return { isExact: exact, fix: written([naming, { range: listener.listener.range, text: run.name }, check, end]) };
}

function written(edits: readonly TextEdit[]): TSESLint.ReportFixFunction {
  return (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text));
}

interface Registration {
  readonly statement: TSESTree.ExpressionStatement | undefined;
  /** True for `signal && signal.addEventListener(…)`. */
  readonly isGuarded: boolean;
}

/** The statement that registers a listener. */
function statementOf(node: TSESTree.Node): Registration {
  const registration = outer(node);
  const { parent } = registration;
  if (parent?.type === "LogicalExpression" && parent.right === registration && parent.operator === "&&") return { ...statementOf(parent), isGuarded: true };
  return { statement: parent?.type === "ExpressionStatement" ? parent : undefined, isGuarded: false };
}

interface Place {
  /** The statement that the check follows. */
  readonly behind: TSESTree.Statement;
  /** True where that stands outside the `if (signal)` round the registration. */
  readonly isOutside: boolean;
  /** False where something that the listener uses is put to use only later. */
  readonly isExact: boolean;
}

/**
 * Where a listener may run at once: behind its registration and all that follows it and that the listener uses, so that
 * it finds what an abort right after would find.
 */
function placeOf(file: File, listener: AbortListener, statement: TSESTree.Statement): Place | undefined {
  const used = listener.fn ? [...usedBy(file, listener.fn)].filter((variable) => isMaterial(file, listener, variable)) : [];
  const fn = enclosing(statement);
  const [uses, later] = parted(usesBehind(used, statement), ({ place }) => contains(fn, place));
  if (later.some(({ is }) => is === "declared")) return undefined;
  const isSetUp = later.every(({ is }) => is === "read");
  const last = uses.at(-1)?.place;
  if (!last) return { behind: statement, isOutside: false, isExact: isSetUp };
  const isInside = uses.every(({ place }) => contains(statement.parent, place));
  const guard = isInside ? statement : guardOf(file, listener, statement);
  if (!guard || (!isInside && used.some(({ scope }) => scope.block === statement.parent))) return undefined;
  const following = statementsBehind(guard);
  const way = following.slice(0, following.findIndex((each) => contains(each, last)) + 1);
  if (way.length > 0 && !way.some((each) => mayLeave(file, each))) return { behind: way.at(-1)!, isOutside: !isInside, isExact: isSetUp };
  return uses.every(({ is }) => is !== "declared") ? { behind: statement, isOutside: false, isExact: false } : undefined;
}

function parted<Item>(items: readonly Item[], test: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** Whether it matters that a variable has been put to use: not for the signal, nor for the promise that is settled. */
function isMaterial(file: File, { member, effect }: AbortListener, variable: TSESLint.Scope.Variable): boolean {
  const root = rootOf(member.object);
  const isSignal = root.type === "Identifier" && variableOf(file, root) === variable;
  const definition = variable.defs[0]?.node;
  return !isSignal && definition !== undefined && !(definition.parent === effect.made || (definition.type === "VariableDeclarator" && definition.init && contains(definition.init, effect.made)));
}

function rootOf(from: TSESTree.Node): TSESTree.Node {
  const node = bare(from);
  return node.type === "MemberExpression" ? rootOf(node.object) : node;
}

/** The `if (signal)` round a registration, whose test the check then makes itself. */
function guardOf({ sourceCode }: File, { member, listener }: AbortListener, statement: TSESTree.Statement): TSESTree.IfStatement | undefined {
  const guard = statement.parent.type === "BlockStatement" ? statement.parent.parent : statement.parent;
  if (guard.type !== "IfStatement" || guard.alternate || sourceCode.getText(guard.test) !== sourceCode.getText(member.object)) return undefined;
  const isVisible = listener.type !== "Identifier" || sourceCode.getScope(statement).set.get(listener.name) === undefined || statement.parent === guard;
  return isVisible ? guard : undefined;
}

function statementsBehind(statement: TSESTree.Statement): readonly TSESTree.Statement[] {
  const { parent } = statement;
  const list = parent.type === "SwitchCase" ? parent.consequent : "body" in parent && Array.isArray(parent.body) ? (parent.body as TSESTree.Statement[]) : [];
  return list.slice(list.indexOf(statement) + 1);
}

/** Whether an edit may be applied unasked: a promise that rejects at once must find somebody who already waits. */
function isExact(file: File, { certain, effect }: AbortListener, run: Run, behind: TSESTree.Node): boolean {
  return certain && run.isExact && (effect.way !== "reject" || isAwaited(file, effect.made, behind));
}

function isAwaited(file: File, made: TSESTree.NewExpression | TSESTree.CallExpression, behind: TSESTree.Node): boolean {
  const { parent } = outer(chainOn(made).at(-1)?.call ?? made);
  if (parent?.type !== "VariableDeclarator") return made.type === "NewExpression" && consumerOf(file, made) !== "none";
  const promise = promiseOf(parent);
  const from = Math.max(made.range[1], behind.range[1]);
  const uses = promise ? (variableOf(file, promise)?.references ?? []).map(({ identifier }) => identifier).filter((use) => use.range[0] >= from) : [];
  const [first] = uses.sort((a, b) => a.range[0] - b.range[0]);
  return first !== undefined && enclosing(first) === enclosing(made) && isAtOnce(file, from, first) && consumerOf(file, first) !== "none";
}

/** The variable that a promise made by hand is kept in. */
function promiseOf({ id }: TSESTree.VariableDeclarator): TSESTree.Identifier | undefined {
  if (id.type === "Identifier") return id;
  const property = id.type === "ObjectPattern" ? id.properties.find((each) => each.type === "Property" && getPropertyName(each) === "promise") : undefined;
  return property?.type === "Property" && property.value.type === "Identifier" ? property.value : undefined;
}
