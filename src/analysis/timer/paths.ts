import type { TSESTree } from "@typescript-eslint/utils";
import { failsOnlyByAbort } from "../abortable.js";
import { getPropertyName } from "../ast.js";
import { isFunction } from "../chain.js";
import { isFunction as isLocalFunction } from "../consumption/bind.js";
import type { File } from "../file.js";
import { mayNeverReturn } from "../handler/never.js";
import { childrenOf } from "../nodes.js";
import { bare } from "../value.js";
import { promiseMethod } from "../wait.js";
import type { ClearPlace } from "./place.js";

/** A way on which code is left while the timer runs: `unknown` where that can't be told. */
export type Exit = "end" | "return" | "throw" | "break" | "continue" | "unknown";

type Exits = ReadonlySet<Exit>;

/** What the ways through a function are asked for. */
export interface Asked {
  readonly file: File;
  /** Where the timer is cleared. */
  readonly places: readonly ClearPlace[];
  /** From where on others may clear it. */
  readonly handOvers: readonly TSESTree.Node[];
  /** The name of the variable that holds the timer. */
  readonly name: string | undefined;
  /** Texts of the tests that the timer is made behind. */
  readonly known: ReadonlySet<string>;
  /** Whether what is awaited may fail. */
  readonly mayFail: boolean;
}

const none: Exits = new Set();
const end: Exits = new Set(["end"]);
const unknown: Exits = new Set(["unknown"]);

const union = (...all: readonly Exits[]): Exits => new Set(all.flatMap((exits) => [...exits]));
const without = (exits: Exits, ...gone: readonly Exit[]): Exits => new Set([...exits].filter((exit) => !gone.includes(exit)));

/** The ways on which statements that run one after another, entered while the timer runs, are left while it still does. */
export function throughAll(asked: Asked, statements: readonly TSESTree.Node[]): Exits {
  return statements.reduce<Exits>((exits, statement) => followedBy(exits, () => through(asked, statement)), end);
}

/** What comes next, as far as the code before it ends there. */
export function followedBy(exits: Exits, next: () => Exits): Exits {
  return exits.has("end") ? union(without(exits, "end"), next()) : exits;
}

/** What a `try` makes of the ways out of its block, or of its handler. */
export function finishing(asked: Asked, { handler, finalizer }: TSESTree.TryStatement, exits: Exits, isHandler: boolean): Exits {
  const handled = !isHandler && handler && exits.has("throw") ? union(without(exits, "throw"), through(asked, handler.body)) : exits;
  if (!finalizer || handled.size === 0) return handled;
  const last = through(asked, finalizer);
  // One that is left in another way than by its end puts that in the place of all others.
  return last.has("end") ? union(handled, without(last, "end")) : last;
}

function through(asked: Asked, node: TSESTree.Node): Exits {
  switch (node.type) {
    case "BlockStatement":
      return throughAll(asked, node.body);
    case "ReturnStatement":
      return followedBy(node.argument ? evaluated(asked, node.argument) : end, () => new Set(["return"]));
    case "ThrowStatement":
      return followedBy(evaluated(asked, node.argument), () => new Set(["throw"]));
    case "BreakStatement":
    case "ContinueStatement":
      return node.label ? unknown : new Set([node.type === "BreakStatement" ? "break" : "continue"]);
    case "IfStatement":
      return followedBy(evaluated(asked, node.test), () => branches(asked, node.test, node.consequent, node.alternate));
    case "TryStatement":
      return finishing(asked, node, through(asked, node.block), false);
    case "SwitchStatement":
      return followedBy(evaluated(asked, node.discriminant), () => throughCases(asked, node));
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return throughLoop(asked, node);
    case "LabeledStatement":
      return holdsPlace(asked, node) ? unknown : through(asked, node.body);
    case "ExpressionStatement":
      return isLeft(asked, node.expression) ? unknown : evaluated(asked, node.expression);
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return end;
    default:
      return evaluated(asked, node);
  }
}

/** `process.exit(1);`, or a function that never returns. */
function isLeft({ file }: Asked, from: TSESTree.Expression): boolean {
  const call = bare(from.type === "AwaitExpression" ? from.argument : from);
  return call.type === "CallExpression" && mayNeverReturn(file, call);
}

function branches(asked: Asked, test: TSESTree.Node, yes: TSESTree.Node, no: TSESTree.Node | null): Exits {
  const isTrue = decided(asked, test);
  if (isTrue === true) return through(asked, yes);
  const otherwise = no ? through(asked, no) : end;
  return isTrue === false ? otherwise : union(through(asked, yes), otherwise);
}

/** How a test comes out where the timer runs; undefined where it may come out either way. */
function decided({ file, name, known }: Asked, test: TSESTree.Node): boolean | undefined {
  if (known.has(file.sourceCode.getText(test))) return true;
  const isTimer = (node: TSESTree.Node): boolean => node.type === "Identifier" && node.name === name;
  const tested = bare(test);
  if (isTimer(tested)) return true;
  if (tested.type === "UnaryExpression" && tested.operator === "!" && isTimer(bare(tested.argument))) return false;
  if (tested.type !== "BinaryExpression" || !isTimer(tested.left) || !/^(?:null|undefined)$/.test(file.sourceCode.getText(tested.right))) return undefined;
  return tested.operator.startsWith("!") ? true : tested.operator.startsWith("=") ? false : undefined;
}

function throughCases(asked: Asked, { cases }: TSESTree.SwitchStatement): Exits {
  const entered = cases.map((_, index) => throughAll(asked, cases.slice(index).flatMap(({ consequent }) => consequent)));
  const hasDefault = cases.some(({ test }) => test === null);
  const exits = union(...entered, ...(hasDefault ? [] : [end]));
  return exits.has("break") ? union(without(exits, "break"), end) : exits;
}

type Loop = TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

/** A loop that may clear the timer in one of its turns may also have none. */
function throughLoop(asked: Asked, loop: Loop): Exits {
  if (holdsPlace(asked, loop)) return unknown;
  const head = loop.type === "ForOfStatement" && loop.await && asked.mayFail ? union(evaluated(asked, loop.right), new Set(["throw"])) : end;
  const turn = through(asked, loop.body);
  const isEndless = loop.type === "WhileStatement" && loop.test.type === "Literal" && loop.test.value === true;
  const left = isEndless && !turn.has("break") ? none : end;
  return union(head.has("throw") ? new Set<Exit>(["throw"]) : none, without(turn, "break", "continue", "end"), left);
}

function holdsPlace({ places }: Asked, { range }: TSESTree.Node): boolean {
  return places.some(({ node }) => range[0] <= node.range[0] && node.range[1] <= range[1]);
}

/** The ways out of an expression, in the order in which its parts are evaluated. */
function evaluated(asked: Asked, node: TSESTree.Node): Exits {
  if (asked.handOvers.includes(node)) return none;
  if (isFunction(node)) return end;
  switch (node.type) {
    case "LogicalExpression": {
      const isTrue = node.operator === "&&" ? decided(asked, node.left) : undefined;
      return followedBy(evaluated(asked, node.left), () => union(evaluated(asked, node.right), isTrue ? none : end));
    }
    case "ConditionalExpression":
      return followedBy(evaluated(asked, node.test), () => union(evaluated(asked, node.consequent), evaluated(asked, node.alternate)));
    default: {
      const parts = childrenOf(asked.file, node).reduce<Exits>((exits, child) => followedBy(exits, () => evaluated(asked, child)), end);
      return followedBy(parts, () => completed(asked, node));
    }
  }
}

/** What an expression adds whose parts have been evaluated: it clears the timer, or it waits, and that may fail. */
export function completed(asked: Asked, node: TSESTree.Node): Exits {
  if (node.type !== "CallExpression" && node.type !== "AwaitExpression") return end;
  const cleared = clearedOn(asked, node.type === "AwaitExpression" ? node.argument : node);
  if (node.type === "CallExpression") return cleared.has("fulfilled") && (cleared.has("rejected") || !asked.mayFail) ? none : end;
  const exits: readonly Exit[] = [...(cleared.has("fulfilled") ? [] : ["end" as const]), ...(cleared.has("rejected") || !asked.mayFail || !mayReject(asked.file, node.argument) ? [] : ["throw" as const])];
  return new Set(exits);
}

/** The outcomes of a promise on which the handlers of its chain clear the timer. */
function clearedOn({ places }: Asked, chain: TSESTree.Node): ReadonlySet<"fulfilled" | "rejected"> {
  const on = new Set<"fulfilled" | "rejected">();
  for (let call = bare(chain); call.type === "CallExpression"; call = bare(call.callee.object)) {
    for (const place of places) if (place.node === call) for (const outcome of place.on) on.add(outcome);
    if (call.callee.type !== "MemberExpression") break;
  }
  return on;
}

/** Whether a promise may be rejected, as far as its expression shows. */
export function mayReject(file: File, from: TSESTree.Expression): boolean {
  const node = bare(from);
  if (node.type === "NewExpression") return !isSleep(node);
  if (node.type !== "CallExpression") return true;
  if (promiseMethod(file, node) === "allSettled" || promiseMethod(file, node) === "resolve" || failsOnlyByAbort(file, node)) return false;
  const name = node.callee.type === "MemberExpression" ? getPropertyName(node.callee) : null;
  if (name === "then" || name === "finally") return node.arguments.length < 2 && mayReject(file, (node.callee as TSESTree.MemberExpression).object);
  return name !== "catch";
}

/** `new Promise((resolve) => setTimeout(resolve, 100))`, which has no way to fail. */
function isSleep({ arguments: [executor] }: TSESTree.NewExpression): boolean {
  return executor !== undefined && isLocalFunction(executor) && executor.params.length < 2;
}
