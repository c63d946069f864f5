import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName, getStaticValue } from "../ast.js";
import { functionOf, parametersOf } from "../consumption/bind.js";
import type { File } from "../file.js";
import { ownNodes } from "../nodes.js";
import { type Timer, timerOf } from "../timer.js";
import { bare, originsOf, variableOf } from "../value.js";
import { type Executor, executorOf, settledBy } from "./executor.js";

/** A promise that nothing but a timer settles. */
export interface TimerPromise {
  /** The call that starts the timer: of `setTimeout`, or of that of `timers/promises`. */
  readonly call: TSESTree.CallExpression;
  /** Undefined for a timer of `timers/promises`, which nobody can hold. */
  readonly timer: Timer | undefined;
  /** Where the promise is made: `new Promise(…)`, or the call itself. */
  readonly made: TSESTree.Expression;
  /** Whether it is made right where it is used, in a `const` that only this race uses, or elsewhere: by a function of this file. */
  readonly by: "itself" | "const" | "elsewhere";
  /** The time that the timer is given. */
  readonly delay: TSESTree.Expression | undefined;
}

/** Functions that make their promise by another function, and that by another: farther nobody looks. */
const farthest = 3;

/** The promise of a timer that an expression gives; undefined for any other, and where something else may settle it too. */
export function timerPromiseOf(file: File, from: TSESTree.Node, depth = 0): TimerPromise | undefined {
  const node = bare(from);
  if (depth > farthest) return undefined;
  switch (node.type) {
    case "NewExpression":
      return madeByHand(file, node);
    case "CallExpression":
      return timersPromise(file, node) ?? ofChain(file, node, depth) ?? ofFunction(file, node, depth);
    case "Identifier":
      return ofConst(file, node, depth);
    default:
      return undefined;
  }
}

/** `new Promise((resolve) => setTimeout(resolve, ms))` */
function madeByHand(file: File, node: TSESTree.NewExpression): TimerPromise | undefined {
  const executor = executorOf(file, node);
  const timer = executor && timerIn(file, executor);
  if (!timer || !executor.settlements.every(({ at }) => settledBy(file, timer, at))) return undefined;
  return { call: timer.call, timer, made: node, by: "itself", delay: timer.delay };
}

/** The one timer that an executor starts, and that settles its promise when the time is up. */
export function timerIn(file: File, executor: Executor): Timer | undefined {
  const timers = ownNodes(file, executor.fn.body).flatMap((node) => (node.type === "CallExpression" ? (timerOf(file, node) ?? []) : []));
  const settling = timers.filter((timer) => !timer.repeats && executor.settlements.some(({ at }) => settledBy(file, timer, at)));
  return settling.length === 1 && timers.length === 1 ? settling[0] : undefined;
}

/** `setTimeout(ms)` of `timers/promises`, under whatever name. What it is given behind the value may end it. */
function timersPromise(file: File, node: TSESTree.CallExpression): TimerPromise | undefined {
  const isTimers = originsOf(file, node.callee).every(({ made, path }) => {
    if (made.by !== "import" || path.at(-1) !== "setTimeout") return false;
    return /^(?:node:)?timers\/promises$/.test(made.module) || (/^(?:node:)?timers$/.test(made.module) && path.at(-2) === "promises");
  });
  const [delay] = node.arguments;
  if (!isTimers || node.arguments.length > 2 || node.arguments.some(({ type }) => type === "SpreadElement")) return undefined;
  return { call: node, timer: undefined, made: node, by: "itself", delay: delay as TSESTree.Expression | undefined };
}

/** What a handler makes of a timer's promise is settled by the timer too: `sleep(ms).then(() => { throw new TooLate(); })`. */
function ofChain(file: File, { callee }: TSESTree.CallExpression, depth: number): TimerPromise | undefined {
  const isChain = callee.type === "MemberExpression" && /^(?:then|catch|finally)$/.test(getPropertyName(callee) ?? "");
  return isChain ? timerPromiseOf(file, callee.object, depth) : undefined;
}

/** `timeout(ms)`, where this file shows that it makes such a promise, or an async function that waits for one. */
function ofFunction(file: File, call: TSESTree.CallExpression, depth: number): TimerPromise | undefined {
  const fn = functionOf(file, call.callee);
  if (!fn || fn.generator) return undefined;
  const [only, ...others] = fn.body.type === "BlockStatement" ? ownNodes(file, fn.body).flatMap((node) => waitedFor(node) ?? []) : [fn.body];
  const given = only && others.length === 0 ? timerPromiseOf(file, only, depth + 1) : undefined;
  return given && { ...given, by: "elsewhere", delay: argumentFor(file, call, given.delay) };
}

/** What a function's promise is settled with, or waits for. */
function waitedFor(node: TSESTree.Node): TSESTree.Expression | undefined {
  if (node.type === "AwaitExpression") return node.argument;
  return node.type === "ReturnStatement" && node.argument && node.argument.type !== "AwaitExpression" ? node.argument : undefined;
}

/** The argument that stands for a function's parameter, where a delay is one. */
function argumentFor(file: File, { callee, arguments: given }: TSESTree.CallExpression, delay: TSESTree.Expression | undefined): TSESTree.Expression | undefined {
  const fn = functionOf(file, callee);
  const index = delay?.type === "Identifier" && fn ? parametersOf(fn).findIndex((parameter) => parameter.type === "Identifier" && variableOf(file, parameter) === variableOf(file, delay)) : -1;
  const argument = given[index];
  return index >= 0 && !given.slice(0, index + 1).some(({ type }) => type === "SpreadElement") ? (argument as TSESTree.Expression | undefined) : delay;
}

/** A `const` that holds a timer's promise for races alone: nobody waits for it elsewhere. */
function ofConst(file: File, name: TSESTree.Identifier, depth: number): TimerPromise | undefined {
  const variable = variableOf(file, name);
  const declarator = variable?.defs[0]?.node;
  if (variable?.defs.length !== 1 || declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier" || !declarator.init) return undefined;
  const isExported = declarator.parent.parent.type === "ExportNamedDeclaration";
  const isRaced = !isExported && variable.references.every(({ identifier, init }) => init === true || isInRace(identifier));
  const given = isRaced ? timerPromiseOf(file, declarator.init, depth) : undefined;
  const isOnce = declarator.parent.kind === "const" && variable.references.length === 2;
  return given && { ...given, by: given.by === "itself" && isOnce ? "const" : "elsewhere" };
}

function isInRace({ parent }: TSESTree.Node): boolean {
  return parent?.type === "ArrayExpression" && parent.parent.type === "CallExpression" && calleeName(parent.parent.callee) === "race";
}

/** The constant number of milliseconds that a timer is given; undefined where it is not known. */
export function knownDelay({ sourceCode }: File, { delay }: TimerPromise): number | undefined {
  const constant = delay && getStaticValue(delay, sourceCode.getScope(delay));
  return typeof constant?.value === "number" ? constant.value : undefined;
}
