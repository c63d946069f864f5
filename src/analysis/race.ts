import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { contains, enclosing, isFunction, outer } from "./chain.js";
import type { Clients } from "./clients.js";
import type { File } from "./file.js";
import { neverComesTo } from "./leaves.js";
import { isLoop } from "./loop.js";
import type { CallNode } from "./reach.js";
import { timerArmedLater } from "./race/armed-later.js";
import { executorOf, settledBy } from "./race/executor.js";
import { type Loser, loserOf, workOf } from "./race/loser.js";
import { knownDelay, type TimerPromise, timerIn, timerPromiseOf } from "./race/timer-promise.js";
import { clearingOf, homeOf, isClearedBehind } from "./timer/clearing.js";
import { mayReject } from "./timer/paths.js";
import { functionRound } from "./timer/place.js";
import { bare, originsOf, variableOf } from "./value.js";
import { promiseMethod } from "./wait.js";

/** A race of work and a timer, after which one of them goes on. */
export interface Race {
  /** `Promise.race(…)`, or the `new Promise(…)` of a race by hand. */
  readonly node: CallNode;
  readonly timer: TimerPromise;
  /** What is raced with the timer. */
  readonly works: readonly TSESTree.Node[];
  /** When the timer goes on though the work was first. */
  readonly leavesTimer: Left;
  /** The work that goes on when the time is up, though a signal could end it. */
  readonly loser: Loser | undefined;
}

/** When something goes on behind a race: on every way, on some ways only, or only where what is raced fails. */
export type Left = "always" | "sometimes" | "onFailure" | "never";

/** The race that a call is, if the timer or the work goes on after it. Undefined where that is not sure, or soon over. */
export function leakingRace(file: File, clients: Clients, node: CallNode): Race | undefined {
  const found = node.type === "CallExpression" ? race(file, node) : raceByHand(file, node);
  if (!found || isSoonOver(file, found.timer) || exits(file, node)) return undefined;
  const leavesTimer = timerLeft(file, found, node);
  const losers = found.works.flatMap((work) => loserOf(file, clients, work) ?? []);
  return leavesTimer !== "never" || losers.length > 0 ? { node, ...found, leavesTimer, loser: losers[0] } : undefined;
}

interface Found {
  readonly timer: TimerPromise;
  readonly works: readonly TSESTree.Node[];
  /** Whether anything but the timer is known to be able to make it fail. */
  readonly mayFail: boolean;
}

/** `Promise.race([work, timeout])` */
function race(file: File, call: TSESTree.CallExpression): Found | undefined {
  const [list] = call.arguments;
  if (!list || promiseMethod(file, call) !== "race") return undefined;
  const elements = elementsOf(file, list);
  const timers = elements.map((element) => timerPromiseOf(file, element));
  const works = elements.filter((_, index) => !timers[index]);
  const mayFail = works.some((work) => isFailing(file, work));
  const timer = timers.find((each) => each && timerLeft(file, { timer: each, works, mayFail }, call) !== "never") ?? timers.find((each) => each !== undefined);
  return timer && works.length > 0 && !isTurn(file, call, works) ? { timer, works, mayFail } : undefined;
}

/** Whether a race is a turn of a loop that waits for the same work again: its timer only wakes the loop up. */
function isTurn(file: File, race: TSESTree.Node, works: readonly TSESTree.Node[]): boolean {
  for (let loop = race.parent; loop && !isFunction(loop); loop = loop.parent) {
    if (isLoop(loop) && works.some((work) => isKeptOutside(file, work, loop))) return true;
  }
  return false;
}

/** Whether work is a promise that a variable of an outer block holds, also behind handlers. */
function isKeptOutside(file: File, work: TSESTree.Node, loop: TSESTree.Node): boolean {
  const node = bare(work);
  const isHandled = node.type === "CallExpression" && node.callee.type === "MemberExpression" && /^(?:then|catch|finally)$/.test(getPropertyName(node.callee) ?? "");
  if (isHandled) return isKeptOutside(file, (node.callee as TSESTree.MemberExpression).object, loop);
  const declaration = node.type === "Identifier" ? variableOf(file, node)?.defs[0]?.node : undefined;
  return declaration !== undefined && !contains(loop, declaration);
}

function elementsOf(file: File, list: TSESTree.Node): readonly TSESTree.Node[] {
  const [origin, ...others] = originsOf(file, list);
  const made = origin?.made.by === "expression" && origin.path.length === 0 && others.length === 0 ? bare(origin.made.node) : undefined;
  return made?.type === "ArrayExpression" ? made.elements.filter((element) => element !== null) : [];
}

/** `new Promise((resolve, reject) => { setTimeout(reject, ms); work.then(resolve, reject); })` */
function raceByHand(file: File, promise: TSESTree.NewExpression): Found | undefined {
  const executor = executorOf(file, promise);
  const timer = executor && (timerIn(file, executor) ?? timerArmedLater(file, executor));
  if (!timer) return undefined;
  const others = executor.settlements.filter(({ at }) => !settledBy(file, timer, at) && isLater(file, executor.fn, at) && !neverComesTo(at, timer.call));
  // What may only fail is no work: the timer is what is waited for.
  if (!others.some(({ way }) => way === "resolve")) return undefined;
  const works = others.flatMap(({ at }) => workOf(executor.fn, at) ?? []);
  return { timer: { call: timer.call, timer, made: promise, by: "itself", delay: timer.delay }, works: [...new Set(works)], mayFail: others.some(({ way }) => way === "reject") };
}

/** Whether a promise is not settled at once, when it is made: a callback does it, or code behind a wait. */
function isLater({ sourceCode }: File, executor: TSESTree.FunctionLike, settlement: TSESTree.Node): boolean {
  const at = outer(settlement);
  const isCalled = at.parent?.type === "CallExpression" && at.parent.callee === at;
  if (!isCalled || enclosing(at) !== executor) return true;
  return executor.async && /\bawait\b/.test(sourceCode.text.slice(executor.range[0], at.parent.range[1]));
}

/** When a timer goes on behind its race, for all that this file does about it. What its own function clears has run out. */
function timerLeft(file: File, { timer: { timer }, mayFail }: Found, node: CallNode): Left {
  if (!timer) return "always";
  if (timer.isUnref) return "never";
  const { is, isFailureOnly } = clearingOf(file, timer);
  if (is !== "sometimes") return is === "never" ? "always" : "never";
  if (homeOf(file, timer) !== functionRound(file, node)) return "never";
  if (isFailureOnly) return mayFail && (node.type === "NewExpression" || isClearedBehind(file, timer, node)) ? "onFailure" : "never";
  // What is asked behind the race may well be whether the timer was first.
  return timer.clears.every((clear) => contains(node, clear)) ? "sometimes" : "never";
}

/** Whether what is raced is a call in sight whose promise may be rejected: of one that is only named here nobody can tell. */
function isFailing(file: File, work: TSESTree.Node): boolean {
  return originsOf(file, work).some(({ made, path }) => made.by === "expression" && path.length === 0 && made.node.type === "CallExpression" && mayReject(file, made.node));
}

/** What goes on for half a second harms nobody. */
const soon = 500;

function isSoonOver(file: File, timer: TimerPromise): boolean {
  const delay = knownDelay(file, timer);
  return timer.delay === undefined || (delay !== undefined && !(delay > soon));
}

/** Whether the process ends behind a race, and all that goes on with it. */
function exits({ sourceCode }: File, node: CallNode): boolean {
  return /\b(?:process|Deno)\s*\.\s*exit\s*\(/.test(sourceCode.text.slice(node.range[1], enclosing(node).range[1]));
}
