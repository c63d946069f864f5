import type { TSESTree } from "@typescript-eslint/utils";
import { contains } from "../chain.js";
import { type File, fileOf } from "../file.js";
import { once, onceWithin } from "../once.js";
import type { Timer } from "../timer.js";
import { isExecutor } from "./holder.js";
import { type Asked, completed, type Exit, finishing, followedBy, throughAll } from "./paths.js";
import { clearPlaces, functionRound, handOvers } from "./place.js";

/** On which ways through the function that makes a timer the timer is cleared. */
export interface Clearing {
  /** `unknown` where other functions may clear it, or hold it. */
  readonly is: "always" | "sometimes" | "never" | "unknown";
  /** For `sometimes`: the ways on which it still runs when the function is done. */
  readonly exits: readonly Exit[];
  /** For `sometimes`: whether that is so only where something that is awaited fails. */
  readonly isFailureOnly: boolean;
  /** For `sometimes`: whether others may clear it, once they have got a function that does. */
  readonly isHandedOn: boolean;
}

/** Whether a timer is cleared, on every way from where it is made. */
export function clearingOf({ sourceCode }: File, timer: Timer): Clearing {
  return clearings(sourceCode)(timer);
}

const plain = { exits: [], isFailureOnly: false, isHandedOn: false };

const clearings = once((sourceCode: File["sourceCode"]) => {
  const file = fileOf({ sourceCode });
  return onceWithin((timer: Timer): Clearing => {
    if (timer.isUsed) return { ...plain, is: "always" };
    if (timer.escapes) return { ...plain, is: "unknown" };
    const clears = timer.clears.filter((clear) => !timer.callback || !contains(timer.callback, clear));
    if (clears.length === 0) return { ...plain, is: "never" };
    const home = homeOf(file, timer);
    const found = clears.map((clear) => ({ clear, own: clearPlaces(file, clear, home) }));
    const places = found.flatMap(({ own }) => own ?? []);
    // A handler of what was begun before the timer may run behind it, and clear it then.
    if (places.some(({ isLater, node }) => isLater && node.range[1] <= timer.call.range[0])) return { ...plain, is: "unknown" };
    const given = found.flatMap(({ clear, own }) => (own ? [] : [handOvers(file, clear, home)]));
    const cleared: Cleared = { places, handOvers: given.flatMap((nodes) => nodes ?? []), home };
    if (exitsFrom(file, timer, { ...cleared, handOvers: [] }, true).length === 0) return { ...plain, is: "always" };
    const exits = exitsFrom(file, timer, cleared, true);
    const isHandedEarly = given.includes(undefined) || cleared.handOvers.some(({ range }) => range[0] < timer.call.range[1]);
    // Where others may clear the timer, it is sure to be left only by what fails before they have got it.
    const isLeft = exits.length > 0 && !exits.includes("unknown") && (given.length === 0 || (!isHandedEarly && exits.every((exit) => exit === "throw")));
    if (!isLeft) return { ...plain, is: "unknown" };
    return { is: "sometimes", exits, isFailureOnly: exitsFrom(file, timer, cleared, false).length === 0, isHandedOn: given.length > 0 };
  });
});

/** Whether a timer would be cleared on every way if it also were wherever the promise of a call in its own function is settled. */
export function isClearedBehind(file: File, timer: Timer, node: TSESTree.Node): boolean {
  const home = homeOf(file, timer);
  const places = timer.clears.flatMap((clear) => clearPlaces(file, clear, home) ?? []);
  return exitsFrom(file, timer, { places: [...places, { node, on: ["fulfilled", "rejected"], isLater: true }], handOvers: [], home }, true).length === 0;
}

/** The function on whose ways a timer must be cleared: the one that makes it, or runs the executor that does. */
export function homeOf(file: File, { call }: Timer): TSESTree.Node {
  return functionRound(file, call);
}

/** Where a timer is cleared, in the function on whose ways it must be. */
interface Cleared extends Pick<Asked, "places" | "handOvers"> {
  readonly home: TSESTree.Node;
}

/** The ways out of a function on which a timer still runs, from the call that makes it on. */
function exitsFrom(file: File, { call, holder }: Timer, { places, handOvers: given, home }: Cleared, mayFail: boolean): readonly Exit[] {
  const name = holder?.is === "variable" ? holder.variable.name : undefined;
  const asked: Asked = { file, places, handOvers: given, name, known: testsRound(file, call, home), mayFail };
  let exits: ReadonlySet<Exit> = new Set(["end"]);
  for (let node: TSESTree.Node = call, { parent } = call as TSESTree.Node; parent && node !== home; node = parent, { parent } = node) {
    exits = behind(asked, parent, node, exits, holder?.is === "variable" && contains(parent, holder.declarator));
  }
  return [...exits];
}

/** The texts of the tests that hold where a timer is made. */
function testsRound({ sourceCode }: File, call: TSESTree.Node, home: TSESTree.Node): ReadonlySet<string> {
  const tests = new Set<string>();
  for (let node = call, { parent } = call; parent && node !== home; node = parent, { parent } = node) {
    if ((parent.type === "IfStatement" || parent.type === "ConditionalExpression") && parent.consequent === node) tests.add(sourceCode.getText(parent.test));
    if (parent.type === "LogicalExpression" && parent.operator === "&&" && parent.right === node) tests.add(sourceCode.getText(parent.left));
  }
  return tests;
}

/** The ways out of `parent`, of which the part `node` is left in the given ways. */
function behind(asked: Asked, parent: TSESTree.Node, node: TSESTree.Node, exits: ReadonlySet<Exit>, isOwn: boolean): ReadonlySet<Exit> {
  switch (parent.type) {
    case "BlockStatement":
    case "Program":
      return followedBy(exits, () => throughAll(asked, parent.body.slice(parent.body.indexOf(node as TSESTree.Statement) + 1)));
    case "TryStatement":
      return node === parent.finalizer ? exits : finishing(asked, parent, exits, node !== parent.block);
    case "CatchClause":
      return exits;
    case "ReturnStatement":
      return followedBy(exits, () => new Set<Exit>(["return"]));
    case "SwitchCase":
    case "LabeledStatement":
      return new Set(["unknown"]);
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return behindTurn(exits, isOwn);
    case "AwaitExpression":
    case "CallExpression":
      return followedBy(exits, () => completed(asked, parent));
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return isExecutor(asked.file, parent) ? behindExecutor(exits) : exits;
    default:
      return exits;
  }
}

/** What returns from the executor of a promise goes on behind the promise. Nothing goes on where an async one fails: its timer is what settles the promise then. */
function behindExecutor(exits: ReadonlySet<Exit>): ReadonlySet<Exit> {
  return new Set([...exits].flatMap((exit): readonly Exit[] => (exit === "throw" ? [] : [exit === "return" ? "end" : exit])));
}

/** A timer that is kept outside the loop may be cleared in its next turn; one that is kept in it may not. */
function behindTurn(exits: ReadonlySet<Exit>, isOwn: boolean): ReadonlySet<Exit> {
  const goesOn = exits.has("end") || exits.has("continue");
  if (goesOn && !isOwn) return new Set(["unknown"]);
  return new Set([...exits].map((exit) => (exit === "break" || exit === "continue" ? "end" : exit)));
}
