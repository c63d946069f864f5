import type { TSESTree } from "@typescript-eslint/utils";
import type { Registration } from "../../analysis/abort-listener/registration.js";
import { isInPlace } from "../../analysis/abort-listener/release.js";
import { rootOf } from "../../analysis/abort-listener/lifetime.js";
import { findVariable } from "../../analysis/ast.js";
import { contains, isFunction, outer } from "../../analysis/chain.js";
import type { File } from "../../analysis/file.js";
import { valueShape } from "../../analysis/signals/derived.js";
import { ownerOfThis } from "../../analysis/signals/same.js";
import { variableOf } from "../../analysis/value.js";
import { usedBy } from "../../analysis/variable-use.js";
import { areFree } from "../names.js";
import { insertStatement } from "../statement.js";
import { insertion, quoted, quoteHabit, type TextEdit } from "../text.js";

/** How a listener is taken off at some places, and the edits that give it a name there. */
export interface Removal {
  /** `signal.removeEventListener("abort", onAbort)` */
  readonly text: string;
  readonly name: string;
  readonly edits: readonly TextEdit[];
  /** Where the name holds from. */
  readonly since: number;
  /** The statement behind which the listener has been added on every way: the registration, or the `if` round it. */
  readonly statement: TSESTree.Statement;
}

/** What a listener is called where it has no name. */
const ownName = "onAbort";

/** The removal of a listener at some places; undefined where it, or its signal, can't be named at all of them. */
export function removalAt(file: File, registration: Registration, places: readonly TSESTree.Node[]): Removal | undefined {
  const { sourceCode } = file;
  const { node, listener, signal } = registration;
  const inner = registrationStatement(node);
  const statement = inner && statementRound(inner, places);
  const text = signalText(file, registration, places);
  if (!inner || !statement || text === undefined) return undefined;
  const isOptional = statement !== inner || isGuarded(node) || valueShape(file, signal).optional;
  const quote = quoteHabit(sourceCode);
  const removal = (name: string, since: number, edits: readonly TextEdit[]): Removal => ({ text: `${text}${isOptional ? "?." : "."}removeEventListener(${quoted("abort", quote)}, ${name})`, name, since, edits, statement });
  if (listener.type === "Identifier") return isSame(file, listener, places) ? removal(listener.name, declaredAt(file, listener), []) : undefined;
  const naming = isInPlace(listener) && canMove(file, registration, statement, statement !== inner || isGuarded(node)) ? insertStatement(sourceCode, statement, `const ${ownName} = ${sourceCode.getText(listener)}`, "before") : undefined;
  const isFree = [node, ...places].every((place) => areFree(file, place, [ownName]));
  if (!naming || !isFree || statement.parent.type !== "BlockStatement") return undefined;
  // The edit spans the block, so that no other gives the same name there at the same time.
  const end = insertion(statement.parent.range[1], "");
  return removal(ownName, statement.range[1], [naming, { range: listener.range, text: ownName }, end]);
}

/** Where a name's declaration ends; from the start, for a function's name and a parameter. */
function declaredAt(file: File, name: TSESTree.Identifier): number {
  const definition = variableOf(file, name)?.defs[0];
  return definition?.node.type === "VariableDeclarator" ? definition.node.range[1] : 0;
}

/** The statement that adds a listener, also for `signal && signal.addEventListener(…)`. */
function registrationStatement(node: TSESTree.Node): TSESTree.ExpressionStatement | undefined {
  const registration = outer(node);
  const { parent } = registration;
  if (parent?.type === "LogicalExpression" && parent.right === registration && parent.operator === "&&") return registrationStatement(parent);
  return parent?.type === "ExpressionStatement" ? parent : undefined;
}

function isGuarded(node: TSESTree.Node): boolean {
  return outer(node).parent?.type === "LogicalExpression" || outer(node).type === "ChainExpression";
}

/** The statement, or the `if` round it, whose block all of the places lie in. */
function statementRound(from: TSESTree.Statement, places: readonly TSESTree.Node[]): TSESTree.Statement | undefined {
  let statement = from;
  while (!places.every((place) => contains(statement.parent, place)) || statement.parent.type === "IfStatement") {
    const { parent } = statement;
    const guard = parent.type === "BlockStatement" ? parent.parent : parent;
    if (guard.type !== "IfStatement") return undefined;
    statement = guard;
  }
  return statement;
}

/** The signal as it is written, if it means the same at all of the places. */
function signalText(file: File, { signal, node }: Registration, places: readonly TSESTree.Node[]): string | undefined {
  const text = file.sourceCode.getText(signal);
  const root = rootOf(signal);
  if (!/^[\w$.#?!]+$/.test(text)) return undefined;
  if (root.type === "ThisExpression") return places.every((place) => ownerOfThis(place) === ownerOfThis(node)) ? text : undefined;
  const isRewritten = root.type === "Identifier" && variableOf(file, root)?.references.some((reference) => reference.isWrite() && !reference.init);
  return root.type === "Identifier" && !isRewritten && isSame(file, root, places) ? text : undefined;
}

function isSame(file: File, name: TSESTree.Identifier, places: readonly TSESTree.Node[]): boolean {
  const variable = variableOf(file, name);
  return variable !== undefined && places.every((place) => findVariable(file.sourceCode.getScope(place), name.name) === variable);
}

/**
 * Whether a listener may be written before the statement that adds it: what it uses is there already, and types know what
 * it listens to.
 * @param isNarrowed whether the signal may be missing outside the registration, or the `if` round it
 */
function canMove(file: File, { listener, signal }: Registration, statement: TSESTree.Statement, isNarrowed: boolean): boolean {
  const { sourceCode } = file;
  if (!isFunction(listener)) return !isNarrowed;
  const isLocal = [...usedBy(file, listener)].some(({ defs }) => defs.some(({ name }) => contains(statement, name)));
  const isTyped = "TSTypeReference" in sourceCode.visitorKeys && sourceCode.getText(listener).includes(sourceCode.getText(rootOf(signal)));
  return listener.params.length === 0 && !isLocal && !(isNarrowed && isTyped);
}
