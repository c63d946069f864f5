import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName } from "../ast.js";
import { contains, enclosing, isFunction } from "../chain.js";
import type { File } from "../file.js";
import { type Loop, turnOf } from "../loop.js";
import { childrenOf, ownNodes } from "../nodes.js";
import type { CallNode } from "../reach.js";
import { isParameter } from "../signals/source.js";
import { isTimerFunction } from "../timer/function.js";
import { bare, variableOf } from "../value.js";
import { testsRound, waysOut } from "./turn.js";

/** What a loop asks in each turn to see whether it may end. */
export interface Question {
  /** The waits that bring the answer. */
  readonly asks: ReadonlySet<TSESTree.AwaitExpression>;
  /** What other code changes and the loop only reads: fields, variables, what a file system or a page holds. */
  readonly states: readonly TSESTree.Node[];
}

/** The question of a loop that asks the same in every turn; undefined where it may ask something else, or nobody can tell. */
export function questionOf(file: File, loop: Loop): Question | undefined {
  const ways = waysOut(file, loop);
  const search: Search = { file, loop, asks: new Set(), states: [], seen: new Set(), isClear: true };
  for (const tests of ways) {
    // A way out that nothing is asked on is that of an attempt which has not failed.
    if (tests.length === 0) return undefined;
    for (const test of tests) follow(search, test, false);
  }
  const { asks, states, isClear } = search;
  return isClear && asks.size + states.length > 0 ? { asks, states } : undefined;
}

interface Search {
  readonly file: File;
  readonly loop: Loop;
  readonly asks: Set<TSESTree.AwaitExpression>;
  readonly states: TSESTree.Node[];
  /** The variables that were followed, and the texts of the members. */
  readonly seen: Set<TSESLint.Scope.Variable | string>;
  /** False once something was met of which nobody can tell whether it is the same in every turn. */
  isClear: boolean;
}

/** @param isAsked whether the node is a part of what is waited for, and so of the question */
function follow(search: Search, node: TSESTree.Node, isAsked: boolean): void {
  const { file } = search;
  switch (node.type) {
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return;
    case "AwaitExpression":
      search.asks.add(node);
      follow(search, node.argument, true);
      return;
    case "CallExpression":
    case "NewExpression":
      followCall(search, node, isAsked);
      return;
    case "MemberExpression":
      followMember(search, node, isAsked);
      return;
    case "Identifier":
      followName(search, node, isAsked);
      return;
    default:
      for (const child of childrenOf(file, node)) follow(search, child, isAsked);
  }
}

/** Calls that only look at what is there. */
const reading = /^(?:includes|some|every|has|get|find|at|indexOf|startsWith|endsWith|test|match|querySelector(?:All)?|getElementById|existsSync|Boolean|Number|String|keys|values|entries|from|isArray)$/;

function followCall(search: Search, call: CallNode, isAsked: boolean): void {
  const { file, loop } = search;
  const callee = bare(call.callee);
  const isOfAnswer = ownNodes(file, call).some((node) => node.type === "AwaitExpression" || (node.type === "Identifier" && writesIn(file, node, loop).length > 0));
  if (!isAsked && !isOfAnswer) {
    if (!reading.test(calleeName(callee) ?? "")) search.isClear = false;
    search.states.push(call);
  }
  const variable = callee.type === "Identifier" ? variableOf(file, callee) : undefined;
  // Who brought the function along may end it by any means.
  if (isAsked && variable && isParameter(variable)) search.isClear = false;
  if (callee.type === "MemberExpression") follow(search, callee.object, isAsked);
  for (const argument of call.arguments) follow(search, argument, isAsked);
}

/** What is the same thing in every turn, though the object that it is read of is another. */
const identifying = /^_?(?:id|uuid|sid|name)$|(?:job|run|task|batch|operation|execution|request|deployment)_?(?:id|name)$/i;

function followMember(search: Search, member: TSESTree.MemberExpression, isAsked: boolean): void {
  const { file, loop, seen, states } = search;
  if (isAsked && identifying.test(getPropertyName(member) ?? "")) return;
  const values = valuesOf(file, member, loop);
  // What one turn hands to the next leads on to something else.
  if (isAsked && values.length > 0) search.isClear = false;
  if (values.length > 0) {
    const text = file.sourceCode.getText(member);
    if (seen.has(text)) return;
    seen.add(text);
    for (const value of values) follow(search, value, isAsked);
    return;
  }
  if (!isAsked && isState(file, member, loop)) states.push(member);
  follow(search, member.object, isAsked);
  if (member.computed) follow(search, member.property, isAsked);
}

/** Whether others may write to a member: one of an object that the loop doesn't get anew, and no constant of an enum. */
function isState(file: File, member: TSESTree.MemberExpression, loop: Loop): boolean {
  const root = rootOf(member);
  if (/^[A-Z]/.test(getPropertyName(member) ?? "")) return false;
  return root.type === "ThisExpression" || (root.type === "Identifier" && writesIn(file, root, loop).length === 0);
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  const object = bare(node);
  return object.type === "MemberExpression" ? rootOf(object.object) : object;
}

/** What a loop writes to a member. */
function valuesOf(file: File, member: TSESTree.MemberExpression, loop: Loop): readonly TSESTree.Expression[] {
  const text = file.sourceCode.getText(member);
  return turnOf(file, loop).flatMap((node) => (node.type === "AssignmentExpression" && file.sourceCode.getText(node.left) === text ? [node.right] : []));
}

function followName(search: Search, name: TSESTree.Identifier, isAsked: boolean): void {
  const { file, loop, seen, states } = search;
  const variable = variableOf(file, name);
  if (!variable) return;
  const writes = writesIn(file, name, loop);
  const isOwn = variable.defs.some((definition) => contains(loop, definition.name));
  // What one turn hands to the next leads on to something else: the next page.
  if (isAsked && writes.length > 0 && !isOwn) search.isClear = false;
  if (seen.has(variable)) return;
  seen.add(variable);
  const changes = writes.length === 0 && !isAsked ? changesElsewhere(variable, loop) : [];
  if (changes.length > 0) states.push(name);
  // A timer that changes it bounds the loop.
  if (changes.some((change) => isOfTimer(file, change))) search.isClear = false;
  for (const { writeExpr, identifier } of writes) {
    const isPlain = writeExpr && !(identifier.parent.type === "AssignmentExpression" && identifier.parent.operator !== "=");
    if (!isPlain) search.isClear = false;
    else if (isConstant(writeExpr)) followFlag(search, identifier);
    else follow(search, writeExpr, isAsked);
  }
}

/** A variable that is set once something holds asks for that. */
function followFlag(search: Search, write: TSESTree.Node): void {
  const tests = testsRound(search.file, write, search.loop);
  if (tests.length === 0) search.isClear = false;
  for (const test of tests) follow(search, test, false);
}

const isConstant = (node: TSESTree.Node): boolean => node.type === "Literal" || (node.type === "Identifier" && node.name === "undefined");

/** Where functions other than the one round a loop write to a variable. */
function changesElsewhere({ references }: TSESLint.Scope.Variable, loop: Loop): readonly TSESTree.Node[] {
  const home = enclosing(loop);
  const changes = references.filter((reference) => reference.isWrite() && !reference.init).map(({ identifier }) => identifier);
  return changes.filter((change) => enclosing(change) !== home && isFunction(enclosing(change)));
}

/** Whether a node lies in the callback of a timer, or of what is named like one: either may bound a loop. */
function isOfTimer(file: File, node: TSESTree.Node): boolean {
  const { parent } = enclosing(node);
  return parent?.type === "CallExpression" && (calleeName(parent.callee) === "setTimeout" || isTimerFunction(file, parent.callee, "setTimeout"));
}

function writesIn(file: File, name: TSESTree.Identifier, loop: Loop): readonly TSESLint.Scope.Reference[] {
  return variableOf(file, name)?.references.filter((reference) => reference.isWrite() && contains(loop, reference.identifier)) ?? [];
}
